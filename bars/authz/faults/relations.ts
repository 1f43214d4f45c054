import type { Slip } from './slip.ts';

const validity = /local_day between (relation|enrolment)\.valid_from and \1\.valid_until/g;

/** What a list asks for, with what is asked beside it: of somebody's own, sorts; else relations, or both. */
const asked =
  /((?:\(alike\.bound or writes\) and |writes and )?(?:known\.relation|alike\.key|reach\.sort) = )any\('\{([\w:,]+)\}'\)/g;
const sorts = ['end', 'period', 'week'];

/** Where the lists of what somebody may see are made of their relations. */
export const amongRelations: readonly Slip[] = [
  { kind: 'ended relation', find: validity, put: (found) => `local_day >= ${found[1]}.valid_from` },
  { kind: 'relation to come', find: validity, put: (found) => `local_day <= ${found[1]}.valid_until` },
  {
    kind: 'last day',
    find: validity,
    put: (found) => `local_day >= ${found[1]}.valid_from and local_day < ${found[1]}.valid_until`,
  },
  {
    kind: 'first day',
    find: validity,
    put: (found) => `local_day > ${found[1]}.valid_from and local_day <= ${found[1]}.valid_until`,
  },
  { kind: 'another school', find: /relation\.school_id = s\.school_id and /g, put: '' },
  {
    kind: 'another school',
    find: /(reach|enrolment|base_group|pupil|relation|school_setting|birth)\.school_id = (?:s|relation|enrolment)\.school_id and /g,
    put: '',
  },
  { kind: 'somebody else', find: /relation\.subject = s\.person_id/g, put: 'true' },
  {
    kind: 'any kind of relation',
    find: /(?<=and )relation\.kind (= '\w+'|in \('member', 'leads_team'\))/g,
    put: 'true',
  },
  {
    kind: 'any authority',
    find: /relation\.authority = 'full'/g,
    put: "relation.authority in ('full', 'info')",
  },
  {
    kind: 'any authority',
    find: /relation\.authority = 'full'/g,
    put: "relation.authority in ('full', 'blocked')",
  },
  { kind: 'unconfirmed', find: /relation\.confirmed_at <= at/g, put: 'true' },
  { kind: 'unconfirmed', find: /relation\.confirmed_at <= at/g, put: 'relation.confirmed_at is not null' },
  { kind: 'a birthday late', find: /age < (16|18)/g, put: (found) => `age <= ${found[1]}` },
  { kind: 'a birthday early', find: /age < (16|18)/g, put: (found) => `age < ${Number(found[1]) - 1}` },
  { kind: 'unknown birth date', find: /age is null or age < 18/g, put: 'age < 18' },
  { kind: 'unknown birth date', find: /when age < 16 then/g, put: 'when age is null or age < 16 then' },
  { kind: 'never let in again', find: / or renewed/g, put: '' },
  { kind: 'always let in', find: / or renewed/g, put: ' or true' },
  {
    kind: 'not opened',
    find: /case when (week_open|opens_week) then 'guardianWeek' end/g,
    put: "'guardianWeek'",
  },
  {
    kind: 'not opened',
    find: /case when (opens_goals or \(.*?\)\)) then 'guardianShared' end/g,
    put: "'guardianShared'",
  },
  { kind: 'opened by the school for a grown-up', find: / and \(age is null or age < 18\)\)/g, put: ')' },
  { kind: 'no more barred', find: /where held\.pupil <> all\(array\(.*?'blocked'\)\)/gs, put: '' },
  { kind: 'not narrowed', find: /open\.subject is null or held\.pupil = open\.subject/g, put: 'true' },
  { kind: 'reaches not looked for', find: / or array_remove\(places, null\) <> '\{\}'/g, put: '' },
  { kind: 'a part that is not asked', find: /(?<=if duties_here && '\{)\w+,?(?=[\w,]*\}' then)/g, put: '' },
  {
    kind: 'a list of the whole school',
    find: / and \(subject is not null or session_user = 'app_counts'\)/g,
    put: '',
  },
  {
    kind: 'any course',
    hat: 'staff',
    find: /reach\.enrolment_id = near\.enrolment/g,
    put: 'reach.pupil_id = near.pupil',
  },
  { kind: 'any course', hat: 'staff', find: / where near\.enrolment is null/g, put: '' },
  {
    kind: 'any course',
    hat: 'staff',
    find: / and reach\.sort = 'end'\s+and reach\.enrolment_id is null/g,
    put: '',
  },
  { kind: 'any enrolment', find: /and enrolment\.teaching_group_id = relation\.object/g, put: '' },
  { kind: 'any team', find: /and base_group\.team_id = relation\.object/g, put: '' },
  { kind: 'any group', find: / and pupil\.base_group_id = base_group\.id/g, put: '' },
  {
    kind: 'writes on a page that shows',
    find: /where writes and (\w+\.\w+ = any\('\{[\w:,]+\}'\))/g,
    put: (found) => `where true and ${found[1]}`,
    writes: true,
  },
  { kind: 'a line too many', find: asked, put: ([, before, pairs = '']) => lined(before, widened(pairs)) },
  {
    kind: 'a line too few',
    find: asked,
    put: ([, before, pairs = '']) => lined(before, pairs.split(',').slice(1)),
  },
  {
    kind: 'a line too few',
    find: asked,
    put: ([, before, pairs = '']) =>
      pairs.includes(',') ? lined(before, pairs.split(',').slice(0, -1)) : undefined,
  },
  { kind: 'a place counts as the whole pupil', hat: 'staff', find: / and not known\.bound/g, put: '' },
  {
    kind: 'not even oneself',
    find: /(?<=cards := coalesce\(kept\[1\], '\{\}'\)::uuid\[\]) \|\| s\.person_id/g,
    put: '',
  },
  { kind: 'any colleague', find: /and relation\.object = any\(cards\)/g, put: '' },
  { kind: 'any colleague', find: /and enrolment\.pupil_id = any\(cards\)/g, put: '' },
  { kind: 'teachers for guardians', find: / and s\.hat <> 'guardian'/g, put: '' },
  {
    kind: 'the list of another',
    find: /mine := '\{' \|\| s\.person_id/g,
    put: "mine := '{' || coalesce(subject, s.person_id)",
  },
];

function lined(before: string | undefined, pairs: readonly string[] | undefined): string | undefined {
  return pairs === undefined ? undefined : `${before}any('{${pairs.join(',')}}')`;
}

function widened(pairs: string): readonly string[] | undefined {
  const more = sorts.includes(pairs.split(',')[0] as string)
    ? sorts.find((sort) => !pairs.includes(sort))
    : extra(pairs);
  return more === undefined ? undefined : [pairs, more];
}

/** A relation that the matrix does not let in here: `coach:end` gives `teamMember:end`, and `coach` alone `teamMember`. */
function extra(pairs: string): string | undefined {
  const sort = /:\w+/.exec(pairs)?.[0] ?? '';
  // what was opened is held beside one of these two, never alone
  if (sort === '' && pairs.includes('guardianUnder16') && pairs.includes('guardianFrom16')) return undefined;
  const others = pairs.includes('guardian')
    ? ['guardianFrom16', 'guardianWeek', 'guardianShared', 'guardianUnder16']
    : ['teamMember', 'teamLead', 'subjectTeacher', 'coach', 'schoolLeader'];
  const other = others.find((relation) => !pairs.includes(`${relation}${sort}`));
  return other === undefined ? undefined : `${other}${sort}`;
}
