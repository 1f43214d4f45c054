import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../../../tests/world/cluster.ts';
import { fileLines, placeOf } from '../bringing/pages.ts';
import { readCourse } from './model.ts';

const step = {
  key: 'w01',
  goal: 'Ik los een vergelijking met haakjes op',
  target: 'Je laat elke stap zien.',
  demonstrate: { form: 'talk', text: 'Los er een op en vertel wat je doet.' },
  criteria: ['Ik werk de haakjes weg'],
  levels: { havo: {}, vwo: { criteria: ['Ik controleer mijn antwoord'] } },
  tasks: [{ key: 'a', title: 'Maak opgave 4', minutes: 25, levels: ['vwo'] }],
  assets: [{ key: '1', kind: 'text', title: 'Haakjes', text: 'Zo doe je dat.', levels: [] }],
  curriculum: ['slo-1'],
};
const whole = {
  leerkring: 'course',
  format: 1,
  handle: 'wiskunde-proef',
  kind: 'steps',
  subject: 'wiskunde',
  title: 'Wiskunde',
  language: 'nl',
  scale: 'vo',
  levels: ['vwo', 'havo'],
  source: 'Eigen werk',
  licence: 'CC-BY-4.0',
  blocks: [{ title: 'Vergelijkingen', steps: [step] }],
};
const theme = {
  ...whole,
  handle: 'water',
  kind: 'theme',
  subject: undefined,
  theme: { question: 'Wie beslist waar het water heen mag?', weeks: 6, subjects: ['aardrijkskunde'] },
  blocks: [{ title: 'Week 1', steps: [{ ...step, subject: 'aardrijkskunde' }] }],
};
const read = (content: unknown) => readCourse(Buffer.from(JSON.stringify(content)));
const withStep = (more: object) => ({ ...whole, blocks: [{ title: 'B', steps: [{ ...step, ...more }] }] });

describe('a course file', () => {
  test('becomes a course: levels in the order of their scale, an own task for each level that has one', () => {
    const { course, problems } = read(whole);
    expect(problems).toEqual([]);
    expect(course).toMatchObject({
      handle: 'wiskunde-proef',
      levels: ['havo', 'vwo'],
      blocks: [
        {
          title: 'Vergelijkingen',
          steps: [
            {
              key: 'w01',
              levels: [
                { level: 'havo', criteria: [] },
                { level: 'vwo', criteria: ['Ik controleer mijn antwoord'] },
              ],
              tasks: [{ key: 'a', title: 'Maak opgave 4', minutes: 25, levels: ['vwo'] }],
              assets: [{ key: '1', licence: 'CC-BY-4.0' }],
            },
          ],
        },
      ],
      theme: null,
    });
  });

  test('of a theme brings its question, its weeks and whose goal is whose', () => {
    const { course, problems } = read(theme);
    expect(problems).toEqual([]);
    expect(course?.theme).toEqual({
      question: 'Wie beslist waar het water heen mag?',
      weeks: 6,
      subjects: ['aardrijkskunde'],
    });
    expect(course?.blocks[0]?.steps[0]?.subject).toBe('aardrijkskunde');
  });

  test('gives a step that has no tasks the first three, so that it can be worked', () => {
    const tasks = read(withStep({ tasks: undefined })).course?.blocks[0]?.steps[0]?.tasks;
    expect(tasks).toHaveLength(3);
    expect(tasks?.[0]?.title).toContain('in je eigen woorden');
  });
});

