import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf, weekOf } from '#platform/dates';
import {
  answerProblem,
  asksNow,
  asksWhatNow,
  codeOf,
  type Due,
  effectOf,
  enough,
  type Facts,
  mayAgree,
  mayLookBack,
  mayPlan,
  mayReview,
  mondayOfCode,
  nextWeek,
  type Open,
  opensOn,
  phases,
  proposal,
  roughly,
  schoolWeekAfter,
  schoolWeekBefore,
  standing,
} from './model.ts';

const nothing: Facts = { proposedAt: null, agreedAt: null, lookedBackAt: null, reviewedAt: null };
const some = new Date('2026-11-20T12:00:00Z');
const monday = '2026-11-23';
const at = (today: string, time = '09:00') => ({ today, time });
const phase = (facts: Partial<Facts>, today: string, time?: string) =>
  standing(monday, { ...nothing, ...facts }, at(today, time)).phase;

const aDay = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2001-01-01', days));
const aMoment = fc.constantFrom(null, some);
const someFacts = fc.record({
  proposedAt: aMoment,
  agreedAt: aMoment,
  lookedBackAt: aMoment,
  reviewedAt: aMoment,
});
const aTime = fc.constantFrom('00:00', '09:30', '11:59', '12:00', '23:59');

describe('a week in an address', () => {
  it('is its year and number, also across the new year', () => {
    expect(codeOf('2026-11-23')).toBe('2026-48');
    expect(codeOf('2026-12-28')).toBe('2026-53');
    expect(codeOf('2027-01-04')).toBe('2027-01');
    expect(mondayOfCode('2026-53')).toBe('2026-12-28');
    expect(mondayOfCode('2026-7')).toBe('2026-02-09');
  });

  it('leads back to the same Monday, whatever the week', () =>
    fc.assert(
      fc.property(aDay.map(mondayOf), (any) => {
        expect(mondayOfCode(codeOf(any))).toBe(any);
        expect(Number(codeOf(any).slice(5))).toBe(weekOf(any));
      }),
    ));

  it('is nothing when there never was such a week', () => {
    for (const code of ['2027-53', '2026-54', '2026-00', '2026', 'week 48', '1999-01', '20266-1', ''])
      expect(mondayOfCode(code)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void mondayOfCode(text)));
  });
});

