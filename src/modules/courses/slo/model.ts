import { type Block, type Course, plainly, scales, type Step, subjects } from '../model.ts';
import { starterFor } from '../starter/model.ts';

/**
 * The national goals of the Dutch curriculum institute (slonl/curriculum-leerdoelenkaarten, joined) as courses of
 * steps: a subtopic, cut in fives, is a block; a goal with its levels is a step. The same sentence at several levels
 * is one step, and every step gets what it needs to be worked, for the file has goals and nothing else.
 */
export type Slo = {
  readonly courses: readonly Course[];
  /** What could not be used: how many, and the first of each sort. */
  readonly left: readonly {
    readonly what: 'level' | 'goal' | 'subject';
    readonly value: string;
    readonly count: number;
  }[];
  readonly problem: 'notText' | 'notJson' | 'notSlo' | undefined;
};

const levelOf: Readonly<Record<string, string>> = {
  'ob vmbo bb': 'vmbo-b',
  'ob vmbo kb': 'vmbo-k',
  'ob vmbo gl': 'vmbo-t',
  'ob vmbo tl': 'vmbo-t',
  'ob havo': 'havo',
  'ob vwo': 'vwo',
};

type Goal = { readonly ids: readonly string[]; readonly text: string; readonly levels: readonly string[] };
type Subtopic = {
  readonly topic: string;
  readonly title: string;
  readonly code: string;
  readonly goals: readonly Goal[];
};

/** Reads the national goals as they are published: each subject a course, with what no course could be made of. */
export function readSlo(bytes: Uint8Array): Slo {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (problem) {
    return { courses: [], left: [], problem: problem instanceof SyntaxError ? 'notJson' : 'notText' };
  }
  const given = listIn(content, 'subjects');
  if (given.length === 0) return { courses: [], left: [], problem: 'notSlo' };
  const left = new Left();
  const source = [textIn(content, 'owner'), textIn(content, 'source')]
    .filter(Boolean)
    .join(' – ')
    .slice(0, 500);
  const licence = (textIn(content, 'licence') || 'MIT').slice(0, 80);
  const courses = given.flatMap((subject) => courseOf(subject, source, licence, left));
  return { courses, left: left.all, problem: undefined };
}

function courseOf(subject: unknown, source: string, licence: string, left: Left): Course[] {
  const title = tidy(textIn(subject, 'title'));
  const code = plainly(title).replaceAll(' ', '-');
  if (!(subjects as readonly string[]).includes(code)) {
    left.add('subject', title);
    return [];
  }
  const parts = subtopicsOf(subject, left);
  const keys = new Set<string>();
  const blocks = parts.flatMap((part) => blocksOf(part, isShared(part, parts), keys));
  if (blocks.length === 0) return [];
  const used = new Set(
    blocks.flatMap(({ steps }) => steps.flatMap(({ levels }) => levels.map(({ level }) => level))),
  );
  return [
    {
      handle: `slo-onderbouw-${code}`,
      kind: 'steps',
      subject: code,
      title: `${title} onderbouw`,
      language: 'nl',
      scale: 'vo',
      levels: scales.vo.filter((level) => used.has(level)),
      source,
      licence,
      blocks,
      theme: null,
    },
  ];
}

/** Subtopics of one name within a topic are one; the file names some once per school type. */
function subtopicsOf(subject: unknown, left: Left): readonly Subtopic[] {
  const merged = new Map<string, { topic: string; title: string; code: string; goals: Map<string, Goal> }>();
  for (const topic of listIn(subject, 'topics'))
    for (const subtopic of listIn(topic, 'subtopics')) {
      const titles = { topic: tidy(textIn(topic, 'title')), title: tidy(textIn(subtopic, 'title')) };
      const key = `${plainly(titles.topic)} / ${plainly(titles.title)}`;
      const part = merged.get(key) ?? {
        ...titles,
        code: textIn(subtopic, 'code'),
        goals: new Map<string, Goal>(),
      };
      merged.set(key, part);
      for (const goal of listIn(subtopic, 'goals')) addGoal(part.goals, goal, left);
    }
  // a topic keeps its place; within it the file's own numbers say what comes first
  const topics = [...new Set([...merged.values()].map(({ topic }) => plainly(topic)))];
  return [...merged.values()]
    .map((part) => ({ ...part, goals: [...part.goals.values()] }))
    .filter(({ goals }) => goals.length > 0)
    .toSorted(
      (a, b) =>
        topics.indexOf(plainly(a.topic)) - topics.indexOf(plainly(b.topic)) || byNumbers(a.code, b.code),
    );
}

