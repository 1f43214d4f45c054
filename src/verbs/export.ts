import { closeSync, existsSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { exportRosterOf } from '#modules/exchange';
import type { Config } from '../config.ts';
import { exportSchool } from '../host/index.ts';
import { Mistake, Misused, say, type Verb, withDatabase, withInstallation } from './verb.ts';

type Export = (handle: string, file: string, config: () => Config) => Promise<string>;

const exports: Readonly<Record<string, Export>> = {
  oneroster: async (handle, file, config) => {
    const packed = await withDatabase(config, (database) => exportRosterOf(database, handle, new Date()));
    if (packed === undefined) throw new Mistake(`There is no school "@${handle}".`);
    writeFileSync(file, packed.bytes, { mode: 0o600 });
    return `${file} holds the people and groups of @${handle} as OneRoster 1.2, without passwords.`;
  },
  school: async (handle, file, config) => {
    const contents = await withInstallation(config, async (installation) => {
      const part = openSync(`${file}.part`, 'w', 0o600);
      try {
        const now = new Date();
        return await exportSchool(installation, handle, (piece) => writeSync(part, piece), { now });
      } finally {
        closeSync(part);
      }
    }).catch((problem: unknown) => {
      rmSync(`${file}.part`, { force: true });
      throw problem;
    });
    renameSync(`${file}.part`, file);
    const rows = Object.values(contents.tables).reduce((sum, table) => sum + table.rows, 0);
    return `${file} holds all of ${contents.school.name}: ${rows} rows, without passwords. Keep it as you would the school itself.`;
  },
};

/** What leaves stands in a file that only its owner reads: it is a whole school. */
export const takeOut: Verb = async ([format = '', handle, file, ...more], config) => {
  const chosen = Object.hasOwn(exports, format) ? exports[format] : undefined;
  if (chosen === undefined || handle === undefined || file === undefined || more.length > 0)
    throw new Misused();
  if (existsSync(file)) throw new Mistake(`${file} is there already: choose another name.`);
  say(await chosen(handle, file, config));
};
