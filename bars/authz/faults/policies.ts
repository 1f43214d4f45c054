import { policies } from '../../../src/rights.ts';
import type { Slip } from './slip.ts';

const policyOf = (command: string, rest: string) =>
  new RegExp(`(?<=create policy \\w+ on [\\w.]+ for ${command} to (?!app_jobs)\\w+ )${rest}`, 'g');

/** In the row policies and the grants. */
export const inPolicies: readonly Slip[] = [
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
    find: policyOf(
      'select',
      String.raw`(.*)app\.(\w+)\(\)(?: where app\.school_id\(\) is not null)?\)::uuid\[\]`,
    ),
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
    find: / and released_at <= (\(select )?app\.now\(\)( where app\.school_id\(\) is not null\))?/g,
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
    find: / and case when reach is null then true else .*? end(?= and actor)/g,
    put: '',
    writes: true,
  },
  {
    kind: 'tells of a stranger',
    find: / and pupil_id = any\(app\.reads_card\(\)\)(?= end and actor)/g,
    put: '',
    writes: true,
  },
  // beside a list of reaches it says nothing more
  { kind: 'tells of no goal', find: / and reach is not null(?= and pupil_id)/g, put: '' },
  {
    kind: 'the other parent',
    find: / and case when (side = 'guardian'|relation like 'guardian%') then .*? end(?= and)/g,
    put: '',
  },
  {
    kind: 'taken back by anybody',
    find: /(?<=using \(school_id = app\.school_id\(\) and )(judged_by|by) = (\(select )?app\.actor\(\)( where app\.school_id\(\) is not null\))? and /g,
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
    find: /(?<=using \(school_id = app\.school_id\(\)) and owner = (\(select )?app\.actor\(\)( where app\.school_id\(\) is not null\))?/g,
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
];

function swapped(whole: string, list: string): string | undefined {
  const other = {
    reads_goal: 'reads_card',
    reads_goal_whole: 'reads_card',
    reads_record_whole: 'reads_card',
    reads_path_whole: 'reads_card',
    reads_released_whole: 'reads_card',
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
