import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  nav: {
    today: 'I dag',
    goals: 'Mina mål',
    looked: 'Vem tittade',
    group: 'Min grupp',
    school: 'Skolan',
    codes: 'Koder',
    settle: 'Att ordna',
    schools: 'Skolor',
    child: 'Mitt barn',
  },
};
