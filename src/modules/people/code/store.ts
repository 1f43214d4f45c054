import { bool, int, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { hats } from '#platform/route';
import { sqlFor } from '#platform/statement';
import { type Crowd, crowds } from './model.ts';

const office = sqlFor('school');
const coach = sqlFor('member');

/*
 * In every statement each table is asked once for the whole school, as a part of its own, and the parts are joined: the
 * question whose school this is costs a look at the seal, and inside a nested loop it would be asked for every row
 * (10,000 pupils: 900 ms instead of 40).
 */
const pupils = `pupil as materialized (
     select id, base_group_id from school.pupil where school_id = app.school_id() and left_on is null
   )`;
/** Those who see something: nobody else has anything to sign in for, and no letter (0033_guardians.sql). */
const guardians = `guardian as materialized (
     select distinct subject, object from school.relation
     where school_id = app.school_id() and kind = 'guardian' and authority = 'full' and confirmed_at <= app.now()
       and app.today() between valid_from and valid_until
   )`;

/** How many of each crowd can sign in, have a code waiting, or have nothing yet. */
export const accessCounts = office.many(
  'people.code.access_counts',
  `with account as materialized (select * from app.members(null)), ${pupils}, ${guardians}, who as (
     select 'pupils' as crowd, pupil.base_group_id as group_id, account.*
     from account join pupil on pupil.id = account.person_id where account.hat = 'pupil'
     union all
     select distinct 'guardians', pupil.base_group_id, account.*
     from account join guardian on guardian.subject = account.person_id join pupil on pupil.id = guardian.object
     where account.hat = 'guardian'
     union all
     (select distinct on (account.person_id) 'staff', null::uuid, account.*
     from account where account.hat in ('staff', 'administrator') order by account.person_id)
   )
   select crowd, group_id, count(*)::integer, (count(*) filter (where has_password))::integer,
     (count(*) filter (where not has_password and code_id is not null))::integer,
     (count(*) filter (where not has_password and code_id is null and elsewhere))::integer
   from who group by crowd, group_id`,
  {
    out: { crowd: oneOf(...crowds), group: maybe(uuid), all: int, in: int, waiting: int, elsewhere: int },
  },
);

const person = {
  person: uuid,
  given: text,
  family: text,
  username: text,
  hasPassword: bool,
  code: maybe(uuid),
  codeUntil: maybe(moment),
  elsewhere: bool,
};
const columns = `card.id, card.given, card.family, account.username, account.has_password, account.code_id,
     account.code_until, account.elsewhere`;
const cards = `card as materialized (
     select id, given, family from school.person
     where school_id = app.school_id() and id = any(array(select person_id from account))
   )`;

/** No school prints more letters than this in one go; the page says so when there are more. */
export const most = 500;

const pupilsOf = office.many(
  'people.code.pupils_of',
  `with account as materialized (
     select * from app.members(array(select id from school.pupil where school_id = app.school_id()
     and base_group_id is not distinct from $group and left_on is null))
   ), ${cards}
   select ${columns} from account join card on card.id = account.person_id where account.hat = 'pupil'
   order by card.given, card.family, card.id limit ${most}`,
  { in: { group: maybe(uuid) }, out: person },
);

const guardiansOf = office.many(
  'people.code.guardians_of',
  `with ${guardians}, account as materialized (
     select * from app.members(array(select subject from guardian where object = any(array(
     select id from school.pupil where school_id = app.school_id()
       and base_group_id is not distinct from $group and left_on is null))))
   ), ${cards}
   select ${columns} from account join card on card.id = account.person_id where account.hat = 'guardian'
   order by card.family, card.given, card.id limit ${most}`,
  { in: { group: maybe(uuid) }, out: person },
);

const staff = office.many(
  'people.code.staff',
  `with account as materialized (
     select distinct on (person_id) * from app.members(null) where hat in ('staff', 'administrator') order by person_id
   ), ${cards}
   select ${columns} from account join card on card.id = account.person_id
   order by card.family, card.given, card.id limit ${most}`,
  { out: person },
);

/** The people of one crowd with the state of their account. */
export const peopleOf = (crowd: Crowd, group: string | null) =>
  crowd === 'pupils' ? pupilsOf({ group }) : crowd === 'guardians' ? guardiansOf({ group }) : staff();

/** One person of this school with the state of the account, whatever hats they wear. */
export const accountOf = office.one(
  'people.code.account_of',
  `with account as materialized (select * from app.members(array[$person])), ${cards}
   select ${columns}, account.hat, not exists (select from account other where other.hat <> 'guardian')
     and not app.guards_somebody($person)
   from account join card on card.id = account.person_id
   order by account.hat desc limit 1`,
  { in: { person: uuid }, out: { ...person, hat: oneOf(...hats), unconfirmed: bool } },
);

/** The name of one base group; nothing for one of another school. */
export const groupNamed = office.maybe(
  'people.code.group_named',
  `select id, name from school.base_group where school_id = app.school_id() and id = $group`,
  { in: { group: maybe(uuid) }, out: { id: uuid, name: text } },
);

/** At most fifty people in whose name every typed word occurs, accents or not, with how many there are in all. */
export const found = office.many(
  'people.code.found',
  `with found as materialized (
     select id, given, family, count(*) over () as total from school.person
     where school_id = app.school_id() and translate(regexp_replace(normalize(lower(given || ' ' || family), NFD),
       '[\\u0300-\\u036f]', '', 'g'), 'ıøłđßæ', 'ioldsa') like all ($patterns)
     order by given, family, id limit 50
   ), account as materialized (
     select * from app.members(array(select id from found))
   ), placed as materialized (
     select id, base_group_id from school.pupil
     where school_id = app.school_id() and id = any(array(select id from found))
   ), named as materialized (
     select id, name from school.base_group
     where school_id = app.school_id() and id = any(array(select base_group_id from placed))
   )
   select found.id, found.given, found.family, found.total::integer, account.hat, account.username,
     account.has_password, account.code_id, account.elsewhere,
     coalesce(account.hat = 'guardian', false) and not app.guards_somebody(found.id), named.name
   from found left join account on account.person_id = found.id
   left join placed on placed.id = found.id left join named on named.id = placed.base_group_id
   order by found.given, found.family, found.id, account.hat desc`,
  {
    in: { patterns: list(text) },
    out: {
      person: uuid,
      given: text,
      family: text,
      total: int,
      hat: maybe(oneOf(...hats)),
      username: maybe(text),
      hasPassword: maybe(bool),
      code: maybe(uuid),
      elsewhere: maybe(bool),
      unconfirmed: bool,
      group: maybe(text),
    },
  },
);

/** A pattern per typed word; what means something to `like` is taken as it was typed. */
export const patternsOf = (words: readonly string[]): readonly string[] =>
  words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);

