import { aSchool } from '../../tests/world/school.ts';
import { startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import type { Stage } from './login/attempt.ts';
import { guardsCodes } from './login/codes.ts';
import {
  letsASchoolIn,
  letsInWhoIsKnown,
  limitsABurst,
  limitsAnAccount,
  limitsANetwork,
} from './login/limits.ts';
import { saysTheSame, takesTheSame } from './login/told-apart.ts';
import { aTally } from './tally.ts';
import { givesEverybodyThePassword } from './ways-in.ts';

export const login: Bar = {
  name: 'sec:login',
  promise:
    'guessing names, passwords and codes leads nowhere, and tells nothing; a whole school gets in on Monday',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const school = await aSchool(place);
      await givesEverybodyThePassword(place);
      const server = startServer(place);
      const stage: Stage = { place, school, server, tally, full: wish.size !== 'fast' };
      const parts = [
        limitsAnAccount,
        limitsABurst,
        limitsANetwork,
        letsInWhoIsKnown,
        letsASchoolIn,
        guardsCodes,
        saysTheSame,
      ];
      for (const part of parts) await part(stage);
      const figures = await takesTheSame(stage);
      tally.expect(server.log.length === 0, () => `faults: ${JSON.stringify(server.log[0])}`);
      await server.close();
      return tally.verdict(figures);
    }),
};
