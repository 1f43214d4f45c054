/*
 * Answers overtake each other. Every request has a number, and every part of the page that was replaced knows by the
 * answer to which: what was asked before never takes the place of what is newer.
 */
let last = 0;
const shown = new Map<string, number>();

export const nextNumber = () => ++last;

/** Whether one of these parts, or the whole page, is newer; without parts, whether anything on it is. */
export const isOvertaken = (number: number, parts?: readonly string[]) =>
  (parts ? ['page', ...parts] : [...shown.keys()]).some((part) => (shown.get(part) ?? 0) > number);

export function isShown(number: number, parts: readonly string[]) {
  if (parts.includes('page')) shown.clear();
  for (const part of parts) shown.set(part, number);
}