/** What is wrong, and what is said about it, with its place. */
const damages: readonly (readonly [content: unknown, told: string])[] = [
  [{ ...whole, leerkring: 'roster' }, 'This is not a course'],
  [{ ...whole, format: 2 }, 'format: This is format 2'],
  [{ ...whole, title: undefined }, 'title: This is missing'],
  [{ ...whole, title: '   ' }, 'title: This is missing'],
  [{ ...whole, title: 7 }, 'title: Here belongs text between quotation marks, not 7'],
  [{ ...whole, title: 'x'.repeat(121) }, 'title: This is longer than 120 characters'],
  [{ ...whole, title: 'Wis\u202ekunde' }, 'title: Here are invisible or broken characters'],
  [{ ...whole, handle: 'Wiskunde 1' }, 'handle: “Wiskunde 1” cannot be a key'],
  [{ ...whole, kind: 'game' }, 'kind: We do not know “game”. Choose from: steps, theme'],
  [{ ...whole, subject: undefined }, 'subject: This is missing'],
  [{ ...whole, subject: 'toverkunst' }, 'subject: We do not know the subject “toverkunst”'],
  [{ ...whole, language: 'de' }, 'language: We do not know “de”'],
  [{ ...whole, scale: 'stars' }, 'scale: We do not know “stars”'],
  [{ ...whole, levels: [] }, 'levels: This is missing'],
  [{ ...whole, levels: 'havo' }, 'levels: Here belongs a list'],
  [{ ...whole, levels: ['havo', 'gymnasium'] }, 'levels: Level “gymnasium” does not belong here'],
  [{ ...whole, levels: ['havo', 'vwo', 'havo'] }, 'levels: Level “havo” is there twice'],
  [{ ...whole, licence: undefined }, 'licence: This is missing'],
  [{ ...whole, blocks: [] }, 'blocks: This is missing'],
  [{ ...whole, blocks: ['x'] }, 'blocks: Here belong fields'],
  [{ ...whole, blocks: [{ title: 'Leeg', steps: [] }] }, 'block 1, steps: This is missing'],
  [{ ...whole, theme: theme.theme }, 'theme: This is a course of steps, which has no theme'],
  [{ ...theme, theme: undefined }, 'theme: A theme needs a question'],
  [{ ...theme, theme: { ...theme.theme, weeks: 41 } }, 'weeks: Here belongs a whole number (1–40), not 41'],
  [{ ...theme, blocks: whole.blocks }, 'block 1, step w01, subject: This is missing'],
  [
    { ...theme, blocks: [{ title: 'W', steps: [{ ...step, subject: 'kunst' }] }] },
    'block 1, step w01, subject: The subject “kunst” does not belong to this theme',
  ],
  [withStep({ key: undefined }), 'block 1, step 1, key: This is missing'],
  [withStep({ key: 'a b' }), 'block 1, step a b, key: “a b” cannot be a key'],
  [
    { ...whole, blocks: [...whole.blocks, ...whole.blocks] },
    'block 2, step w01, key: The key “w01” is there twice',
  ],
  [withStep({ goal: '' }), 'block 1, step w01, goal: This is missing'],
  [withStep({ demonstrate: undefined }), 'block 1, step w01, demonstrate: This is missing'],
  [withStep({ demonstrate: { form: 'dance' } }), 'block 1, step w01, form: We do not know “dance”'],
  [withStep({ criteria: 'goed' }), 'block 1, step w01, criteria: Here belongs a list'],
  [withStep({ levels: { mavo: {} } }), 'block 1, step w01, levels: Level “mavo” does not belong here'],
  [withStep({ levels: { vwo: 'beter' } }), 'block 1, step w01, vwo: Here belong fields'],
  [
    withStep({ tasks: [{ title: 'x', minutes: 0 }] }),
    'block 1, step w01, task 1, minutes: Here belongs a whole number',
  ],
  [
    withStep({ tasks: [{ title: 'x', minutes: 2.5 }] }),
    'task 1, minutes: Here belongs a whole number (1–600), not 2.5',
  ],
  [
    withStep({ tasks: [{ title: 'x', levels: ['vmbo-b'] }] }),
    'task 1, levels: Level “vmbo-b” does not belong here',
  ],
  [
    withStep({
      tasks: [
        { key: 'a', title: 'x' },
        { key: 'a', title: 'y' },
      ],
    }),
    'task a, key: The key “a” is there twice',
  ],
  [withStep({ assets: [{ kind: 'podcast', title: 'x' }] }), 'resource 1, kind: We do not know “podcast”'],
  [
    withStep({ assets: [{ kind: 'video', title: 'x', url: 'javascript:alert(1)' }] }),
    'resource 1, url: “javascript:alert(1)” is not the address of a page',
  ],
  [
    withStep({ assets: [{ kind: 'video', title: 'x', url: 'https://noor:geheim@veenlicht.nl/' }] }),
    'resource 1, url: “https://noor:geheim@veenlicht.nl/” is not the address of a page',
  ],
];

describe('every damage is told in a sentence at its place, and stops the course', () => {
  test.each(damages.map(([content, told]) => [told, content] as const))('%s', (told, content) => {
    const { course, problems } = read(content);
    expect(course).toBeUndefined();
    expect([...fileLines(problems, 'en')].join('\n')).toContain(told);
    for (const language of ['nl', 'sv'] as const)
      expect([...fileLines(problems, language)]).toHaveLength([...fileLines(problems, 'en')].length);
  });

  test('also what is no text, no JSON or far too large', () => {
    const lines = (bytes: Uint8Array) => [...fileLines(readCourse(bytes).problems, 'en')].join('\n');
    expect(lines(new Uint8Array([0xff, 0xfe, 0x41]))).toContain('not text in UTF-8');
    expect(lines(Buffer.from('{\n"leerkring": "course",\n"format": 1,,\n}'))).toContain('around line 3');
    expect(lines(Buffer.from(`"${'x'.repeat(4_000_001)}"`))).toContain('larger than 4 MB');
    expect(lines(Buffer.from('[]'))).toContain('This is not a course');
    expect(lines(Buffer.from('null'))).toContain('This is not a course');
  });
});

test('what we do not know yet is said and left out, and the course is read', () => {
  const { course, problems } = read({ ...withStep({ mood: 'blij' }), colour: 'green' });
  expect(course).toBeDefined();
  expect(problems.map((problem) => [problem.weight, placeOf(problem, 'en')])).toEqual([
    ['warning', 'colour'],
    ['warning', 'block 1, step w01, mood'],
  ]);
});

test('no damage whatever makes reading fall over, and a course never comes with an error', () => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(theme, []);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, put) => {
      const content = structuredClone(theme) as unknown;
      let at = content as Record<string | number, unknown>;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
      at[path.at(-1) as string | number] = put;
      const { course, problems } = read(content);
      const errors = problems.filter(({ weight }) => weight === 'error');
      expect(course === undefined).toBe(errors.length > 0);
      for (const line of fileLines(problems, 'nl')) expect(line.length).toBeLessThan(600);
    }),
    { numRuns: 400 },
  );
});

test('the courses in this repository are whole', () => {
  const folder = join(root, 'courses');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const { problems } = readCourse(readFileSync(join(folder, file)));
    expect([file, [...fileLines(problems, 'en')]]).toEqual([file, []]);
  }
});
