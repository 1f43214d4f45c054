/** What a pupil is looking for help with; a category for apps is left out, since apps come and go. */
export const categories = [
  'focus',
  'planning',
  'new',
  'memory',
  'reading',
  'writing',
  'listening',
  'together',
  'motivation',
  'daring',
  'reflecting',
  'inventing',
] as const;
export type Category = (typeof categories)[number];

/** How it feels to do it: with whom, with what, when in the work. */
export const tags = [
  'alone',
  'together',
  'quick',
  'paper',
  'drawing',
  'aloud',
  'moving',
  'start',
  'midway',
  'finish',
] as const;
export type Tag = (typeof tags)[number];

/** For which subjects a strategy is suggested; what fits `any` helps in a subject that is none of these, too. */
export const kinds = ['language', 'maths', 'reading', 'any'] as const;
export type Kind = (typeof kinds)[number];

type Entry = { readonly category: Category; readonly tags: readonly Tag[]; readonly fits: readonly Kind[] };

/**
 * Every strategy by the key under which logbooks remember it. A key is for good: pupils’ choices of years ago still
 * point at it, so a strategy may be reworded but never leaves. The texts stand in the words, in three languages.
 */
export const bank = {
  'phone-away': { category: 'focus', tags: ['alone', 'quick', 'start'], fits: ['any'] },
  'ten-minutes': { category: 'focus', tags: ['alone', 'quick'], fits: ['any'] },
  'empty-table': { category: 'focus', tags: ['alone', 'quick', 'start'], fits: ['any'] },
  'park-thoughts': { category: 'focus', tags: ['alone', 'paper', 'midway'], fits: ['any'] },

  'three-pieces': { category: 'planning', tags: ['paper', 'start'], fits: ['any'] },
  'first-move': { category: 'planning', tags: ['quick', 'paper', 'finish'], fits: ['any'] },
  'guess-minutes': { category: 'planning', tags: ['alone', 'paper', 'start'], fits: ['any'] },
  'count-back': { category: 'planning', tags: ['paper', 'start'], fits: ['any'] },

  'known-already': { category: 'new', tags: ['quick', 'paper', 'start'], fits: ['any'] },
  'follow-example': { category: 'new', tags: ['alone', 'paper'], fits: ['maths'] },
  'second-explanation': { category: 'new', tags: ['midway'], fits: ['any'] },
  'small-numbers': { category: 'new', tags: ['paper', 'midway'], fits: ['maths'] },
  'own-example': { category: 'new', tags: ['alone', 'finish'], fits: ['language', 'maths'] },

  'close-and-write': { category: 'memory', tags: ['alone', 'paper', 'finish'], fits: ['any'] },
  'spread-out': { category: 'memory', tags: ['alone', 'quick'], fits: ['language', 'any'] },
  'two-sided-cards': { category: 'memory', tags: ['paper', 'together'], fits: ['language'] },
  'walking-route': { category: 'memory', tags: ['moving', 'aloud'], fits: ['any'] },

  'look-around-first': { category: 'reading', tags: ['quick', 'start'], fits: ['reading', 'language'] },
  'stop-each-paragraph': { category: 'reading', tags: ['aloud', 'midway'], fits: ['reading'] },
  'question-in-margin': { category: 'reading', tags: ['paper', 'midway'], fits: ['reading'] },
  'guess-the-word': { category: 'reading', tags: ['alone', 'midway'], fits: ['reading', 'language'] },
  'read-sum-twice': { category: 'reading', tags: ['paper', 'start'], fits: ['maths', 'reading'] },

  'rough-first': { category: 'writing', tags: ['alone', 'start'], fits: ['language'] },
  'one-reader': { category: 'writing', tags: ['quick', 'start'], fits: ['language'] },
  'notes-in-order': { category: 'writing', tags: ['paper', 'start'], fits: ['language'] },
  'hear-your-text': { category: 'writing', tags: ['aloud', 'finish'], fits: ['language'] },

  'one-question-ready': { category: 'listening', tags: ['quick', 'start'], fits: ['any'] },
  'say-it-back': { category: 'listening', tags: ['together', 'aloud'], fits: ['any'] },
  'five-words': { category: 'listening', tags: ['paper', 'midway'], fits: ['any'] },
  'listen-twice': { category: 'listening', tags: ['alone', 'midway'], fits: ['language'] },

  'explain-to-other': { category: 'together', tags: ['together', 'aloud', 'finish'], fits: ['any'] },
  'alone-then-two': { category: 'together', tags: ['together', 'start'], fits: ['maths', 'any'] },
  'who-does-what': { category: 'together', tags: ['together', 'paper', 'start'], fits: ['any'] },
  'swap-one-tip': { category: 'together', tags: ['together', 'finish'], fits: ['language', 'any'] },

  'what-for-me': { category: 'motivation', tags: ['paper', 'start'], fits: ['any'] },
  'easiest-first': { category: 'motivation', tags: ['quick', 'start'], fits: ['any'] },
  'small-reward': { category: 'motivation', tags: ['alone', 'finish'], fits: ['any'] },
  'show-how-far': { category: 'motivation', tags: ['drawing', 'paper'], fits: ['any'] },

  'one-question-today': { category: 'daring', tags: ['aloud', 'quick'], fits: ['any'] },
  'one-too-hard': { category: 'daring', tags: ['alone', 'midway'], fits: ['maths', 'any'] },
  'talk-one-minute': { category: 'daring', tags: ['aloud', 'quick'], fits: ['language'] },
  'show-unfinished': { category: 'daring', tags: ['together', 'midway'], fits: ['any'] },

  'why-this-mistake': { category: 'reflecting', tags: ['alone', 'finish'], fits: ['maths', 'language'] },
  'beside-criteria': { category: 'reflecting', tags: ['alone', 'finish'], fits: ['any'] },
  'three-lines-back': { category: 'reflecting', tags: ['paper', 'quick', 'finish'], fits: ['any'] },
  'another-way': { category: 'reflecting', tags: ['paper', 'finish'], fits: ['maths'] },

  'ten-ideas': { category: 'inventing', tags: ['quick', 'paper', 'start'], fits: ['any'] },
  'draw-it': { category: 'inventing', tags: ['drawing', 'start'], fits: ['maths', 'reading'] },
  'turn-around': { category: 'inventing', tags: ['alone', 'midway'], fits: ['any'] },
  'two-become-one': { category: 'inventing', tags: ['together', 'midway'], fits: ['any'] },
} as const satisfies Record<string, Entry>;

