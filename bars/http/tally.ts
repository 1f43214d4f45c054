import type { Verdict } from '../bar.ts';

/** Counts what was tried and collects what did not hold. */
export type Tally = {
  count(what: string, times?: number): void;
  /** Holds a promise against what was found; gives whether it held. */
  expect(held: boolean, otherwise: string | (() => string)): boolean;
  verdict(more?: Readonly<Record<string, number | string>>): Verdict;
};

export function aTally(): Tally {
  const failures: string[] = [];
  const counts = new Map<string, number>();
  return {
    count: (what, times = 1) => counts.set(what, (counts.get(what) ?? 0) + times),
    expect(held, otherwise) {
      if (!held) failures.push(typeof otherwise === 'string' ? otherwise : otherwise());
      return held;
    },
    verdict: (more = {}) => ({
      met: failures.length === 0,
      figures: { ...Object.fromEntries(counts), ...more },
      failures: [...new Set(failures)],
    }),
  };
}
