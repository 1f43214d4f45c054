import type { TestDatabase } from '../../tests/world/cluster.ts';
import type { Bar, Verdict } from '../bar.ts';
import { type Chance, chance } from '../chance.ts';
import { onDatabase } from '../database.ts';
import { type Attempt, came, keyOf, literal, nameOf, tables, where, Witness } from './ask.ts';
import { deedsOf, doorsOf } from './deeds.ts';
import { faults, plant } from './faults.ts';
import { livedTables } from './lived.ts';
import { Oracle, type Standing, type Through } from './oracle.ts';
import { aWorld, type Row, settle, type World } from './world.ts';

/** How many decisions were compared, by command, and the ones in which database and oracle differ. */
export type Compared = { readonly decisions: Record<string, number>; readonly differences: string[] };

export type Witnesses = Readonly<Record<Through, Witness>>;

export async function witnesses(place: TestDatabase): Promise<Witnesses> {
  const as = (through: Through) => Witness.as(place.place, place.name, through);
  return {
    member: await as('member'),
    school: await as('school'),
    counts: await as('counts'),
    network: await as('network'),
    jobs: await as('jobs'),
  };
}
export const dismiss = (all: Witnesses) =>
  Promise.all(Object.values(all).map((witness: Witness) => witness.end()));

/** Every actor of a world on some pages: everything they see, and a sample of everything they could try. */
export async function compare(
  world: World,
  all: Witnesses,
  {
    enough = Number.POSITIVE_INFINITY,
    pages = 3,
    tries = 4,
    share = 1,
    sees = true,
    only = undefined as string | undefined,
  } = {},
): Promise<Compared> {
  const compared: Compared = { decisions: { select: 0, insert: 0, update: 0, delete: 0 }, differences: [] };
  const wrongColumns = Object.values(all).flatMap((witness: Witness) => columnsOf(witness));
  compared.differences.push(...wrongColumns);
  for (const question of questionsOf(world, { pages, tries, share })) {
    if (compared.differences.length >= enough) break;
    await compareOne(question, all[question.standing.through], { sees, only }, compared);
  }
  return compared;
}

/** What one actor on one page is to be asked, with the right answers; thought out when it is first needed. */
class Question {
  readonly #world: World;
  readonly standing: Standing;
  readonly #lot: Chance;
  readonly #tries: number;
  #oracle: Oracle | undefined;
  #visible: ReadonlyMap<string, readonly string[]> | undefined;
  #attempts: readonly Attempt[] | undefined;

  constructor(world: World, standing: Standing, lot: Chance, tries: number) {
    this.#world = world;
    this.standing = standing;
    this.#lot = lot;
    this.#tries = tries;
  }

  get oracle(): Oracle {
    this.#oracle ??= new Oracle(this.#world, this.standing);
    return this.#oracle;
  }

  /** The names of the rows this person may see, by table. */
  get visible(): ReadonlyMap<string, readonly string[]> {
    this.#visible ??= new Map(
      tables.map((table) => [
        table,
        (this.#world.rows[table] ?? [])
          .filter((row) => this.oracle.may('select', table, row))
          .map((row) => nameOf(this.standing.through, table, row)),
      ]),
    );
    return this.#visible;
  }

  get attempts(): readonly Attempt[] {
    this.#attempts ??=
      this.#tries === 0 ? [] : attemptsOf(this.#world, this.oracle, this.standing, this.#lot, this.#tries);
    return this.#attempts;
  }

  howMany(table: string): number {
    return this.#world.rows[table]?.length ?? 0;
  }
}

/** The same for every fault that is planted: a world's questions are thought out once. */
const asked = new WeakMap<World, Map<string, readonly Question[]>>();

function questionsOf(
  world: World,
  way: { pages: number; tries: number; share: number },
): readonly Question[] {
  const ways = asked.get(world) ?? new Map<string, readonly Question[]>();
  asked.set(world, ways);
  const key = JSON.stringify(way);
  let questions = ways.get(key);
  if (questions === undefined) {
    const lot = chance(world.seed);
    const every = standings(world, lot, way.pages);
    questions = lot
      .some(every, Math.ceil(every.length * way.share))
      .map((standing, n) => new Question(world, standing, chance(world.seed * 1009 + n), way.tries));
    ways.set(key, questions);
  }
  return questions;
}

