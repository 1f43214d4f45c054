import { root } from './page.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { sv } from './words.sv.ts';

const tongues: Readonly<Record<string, typeof en>> = { nl, en, sv };

/** In the language of the page as it is now: it may have been changed since the script came. */
export const words = () => tongues[root.lang] ?? nl;
