import pg from 'pg';
import { asAdmin, now, type Place } from '../../tests/world/cluster.ts';
import type { Command } from './oracle/rights.ts';
import type { Standing, Through } from './oracle/standing.ts';
import type { Row } from './world/table.ts';

/** What tells the rows of a table apart, besides the school. */
export const keys: Readonly<Record<string, readonly string[]>> = {
  'school.school_setting': [],
  'school.site': ['id'],
  'school.school_year': ['id'],
  'school.period': ['id'],
  'school.school_break': ['id'],
  'school.person': ['id'],
  'school.birth': ['person_id'],
  'school.external_id': ['kind', 'system', 'value'],
  'school.team': ['id'],
  'school.base_group': ['id'],
  'school.pupil': ['id'],
  'school.teaching_group': ['id'],
  'school.enrolment': ['id'],
  'school.reach': ['id'],
  'school.relation': ['id'],
  'school.access_log': ['pupil_id', 'reader'],
  'school.course_use': ['course_id'],
  'school.group_course': ['teaching_group_id', 'course_id'],
  'school.goal': ['id'],
  'school.goal_text': ['pupil_id', 'goal_id'],
  'school.deviation': ['id'],
  'school.path': ['pupil_id', 'enrolment_id'],
  'school.path_progress': ['pupil_id', 'enrolment_id'],
  'school.step_record': ['pupil_id', 'enrolment_id', 'step_id'],
  'school.step_due': ['pupil_id', 'enrolment_id', 'step_id'],
  'school.judgement': ['pupil_id', 'id'],
  'school.judgement_draft': ['pupil_id', 'enrolment_id', 'step_id', 'by'],
  'school.released': ['pupil_id', 'judgement_id'],
  'school.week_plan': ['pupil_id', 'monday'],
  'school.week_agreed': ['pupil_id', 'monday'],
  'school.week_reviewed': ['pupil_id', 'monday'],
  'school.week_note': ['pupil_id', 'monday'],
  'school.week_item': ['pupil_id', 'id'],
  'school.own_strategy': ['pupil_id', 'id'],
  'school.strategy_choice': ['pupil_id', 'goal_id', 'slot'],
  'school.strategy_tip': ['course_id', 'block'],
  'school.talk_slot': ['pupil_id'],
  'school.talk': ['pupil_id', 'id'],
  'school.talk_card': ['pupil_id', 'talk_id', 'card'],
  'school.agreement': ['pupil_id', 'id'],
  'school.autonomy': ['pupil_id', 'id'],
  'school.journal': ['id'],
  'school.journal_text': ['journal_id'],
  'school.request_key': ['actor', 'key'],
  'school.second_word': ['id'],
  'school.authority_change': ['id'],
  'school.settled': ['question', 'object_id'],
  'school.import': ['id'],
  'school.import_row': ['import_id', 'n'],
  'school.import_undo': ['import_id'],
  'school.upload': ['id'],
  'school.upload_part': ['upload_id', 'n'],
  'school.sheet_column': ['list', 'head'],
  'school.upload_page': ['upload_id', 'sort', 'change', 'n'],
};
export const tables = Object.keys(keys);

const known = new WeakMap<Row, string>();
export const keyOf = (table: string, row: Row): string => {
  let key = known.get(row);
  if (key === undefined) {
    key = ['school_id', ...(keys[table] as readonly string[])].map((column) => String(row[column])).join('|');
    known.set(row, key);
  }
  return key;
};

/** Some pools may not read these keys: there rows are told apart, and counted, by what they may read. */
const otherKeys: Partial<Record<Through, Readonly<Record<string, readonly string[]>>>> = {
  counts: {
    'school.goal': ['pupil_id', 'kind', 'state'],
    'school.relation': ['subject', 'kind', 'object'],
    'school.talk': ['pupil_id', 'monday'],
  },
};
const keysFor = (through: Through, table: string): readonly string[] =>
  otherKeys[through]?.[table] ?? keys[table] ?? [];

/** What a row is called by somebody who acts through this pool. */
export const nameOf = (through: Through, table: string, row: Row): string =>
  otherKeys[through]?.[table] === undefined
    ? keyOf(table, row)
    : ['school_id', ...keysFor(through, table)].map((column) => String(row[column])).join('|');

/** One attempt to write, in the words of whoever tries it. */
export type Attempt = {
  readonly command: Command;
  readonly table: string;
  readonly sql: string;
  readonly what: string;
  /** What the oracle says: whether it is done, or to how many rows. */
  readonly expected: boolean | number;
};

export const literal = (value: Row[string]): string =>
  value === null ? 'null' : `'${String(value).replaceAll("'", "''")}'`;

export const where = (table: string, row: Row, through: Through = 'member'): string =>
  ['school_id', ...keysFor(through, table)]
    .map((column) => `${column} = ${literal(row[column] as string)}`)
    .join(' and ');

export type Opened = { readonly held: readonly string[]; readonly duties: readonly string[] };

/** A connection of one role, which asks the database what the oracle is asked. */
export class Witness {
  readonly through: Through;
  readonly #client: pg.Client;
  #inventory: readonly { readonly table: string; readonly sql: string }[] = [];
  #readable: readonly string[] = [];
  #columns: ReadonlySet<string> = new Set();
  #heard: string[] = [];
  #looks = 0;

