import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words } from '../../src/modules/coaching/words.ts';
import { words as ofWeeks } from '../../src/modules/logbook/words.ts';
import { root } from '../world/cluster.ts';

const inSwedish = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('words.sv.ts'),
);

/** Every text of a list of words that stands as it is; what is put together with a name or a number is left out. */
const textsOf = (said: unknown): string[] =>
  typeof said === 'string'
    ? [said]
    : typeof said === 'object' && said !== null
      ? Object.values(said).flatMap(textsOf)
      : [];

describe('Swedish', () => {
  it.each(inSwedish)(
    'calls who coaches handledare, as the glossary does, in Swedish quotes: %s',
    async (file) => {
      const texts = textsOf(await import(join(root, 'src', file)));
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => /coach|“/i.test(text))).toEqual([]);
    },
  );

  it('counts how often a goal was carried over as it is said', () => {
    const times = [1, 2, 3, 10, 11, 12, 21, 22, 23].map(words('sv').talk.carried);
    expect(times.map((said) => said.split(' ')[2])).toEqual([
      '1:a',
      '2:a',
      '3:e',
      '10:e',
      '11:e',
      '12:e',
      '21:a',
      '22:a',
      '23:e',
    ]);
  });
});

it('one task is no tasks, in any language', () => {
  const said = (['nl', 'en', 'sv'] as const).map((language) => ofWeeks(language).back.tasks(0, 1));
  expect(said).toEqual(['0 van 1 taak klaar', '0 of 1 task done', '0 av 1 uppgift klar']);
});
