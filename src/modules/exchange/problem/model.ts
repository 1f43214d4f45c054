export type Weight = 'error' | 'warning';

/**
 * All that may be wrong with an import. An error stops it whole: half a roster would take places and coaches away
 * from people. A warning is imported as the sentence says and listed. The sentences are in the words of this module.
 */
export const weights = {
  zipBroken: 'error',
  zipUnusual: 'error',
  zipTooLarge: 'error',
  zipTooManyFiles: 'error',
  zipEncrypted: 'error',
  zipInside: 'error',
  zipPath: 'error',
  zipLink: 'error',
  zipUnpacksTooLarge: 'error',
  zipLies: 'error',
  fileTwice: 'error',
  fileMissing: 'error',
  fileUnknown: 'warning',
  fileEmpty: 'error',
  fileNotText: 'error',

  manifestMissing: 'warning',
  manifestUnclear: 'error',
  manifestSaysAbsent: 'error',
  manifestSaysPresent: 'warning',
  versionUnknown: 'error',
  onlyChanges: 'error',

  otherSeparator: 'warning',
  columnMissing: 'error',
  columnTwice: 'error',
  columnUnknown: 'warning',
  columnCount: 'error',
  quoteStray: 'error',
  quoteOpen: 'error',
  rowsTooMany: 'error',
  cellTooLong: 'error',
  cellUnreadable: 'error',
  controlCharacter: 'error',
  invisibleRemoved: 'warning',
  lettersMended: 'warning',

  valueMissing: 'error',
  idTwice: 'error',
  idCase: 'warning',
  referenceMissing: 'error',
  referenceRemoved: 'warning',
  rowRemoved: 'warning',
  statusUnknown: 'error',
  roleUnknown: 'error',
  typeUnknown: 'error',
  yesNoUnknown: 'error',
  dateUnknown: 'error',
  datesReversed: 'error',
  gradeUnknown: 'warning',

  parentCircle: 'error',
  schoolNone: 'error',
  yearNone: 'error',
  yearOver: 'warning',
  periodOutsideYear: 'warning',
  periodWithoutYear: 'warning',
  groupOutsideSchool: 'error',
  courseOfOtherSchool: 'error',
  enrolmentOfOtherSchool: 'error',

  nameMissing: 'error',
  nameTooLong: 'error',
  usernameChanged: 'warning',
  roleNone: 'warning',
  roleOver: 'warning',
  roleAboveSchool: 'warning',
  roleLeftOut: 'warning',
  enrolledWithoutRole: 'warning',
  agentMissing: 'warning',
  agentNoGuardian: 'warning',
  guardianOfNonPupil: 'warning',
  guardianWithoutPupil: 'warning',
  coachNone: 'warning',
  coachesShare: 'warning',
  baseGroupNone: 'warning',
  baseGroupsTwo: 'warning',

  xmlBroken: 'error',
  xmlDoctype: 'error',
  xmlNoEdex: 'error',
  xmlTooLarge: 'error',
  xmlNobody: 'error',
  edexOtherSchool: 'error',
  edexComposed: 'warning',

  sheetOld: 'error',
  sheetUnreadable: 'error',
  sheetEmpty: 'error',
  calendarNone: 'error',
  nameTwice: 'error',
  knownByName: 'warning',
  pupilUnknown: 'warning',
  coachUnknown: 'warning',
  teacherUnknown: 'warning',
  groupUnknown: 'warning',
  guardianSplit: 'warning',
  roleRead: 'warning',
} as const satisfies Record<string, Weight>;

export type ProblemKind = keyof typeof weights;

/** Where it is. `row` counts as a spreadsheet does: the header is row 1. `other` is what it collides with or lacks. */
export interface Spot {
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
  readonly value?: string;
  readonly other?: string;
}

export interface Problem extends Spot {
  readonly kind: ProblemKind;
  readonly weight: Weight;
}

/** The first of every kind, and how many there are of each. */
export interface ProblemList {
  readonly shown: readonly Problem[];
  readonly counts: ReadonlyMap<ProblemKind, number>;
  readonly errors: number;
  readonly warnings: number;
}

export const shownPerKind = 200;

/** Lists problems while reading: a file with a million faults makes a short list and a true count. */
export class ProblemNotes implements ProblemList {
  readonly shown: Problem[] = [];
  readonly counts = new Map<ProblemKind, number>();
  errors = 0;
  warnings = 0;

  add(kind: ProblemKind, spot: Spot = {}): void {
    const weight = weights[kind];
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (weight === 'error') this.errors += 1;
    else this.warnings += 1;
    if (count > shownPerKind) return;
    this.shown.push({ kind, weight, ...spot, ...shortened('value', spot), ...shortened('other', spot) });
  }
}

/** Where reading stands, and the way to say that something is wrong there. */
export class Cursor {
  readonly file: string;
  row = 0;
  readonly #notes: ProblemNotes;

  constructor(file: string, notes: ProblemNotes) {
    this.file = file;
    this.#notes = notes;
  }

  note(kind: ProblemKind, field?: string, value?: string, other?: string): void {
    this.#notes.add(kind, {
      file: this.file,
      ...(this.row > 0 && { row: this.row }),
      ...(field !== undefined && { field }),
      ...(value !== undefined && { value }),
      ...(other !== undefined && { other }),
    });
  }
}

const shortened = (part: 'value' | 'other', spot: Spot): Spot => {
  const text = spot[part];
  return text === undefined ? {} : { [part]: visible(text) };
};

const longest = 40;

/** A piece of somebody else's file, fit to be shown: short, on one line, and with nothing hidden in it. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text.slice(0, longest + 1)) {
    const code = character.codePointAt(0) ?? 0;
    const form = isHidden(code) ? `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩` : character;
    if (shown.length + form.length > longest) return `${shown.slice(0, longest - 1)}…`;
    shown += form;
  }
  return shown;
}

/** Characters that nobody sees: control characters, halves of characters, marks that turn or join text. */
export const isHidden = (code: number): boolean =>
  isControl(code) || isInvisible(code) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffd;

export const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f);

/** Bidirectional marks and zero-width characters; not U+200C and U+200D, which names and emoji need. */
export const isInvisible = (code: number): boolean =>
  code === 0xad ||
  code === 0x61c ||
  code === 0x180e ||
  code === 0x200b ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  (code >= 0xfff9 && code <= 0xfffb);
