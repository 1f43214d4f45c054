import type { Words } from '#platform/words';
import { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = nl;
