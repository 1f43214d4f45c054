import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, course, judged, nothing, way } from '../../../../tests/world/way.ts';
import type { Judgement } from '../judging/model.ts';
import { placed, type Way } from '../way/model.ts';
import { isBehind, type Known } from './model.ts';

const stateOf = (known: Partial<Known>, step = 's1', more: Partial<Way> = {}) =>
  placed({ ...way, ...more }, course(10), { ...nothing, ...known }).find((one) => one.step === step)?.state;

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
