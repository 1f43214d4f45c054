import { hats } from '#platform/route';
import type { Actor } from '../cast/actor.ts';
import type { Expectation } from '../expectations.ts';
import { plain } from './said.ts';

const leads = ({ name }: Actor): boolean => /\b(lead|leader)\b/.test(name);

export const home: readonly Expectation[] = [
  { route: 'GET /', hats, about: plain('/', (actor) => (leads(actor) ? 'goes' : 'shows')) },
  {
    route: 'GET /home/school',
    hats: ['staff'],
    about: plain('/home/school', (actor) => (leads(actor) ? 'shows' : 'nothing')),
  },
  { route: 'GET /home/begin', hats: ['administrator'], about: plain('/home/begin') },
  { route: 'GET /office/schools', hats: ['office'], about: plain('/office/schools?find=e') },
];
