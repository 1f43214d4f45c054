import { now } from '../../../tests/world/cluster.ts';
import type { Chance } from '../../chance.ts';
import { type Attempt, literal, keyOf, where } from '../ask.ts';
import type { Oracle } from '../oracle.ts';
import type { Command } from '../oracle/rights.ts';
import type { Standing } from '../oracle/standing.ts';
import type { World } from '../world.ts';
import { livedTables, type Row } from '../world/table.ts';

/*
 * What somebody could try with the rows that fill in the course of a year. Of each table a row that this person may
 * change, one of somebody they know and may not, and one of anybody; and everything at once, for without a WHERE only
 * the policy of the command itself speaks.
 */

const asOfNow = literal(now.toISOString());

/** By hand: which columns may be changed at all, with a change that is always right and one that never is. */
const changes: Readonly<
  Record<(typeof livedTables)[number], { to?: string; never?: string; columns: readonly string[] | 'all' }>
> = {
  'school.path': { to: 'version = 7', columns: ['level', 'entry_step', 'version'] },
  'school.path_progress': { columns: [] },
  'school.step_record': { to: 'version = 7', columns: ['state', 'evidence', 'ready_at', 'version'] },
  'school.step_due': { to: "monday = '2026-12-07'", columns: ['monday'] },
  'school.judgement': { to: `opened_at = ${asOfNow}`, never: 'opened_at = null', columns: ['opened_at'] },
  'school.judgement_draft': { columns: [] },
  'school.released': {
    to: "released_at = '2026-11-21T08:00:00Z'",
    never: "released_at = 'infinity'",
    columns: ['released_at'],
  },
  'school.week_plan': { to: 'version = 7', columns: ['proposed_at', 'looked_back_at', 'version'] },
  'school.week_agreed': { columns: [] },
  'school.week_reviewed': { columns: [] },
  'school.week_note': { to: "look_back = 'x'", columns: 'all' },
  'school.week_item': {
    to: 'version = 7',
    columns: ['reach', 'carried', 'day', 'outcome', 'reason', 'version'],
  },
  'school.own_strategy': { to: "how = 'x'", columns: 'all' },
  'school.strategy_choice': { to: "result = 'helped'", columns: 'all' },
  'school.strategy_tip': { columns: [] },
  'school.talk_slot': {
    to: 'version = 7, coach = ME',
    columns: ['coach', 'weekday', 'at', 'minutes', 'version'],
  },
  'school.talk': {
    to: 'version = 7, coach = ME',
    columns: ['coach', 'planned_at', 'state', 'opened_at', 'held_at', 'minutes', 'version'],
  },
  // a card says who wrote last: nobody says it was somebody else
  'school.talk_card': {
    to: `version = 7, by = ME, at = ${asOfNow}`,
    never: "by = app.actor(), at = '2026-11-20'",
    columns: ['text', 'by', 'at', 'version'],
  },
  'school.agreement': { to: 'version = 7', columns: ['done_at', 'dropped_at', 'version'] },
  'school.autonomy': { to: `agreed_at = ${asOfNow}`, never: 'agreed_at = null', columns: ['agreed_at'] },
};

/** Whose name a row bears. */
const signed: Readonly<Record<string, string>> = {
  'school.judgement': 'judged_by',
  'school.judgement_draft': 'by',
  'school.week_agreed': 'by',
  'school.week_reviewed': 'by',
  'school.talk_slot': 'coach',
  'school.talk': 'coach',
  'school.talk_card': 'by',
  'school.agreement': 'made_by',
  'school.autonomy': 'set_by',
};

/** A fact is of the moment in which it is written, and whoever else is asked about it has not answered yet. */
const dated: Readonly<Record<string, { when: string; unanswered?: string }>> = {
  'school.judgement': { when: 'judged_at', unanswered: 'opened_at' },
  'school.judgement_draft': { when: 'at' },
  'school.week_agreed': { when: 'at' },
  'school.week_reviewed': { when: 'at' },
  'school.talk_card': { when: 'at' },
  'school.agreement': { when: 'made_at', unanswered: 'done_at' },
  'school.autonomy': { when: 'set_at', unanswered: 'agreed_at' },
};

/** Other rows hang on these: what may be taken away and what can be is told apart one by one. */
const hungOn = ['school.own_strategy'];

/** What makes a copy of a row a new one, where its key is more than an id; without, a copy says only what the policy says. */
const fresh = (own: (table: string) => readonly Row[]): Readonly<Record<string, Row>> => {
  const another = { monday: '2027-01-04' };
  const step = (table: string): Row => ({ step_id: own(table)[0]?.['step_id'] ?? null });
  return {
    'school.step_record': step('school.step_due'),
    'school.step_due': step('school.step_record'),
    'school.judgement': {},
    'school.judgement_draft': step('school.step_due'),
    'school.week_plan': another,
    'school.week_agreed': another,
    'school.week_reviewed': another,
    'school.week_note': another,
    'school.week_item': another,
    'school.own_strategy': {},
    'school.strategy_tip': { block: 3 },
    'school.talk': another,
    'school.talk_card': { card: 'ahead' },
    'school.agreement': {},
    'school.autonomy': {},
  };
};

