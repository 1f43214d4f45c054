/**
 * A course is on the portal complete: what is asked, what good work looks like, how it can be learned and how it is
 * shown. A course of steps is walked in order, at one's own pace, from the level that is mastered already; a theme is
 * done by all at once, with goals per subject and levels of depth (S4, domain §2.3).
 */
export const kinds = ['steps', 'theme'] as const;
export type Kind = (typeof kinds)[number];

/** How a step is shown: told, tested, made, presented – or, at the end of a block, all of the block in one piece. */
export const forms = ['talk', 'test', 'product', 'presentation', 'block'] as const;
export type Form = (typeof forms)[number];

export const assetKinds = ['text', 'video', 'exercise', 'lab', 'book', 'person', 'place'] as const;
export type AssetKind = (typeof assetKinds)[number];

/** The scales that courses are made on, each from the first level to the last; the same stand in shared.level. */
export const scales = {
  vo: ['vmbo-b', 'vmbo-k', 'vmbo-t', 'havo', 'vwo'],
  cefr: ['A1', 'A2', 'B1', 'B2', 'C1'],
  ref: ['1F', '1S', '2F', '3F', '4F'],
  po: ['onderbouw', 'middenbouw', 'bovenbouw'],
} as const;
export type Scale = keyof typeof scales;

/** The subjects we know by name in three languages; the same stand in shared.subject. */
export const subjects = [
  'aardrijkskunde',
  'biologie',
  'burgerschap',
  'duits',
  'economie',
  'engels',
  'filosofie',
  'frans',
  'geschiedenis',
  'grieks',
  'informatica',
  'kunst',
  'latijn',
  'lezen',
  'lichamelijke-opvoeding',
  'maatschappijleer',
  'muziek',
  'natuurkunde',
  'nederlands',
  'rekenen',
  'scheikunde',
  'spaans',
  'taal',
  'techniek',
  'wereldorientatie',
  'wiskunde',
] as const;

/** A whole course as one version tells it; what a file or a national list of goals comes to. */
export type Course = {
  readonly handle: string;
  readonly kind: Kind;
  readonly subject: string | null;
  readonly title: string;
  readonly language: 'nl' | 'en' | 'sv';
  readonly scale: Scale;
  readonly levels: readonly string[];
  readonly source: string;
  readonly licence: string;
  readonly blocks: readonly Block[];
  readonly theme: Theme | null;
};
export type Theme = {
  readonly question: string;
  readonly weeks: number;
  readonly subjects: readonly string[];
};
export type Block = { readonly title: string; readonly steps: readonly Step[] };
export type Step = {
  readonly key: string;
  readonly goal: string;
  readonly target: string;
  readonly demonstrate: { readonly form: Form; readonly text: string };
  /** What holds at every level. */
  readonly criteria: readonly string[];
  /** The levels at which the step exists, with what is asked on top there; none means all levels of the course. */
  readonly levels: readonly { readonly level: string; readonly criteria: readonly string[] }[];
  readonly tasks: readonly Task[];
  readonly assets: readonly Asset[];
  readonly curriculum: readonly string[];
  /** In a theme: whose goal it is. */
  readonly subject: string | null;
};
export type Task = {
  readonly key: string;
  readonly title: string;
  readonly minutes: number | null;
  /** Empty: for all levels. */
  readonly levels: readonly string[];
};
export type Asset = {
  readonly key: string;
  readonly kind: AssetKind;
  readonly title: string;
  readonly text: string | null;
  readonly url: string | null;
  readonly minutes: number | null;
  readonly levels: readonly string[];
  readonly licence: string;
};

/* ── Where am I? ───────────────────────────────────────────────────────────────────────────────────────────── */

/** A step in the list of a course, without what is asked in it. */
export type StepLine = {
  readonly id: string;
  readonly block: number;
  readonly number: number;
  readonly goal: string;
  readonly form: Form;
  readonly subject: string | null;
  /** The levels at which it exists; none means all. */
  readonly levels: readonly string[];
};

