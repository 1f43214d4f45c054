import { defineConfig } from 'vitest/config';
import { findPostgres15 } from './scripts/postgres15.mjs';

/** What these promise is kept by a real PostgreSQL; tests/setup.ts starts one throw-away cluster for all. */
const platform = 'src/platform/{batch,statement,migrate,installation,scope}.test.ts';
const onDatabase = ['src/**/{store,policy,actions,pages,jobs,pages/*,actions/*}.test.{ts,tsx}', platform];

/** And these by the oldest one we promise to run on, too (first-slice §1). */
const onOldest = ['src/**/{store,policy}.test.ts', 'bars/authz/matrix.test.ts', platform];

type More = {
  exclude?: string[];
  testTimeout?: number;
  provide?: { major: 18 | 15 };
  expect?: { poll: { timeout: number } };
};
const kind = (name: string, include: string | string[], more: More = {}) => ({
  test: {
    name,
    include: [include].flat(),
    provide: { major: 18 as const },
    pool: 'forks' as const,
    // how long somebody waits says nothing here: this machine may have other work, and a bench measures
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    ...more,
  },
});

/** Four kinds of promises, cheapest first (docs/house-style.md, "Tests are promises to people"). */
export default defineConfig({
  test: {
    globalSetup: ['tests/setup.ts'],
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      kind('unit', 'src/**/*.test.{ts,tsx}', { exclude: onDatabase }),
      kind('store', onDatabase),
      ...(findPostgres15() === undefined
        ? []
        : [kind('store on 15', onOldest, { provide: { major: 15 }, testTimeout: 120_000 })]),
      kind('bars', 'bars/**/*.test.ts', { testTimeout: 600_000 }),
      kind('house', 'tests/house/**/*.test.{ts,tsx}', { testTimeout: 90_000 }),
      kind('journeys', 'tests/journeys/**/*.test.{ts,tsx}', {
        testTimeout: 300_000,
        expect: { poll: { timeout: 30_000 } },
      }),
    ],
  },
});
