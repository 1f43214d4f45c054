import type { Place } from '../tests/world/cluster.ts';

/** What a bar is told. */
export type Wish = {
  /** The PostgreSQL of the tests; without one the bar starts a throw-away cluster of its own. */
  readonly postgres?: Place | undefined;
  /** How much work: `fast` inside `npm test`, `full` by `npm run bar`, `all` with `--all`. */
  readonly size?: 'fast' | 'full' | 'all';
  /** Whoever repeats a failure gives its seed again. */
  readonly seed?: number;
};

/** What a bar says. It is met when nothing fell short and its control failed as it must. */
export type Verdict = {
  readonly met: boolean;
  readonly figures: Readonly<Record<string, number | string>>;
  readonly failures: readonly string[];
  /** Told although the bar is met, such as mutants that survived. */
  readonly notes?: readonly string[];
};

/** A hard bar (trust §8): one promise, one command. */
export type Bar = {
  readonly name: string;
  readonly promise: string;
  readonly run: (wish: Wish) => Promise<Verdict>;
};
