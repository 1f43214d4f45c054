import { expect, test } from 'vitest';
import { aPlace } from '../../tests/world/index.ts';
import { forbidden } from './forbidden.ts';

/**
 * The fast size; the full one is `npm run bar -- authz:forbidden`. `authz:mutants` is not here yet: some seeded faults
 * still survive the small worlds (a relation that ended, a birthday early), and `npm run bar -- authz:mutants` says so.
 */
test(`${forbidden.name}: ${forbidden.promise}`, async () => {
  expect((await forbidden.run({ postgres: aPlace(), size: 'fast' })).failures).toEqual([]);
});
