import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  title: 'Take along',
  under: 'All that is here is yours. Take it along the way you need it.',
  sees: 'The administration and the school leader. Who took something along and when is kept.',
  tables: 'Lists',
  tablesWhy:
    'To calculate with or to compare. Under every table in Leerkring there is a button to take it along, too.',
  lists: {
    people: { title: 'People', text: 'Everybody with name, sign-in name, role, base group and coach.' },
    groups: {
      title: 'Teaching groups',
      text: 'Who is in which group, from when until when, and who teaches it.',
    },
    bases: { title: 'Base groups', text: 'Every base group with year, level, team and number of pupils.' },
  },
  csv: 'CSV',
  excel: 'Excel',
  csvOf: (title) => `${title} as CSV`,
  excelOf: (title) => `${title} as Excel`,
  one: 'One pupil',
  oneWhy:
    'When a pupil or parent asks for everything, or goes to another school. This takes two people, too.',
  oneGo: 'Choose a pupil',
  whole: 'The whole school',
  wholeWhy: 'This takes two people: one asks, the other agrees. From then on it can be done for a day.',
  wholes: {
    oneroster: {
      title: 'For another administration',
      text: 'Pupils, guardians, staff, groups and enrolments as OneRoster 1.2. Without goals, weeks and talks.',
      ask: 'Ask for the OneRoster file',
      take: 'Take the OneRoster file along',
      asks: {
        title: 'Taking the school along as OneRoster',
        means:
          'A file is made with all pupils, guardians, staff and groups. Whoever asked can take it along for a day.',
      },
    },
    archive: {
      title: 'For another Leerkring',
      text: 'Everything, goals, weeks, steps and talks, too. Another Leerkring puts the school back exactly so. Without passwords.',
      ask: 'Ask for the archive',
      take: 'Take the archive along',
      asks: {
        title: 'Taking the school along as an archive',
        means:
          'A file is made with all that is kept here, also what pupils and coaches wrote. Whoever asked can take it along for a day.',
      },
    },
  },
  waits: (when) => `Asked. Somebody else has to agree before ${when}.`,
  agreed: (name, when) => `${name} agreed. It can be done until ${when}.`,
  careful:
    'Keep the file as well as you keep the school itself, and throw it away when you no longer need it.',
  notHere: 'The host of this Leerkring makes archives.',
  see: 'Look at what was asked',
  columns: {
    name: 'Name',
    given: 'Given name',
    family: 'Family name',
    username: 'Sign-in name',
    hats: 'Role',
    group: 'Base group',
    coach: 'Coach',
    born: 'Birth date',
    signsIn: 'Can sign in',
    lessons: 'Teaching group',
    subject: 'Subject',
    as: 'As',
    from: 'From',
    until: 'Until',
    year: 'Year',
    level: 'Level',
    team: 'Team',
    pupils: 'Pupils',
  },
  hat: { pupil: 'pupil', guardian: 'parent or guardian', staff: 'staff', administrator: 'administration' },
  yes: 'yes',
  no: 'no',
  pupil: 'pupil',
  teacher: 'teacher',
};
