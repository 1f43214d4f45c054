import {
  type Asset,
  assetKinds,
  type Block,
  type Course,
  forms,
  kinds,
  type Scale,
  type Step,
  scales,
  subjects,
  type Task,
  type Theme,
} from '../model.ts';
import { starterTasks } from '../starter/model.ts';

/**
 * The course file of docs/formats/course.md, read without trusting it: whatever is wrong comes back as a list of
 * problems, each at its place, and a file with an error gives no course. What we do not know is a warning, so that a
 * file of a later version still can be read.
 */
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

export type Read = { readonly course: Course | undefined; readonly problems: readonly Problem[] };

const most = { bytes: 4_000_000, blocks: 120, steps: 1_000, perStep: 30, perList: 40 } as const;

/** Reads a file of a course: the course, or everything that is wrong with it, each with its place. */
export function readCourse(bytes: Uint8Array): Read {
  const notes: Problem[] = [];
  const root = new Reader(notes, {});
  const content = contentOf(bytes, root);
  const course = content === undefined ? undefined : courseOf(content, root);
  return { course: notes.some(({ weight }) => weight === 'error') ? undefined : course, problems: notes };
}

function contentOf(bytes: Uint8Array, root: Reader): Fields | undefined {
  if (bytes.byteLength > most.bytes) {
    root.note('tooLarge', undefined, { other: String(most.bytes / 1_000_000) });
    return undefined;
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    root.note('notText');
    return undefined;
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (problem) {
    root.note('notJson', undefined, { other: lineOf(text, String(problem)) });
    return undefined;
  }
  if (!isFields(content) || content['leerkring'] !== 'course') {
    root.note('notCourse');
    return undefined;
  }
  if (content['format'] !== 1) {
    root.note('formatUnknown', 'format', { value: shown(content['format']) });
    return undefined;
  }
  return content;
}

/** The line at which reading stopped, when the reader says where that was. */
function lineOf(text: string, problem: string): string {
  const said = /line (\d+)/.exec(problem)?.[1];
  if (said !== undefined) return said;
  const at = /position (\d+)/.exec(problem)?.[1];
  const upTo = at === undefined ? text : text.slice(0, Number(at));
  return String(upTo.split('\n').length);
}

function courseOf(fields: Fields, root: Reader): Course {
  root.knows(fields, courseFields);
  const kind = root.word(fields, 'kind', kinds) ?? 'steps';
  const scale = root.word(fields, 'scale', Object.keys(scales) as Scale[]) ?? 'vo';
  const levels = root
    .levels(fields, 'levels', scales[scale], { needed: true })
    .toSorted((a, b) => rank(scale, a) - rank(scale, b));
  const theme = themeOf(fields, kind, root);
  const licence = root.line(fields, 'licence', 80);
  const about: About = { kind, levels, licence, subjects: theme?.subjects ?? [], keys: new Set() };
  return {
    handle: root.handle(fields),
    kind,
    subject: root.subject(fields, kind === 'steps'),
    title: root.line(fields, 'title', 120),
    language: root.word(fields, 'language', ['nl', 'en', 'sv'] as const) ?? 'nl',
    scale,
    levels,
    source: root.maybeLine(fields, 'source', 500) ?? '',
    licence,
    blocks: root
      .objects(fields, 'blocks', most.blocks, { needed: true })
      .map((block, i) => blockOf(block, new Reader(root.notes, { block: i + 1 }), about)),
    theme,
  };
}

type About = {
  readonly kind: Course['kind'];
  readonly levels: readonly string[];
  readonly licence: string;
  readonly subjects: readonly string[];
  readonly keys: Set<string>;
};

const rank = (scale: Scale, level: string): number => (scales[scale] as readonly string[]).indexOf(level);

function themeOf(fields: Fields, kind: Course['kind'], root: Reader): Theme | null {
  const given = fields['theme'];
  if (kind === 'steps') {
    if (given !== undefined && given !== null) root.note('themeInSteps', 'theme');
    return null;
  }
  if (given === undefined || given === null) {
    root.note('themeMissing', 'theme');
    return null;
  }
  const theme = root.object(fields, 'theme');
  if (theme === undefined) return null;
  root.knows(theme, ['question', 'weeks', 'subjects']);
  return {
    question: root.line(theme, 'question', 300),
    weeks: root.number(theme, 'weeks', 1, 40, { needed: true }) ?? 1,
    subjects: root
      .words(theme, 'subjects', { needed: true })
      .filter((code) => root.isSubject('subjects', code)),
  };
}

function blockOf(fields: Fields, here: Reader, about: About): Block {
  here.knows(fields, ['title', 'steps']);
  const steps = here.objects(fields, 'steps', most.perList, { needed: true });
  if (about.keys.size + steps.length > most.steps)
    here.note('tooMany', 'steps', { other: String(most.steps) });
  return {
    title: here.line(fields, 'title', 200),
    steps: steps.map((step, i) => stepOf(step, here, String(i + 1), about)),
  };
}

function stepOf(fields: Fields, block: Reader, nth: string, about: About): Step {
  const key = fields['key'];
  const here = block.at({ step: typeof key === 'string' && key !== '' ? shown(key) : nth });
  here.knows(fields, stepFields);
  const levels = levelsOf(fields, here, about.levels);
  const has = levels.length === 0 ? about.levels : levels.map(({ level }) => level);
  const tasks = partsOf(fields, 'tasks', here, 'task', (part, at, its) => taskOf(part, at, its, has));
  const step = {
    key: here.key(fields, about.keys),
    goal: here.line(fields, 'goal', 400),
    target: here.maybeText(fields, 'target', 1_000) ?? '',
    demonstrate: demonstrationOf(fields, here),
    criteria: here.lines(fields, 'criteria', 400),
    levels,
    tasks,
    assets: partsOf(fields, 'assets', here, 'asset', (part, at, its) =>
      assetOf(part, at, its, has, about.licence),
    ),
    curriculum: here.lines(fields, 'curriculum', 120),
    subject: subjectOf(fields, here, about),
  };
  // so that every step can be worked, whatever its maker had time for
  return tasks.length > 0 ? step : { ...step, tasks: starterTasks(step.goal) };
}

function levelsOf(fields: Fields, here: Reader, known: readonly string[]): Step['levels'] {
  const given = fields['levels'];
  if (given === undefined || given === null) return [];
  const levels = here.object(fields, 'levels');
  if (levels === undefined) return [];
  return Object.keys(levels)
    .filter((level) => {
      if (known.includes(level)) return true;
      here.note('levelUnknown', 'levels', { value: shown(level), other: known.join(', ') });
      return false;
    })
    .toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
    .map((level) => {
      const at = here.at({ level });
      const own = here.object(levels, level);
      if (own !== undefined) at.knows(own, ['criteria']);
      return { level, criteria: own === undefined ? [] : at.lines(own, 'criteria', 400) };
    });
}

function demonstrationOf(fields: Fields, here: Reader): Step['demonstrate'] {
  const given = here.object(fields, 'demonstrate', { needed: true });
  if (given === undefined) return { form: 'talk', text: '' };
  here.knows(given, ['form', 'text']);
  return { form: here.word(given, 'form', forms) ?? 'talk', text: here.maybeText(given, 'text', 600) ?? '' };
}

function subjectOf(fields: Fields, here: Reader, about: About): string | null {
  const given = here.maybeLine(fields, 'subject', 40);
  if (given === null) {
    if (about.kind === 'theme') here.note('missing', 'subject');
    return null;
  }
  if (about.kind === 'steps') {
    here.note('subjectInSteps', 'subject');
    return null;
  }
  if (!about.subjects.includes(given))
    here.note('subjectNotOfTheme', 'subject', { value: shown(given), other: about.subjects.join(', ') });
  return given;
}

/** Tasks and resources alike: a list of objects, each with a key of its own or its number as one. */
function partsOf<T>(
  fields: Fields,
  field: 'tasks' | 'assets',
  step: Reader,
  what: 'task' | 'asset',
  read: (part: Fields, here: Reader, key: string) => T,
): T[] {
  const keys = new Set<string>();
  return step.objects(fields, field, most.perStep).map((part, i) => {
    const given = part['key'];
    const nth = String(i + 1);
    const here = step.at({ [what]: typeof given === 'string' && given !== '' ? shown(given) : nth });
    return read(part, here, given === undefined ? here.fresh(nth, keys) : here.key(part, keys));
  });
}

function taskOf(fields: Fields, here: Reader, key: string, levels: readonly string[]): Task {
  here.knows(fields, ['key', 'title', 'minutes', 'levels']);
  return {
    key,
    title: here.line(fields, 'title', 200),
    minutes: here.number(fields, 'minutes', 1, 600),
    levels: here.levels(fields, 'levels', levels),
  };
}

function assetOf(
  fields: Fields,
  here: Reader,
  key: string,
  levels: readonly string[],
  licence: string,
): Asset {
  here.knows(fields, ['key', 'kind', 'title', 'text', 'url', 'minutes', 'levels', 'licence']);
  const asset = {
    key,
    kind: here.word(fields, 'kind', assetKinds) ?? 'text',
    title: here.line(fields, 'title', 200),
    text: here.maybeText(fields, 'text', 20_000),
    url: here.address(fields, 'url'),
    minutes: here.number(fields, 'minutes', 1, 600),
    levels: here.levels(fields, 'levels', levels),
    licence: here.maybeLine(fields, 'licence', 80) ?? licence,
  };
  // a person, a place or a book can be named alone; a text or a video that is nowhere helps nobody
  if (asset.text === null && asset.url === null && ['text', 'video', 'exercise'].includes(asset.kind))
    here.note('noMaterial');
  return asset;
}

const courseFields = [
  'leerkring',
  'format',
  'handle',
  'kind',
  'subject',
  'title',
  'language',
  'scale',
  'levels',
  'source',
  'licence',
  'blocks',
  'theme',
];
const stepFields = [
  'key',
  'goal',
  'target',
  'demonstrate',
  'criteria',
  'levels',
  'tasks',
  'assets',
  'curriculum',
  'subject',
];

/* ── Reading one object at its place ───────────────────────────────────────────────────────────────────────── */

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Reader {
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
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const plain = text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\ufffd]/gu, '·');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
