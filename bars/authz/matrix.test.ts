import { expect, test } from 'vitest';
import { aPlace } from '../../tests/world/index.ts';
import { matrix } from './matrix.ts';

/** The fast size, on each PostgreSQL we promise; the full one is `npm run bar -- authz:matrix`. */
test.each([matrix])('$name: $promise', async ({ run }) => {
  expect((await run({ postgres: aPlace(), size: 'fast' })).failures).toEqual([]);
});
