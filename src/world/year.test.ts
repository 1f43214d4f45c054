import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#platform/dates';
import { schoolWeeksLeft, schoolWeeksSince } from '../modules/organisations/model.ts';
import { firstClash } from '../modules/coaching/slot/model.ts';
import { dayOfMoment } from './calendar.ts';
import { planWorld, type World, type Year } from './plan.ts';
import type { Way } from './ways.ts';

/** The tests' Saturday, a Wednesday in February, the Monday on which schools begin, and a day in the summer. */
const days = ['2026-11-21', '2027-02-17', '2026-08-24', '2027-07-22'];
const worlds = new Map(days.map((day) => [day, planWorld('small', day)]));
const saturday = worlds.get('2026-11-21') as World;

const yearsOf = ({ years }: World): readonly Year[] => [...years.values()];
const nameOf = ({ pupil }: Year): string => `${pupil.given} ${pupil.family}`;
const yearOf = (name: string, world: World): Year => {
  const found = yearsOf(world).find((year) => nameOf(year) === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
};
const wayOf = (name: string, code: string, world: World): Way => {
  const found = yearOf(name, world).ways.find((way) => way.code === code);
  if (found === undefined) throw new Error(`${name} follows no ${code}`);
  return found;
};
const spans = ({ calendar }: World) =>
  calendar.breaks.map(({ from, until }) => ({ starts: from, ends: until }));
/** Everybody at the Lyceum. */
const lyceum = (world: World): readonly Year[] =>
  yearsOf(world).filter(({ pupil }) => pupil.key.startsWith('veenlicht/'));
const lastSign = ({ begun, findings }: Way): string =>
  [
    ...begun.map(({ startedOn }) => startedOn),
    ...begun.flatMap(({ readyAt }) => (readyAt === null ? [] : [dayOfMoment(readyAt)])),
    ...findings.map(({ at }) => dayOfMoment(at)),
  ]
    .sort()
    .at(-1) ?? '';

describe.each(days)('what is planted in the world of %s', (day) => {
  const world = worlds.get(day) as World;
  const { calendar } = world;

  it('has Noor at step 23 of maths, at 14 of Dutch, and her review along for the fourth week', () => {
    expect(wayOf('Noor Aydın', 'wi', world)).toMatchObject({ now: 23, target: 30, level: 'vwo' });
    const dutch = wayOf('Noor Aydın', 'ne', world);
    expect(dutch.now).toBe(14);
    expect(dutch.findings.at(-1)).toMatchObject({ outcome: 'again', step: dutch.steps[13] });
    const { items, weeks } = yearOf('Noor Aydın', world);
    const review = items.filter(
      ({ life }) => life.goal.title.includes('recensie') && life.goal.kind === 'learning',
    );
    expect(review.map(({ week, carried }) => [week, carried])).toEqual([
      [-3, 0],
      [-2, 1],
      [-1, 2],
      [0, 3],
    ]);
    expect(weeks.find(({ week }) => week === -1)?.reviewedAt).toBeInstanceOf(Date);
    const next = weeks.find(({ week }) => week === 0);
    expect(next?.proposedAt).toBeInstanceOf(Date);
    expect(next).toMatchObject({ agreedAt: null, lookedBackAt: null, reviewedAt: null });
  });

  it('lets Daan be stuck in every course for three school weeks, with a promise of his coach open', () => {
    const { ways, agreements, pupil } = yearOf('Daan Vos', world);
    expect(ways.length).toBeGreaterThan(1);
    for (const way of ways) {
      expect(schoolWeeksSince(lastSign(way), day, spans(world))).toBeGreaterThanOrEqual(3);
      expect(way.begun.every(({ state }) => state === 'working')).toBe(true);
    }
    const open = agreements.filter(({ side, doneAt }) => side === 'coach' && doneAt === null);
    expect(open.map(({ owner, due }) => [owner, due])).toEqual([[pupil.coach, calendar.dayOf(0, 2)]]);
  });

  it('lets Elif come to step 34 of English by May, where 36 was meant', () => {
    const { now, target, due, findings, level } = wayOf('Elif Karaca', 'en', world);
    expect([target, level]).toEqual([36, 'C1']);
    expect(daysBetween(calendar.day, due)).toBeGreaterThan(180);
    const six = calendar.weeks.slice(-7, -1).map((week) => calendar.dayOf(week, 1));
    const passed = findings.filter(
      ({ outcome, at }) => outcome === 'passed' && dayOfMoment(at) >= (six[0] ?? ''),
    );
    const weekday = daysBetween(calendar.monday, day);
    const pace = passed.length / (6 + (weekday < 0 ? 0 : weekday / 5));
    expect(now - 1 + Math.floor(pace * schoolWeeksLeft(day, due, spans(world)) + 1e-9)).toBe(34);
  });

  it('keeps two talks at the Lyceum that a coach missed in the week before last', () => {
    const missed = lyceum(world).filter(({ talks }) =>
      talks.some(({ week, state }) => week === -2 && state === 'missed_coach'),
    );
    expect(missed.map(nameOf)).toEqual(['Mees Oen', 'Isra Bouzid']);
  });

  it('lets nine pieces of work wait for Youssef, the oldest for six school days', () => {
    const waiting = lyceum(world)
      .flatMap(({ ways }) => ways)
      .filter(({ teacher }) => teacher === 'youssef')
      .flatMap(({ begun }) =>
        begun.flatMap(({ readyAt }) => (readyAt === null ? [] : [dayOfMoment(readyAt)])),
      );
    expect(waiting).toHaveLength(9);
    const oldest = waiting.sort()[0] as string;
    const since = Array.from({ length: daysBetween(oldest, day) }, (_, i) => addDays(oldest, i + 1));
    expect(since.filter((one) => ![0, 6].includes(new Date(one).getUTCDay()))).toHaveLength(6);
  });

  it('tells nothing of Sem’s blocked father, and asks nothing of him', () => {
    for (const { agreements, talks } of yearsOf(world)) {
      expect(agreements.filter(({ owner, by }) => owner === 'stef' || by === 'stef')).toEqual([]);
      expect(talks.flatMap(({ cards }) => cards).filter(({ by }) => by === 'stef')).toEqual([]);
    }
  });

  it('keeps everything behind the day on which it is made, each thing after what it follows from', () => {
    const { made } = world;
    for (const { ways, weeks, talks, agreements, autonomy, choices } of yearsOf(world)) {
      const moments = [
        ...ways.flatMap(({ findings }) => findings.flatMap(({ at, openedAt }) => [at, openedAt])),
        ...ways.flatMap(({ begun }) => begun.map(({ readyAt }) => readyAt)),
        ...weeks.flatMap((week) => [week.proposedAt, week.agreedAt, week.lookedBackAt, week.reviewedAt]),
        ...talks.flatMap(({ heldAt, cards }) => [heldAt, ...cards.map(({ at }) => at)]),
        ...agreements.flatMap(({ at, doneAt }) => [at, doneAt]),
        ...autonomy.flatMap(({ at, agreedAt }) => [at, agreedAt]),
        ...choices.map(({ at }) => at),
      ].filter((at) => at !== null);
      expect(moments.filter((at) => at >= made)).toEqual([]);
      for (const { begun } of ways)
        for (const { startedOn, readyAt } of begun) {
          expect(startedOn < day).toBe(true);
          expect(readyAt === null || startedOn <= dayOfMoment(readyAt)).toBe(true);
        }
      for (const { proposedAt, agreedAt, lookedBackAt, reviewedAt } of weeks) {
        expect(agreedAt === null || (proposedAt !== null && proposedAt < agreedAt)).toBe(true);
        expect(reviewedAt === null || lookedBackAt === null || lookedBackAt < reviewedAt).toBe(true);
      }
      for (const { at, doneAt } of agreements) expect(doneAt === null || at < doneAt).toBe(true);
    }
  });

  it('gives every pupil who has a coach a moment, and no coach two at once', () => {
    const placed = yearsOf(world).flatMap(({ pupil, slot }) => {
      expect([pupil.given, slot === undefined]).toEqual([pupil.given, pupil.leftOn !== undefined]);
      return slot === undefined ? [] : [{ pupil: pupil.key, ...slot }];
    });
    for (const coach of new Set(placed.map((one) => one.coach)))
      expect(firstClash(placed.filter((one) => one.coach === coach))).toBeUndefined();
  });
});

describe('a year in the world', () => {
  it('is whole on any day: steps in order, goals about steps of their own course, a goal once in a week', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_650 }), (n) => {
        for (const { ways, items, goals, weeks } of yearsOf(planWorld('small', addDays('2025-01-01', n)))) {
          const stepsBy = new Map(ways.map(({ code, steps }) => [code, steps.map(({ id }) => id)]));
          const astray = goals.filter(({ step, course, goal }) => {
            const steps =
              goal.kind === 'end' ? [...stepsBy.values()].flat() : (stepsBy.get(course ?? '') ?? []);
            return step !== null && !steps.includes(step);
          });
          expect(astray.map(({ goal }) => goal.title)).toEqual([]);
          const places = items.map(({ week, life }) => `${week} ${life.goal.id}`);
          expect(new Set(places).size).toBe(places.length);
          expect(
            [...new Set(items.map(({ week }) => week))].every((one) =>
              weeks.some(({ week }) => week === one),
            ),
          ).toBe(true);
          for (const { findings, entry, now, steps } of ways) {
            const passed = findings
              .filter(({ outcome }) => outcome === 'passed')
              .map(({ step }) => steps.indexOf(step) + 1);
            expect(passed).toEqual(Array.from({ length: now - entry }, (_, i) => entry + i));
          }
        }
      }),
      { numRuns: 4 },
    ));

  it('says something of everybody, in words that are not all the same', () => {
    const coached = yearsOf(saturday).filter(({ slot }) => slot !== undefined);
    for (const { talks } of coached) expect(talks.length).toBeGreaterThanOrEqual(9);
    const said = (list: readonly string[]) => new Set(list.filter((text) => text !== '')).size;
    expect(said(coached.flatMap(({ weeks }) => weeks.map(({ lookBack }) => lookBack)))).toBeGreaterThan(10);
    expect(
      said(
        coached.flatMap(({ ways }) =>
          ways.flatMap(({ findings }) => findings.map(({ feedback }) => feedback)),
        ),
      ),
    ).toBeGreaterThan(15);
    const states = new Set(coached.flatMap(({ talks }) => talks.map(({ state }) => state)));
    expect([...states].sort()).toEqual(['held', 'let_go', 'missed_coach', 'missed_pupil', 'replaced']);
    const last = coached.flatMap(({ weeks }) => weeks.filter(({ week }) => week === -1));
    expect(last.some(({ reviewedAt }) => reviewedAt !== null)).toBe(true);
    expect(last.some(({ lookedBackAt, reviewedAt }) => lookedBackAt !== null && reviewedAt === null)).toBe(
      true,
    );
    const next = coached.flatMap(({ weeks }) => weeks.filter(({ week }) => week === 0));
    expect(next.some(({ proposedAt, agreedAt }) => proposedAt !== null && agreedAt === null)).toBe(true);
    expect(next.some(({ proposedAt }) => proposedAt === null)).toBe(true);
  });
});