  private constructor(through: Through, client: pg.Client) {
    this.through = through;
    this.#client = client;
    client.on('notice', ({ message = '' }) => this.#heard.push(message));
  }

  static async as(place: Place, database: string, through: Through): Promise<Witness> {
    const client = new pg.Client({ ...asAdmin(place, database), user: `app_${through}` });
    await client.connect();
    await client.query("set timezone = 'UTC'");
    const witness = new Witness(through, client);
    await witness.look();
    return witness;
  }

  /** Finds out again what this role has grants for; after other policies were put in place. */
  async look(): Promise<void> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select schema.nspname || '.' || relation.relname as name from pg_class relation
       join pg_namespace schema on schema.oid = relation.relnamespace
       where schema.nspname = 'school' and relation.relkind = 'r'
         and has_schema_privilege(schema.oid, 'usage') and has_any_column_privilege(relation.oid, 'select')
       order by 1`,
    );
    this.#readable = rows.map((row) => row.name);
    const columns = await this.#client.query<{ name: string }>(
      `select attrelid::regclass || '.' || attname as name from pg_attribute
       join pg_class on pg_class.oid = attrelid and relkind = 'r'
       where relnamespace = 'school'::regnamespace and attnum > 0 and not attisdropped
         and has_schema_privilege('school', 'usage') and has_column_privilege(attrelid, attnum, 'select')`,
    );
    this.#columns = new Set(columns.rows.map((row) => row.name));
    const known = this.#readable.filter((table) => keys[table] !== undefined);
    this.#inventory = known.map((table) => ({
      table,
      sql: `select '${table}' as name, concat_ws('|', school_id${keysFor(this.through, table)
        .map((column) => `, ${column}`)
        .join('')}) as key from ${table}`,
    }));
    // other names, for the driver remembers the old ones, which are forgotten here
    await this.#client.query('deallocate all');
    this.#looks += 1;
  }

  /** The columns this role has a grant to read, as `school.goal.title`. */
  get columns(): ReadonlySet<string> {
    return this.#columns;
  }

  /** Opens a page's transaction, and what the door says; undefined when it stays shut. */
  async open({ actor, subject, writes }: Standing): Promise<Opened | undefined> {
    await this.#client.query('begin');
    try {
      if (this.through === 'jobs') {
        await this.#client.query('select app.open_job($1, $2)', [actor.school, now]);
        return { held: [], duties: [] };
      }
      const { rows } = await this.#client.query<Opened>({
        name: `open ${this.#looks}`,
        text: 'select held, duties from app.open($1, $2, $3, $4)',
        values: [actor.token, subject, now, writes],
      });
      return rows[0];
    } catch (error) {
      if ((error as { code?: string }).code !== 'LK001') throw error;
      await this.close();
      return undefined;
    }
  }

  async close(): Promise<void> {
    await this.#client.query('rollback');
  }

  /** The keys of every row that can be seen, by table; of one table alone when only that is asked. */
  async sees(only?: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const seen = new Map<string, string[]>(this.#readable.map((table) => [table, []]));
    const inventory = this.#inventory.filter(({ table }) => only === undefined || table === only);
    if (inventory.length === 0) return seen;
    const { rows } = await this.#client.query<{ name: string; key: string }>({
      name: `inventory ${only ?? ''} ${this.#looks}`,
      text: inventory.map(({ sql }) => sql).join(' union all '),
    });
    for (const { name, key } of rows) seen.get(name)?.push(key);
    return seen;
  }

  /**
   * Tries each and takes it back: what came of it, as a count of rows or the code of the refusal. A whole list in one
   * round trip.
   */
  async tries(attempts: readonly Attempt[]): Promise<readonly string[]> {
    this.#heard = [];
    const list = JSON.stringify(attempts.map(({ sql }) => sql)).replaceAll("'", "''");
    await this.#client.query(`do $do$ declare attempt text; touched integer; begin
      for attempt in select jsonb_array_elements_text('${list}'::jsonb) loop
        begin
          execute attempt;
          get diagnostics touched = row_count;
          raise exception using errcode = 'LK777', message = touched::text;
        exception when others then
          raise notice '%', case sqlstate when 'LK777' then sqlerrm else sqlstate end;
        end;
      end loop;
    end $do$`);
    if (this.#heard.length !== attempts.length) throw new Error('an attempt was not answered');
    return this.#heard;
  }

  async end(): Promise<void> {
    await this.#client.end();
  }
}

/**
 * What an answer of the database comes to. Row security speaks before keys do: a row that exists already (23505), or
 * that others still name (23503 on delete), was allowed; a reach of another pupil (23503) or a broken CHECK was not.
 */
export function came(attempt: Attempt, answer: string): boolean | number {
  if (/^\d+$/.test(answer) && answer.length < 5) {
    return typeof attempt.expected === 'number' ? Number(answer) : Number(answer) > 0;
  }
  if (typeof attempt.expected === 'number') return ['42501', 'LK001'].includes(answer) ? 0 : -1;
  // row security or a grant, a CHECK, a second opening, a forged scope
  if (['42501', '23514', 'LK002', 'LK004'].includes(answer)) return false;
  if (answer === '23503') return attempt.command === 'delete';
  if (answer === '23505') return attempt.command !== 'delete';
  throw new Error(`${attempt.what}: the database answered ${answer} to ${attempt.sql}`);
}
