import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, mondayOf, weekdayOf } from '#platform/dates';
import { calendarOf } from '#modules/organisations';
import {
  asExtra,
  asRatio,
  blocksOf,
  type CourseStep,
  dueSteps,
  forecast,
  isBehind,
  isStuck,
  type Judgement,
  judgeProblems,
  type Known,
  lastProgress,
  mayTakeBack,
  paceOf,
  type Placed,
  placed,
  placeOf,
  recentPace,
  schoolDaysWaited,
  stepNow,
  stepsAt,
  type Way,
} from './model.ts';

const today = '2026-11-21';
const now = new Date('2026-11-21T10:00:00+01:00');
const calendar = calendarOf([
  { holiday: false, starts: '2026-08-24', ends: '2027-07-16' },
  { holiday: true, starts: '2026-10-17', ends: '2026-10-25' },
  { holiday: true, starts: '2026-12-19', ends: '2027-01-03' },
  { holiday: true, starts: '2027-02-13', ends: '2027-02-21' },
]);

const way: Way = { enrolment: 'e', course: 'c', level: 'havo', entry: null };
const course = (many: number, levels: (n: number) => readonly string[] = () => []): CourseStep[] =>
  Array.from({ length: many }, (_, i) => ({
    course: 'c',
    step: `s${i + 1}`,
    block: Math.floor(i / 5) + 1,
    number: i + 1,
    goal: `Ik kan ${i + 1}`,
    levels: levels(i + 1),
  }));
const nothing: Known = { records: [], judgements: [], inGoals: new Set(), unopenedIsNews: false };
const judged = (step: string, outcome: Judgement['outcome'], more: Partial<Judgement> = {}): Judgement => ({
  enrolment: 'e',
  step,
  outcome,
  judgedAt: now,
  openedAt: now,
  ...more,
});
const begun = (step: string, state: 'working' | 'ready') => ({
  enrolment: 'e',
  step,
  state,
  startedOn: '2026-11-16',
  readyAt: state === 'ready' ? now : null,
});
const stateOf = (known: Partial<Known>, step = 's1', more: Partial<Way> = {}) =>
  placed({ ...way, ...more }, course(10), { ...nothing, ...known }).find((one) => one.step === step)?.state;
/** A way of so many steps, of which the first are passed. */
const passedUpTo = (done: number, many = 45): readonly Placed[] =>
  placed(way, course(many), {
    ...nothing,
    judgements: course(done).map(({ step }) => judged(step, 'passed')),
  });

describe('where a step stands', () => {
  it('follows the pupil’s word and what was found last', () => {
    expect(stateOf({})).toBe('open');
    expect(stateOf({ records: [begun('s1', 'working')] })).toBe('working');
    expect(stateOf({ inGoals: new Set(['s1']) })).toBe('working');
    expect(stateOf({ records: [begun('s1', 'ready')] })).toBe('ready');
    expect(stateOf({ records: [begun('s1', 'working')], judgements: [judged('s1', 'again')] })).toBe('again');
    expect(stateOf({ records: [begun('s1', 'working')], judgements: [judged('s1', 'talk')] })).toBe('again');
    expect(stateOf({ records: [begun('s1', 'ready')], judgements: [judged('s1', 'again')] })).toBe('ready');
    expect(stateOf({ judgements: [judged('s1', 'again'), judged('s1', 'passed')] })).toBe('passed');
  });

  it('gives nothing away before the pupil has opened it: whatever was found, the pupil sees the same', () => {
    for (const outcome of ['passed', 'again', 'talk'] as const) {
      const judgements = [judged('s1', outcome, { openedAt: null })];
      expect(stateOf({ judgements, unopenedIsNews: true })).toBe('news');
      expect(stateOf({ judgements })).toBe(outcome === 'passed' ? 'passed' : 'again');
    }
  });

  it('is mastered before the entry, also when the entry lies at another level', () => {
    expect(stateOf({}, 's3', { entry: 's4' })).toBe('mastered');
    expect(stateOf({}, 's4', { entry: 's4' })).toBe('open');
    expect(stateOf({}, 's3', { entry: 'gone' })).toBe('open');
    const odd = course(10, (n) => (n % 2 === 1 ? ['havo'] : ['vwo']));
    const states = placed({ ...way, entry: 's4' }, odd, nothing).map(({ state }) => state);
    expect(states).toEqual(['mastered', 'mastered', 'open', 'open', 'open']);
  });

  it('of another enrolment or another course is another story', () => {
    expect(stateOf({ judgements: [judged('s1', 'passed', { enrolment: 'other' })] })).toBe('open');
    expect(placed({ ...way, course: 'other' }, course(3), nothing)).toEqual([]);
  });
});

