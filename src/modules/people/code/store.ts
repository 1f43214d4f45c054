import { bool, int, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { hats } from '#platform/route';
import { sqlFor } from '#platform/statement';
import { type Crowd, crowds } from './model.ts';

const office = sqlFor('school');
const coach = sqlFor('member');

/** How many of each crowd can sign in, have a code waiting, or have nothing yet. */
export const accessCounts = office.many(
  'people.code.access_counts',
  `with account as materialized (select * from app.members(null)),
   who as (
     select 'pupils' as crowd, pupil.base_group_id as group_id, account.*
     from account join school.pupil on pupil.school_id = app.school_id() and pupil.id = account.person_id
     where account.hat = 'pupil' and pupil.left_on is null
     union all
     select distinct 'guardians', pupil.base_group_id, account.*
     from account
     join school.relation on relation.school_id = app.school_id() and relation.subject = account.person_id
     join school.pupil on pupil.school_id = app.school_id() and pupil.id = relation.object
     where account.hat = 'guardian' and relation.kind = 'guardian' and relation.authority <> 'blocked'
       and app.now()::date between relation.valid_from and relation.valid_until and pupil.left_on is null
     union all
     select distinct on (account.person_id) 'staff', null::uuid, account.*
     from account where account.hat in ('staff', 'administrator')
   )
   select crowd, group_id, count(*)::integer, (count(*) filter (where has_password))::integer,
     (count(*) filter (where not has_password and code_id is not null))::integer,
     (count(*) filter (where not has_password and code_id is null and elsewhere))::integer
   from who group by crowd, group_id`,
  {
    out: { crowd: oneOf(...crowds), group: maybe(uuid), all: int, in: int, waiting: int, elsewhere: int },
  },
);

export const baseGroups = office.many(
  'people.code.base_groups',
  `select id, name from school.base_group where school_id = app.school_id() order by name`,
  { out: { id: uuid, name: text } },
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
const account = `person.id, person.given, person.family, account.username, account.has_password, account.code_id,
     account.code_until, account.elsewhere`;
const named = `join school.person on person.school_id = app.school_id() and person.id = account.person_id`;

/** No school prints more letters than this in one go; the page says so when there are more. */
export const most = 500;

const pupilsOf = office.many(
  'people.code.pupils_of',
  `select ${account}
   from app.members(array(select id from school.pupil where school_id = app.school_id()
     and base_group_id is not distinct from $group and left_on is null)) account ${named}
   where account.hat = 'pupil' order by person.given, person.family, person.id limit ${most}`,
  { in: { group: maybe(uuid) }, out: person },
);

const guardiansOf = office.many(
  'people.code.guardians_of',
  `select ${account}
   from app.members(array(select relation.subject from school.relation
     join school.pupil on pupil.school_id = relation.school_id and pupil.id = relation.object
     where relation.school_id = app.school_id() and relation.kind = 'guardian' and relation.authority <> 'blocked'
       and app.now()::date between relation.valid_from and relation.valid_until
       and pupil.base_group_id is not distinct from $group and pupil.left_on is null)) account ${named}
   where account.hat = 'guardian' order by person.family, person.given, person.id limit ${most}`,
  { in: { group: maybe(uuid) }, out: person },
);

const staff = office.many(
  'people.code.staff',
  `select ${account}
   from (select distinct on (person_id) * from app.members(null) where hat in ('staff', 'administrator')) account ${named}
   order by person.family, person.given, person.id limit ${most}`,
  { out: person },
);

/** The people of one crowd with the state of their account. */
export const peopleOf = (crowd: Crowd, group: string | null) =>
  crowd === 'pupils' ? pupilsOf({ group }) : crowd === 'guardians' ? guardiansOf({ group }) : staff();

/** One person of this school with the state of the account, whatever hats they wear. */
export const accountOf = office.one(
  'people.code.account_of',
  `select ${account}, account.hat from app.members(array[$person]) account ${named} order by account.hat desc limit 1`,
  { in: { person: uuid }, out: { ...person, hat: oneOf(...hats) } },
);

export const groupNamed = office.maybe(
  'people.code.group_named',
  `select id, name from school.base_group where school_id = app.school_id() and id = $group`,
  { in: { group: maybe(uuid) }, out: { id: uuid, name: text } },
);

/** At most fifty people in whose name every typed word occurs, accents or not, with how many there are in all. */
export const found = office.many(
  'people.code.found',
  `with found as (
     select id, given, family, count(*) over () as total from school.person
     where school_id = app.school_id() and translate(regexp_replace(normalize(lower(given || ' ' || family), NFD),
       '[\\u0300-\\u036f]', '', 'g'), 'ıøłđßæ', 'ioldsa') like all ($patterns)
     order by given, family, id limit 50
   ), account as (select * from app.members(array(select id from found)))
   select found.id, found.given, found.family, found.total::integer, account.hat, account.username,
     account.has_password, account.code_id, account.elsewhere, base_group.name
   from found
   left join account on account.person_id = found.id
   left join school.pupil on pupil.school_id = app.school_id() and pupil.id = found.id
   left join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
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
      group: maybe(text),
    },
  },
);

/** A pattern per typed word; what means something to `like` is taken as it was typed. */
export const patternsOf = (words: readonly string[]): readonly string[] =>
  words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);

/** A coach's own pupils with the state of their accounts: the database gives no others. */
export const coached = coach.many(
  'people.code.coached',
  `select ${account} from app.members(null) account ${named}
   where person.id = any((select app.reads_card())::uuid[]) order by person.given, person.family, person.id`,
  { out: person },
);

/** One of the coach's own pupils; anybody else is not found. */
export const ownPupil = coach.one(
  'people.code.own_pupil',
  `select ${account} from app.members(array[$pupil]) account ${named}
   where person.id = any((select app.reads_card())::uuid[])`,
  { in: { pupil: uuid }, out: person },
);
