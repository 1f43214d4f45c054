import type { TestDatabase } from '../../tests/world/cluster.ts';
import type { Bar, Verdict } from '../bar.ts';
import { onDatabase } from '../database.ts';
import type { Witness } from './ask.ts';
import { compare, dismiss, witnesses } from './compare.ts';
import { faults, plant } from './faults.ts';
import { aWorld, settle, type World } from './world.ts';

const total = (decisions: Record<string, number>): number =>
  Object.values(decisions).reduce((a, b) => a + b, 0);

/** Small samples of a world of everybody: with many decisions for each of them, several worlds say more than one whole. */
const shareOf = (least: number): number => (least > 200_000 ? 0.3 : least > 50_000 ? 0.1 : 0.05);

async function measure(place: TestDatabase, least: number, seed: number): Promise<Verdict> {
  const decisions: Record<string, number> = {};
  const failures: string[] = [];
  let worlds = 0;
  const all = await witnesses(place);
  let last: World | undefined;
  try {
    while (total(decisions) < least && failures.length === 0) {
      const world = aWorld(seed + worlds);
      await settle(place.admin, world);
      const compared = await compare(world, all, { enough: 20, share: shareOf(least) });
      for (const [command, n] of Object.entries(compared.decisions))
        decisions[command] = (decisions[command] ?? 0) + n;
      failures.push(...compared.differences.slice(0, 20).map((one) => `seed ${world.seed}: ${one}`));
      worlds += 1;
      last = world;
    }
    // the control: one fault in the policies must be found in the same way
    const fault = faults().find(
      ({ name }) => name.includes('school_id = app.school_id()') && name.includes('goal'),
    );
    if (fault === undefined || last === undefined) failures.push('there is no fault to plant as a control');
    else {
      await plant(place.admin, fault.sql);
      await Promise.all(Object.values(all).map((witness: Witness) => witness.look()));
      const found = await compare(last, all, { enough: 1 });
      if (found.differences.length === 0) failures.push(`the control was not found: ${fault.name}`);
    }
  } finally {
    await dismiss(all);
  }
  return {
    met: failures.length === 0,
    figures: { decisions: total(decisions), ...decisions, worlds, seed },
    failures,
  };
}

export const matrix: Bar = {
  name: 'authz:matrix',
  promise:
    'Every actor × row × command in random schools is decided as the matrix says, written by hand a second time.',
  run: ({ postgres, size = 'full', seed = 20_261_121 }) =>
    onDatabase({ postgres }, (place) =>
      measure(place, { fast: 50_000, full: 200_000, all: 1_000_000 }[size], seed),
    ),
};