describe('the way of a level', () => {
  it('counts only the steps of that level, from one, without a gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.subarray(['vmbo-t', 'havo', 'vwo']), { maxLength: 60 }),
        fc.constantFrom('', 'vmbo-t', 'havo', 'vwo', 'unknown'),
        (levels, level) => {
          const steps = course(levels.length, (n) => levels[n - 1] as string[]);
          const found = placed({ ...way, level }, steps.toReversed(), nothing);
          expect(found.map(({ place }) => place)).toEqual(found.map((_, i) => i + 1));
          expect(found.map(({ number }) => number)).toEqual(
            found.map(({ number }) => number).sort((a, b) => a - b),
          );
          const fits = steps.filter((step) => step.levels.length === 0 || step.levels.includes(level));
          expect(found.length).toBe(level === '' || fits.length === 0 ? steps.length : fits.length);
        },
      ),
    );
  });

  it('is the whole course when no step names a level, as with national goals', () => {
    expect(stepsAt(course(7), 'vwo')).toHaveLength(7);
    expect(
      stepsAt(
        course(7, () => ['vmbo-b']),
        'vwo',
      ),
    ).toHaveLength(7);
  });

  it('shows what to do now: first what is in hand, then the next', () => {
    const known = { ...nothing, judgements: [judged('s1', 'passed')] };
    expect(stepNow(placed(way, course(3), known))?.step).toBe('s2');
    expect(stepNow(placed(way, course(3), { ...known, records: [begun('s3', 'working')] }))?.step).toBe('s3');
    expect(stepNow(placed(way, course(3), { ...known, records: [begun('s2', 'ready')] }))?.step).toBe('s3');
    expect(stepNow(placed(way, course(2), { ...known, records: [begun('s2', 'ready')] }))?.step).toBe('s2');
    expect(stepNow(passedUpTo(3, 3))).toBeUndefined();
  });

  it('lies in blocks of which the done and the planned steps are known', () => {
    const blocks = blocksOf(passedUpTo(7, 12), 11);
    expect(blocks.map(({ steps, done, planned }) => [steps.length, done, planned])).toEqual([
      [5, 5, 5],
      [5, 2, 5],
      [2, 0, 1],
    ]);
  });

  it('knows the place of an end goal of another level by the last step before it', () => {
    const steps = course(10, (n) => (n === 6 ? ['vwo'] : []));
    const found = placed(way, steps, nothing);
    expect(placeOf(found, steps, 's6')).toBe(5);
    expect(placeOf(found, steps, 's7')).toBe(6);
    expect(placeOf(found, steps, 'gone')).toBe(0);
    expect(placeOf(found, steps, null)).toBe(0);
  });
});

describe('pace', () => {
  it('spreads what remains over the school weeks that remain', () => {
    expect(paceOf(passedUpTo(22), 34, '2027-06-18', today, calendar)).toEqual({ steps: 12, weeks: 27 });
    expect(paceOf(passedUpTo(40), 34, '2027-06-18', today, calendar).steps).toBe(0);
  });

  it('is said in small numbers that are never far off', () => {
    expect(asRatio(12 / 27)).toEqual({ steps: 1, weeks: 2 });
    expect(asRatio(0.75)).toEqual({ steps: 3, weeks: 4 });
    expect(asRatio(1)).toEqual({ steps: 1, weeks: 1 });
    expect(asRatio(0.1)).toEqual({ steps: 1, weeks: 10 });
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 30, noNaN: true }), (pace) => {
        const { steps, weeks } = asRatio(pace);
        expect(Number.isInteger(steps) && Number.isInteger(weeks) && steps > 0 && weeks > 0).toBe(true);
        expect(Math.abs(steps / weeks - pace) / pace).toBeLessThan(0.35);
      }),
    );
  });

  it('asks for so much more that it suffices, and no more than twice that', () => {
    expect(asExtra(0.5, 20)).toEqual({ steps: 1, weeks: 2 });
    expect(asExtra(0.05, 20)).toEqual({ steps: 1, weeks: null });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (pace) => {
        const { steps, weeks } = asExtra(pace, 400);
        if (weeks === null) throw new Error('once in 400 weeks?');
        expect(steps / weeks).toBeGreaterThanOrEqual(pace - 1e-6);
        expect(steps / weeks).toBeLessThan(2 * pace + 1e-6);
      }),
    );
  });

  it('looks back over six school weeks, holidays not counted, and no further than the beginning', () => {
    // Saturday: this week is whole; the autumn holiday of week 43 does not count
    expect(recentPace(['2026-11-20', '2026-10-05', '2026-09-01'], '2026-08-24', today, calendar)).toEqual({
      passed: 2,
      weeks: 6,
    });
    expect(recentPace(['2026-11-20'], '2026-11-09', today, calendar)).toEqual({ passed: 1, weeks: 2 });
    // Wednesday: two days of this week are behind
    expect(recentPace([], '2026-11-16', '2026-11-18', calendar).weeks).toBeCloseTo(0.4);
    expect(recentPace([], '2026-11-30', today, calendar).weeks).toBe(0);
  });
});

