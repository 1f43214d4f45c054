import type pg from 'pg';
import { dropPolicies } from '#platform/migrate';
import { policies } from '../../src/rights.ts';

/** One fault planted in the generated policies. */
export type Fault = {
  readonly kind: string;
  readonly name: string;
  readonly sql: string;
  /** Only writing shows it. */
  readonly writes: boolean;
  /** In the policy of this table: it shows nowhere else, for no policy asks another table and no door asks a policy. */
  readonly table?: string | undefined;
};

/** A way in which somebody could get the policies wrong; every place where it fits gives one fault. */
type Slip = {
  readonly kind: string;
  readonly find: RegExp;
  readonly put: string | ((found: RegExpExecArray) => string | undefined);
  readonly writes?: true;
  /** Only where this hat is looked up: elsewhere it means nothing. */
  readonly hat?: 'staff' | 'guardian';
};

const validity = /local_day between (relation|enrolment)\.valid_from and \1\.valid_until/g;
const policyOf = (command: string, rest: string) =>
  new RegExp(`(?<=create policy \\w+ on [\\w.]+ for ${command} to (?!app_jobs)\\w+ )${rest}`, 'g');

const slips: readonly Slip[] = [
  // in the row policies
  {
    kind: 'forgets the school',
    find: policyOf('select', String.raw`using \(school_id = app\.school_id\(\) and `),
    put: 'using (',
  },
  {
    kind: 'forgets the school',
    find: policyOf('insert', String.raw`with check \(school_id = app\.school_id\(\) and `),
    put: 'with check (',
    writes: true,
  },
  {
    kind: 'open to everybody',
    find: policyOf('select', String.raw`using \(school_id = app\.school_id\(\)\)`),
    put: 'using (true)',
  },
  {
    kind: 'open to everybody',
    find: policyOf('insert', String.raw`with check \(school_id = app\.school_id\(\)\)`),
    put: 'with check (true)',
    writes: true,
  },
  {
    kind: 'open to the whole school',
    find: policyOf('select', String.raw`using \(school_id = app\.school_id\(\) and .*\)(?=;)`),
    put: 'using (school_id = app.school_id())',
  },
  {
    kind: 'open to the whole school',
    find: policyOf('(insert)', String.raw`with check \(school_id = app\.school_id\(\) and .*\)(?=;)`),
    put: 'with check (school_id = app.school_id())',
    writes: true,
  },
  {
    kind: 'open to the whole school',
    find: policyOf('(delete)', String.raw`using \(school_id = app\.school_id\(\) and .*\)(?=;)`),
    put: 'using (school_id = app.school_id())',
    writes: true,
  },
  {
    kind: 'changes the whole school',
    find: policyOf('update', String.raw`using \(school_id = app\.school_id\(\) and .*\)(?= with check)`),
    put: 'using (school_id = app.school_id())',
    writes: true,
  },
  {
    kind: 'moves out of reach',
    find: policyOf(
      'update',
      String.raw`(using \(.*\) )with check \(school_id = app\.school_id\(\) and .*\)(?=;)`,
    ),
    put: (found) => `${found[1]}with check (school_id = app.school_id())`,
    writes: true,
  },
  {
    kind: 'signs for somebody else',
    find: / and (set_by|noted_by|reader|granted_by|actor|judged_by|made_by|by|coach) = app\.actor\(\)(?=\);)/g,
    put: '',
    writes: true,
  },
  {
    kind: 'reads by another list',
    find: policyOf('select', String.raw`(.*)app\.(\w+)\(\)\)::uuid\[\]`),
    put: (found) => swapped(found[0], found[2] as string),
  },
  {
    kind: 'writes what may be read',
    find: /(with check|using) \(school_id = app\.school_id\(\) and .*app\.writes_\w+\(\).*/g,
    put: (found) => {
      const wider = found[0].replaceAll('app.writes_', 'app.reads_');
      const [list = ''] = /app\.reads_\w+\(\)/.exec(wider) ?? [];
      // of what is only ever written there is no list to read by
      return policies.includes(`create or replace function ${list}`) ? wider : undefined;
    },
    writes: true,
  },
  {
    kind: 'before its time',
    find: / and released_at <= app\.now\(\)/g,
    put: '',
  },
  {
    kind: 'dated by the writer',
    find: / and (judged_at|at|made_at|set_at|opened_at|agreed_at) = app\.now\(\)| and released_at <= app\.now\(\)(?= and .*\);$)/gm,
    put: '',
    writes: true,
  },
  {
    kind: 'answered by the asker',
    find: / and (opened_at|done_at|agreed_at) is null(?=.* = app\.actor\(\)\);$)/gm,
    put: '',
    writes: true,
  },
  {
    kind: 'tells of anybody',
    find: / and \(reach is null or [^)]*\(\)\)\)/g,
    put: '',
    writes: true,
  },
  {
    kind: 'the other parent',
    find: / and \(side <> 'guardian' or [^)]*\(\)\)\)| and \(relation not like 'guardian%' or [^)]*\(\) in \(reader, pupil_id\)\)/g,
    put: '',
  },
  {
    kind: 'taken back by anybody',
    find: /(?<=using \(school_id = app\.school_id\(\) and )(judged_by|by) = app\.actor\(\) and /g,
    put: '',
    writes: true,
  },
  {
    kind: 'taken back at any time',
    find: / and opened_at is null(?= and judged_at >)| and (judged_at|at) > app\.now\(\) - interval '61 seconds'/g,
    put: '',
    writes: true,
  },
  {
    kind: 'agreements of others',
    find: /(?<=using \(school_id = app\.school_id\(\)) and owner = app\.actor\(\)/g,
    put: '',
    writes: true,
  },
  {
    kind: 'every column',
    find: /(?<=grant (select|insert|update)) \([^)]*\)(?= on)/g,
    put: '',
    writes: true,
  },
  {
    kind: 'a command too many',
    find: /grant select on ([\w.]+) to (app_member|app_school);\ncreate policy \w+ on \S+ for select to \w+ using (.*);/g,
    put: tooMany,
    writes: true,
  },
  {
    kind: 'another role',
    find: /(grant select on [\w.]+ to app_member);\n(create policy \w+ on \S+ for select to app_member)/g,
    put: (found) => `${found[1]}, app_counts;\n${found[2]}, app_counts`,
  },
  {
    kind: 'no row security',
    find: /alter table ([\w.]+) enable row level security/g,
    put: (found) => `alter table ${found[1]} disable row level security`,
  },
  // at the door
  { kind: 'signed out', find: /sign_in\.ended_at is null/g, put: 'true' },
  { kind: 'blocked account', find: /account\.blocked_at is null/g, put: 'true' },
  {
    kind: 'from the future',
    find: /sign_in\.(started_at|seen_at) <= at \+ interval '1 minute'/g,
    put: 'true',
  },
  {
    kind: 'rested too long',
    find: /sign_in\.seen_at > at - case/g,
    put: "sign_in.seen_at > at - interval '10 days' - case",
  },
  {
    kind: 'not a member',
    find: /between membership\.valid_from and membership\.valid_until/g,
    put: '>= membership.valid_from',
  },
  {
    kind: 'not a member',
    find: /between membership\.valid_from and membership\.valid_until/g,
    put: '<= membership.valid_until',
  },
  { kind: 'of another class', find: /session_user = 'app_(school|network)'\)/g, put: 'true)' },
  { kind: 'of another class', find: /session_user in \('app_member', 'app_counts'\)/g, put: 'true' },
  {
    kind: 'opens twice',
    find: /if nullif\(current_setting\('app\.seal', true\), ''\) is not null then/g,
    put: 'if false then',
    writes: true,
  },
  { kind: 'no seal', find: /if seal <> encode/g, put: 'if false and seal <> encode', writes: true },
  {
    kind: 'seals too little',
    find: /(?<=transaction_timestamp\(\), .*)coalesce\((who|lists), '-'\)/g,
    put: "'-'",
    writes: true,
  },
  // among the relations
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
  { kind: 'no more barred', find: /where pupil <> all\(array\(.*?'blocked'\)\)/gs, put: '' },
  { kind: 'not narrowed', find: /where subject is null or pupil = subject/g, put: '' },
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
  { kind: 'writes on a page that shows', find: /where writes and/g, put: 'where true and', writes: true },
  {
    kind: 'writes on a page that shows',
    find: /case when writes then/g,
    put: 'case when true then',
    writes: true,
  },
  {
    kind: 'a line too many',
    find: /any\('\{([\w:,]+)\}'\)/g,
    put: (found) => widened(found[1] as string),
  },
  {
    kind: 'a line too few',
    find: /any\('\{([\w:,]+)\}'\)/g,
    put: (found) => `any('{${(found[1] as string).split(',').slice(1).join(',')}}')`,
  },
  {
    kind: 'a line too few',
    find: /any\('\{([\w:]+,[\w:,]+)\}'\)/g,
    put: (found) => `any('{${(found[1] as string).split(',').slice(0, -1).join(',')}}')`,
  },
  { kind: 'not even oneself', find: /reads_card := reads_card \|\| s\.person_id;/g, put: '' },
  { kind: 'any colleague', find: /and relation\.object = any\(reads_card\)/g, put: '' },
  { kind: 'any colleague', find: /and enrolment\.pupil_id = any\(reads_card\)/g, put: '' },
  { kind: 'teachers for guardians', find: / and s\.hat <> 'guardian'/g, put: '' },
  {
    kind: 'the list of another',
    find: /:= array\[s\.person_id\]|then array\[s\.person_id\]/g,
    put: (found) => found[0].replace('s.person_id', 'coalesce(subject, s.person_id)'),
  },
];