/** A row policy cannot hide a column: figures come from these and no other (first-slice §1). */
const figures: readonly string[] = [
  ...['school_id', 'pupil_id', 'kind', 'state', 'due'].map((column) => `goal.${column}`),
  ...['school_id', 'id', 'base_group_id', 'left_on'].map((column) => `pupil.${column}`),
  ...['school_id', 'kind', 'subject', 'object', 'valid_from', 'valid_until'].map(
    (column) => `relation.${column}`,
  ),
  ...['school_id', 'pupil_id', 'coach', 'minutes'].map((column) => `talk_slot.${column}`),
  ...['school_id', 'pupil_id', 'monday', 'state', 'coach', 'minutes'].map((column) => `talk.${column}`),
].map((column) => `school.${column}`);

/** An import reads nothing of who looked or of what was done, not even when. */
const trace = /^school\.(access_log|request_key|journal|journal_text)\./;

function columnsOf(witness: Witness): string[] {
  const { through } = witness;
  if (through === 'member' || through === 'school') return [];
  const expected: readonly string[] = { counts: figures, network: [], jobs: [] }[through];
  const asked = [...witness.columns].filter((column) => through !== 'jobs' || trace.test(column));
  return [
    ...asked.filter((column) => !expected.includes(column)),
    ...expected.filter((column) => !witness.columns.has(column)),
  ].map((column) => `${witness.through}: has another right to read ${column} than it should`);
}

function standings(world: World, lot: Chance, pages: number): readonly Standing[] {
  const pupils = (world.rows['school.pupil'] ?? []).map((row) => row['id'] as string);
  return world.actors.flatMap((actor): readonly Standing[] => {
    const relations = world.rows['school.relation'] ?? [];
    const near = relations
      .filter((row) => row['subject'] === actor.person)
      .map((row) => row['object'] as string);
    const subjects = [null, lot.one(near.filter((id) => pupils.includes(id)).concat(lot.one(pupils)))];
    for (const pupil of lot.some([...new Set(pupils)], Math.max(0, pages - 2))) subjects.push(pupil);
    const through: readonly Through[] = {
      pupil: ['member', 'counts', 'school', 'network'] as const,
      guardian: ['member', 'counts', 'school', 'network'] as const,
      staff: ['member', 'counts', 'school', 'network'] as const,
      administrator: ['school', 'member', 'counts', 'network'] as const,
      office: ['network', 'member', 'school', 'counts'] as const,
      import: ['jobs'] as const,
    }[actor.hat];
    if (actor.hat === 'import') return [{ actor, through: 'jobs', subject: null, writes: true }];
    // the pages' own pool for each subject, every other pool once
    return [
      ...subjects.map((subject) => ({
        actor,
        through: through[0] as Through,
        subject,
        writes: lot.maybe(0.8),
      })),
      ...through.slice(1).map((one) => ({ actor, through: one, subject: null, writes: true })),
    ];
  });
}

