import { randomBytes } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database } from '#platform/database';
import { newId } from '#platform/id';
import { waiting } from './store.ts';
import type { Hands } from './comparing/actions.ts';
import { type Errand, giveUp, workOn } from './work/actions.ts';

type Wish = {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: (line: Record<string, unknown>) => void;
};

export type Jobs = {
  /** Looks for work; comes back when it is done, or after a moment, whichever is first. */
  wake(): Promise<void>;
  /** Ends after the file at hand. */
  stop(): Promise<void>;
};

const moment = 1_500;

/** Reads what was brought in and brings in what was agreed to, one file after another, in the process of the server. */
export function jobsOn({ database, now, log }: Wish): Jobs {
  const hands: Hands = { database, now, newId: () => newId(now()), breathe: () => setImmediate() };
  let round: Promise<void> | undefined;
  let asked = false;
  let ended = false;
  const one = async (errand: Errand) => {
    try {
      await workOn(errand, hands);
    } catch (error) {
      const fault = randomBytes(4).toString('hex');
      const told = ((error as Error).stack ?? String(error)).replaceAll(/"[^"]*"/g, '"…"');
      log({ fault, job: 'exchange.incoming', code: (error as { code?: string }).code, error: told });
      await giveUp(errand, fault, hands);
    }
  };
  const work = async () => {
    do {
      asked = false;
      const [errands] = await database.read('jobs', [waiting({ at: now() })]);
      for (const errand of errands) if (!ended) await one(errand);
    } while (asked && !ended);
  };
  return {
    async wake() {
      asked = true;
      round ??= work()
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
