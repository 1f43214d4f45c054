import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '#platform/dates';
import { asksForWord, asksLookBack, missing, states } from '../modules/goals/model.ts';
import { calendarOf } from './calendar.ts';
import { heroes } from './heroes.ts';
import { elder, family, given } from './names.ts';
import type { Life } from './life.ts';
import { planWorld, type World } from './plan.ts';
import { foundations, office, smallSchools } from './schools.ts';

const day = '2026-11-21';
const world = planWorld('small', day);
const large = planWorld('large', day);
const anyDay = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2025-01-01', days));

/** Everything but the courses themselves, which stand in their files. */
const digestOf = ({ schools, years, looks }: World): string =>
  createHash('sha256')
    .update(
      JSON.stringify([schools, [...years], looks], (key, value: unknown) =>
        key === 'steps' || (key === 'course' && typeof value === 'object') ? undefined : value,
      ),
    )
    .digest('hex');
const pupilsOf = ({ schools }: World) =>
  schools.flatMap(({ groups }) => groups.flatMap(({ pupils }) => pupils));
const peopleOf = (all: World) => [
  ...all.schools.flatMap(({ staff }) => staff),
  ...pupilsOf(all),
  ...pupilsOf(all).flatMap(({ guardians }) => guardians),
];
const pupilCalled = (name: string) => {
  const found = pupilsOf(world).find((one) => `${one.given} ${one.family}` === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
};
const yearOf = (name: string, of = world) => {
  const found = [...of.years.values()].find(({ pupil }) => `${pupil.given} ${pupil.family}` === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
};
const goalsOf = (name: string) => yearOf(name).goals;
const livesOf = ({ years }: World) => [...years.values()].flatMap(({ goals }) => goals);

describe('a demo world', () => {
  it('is the same whenever it is made on the same day, and another on the next', () => {
    expect(digestOf(planWorld('small', day))).toBe(digestOf(world));
    expect(digestOf(planWorld('small', '2026-11-22'))).not.toBe(digestOf(world));
  });

  it('has a running week with goals in it on whatever day it is made', () =>
    fc.assert(
      fc.property(anyDay, (made) => {
        const then = planWorld('small', made);
        const { monday, periods, year } = then.calendar;
        expect(monday <= addDays(made, 2) && addDays(monday, 6) >= made).toBe(true);
        expect(year.from < made && made < year.until).toBe(true);
        expect(periods[1] !== undefined && periods[1].from <= made && made <= periods[1].until).toBe(true);
        const running = livesOf(then).filter(
          ({ goal }) => goal.kind === 'learning' && goal.due === addDays(monday, 4),
        );
        expect(running.length).toBeGreaterThan(pupilsOf(then).length);
      }),
      { numRuns: 4 },
    ));

  it('keeps everything that happened before the day on which it is made, in the order in which it happened', () =>
    fc.assert(
      fc.property(anyDay, (made) => {
        const then = planWorld('small', made);
        for (const life of livesOf(then)) {
          const moments = [life.setAt, ...life.lines.map(({ at }) => at), then.made];
          expect(moments.map(Number)).toEqual(moments.map(Number).sort((a, b) => a - b));
        }
        for (const { at } of then.looks) {
          expect(at < then.made).toBe(true);
          expect(then.made.getTime() - at.getTime()).toBeLessThan(14 * 86_400_000);
        }
      }),
      { numRuns: 4 },
    ));

  it('lasts: nobody has a birthday within a month', () => {
    for (const { born, age } of pupilsOf(world)) {
      if (born === undefined) continue;
      for (const at of [day, addDays(day, 30)])
        expect(
          Number(at.slice(0, 4)) - Number(born.slice(0, 4)) - (at.slice(5) < born.slice(5) ? 1 : 0),
        ).toBe(age);
    }
  });

  it('has only invented people in it', () => {
    const wished = smallSchools.flatMap(({ staff, groups }) => [
      ...staff,
      ...groups.flatMap(({ pupils = [] }) => pupils.flatMap((pupil) => [pupil, ...(pupil.guardians ?? [])])),
    ]);
    const told = new Set(wished.map((one) => `${one.given} ${one.family}`));
    const givenNames = new Set([...given, ...elder]);
    const families = new Set([...family, ...wished.map((one) => one.family)]);
    for (const all of [world, large])
      for (const one of peopleOf(all)) {
        if (told.has(`${one.given} ${one.family}`)) continue;
        expect(givenNames).toContain(one.given);
        expect(families).toContain(one.family);
      }
  });

  it('gives nobody the name of somebody with a story', () => {
    const names = heroes.map(({ name }) => name);
    for (const all of [world, large]) {
      const people = new Map(peopleOf(all).map((one) => [one.key, `${one.given} ${one.family}`]));
      const found = [...people.values()].filter((name) => names.includes(name as (typeof names)[number]));
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('is as large as a large foundation when that is asked for', () => {
    expect(large.schools).toHaveLength(22);
    expect(large.schools.flatMap(({ staff }) => staff)).toHaveLength(550);
    expect(pupilsOf(large)).toHaveLength(4_500);
    const coached = new Map<string, number>();
    for (const { coach } of pupilsOf(large)) coached.set(coach, (coached.get(coach) ?? 0) + 1);
    expect(Math.max(...coached.values())).toBe(52);
  });
});

describe('the people with a story', () => {
  it('are there, under the names that the sign-in page shows', () => {
    const known = new Set([
      ...world.schools.flatMap((school) => [
        ...school.staff.map(({ username }) => `${username}@${school.wish.handle}`),
        ...school.groups.flatMap(({ pupils }) =>
          pupils.flatMap((pupil) =>
            [pupil, ...pupil.guardians].map(({ username }) => `${username}@${school.wish.handle}`),
          ),
        ),
      ]),
      `eva.roelofs@${office.handle}`,
    ]);
    for (const { username, handle } of heroes) expect(known).toContain(`${username}@${handle}`);
    expect(heroes.length).toBeLessThanOrEqual(14);
    expect(foundations.map(({ name }) => name)).toEqual(['Stichting Veenlicht', 'Stichting Wolkenrand']);
  });

  it('are who they are said to be', () => {
    expect(pupilCalled('Noor Aydın')).toMatchObject({ age: 13, coach: 'marit' });
    expect(pupilCalled('Daan Vos')).toMatchObject({ age: 12, group: 'M1a' });
    expect(pupilCalled('Elif Karaca')).toMatchObject({ age: 15, autonomy: 4 });
    expect(pupilCalled('Ama Boateng')).toMatchObject({ age: 9, group: 'Groep 6' });
    expect(pupilCalled('Tygo Prins')).toMatchObject({ age: 16, opensGoals: true, opensWeek: false });
    expect(pupilCalled('Sem de Wit').guardians).toMatchObject([
      { given: 'Mirjam', authority: 'full', confirmed: true },
      { given: 'Stef', authority: 'blocked' },
    ]);
    expect(pupilCalled('Isra Bouzid').born).toBeUndefined();
    expect(pupilCalled('Levi Hartkamp').leftOn).toBeDefined();
  });

  it('have guardians at every stage', () => {
    const stages = pupilsOf(world).flatMap(({ age, guardians }) =>
      guardians.map(({ authority, confirmed, renewed }) => ({
        years: age === undefined ? 'unknown' : age < 16 ? '<16' : age < 18 ? '16–17' : '18',
        authority,
        confirmed,
        renewed,
      })),
    );
    for (const stage of [
      { years: '<16', authority: 'full', confirmed: true },
      { years: '<16', authority: 'full', confirmed: false },
      { years: '<16', authority: 'info' },
      { years: '<16', authority: 'blocked' },
      { years: '16–17', authority: 'full', confirmed: true },
      { years: 'unknown', authority: 'full', confirmed: true },
      { years: '18', confirmed: true, renewed: true },
      { years: '18', confirmed: true, renewed: false },
    ])
      expect(stages).toContainEqual(expect.objectContaining(stage));
  });

  it('include one guardian with children in two schools and one who teaches here, too', () => {
    const kees = pupilsOf(world).filter(({ guardians }) => guardians.some(({ key }) => key === 'kees'));
    expect(kees.map(({ given: name }) => name)).toEqual(['Daan', 'Lot']);
    expect(pupilCalled('Mees Oen').guardians[0]?.key).toBe('pieter');
    expect(world.schools[0]?.staff.map(({ key }) => key)).toContain('pieter');
  });

  it('leave something to settle: a group without level, people without sign-in', () => {
    expect(world.schools.flatMap(({ groups }) => groups).filter(({ level }) => level === '')).toHaveLength(1);
    const without = pupilsOf(world).filter(({ signsIn }) => !signsIn);
    expect(without.length).toBeGreaterThan(15);
    for (const { name } of heroes)
      expect(without.map((one) => `${one.given} ${one.family}`)).not.toContain(name);
  });
});

describe('the goals of the world', () => {
  const lives = livesOf(world);
  const byId = new Map(lives.map((life) => [life.goal.id, life]));

  /** Which rules a goal breaks, in words. */
  const broken = ({ goal, lines, deviations, course, doneAt }: Life): string[] => {
    const task = goal.kind === 'work';
    const begun = !['idea', 'agreed', 'dropped'].includes(goal.state);
    const astray = goal.state === 'partly' || goal.state === 'not' || (goal.state === 'dropped' && !task);
    const rules = {
      'serves a goal of the same pupil':
        goal.serves === null || byId.get(goal.serves)?.goal.pupil === goal.pupil,
      'a task has neither measure nor date': !task || (goal.measure === null && goal.due === null),
      'begins whole': !begun || missing(goal).length === 0,
      'goes astray with a reason': !astray || deviations.length > 0,
      'has a line for each version': lines.every(({ version }, i) => version === i + 1),
      'is where its last line left it': lines.length === goal.version && lines.at(-1)?.to === goal.state,
      'says when it was reached': goal.state !== 'realised' || doneAt !== null,
      'is bound to no course when it is for the end': goal.kind !== 'end' || course === undefined,
      'fits on a line': [...goal.title].length <= 200,
    };
    return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${goal.title}: ${rule}`]));
  };

  it('keep the rules of goals', () => expect(lives.flatMap(broken)).toEqual([]));

  it('are bound to courses that their pupil follows', () => {
    for (const { wish, groups, taught } of world.schools)
      for (const group of groups)
        for (const { key } of group.pupils)
          for (const { course } of world.years.get(key)?.goals ?? []) {
            if (course === undefined) continue;
            const codes = taught.filter((one) => one.group === group.name).map(({ code }) => code);
            expect(codes, `${wish.handle} ${group.name}`).toContain(course);
          }
  });

  it('are in every state that a page has something to say about', () => {
    const found = new Set(lives.map(({ goal }) => goal.state));
    for (const state of states) expect(found).toContain(state);
    expect(lives.some(({ goal }) => asksForWord(goal, day))).toBe(true);
    expect(lives.some(({ deviations }) => deviations.length > 1)).toBe(true);
  });

  it('show what the sketch of the week shows: Noor solves equations with brackets, one task of three done', () => {
    const noor = goalsOf('Noor Aydın');
    const brackets = noor.find(({ goal }) => goal.title === 'Ik los een vergelijking met haakjes op');
    expect(brackets?.goal).toMatchObject({ kind: 'learning', state: 'active', due: '2026-11-27' });
    const tasks = noor.filter(({ goal }) => goal.serves === brackets?.goal.id);
    expect(tasks.map(({ goal }) => [goal.title, goal.minutes, goal.state])).toEqual([
      ['Filmpje haakjes wegwerken', 15, 'realised'],
      ['Opdracht 4 en 5, op niveau vwo', 40, 'active'],
      ['Uitleggen aan Sem', 20, 'active'],
    ]);
    const key = pupilCalled('Noor Aydın').key;
    expect(noor.some(({ goal }) => goal.state === 'idea' && goal.setBy !== key)).toBe(true);
    expect(noor.some(({ goal }) => asksLookBack(goal))).toBe(true);
  });

  it('serve goals of their own subject: reading is not done for the sake of fractions', () => {
    const foreign = lives.flatMap(({ goal, course }) => {
      const served = lives.find(({ goal: { id } }) => id === goal.serves);
      const differs = served?.course !== undefined && course !== undefined && served.course !== course;
      return differs ? [`${goal.title} → ${served.goal.title}`] : [];
    });
    expect(foreign).toEqual([]);
  });

  it('let Daan be stuck: nothing was ticked for three school weeks', () => {
    const ticks = goalsOf('Daan Vos').flatMap(({ doneAt }) => (doneAt === null ? [] : [doneAt]));
    const last = new Date(Math.max(...ticks.map(Number)));
    expect(last < new Date(addDays(world.calendar.monday, -14))).toBe(true);
  });
});

describe('the calendar of a world', () => {
  it('begins on a Monday and ends on a Friday, its periods without a gap', () =>
    fc.assert(
      fc.property(anyDay, (made) => {
        const { year, periods, breaks } = calendarOf(made);
        expect([weekdayOf(year.from), weekdayOf(year.until)]).toEqual([1, 5]);
        periods.forEach((period, i) =>
          expect(period.from).toBe(i === 0 ? year.from : addDays(periods[i - 1]?.until as string, 1)),
        );
        expect(periods.at(-1)?.until).toBe(year.until);
        for (const free of breaks) expect(free.from <= made && made <= free.until).toBe(false);
      }),
    ));
});
