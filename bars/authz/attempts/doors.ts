import type { Chance } from '../../chance.ts';
import { type Attempt, literal } from '../ask.ts';
import type { Oracle } from '../oracle.ts';
import type { Command } from '../oracle/rights.ts';
import type { Standing } from '../oracle/standing.ts';
import type { World } from '../world.ts';
import type { Row } from '../world/table.ts';

/** The doors that write what no policy lets anybody write. */
export function doorsOf(
  world: World,
  oracle: Oracle,
  { actor, through }: Standing,
  lot: Chance,
): readonly Attempt[] {
  const own = (table: string) => (world.rows[table] ?? []).filter((row) => row['school_id'] === actor.school);
  const any = (table: string): Row =>
    lot.one(lot.maybe(0.9) && own(table).length > 0 ? own(table) : (world.rows[table] ?? []));
  const id = (row: Row) => literal(row['id'] as string);
  const asked = (
    command: Command,
    table: string,
    what: string,
    call: string,
    expected: boolean | number,
  ): Attempt => ({
    command,
    table,
    what,
    sql: `select from generate_series(1, app.${call})`,
    expected: Number(expected),
  });
  const listed = (what: string, call: string, expected: number): Attempt => ({
    command: 'select',
    table: 'school.relation',
    what,
    sql: `select from app.${call}`,
    expected,
  });
  const courses = world.rows['shared.course'] ?? [];
  const groups = own('school.teaching_group');
  const attempts: Attempt[] = [
    listed('is told who coaches whom', 'coaching()', oracle.coaches.lines()),
    listed('is told who could coach', 'possible_coaches()', oracle.coaches.possible()),
    listed('is told who leads the teams', 'team_leads()', oracle.people.teamLeads()),
    listed('is told which group is of which team', 'team_groups()', oracle.people.teamGroups()),
    listed('asks a door behind the doors', 'arranged_pupils()', 0),
  ];
  for (const block of [1, 2]) {
    const course = lot.one(courses);
    const call = `tip_strategy(${id(course)}, ${block}::smallint, 'x')`;
    attempts.push(
      asked('insert', 'school.strategy_tip', `tips ${call}`, call, oracle.logbook.tips(course, block)),
    );
  }
  // most groups follow no course, and one that nobody has begun
  for (const group of [...lot.some(groups, 1), ...groups.filter(({ name }) => name === 'DU')]) {
    const course = lot.one(courses);
    const both = `(${id(group)}, ${id(course)})`;
    attempts.push(
      asked(
        'insert',
        'school.group_course',
        `gives ${both}`,
        `give_course${both}`,
        oracle.courses.gives(group, course),
      ),
      asked(
        'delete',
        'school.group_course',
        `takes ${both}`,
        `take_course${both}`,
        oracle.courses.takes(group, course),
      ),
    );
  }
  const course = lot.one(courses);
  attempts.push(
    asked(
      'delete',
      'school.course_use',
      `withdraws ${course['id']}`,
      `withdraw_course(${id(course)})`,
      oracle.courses.withdraws(course),
    ),
  );
  const known = own('school.pupil').filter((row) => oracle.knows(row['id']));
  for (const pupil of [any('school.pupil'), ...lot.some(known, 1)]) {
    for (const monday of ['2026-11-16', '2026-11-23'])
      attempts.push(
        asked(
          'insert',
          'school.talk',
          `begins the talk of ${monday} with ${pupil['id']}`,
          `begin_talk(gen_random_uuid(), ${id(pupil)}, '${monday}')`,
          oracle.coaching.begins(pupil, monday),
        ),
      );
    attempts.push(
      listed(`asks who is around ${pupil['id']}`, `talk_circle(${id(pupil)})`, oracle.coaching.circle(pupil)),
    );
    const coach = lot.one(world.actors.filter(({ hat }) => hat === 'staff')).person;
    for (const who of [coach, actor.person])
      attempts.push(
        asked(
          'insert',
          'school.relation',
          `makes ${who} the coach of ${pupil['id']}`,
          `give_coach(array[gen_random_uuid()], array[${id(pupil)}::uuid], '${who}', '2026-11-23', null, true)`,
          oracle.coaches.gives(pupil, who),
        ),
      );
  }
  const lines = own('school.journal').filter(({ actor: by }) => by === actor.person);
  for (const line of [...lot.some(lines, 3), ...lot.some(own('school.journal'), 1)])
    attempts.push(
      listed(
        `takes back line ${line['id']}`,
        `own_line(${id(line)})`,
        Number(oracle.coaching.takesBack(line)),
      ),
    );
  const coaching = own('school.relation').filter(({ kind }) => kind === 'coach');
  for (const relation of lot.some(coaching, through === 'member' ? 1 : 3))
    attempts.push(
      asked(
        'update',
        'school.relation',
        `ends ${relation['subject']} as the coach of ${relation['object']}`,
        `end_coach(${literal(relation['object'] as string)}, ${literal(relation['subject'] as string)})`,
        oracle.coaches.ends(relation),
      ),
    );
  return attempts;
}
