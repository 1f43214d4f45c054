import { expect, test } from 'vitest';
import { aPlace } from '../../tests/world/index.ts';
import { pitr } from './pitr.ts';

/** The fast size of each bar; the full one is `npm run bar -- NAME`. */
test.each([pitr])('$name: $promise', async ({ run }) => {
  expect((await run({ postgres: aPlace(), size: 'fast' })).failures).toEqual([]);
});