function swapped(whole: string, list: string): string | undefined {
  const other = {
    reads_goal: 'reads_card',
    reads_goal_text: 'reads_card',
    reads_looked: 'reads_card',
    reads_card: 'reads_looked',
    counts_card: 'reads_card',
    counts_goal_figure: 'reads_card',
    counts_talk: 'reads_card',
    reads_record: 'reads_goal',
    reads_released: 'reads_goal',
    reads_path: 'reads_record',
    reads_talk: 'reads_card',
    reads_talk_card: 'reads_talk',
    reads_agreement: 'reads_card',
    reads_autonomy: 'reads_card',
    writes_goal: 'reads_goal',
  }[list];
  return other === undefined ? undefined : whole.replace(`app.${list}()`, `app.${other}()`);
}

function tooMany([whole, table, role, condition]: RegExpExecArray): string | undefined {
  const has = (command: string) => policies.includes(`create policy ${role}_${command} on ${table} `);
  if (has('update') && has('delete')) return undefined;
  return `${whole}
grant update, delete on ${table} to ${role};
create policy too_many on ${table} for all to ${role} using ${condition} with check ${condition};`;
}

function widened(pairs: string): string | undefined {
  const more = extra(pairs);
  return more === undefined ? undefined : `any('{${pairs},${more}}')`;
}