/** How many guardians of pupils here are in no list of codes, because nobody confirmed them yet. */
export const unconfirmed = office.one(
  'people.code.unconfirmed',
  `with ${pupils} select count(distinct relation.subject)::integer
   from school.relation join pupil on pupil.id = relation.object
   where relation.school_id = app.school_id() and relation.kind = 'guardian' and relation.authority = 'full'
     and relation.confirmed_at is null and app.today() between relation.valid_from and relation.valid_until`,
  { out: { guardians: int } },
);

/** Whose guardian somebody is and what follows from the age of the child; for the letters of a group, or of one person. */
export const childrenOf = office.many(
  'people.code.children_of',
  `with ${guardians}, ${pupils}, wanted as materialized (
     select distinct guardian.subject from guardian join pupil on pupil.id = guardian.object
     where guardian.subject = $person or ($person is null and pupil.base_group_id is not distinct from $group)
   ), card as materialized (select id, given from school.person where school_id = app.school_id()),
   born as materialized (select person_id, born from school.birth where school_id = app.school_id()),
   named as materialized (select id, name from school.base_group where school_id = app.school_id())
   select guardian.subject, card.given, named.name, date_part('year', age(app.today(), born.born))::integer,
     (select week_open from school.school_setting where school_id = app.school_id())
   from wanted join guardian on guardian.subject = wanted.subject join pupil on pupil.id = guardian.object
   join card on card.id = pupil.id left join born on born.person_id = pupil.id
   left join named on named.id = pupil.base_group_id
   order by card.given, card.id`,
  {
    in: { group: maybe(uuid), person: maybe(uuid) },
    out: { guardian: uuid, given: text, group: maybe(text), age: maybe(int), weekOpen: bool },
  },
);

/** A coach's own pupils with the state of their accounts: the database gives no others. */
export const coached = coach.many(
  'people.code.coached',
  `with account as materialized (select * from app.members(null)), ${cards}
   select ${columns} from account join card on card.id = account.person_id
   order by card.given, card.family, card.id`,
  { out: person },
);

/** One of the coach's own pupils; anybody else is not found. */
export const ownPupil = coach.one(
  'people.code.own_pupil',
  `with account as materialized (select * from app.members(array[$pupil])), ${cards}
   select ${columns} from account join card on card.id = account.person_id`,
  { in: { pupil: uuid }, out: person },
);
