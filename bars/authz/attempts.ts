import type { Chance } from '../chance.ts';
import { type Attempt, keyOf, tables, where } from './ask.ts';
import { deedsOf } from './attempts/deeds.ts';
import { doorsOf } from './attempts/doors.ts';
import { anInsert } from './attempts/insert.ts';
import { tricksOf } from './attempts/tricks.ts';
import type { Oracle } from './oracle.ts';
import type { Standing } from './oracle/standing.ts';
import type { World } from './world.ts';
import { livedTables, type Row } from './world/table.ts';

/** Whose name a row bears: nobody may write one in somebody else's. */
const signed: Readonly<Record<string, string>> = {
  'school.goal': 'set_by',
  'school.deviation': 'noted_by',
  'school.access_log': 'reader',
  'school.journal': 'actor',
  'school.request_key': 'actor',
  'school.relation': 'granted_by',
  'school.upload': 'actor',
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
  'school.settled': 'answered',
  'school.import': 'same',
  'school.import_row': 'what',
  'school.import_undo': 'before',
  'school.upload': 'state',
  'school.upload_part': 'n',
  'school.upload_page': 'sort',
  'school.sheet_column': 'field',
};
/** By hand: of tables of which something may be changed, a column that may not. */
const fixed: Readonly<Record<string, string>> = {
  'school.upload': 'actor',
  'school.sheet_column': 'head',
  'school.settled': 'question',
  'school.pupil': 'opens_week',
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

export function attemptsOf(
  world: World,
  oracle: Oracle,
  standing: Standing,
  lot: Chance,
  tries: number,
): Attempt[] {
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
    const forged = fixed[table];
    if (forged !== undefined)
      for (const row of sample())
        attempts.push({
          command: 'update',
          table,
          what: `forges ${forged} of ${table} ${keyOf(table, row)}`,
          sql: `update ${table} set ${forged} = ${forged} where ${where(table, row, through)}`,
          expected: through === 'jobs' && oracle.may('update', table, row),
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
  attempts.push(...tricksOf(world, oracle, standing, lot, tries));
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