/** The same sentence within a subtopic is the same step, at the levels of all of them. */
function addGoal(goals: Map<string, Goal>, goal: unknown, left: Left): void {
  const text = tidy(textIn(goal, 'text'));
  const id = textIn(goal, 'id');
  const levels = listIn(goal, 'levels').flatMap((name) => {
    const level = typeof name === 'string' ? levelOf[name] : undefined;
    if (level === undefined) left.add('level', String(name));
    return level === undefined ? [] : [level];
  });
  if (text === '' || text.length > 400 || id === '' || levels.length === 0) {
    left.add('goal', text || id);
    return;
  }
  const key = plainly(text);
  const known = goals.get(key);
  goals.set(key, {
    text: known?.text ?? text,
    ids: [...new Set([...(known?.ids ?? []), id])],
    levels: scales.vo.filter((level) => levels.includes(level) || known?.levels.includes(level)),
  });
}

/** Cut so that nobody finds more than five steps of their level in one block. */
function blocksOf({ topic, title, goals }: Subtopic, sayTopic: boolean, keys: Set<string>): Block[] {
  const cut: Goal[][] = [];
  for (const goal of goals) {
    const last = cut.at(-1);
    const full = (level: string) => (last ?? []).filter(({ levels }) => levels.includes(level)).length >= 5;
    if (last === undefined || goal.levels.some(full)) cut.push([goal]);
    else last.push(goal);
  }
  const name = (sayTopic ? `${topic}: ${title}` : title).slice(0, 180);
  return cut.map((some, i) => ({
    title: cut.length === 1 ? name : `${name} (${i + 1})`,
    steps: some.map((goal) => stepOf(goal, topic, title, keys)),
  }));
}

function stepOf({ ids, text, levels }: Goal, topic: string, subtopic: string, keys: Set<string>): Step {
  // the smallest of its ids: the order of the file does not matter, and one goal may stand in two subtopics
  const wish = `${plainly(`${topic} ${subtopic}`).replaceAll(' ', '-').slice(0, 36)}:${(ids.toSorted()[0] as string).slice(0, 36)}`;
  let key = wish;
  for (let n = 2; keys.has(key); n += 1) key = `${wish}-${n}`;
  keys.add(key);
  return {
    key,
    goal: text,
    ...starterFor(text, topic),
    levels: levels.map((level) => ({ level, criteria: [] })),
    assets: [],
    curriculum: ids,
    subject: null,
  };
}

/** "Wat doe je?" stands under each skill of a language: such names need their topic. */
const isShared = (part: Subtopic, all: readonly Subtopic[]): boolean =>
  part.title.endsWith('?') ||
  all.some((other) => other !== part && plainly(other.title) === plainly(part.title));

class Left {
  readonly #counts = new Map<string, { what: Slo['left'][number]['what']; value: string; count: number }>();
  add(what: Slo['left'][number]['what'], value: string): void {
    const key = what === 'goal' ? what : `${what} ${value}`;
    const known = this.#counts.get(key);
    this.#counts.set(key, {
      what,
      value: known?.value ?? value.slice(0, 80),
      count: (known?.count ?? 0) + 1,
    });
  }
  get all(): Slo['left'] {
    return [...this.#counts.values()];
  }
}

const listIn = (value: unknown, field: string): readonly unknown[] => {
  const list: unknown = (value as Record<string, unknown> | null)?.[field];
  return Array.isArray(list) ? list : [];
};
const textIn = (value: unknown, field: string): string => {
  const text: unknown = (value as Record<string, unknown> | null)?.[field];
  return typeof text === 'string' ? text.trim() : '';
};
/** One line, without what typing left behind. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/(?<=\w{3})\.$/, '');
/** "2.10" comes after "2.9". */
const byNumbers = (a: string, b: string): number => {
  const [left, right] = [a, b].map((code) => (code.match(/\d+/g) ?? []).map(Number));
  for (const [i, n] of (left ?? []).entries()) {
    const other = right?.[i];
    if (other !== undefined && n !== other) return n - other;
  }
  return 0;
};
