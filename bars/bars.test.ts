import { expect, test } from 'vitest';
import { aPlace } from '../tests/world/index.ts';
import { lint } from './lint.ts';
import { pool } from './pool.ts';
import { privacyRegister } from './privacy/register.ts';

/** The fast size of each bar; the full one is `npm run bar -- NAME`. */
test.each([lint, privacyRegister, pool])('$name: $promise', async ({ run }) => {
  expect((await run({ postgres: aPlace(), size: 'fast' })).failures).toEqual([]);
});
