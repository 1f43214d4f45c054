import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arranges,
  blocksOn,
  forLevel,
  hereOn,
  isBehind,
  pathOf,
  type StepLine,
  type StepState,
  themeWeek,
  withoutWeek,
} from './model.ts';

const levels = ['vmbo-t', 'havo', 'vwo'];
const line = fc.record({ of: fc.subarray(levels), block: fc.integer({ min: 1, max: 4 }) });
const course: fc.Arbitrary<StepLine[]> = fc.array(line, { maxLength: 40 }).map((drawn) =>
  drawn
    .toSorted((a, b) => a.block - b.block)
    .map(({ of, block }, i) => ({
      id: `s${i}`,
      block,
      number: i + 1,
      goal: `Ik kan ${i}`,
      form: 'talk',
      subject: null,
      levels: of,
    })),
);
const states = fc.constantFrom<StepState | undefined>('working', 'ready', 'passed', 'again', undefined);

describe('the way of one level through a course', () => {
  test('counts from one without a gap, keeps the order, and holds exactly what exists at that level', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(...levels), (steps, level) => {
        const path = pathOf(steps.toReversed(), level);
        expect(path.map(({ place }) => place)).toEqual(path.map((_, i) => i + 1));
        expect(path.map(({ id }) => id)).toEqual(
          steps.filter((step) => step.levels.length === 0 || step.levels.includes(level)).map(({ id }) => id),
        );
      }),
    );
  });

  test('is the whole course when nobody knows the level', () => {
    fc.assert(
      fc.property(course, (steps) => {
        expect(pathOf(steps, null)).toHaveLength(steps.length);
      }),
    );
  });

  test('falls apart into its blocks: nothing twice, nothing lost, no empty block', () => {
    fc.assert(
      fc.property(course, fc.constantFrom(...levels), (steps, level) => {
        const path = pathOf(steps, level);
        const blocks = blocksOn(
          path,
          [4, 2, 1, 3].map((number) => ({ number, title: `Blok ${number}` })),
        );
        expect(blocks.flatMap((block) => block.steps)).toEqual(path);
        expect(blocks.every((block) => block.steps.length > 0)).toBe(true);
      }),
    );
  });
});

describe('where a pupil is', () => {
  test('is the first step they can do something with, from where they came in; what is behind them is never asked again', () => {
    fc.assert(
      fc.property(
        course.filter((steps) => steps.length > 0),
        fc.array(states, { minLength: 40, maxLength: 40 }),
        fc.nat(39),
        (steps, drawn, at) => {
          const path = pathOf(steps, null);
          const entry = path[at % path.length]?.id ?? null;
          const kept = new Map(
            path.flatMap(({ id }, i) => (drawn[i] === undefined ? [] : [[id, drawn[i]] as const])),
          );
          const here = hereOn(path, kept, entry);
          const before = path.filter(({ place }) => place < (here?.place ?? path.length + 1));
          const passedBy = before.filter((step) => !isBehind(step, path, kept, entry));
          // what a teacher has to look at holds nobody up; what is in hand goes before what was never begun
          const mayWait = here !== undefined && kept.has(here.id) ? ['ready', undefined] : ['ready'];
          expect(passedBy.filter(({ id }) => !mayWait.includes(kept.get(id)))).toEqual([]);
          expect(here !== undefined && isBehind(here, path, kept, entry)).toBe(false);
          expect(here === undefined).toBe(path.every((step) => isBehind(step, path, kept, entry)));
        },
      ),
    );
  });
});

test('what is made for a level comes first, what is for all after it, what is for others not at all', () => {
  const things = [
    { name: 'for all', levels: [] },
    { name: 'for vwo', levels: ['vwo'] },
    { name: 'for both', levels: ['havo', 'vwo'] },
  ];
  expect(forLevel(things, 'havo').map(({ name }) => name)).toEqual(['for both', 'for all']);
  expect(forLevel(things, null)).toEqual(things);
});

test('a theme knows its week on any day, from its Monday on', () => {
  expect(
    ['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09', '2026-12-20'].map((day) =>
      themeWeek('2026-11-02', day),
    ),
  ).toEqual([0, 1, 1, 2, 7]);
});

test('who teaches or leads, and the administrator, choose the courses of a school; a coach and a pupil do not', () => {
  expect(
    [
      { hat: 'staff', duties: ['teaches'] },
      { hat: 'staff', duties: ['leads_school'] },
      { hat: 'administrator', duties: [] },
      { hat: 'staff', duties: ['coach', 'member', 'leads_team'] },
      { hat: 'guardian', duties: ['teaches'] },
      { hat: 'pupil', duties: [] },
    ].map(arranges),
  ).toEqual([true, true, true, false, false, false]);
});

test('a week says its number once', () => {
  expect(['Week 1: Water om ons heen', 'week 12 · Slot', 'Weekend aan zee'].map(withoutWeek)).toEqual([
    'Water om ons heen',
    'Slot',
    'Weekend aan zee',
  ]);
});
