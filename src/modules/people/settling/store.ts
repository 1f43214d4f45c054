import { bool, day, int, list, maybe, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { questions } from './model.ts';

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
     select id, name, level, year_group from school.base_group where school_id = app.school_id()
   )`;
const saidHere = `said as materialized (
     select question, object_id from school.settled where school_id = app.school_id()
   )`;

/**
 * Everything that is missing, whether or not somebody said something about it: which question, and about whom. Who
 * is not in a list is looked up in it: where a school just came in and nothing is counted yet, a join went through the list
 * for every pupil, and the page of an import of 10,000 people took half a second each time that it was looked at.
 */
const missing = `${pupils}, ${births}, ${coached}, ${groupsHere}, ${saidHere}, guarded as materialized (
     select distinct object from school.relation
     where school_id = app.school_id() and kind = 'guardian' and app.today() between valid_from and valid_until
   ), taught as materialized (
     select distinct object from school.relation
     where school_id = app.school_id() and kind = 'teaches' and app.today() between valid_from and valid_until
   ), lesson as materialized (
     select id, name from school.teaching_group where school_id = app.school_id()
   ), placed as materialized (
     select distinct teaching_group_id as id from school.enrolment
     where school_id = app.school_id() and app.today() between valid_from and valid_until
   ), lacking as materialized (
     select 'births' as question, id, null::text as name from pupil where id not in (select person_id from birth)
     union all
     select 'groupless', id, null from pupil where base_group_id is null
     union all
     select 'coachless', id, null from pupil where id not in (select object from coached)
     union all
     select 'guardianless', id, null from pupil where id not in (select object from guarded)
     union all
     select 'levels', id, name from named where level = '' and id in (select base_group_id from pupil)
     union all
     select 'years', id, name from named where year_group = '' and id in (select base_group_id from pupil)
     union all
     select 'teacherless', lesson.id, lesson.name from lesson join placed on placed.id = lesson.id
     where lesson.id not in (select object from taught)
   ), missing as materialized (
     select lacking.question, lacking.id, lacking.name, said.object_id is null as is_open
     from lacking left join said on said.question = lacking.question and said.object_id = lacking.id
   )`;

/** How many of each thing there is to settle, without what somebody left as it is. */
export const gaps = office.one(
  'people.settling.gaps',
  `with ${missing}, waiting as materialized (
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
     (select count(*) from missing where is_open and question = 'births')::integer,
     (select count(*) from missing where is_open and question = 'groupless')::integer,
     (select count(*) from missing where is_open and question = 'levels')::integer,
     (select count(*) from missing where is_open and question = 'coachless')::integer,
     (select count(distinct question) from missing where is_open)::integer,
     (select count(distinct waiting.subject) from waiting join pupil on pupil.id = waiting.object)::integer,
     (select count(distinct person_id) from account where code_id is null)::integer,
     (select count(distinct person_id) from account where code_id is not null)::integer`,
  {
    out: {
      births: int,
      groupless: int,
      levels: int,
      coachless: int,
      questions: int,
      unconfirmed: int,
      shut: int,
      waiting: int,
    },
  },
);

/** The questions with how many they are about, how many were left as they are, and some names. */
export const openQuestions = office.many(
  'people.settling.questions',
  `with ${missing}, card as materialized (
     select id, concat_ws(' ', given, nullif(family, '')) as name from school.person where school_id = app.school_id()
   )
   select missing.question, (count(*) filter (where is_open))::integer, (count(*) filter (where not is_open))::integer,
     coalesce((array_agg(coalesce(missing.name, card.name) order by coalesce(missing.name, card.name))
       filter (where is_open))[1:3], '{}')
   from missing left join card on card.id = missing.id group by missing.question`,
  { out: { question: oneOf(...questions), open: int, left: int, names: list(text) } },
);

/** Everything that is open of one question stays as it is, and is not asked again. */
export const leaveOpen = office.change(
  'people.settling.leave_open',
  `with ${missing}
   insert into school.settled (school_id, question, object_id, answered, said_by, said_at)
   select app.school_id(), missing.question, missing.id, false, app.actor(), app.now()
   from missing where is_open and missing.question = $question
   on conflict do nothing`,
  { in: { question: oneOf(...questions) } },
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

/** Base groups with pupils and without a year. */
export const yearless = office.many(
  'people.settling.yearless',
  `with ${pupils}, ${groupsHere}
   select named.id, named.name, count(*)::integer
   from named join pupil on pupil.base_group_id = named.id where named.year_group = ''
   group by named.id, named.name order by named.name limit 100`,
  { out: { id: uuid, name: text, pupils: int } },
);

/** Only where none was chosen meanwhile; gives those where it was done. */
export const setYears = office.many(
  'people.settling.set_years',
  `update school.base_group set year_group = answer.year from unnest($groups, $years) as answer (id, year)
   where base_group.school_id = app.school_id() and base_group.id = answer.id and base_group.year_group = ''
   returning base_group.id`,
  { in: { groups: list(uuid), years: list(text) }, out: { id: uuid } },
);

/** Only where none was chosen meanwhile; gives those where it was done. */
export const setLevels = office.many(
  'people.settling.set_levels',
  `update school.base_group set level = answer.level from unnest($groups, $levels) as answer (id, level)
   where base_group.school_id = app.school_id() and base_group.id = answer.id and base_group.level = ''
   returning base_group.id`,
  { in: { groups: list(uuid), levels: list(text) }, out: { id: uuid } },
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
     and app.today() between relation.valid_from and relation.valid_until
   order by person.given, person.family, person.id`,
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

/**
 * Only where none was chosen meanwhile; gives those where it was done. These the school chose itself: a file that says
 * nothing about it takes it away no more.
 */
export const setGroups = office.many(
  'people.settling.set_groups',
  `with given as (
     update school.pupil set base_group_id = answer.chosen from unnest($pupils, $groups) as answer (id, chosen)
     where pupil.school_id = app.school_id() and pupil.id = answer.id and pupil.base_group_id is null
     returning pupil.id
   ), kept as (
     insert into school.settled (school_id, question, object_id, answered, said_by, said_at)
     select app.school_id(), 'groupless', id, true, app.actor(), app.now() from given
     on conflict (school_id, question, object_id) do update
       set answered = true, said_by = excluded.said_by, said_at = excluded.said_at
   )
   select id from given`,
  { in: { pupils: list(uuid), groups: list(uuid) }, out: { id: uuid } },
);
