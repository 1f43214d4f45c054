import { expect, it } from 'vitest';
import { aPlace } from '../tests/world/index.ts';
import { matrix } from './authz/matrix.ts';

it('the database decides as the matrix of rights says', async () => {
  const verdict = await matrix.run({ postgres: aPlace(), size: 'fast' });
  console.log(verdict.figures);
  expect(verdict.failures).toEqual([]);
});
