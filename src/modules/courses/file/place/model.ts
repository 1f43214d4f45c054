import { subjects } from '../../model.ts';

/* What one object of a file holds, read at its place, and everything that can be wrong with it there. */

export type Weight = 'error' | 'warning';
export const weights = {
  tooLarge: 'error',
  notText: 'error',
  notJson: 'error',
  notCourse: 'error',
  formatUnknown: 'error',
  missing: 'error',
  notWords: 'error',
  notNumber: 'error',
  notList: 'error',
  notObject: 'error',
  tooLong: 'error',
  tooMany: 'error',
  unreadable: 'error',
  unknownWord: 'error',
  keyForm: 'error',
  keyTwice: 'error',
  levelUnknown: 'error',
  levelTwice: 'error',
  subjectUnknown: 'error',
  address: 'error',
  themeMissing: 'error',
  themeInSteps: 'error',
  subjectNotOfTheme: 'error',
  unknownField: 'warning',
  subjectInSteps: 'warning',
  noMaterial: 'warning',
} as const satisfies Record<string, Weight>;
export type ProblemKind = keyof typeof weights;

/** Where it is, in the words of a course; blocks and what has no key are counted from one. */
export type Place = {
  readonly block?: number;
  readonly step?: string;
  readonly level?: string;
  readonly task?: string;
  readonly asset?: string;
  readonly field?: string;
};
export type Problem = Place & {
  readonly kind: ProblemKind;
  readonly weight: Weight;
  /** What stands there, and what could. */
  readonly value?: string;
  readonly other?: string;
};

