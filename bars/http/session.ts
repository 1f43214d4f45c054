import { probe } from '../../tests/world/probe.tsx';
import { aSchool } from '../../tests/world/school.ts';
import { startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { isExact, isFresh, isNewWithAnotherHat, isNotFixed } from './session/begin.ts';
import { isEnded, keepsTime, rests } from './session/end.ts';
import type { Stage } from './session/stage.ts';
import { aTally } from './tally.ts';
import { givesEverybodyThePassword } from './ways-in.ts';

export const session: Bar = {
  name: 'sec:session',
  promise:
    'a sign-in cannot be guessed, planted, revived or kept after signing out, and it rests as long as it may',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const school = await aSchool(place);
      await givesEverybodyThePassword(place);
      const stage: Stage = {
        place,
        school,
        tally,
        plain: startServer(place, { more: probe }),
        secure: startServer(place, { more: probe, https: true }),
        size: wish.size === 'fast' ? 60 : 2_000,
      };
      const parts = [isFresh, isNotFixed, isNewWithAnotherHat, isEnded, rests, keepsTime, isExact];
      for (const part of parts) await part(stage);
      const faults = stage.plain.log.length + stage.secure.log.length;
      tally.expect(
        faults === 0,
        () => `faults: ${JSON.stringify([...stage.plain.log, ...stage.secure.log][0])}`,
      );
      await stage.plain.close();
      await stage.secure.close();
      return tally.verdict({ parts: parts.length });
    }),
};