/** How far a pupil is with a step; absent is not begun. The records are the progress module's, they come in from there. */
export type StepState = 'working' | 'ready' | 'shown' | 'passed' | 'again';
export type States = ReadonlyMap<string, StepState>;

/** A step on somebody's path; `place` is the number the pupil knows it by, computed and never stored. */
export type Placed<S extends StepLine = StepLine> = S & { readonly place: number };

/** The way of one level through a course: the steps that exist there, in order, counted from one. */
export const pathOf = <S extends StepLine>(steps: readonly S[], level: string | null): readonly Placed<S>[] =>
  steps
    .filter(({ levels }) => level === null || levels.length === 0 || levels.includes(level))
    .toSorted((a, b) => a.number - b.number)
    .map((step, i) => ({ ...step, place: i + 1 }));

export type BlockOnPath<S extends StepLine = StepLine> = {
  readonly number: number;
  readonly title: string;
  readonly steps: readonly Placed<S>[];
};

/** The blocks that hold something on this path, in order. */
export const blocksOn = <S extends StepLine>(
  path: readonly Placed<S>[],
  blocks: readonly { readonly number: number; readonly title: string }[],
): readonly BlockOnPath<S>[] =>
  blocks
    .map(({ number, title }) => ({ number, title, steps: path.filter(({ block }) => block === number) }))
    .filter(({ steps }) => steps.length > 0)
    .toSorted((a, b) => a.number - b.number);

/**
 * The step to work on, from the one the pupil entered at: one in hand, else the first that was not begun. One that a
 * teacher has to look at is only where they are when nothing else is left to do.
 */
export function hereOn<S extends StepLine>(
  path: readonly Placed<S>[],
  states: States,
  entry: string | null,
): Placed<S> | undefined {
  const from = Math.max(
    0,
    path.findIndex(({ id }) => id === entry),
  );
  const ahead = path.slice(from);
  const first = (...wanted: readonly (StepState | undefined)[]) =>
    ahead.find(({ id }) => wanted.includes(states.get(id)));
  return first('working', 'again') ?? first(undefined) ?? first('ready', 'shown');
}

/** What was mastered before the pupil entered counts as behind them, like what they passed. */
export const isBehind = (
  step: Placed,
  path: readonly Placed[],
  states: States,
  entry: string | null,
): boolean =>
  states.get(step.id) === 'passed' || step.place < (path.find(({ id }) => id === entry)?.place ?? 0);

/** First what is made for somebody's level, then what is for all; what is for other levels alone is left out. */
export const forLevel = <T extends { readonly levels: readonly string[] }>(
  things: readonly T[],
  level: string | null,
): readonly T[] =>
  level === null
    ? things
    : [
        ...things.filter(({ levels }) => levels.includes(level)),
        ...things.filter(({ levels }) => levels.length === 0),
      ];

/** Whether somebody who does this at the school says which courses it uses (the same is asked by the database). */
export const arranges = ({ hat, duties }: { hat: string; duties: readonly string[] }): boolean =>
  hat === 'administrator' ||
  (hat === 'staff' && (duties.includes('teaches') || duties.includes('leads_school')));

/** The week of a theme on a day, counted from one; before it begins 0, after its end more than its weeks. */
export const themeWeek = (starts: string, today: string): number =>
  Math.max(0, Math.floor((Date.parse(today) - Date.parse(starts)) / (7 * 86_400_000)) + 1);

/** The part of a theme that a day lies in, counted from one: its weeks, or as many parts spread over them; else none. */
export function themePart(
  { starts, weeks, parts }: { readonly starts: string; readonly weeks: number; readonly parts: number },
  today: string,
): number | undefined {
  const week = themeWeek(starts, today);
  if (week < 1 || week > weeks) return undefined;
  return parts === weeks ? week : Math.ceil((week * parts) / weeks);
}

/** The name of a week without "Week 3:" before it, where that is said already. */
export const withoutWeek = (title: string): string => title.replace(/^(?:week|vecka) \d+\s*[:·–-]\s*/i, '');

/** Letters and figures alone: two titles that differ in capitals, accents or signs are one. */
export const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