export type Key = keyof typeof bank;
export const keys = Object.keys(bank) as Key[];

/** A logbook gives back plain text, and an own strategy is no one’s key. */
export const isKey = (text: string): text is Key => Object.hasOwn(bank, text);

/** What every language must say: a name for each category and tag, and the three texts of each strategy. */
export type Texts = {
  readonly category: Readonly<Record<Category, string>>;
  readonly tag: Readonly<Record<Tag, string>>;
  readonly strategy: Readonly<
    Record<Key, { readonly title: string; readonly when: string; readonly how: string }>
  >;
};

/** What the bank says of a strategy; its words are in three languages, beside. */
export const entryOf = (key: Key): Entry => bank[key];

/** Under a minute to choose, said the pupils who were asked; nobody looks through fifty. */
export const shownFirst = 10;

type Choice = {
  /** What the teacher picked for this block. */
  readonly tips: readonly string[];
  /** What this pupil said had helped, the best known first. */
  readonly helped: readonly string[];
  /** The subject the pupil wants help with. */
  readonly wish: Kind;
};

/**
 * The order in which strategies are offered: the teacher’s pick, what helped this pupil before, what fits the subject,
 * what helps anywhere, and what was made for another subject. No score is kept or shown. Among equals the categories
 * take turns, so that the first ten are not ten ways to do the same.
 */
export function ordered({ tips, helped, wish }: Choice): { first: Key[]; more: Key[] } {
  const all = [...new Set([...[...tips, ...helped].filter(isKey), ...inTurns(wish)])];
  return { first: all.slice(0, shownFirst), more: all.slice(shownFirst) };
}

/** How near a strategy is to the subject: its own, everyone’s, another’s. */
export function nearness(key: Key, wish: Kind): 0 | 1 | 2 {
  const { fits } = entryOf(key);
  return fits.includes(wish) ? 0 : fits.includes('any') ? 1 : 2;
}

function inTurns(wish: Kind): Key[] {
  const taken = new Map<string, number>();
  const turns = keys.map((key) => {
    const near = nearness(key, wish);
    const pile = `${near} ${entryOf(key).category}`;
    const turn = taken.get(pile) ?? 0;
    taken.set(pile, turn + 1);
    return { key, near, turn };
  });
  return turns.sort((a, b) => a.near - b.near || a.turn - b.turn).map(({ key }) => key);
}
