import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  nav: {
    today: 'Today',
    goals: 'My goals',
    looked: 'Who looked',
    group: 'My group',
    school: 'The school',
    codes: 'Codes',
    settle: 'To settle',
    schools: 'Schools',
    child: 'My child',
  },
};
