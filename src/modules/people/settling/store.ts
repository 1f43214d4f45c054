import { bool, day, int, list, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const office = sqlFor('school');

/*
 * Each table is asked once for the whole school and the parts are joined (see code/store.ts): inside a nested loop the
 * question whose school this is would be asked for every row.
 */
const pupils = `pupil as materialized (
     select id, base_group_id from school.pupil where school_id = app.school_id() and left_on is null
   )`;
const births = `birth as materialized (select person_id from school.birth where school_id = app.school_id())`;
const coached = `coached as materialized (
     select distinct object from school.relation
     where school_id = app.school_id() and kind = 'coach' and app.today() between valid_from and valid_until
   )`;
const groupsHere = `named as materialized (
     select id, name, level from school.base_group where school_id = app.school_id()
   )`;
/** How many of each thing there is to settle; every count is of its own, so that none waits for another. */
export const gaps = office.one(
  'people.settling.gaps',
  `with ${pupils}, ${births}, ${coached}, ${groupsHere}, waiting as materialized (
     select distinct subject, object from school.relation
     where school_id = app.school_id() and kind = 'guardian' and authority = 'full' and confirmed_at is null
       and app.today() between valid_from and valid_until
   ), seeing as materialized (
     select distinct subject from school.relation
     where school_id = app.school_id() and kind = 'guardian' and authority = 'full' and confirmed_at <= app.now()
       and app.today() between valid_from and valid_until
   ), account as materialized (
     -- a guardian who sees nothing yet needs no way in yet
     select person_id, code_id from app.members(null)
     where not has_password and (hat <> 'guardian' or person_id in (select subject from seeing))
   )
   select
     (select count(*) from pupil left join birth on birth.person_id = pupil.id where birth.person_id is null)::integer,
     (select count(*) from pupil where base_group_id is null)::integer,
     (select count(*) from named where level = '' and id in (select base_group_id from pupil))::integer,
     (select count(*) from pupil left join coached on coached.object = pupil.id where coached.object is null)::integer,
     (select count(distinct waiting.subject) from waiting join pupil on pupil.id = waiting.object)::integer,
     (select count(distinct person_id) from account where code_id is null)::integer,
     (select count(distinct person_id) from account where code_id is not null)::integer`,
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
  `with ${pupils}, ${groupsHere}
   select named.id, named.name, count(*)::integer
   from named join pupil on pupil.base_group_id = named.id where named.level = ''
   group by named.id, named.name order by named.name limit 100`,
  { out: { id: uuid, name: text, pupils: int } },
);

/** Only where none was chosen meanwhile. */
export const setLevels = office.change(
  'people.settling.set_levels',
  `update school.base_group set level = answer.level from unnest($groups, $levels) as answer (id, level)
   where base_group.school_id = app.school_id() and base_group.id = answer.id and base_group.level = ''`,
  { in: { groups: list(uuid), levels: list(text) } },
);

/** The ways of their pupils begin at that level, too, as long as nobody has touched or begun them. */
export const relevelPaths = office.one('people.settling.relevel_paths', `select app.relevel_paths($groups)`, {
  in: { groups: list(uuid) },
  out: { moved: int },
});

/** Primary, secondary or other, which decides the levels that are asked; null when nobody said. */
export const sectorOf = office.one(
  'people.settling.sector',
  `select sector from shared.organisation where id = app.school_id()`,
  { out: { sector: maybe(text) } },
);

const pupil = { id: uuid, given: text, family: text, group: maybe(text) };

/** The first fifty pupils without a birth date, group by group. */
export const birthless = office.many(
  'people.settling.birthless',
  `with ${pupils}, ${births}, ${groupsHere}, open as materialized (
     select pupil.id, named.name
     from pupil left join birth on birth.person_id = pupil.id left join named on named.id = pupil.base_group_id
     where birth.person_id is null order by named.name, pupil.id limit 50
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select id from open))
   )
   select card.id, card.given, card.family, open.name from open join card on card.id = open.id
   order by open.name, card.given, card.family`,
  { out: pupil },
);

/** The first fifty pupils without a base group. */
export const groupless = office.many(
  'people.settling.groupless',
  `with ${pupils}, open as materialized (select id from pupil where base_group_id is null order by id limit 50),
     card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select id from open))
   )
   select id, given, family, null::text from card order by given, family`,
  { out: pupil },
);

/** Some who have no coach: a list of their own would lead nowhere, for coaches come with the import. */
export const coachless = office.many(
  'people.settling.coachless',
  `with ${pupils}, ${coached}, open as materialized (
     select pupil.id from pupil left join coached on coached.object = pupil.id
     where coached.object is null order by pupil.id limit 3
   ), card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select id from open))
   )
   select given, family from card order by given, family`,
  { out: { given: text, family: text } },
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

/** Who coaches this pupil today. */
export const coachesOf = office.many(
  'people.settling.coaches_of',
  `select person.given, person.family
   from school.relation join school.person on person.school_id = relation.school_id and person.id = relation.subject
   where relation.school_id = app.school_id() and relation.object = $person and relation.kind = 'coach'
     and app.today() between relation.valid_from and relation.valid_until`,
  { in: { person: uuid }, out: { given: text, family: text } },
);

/** Fills in or mends birth dates; from them follows what guardians may see (16 and 18). */
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