export const most = { bytes: 4_000_000, blocks: 120, steps: 1_000, perStep: 30, perList: 40 } as const;

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export class Reader {
  readonly notes: Problem[];
  readonly #place: Place;

  constructor(notes: Problem[], place: Place) {
    this.notes = notes;
    this.#place = place;
  }

  at(place: Place): Reader {
    return new Reader(this.notes, { ...this.#place, ...place });
  }

  note(kind: ProblemKind, field?: string, more: Pick<Problem, 'value' | 'other'> = {}): void {
    const where = field === undefined ? this.#place : { ...this.#place, field };
    this.notes.push({ kind, weight: weights[kind], ...where, ...more });
  }

  knows(fields: Fields, known: readonly string[]): void {
    for (const field of Object.keys(fields))
      if (!known.includes(field)) this.note('unknownField', shown(field));
  }

  /** Several lines; null when it is not there or empty. */
  maybeText(fields: Fields, field: string, longest: number): string | null {
    const given = fields[field];
    if (given === undefined || given === null) return null;
    if (typeof given !== 'string') {
      this.note('notWords', field, { value: shown(given) });
      return null;
    }
    const text = given.normalize('NFC').replaceAll('\r\n', '\n').trim();
    if (unreadable.test(text) || !text.isWellFormed()) this.note('unreadable', field, { value: shown(text) });
    if (text.length > longest) this.note('tooLong', field, { value: shown(text), other: String(longest) });
    return text === '' ? null : text;
  }

  maybeLine(fields: Fields, field: string, longest: number): string | null {
    return this.maybeText(fields, field, longest)?.replaceAll(/\s+/g, ' ') ?? null;
  }

  line(fields: Fields, field: string, longest: number): string {
    const text = this.maybeLine(fields, field, longest);
    if (
      text === null &&
      (fields[field] === undefined || fields[field] === null || typeof fields[field] === 'string')
    )
      this.note('missing', field);
    return text ?? '';
  }

  lines(fields: Fields, field: string, longest: number): string[] {
    return this.#list(fields, field, most.perList).flatMap((item) => {
      const text = this.maybeLine({ [field]: item }, field, longest);
      return text === null ? [] : [text];
    });
  }

  words(fields: Fields, field: string, { needed = false } = {}): string[] {
    const words = this.lines(fields, field, 60);
    if (needed && words.length === 0 && (fields[field] === undefined || Array.isArray(fields[field])))
      this.note('missing', field);
    return words;
  }

  levels(fields: Fields, field: string, known: readonly string[], { needed = false } = {}): string[] {
    const levels = this.words(fields, field, { needed });
    for (const level of levels)
      if (!known.includes(level))
        this.note('levelUnknown', field, { value: shown(level), other: known.join(', ') });
    const twice = levels.find((level, i) => levels.indexOf(level) !== i);
    if (twice !== undefined) this.note('levelTwice', field, { value: shown(twice) });
    return levels;
  }

  word<const T extends string>(fields: Fields, field: string, known: readonly T[]): T | undefined {
    const given = fields[field];
    const word = known.find((one) => one === given);
    if (word === undefined)
      if (given === undefined || given === null) this.note('missing', field);
      else this.note('unknownWord', field, { value: shown(given), other: known.join(', ') });
    return word;
  }

  number(
    fields: Fields,
    field: string,
    least: number,
    greatest: number,
    { needed = false } = {},
  ): number | null {
    const given = fields[field];
    if (given === undefined || given === null) {
      if (needed) this.note('missing', field);
      return null;
    }
    if (typeof given === 'number' && Number.isInteger(given) && given >= least && given <= greatest)
      return given;
    this.note('notNumber', field, { value: shown(given), other: `${least}–${greatest}` });
    return null;
  }

  object(fields: Fields, field: string, { needed = false } = {}): Fields | undefined {
    const given = fields[field];
    if (isFields(given)) return given;
    if (given === undefined || given === null) {
      if (needed) this.note('missing', field);
    } else this.note('notObject', field, { value: shown(given) });
    return undefined;
  }

  objects(fields: Fields, field: string, greatest: number, { needed = false } = {}): Fields[] {
    const list = this.#list(fields, field, greatest);
    if (needed && list.length === 0 && (fields[field] === undefined || Array.isArray(fields[field])))
      this.note('missing', field);
    return list.flatMap((item) => {
      if (isFields(item)) return [item];
      this.note('notObject', field, { value: shown(item) });
      return [];
    });
  }

  #list(fields: Fields, field: string, greatest: number): readonly unknown[] {
    const given = fields[field];
    if (given === undefined || given === null) return [];
    if (!Array.isArray(given)) {
      this.note('notList', field, { value: shown(given) });
      return [];
    }
    if (given.length > greatest) this.note('tooMany', field, { other: String(greatest) });
    return given.slice(0, greatest);
  }

  handle(fields: Fields): string {
    const handle = this.line(fields, 'handle', 60);
    if (handle !== '' && !/^[a-z0-9][a-z0-9-]{1,59}$/.test(handle))
      this.note('keyForm', 'handle', { value: shown(handle) });
    return handle;
  }

  /** What stays the same over all versions of the course. */
  key(fields: Fields, taken: Set<string>): string {
    const key = this.line(fields, 'key', 80);
    if (key !== '' && !/^[\w.:-]+$/.test(key)) this.note('keyForm', 'key', { value: shown(key) });
    return this.#take(key, taken);
  }

  fresh(key: string, taken: Set<string>): string {
    return this.#take(key, taken);
  }

  #take(key: string, taken: Set<string>): string {
    if (key !== '' && taken.has(key)) this.note('keyTwice', 'key', { value: shown(key) });
    taken.add(key);
    return key;
  }

  subject(fields: Fields, needed: boolean): string | null {
    const code = this.maybeLine(fields, 'subject', 40);
    if (code === null) {
      if (needed) this.note('missing', 'subject');
      return null;
    }
    return this.isSubject('subject', code) ? code : null;
  }

  isSubject(field: string, code: string): boolean {
    const known = (subjects as readonly string[]).includes(code);
    if (!known) this.note('subjectUnknown', field, { value: shown(code), other: subjects.join(', ') });
    return known;
  }

  address(fields: Fields, field: string): string | null {
    const text = this.maybeLine(fields, field, 500);
    if (text === null) return null;
    const address = URL.canParse(text) ? new URL(text) : undefined;
    // what opens on a click opens a page: nothing that runs, nothing with a name and password in it
    const isPage =
      address !== undefined &&
      ['http:', 'https:'].includes(address.protocol) &&
      address.username === '' &&
      address.password === '' &&
      /^https?:\/\//.test(text);
    if (isPage) return text;
    this.note('address', field, { value: shown(text) });
    return null;
  }
}

/** What nobody sees, apart from tabs and line ends: control characters, marks that turn text around, broken letters. */
const unreadable = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ufffe\uffff]/u;

/** A piece of somebody's file as it may stand in a sentence: short, on one line, nothing hidden in it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const plain = text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '·');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
