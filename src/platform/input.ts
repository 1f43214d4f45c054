import { z } from 'zod';
import { isId } from './id.ts';
import type { Problems } from './refusal.ts';

/**
 * What people type, at the edge: broken characters and control characters are taken out, line ends made one kind,
 * and the rest is kept letter for letter – also emoji, quotes and other scripts.
 */
const clean = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking these out is the point
    // oxlint-disable-next-line no-control-regex -- taking these out is the point
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ' ')
    .trim();

const typed = z.string({ error: 'missing' }).transform(clean);

/** One line of text that must be there. */
export const line = (max: number) =>
  typed
    .transform((text) => text.replaceAll('\n', ' '))
    .pipe(z.string().min(1, { error: 'missing' }).max(max, { error: 'too-long' }));

/** One line that may be left empty; empty is null. */
export const maybeLine = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => clean(text ?? '').replaceAll('\n', ' ') || null)
    .pipe(z.string().max(max, { error: 'too-long' }).nullable());

/** Several lines that may be left empty. */
export const prose = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => clean(text ?? ''))
    .pipe(z.string().max(max, { error: 'too-long' }));

/** An id in a URL or a hidden field. Something that is no id is an id of nothing: not-found, not a fault. */
export const id = z.string().refine(isId, { error: 'unknown' });
/** An id that may be left empty; empty is null. */
export const maybeId = z
  .string()
  .optional()
  .transform((text) => text || null)
  .pipe(id.nullable());

/** Words looked for. Too many are cut, not dropped: the page would answer as if nothing had been asked. */
export const sought = z
  .string()
  .catch('')
  .transform((text) => [...text].slice(0, 100).join(''));

/** A calendar day of any time that exists, or nothing: whether it can be is another question, with its own answer. */
export const maybeAnyDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(z.iso.date({ error: 'no-day' }).nullable());

/** A calendar day of a school that is there, or nothing. */
export const maybeDay = maybeAnyDay.pipe(
  z
    .string()
    .refine((text) => text >= '2000-01-01' && text <= '2100-12-31', { error: 'no-day' })
    .nullable(),
);

/** A whole number in a range, or nothing. */
export const maybeNumber = (least: number, most: number) =>
  z
    .string()
    .optional()
    .transform((text) => text?.trim() || null)
    .pipe(
      z
        .string()
        .regex(/^\d{1,6}$/, { error: 'no-number' })
        .transform(Number)
        .pipe(z.number().min(least, { error: 'out-of-range' }).max(most, { error: 'out-of-range' }))
        .nullable(),
    );

type Pieces = Readonly<Record<string, z.ZodType>>;
type Typed<P extends Pieces> = {
  /** What was understood; a field in which something is wrong is undefined. */
  readonly typed: { readonly [K in keyof P]: z.infer<P[K]> | undefined };
  readonly typos: Problems;
};

/**
 * The fields of a form that somebody fills in by hand. What cannot be read does not stop the form at the door: it is
 * handed on as a problem, so that one answer names everything that is wrong with it.
 */
export const byHand = <const P extends Pieces>(pieces: P) =>
  z.record(z.string(), z.unknown()).transform((fields): Typed<P> => {
    const typed: Record<string, unknown> = {};
    const typos: Record<string, string> = {};
    for (const [name, piece] of Object.entries(pieces)) {
      const read = piece.safeParse(fields[name]);
      if (read.success) typed[name] = read.data;
      else typos[name] = read.error.issues[0]?.message ?? 'missing';
    }
    return { typed: typed as Typed<P>['typed'], typos };
  });

/** The fields in which something is wrong, in the order in which they are named here: that of the form. */
export const wrongIn = (said: Readonly<Record<string, string | false | undefined>>): Problems =>
  Object.fromEntries(Object.entries(said).filter((one): one is [string, string] => Boolean(one[1])));
