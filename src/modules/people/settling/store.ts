import { bool, day, int, list, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const office = sqlFor('school');

/** How many of each thing there is to settle; every count is of its own, so that none waits for another. */
export const gaps = office.one(
  'people.settling.gaps',
  `select
     (select count(*) from school.pupil left join school.birth on birth.school_id = pupil.school_id and birth.person_id = pupil.id
       where pupil.school_id = app.school_id() and pupil.left_on is null and birth.born is null)::integer,
     (select count(*) from school.pupil
       where pupil.school_id = app.school_id() and pupil.left_on is null and base_group_id is null)::integer,
     (select count(*) from school.base_group where base_group.school_id = app.school_id() and level = ''
       and exists (select from school.pupil where pupil.school_id = base_group.school_id
         and pupil.base_group_id = base_group.id and pupil.left_on is null))::integer,
     (select count(*) from school.pupil where pupil.school_id = app.school_id() and pupil.left_on is null
       and not exists (select from school.relation where relation.school_id = pupil.school_id and relation.object = pupil.id
         and relation.kind = 'coach' and app.now()::date between relation.valid_from and relation.valid_until))::integer,
     (select count(distinct relation.subject) from school.relation
       join school.pupil on pupil.school_id = relation.school_id and pupil.id = relation.object and pupil.left_on is null
       where relation.school_id = app.school_id() and relation.kind = 'guardian' and relation.authority = 'full'
         and relation.confirmed_at is null
         and app.now()::date between relation.valid_from and relation.valid_until)::integer,
     account.shut, account.waiting
   from (select count(distinct person_id) filter (where code_id is null)::integer as shut,
     count(distinct person_id) filter (where code_id is not null)::integer as waiting
     from app.members(null) where not has_password) account`,
  {
    out: {
      births: int,
      groupless: int,
      levels: int,
      coachless: int,
      unconfirmed: int,
      shut: int,
      waiting: int,
    },
  },
);

/** Base groups with pupils and without a level. */
export const levelless = office.many(
  'people.settling.levelless',
  `select base_group.id, base_group.name, count(*)::integer
   from school.base_group
   join school.pupil on pupil.school_id = base_group.school_id and pupil.base_group_id = base_group.id
     and pupil.left_on is null
   where base_group.school_id = app.school_id() and base_group.level = ''
   group by base_group.school_id, base_group.id order by base_group.name limit 100`,
  { out: { id: uuid, name: text, pupils: int } },
);

export const setLevels = office.change(
  'people.settling.set_levels',
  `update school.base_group set level = answer.level from unnest($groups, $levels) as answer (id, level)
   where base_group.school_id = app.school_id() and base_group.id = answer.id and base_group.level = ''`,
  { in: { groups: list(uuid), levels: list(text) } },
);

export const sectorOf = office.one(
  'people.settling.sector',
  `select sector from shared.organisation where id = app.school_id()`,
  { out: { sector: maybe(text) } },
);

const pupil = { id: uuid, given: text, family: text, group: maybe(text) };

/** The first fifty pupils without a birth date. */
export const birthless = office.many(
  'people.settling.birthless',
  `select person.id, person.given, person.family, base_group.name
   from school.pupil join school.person on person.school_id = pupil.school_id and person.id = pupil.id
   left join school.base_group on base_group.school_id = pupil.school_id and base_group.id = pupil.base_group_id
   left join school.birth on birth.school_id = pupil.school_id and birth.person_id = pupil.id
   where pupil.school_id = app.school_id() and pupil.left_on is null and birth.born is null
   order by base_group.name nulls first, person.given, person.family limit 50`,
  { out: pupil },
);

/** The first fifty pupils without a base group. */
export const groupless = office.many(
  'people.settling.groupless',
  `select person.id, person.given, person.family, null::text
   from school.pupil join school.person on person.school_id = pupil.school_id and person.id = pupil.id
   where pupil.school_id = app.school_id() and pupil.left_on is null and pupil.base_group_id is null
   order by person.given, person.family limit 50`,
  { out: pupil },
);

/** The first names of some who have no coach: a list of their own would lead nowhere, the import brings coaches. */
export const coachless = office.many(
  'people.settling.coachless',
  `select person.given, person.family
   from school.pupil join school.person on person.school_id = pupil.school_id and person.id = pupil.id
   where pupil.school_id = app.school_id() and pupil.left_on is null
     and not exists (select from school.relation where relation.school_id = pupil.school_id and relation.object = pupil.id
       and relation.kind = 'coach' and app.now()::date between relation.valid_from and relation.valid_until)
   order by person.given, person.family limit 3`,
  { out: { given: text, family: text } },
);

export const groups = office.many(
  'people.settling.groups',
  `select id, name from school.base_group where school_id = app.school_id() order by name`,
  { out: { id: uuid, name: text } },
);

/** The card of a person as the administrator sees it: nothing of what is learnt. */
export const cardOf = office.one(
  'people.settling.card_of',
  `select person.id, person.given, person.family, pupil.id is not null, pupil.base_group_id, base_group.name,
     pupil.left_on, birth.born
   from school.person
   left join school.pupil on pupil.school_id = person.school_id and pupil.id = person.id
   left join school.base_group on base_group.school_id = pupil.school_id and base_group.id = pupil.base_group_id
   left join school.birth on birth.school_id = person.school_id and birth.person_id = person.id
   where person.school_id = app.school_id() and person.id = $person`,
  {
    in: { person: uuid },
    out: {
      id: uuid,
      given: text,
      family: text,
      isPupil: bool,
      group: maybe(uuid),
      groupName: maybe(text),
      leftOn: maybe(day),
      born: maybe(day),
    },
  },
);

export const coachesOf = office.many(
  'people.settling.coaches_of',
  `select person.given, person.family
   from school.relation join school.person on person.school_id = relation.school_id and person.id = relation.subject
   where relation.school_id = app.school_id() and relation.object = $person and relation.kind = 'coach'
     and app.now()::date between relation.valid_from and relation.valid_until`,
  { in: { person: uuid }, out: { given: text, family: text } },
);

export const setBirths = office.change(
  'people.settling.set_births',
  `insert into school.birth (school_id, person_id, born)
   select app.school_id(), answer.id, answer.born from unnest($pupils, $born) as answer (id, born)
   on conflict (school_id, person_id) do update set born = excluded.born`,
  { in: { pupils: list(uuid), born: list(day) } },
);

/** Only where none was chosen meanwhile. */
export const setGroups = office.change(
  'people.settling.set_groups',
  `update school.pupil set base_group_id = answer.chosen from unnest($pupils, $groups) as answer (id, chosen)
   where pupil.school_id = app.school_id() and pupil.id = answer.id and pupil.base_group_id is null`,
  { in: { pupils: list(uuid), groups: list(uuid) } },
);
