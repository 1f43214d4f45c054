import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Gc = (what?: { readonly type: 'minor' }) => void;
let gc: Gc | undefined;

function collector(): Gc {
  if (gc === undefined) {
    setFlagsFromString('--expose-gc');
    gc = runInNewContext('gc') as Gc;
  }
  return gc;
}

/** Collects now what was let go of: for whoever waits for somebody else anyway, before it piles up. */
export const collect = (): void => collector()();

/** Only what is young, in a millisecond or two: pages are answered beside it. */
export const collectYoung = (): void => collector()({ type: 'minor' });