async function compareOne(
  question: Question,
  witness: Witness,
  { sees, only }: { sees: boolean; only: string | undefined },
  compared: Compared,
): Promise<void> {
  const { decisions, differences } = compared;
  const { standing, oracle } = question;
  const { actor, through, subject, writes } = standing;
  const who = `${actor.hat} ${actor.person}${actor.ended === undefined ? '' : ` (${actor.ended})`} of ${actor.school} through ${through}, about ${subject ?? 'nobody'}${writes ? '' : ', only looking'}`;
  const opened = await witness.open(standing);
  decisions['select'] = (decisions['select'] ?? 0) + 1;
  if ((opened !== undefined) !== oracle.opens)
    differences.push(`${who}: the door ${opened === undefined ? 'stayed shut' : 'opened'}`);
  if (opened === undefined) return;
  const told = { held: opened.held.toSorted().join(), duties: opened.duties.toSorted().join() };
  const right = { held: oracle.held().join(), duties: oracle.duties().join() };
  if (oracle.opens && (told.held !== right.held || told.duties !== right.duties))
    differences.push(`${who}: is told ${JSON.stringify(told)} instead of ${JSON.stringify(right)}`);
  try {
    const visible = sees ? await witness.sees(only) : new Map<string, readonly string[]>();
    const looked = only === undefined ? tables : [only];
    for (const table of sees ? looked : []) {
      const expected = question.visible.get(table) ?? [];
      decisions['select'] += question.howMany(table);
      const seen = new Set(visible.get(table) ?? []);
      const wanted = new Set(expected);
      for (const key of seen) if (!wanted.has(key)) differences.push(`${who}: sees ${table} ${key}`);
      for (const key of wanted) if (!seen.has(key)) differences.push(`${who}: does not see ${table} ${key}`);
      if ((visible.get(table) ?? []).length !== expected.length)
        differences.push(`${who}: sees other rows of ${table} than there are`);
    }
    const attempts = question.attempts.filter(({ table }) => only === undefined || table === only);
    if (attempts.length === 0) return;
    const answers = await witness.tries(attempts);
    for (const [i, attempt] of attempts.entries()) {
      const result = came(attempt, answers[i] as string);
      decisions[attempt.command] = (decisions[attempt.command] ?? 0) + 1;
      if (result !== attempt.expected)
        differences.push(`${who}: ${attempt.what}: ${String(result)} instead of ${String(attempt.expected)}`);
    }
  } finally {
    await witness.close();
  }
}

/** Whose name a row bears: nobody may write one in somebody else's. */
const signed: Readonly<Record<string, string>> = {
  'school.goal': 'set_by',
  'school.deviation': 'noted_by',
  'school.access_log': 'reader',
  'school.journal': 'actor',
  'school.request_key': 'actor',
  'school.relation': 'granted_by',
};
const touched: Readonly<Record<string, string>> = {
  'school.school_setting': 'week_open',
  'school.person': 'given',
  'school.birth': 'born',
  'school.external_id': 'value',
  'school.team': 'name',
  'school.base_group': 'name',
  'school.site': 'name',
  'school.pupil': 'base_group_id',
  'school.teaching_group': 'name',
  'school.enrolment': 'valid_until',
  'school.reach': 'sort',
  'school.course_use': 'set_by',
  'school.group_course': 'course_id',
  'school.relation': 'valid_until',
  'school.access_log': 'relation',
  'school.goal': 'title',
  'school.goal_text': 'why',
  'school.deviation': 'cause',
  'school.journal': 'verb',
  'school.journal_text': 'before',
  'school.request_key': 'answer',
  'school.second_word': 'agreed',
  'school.authority_change': 'why',
  'school.import': 'same',
  'school.import_row': 'what',
  'school.import_undo': 'before',
  'school.upload': 'state',
  'school.upload_part': 'n',
  'school.upload_page': 'sort',
  'school.sheet_column': 'field',
};
const often = [
  'school.goal',
  'school.goal_text',
  'school.deviation',
  'school.journal',
  'school.journal_text',
  'school.relation',
];

const lived: readonly string[] = livedTables;

function attemptsOf(world: World, oracle: Oracle, standing: Standing, lot: Chance, tries: number): Attempt[] {
  const { actor, through } = standing;
  const attempts: Attempt[] = [];
  for (const table of tables.filter((one) => !lived.includes(one))) {
    const rows = world.rows[table] ?? [];
    const own = rows.filter((row) => row['school_id'] === actor.school);
    // a hasty look (few tries) asks after each of the plainer tables now and then
    const broad = through === 'school' || through === 'jobs';
    if (tries < 3 && !broad && !often.includes(table) && lot.maybe(0.6)) continue;
    const sample = (): Row[] =>
      often.includes(table)
        ? [...lot.some(own, tries), ...lot.some(rows, 1)]
        : broad
          ? [
              lot.one(own.length > 0 ? own : rows),
              lot.one(rows.filter((row) => row['school_id'] !== actor.school)),
            ]
          : [lot.one(lot.maybe(0.8) && own.length > 0 ? own : rows)];
    const column = touched[table] ?? 'title';
    for (const row of sample())
      attempts.push({
        command: 'update',
        table,
        what: `changes ${table} ${keyOf(table, row)}`,
        sql: `update ${table} set ${column} = ${column} where ${where(table, row, through)}`,
        expected: oracle.may('update', table, row),
      });
    for (const row of sample())
      attempts.push({
        command: 'delete',
        table,
        what: `deletes ${table} ${keyOf(table, row)}`,
        sql: `delete from ${table} where ${where(table, row, through)}`,
        expected: oracle.may('delete', table, row),
      });
    for (const row of sample())
      for (const by of signed[table] === undefined
        ? [undefined]
        : [actor.person, lot.one(world.actors).person])
        attempts.push(anInsert(oracle, table, asNew(table, row, by, lot)));
  }
  attempts.push(...deedsOf(world, oracle, standing, lot, tries));
  if (through === 'jobs') return attempts;
  attempts.push(...tricks(world, oracle, actor.person, actor.school, lot, tries));
  if (through !== 'network') attempts.push(...doorsOf(world, oracle, standing, lot));
  return attempts;
}

