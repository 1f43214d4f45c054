import type { Witness } from './ask.ts';

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

/** The columns that a role may read and should not, or should and may not. */
export function columnsOf(witness: Witness): string[] {
  const { through } = witness;
  if (through === 'member' || through === 'school') return [];
  const expected: readonly string[] = { counts: figures, network: [], jobs: [] }[through];
  const asked = [...witness.columns].filter((column) => through !== 'jobs' || trace.test(column));
  return [
    ...asked.filter((column) => !expected.includes(column)),
    ...expected.filter((column) => !witness.columns.has(column)),
  ].map((column) => `${witness.through}: has another right to read ${column} than it should`);
}
