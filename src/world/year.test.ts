import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#platform/dates';
import { schoolWeeksLeft, schoolWeeksSince } from '../modules/organisations/model.ts';
import { firstClash } from '../modules/coaching/slot/model.ts';
import { calendarOf as schoolCalendarOf } from '#modules/organisations';
import { type Forecast, forecastOf } from '../modules/progress/pace/model.ts';
import { type Calendar, calendarOf, dayOfMoment } from './calendar.ts';
import { peopleOf } from './people.ts';
import { planWorld, type World, type Year } from './plan.ts';
import { smallSchools } from './schools.ts';
import { coursesOnShelf } from './shelf.ts';
import { type Way, waysOf } from './ways.ts';

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

/** A whole week of days on which a world may be made, and the same week in another year. */
const everyWeekday = ['2026-11-21', '2029-03-01'].flatMap((first) =>
  Array.from({ length: 7 }, (_, n) => addDays(first, n)),
);

describe('on every day of the week', () => {
  const shelf = coursesOnShelf();
  const waysOn = (day: string, school: number) => {
    const calendar = calendarOf(day);
    const people = peopleOf(smallSchools[school] as (typeof smallSchools)[number], calendar);
    const ways = waysOf(people, shelf, calendar);
    const named = people.groups
      .flatMap(({ pupils }) => pupils)
      .flatMap(({ key, given, family }) =>
        (ways.get(key) ?? []).map((way) => [`${given} ${family}`, way] as const),
      );
    return { calendar, named };
  };

  it.each(everyWeekday)('%s: nine pieces of work wait for Youssef, no more and no fewer', (day) => {
    const waits = waysOn(day, 0)
      .named.filter(([, { teacher }]) => teacher === 'youssef')
      .flatMap(([, { begun }]) => begun.filter(({ state }) => state === 'ready'));
    expect(waits).toHaveLength(9);
  });

  it.each(everyWeekday)('%s: the sentences of pace are those of a school', (day) => {
    const { calendar, named } = waysOn(day, 0);
    const said = (name: string, code: string) => {
      const [, way] = named.find(
        ([who, { code: of }]) => who === name && of === code,
      ) as (typeof named)[number];
      return saysOf(way, calendar);
    };
    expect(said('Noor Aydın', 'wi')).toMatchObject({ how: 'ahead', weeks: 3 });
    expect(said('Noor Aydın', 'en')).toEqual({ how: 'onPlan' });
    expect(said('Noor Aydın', 'ne')).toMatchObject({ how: 'behind', weeks: 4 });
    expect(said('Elif Karaca', 'en')).toMatchObject({ how: 'behind', reaches: 34, target: 36 });
    const all = named.map(([, way]) => saysOf(way, calendar));
    // nobody is told of ten weeks, and few that next to nothing was added
    const weeks = all.map((one) => (one.how === 'ahead' || one.how === 'behind' ? (one.weeks ?? 0) : 0));
    expect(Math.max(...weeks)).toBeLessThan(10);
    const slow = all.filter((one) => one.how === 'behind' && one.weeks === null).length;
    expect(slow / all.length).toBeGreaterThan(0);
    expect(slow / all.length).toBeLessThan(0.15);
    expect(new Set(all.map(({ how }) => how)).size).toBeGreaterThanOrEqual(3);
  });
});

/** What the pages will say about a way, from what they will find in the database. */
function saysOf({ findings, begun, now, target, due }: Way, { breaks, periods, day }: Calendar): Forecast {
  const spans = [
    ...breaks.map((one) => ({ ...one, holiday: true })),
    ...periods.map((one) => ({ ...one, holiday: false })),
  ];
  const on = findings.map(({ at, outcome }) => ({ day: dayOfMoment(at), outcome }));
  return forecastOf({
    ...{ target, due, today: day, done: now - 1, left: Math.max(0, target - now + 1) },
    passedOn: on.filter(({ outcome }) => outcome === 'passed').map((one) => one.day),
    since: [...begun.map(({ startedOn }) => startedOn), ...on.map((one) => one.day)].sort()[0] ?? null,
    calendar: schoolCalendarOf(
      spans.map(({ from, until, holiday }) => ({ starts: from, ends: until, holiday })),
    ),
  });
}

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
