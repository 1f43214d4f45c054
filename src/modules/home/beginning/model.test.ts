import { describe, expect, it } from 'vitest';
import { isBeginning, minutesOf, nextStep, type Standing, stepNames, stepsOf } from './model.ts';

const empty: Standing = {
  year: null,
  periods: 0,
  breaks: 0,
  pupils: 0,
  staff: 0,
  guardians: 0,
  baseGroups: 0,
  groupless: 0,
  coachless: 0,
  courses: 0,
  courseless: 0,
  invited: 0,
  shut: 0,
};
const statesOf = (now: Partial<Standing>) => stepsOf({ ...empty, ...now }).map(({ state }) => state);

describe('the first morning of a school', () => {
  it('begins with the calendar, and nothing is done because nothing is missing', () => {
    expect(statesOf({})).toEqual(['open', 'open', 'open', 'open', 'open']);
    expect(nextStep(stepsOf(empty))?.name).toBe('calendar');
  });

  it('takes half an hour', () => {
    expect(stepNames.reduce((sum, name) => sum + minutesOf[name], 0)).toBe(30);
  });

  it('goes step by step, and a step of which something is missing stays the next one', () => {
    const year = { year: '2026–2027', periods: 4 };
    expect(statesOf(year)[0]).toBe('begun');
    const calendar = { ...year, breaks: 6 };
    expect(statesOf(calendar)[0]).toBe('done');
    const people = { ...calendar, pupils: 20, staff: 3, groupless: 20, coachless: 20, shut: 23 };
    expect(statesOf(people)).toEqual(['done', 'done', 'open', 'open', 'open']);
    expect(statesOf({ ...people, groupless: 0, coachless: 5 })[2]).toBe('begun');
    const coached = { ...people, groupless: 0, coachless: 0 };
    expect(statesOf({ ...coached, courses: 3, courseless: 1 })[3]).toBe('begun');
    expect(statesOf({ ...coached, courses: 3, invited: 20, shut: 3 })).toEqual([
      'done',
      'done',
      'done',
      'done',
      'begun',
    ]);
  });

  it('is over once everything was begun, even when somebody new has no letter yet', () => {
    const all = { year: 'x', periods: 4, pupils: 3, staff: 1, courses: 1, invited: 3, shut: 1 };
    expect(isBeginning(stepsOf({ ...empty, ...all }))).toBe(false);
    expect(isBeginning(stepsOf({ ...empty, ...all, courses: 0 }))).toBe(true);
  });
});
