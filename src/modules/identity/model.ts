/** Letters and figures that cannot be mistaken for one another when read from paper. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
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

/** `noor.aydin@veenlicht`, as people type it: spaces around and capitals do not matter. */
export function splitName(typed: string): { username: string; handle: string } | undefined {
  const [username, handle, more] = typed.trim().toLowerCase().split('@');
  if (!username || !handle || more !== undefined || typed.length > 120) return undefined;
  return { username, handle };
}

export type RateRule = {
  readonly what: 'account' | 'network';
  readonly tries: number;
  readonly minutes: number;
};

/** Only failed tries count: a whole school comes from one address on Monday at half past eight (sec:login). */
export const rateRules: readonly RateRule[] = [
  { what: 'account', tries: 10, minutes: 15 },
  { what: 'network', tries: 200, minutes: 15 },
];

export const windowStart = (now: Date, minutes: number): Date =>
  new Date(Math.floor(now.getTime() / (minutes * 60_000)) * minutes * 60_000);
