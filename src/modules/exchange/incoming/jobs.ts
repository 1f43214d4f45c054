import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Database } from '#platform/database';
import { waiting } from './store.ts';
import { type Errand, giveUp } from './work/actions.ts';

type Wish = {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: (line: Record<string, unknown>) => void;
  /** Does one errand: in this process, or apart from it. */
  readonly work: (errand: Errand) => Promise<void>;
};

export type Jobs = {
  /** Looks for work; comes back when it is done, or after a moment, whichever is first. */
  wake(): Promise<void>;
  /** Ends after the file at hand. */
  stop(): Promise<void>;
};

const moment = 1_500;

/** Has read what was brought in, and brought in what was agreed to, one file after another. */
export function jobsOn({ database, now, log, work }: Wish): Jobs {
  let round: Promise<void> | undefined;
  let asked = false;
  let ended = false;
  const one = async (errand: Errand) => {
    try {
      await work(errand);
    } catch (error) {
      const fault = randomBytes(4).toString('hex');
      const told = ((error as Error).stack ?? String(error)).replaceAll(/"[^"]*"/g, '"…"');
      log({ fault, job: 'exchange.incoming', code: (error as { code?: string }).code, error: told });
      await giveUp(errand, { fault }, { database, now });
    }
  };
  const all = async () => {
    do {
      asked = false;
      const [errands] = await database.read('jobs', [waiting({ at: now() })]);
      for (const errand of errands) if (!ended) await one(errand);
    } while (asked && !ended);
  };
  return {
    async wake() {
      asked = true;
      round ??= all()
        .catch((error: unknown) => log({ job: 'exchange.incoming', error: String(error) }))
        .finally(() => {
          round = undefined;
        });
      await Promise.race([round, setTimeout(moment, undefined, { ref: false })]);
    },
    async stop() {
      ended = true;
      await round;
    },
  };
}
