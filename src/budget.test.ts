import { describe, expect, it } from 'vitest';
import type { Page } from '#platform/route';
import { routes } from './serve.ts';

/** What a page may ask when it is read, in its one round trip; the door and the line in the access log come on top. */
const most = 6;
/** Pages that ask more, each with its reason. */
const more: Readonly<Record<string, { readonly statements: number; readonly why: string }>> = {
  '/home/school of staff': {
    statements: 9,
    why: 'names and figures are read by two database roles, five and four statements at the same time',
  },
  '/goals/:goal of staff, guardian': {
    statements: 7,
    why: 'the page of one goal with its story, and the card of the pupil beside it',
  },
};

const pages = routes.filter((route): route is Page => route.kind === 'page');
const nameOf = ({ path, hats }: Page): string => `${path} of ${hats.join(', ')}`;
/** An address in which everything is filled in. */
const anything = new Proxy(
  {},
  { get: (_, field) => (field === 'week' ? '2026-11-16' : '01999999-9999-7999-8999-999999999999') },
);
const asked = (page: Page): number => page.queries(anything).length + (page.figures?.(anything).length ?? 0);

describe('a page', () => {
  it.each(pages.map((page) => [nameOf(page), page] as const))(
    'asks at most six things in one round trip: %s',
    (name, page) => {
      const exception = more[name];
      if (exception === undefined) expect(asked(page)).toBeLessThanOrEqual(most);
      else expect(asked(page), exception.why).toBe(exception.statements);
    },
  );

  it('is only excused when it exists', () => {
    const names = pages.map(nameOf);
    expect(Object.keys(more).filter((name) => !names.includes(name))).toEqual([]);
  });
});
