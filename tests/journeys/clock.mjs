/*
 * Preloaded into a server of the journeys: its clock stands `CLOCK_AHEAD` milliseconds beside the computer's and runs on
 * from there. A server has no key for this, and shall have none: whoever could set its clock could open what is closed.
 */
const ahead = Number(process.env['CLOCK_AHEAD']);
const TheirDate = Date;
const now = () => TheirDate.now() + ahead;
globalThis.Date = new Proxy(TheirDate, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
  apply: () => new TheirDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
