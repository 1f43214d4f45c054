import { expect, test } from 'vitest';
import { aPlace } from '../../tests/world/index.ts';
import { csv } from './csv.ts';
import { upload } from './upload.ts';

/** The fast size of each bar; the full one is `npm run bar -- NAME`. */
test.each([csv, upload])('$name: $promise', async ({ run }) => {
  expect((await run({ postgres: aPlace(), size: 'fast' })).failures).toEqual([]);
});
