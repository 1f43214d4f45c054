/** What is settled about somebody's way through a course, because they have a story; the rest falls by chance. */
export type Fate = {
  /** They learn above the level of their year. */
  readonly above?: true;
  /** The number of the step at which they came in. */
  readonly entry?: number;
  /** The step of the end goal, and the week in which it is to be reached. */
  readonly target?: number;
  readonly dueWeek?: number;
  /** How many weeks ahead the sentence of pace says, or behind: the day of the end goal follows from it. */
  readonly says?: number;
  /** The weeks in which a step was passed, the first of them at the entry. */
  readonly passed?: readonly number[];
  /** The weeks in which the step in hand, or that of the same week, was not there yet. */
  readonly again?: readonly number[];
  readonly now?: 'working' | 'ready' | 'again' | 'open';
  /** The week in which the step in hand was begun. */
  readonly since?: number;
  /** Where the pace of the last weeks leads by the day of the end goal: the entry follows from it. */
  readonly reaches?: number;
};

/** By name and subject (domain §10.6). */
export const fates: Readonly<Record<string, Readonly<Record<string, Fate>>>> = {
  // three weeks ahead in maths at step 23, on plan in English, behind in Dutch at step 14
  'Noor Aydın': {
    wi: {
      ...{ entry: 17, target: 30, says: 3 },
      ...{ passed: [-11, -10, -8, -6, -3, -1], again: [-2], now: 'working', since: -1 },
    },
    en: { entry: 13, target: 28, says: 0, passed: [-11, -9, -6, -4, -2], now: 'ready', since: -2 },
    ne: {
      ...{ entry: 10, target: 26, says: -4 },
      ...{ passed: [-9, -7, -6, -4], again: [-2], now: 'again', since: -2 },
    },
  },
  // three school weeks without a sign
  'Daan Vos': {
    wi: { entry: 1, target: 16, passed: [-11, -9, -7], now: 'working', since: -6 },
    en: { entry: 1, target: 15, passed: [-10, -7], now: 'working', since: -6 },
    ne: { entry: 1, target: 14, passed: [-10], now: 'open' },
  },
  // English above the level of the year; at this pace step 34 in May, where 36 was meant
  'Elif Karaca': {
    wi: { entry: 28, target: 41, says: 2, passed: [-11, -9, -7, -4, -1], now: 'working', since: -1 },
    en: {
      above: true,
      target: 36,
      dueWeek: 26,
      reaches: 34,
      passed: [-11, -9, -6, -3, -1],
      now: 'working',
      since: -1,
    },
  },
  'Tygo Prins': {
    wi: { target: 41, says: 1, passed: [-11, -10, -7, -6, -3], now: 'working', since: -2 },
    ne: { target: 40, says: 0, passed: [-10, -7, -4, -2], now: 'working', since: -1 },
  },
  'Ama Boateng': {
    re: { target: 27, says: 1, passed: [-10, -7, -4, -1], now: 'working', since: -1 },
    le: { target: 20, says: 0, passed: [-9, -6, -3], now: 'ready', since: -2 },
  },
};
