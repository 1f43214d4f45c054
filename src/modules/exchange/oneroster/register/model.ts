import type { Cursor, ProblemKind } from '../../problem/model.ts';

/** Rows by id. A row that the file calls removed, or that has a fault of its own, is known and yet nothing. */
export class Register<T extends object> {
  readonly file: string;
  /** False when the file could not be read: then nobody can say that a reference leads nowhere. */
  complete = false;
  readonly #rows = new Map<string, T | 'removed' | 'faulty'>();

  constructor(name: string) {
    this.file = `${name}.csv`;
  }

  set(id: string, row: T | 'removed' | 'faulty'): void {
    this.#rows.set(id, row);
  }

  get(id: string): T | undefined {
    const row = this.#rows.get(id);
    return typeof row === 'object' ? row : undefined;
  }

  *all(): Generator<T> {
    for (const row of this.#rows.values()) if (typeof row === 'object') yield row;
  }

  /** The same rows as what became of them, so that what they were can go. */
  turned<U extends object>(into: (row: T) => U): Register<U> {
    const other = new Register<U>(this.file.slice(0, -'.csv'.length));
    other.complete = this.complete;
    for (const [id, row] of this.#rows) other.set(id, typeof row === 'object' ? into(row) : row);
    return other;
  }

  /** What a reference leads to; when it leads nowhere, that is noted. */
  find(id: string, at: Cursor, field: string, missing: ProblemKind = 'referenceMissing'): T | undefined {
    const row = this.#rows.get(id);
    if (typeof row === 'object') return row;
    if (row === 'removed') at.note('referenceRemoved', field, id, this.file);
    else if (row === undefined && this.complete && id !== '') at.note(missing, field, id, this.file);
    return undefined;
  }
}

/**
 * The ids of one file with their rows, in 17 bytes each where a set of strings takes five times that: a roster of a
 * hundred thousand pupils has more than a million. Ids are known by 64 bits of hash, blind to the case of letters,
 * and 32 bits that see it; two ids of one file that meet by chance would stop an import, never mix two rows.
 */
export class Ids {
  readonly #parts = Array.from({ length: parts }, () => new Part());
  readonly #hash: Hash = { blind: 0, second: 0, exact: 0 };
  #expected = 0;

  /** About how many there will be, as far as one can tell by now: tables that double are half empty, and stand there twice. */
  expect(ids: number): void {
    this.#expected = ids;
  }

  /** Keeps the id; when it, or one that differs only in capitals, was there before: in which row. */
  rowOf(id: string, row: number): { row: number; same: boolean } | undefined {
    const found = hash(id, this.#hash);
    const part = this.#parts[found.blind & (parts - 1)] as Part;
    if (part.isFull) part.grow((this.#expected / parts) * 1.05);
    return part.rowOf(found, row);
  }
}

/** Many small tables: one large one would stand twice in memory each time that it grows. */
const partBits = 6;
const parts = 2 ** partBits;
/** Of each id two parts of its hash and its row. */
const words = 3;
/** How many hashes there are for one table. */
const range = 2 ** 32 / parts;

class Part {
  #size = 32;
  #slots = new Uint32Array(words * this.#size);
  /** What sees capitals, in the order of the slots; as long as no id has any, nothing. */
  #exact: Uint32Array | undefined;
  #count = 0;

  get isFull(): boolean {
    return this.#count * 5 > this.#size * 4;
  }

  rowOf({ blind, second, exact }: Hash, row: number): { row: number; same: boolean } | undefined {
    const slots = this.#slots;
    let at = this.#home(blind);
    let near: number | undefined;
    for (; slots[at * words + 2] !== 0; at = this.#next(at)) {
      if (slots[at * words] !== blind || slots[at * words + 1] !== second) continue;
      const known = slots[at * words + 2] as number;
      if ((this.#exact?.[at] ?? 0) === exact) return { row: known, same: true };
      near ??= known;
    }
    slots[at * words] = blind;
    slots[at * words + 1] = second;
    slots[at * words + 2] = row;
    if (exact !== 0) this.#exact ??= new Uint32Array(this.#size);
    if (this.#exact !== undefined) this.#exact[at] = exact;
    this.#count += 1;
    return near === undefined ? undefined : { row: near, same: false };
  }

  /** Room for as many as are expected; a file that promises too many gets it in steps. */
  grow(expected: number): void {
    const before = { size: this.#size, slots: this.#slots, exact: this.#exact };
    const ids = Math.min(this.#count * 12, Math.max(this.#count * 1.5, expected));
    this.#size = Math.ceil(ids / 0.75);
    this.#slots = new Uint32Array(words * this.#size);
    if (before.exact !== undefined) this.#exact = new Uint32Array(this.#size);
    for (let from = 0; from < before.size; from += 1) {
      if (before.slots[from * words + 2] === 0) continue;
      let at = this.#home(before.slots[from * words] as number);
      while (this.#slots[at * words + 2] !== 0) at = this.#next(at);
      for (let word = 0; word < words; word += 1)
        this.#slots[at * words + word] = before.slots[from * words + word] as number;
      if (this.#exact !== undefined) this.#exact[at] = before.exact?.[from] ?? 0;
    }
  }

  #home(blind: number): number {
    return (((blind >>> partBits) * this.#size) / range) | 0;
  }

  #next(at: number): number {
    return at + 1 === this.#size ? 0 : at + 1;
  }
}

interface Hash {
  blind: number;
  second: number;
  exact: number;
}

/** Filled into one object, since there are a million ids. An id in small letters needs no hash of its own capitals. */
function hash(id: string, into: Hash): Hash {
  let blind = 0x9e3779b9 ^ id.length;
  let second = 0x85ebca6b;
  let capitals = 0;
  for (let at = 0; at < id.length; at += 1) {
    let code = id.charCodeAt(at);
    if (code >= 0x80) return hashWide(id, into);
    if (code >= 0x41 && code <= 0x5a) {
      code += 0x20;
      capitals = 1;
    }
    blind = Math.imul(blind ^ code, 0x5bd1e995);
    blind ^= blind >>> 15;
    second = Math.imul(second ^ code, 0x01000193);
    second ^= second >>> 13;
  }
  into.blind = mixed(blind);
  into.second = mixed(second);
  into.exact = capitals === 0 ? 0 : exactly(id);
  return into;
}

/** Letters that are not of ASCII have capitals of their own. */
function hashWide(id: string, into: Hash): Hash {
  const folded = id.toLowerCase();
  let blind = 0x9e3779b9 ^ folded.length;
  let second = 0x85ebca6b;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    blind = Math.imul(blind ^ code, 0x5bd1e995);
    blind ^= blind >>> 15;
    second = Math.imul(second ^ code, 0x01000193);
    second ^= second >>> 13;
  }
  into.blind = mixed(blind);
  into.second = mixed(second);
  into.exact = folded === id ? 0 : exactly(id);
  return into;
}

function exactly(id: string): number {
  let exact = 0xc2b2ae35;
  for (let at = 0; at < id.length; at += 1) {
    exact = Math.imul(exact ^ id.charCodeAt(at), 0x5bd1e995);
    exact ^= exact >>> 15;
  }
  return mixed(exact);
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) >>> 0;
}
