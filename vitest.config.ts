import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** What these promise is kept by a real PostgreSQL; tests/setup.ts starts one throw-away cluster for all. */
const onDatabase = 'src/**/{store,actions,pages,jobs,pages/*,actions/*}.test.{ts,tsx}';

const kind = (name: string, include: string, more: { exclude?: string[]; testTimeout?: number } = {}) => ({
  test: {
    name,
    include: [include],
    pool: 'forks' as const,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    ...more,
  },
});

/** Four kinds of promises, cheapest first (docs/house-style.md, "Tests are promises to people"). */
export default defineConfig({
  test: {
    globalSetup: existsSync('tests/setup.ts') ? ['tests/setup.ts'] : [],
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      kind('unit', 'src/**/*.test.{ts,tsx}', { exclude: [onDatabase] }),
      kind('store', onDatabase),
      kind('house', 'tests/house/**/*.test.{ts,tsx}'),
      kind('journeys', 'tests/journeys/**/*.test.{ts,tsx}', { testTimeout: 120_000 }),
    ],
  },
});
