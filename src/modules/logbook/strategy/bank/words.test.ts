import { describe, expect, it } from 'vitest';
import { languages } from '#platform/words';
import { categories as all, keys, tags } from './model.ts';
import { categories, type Strategy, strategies, strategyOf } from './words.ts';

const sentences = (text: string) => text.split(/(?<=[.!?][”"]?) (?=\p{Lu})/u);
const lengthOf = (sentence: string) => sentence.split(/\s+/).length;
const isTrim = ({ title, when, how }: Strategy) => [title, when, how].every((text) => text === text.trim());

describe.each(languages)('the bank in %s', (language) => {
  const told = strategies(language);
  /** Those that break the promise, shown whole: whoever mends one must read it. */
  const broken = (keeps: (one: Strategy) => boolean) => told.filter((one) => !keeps(one));

  it('tells every strategy', () => {
    expect(told.map(({ key }) => key)).toEqual(keys);
    expect(broken(isTrim)).toEqual([]);
  });

  it('gives each a short title, a deed and no sentence', () => {
    expect(broken(({ title }) => title.length > 0 && title.length <= 40 && !/[.!?]$/.test(title))).toEqual(
      [],
    );
  });

  it('says on one line when it helps', () => {
    expect(broken(({ when }) => when.length <= 90 && /\p{L}[.?]$/u.test(when))).toEqual([]);
  });

  it('says in three or four sentences what to do', () => {
    expect(broken(({ how }) => [3, 4].includes(sentences(how).length) && /[.?]$/.test(how))).toEqual([]);
  });

  it('stays readable at B1: no sentence over 24 words, 12 on average at most', () => {
    const lengths = told.flatMap(({ how }) => sentences(how).map(lengthOf));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(24);
    expect(lengths.reduce((sum, n) => sum + n, 0) / lengths.length).toBeLessThanOrEqual(12);
  });

  it('says nothing twice', () => {
    for (const part of ['title', 'when', 'how'] as const) {
      expect(new Set(told.map((one) => one[part].toLowerCase())).size).toBe(told.length);
    }
  });

  it('puts every strategy in one named category, and names every tag', () => {
    const shown = categories(language);
    expect(shown.map(({ category }) => category)).toEqual(all);
    expect(shown.flatMap(({ strategies }) => strategies.map(({ key }) => key)).sort()).toEqual(
      [...keys].sort(),
    );
    expect(new Set(shown.map(({ name }) => name)).size).toBe(all.length);
    const names = new Map(told.flatMap((one) => one.tags.map(({ tag, name }) => [tag, name])));
    expect([...names.keys()].sort()).toEqual([...tags].sort());
    expect(new Set(names.values()).size).toBe(tags.length);
  });

  it('finds a strategy by its key, and nothing by another text', () => {
    expect(keys.map((key) => strategyOf(key, language))).toEqual(told);
    expect(['', 'constructor', 'long-gone'].map((text) => strategyOf(text, language))).toEqual(
      Array(3).fill(undefined),
    );
  });
});

it('says each strategy in three languages, not in one three times', () => {
  const titles = (key: string) => new Set(languages.map((language) => strategyOf(key, language)?.title));
  expect(keys.filter((key) => titles(key).size < languages.length)).toEqual([]);
});