function asNew(table: string, row: Row, by: string | undefined, lot: Chance): Row {
  const column = signed[table];
  return {
    ...row,
    ...('id' in row && !['school.pupil', 'school.person'].includes(table) ? { id: lot.uuid() } : {}),
    ...(column === undefined || by === undefined ? {} : { [column]: by }),
    ...(table === 'school.relation' ? { source: 'manual', confirmed_by: null, confirmed_at: null } : {}),
  };
}

function anInsert(oracle: Oracle, table: string, row: Row): Attempt {
  const notMine = ['renewed', 'opens_goals', 'opens_week'];
  const filled = Object.entries(row).filter(([column, value]) => value !== null && !notMine.includes(column));
  return {
    command: 'insert',
    table,
    what: `adds ${table} ${JSON.stringify(row)}`,
    sql: `insert into ${table} (${filled.map(([column]) => column).join(', ')}) values (${filled.map(([, value]) => literal(value)).join(', ')})`,
    expected: oracle.may('insert', table, row),
  };
}

/** What somebody with bad intent would think of: moving, forging, writing without looking, rows that do not belong together. */
function tricks(
  world: World,
  oracle: Oracle,
  me: string,
  school: string | null,
  lot: Chance,
  tries: number,
): Attempt[] {
  const own = (table: string) => (world.rows[table] ?? []).filter((row) => row['school_id'] === school);
  const attempts: Attempt[] = [];
  const goals = lot.some(own('school.goal'), tries + 1);
  for (const goal of goals) {
    const mine = own('school.reach').filter((row) => row['pupil_id'] === goal['pupil_id']);
    for (const to of [lot.one(mine), lot.one(own('school.reach'))])
      attempts.push({
        command: 'update',
        table: 'school.goal',
        what: `moves goal ${goal['id']} to reach ${to['id']}`,
        sql: `update school.goal set reach = ${literal(to['id'] as string)} where ${where('school.goal', goal)}`,
        expected: oracle.mayMove(goal, to),
      });
    for (const [column, value] of [
      ['set_by', me],
      ['set_at', '2026-01-01T00:00:00Z'],
      ['pupil_id', lot.one(own('school.pupil'))['id'] as string],
      ['school_id', lot.one(world.rows['shared.organisation'] ?? [])['id'] as string],
    ] as const)
      attempts.push({
        command: 'update',
        table: 'school.goal',
        what: `forges ${column} of goal ${goal['id']}`,
        sql: `update school.goal set ${column} = ${literal(value)} where ${where('school.goal', goal)}`,
        expected: false,
      });
    const other = lot.one(own('school.goal'));
    attempts.push(
      anInsert(oracle, 'school.goal', {
        ...goal,
        id: lot.uuid(),
        set_by: me,
        pupil_id: other['pupil_id'] as string,
      }),
      anInsert(oracle, 'school.deviation', {
        school_id: school,
        id: lot.uuid(),
        pupil_id: other['pupil_id'] as string,
        goal_id: other['id'] as string,
        reach: goal['reach'] as string,
        cause: 'too_big',
        noted_by: me,
        noted_at: '2026-11-20T10:00:00Z',
      }),
    );
  }
  for (const relation of lot.some(own('school.relation'), 2))
    for (const [column, value] of [
      ['confirmed_at', '2026-11-20T10:00:00Z'],
      ['subject', me],
      ['authority', 'full'],
      ['granted_by', me],
    ] as const)
      attempts.push({
        command: 'update',
        table: 'school.relation',
        what: `forges ${column} of relation ${relation['id']}`,
        sql: `update school.relation set ${column} = ${literal(value)} where ${where('school.relation', relation)}`,
        expected: false,
      });
  const guarded = own('school.relation').find((row) => row['kind'] === 'guardian' && row['subject'] !== me);
  if (guarded !== undefined)
    attempts.push({
      command: 'insert',
      table: 'school.relation',
      what: 'adds a guardian who is confirmed already',
      sql: `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, authority, granted_by,
        source, confirmed_by, confirmed_at) values (${literal(school)}, '${lot.uuid()}', ${literal(guarded['subject'] as string)},
        'guardian', ${literal(guarded['object'] as string)}, '2026-01-01', 'infinity', 'full', '${me}', 'manual',
        '${lot.uuid()}', '2026-11-20T10:00:00Z')`,
      expected: false,
    });
  const pupils = own('school.pupil').map((row) => row['id']);
  const strangers = own('school.person').filter((row) => !pupils.includes(row['id'] ?? null));
  for (const pupil of lot.some(own('school.pupil'), strangers.length > 0 ? 2 : 0))
    for (const [command, sql] of [
      ['update', `update school.pupil set opens_goals = true where ${where('school.pupil', pupil)}`],
      ['update', `update school.pupil set opens_week = true where ${where('school.pupil', pupil)}`],
      [
        'insert',
        `insert into school.pupil (school_id, id, opens_goals) values (${literal(school)}, ${literal(lot.one(strangers)['id'] as string)}, true)`,
      ],
    ] as const)
      attempts.push({ command, table: 'school.pupil', what: 'opens for a pupil', sql, expected: false });
  const texts = own('school.goal_text');
  for (const text of [...lot.some(texts, 2), ...texts.filter((row) => row['pupil_id'] === me).slice(0, 2)]) {
    const to = lot.one(own('school.goal'));
    attempts.push({
      command: 'update',
      table: 'school.goal_text',
      what: `moves a text to goal ${to['id']}`,
      sql: `update school.goal_text set pupil_id = ${literal(to['pupil_id'] as string)}, goal_id = ${literal(to['id'] as string)} where ${where('school.goal_text', text)}`,
      expected: oracle.may('update', 'school.goal_text', text) && to['pupil_id'] === text['pupil_id'],
    });
  }
  // all of one's own at once: without a WHERE nothing but the check of the new row stands in the way
  const goal = own('school.goal').find((row) => row['pupil_id'] !== me);
  if (goal !== undefined)
    attempts.push({
      command: 'update',
      table: 'school.goal_text',
      what: `gives every own text to goal ${goal['id']}`,
      sql: `update school.goal_text set pupil_id = ${literal(goal['pupil_id'] as string)}, goal_id = ${literal(goal['id'] as string)}`,
      expected: false,
    });
  if (own('school.request_key').some((row) => row['actor'] === me))
    attempts.push({
      command: 'update',
      table: 'school.request_key',
      what: 'gives the own keys to somebody else',
      sql: `update school.request_key set actor = ${literal(lot.one(own('school.person').filter((row) => row['id'] !== me))['id'] as string)}, key = gen_random_uuid()`,
      expected: false,
    });
  const foreign = lot.one(world.rows['shared.organisation'] ?? [])['id'] as string;
  for (const [setting, value] of [
    ['who', `${foreign}|${me}|${me}|2026-11-21 09:00:00+00|2026-11-21|self`],
    ['lists', Array.from({ length: 20 }, () => `{${foreign}}`).join('|')],
  ])
    attempts.push({
      command: 'select',
      table: 'school.team',
      what: `forges ${setting}`,
      sql: `set local app.${setting} = '${value}'; select from school.team`,
      expected: false,
    });
  for (const [what, sql, expected] of [
    ['is told of accounts', 'select from app.members(null)', oracle.accounts()],
    ['confirms guardians', 'select from app.guardians_waiting()', oracle.waiting()],
    [
      'confirms every guardian there is',
      `select from generate_series(1, app.confirm_guardians(array(select id from app.guardians_waiting())))`,
      oracle.waiting(),
    ],
    ['takes an import’s way to accounts', 'select from app.hats_here()', 0],
  ] as const)
    attempts.push({ command: 'select', table: 'platform.membership', what, sql, expected });
  const courses = world.rows['shared.course'] ?? [];
  const versions = world.rows['shared.course_version'] ?? [];
  for (const course of lot.some(courses, 2)) {
    const [id, version] = [course, versions.find((row) => row['course_id'] === course['id'])].map((row) =>
      literal(row?.['id'] as string),
    );
    const arranges = oracle.arranges(course) ? 1 : 0;
    for (const [what, sql, expected] of [
      ['reads a course', `select from shared.course where id = ${id}`, oracle.readsCourse(course)],
      [
        'reads a version',
        `select from shared.course_version where id = ${version}`,
        oracle.readsCourse(course),
      ],
      ['writes a course', `update shared.course set title = 'x' where id = ${id}`, false],
      [
        'uses a course',
        `select from generate_series(1, app.publish_course(${id}, ${version}, null))`,
        arranges,
      ],
    ] as const)
      attempts.push({ command: 'select', table: 'shared.course', what, sql, expected });
  }
  attempts.push({
    command: 'select',
    table: 'school.team',
    what: 'opens a second door',
    sql: `select from app.open('\\x${lot.one(world.actors).token.toString('hex')}', null, '2026-11-21T09:00:00Z', true)`,
    expected: false,
  });
  // without WHERE and RETURNING only the policy of the command itself speaks
  for (const [command, table, sql] of [
    ['update', 'school.goal', "update school.goal set title = 'x'"],
    ['update', 'school.goal_text', "update school.goal_text set why = 'x'"],
    ['delete', 'school.deviation', 'delete from school.deviation'],
    ['update', 'school.request_key', "update school.request_key set answer = 'x'"],
  ] as const)
    attempts.push({
      command,
      table,
      what: sql,
      sql,
      expected: (world.rows[table] ?? []).filter((row) => oracle.may(command, table, row)).length,
    });
  return attempts;
}

