import { setFlagsFromString } from 'node:v8';

/**
 * For a program that holds much for a while and then ends: the collector comes when two fifths were added instead of at
 * the double, and the room for what is new stays as small as it is. A fifth less memory for a twentieth more time; not
 * for a server, whose pages would wait for it.
 */
export function frugal(): void {
  setFlagsFromString('--heap-growing-percent=40');
  setFlagsFromString('--semi-space-growth-factor=1');
}
