import { z } from 'zod';
import { isId } from './id.ts';

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

/** A calendar day that exists, or nothing. */
export const maybeDay = z
  .string()
  .optional()
  .transform((text) => text?.trim() || null)
  .pipe(z.iso.date({ error: 'no-day' }).nullable())
  .pipe(
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
