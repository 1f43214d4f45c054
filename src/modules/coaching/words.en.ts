import type { Words } from '#platform/words';
import { nl } from './words.nl.ts';

export const en: Words<typeof nl> = nl;