describe('where a week stands', () => {
  it('opens on the Thursday before, is proposed by the pupil and agreed by the coach', () => {
    expect(phase({}, '2026-11-18')).toBe('later');
    expect(phase({}, '2026-11-19')).toBe('open');
    expect(phase({ proposedAt: some }, '2026-11-20')).toBe('proposed');
    expect(phase({ proposedAt: some, agreedAt: some }, '2026-11-20')).toBe('agreed');
    expect(phase({ proposedAt: some, agreedAt: some }, '2026-11-23', '08:00')).toBe('running');
  });

  it('agrees by itself on Monday at noon, and says that nobody talked about it', () => {
    const proposed = { ...nothing, proposedAt: some };
    expect(standing(monday, proposed, at(monday, '11:59'))).toEqual({
      phase: 'proposed',
      notDiscussed: false,
    });
    expect(standing(monday, proposed, at(monday, '12:00'))).toEqual({ phase: 'running', notDiscussed: true });
    // the talk is on Tuesday: then it was discussed after all
    const agreed = { ...proposed, agreedAt: some };
    expect(standing(monday, agreed, at('2026-11-24'))).toEqual({ phase: 'running', notDiscussed: false });
  });

  it('closes when Sunday is over, and is reviewed when the coach says so', () => {
    expect(phase({}, '2026-11-29', '23:59')).toBe('running');
    expect(phase({}, '2026-11-30', '00:00')).toBe('closed');
    expect(phase({ reviewedAt: some }, '2026-11-30')).toBe('reviewed');
  });

  it('never goes back while the clock goes on', () =>
    fc.assert(
      fc.property(
        aDay.map(mondayOf),
        someFacts,
        fc.nat(30),
        fc.nat(30),
        aTime,
        aTime,
        (any, facts, a, b, t, u) => {
          const first = addDays(any, a - 15);
          const [one, two] = [
            standing(any, facts, at(first, t)),
            standing(any, facts, at(addDays(first, b + 1), u)),
          ];
          expect(phases.indexOf(two.phase)).toBeGreaterThanOrEqual(phases.indexOf(one.phase));
        },
      ),
    ));

  it('can be planned and looked back on, or neither, but is never agreed twice nor planned when over', () =>
    fc.assert(
      fc.property(aDay.map(mondayOf), someFacts, fc.nat(40), aTime, (any, facts, days, time) => {
        const now = standing(any, facts, at(addDays(any, days - 20), time));
        const over = now.phase === 'closed' || now.phase === 'reviewed';
        expect(mayAgree(now, facts) && (facts.agreedAt !== null || !mayPlan(now))).toBe(false);
        expect(over && mayPlan(now)).toBe(false);
        expect(now.phase === 'reviewed' && (mayLookBack(now) || mayReview(now, facts))).toBe(false);
        expect(now.phase === 'later' && (mayPlan(now) || mayLookBack(now))).toBe(false);
      }),
    ));

  it('asks one thing at a time: planning, and at its end looking back, before the next is planned', () => {
    const week = { monday, facts: nothing, goals: 3, nextProposed: false, lastDay: '2026-11-27' };
    const asks = (today: string, more: Partial<Parameters<typeof asksNow>[0]> = {}) =>
      asksNow({
        ...week,
        today,
        standing: standing(monday, more.facts ?? nothing, at(today, '13:00')),
        ...more,
      });
    expect(asks('2026-11-20', { goals: 0 })).toBe('plan');
    expect(asks('2026-11-24')).toBeUndefined();
    expect(asks('2026-11-26')).toBe('planNext');
    expect(asks('2026-11-26', { nextProposed: true })).toBeUndefined();
    expect(asks('2026-11-27')).toBe('lookBack');
    expect(asks('2026-11-27', { facts: { ...nothing, lookedBackAt: some } })).toBe('planNext');
    expect(asks('2026-12-02')).toBe('lookBack');
    expect(asks('2026-12-02', { goals: 0 })).toBeUndefined();
  });
});

const due = (n: number): Due => ({
  step: `s${n}`,
  title: `Trede ${n}`,
  tasks: [{ minutes: 25 }, { minutes: null }],
});
const goal = (n: number, more: Partial<Open> = {}): Open => ({
  goal: `g${n}`,
  kind: 'learning',
  title: `Doel ${n}`,
  step: null,
  carriedBefore: null,
  carriedHere: null,
  minutes: 40,
  ...more,
});

