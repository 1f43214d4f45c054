import { type Problems, Refusal } from '../refusal.ts';

/** PostgreSQL keeps no NUL, and no keyboard makes one; it comes along when people paste. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');

/** A form as fields; the same field twice is a form we did not send. */
export function fieldsOf(body: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : '')) {
    if (Object.hasOwn(fields, name)) throw new Refusal('invalid', 'twice');
    if (name === '__proto__') throw new Refusal('invalid', 'damaged');
    fields[name] = withoutNul(value);
  }
  return fields;
}

/** A query with every word once, the first that was given. */
export function single(query: Record<string, string | string[]>): Record<string, string> {
  const one: Record<string, string> = {};
  for (const [name, value] of Object.entries(query))
    one[name] = withoutNul(Array.isArray(value) ? (value[0] ?? '') : value);
  return one;
}

/** The address to come back to after another choice of language: with what was asked, without what was just done. */
export const hereOf = (url: string): string => {
  // by hand: an address that is no URL (`//` and a broken host) still has a page
  const [path = '/', ...rest] = url.split('?');
  const asked = new URLSearchParams(rest.join('?'));
  for (const once of ['did', 'undo']) asked.delete(once);
  return asked.size === 0 ? path : `${path}?${asked.toString().replaceAll('+', '%20')}`;
};

/** Signing in, and from there back to this address. */
export const signInFor = (url: string): string =>
  url === '/' ? '/identity/sign-in' : `/identity/sign-in?to=${encodeURIComponent(url.slice(0, 300))}`;

/** What the pieces of an input object to, by the field that each stands for. */
export const problemsOf = (error: {
  issues: readonly { path: PropertyKey[]; message: string }[];
}): Problems =>
  Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? 'form'), message]));
