import { readFileSync, statSync } from 'node:fs';
import { Database } from '#platform/database';
import type { Installation } from '#platform/installation';
import type { Config } from '../config.ts';
import { found } from '../found.ts';

/** The configuration is read when it is needed: a word that is wrong is told before a key that is. */
export type Verb = (args: readonly string[], config: () => Config) => Promise<void>;

export const say = (sentence: string) => console.log(sentence);

/** What a verb cannot do as it was asked, in a sentence. */
export class Mistake extends Error {}

/** A verb that was not asked as the usage says: told with the usage behind it. */
export class Misused extends Mistake {}

/** Ctrl-C lets the work be undone by the database, and the embedded one is stopped as after any other end. */
export async function withInstallation<T>(
  config: () => Config,
  work: (installation: Installation, secret: string) => Promise<T>,
): Promise<T> {
  const { installation, secret, stop } = await found(config(), say);
  const breakOff = (signal: NodeJS.Signals) =>
    void stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    return await work(installation, secret);
  } finally {
    await stop();
  }
}

export async function withDatabase<T>(
  config: () => Config,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return await withInstallation(config, async ({ connect }) => {
    const database = new Database(connect);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  });
}

/** What is in a file that was named behind a verb. */
export function bytesOf(file: string): Uint8Array {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new Mistake(`${file} is not there.`);
  return readFileSync(file);
}
