import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const pupils = (n: number) => count(n, 'pupil', 'pupils');

export const en: Words<typeof nl> = {
  title: 'Set up your school',
  under: 'Five steps, half an hour together. Stop whenever you like: what is done stays.',
  ready: 'Your school is ready',
  readyWhy: 'Everybody has a group, a coach, courses and a letter. You can always look back here.',
  progress: 'Steps done',
  minutes: (n: number) => `${n} minutes`,
  state: { open: 'to do', begun: 'begun', done: 'done' },
  sees: 'Only the office of this school.',
  card: 'Set up your school',
  cardText: (step: number, name: string) => `Step ${step} of 5: ${name}.`,
  cardGo: 'To the steps',
  step: {
    calendar: {
      title: 'The calendar',
      why: 'School year, periods and the holidays of your region. All plans take them into account.',
      stands: (year: string, periods: number, breaks: number) =>
        `${year}: ${count(periods, 'period', 'periods')} and ${count(breaks, 'holiday or free day', 'holidays and free days')} to come.`,
      go: 'To the calendar',
    },
    people: {
      title: 'The people',
      why: 'Pupils, staff and parents from your administration. You see beforehand what changes.',
      stands: (all: { pupils: number; staff: number; guardians: number }) =>
        `${pupils(all.pupils)}, ${count(all.staff, 'member of staff', 'members of staff')} and ${count(all.guardians, 'parent or guardian', 'parents and guardians')}.`,
      go: 'Bring people in',
    },
    groups: {
      title: 'Groups and coaches',
      why: 'A base group and a coach for every pupil. A whole group goes at once.',
      stands: (groups: number, groupless: number, coachless: number) =>
        [
          `${count(groups, 'base group', 'base groups')}.`,
          groupless > 0 && `${pupils(groupless)} without a group.`,
          coachless > 0 && `${pupils(coachless)} without a coach.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Who coaches whom',
      goGroups: 'Choose base groups',
    },
    courses: {
      title: 'The courses',
      why: 'Which courses does the school use, and which group follows what? One press for each proposal.',
      stands: (used: number, courseless: number) =>
        [
          `${count(used, 'course', 'courses')} in use.`,
          courseless > 0 && `${count(courseless, 'group follows', 'groups follow')} none yet.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Match courses',
      goAll: 'Look at all courses',
    },
    letters: {
      title: 'The letters',
      why: 'A letter for each person with sign-in name and code. Make them by group and print them.',
      stands: (invited: number, shut: number) =>
        [
          `${count(invited, 'person has', 'people have')} a code or a password.`,
          shut > 0 && `${count(shut, 'person has', 'people have')} none yet.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'To the letters',
    },
  },
};