const total = (decisions: Record<string, number>): number =>
  Object.values(decisions).reduce((a, b) => a + b, 0);

/** Small samples of a world of everybody: with many decisions for each of them, several worlds say more than one whole. */
const shareOf = (least: number): number => (least > 200_000 ? 0.3 : least > 50_000 ? 0.1 : 0.05);

async function measure(place: TestDatabase, least: number, seed: number): Promise<Verdict> {
  const decisions: Record<string, number> = {};
  const failures: string[] = [];
  let worlds = 0;
  const all = await witnesses(place);
  let last: World | undefined;
  try {
    while (total(decisions) < least && failures.length === 0) {
      const world = aWorld(seed + worlds);
      await settle(place.admin, world);
      const compared = await compare(world, all, { enough: 20, share: shareOf(least) });
      for (const [command, n] of Object.entries(compared.decisions))
        decisions[command] = (decisions[command] ?? 0) + n;
      failures.push(...compared.differences.slice(0, 20).map((one) => `seed ${world.seed}: ${one}`));
      worlds += 1;
      last = world;
    }
    // the control: one fault in the policies must be found in the same way
    const fault = faults().find(
      ({ name }) => name.includes('school_id = app.school_id()') && name.includes('goal'),
    );
    if (fault === undefined || last === undefined) failures.push('there is no fault to plant as a control');
    else {
      await plant(place.admin, fault.sql);
      await Promise.all(Object.values(all).map((witness: Witness) => witness.look()));
      const found = await compare(last, all, { enough: 1 });
      if (found.differences.length === 0) failures.push(`the control was not found: ${fault.name}`);
    }
  } finally {
    await dismiss(all);
  }
  return {
    met: failures.length === 0,
    figures: { decisions: total(decisions), ...decisions, worlds, seed },
    failures,
  };
}

export const matrix: Bar = {
  name: 'authz:matrix',
  promise:
    'Every actor × row × command in random schools is decided as the matrix says, written by hand a second time.',
  run: ({ postgres, size = 'full', seed = 20_261_121 }) =>
    onDatabase({ postgres }, (place) =>
      measure(place, { fast: 50_000, full: 200_000, all: 1_000_000 }[size], seed),
    ),
};
