import type { Chance } from '../../chance.ts';
import { type Attempt, literal, where } from '../ask.ts';
import type { Oracle } from '../oracle.ts';
import type { Standing } from '../oracle/standing.ts';
import type { World } from '../world.ts';
import type { Row } from '../world/table.ts';
import { anInsert } from './insert.ts';

/** What somebody with bad intent would think of: moving, forging, writing without looking, rows that do not belong together. */
export function tricksOf(
  world: World,
  oracle: Oracle,
  { actor }: Standing,
  lot: Chance,
  tries: number,
): readonly Attempt[] {
  const { person: me, school } = actor;
  const own = (table: string) => (world.rows[table] ?? []).filter((row) => row['school_id'] === school);
  const scene = { world, oracle, me, school, lot, tries, own };
  return [
    withGoals(scene),
    withRelations(scene),
    withPupils(scene),
    withTexts(scene),
    withLines(scene),
    withKeys(scene),
    withScope(scene),
    withAccounts(scene),
    withCourses(scene),
    withDoor(scene),
    withEverything(scene),
  ].flat();
}

type Scene = {
  readonly world: World;
  readonly oracle: Oracle;
  readonly me: string;
  readonly school: string | null;
  readonly lot: Chance;
  readonly tries: number;
  /** The rows of their own school. */
  own(table: string): readonly Row[];
};

function withGoals({ world, oracle, me, school, lot, tries, own }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
  for (const goal of lot.some(own('school.goal'), tries + 1)) {
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
  return attempts;
}

function withRelations({ me, school, lot, own }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
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
  return attempts;
}

function withPupils({ school, lot, own }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
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
  return attempts;
}

function withTexts({ oracle, me, lot, own }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
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
  return attempts;
}

/** A line in one's own name that lands on the page of another pupil. */
function withLines({ oracle, me, lot, tries, own }: Scene): Attempt[] {
  const told = own('school.journal').filter((row) => row['reach'] !== null);
  return lot.some(told, tries).map((line) =>
    anInsert(oracle, 'school.journal', {
      ...line,
      id: lot.uuid(),
      actor: me,
      pupil_id: lot.one(own('school.pupil'))['id'] as string,
    }),
  );
}

function withKeys({ me, lot, own }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
  if (own('school.request_key').some((row) => row['actor'] === me))
    attempts.push({
      command: 'update',
      table: 'school.request_key',
      what: 'gives the own keys to somebody else',
      sql: `update school.request_key set actor = ${literal(lot.one(own('school.person').filter((row) => row['id'] !== me))['id'] as string)}, key = gen_random_uuid()`,
      expected: false,
    });
  return attempts;
}

function withScope({ world, me, lot }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
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
  return attempts;
}

function withAccounts({ oracle }: Scene): Attempt[] {
  return (
    [
      ['is told of accounts', 'select from app.members(null)', oracle.people.accounts()],
      ['confirms guardians', 'select from app.guardians_waiting()', oracle.people.waiting()],
      [
        'confirms every guardian there is',
        `select from generate_series(1, app.confirm_guardians(array(select id from app.guardians_waiting())))`,
        oracle.people.waiting(),
      ],
      ['takes an import’s way to accounts', 'select from app.hats_here()', 0],
    ] as const
  ).map(([what, sql, expected]) => ({
    command: 'select',
    table: 'platform.membership',
    what,
    sql,
    expected,
  }));
}

function withCourses({ world, oracle, lot }: Scene): Attempt[] {
  const attempts: Attempt[] = [];
  const courses = world.rows['shared.course'] ?? [];
  const versions = world.rows['shared.course_version'] ?? [];
  for (const course of lot.some(courses, 2)) {
    const [id, version] = [course, versions.find((row) => row['course_id'] === course['id'])].map((row) =>
      literal(row?.['id'] as string),
    );
    const arranges = oracle.courses.arranges(course) ? 1 : 0;
    for (const [what, sql, expected] of [
      ['reads a course', `select from shared.course where id = ${id}`, oracle.courses.reads(course)],
      [
        'reads a version',
        `select from shared.course_version where id = ${version}`,
        oracle.courses.reads(course),
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
  return attempts;
}

function withDoor({ world, lot }: Scene): Attempt[] {
  return [
    {
      command: 'select',
      table: 'school.team',
      what: 'opens a second door',
      sql: `select from app.open('\\x${lot.one(world.actors).token.toString('hex')}', null, '2026-11-21T09:00:00Z', true)`,
      expected: false,
    },
  ];
}

/** Without WHERE and RETURNING only the policy of the command itself speaks. */
function withEverything({ world, oracle }: Scene): Attempt[] {
  return (
    [
      ['update', 'school.goal', "update school.goal set title = 'x'"],
      ['update', 'school.goal_text', "update school.goal_text set why = 'x'"],
      ['delete', 'school.deviation', 'delete from school.deviation'],
      ['update', 'school.request_key', "update school.request_key set answer = 'x'"],
    ] as const
  ).map(([command, table, sql]) => ({
    command,
    table,
    what: sql,
    sql,
    expected: (world.rows[table] ?? []).filter((row) => oracle.may(command, table, row)).length,
  }));
}