describe('the forecast', () => {
  const seen = { way: passedUpTo(22), target: 34, due: '2027-06-18', since: '2026-08-24', today, calendar };
  const days = (many: number, day = '2026-11-20') => Array.from({ length: many }, () => day);

  it('needs an end goal, and some time', () => {
    expect(forecast({ ...seen, due: null, passedOn: [] })).toEqual({ how: 'aimless' });
    expect(forecast({ ...seen, target: 0, passedOn: [] })).toEqual({ how: 'aimless' });
    expect(forecast({ ...seen, since: null, passedOn: [] })).toEqual({
      how: 'new',
      pace: { steps: 1, weeks: 2 },
    });
    expect(forecast({ ...seen, since: '2026-11-16', passedOn: days(3) })).toMatchObject({ how: 'new' });
    expect(forecast({ ...seen, way: passedUpTo(34), passedOn: [] })).toEqual({ how: 'reached' });
    expect(forecast({ ...seen, due: '2026-11-20', passedOn: days(3) })).toEqual({ how: 'over', steps: 12 });
  });

  it('says how far ahead or behind, in school weeks, and what would do', () => {
    // 12 steps in 27 weeks; half a step a week needs 24
    expect(forecast({ ...seen, passedOn: days(3) })).toEqual({ how: 'ahead', weeks: 3 });
    const tight = { ...seen, due: '2027-06-04' };
    expect(forecast({ ...tight, passedOn: days(3), due: '2027-05-28' })).toEqual({ how: 'onPlan' });
    expect(forecast({ ...tight, target: 35, passedOn: days(3) })).toMatchObject({
      how: 'behind',
      weeks: 1,
      extra: { steps: 1, weeks: null },
    });
    expect(forecast({ ...seen, passedOn: days(2) })).toEqual({
      how: 'behind',
      weeks: 9,
      extra: { steps: 1, weeks: 9 },
      by: '2027-06-18',
      reaches: 31,
      target: 34,
    });
    expect(forecast({ ...seen, passedOn: [] })).toMatchObject({
      how: 'behind',
      weeks: null,
      extra: { steps: 1, weeks: 2 },
    });
  });

  it('promises nothing that is not so: the extra pace reaches the goal in time, whatever the numbers', () => {
    const found = fc.check(
      fc.property(
        fc.integer({ min: 0, max: 44 }),
        fc.integer({ min: 1, max: 45 }),
        fc.integer({ min: 0, max: 230 }),
        fc.integer({ min: 0, max: 30 }),
        (done, target, inDays, recently) => {
          const due = addDays(today, inDays);
          const passedOn = days(recently);
          const found = forecast({ ...seen, way: passedUpTo(done), target, due, passedOn });
          const left = Math.max(0, target - done);
          const weeks = calendar.weeksLeft(today, due);
          if (left === 0) return found.how === 'reached';
          if (weeks === 0) return found.how === 'over';
          if (found.how === 'behind') {
            const speed = recently / 6 + found.extra.steps / (found.extra.weeks ?? weeks);
            return speed * weeks >= left - 1e-6 && found.reaches < found.target;
          }
          if (found.how === 'ahead')
            return found.weeks > 0 && (recently / 6) * (weeks - found.weeks) >= left - 1e-6;
          return found.how === 'onPlan';
        },
      ),
      { numRuns: 2000 },
    );
    expect(found.counterexample).toBeNull();
  });
});

describe('which steps are due when', () => {
  it('spreads every remaining step once, in order, in school weeks up to the end goal', () => {
    const found = fc.check(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 45 }),
        fc.integer({ min: 0, max: 230 }),
        (done, target, inDays) => {
          const due = addDays(today, inDays);
          const plan = dueSteps(passedUpTo(done), target, due, new Map(), today, calendar);
          const places = plan.map(({ placed: { place } }) => place);
          if (calendar.weeksLeft(today, due) === 0) return plan.length === 0;
          const mondays = plan.map(({ monday }) => monday);
          return (
            isDeepStrictEqual(
              places,
              Array.from({ length: Math.max(0, target - done) }, (_, i) => done + i + 1),
            ) &&
            isDeepStrictEqual(mondays, mondays.toSorted()) &&
            mondays.every(
              (monday) =>
                weekdayOf(monday) === 1 &&
                calendar.days(monday).length > 0 &&
                monday <= due &&
                monday >= mondayOf(today),
            )
          );
        },
      ),
    );
    expect(found.counterexample).toBeNull();
  });

  it('leaves a step where somebody put it, out of holidays and never behind us', () => {
    const moved = new Map([
      ['s23', '2026-12-21'],
      ['s24', '2026-09-07'],
      ['s25', '2027-03-01'],
    ]);
    const plan = dueSteps(passedUpTo(22), 34, '2027-06-18', moved, today, calendar);
    const weekOf = (step: string) => plan.find(({ placed: one }) => one.step === step);
    expect(weekOf('s23')).toMatchObject({ monday: '2027-01-04', moved: true });
    expect(weekOf('s24')).toMatchObject({ monday: '2026-11-23', moved: true });
    expect(weekOf('s25')).toMatchObject({ monday: '2027-03-01', moved: true });
    expect(weekOf('s26')?.moved).toBe(false);
  });

  it('plans nothing without an end goal or after its day', () => {
    expect(dueSteps(passedUpTo(1), 9, null, new Map(), today, calendar)).toEqual([]);
    expect(dueSteps(passedUpTo(1), 9, '2026-11-20', new Map(), today, calendar)).toEqual([]);
  });
});