describe('the proposal for a week', () => {
  it('holds what was not finished, one carry more, and the steps that are due; all of it ticked', () => {
    const lines = proposal([goal(1, { carriedBefore: 2 }), goal(2)], [due(23)], false);
    expect(lines.map(({ name, from, carried, ticked }) => [name, from, carried, ticked])).toEqual([
      ['goal-g1', 'carried', 3, true],
      ['step-s23', 'due', 0, true],
      ['goal-g2', 'open', 0, true],
    ]);
    expect(asksWhatNow(3) && !asksWhatNow(2)).toBe(true);
    expect(lines[1]?.minutes).toBe(25);
  });

  it('names a step once: as the goal that was already set for it', () => {
    const lines = proposal([goal(1, { step: 's23', carriedBefore: 0 })], [due(23), due(24)], false);
    expect(lines.map(({ name }) => name)).toEqual(['goal-g1', 'step-s24']);
  });

  it('leaves what was struck out alone once a plan was proposed', () => {
    const lines = proposal([goal(1, { carriedHere: 1 }), goal(2, { carriedBefore: 0 })], [due(5)], true);
    expect(lines.map(({ name, carried, ticked }) => [name, carried, ticked])).toEqual([
      ['goal-g1', 1, true],
      ['goal-g2', 1, false],
      ['step-s5', 0, false],
    ]);
  });

  it('never ticks more than a week bears, except what already stands in it, and loses nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: fc.option(fc.nat(9)), here: fc.option(fc.nat(9)), far: fc.boolean() })),
        fc.nat(20),
        fc.boolean(),
        (goals, steps, isProposed) => {
          const open = goals.map(({ before, here, far }, i) =>
            goal(i, { carriedBefore: before, carriedHere: here, kind: far ? 'personal' : 'learning' }),
          );
          const lines = proposal(
            open,
            Array.from({ length: steps }, (_, i) => due(i)),
            isProposed,
          );
          expect(lines).toHaveLength(goals.length + steps);
          const standing = open.filter(({ carriedHere }) => carriedHere !== null).length;
          expect(lines.filter(({ ticked }) => ticked).length).toBeLessThanOrEqual(Math.max(enough, standing));
          for (const { open: one, from, carried } of lines)
            expect(from !== 'carried' || carried === (one?.carriedBefore ?? 0) + 1).toBe(true);
        },
      ),
    ));
});

describe('how much a week is', () => {
  it('is said as roughly as people say it', () => {
    expect(roughly(0)).toEqual({ minutes: 0 });
    expect(roughly(3)).toEqual({ minutes: 5 });
    expect(roughly(43)).toEqual({ minutes: 45 });
    expect(roughly(60)).toEqual({ hours: 1 });
    expect(roughly(100)).toEqual({ hours: 1.5 });
    expect(roughly(545)).toEqual({ hours: 9 });
  });
});

describe('looking back', () => {
  const active = { active: true, step: null };
  it('is the evaluation of an own goal, the pupil’s word on a step, and a deviation of what goes on', () => {
    const answer = { reason: null, carry: false } as const;
    expect(effectOf({ ...answer, outcome: 'done' }, active)).toBe('evaluate');
    expect(effectOf({ ...answer, outcome: 'done' }, { ...active, step: 's' })).toBe('realise');
    expect(effectOf({ outcome: 'partly', reason: 'was_away', carry: true }, active)).toBe('carry');
    expect(effectOf({ outcome: 'partly', reason: 'was_away', carry: false }, active)).toBe('partly');
    expect(effectOf({ outcome: 'not', reason: 'too_big', carry: false }, active)).toBe('miss');
    expect(effectOf({ ...answer, outcome: null }, active)).toBe('none');
    expect(effectOf({ ...answer, outcome: 'done' }, { active: false, step: null })).toBe('none');
  });

  it('asks why only of what was not finished', () => {
    expect(answerProblem({ outcome: 'not', reason: null, carry: true })).toBe('reason-missing');
    expect(answerProblem({ outcome: 'done', reason: null, carry: false })).toBeUndefined();
    expect(answerProblem({ outcome: null, reason: null, carry: false })).toBeUndefined();
  });
});

describe('a holiday', () => {
  const christmas = ['2026-12-21', '2026-12-28'];
  const calendar = { days: (monday: string) => (christmas.includes(monday) ? [] : [monday]) };

  it('lies between two school weeks: work goes on after it', () => {
    expect(nextWeek('2026-12-28')).toBe('2027-01-04');
    expect(schoolWeekAfter('2026-12-14', calendar)).toBe('2027-01-04');
    expect(schoolWeekBefore('2027-01-04', calendar)).toBe('2026-12-14');
  });

  it('opens the week after it before it begins', () => {
    const opens = opensOn(schoolWeekBefore('2027-01-04', calendar));
    const on = (today: string) => standing('2027-01-04', nothing, at(today), opens).phase;
    expect([on('2026-12-16'), on('2026-12-17'), on('2026-12-25')]).toEqual(['later', 'open', 'open']);
  });
});
