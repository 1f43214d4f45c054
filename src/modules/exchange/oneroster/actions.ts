import { setImmediate } from 'node:timers/promises';
import { collect } from '#platform/memory';
import type { ImportFile } from '../archive/model.ts';
import type { Day, Roster } from '../roster/model.ts';
import { type Reading, readingRoster } from './model.ts';

/** A roster of which the long list of enrolments is still to be read. */
export type RosterBegun = {
  /** All but who is in which group; nothing when it had errors until here. */
  readonly roster: Roster | undefined;
  /** Reads on, piece by piece between other work, and fills the same roster. */
  rest(): Promise<Reading>;
};

/** So often, twenty megabytes of text, what rows were cut from is collected. */
const piecesAtOnce = 320;

export function beginRoster(files: readonly ImportFile[], today: Day): RosterBegun {
  const steps = readingRoster(files, today);
  let step = steps.next();
  while (!step.done && step.value.known === undefined) step = steps.next();
  return {
    roster: step.done ? undefined : step.value.known,
    async rest() {
      for (let n = 1; !step.done; step = steps.next(), n += 1) {
        if (n % piecesAtOnce === 0) collect();
        await setImmediate();
      }
      return step.value;
    },
  };
}