export function deedsOf(
  world: World,
  oracle: Oracle,
  { actor, through }: Standing,
  lot: Chance,
  tries: number,
): Attempt[] {
  const me = actor.person;
  const attempts: Attempt[] = [];
  const reaches = (world.rows['school.reach'] ?? []).filter((row) => row['school_id'] === actor.school);
  const news = fresh((table) => (world.rows[table] ?? []).filter((row) => row['school_id'] === actor.school));
  for (const table of livedTables) {
    // a hasty look asks after each of them every other time, and another pool than the pages' now and then
    if (tries < 3 && lot.maybe(through === 'member' ? 0.4 : 0.8)) continue;
    const rows = world.rows[table] ?? [];
    const own = rows.filter((row) => row['school_id'] === actor.school);
    const others = rows.filter((row) => row['school_id'] !== actor.school);
    const { to, never, columns } = changes[table];
    const change = to?.replace('ME', literal(me));
    const named = signed[table];
    const told = (row: Row) => keyOf(table, row);
    const date = dated[table];
    const ofNow: Row =
      date === undefined
        ? {}
        : {
            [date.when]: now.toISOString(),
            ...(date.unanswered === undefined ? {} : { [date.unanswered]: null }),
          };
    const asNew = (row: Row, by: string): Row => ({
      ...row,
      ...news[table],
      ...('id' in row ? { id: lot.uuid() } : {}),
      ...(named === undefined ? {} : { [named]: by }),
      ...ofNow,
    });
    const sample = (command: Command): Row[] => {
      const asTried = (row: Row) =>
        command === 'insert' ? { ...row, ...(named === undefined ? {} : { [named]: me }), ...ofNow } : row;
      const may = own.filter((row) => oracle.may(command, table, asTried(row)));
      const near = own.filter((row) => !may.includes(row) && oracle.knows(row['pupil_id']));
      const twins = command === 'insert' ? others.filter((row) => oracle.isNear(row)) : [];
      const some = [may, near, twins, lot.maybe(0.8) ? own : rows].filter((from) => from.length > 0);
      return some.flatMap((from) => lot.some(from, tries < 3 ? 1 : 2));
    };
    const add = (command: Command, what: string, sql: string, expected: boolean | number) =>
      attempts.push({ command, table, what: `${what} ${table}`, sql, expected });
    const insert = (what: string, row: Row) => {
      const filled = Object.entries(row).filter(([, value]) => value !== null);
      add(
        'insert',
        `${what} ${JSON.stringify(row)} to`,
        `insert into ${table} (${filled.map(([column]) => column).join(', ')}) values (${filled.map(([, value]) => literal(value)).join(', ')})`,
        oracle.may('insert', table, row),
      );
    };

    for (const row of sample('insert')) {
      insert('adds', asNew(row, me));
      if (named !== undefined) insert('adds in another name', asNew(row, lot.one(world.actors).person));
      if (date !== undefined)
        insert('adds as of another day', { ...asNew(row, me), [date.when]: '2026-11-20' });
      if (date?.unanswered !== undefined)
        insert('answers at once', { ...asNew(row, me), [date.unanswered]: now.toISOString() });
    }
    // rows that do not belong together
    const [one, other] = [lot.one(own), lot.one(own)];
    if (one !== undefined && other !== undefined && 'reach' in one && news[table] !== undefined)
      insert('mixes', { ...asNew(one, me), reach: other['reach'] as string });
    if (one !== undefined && 'reach' in one && news[table] !== undefined)
      for (const { id } of lot.some(
        reaches.filter((reach) => reach['pupil_id'] === one['pupil_id']),
        2,
      ))
        insert('puts elsewhere', { ...asNew(one, me), reach: id as string });
    for (const row of sample('delete'))
      add(
        'delete',
        `deletes ${told(row)} of`,
        `delete from ${table} where ${where(table, row)}`,
        oracle.may('delete', table, row),
      );
    const count = (command: Command) => own.filter((row) => oracle.may(command, table, row)).length;
    if (!hungOn.includes(table)) add('delete', 'deletes all of', `delete from ${table}`, count('delete'));
    if (change !== undefined) {
      for (const row of sample('update'))
        add(
          'update',
          `changes ${told(row)} of`,
          `update ${table} set ${change} where ${where(table, row)}`,
          oracle.may('update', table, row),
        );
      add('update', 'changes all of', `update ${table} set ${change}`, count('update'));
    }
    if (never !== undefined)
      for (const row of sample('update'))
        add(
          'update',
          `changes wrongly ${told(row)} of`,
          `update ${table} set ${never} where ${where(table, row)}`,
          false,
        );
    if (named !== undefined && change?.includes(literal(me)))
      for (const row of sample('update'))
        add(
          'update',
          `changes in another name ${told(row)} of`,
          `update ${table} set ${change.replace(literal(me), named)} where ${where(table, row)}`,
          oracle.may('update', table, row) && row[named] === me,
        );
    const fixed = Object.keys(own[0] ?? {}).filter(
      (column) => columns !== 'all' && !columns.includes(column),
    );
    if (fixed.length > 0) {
      const column = lot.one(fixed);
      // beside what may be changed: alone, the check of the new row would refuse it, whatever the grant says
      const beside = [...(change === undefined ? [] : [change]), `${column} = ${column}`].join(', ');
      add('update', `forges ${column} of`, `update ${table} set ${beside}`, false);
    }
    // all of one's own, given to somebody else: only the check of the new row stands in the way
    const another = own.find((row) => row['pupil_id'] !== me);
    if (columns === 'all' && another !== undefined)
      add(
        'update',
        'gives away all of',
        `update ${table} set pupil_id = ${literal(another['pupil_id'] as string)}`,
        false,
      );
  }
  return attempts;
}
