import {
  type Asset,
  assetKinds,
  type Block,
  type Course,
  forms,
  kinds,
  type Scale,
  scales,
  type Step,
  type Task,
  type Theme,
} from '../model.ts';
import { starterTasks } from '../starter/model.ts';
import { type Fields, isFields, most, type Problem, Reader, shown } from './place/model.ts';

/**
 * The course file of docs/formats/course.md, read without trusting it: whatever is wrong comes back as a list of
 * problems, each at its place, and a file with an error gives no course. What we do not know is a warning, so that a
 * file of a later version still can be read.
 */
export type Read = { readonly course: Course | undefined; readonly problems: readonly Problem[] };

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
