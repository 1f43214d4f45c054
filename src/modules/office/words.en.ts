import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  hello: (name: string) => `Hello ${name}`,
  over: (day: string, week: number) => `${day} · week ${week}`,
  today: {
    title: 'Today',
    schools: (n: number) => (n === 1 ? '1 school in Leerkring' : `${n} schools in Leerkring`),
    schoolsText: (partners: number) =>
      partners === 1
        ? 'Of which 1 is a partner. See where they stand.'
        : `Of which ${partners} are partners. See where they stand.`,
    schoolsGo: 'To the schools',
    wall: 'What you do not see here',
    wallText:
      'Pupils, parents, teachers and their work. The office cannot look into a school. What a school wants to show, it hands over itself.',
    wallGo: 'Read why',
  },
  schools: {
    title: 'Schools',
    under: 'What is public of each school: name, place, kind and how far it is in the network.',
    find: 'Find a school or place',
    name: 'School',
    place: 'Place',
    foundation: 'Foundation',
    sector: 'Kind',
    gradation: 'In the network',
    since: (step: string, day: string) => `${step}, since ${day}`,
    noGradation: 'not yet',
    none: 'No school with this name or place',
    noneWhy: 'Is the spelling right? Or look for the place or the foundation.',
    all: 'All schools',
    count: (n: number, of: number) => `${n} of ${of} schools`,
    sees: 'The people of the office. Everything on this page is public.',
  },
  gradation: {
    1: 'uses resources',
    2: 'is orienting',
    3: 'is becoming a partner',
    4: 'partner',
  },
  sector: { po: 'primary education', vo: 'secondary education', other: 'other' },
  people: {
    title: 'Are you looking for somebody at a school?',
    lead: 'Pupils cannot be found here: the office cannot look into the school.',
    why: [
      'The school decides about what it keeps of its pupils and staff. The network helps schools; it does not watch them.',
      'That is how it is built, too: the access of the office does not reach the data of a school. Whichever name you look for, you always get this answer. So even an empty list gives nothing away.',
      'Do you need something from a school? Ask the school. It can hand over what it wants to show: a plan, an outcome, never a pupil.',
    ],
  },
};
