/** The parts of a record, each a table that is about a pupil, in the order in which it is told. */
export const partNames = [
  'person',
  'pupil',
  'enrolment',
  'goal',
  'goal_text',
  'deviation',
  'week_plan',
  'week_agreed',
  'week_reviewed',
  'week_item',
  'week_note',
  'own_strategy',
  'strategy_choice',
  'path',
  'path_progress',
  'step_record',
  'step_due',
  'judgement',
  'released',
  'talk_slot',
  'talk',
  'talk_card',
  'agreement',
  'autonomy',
  'access_log',
  'journal',
] as const;
export type Part = (typeof partNames)[number];

/** A row of a record as it is kept, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;
export type Kept = Partial<Readonly<Record<Part, readonly Row[]>>>;

export function sorted(rows: readonly { part: string; row: string }[]): Kept {
  const kept: Partial<Record<string, Row[]>> = {};
  for (const { part, row } of rows) (kept[part] ??= []).push(JSON.parse(row) as Row);
  return kept;
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What says nothing to a reader: whose it is stands above, and how often it was written says nobody anything. */
export const silent: ReadonlySet<string> = new Set([
  'school_id',
  'id',
  'pupil_id',
  'reach',
  'version',
  'sign_in',
  'sort',
  'places_due',
  'task_id',
  'judgement_id',
]);

/** Where a line of the journal may say some facts behind each other: who coaches, from when, until when. */
const joined: ReadonlySet<string> = new Set(['from_state', 'to_state']);

/** How one begins to tell: when, what, from where to where. The database gives the shortest names first. */
const begins: readonly string[] = [
  'at',
  'monday',
  'given',
  'family',
  'title',
  'text',
  'verb',
  'object',
  'from_state',
  'to_state',
];

export type Told = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A part as people read it: names for ids, and no column that is empty everywhere or says nothing. */
export function told(
  rows: readonly Row[],
  names: ReadonlyMap<string, string>,
  say: (value: unknown, column: string) => string,
): Told {
  const cell = (value: unknown, column: string): string => {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') return say(value, column);
    if (id.test(value)) return names.get(value) ?? '';
    const facts = joined.has(column) ? value.split(' ') : [];
    return facts.some((fact) => id.test(fact))
      ? facts.map((fact) => cell(fact, column)).join(', ')
      : say(value, column);
  };
  const kept = Object.keys(rows[0] ?? {}).filter((column) => !silent.has(column));
  const all = [
    ...begins.filter((column) => kept.includes(column)),
    ...kept.filter((column) => !begins.includes(column)),
  ];
  const columns = all.filter((column) => rows.some((row) => cell(row[column], column) !== ''));
  return { columns, rows: rows.map((row) => columns.map((column) => cell(row[column], column))) };
}

/** Tables about people that are in nobody's record, each with its reason; a test compares with the register. */
export const notInRecord: Readonly<Record<string, string>> = {
  'school.birth': 'the pupil knows it, and only the administration keeps it',
  'school.relation': 'it tells of guardians, too, who may not know of each other (W7)',
  'school.journal_text': 'earlier wordings, kept for the writer alone',
};
