import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coachesOf,
  inNameOrder,
  type Person,
  type Post,
  shareOut,
  spanOf,
  type Staff,
  yearGroupOf,
} from './model.ts';

const today = '2026-11-21';

const person = (id: string, given: string, family: string): Person => ({
  ...{
    id,
    given,
    family,
    username: id,
    number: undefined,
    born: undefined,
    maySignIn: true,
  },
});
const teacher = (name: string): Staff => ({ person: person(name, name, name), roles: ['teacher'] });
const post = (staff: Staff, more: Partial<Post> = {}): Post => ({
  ...{ staff, primary: false, from: undefined, until: undefined, ...more },
});
const namesOf = (staff: readonly Staff[]) => staff.map((one) => one.person.given);
const [anna, bram, carla] = ['Anna', 'Bram', 'Carla'].map(teacher) as [Staff, Staff, Staff];

describe('the coach of a base group', () => {
  it('is the primary teacher, however many others help', () =>
    expect(namesOf(coachesOf([post(carla), post(bram, { primary: true })], today))).toEqual(['Bram']));

  it('is every teacher when none is primary', () =>
    expect(namesOf(coachesOf([post(bram), post(anna)], today))).toEqual(['Anna', 'Bram']));

  it('is nobody who has left, and who is to come only when nobody is there', () => {
    const left = post(anna, { primary: true, until: '2026-11-20' });
    const coming = post(carla, { primary: true, from: '2026-12-01' });
    expect(namesOf(coachesOf([left, coming, post(bram)], today))).toEqual(['Bram']);
    expect(namesOf(coachesOf([left, coming], today))).toEqual(['Carla']);
    expect(coachesOf([left], today)).toEqual([]);
  });

  it('has as many pupils as the other coaches of the group, give or take one', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 5 }), (pupils, number) => {
        const coaches = Array.from({ length: number }, (_, at) => teacher(`T${at}`));
        const shares = shareOut(
          Array.from({ length: pupils }, (_, at) => at),
          coaches,
        );
        expect(shares.map(([pupil]) => pupil)).toEqual(Array.from({ length: pupils }, (_, at) => at));
        const sizes = coaches.map((coach) => shares.filter(([, one]) => one === coach).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    ));
});

describe('a class list', () => {
  it('has an Ö among the o’s, and always the same order', () => {
    const list = [
      ['1', 'Sem', 'Özdemir'],
      ['2', 'Noor', 'van den Berg'],
      ['3', 'Noor', 'Oud'],
      ['4', 'Anna', 'Oud'],
      ['5', 'Noor', 'Oud'],
      ['6', 'נועה', ''],
    ].map(([id, given, family]) => ({ person: person(id as string, given as string, family as string) }));
    const order = inNameOrder(list).map((one) => one.person.id);
    expect(order).toEqual(['6', '4', '3', '5', '1', '2']);
    expect(inNameOrder(list.toReversed()).map((one) => one.person.id)).toEqual(order);
  });
});

describe('a year group', () => {
  it('is counted as Dutch schools count', () => {
    expect(yearGroupOf('07')).toEqual({ phase: 'secondary', year: 1 });
    expect(yearGroupOf('12')).toEqual({ phase: 'secondary', year: 6 });
    expect(yearGroupOf('KG')).toEqual({ phase: 'primary', year: 2 });
    expect(yearGroupOf('06')).toEqual({ phase: 'primary', year: 8 });
    expect(yearGroupOf('13')).toBeUndefined();
  });
});

describe('a group', () => {
  const periods = [
    { id: 'a', title: 'A', from: '2026-08-24', until: '2026-11-20' },
    { id: 'b', title: 'B', from: '2026-11-23', until: '2027-02-19' },
    { id: 'c', title: 'C', from: '2027-03-01', until: '2027-07-09' },
  ];
  const year = { id: 'y', title: 'Y', from: '2026-08-01', until: '2027-07-31', periods };

  it.each([
    ['without periods, the year', [], '2026-08-01', '2027-07-31'],
    ['with all periods, the year', periods, '2026-08-01', '2027-07-31'],
    ['with the first, until its end', periods.slice(0, 1), '2026-08-01', '2026-11-20'],
    ['with one in the middle, just that', periods.slice(1, 2), '2026-11-23', '2027-02-19'],
    ['with the last, until the summer', periods.slice(2), '2027-03-01', '2027-07-31'],
  ])('lasts, %s', (_, own, from, until) => expect(spanOf({ year, periods: own })).toEqual({ from, until }));
});
