import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const some = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);
const pupils = (n: number) => some(n, 'pupil', 'pupils');

export const en: Words<typeof nl> = {
  title: (n) => some(n, 'question', 'questions'),
  once: 'No file could tell this. You get each question once: the next import does not ask again what you answered or left as it is, and does not take it away.',
  silence: 'And if you say nothing?',
  about: {
    births: (n) => `${pupils(n)} without a birth date`,
    groupless: (n) => `${pupils(n)} without a base group`,
    coachless: (n) => `${pupils(n)} without a coach`,
    levels: (n) => `${some(n, 'base group', 'base groups')} without a level`,
    years: (n) => `${some(n, 'base group', 'base groups')} without a year`,
    teacherless: (n) => `${some(n, 'teaching group', 'teaching groups')} without a teacher`,
    guardianless: (n) => `${pupils(n)} without a parent or guardian`,
  },
  why: {
    births: 'What parents see, and what a pupil decides alone, depends on the birth date.',
    groupless: 'The base group says to which team a pupil belongs.',
    coachless: 'A coach holds the talk and sees the goals of the week.',
    levels: 'The level decides along which steps a pupil works.',
    years: 'The year belongs to the group and is passed on to other systems.',
    teacherless: 'A teacher looks at what pupils show.',
    guardianless: 'A parent or guardian reads along at home.',
  },
  assumed: {
    births: 'Then parents see as much as of a pupil of 16 or 17: only what the pupil or the school shares.',
    groupless: 'Then the pupil is outside the team: no member and no lead of a team sees that pupil.',
    coachless: 'Then nobody holds the talk with this pupil.',
    levels: 'Then the teacher or the coach chooses the level, pupil by pupil.',
    years: 'Then the year stays empty.',
    teacherless: 'Then the work of this group is in nobody’s queue.',
    guardianless: 'Then nobody at home reads along.',
  },
  go: {
    births: 'Fill in the birth dates',
    groupless: 'Choose the group',
    coachless: 'Choose the coach',
    years: 'Choose the year',
    teacherless: 'Bring a list of lessons',
    guardianless: 'Bring a list of parents',
  },
  leave: (n) => (n === 1 ? 'Leave it as it is' : `Leave all ${n} as they are`),
  levelAll: 'One level for all groups',
  levelEach: 'per group',
  year: (year) => (year.startsWith('groep') ? year.replace('groep', 'group') : `year ${year}`),
  yearsTitle: 'Base groups without a year',
  yearsGuess: 'We read the year from the name where we could. Check it and save.',
  yearsNone: 'Every group has a year',
  rest: 'Does nobody know?',
  tasks: 'Still to do',
  left: 'Left as it is',
  still: 'fill in after all',
  doneLeft: 'Every question has an answer.',
  told: {
    kept: (n) => `${some(n, 'answer', 'answers')} saved.`,
    left: (what) => `Left as it is: ${what}.`,
    still: (what) => `Still ${what}.`,
    none: 'There is no question any more.',
  },
};
