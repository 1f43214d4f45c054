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

/** The office knows that a file lies here and that something can be taken back, and reads neither. */
const put = [
  'import_undo.school_id',
  'import_undo.import_id',
  'upload_part.school_id',
  'upload_part.upload_id',
  'upload_part.n',
].map((column) => `school.${column}`);

type Told = { readonly about: RegExp; readonly may: readonly string[] };
const told: Readonly<Record<Witness['through'], Told | undefined>> = {
  member: undefined,
  school: { about: /^school\.(import_undo|upload_part)\./, may: put },
  counts: { about: /./, may: figures },
  network: { about: /./, may: [] },
  jobs: { about: trace, may: [] },
};

/** The columns that a role may read and should not, or should and may not. */
export function columnsOf(witness: Witness): string[] {
  const said = told[witness.through];
  if (said === undefined) return [];
  return [
    ...[...witness.columns].filter((column) => said.about.test(column) && !said.may.includes(column)),
    ...said.may.filter((column) => !witness.columns.has(column)),
  ].map((column) => `${witness.through}: has another right to read ${column} than it should`);
}
