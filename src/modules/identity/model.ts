import type { Hat } from '#platform/route';

/** Letters and figures that cannot be mistaken for one another when read from paper. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** For how many days a printed code works: long enough for a letter that goes home in a school bag. */
export const codeDays = 14;

/**
 * The one-time code that belongs to an issued code's id, as it is printed: two groups of four. 31^8 is 40 bits, tried
 * at most ten times a quarter of an hour, so a twelve-year-old can type it and nobody can guess it. It follows from
 * the id and a key outside the database: letters can be printed again, yet no code is kept anywhere.
 */
export function codeOf(id: string, sign: (text: string) => Buffer): string {
  const drawn = sign(`code ${id}`);
  const letter = (at: number) => letters[drawn.readUInt16BE(at * 2) % letters.length] as string;
  const four = (from: number) => [0, 1, 2, 3].map((at) => letter(from + at)).join('');
  return `${four(0)}-${four(4)}`;
}

/** What is kept of a code. Dashes, spaces and small letters do not matter. */
export const hashOfCode = (code: string, sign: (text: string) => Buffer): Buffer =>
  sign(`typed ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`);

export type PasswordProblem = 'password-short' | 'password-long' | 'password-name' | 'password-common';

const common = [
  'wachtwoord',
  'password',
  'lösenord',
  'welkom',
  'leerkring',
  'qwertyuiop',
  '1234567890',
  'school',
];

/** Long rather than strange: ten characters or more, not the name, not one of the first that everybody tries. */
export function passwordProblem(password: string, username: string): PasswordProblem | undefined {
  const folded = password.toLowerCase();
  if ([...password].length < 10) return 'password-short';
  if (password.length > 200) return 'password-long';
  if (folded.includes(username.split('@')[0]?.toLowerCase() ?? folded)) return 'password-name';
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), folded).replaceAll(/[\d!.]/g, '');
  const repeated = new Set(folded).size < 4;
  return rest === '' || repeated ? 'password-common' : undefined;
}

/**
 * `noor.aydin@veenlicht`, as people type it: spaces around and capitals do not matter. Only what can be a name at all
 * is looked up or counted, so one account cannot be tried under two spellings.
 */
export function splitName(typed: string): { username: string; handle: string } | undefined {
  if (typed.length > 120) return undefined;
  const [, username, handle] =
    /^([a-z0-9][a-z0-9._-]{0,63})@([a-z0-9][a-z0-9-]{1,39})$/.exec(typed.trim().toLowerCase()) ?? [];
  return username === undefined || handle === undefined ? undefined : { username, handle };
}

/** The same letters, whichever keyboard made them: an ö is one sign on one telephone and two on another. */
export const passwordOf = (typed: string): string => typed.normalize('NFC');

export type RateRule = {
  readonly what: 'account' | 'network';
  readonly tries: number;
  readonly minutes: number;
};

/** Only failed tries count: a whole school comes from one address on Monday at half past eight (sec:login). */
export const rateRules = {
  account: { what: 'account', tries: 10, minutes: 15 },
  network: { what: 'network', tries: 200, minutes: 15 },
} as const satisfies Record<string, RateRule>;

/** So many people of one computer are remembered; who comes after, takes the place of who was here longest ago. */
const mostKnown = 20;

/**
 * What a browser keeps of who signed in on it: a number of its own and, for each, a mark that only the server can make
 * from that number and the name. It opens nothing and says nobody's name.
 */
export function knownWith(known: string | undefined, name: string, fresh: () => string, sign: Sign): string {
  const [browser = fresh(), ...marks] = partsOf(known);
  const mark = markOf(browser, name, sign);
  return [browser, mark, ...marks.filter((one) => one !== mark)].slice(0, mostKnown + 1).join('.');
}

/** The number of this browser, when this name signed in on it before. */
export function knownAs(known: string | undefined, name: string, sign: Sign): string | undefined {
  const [browser, ...marks] = partsOf(known);
  return browser !== undefined && marks.includes(markOf(browser, name, sign)) ? browser : undefined;
}

type Sign = (text: string) => Buffer;
const partsOf = (known = ''): string[] =>
  known.length <= 2_000 && /^[\w-]{22,36}(\.[\w-]{22})*$/.test(known) ? known.split('.') : [];
const markOf = (browser: string, name: string, sign: Sign): string =>
  sign(`known ${browser} ${name}`).toString('base64url').slice(0, 22);

/** How long a sign-in may rest: staff see many children, so an hour; families a school day (sec:session). */
export const restHours = (hat: Hat): number => (hat === 'pupil' || hat === 'guardian' ? 8 : 1);
/** And how long it may last at all, however busy: a token that was copied keeps no door open for good. */
export const longestDays = 30;

/**
 * The network that an address belongs to. Whoever has one address of IPv6 has the 2^64 beside it, too.
 */
export function networkOf(address: string): string {
  const old = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (old !== undefined) return old;
  const [head = '', tail] = (address.split('%')[0] as string).toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const groups = [
    ...before,
    ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'),
    ...after,
  ];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** The beginning of the quarter of an hour (or other stretch of minutes) in which tries are counted. */
export const windowStart = (now: Date, minutes: number): Date =>
  new Date(Math.floor(now.getTime() / (minutes * 60_000)) * minutes * 60_000);
