import { policies } from '../../src/rights.ts';
import type { TestDatabase } from '../../tests/world/cluster.ts';
import type { Bar, Verdict } from '../bar.ts';
import { chance } from '../chance.ts';
import { onDatabase } from '../database.ts';
import type { Witness } from './ask.ts';
import { type Fault, faults, plant } from './faults.ts';
import { compare, dismiss, type Witnesses, witnesses } from './compare.ts';
import { aWorld, settle, type World } from './world.ts';

/**
 * Faults that change nothing anybody could notice, because a second wall stands behind the first. Each with the wall; an
 * entry that excuses nothing when all are planted is struck.
 */
const harmless: readonly { readonly fault: RegExp; readonly because: string }[] = [
  {
    fault: /^moves out of reach \(school\.goal update/,
    because: 'a goal’s keys tie its reach to its pupil and sort, and whoever writes one of these writes all',
  },
  {
    fault: /^moves out of reach \(school\.(week_item|strategy_choice) update/,
    because: 'their keys tie them to a goal, which has its pupil and its reach',
  },
  {
    fault:
      /^moves out of reach \(school\.(path|step_record|step_due|judgement|released|week_plan|talk_slot|talk|agreement|autonomy) update/,
    because: 'whose row it is, is no column that may be changed',
  },
  {
    fault: /^any kind of relation .*relation\.kind (in \('member', 'leads_team'\)|= 'teaches')/,
    because: 'no other kind of relation has a team or a teaching group as its object',
  },
  {
    // its subject is a person, and what it leads to is asked for again by the school of the door
    fault: /^another school .*: (relation|pupil)\.school_id = s\.school_id and /,
    because:
      'a person has an id of their own in each school, and every list is used with the school beside it',
  },
  {
    fault: /^a line too many .*guardianFrom16:week,guardianWeek:week/,
    because: 'whose week is open to a guardian is open to that guardian by age already',
  },
  {
    fault: /^a line too many .*reach\.sort = any\('\{week\}'\)/,
    because: 'what a pupil writes there hangs on a way, whose keys name its reach',
  },
  {
    fault: /^writes on a page that shows .*coach:end,coach:period,coach:week/,
    because: 'of a whole pupil no reaches are looked up on a page that shows, so that list stays empty there',
  },
  {
    fault:
      /^a line too few .*(guardianUnder16:week,guardian(From16|Shared):week|bound or writes.*coach:\w+,.* → .*any\('\{subjectTeacher:)/,
    because: 'these relations see the same rows by the list of whole pupils, beside that of reaches',
  },
  {
    fault: /^a line too few .*known\.relation = any\('\{coach,subjectTeacher\}'\) → .*'\{coach\}/,
    because: 'a teacher of a subject holds a pupil by a place, and by that nothing is open as a whole',
  },
  {
    fault: /^reads by another list .*app\.reads_path\(\)/,
    because:
      'by its reach only a teacher of the subject reads a way, and what is found on it, too; all others go by the pupil',
  },
  {
    fault: /^any kind of relation .*relation\.kind = 'guardian'/,
    because: 'only guardians have an authority, which is asked for beside it',
  },
];

/** A few of every kind, so that a small sample does not consist of the kind with the most places. */
function sample(all: readonly Fault[], most: number, seed: number): readonly Fault[] {
  const lot = chance(seed);
  const kinds = new Map<string, Fault[]>();
  for (const fault of all) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), fault]);
  const shuffled = lot.some([...kinds.values()], kinds.size).map((ofKind) => lot.some(ofKind, ofKind.length));
  const taken: Fault[] = [];
  for (let round = 0; taken.length < Math.min(most, all.length); round += 1)
    for (const ofKind of shuffled) {
      const fault = ofKind[round];
      if (fault !== undefined && taken.length < most) taken.push(fault);
    }
  return taken;
}

/** What database and oracle disagree about under these policies; undefined when nothing. */
async function difference(
  fault: Pick<Fault, 'sql' | 'writes' | 'table'>,
  world: World,
  everyone: Witnesses,
  place: TestDatabase,
): Promise<string | undefined> {
  await plant(place.admin, fault.sql);
  await Promise.all(Object.values(everyone).map((witness: Witness) => witness.look()));
  const looking = { enough: 1, pages: 2, tries: 0, only: fault.table };
  const writing = { enough: 1, pages: 2, tries: 2, sees: false, only: fault.table };
  for (const way of fault.writes ? [writing, looking] : [looking, writing]) {
    const { differences } = await compare(world, everyone, way).catch((problem: Error) => ({
      // what the database refuses to do at all is caught, too
      differences: [problem.message],
    }));
    if (differences.length > 0) return differences[0];
  }
  return undefined;
}

async function measure(place: TestDatabase, most: number, seed: number): Promise<Verdict> {
  const world = aWorld(seed, ['first', 'first']);
  await settle(place.admin, world);
  const every = faults();
  const chosen = sample(every, most, seed);
  const survivors: string[] = [];
  const excused: string[] = [];
  let caught = 0;
  const everyone = await witnesses(place);
  try {
    // without a fault nothing may be found, else finding one says nothing
    const before = await difference({ sql: policies, writes: false }, world, everyone, place);
    if (before !== undefined)
      return { met: false, figures: {}, failures: [`found without a fault: ${before}`] };
    for (const [n, fault] of chosen.entries()) {
      // a quarter of an hour without a word is too long
      if (n > 0 && n % 50 === 0) console.error(`  ${n} of ${chosen.length} planted, ${caught} caught …`);
      if ((await difference(fault, world, everyone, place)) !== undefined) caught += 1;
      else {
        const known = harmless.find((one) => one.fault.test(fault.name));
        if (known === undefined) {
          survivors.push(fault.name);
          if (chosen.length > 40) console.error(`  survived: ${fault.name}`);
        } else excused.push(`${fault.name} – ${known.because}`);
      }
    }
  } finally {
    await dismiss(everyone);
  }
  if (chosen.length === every.length)
    for (const one of harmless)
      if (!excused.some((name) => one.fault.test(name))) survivors.push(`nothing, so strike ${one.fault}`);
  const judged = chosen.length - excused.length;
  const share = judged === 0 ? 0 : caught / judged;
  const met = judged > 0 && share >= 0.98;
  return {
    met,
    figures: {
      faults: chosen.length,
      of: every.length,
      caught,
      equivalent: excused.length,
      percent: Math.floor(share * 1000) / 10,
      seed,
    },
    failures: met ? [] : survivors.map((name) => `survived: ${name}`),
    notes: [
      ...(met ? survivors.map((name) => `survived: ${name}`) : []),
      ...excused.map((name) => `changes nothing: ${name}`),
    ],
  };
}

export const mutants: Bar = {
  name: 'authz:mutants',
  promise:
    'Faults planted in the generated policies are found: at least 98 of 100; survivors are listed. --all plants every one.',
  run: ({ postgres, size = 'full', seed = 20_261_121 }) =>
    onDatabase({ postgres }, (place) =>
      measure(place, { fast: 40, full: 40, all: Number.POSITIVE_INFINITY }[size], seed),
    ),
};