describe('stuck', () => {
  const working = { working: true, waiting: false, lastOn: '2026-10-30' };
  it('is three whole school weeks without progress, a holiday not counted', () => {
    expect(isStuck(working, '2026-11-21', calendar)).toBe(false);
    expect(isStuck(working, '2026-11-23', calendar)).toBe(true);
    expect(isStuck({ ...working, lastOn: '2026-10-16' }, '2026-11-09', calendar)).toBe(false);
    expect(isStuck({ ...working, lastOn: '2026-10-16' }, '2026-11-16', calendar)).toBe(true);
  });
  it('is nobody who waits for a teacher, has nothing in hand or never began', () => {
    expect(isStuck({ ...working, waiting: true }, '2027-01-30', calendar)).toBe(false);
    expect(isStuck({ ...working, working: false }, '2027-01-30', calendar)).toBe(false);
    expect(isStuck({ ...working, lastOn: null }, '2027-01-30', calendar)).toBe(false);
  });
  it('counts from the last sign of progress, whatever it was', () => {
    const dayOf = (at: Date) => at.toISOString().slice(0, 10);
    expect(lastProgress([begun('s1', 'ready')], [], dayOf)).toBe(today);
    expect(lastProgress([begun('s1', 'working')], [judged('s1', 'again')], dayOf)).toBe(today);
    expect(lastProgress([begun('s1', 'working')], [], dayOf)).toBe('2026-11-16');
    expect(lastProgress([], [], dayOf)).toBeNull();
  });
});

describe('showing and judging', () => {
  it('counts waiting in school days', () => {
    expect(schoolDaysWaited('2026-11-20', '2026-11-20', calendar)).toBe(0);
    expect(schoolDaysWaited('2026-11-20', '2026-11-23', calendar)).toBe(1);
    expect(schoolDaysWaited('2026-10-16', '2026-10-26', calendar)).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (away) => {
        const days = schoolDaysWaited(addDays(today, -away), today, calendar);
        expect(days).toBeLessThanOrEqual(daysBetween(addDays(today, -away), today));
      }),
    );
  });

  it('asks for words when it is not there yet, and for nothing else', () => {
    expect(judgeProblems('passed', 'havo', ['havo', 'vwo'], '')).toEqual({});
    expect(judgeProblems('passed', '', [], '')).toEqual({});
    expect(judgeProblems('talk', 'havo', ['havo'], '')).toEqual({});
    expect(judgeProblems('again', 'havo', ['havo'], '')).toEqual({ feedback: 'feedback-missing' });
    expect(judgeProblems(null, 'gym', ['havo'], '')).toEqual({
      outcome: 'outcome-missing',
      level: 'level-unknown',
    });
  });

  it('can be taken back for a minute, by whoever judged, while nobody has read it', () => {
    const judgement = { judgedBy: 'j', judgedAt: now, openedAt: null };
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(mayTakeBack(judgement, 'j', after(60))).toBe(true);
    expect(mayTakeBack(judgement, 'j', after(61))).toBe(false);
    expect(mayTakeBack(judgement, 'k', after(1))).toBe(false);
    expect(mayTakeBack({ ...judgement, openedAt: after(2) }, 'j', after(3))).toBe(false);
  });

  it('never lets what was passed become something else', () => {
    const found = fc.check(
      fc.property(
        fc.array(fc.constantFrom<Judgement['outcome'][]>('passed', 'again', 'talk')),
        fc.option(fc.constantFrom<('working' | 'ready')[]>('working', 'ready'), {
          nil: undefined,
        }),
        (found, state) => {
          const known = {
            judgements: found.map((outcome) => judged('s1', outcome)),
            records: state === undefined ? [] : [begun('s1', state)],
          };
          const after = stateOf(known) ?? 'open';
          return found.includes('passed') ? after === 'passed' : !isBehind({ state: after });
        },
      ),
    );
    expect(found.counterexample).toBeNull();
  });
});
