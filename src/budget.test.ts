import { describe, expect, it } from 'vitest';
import type { Page } from '#platform/route';
import { routes } from './serve.ts';

/** What a page may ask when it is read, in its one round trip; the door and the line in the access log come on top. */
const most = 6;
/** How much more some pages ask, each with its reason. */
const more: Readonly<Record<string, number>> = {
  // names and figures are read by two database roles at the same time; one asks what waits for a second person
  '/home/school of staff': 3,
  // the goals of the themes beside the steps, and the card of the pupil
  '/logbook/plan of staff': 1,
  // one goal with its whole story, and the card of the pupil beside it
  '/goals/:goal of staff, guardian': 1,
};

const pages = routes.filter((route): route is Page => route.kind === 'page');
const nameOf = ({ path, hats }: Page): string => `${path} of ${hats.join(', ')}`;
/** An address in which everything is filled in. */
const anything = new Proxy(
  {},
  { get: (_, field) => (field === 'week' ? '2026-11-16' : '01999999-9999-7999-8999-999999999999') },
);
const asked = (page: Page): number =>
  page.queries(anything).length + (page.figures === undefined ? 0 : page.figures(anything).length);

describe('a page', () => {
  it('asks at most six things in one round trip', () => {
    const over = pages.map((page) => [nameOf(page), asked(page) - most] as const).filter(([, by]) => by > 0);
    expect(Object.fromEntries(over)).toEqual(more);
  });
});
