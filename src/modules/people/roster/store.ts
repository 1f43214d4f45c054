import { bool, day, int, list, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

/**
 * The people of a school as an import sees and writes them: whole lists at once, a thousand rows in one parameter.
 * Only the role for jobs may send these, under the scope of one school.
 */
const jobs = sqlFor('jobs');

/** Under which number the school’s administration knows each person, group, class, year and period. */
export const externalIds = jobs.many(
  'people.roster.external_ids',
  `select kind, value, object_id from school.external_id where school_id = app.school_id() and system = $system`,
  { in: { system: text }, out: { kind: text, value: text, object: uuid } },
);
export const addExternalIds = jobs.change(
  'people.roster.add_external_ids',
  `insert into school.external_id (school_id, kind, system, value, object_id)
   select here, unnest($kinds), $system, unnest($values), unnest($objects) from app.school_id() here`,
  { in: { system: text, kinds: list(text), values: list(text), objects: list(uuid) } },
);

/** Everybody this school ever had, with birth dates: an import must know again who comes back. */
export const people = jobs.many(
  'people.roster.people',
  `select person.id, person.given, person.family, birth.born
   from school.person left join school.birth on birth.school_id = person.school_id and birth.person_id = person.id
   where person.school_id = app.school_id()`,
  { out: { id: uuid, given: text, family: text, born: maybe(day) } },
);
export const addPeople = jobs.one(
  'people.roster.add_people',
  `select app.add_people($ids, $given, $family)`,
  {
    in: { ids: list(uuid), given: list(text), family: list(text) },
    out: { added: int },
  },
);
export const renamePeople = jobs.one(
  'people.roster.rename_people',
  `select app.rename_people($ids, $given, $family)`,
  { in: { ids: list(uuid), given: list(text), family: list(text) }, out: { renamed: int } },
);
/** Birth dates as the file has them; from them follows what guardians may see (16 and 18). */
export const setBirths = jobs.change(
  'people.roster.set_births',
  `insert into school.birth (school_id, person_id, born)
   select here, id, born from app.school_id() here, unnest($ids, $born) as new (id, born)
   on conflict (school_id, person_id) do update set born = excluded.born`,
  { in: { ids: list(uuid), born: list(day) } },
);

/** Whose base group the school chose itself, because no file gave one. */
export const chosenGroups = jobs.many(
  'people.roster.chosen_groups',
  `select object_id from school.settled where school_id = app.school_id() and question = 'groupless' and answered`,
  { out: { pupil: uuid } },
);

export const baseGroups = jobs.many(
  'people.roster.base_groups',
  `select id, name, year_group from school.base_group where school_id = app.school_id()`,
  { out: { id: uuid, name: text, yearGroup: text } },
);
export const addBaseGroups = jobs.change(
  'people.roster.add_base_groups',
  `insert into school.base_group (school_id, id, name, year_group)
   select here, id, name, year_group from app.school_id() here, unnest($ids, $names, $yearGroups) as new (id, name, year_group)`,
  { in: { ids: list(uuid), names: list(text), yearGroups: list(text) } },
);
export const changeBaseGroups = jobs.change(
  'people.roster.change_base_groups',
  `update school.base_group set name = new.name, year_group = new.year_group
   from unnest($ids, $names, $yearGroups) as new (id, name, year_group)
   where base_group.school_id = app.school_id() and base_group.id = new.id`,
  { in: { ids: list(uuid), names: list(text), yearGroups: list(text) } },
);

export const pupils = jobs.many(
  'people.roster.pupils',
  `select id, base_group_id, left_on from school.pupil where school_id = app.school_id()`,
  { out: { id: uuid, baseGroup: maybe(uuid), leftOn: maybe(day) } },
);
/** New pupils; the reaches of what is theirs come when something hangs on them (0049_fewer_indexes.sql). */
export const addPupils = jobs.one('people.roster.add_pupils', `select app.add_pupils($ids, $baseGroups)`, {
  in: { ids: list(uuid), baseGroups: list(maybe(uuid)) },
  out: { added: int },
});
export const changePupils = jobs.change(
  'people.roster.change_pupils',
  `update school.pupil set base_group_id = new.base_group, left_on = new.left_on
   from unnest($ids, $baseGroups, $leftOn) as new (id, base_group, left_on)
   where pupil.school_id = app.school_id() and pupil.id = new.id`,
  { in: { ids: list(uuid), baseGroups: list(maybe(uuid)), leftOn: list(maybe(day)) } },
);

export const teachingGroups = jobs.many(
  'people.roster.teaching_groups',
  `select id, name, subject, subject_code from school.teaching_group where school_id = app.school_id()`,
  { out: { id: uuid, name: text, subject: text, subjectCode: text } },
);
/** In which school year each teaching group runs. */
export const yearsOfGroups = jobs.many(
  'people.roster.years_of_groups',
  `select id, school_year_id from school.teaching_group
   where school_id = app.school_id() and school_year_id is not null`,
  { out: { id: uuid, year: uuid } },
);
export const addTeachingGroups = jobs.one(
  'people.roster.add_teaching_groups',
  `select app.add_teaching_groups($ids, $names, $subjects, $codes, $years)`,
  {
    in: {
      ids: list(uuid),
      names: list(text),
      subjects: list(text),
      codes: list(text),
      years: list(maybe(uuid)),
    },
    out: { added: int },
  },
);
export const changeTeachingGroups = jobs.change(
  'people.roster.change_teaching_groups',
  `update school.teaching_group set name = new.name, subject = new.subject, subject_code = new.code
   from unnest($ids, $names, $subjects, $codes) as new (id, name, subject, code)
   where teaching_group.school_id = app.school_id() and teaching_group.id = new.id`,
  { in: { ids: list(uuid), names: list(text), subjects: list(text), codes: list(text) } },
);

export const enrolments = jobs.many(
  'people.roster.enrolments',
  `select teaching_group_id, valid_from, valid_until, string_agg(pupil_id::text, ''), string_agg(id::text, '')
   from school.enrolment where school_id = app.school_id()
   group by teaching_group_id, valid_from, valid_until order by teaching_group_id, valid_from, valid_until`,
  { out: { group: uuid, from: day, until: day, pupils: text, ids: text } },
);
/** One mark for all places that are not over, so that nobody has to read them when a file says the same. */
export const placesMark = jobs.one(
  'people.roster.places_mark',
  `select encode(sha256(convert_to(
       coalesce(string_agg(said, '' order by teaching_group_id, valid_from, valid_until), ''), 'UTF8')), 'hex')
   from (select teaching_group_id, valid_from, valid_until,
       concat(teaching_group_id, valid_from, valid_until, string_agg(pupil_id::text, '' order by pupil_id)) as said
     from school.enrolment where school_id = app.school_id() and valid_until >= (select app.today())
     group by teaching_group_id, valid_from, valid_until) filled`,
  { out: { mark: text } },
);
/** Pupils in teaching groups, from day to day; `nth` says of each place in which of the groups it is, from 1. */
export const addEnrolments = jobs.one(
  'people.roster.add_enrolments',
  `select app.add_enrolments($groups, $from, $until, $nth, $ids, $pupils)`,
  {
    in: {
      groups: list(uuid),
      from: list(day),
      until: list(day),
      nth: list(small),
      ids: list(uuid),
      pupils: list(uuid),
    },
    out: { added: int },
  },
);
export const changeEnrolments = jobs.change(
  'people.roster.change_enrolments',
  `update school.enrolment set valid_from = new.starts, valid_until = new.ends
   from unnest($pupils, $ids, $from, $until) as new (pupil, id, starts, ends)
   where enrolment.school_id = app.school_id() and enrolment.pupil_id = new.pupil and enrolment.id = new.id`,
  { in: { pupils: list(uuid), ids: list(uuid), from: list(day), until: list(day) } },
);

const kinds = ['coach', 'teaches', 'member', 'leads_team', 'leads_school', 'guardian'] as const;

/**
 * Every relation, ended ones too, with who made it: an import only ever changes its own. A guardian whom the school
 * restricted is the school's own until that is over, for the last day of a bar would be the end of it.
 */
export const relations = jobs.many(
  'people.roster.relations',
  `select id, subject, kind, object, valid_from, valid_until,
     case when authority <> 'full' then 'manual' else source end, authority = 'blocked'
   from school.relation where school_id = app.school_id()`,
  {
    out: {
      id: uuid,
      subject: uuid,
      kind: oneOf(...kinds),
      object: uuid,
      from: day,
      until: day,
      source: oneOf('import', 'manual', 'world'),
      blocked: bool,
    },
  },
);
/** New relations; a guardian begins with full authority and unconfirmed, and so sees nothing (first-slice §7). */
export const addRelations = jobs.one(
  'people.roster.add_relations',
  `select app.add_relations($ids, $subjects, $kinds, $objects, $from, $until, $source)`,
  {
    in: {
      ids: list(uuid),
      subjects: list(uuid),
      kinds: list(text),
      objects: list(uuid),
      from: list(day),
      until: list(day),
      source: text,
    },
    out: { added: int },
  },
);

/**
 * Other dates for relations that an import made. A guardian who comes back must be confirmed again, and whatever the
 * school wrote about authority stays: an import never loosens "info" or "blocked" (first-slice §7, 0033_guardians.sql).
 */
export const changeRelations = jobs.one(
  'people.roster.change_relations',
  `select app.date_relations($ids, $from, $until)`,
  { in: { ids: list(uuid), from: list(day), until: list(day) }, out: { dated: int } },
);
