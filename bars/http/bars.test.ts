import { expect, test } from 'vitest';
import { aPlace } from '../../tests/world/index.ts';
import { csrf } from './csrf.ts';
import { fuzz } from './fuzz.ts';
import { headers } from './headers.ts';
import { idor } from './idor.ts';
import { login } from './login.ts';
import { once } from './once.ts';
import { whoRead } from '../privacy/whoread.ts';
import { session } from './session.ts';

/** The fast size of each bar; the full one is `npm run bar -- NAME`. */
test.each([headers, session, csrf, idor, login, fuzz, once, whoRead])('$name: $promise', async ({ run }) => {
  const { failures } = await run({ postgres: aPlace(), size: 'fast', seed: 1 });
  expect(failures).toEqual([]);
});
