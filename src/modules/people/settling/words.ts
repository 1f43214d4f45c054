import { inThree } from '#platform/words';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { sv } from './words.sv.ts';

export const words = inThree(nl, en, sv);
