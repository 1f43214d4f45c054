import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { backUp, rehearse } from '../../src/host/index.ts';
import { renewWorld } from '../../src/world/index.ts';
import { now, type TestDatabase } from '../../tests/world/cluster.ts';
import { aGoal } from '../../tests/world/goal.ts';
import { aPupil } from '../../tests/world/people.ts';
import { aSchool } from '../../tests/world/school.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';

const installation = ({ place: { host, port }, name, connect }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
  connect,
});
const day = '2026-11-21';

async function fill(place: TestDatabase, whole: boolean) {
  if (whole)
    return await renewWorld(installation(place), 'small', { day, say: () => undefined, fresh: false });
  for (const handle of ['noord', 'zuid']) {
    const school = await aSchool(place, { handle });
    for (let n = 0; n < 5; n += 1) await aGoal(await aPupil(school));
  }
}

/** What may go wrong with a backup on its disk; each must be found, by whichever of the checks. */
const faults: Readonly<Record<string, (files: Record<string, Uint8Array>, table: string) => void>> = {
  'a line is gone': (files, table) => {
    files[table] = (files[table] as Uint8Array).subarray((files[table] as Uint8Array).indexOf(10) + 1);
  },
  'a letter is another': (files, table) => {
    const text = Buffer.from(files[table] as Uint8Array).toString('utf8');
    files[table] = Buffer.from(text.replace(/"title": "(.)/, '"title": "?$1'));
  },
  'a table is missing': (files, table) => {
    delete files[table];
  },
};

/** Last night's backup comes back in an empty database: every school, every table, every letter. */
export const pitr: Bar = {
  name: 'rel:pitr',
  promise:
    'Last night can be put back: every school with the same rows and sums, and a damaged backup is found.',
  run: ({ postgres, size }) =>
    onDatabase({ postgres }, async (place) => {
      const folder = mkdtempSync(join(tmpdir(), 'leerkring-pitr-'));
      const failures: string[] = [];
      const figures: Record<string, number> = {};
      const putBack = () =>
        onDatabase({ postgres: place.place }, async (empty) => {
          const began = performance.now();
          const { schools } = await rehearse(installation(empty), folder, now);
          figures['ms'] = Math.round(performance.now() - began);
          return schools;
        });
      try {
        await fill(place, size !== 'fast');
        figures['schools'] = await backUp(installation(place), folder, { now, day });
        // what goes wrong after the night does not touch it
        await place.admin.query("update school.goal set title = 'spoilt'");
        const back = await putBack();
        figures['rows'] = back.reduce((sum, { rows }) => sum + rows, 0);
        if (back.length !== figures['schools'])
          failures.push(`${figures['schools'] - back.length} schools did not come back`);
        if (figures['rows'] < 50) failures.push('next to nothing came back, so it proves nothing');
        const night = join(folder, day);
        const [first = ''] = readdirSync(night).sort();
        const sound = readFileSync(join(night, first));
        for (const [fault, plant] of Object.entries(faults)) {
          const files = unzipSync(sound);
          plant(files, 'school.goal.jsonl');
          writeFileSync(join(night, first), zipSync(files));
          const found = await putBack().then(
            () => false,
            () => true,
          );
          if (!found) failures.push(`the control was not found: ${fault}`);
        }
        figures['controls'] = Object.keys(faults).length;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      return { met: failures.length === 0, figures, failures };
    }),
};