/** A relation that the matrix does not let in here: `coach:end` gives `teamMember:end`. */
function extra(pairs: string): string | undefined {
  if (!pairs.includes(':')) return undefined;
  const sort = pairs.split(',')[0]?.split(':')[1] ?? 'all';
  // what was opened is held beside one of these two, never alone
  if (pairs.includes('guardianUnder16:all') && pairs.includes('guardianFrom16:all')) return undefined;
  const others = pairs.includes('guardian')
    ? ['guardianFrom16', 'guardianWeek', 'guardianShared', 'guardianUnder16']
    : ['teamMember', 'teamLead', 'subjectTeacher', 'coach', 'schoolLeader'];
  const other = others.find((relation) => !pairs.includes(`${relation}:${sort}`));
  return other === undefined ? undefined : `${other}:${sort}`;
}

/** Every fault there is: each slip in each place where it fits. */
export function faults(): readonly Fault[] {
  const seen = new Set<string>();
  return slips.flatMap(({ kind, find, put, hat, writes = false }) =>
    [...policies.matchAll(find)].flatMap((found): Fault[] => {
      const text = typeof put === 'string' ? put : put(found);
      if (text === undefined || text === found[0]) return [];
      if ((hat !== undefined && hatAt(found.index) !== hat) || isIdle(found.index)) return [];
      const at = found.index;
      const sql = policies.slice(0, at) + text + policies.slice(at + found[0].length);
      if (seen.has(sql)) return [];
      seen.add(sql);
      const line = policies.slice(0, at).split('\n').length;
      const table = /create policy \w+ on ([\w.]+) for (\w+) to (\w+)/.exec(
        policies.split('\n')[line - 1] ?? '',
      );
      const where = table === null ? `line ${line}` : `${table[1]} ${table[2]} ${table[3]}`;
      const short = (words: string) => words.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
      return [
        {
          kind,
          writes,
          sql,
          table: tableAt(at),
          name: `${kind} (${where}): ${short(found[0])} → ${short(text) || 'nothing'}`,
        },
      ];
    }),
  );
}

/** The table whose policies and grants a place of the SQL belongs to: they come one table after the other. */
const begins = [...policies.matchAll(/^alter table ([\w.]+) enable/gm)];
const tableAt = (index: number): string | undefined => begins.findLast((one) => one.index <= index)?.[1];

/** In which hat's branch of the door a place of the SQL stands. */
const hatAt = (index: number): string | undefined =>
  [...policies.slice(0, index).matchAll(/if s\.hat = '(\w+)' then/g)].at(-1)?.[1];

/** Guardians hold no enrolments, so in their branch what opens by one never does anything. */
function isIdle(index: number): boolean {
  if (hatAt(index) !== 'guardian') return false;
  const branch = policies.lastIndexOf("if s.hat = 'guardian' then", index);
  const from = policies.indexOf('where near.enrolment is null', branch);
  return index > from && index < policies.indexOf('), people as', branch);
}

/** Puts other policies in the place of the ones that are there, as a migration would. */
export async function plant(admin: pg.Client, sql: string): Promise<void> {
  await admin.query('begin');
  try {
    await admin.query('set local role app_owner');
    await admin.query(dropPolicies);
    await admin.query(sql);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
}
