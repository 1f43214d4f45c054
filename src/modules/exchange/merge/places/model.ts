import type { Day, Span } from '../../roster/model.ts';

/**
 * Pupils who have the same days in one teaching group, with the ids of their places in the same order: two long texts
 * instead of a row for each, for a school has ten thousand places and an import reads every one.
 */
export type Places = {
  readonly group: string;
  readonly from: Day;
  readonly until: Day;
  readonly pupils: string;
  readonly ids: string;
};

/** The same for pupils who come into a group. */
export type NewPlaces = {
  readonly group: string;
  readonly from: Day;
  readonly until: Day;
  readonly pupils: string[];
  readonly ids: string[];
};

export type Place = {
  readonly id: string;
  readonly pupil: string;
  readonly group: string;
  readonly from: Day;
  readonly until: Day;
};

const long = 36;
const nth = (ids: string, n: number): string => ids.slice(n * long, n * long + long);

/** Every place on its own. */
export function* eachPlace(all: readonly Places[]): Generator<Place> {
  for (const { group, from, until, pupils, ids } of all)
    for (let n = 0; n * long < ids.length; n += 1)
      yield { id: nth(ids, n), pupil: nth(pupils, n), group, from, until };
}

export function* eachNewPlace(all: readonly NewPlaces[]): Generator<Place> {
  for (const { group, from, until, pupils, ids } of all)
    for (const [n, id] of ids.entries()) yield { id, pupil: pupils[n] as string, group, from, until };
}

/** Adds a place to those that came just before it, when they are of the same group and days. */
export function addPlace(all: NewPlaces[], { id, pupil, group, from, until }: Place): void {
  const last = all.at(-1);
  if (last !== undefined && last.group === group && last.from === from && last.until === until) {
    last.pupils.push(pupil);
    last.ids.push(id);
  } else all.push({ group, from, until, pupils: [pupil], ids: [id] });
}

/** The places of each group, by pupil. Whoever was looked up there is taken out: what remains nobody asked for. */
export class PlacesByGroup {
  readonly #lists = new Map<string, Places[]>();

  constructor(all: readonly Places[]) {
    for (const one of all) {
      const list = this.#lists.get(one.group);
      if (list === undefined) this.#lists.set(one.group, [one]);
      else list.push(one);
    }
  }

  /** Takes one group out when exactly these pupils are in it, in this order and with these days: as in most files. */
  takeSame(group: string, pupils: readonly string[], { from, until }: Span): boolean {
    const [only, ...more] = this.#lists.get(group) ?? [];
    if (only === undefined || more.length > 0 || only.pupils.length !== pupils.length * long) return false;
    if (only.from !== from || only.until !== until || only.pupils !== pupils.join('')) return false;
    return this.#lists.delete(group);
  }

  /** Takes one group out, to look its pupils up in. */
  take(group: string): Map<string, Place> {
    const found = new Map<string, Place>();
    const lists = this.#lists.get(group);
    if (lists === undefined) return found;
    this.#lists.delete(group);
    for (const place of eachPlace(lists)) found.set(place.pupil, place);
    return found;
  }

  /** The groups that nobody took out. */
  *rest(): Generator<Place> {
    for (const lists of this.#lists.values()) yield* eachPlace(lists);
  }
}
