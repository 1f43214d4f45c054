import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { type ProblemKind, type ProblemList, ProblemNotes } from '../problem/model.ts';

/** One file of an import. Reading may find out that the file is not what it said; then the fault is returned. */
export interface ImportFile {
  readonly name: string;
  /** In bytes, as it says itself. */
  readonly size: number;
  read(): Generator<Uint8Array, ProblemKind | undefined>;
}

/** A file that is there whole, as from a folder. */
export const wholeFile = (name: string, bytes: Uint8Array): ImportFile => ({
  name,
  size: bytes.length,
  *read() {
    for (let at = 0; at < bytes.length; at += pieceUnpacked) yield bytes.subarray(at, at + pieceUnpacked);
    return undefined;
  },
});

export interface ArchiveLimits {
  readonly packed: number;
  readonly files: number;
  readonly unpackedFile: number;
  readonly unpackedTotal: number;
  readonly ratio: number;
  /** Files are known by where they lie, as in a workbook; else by their name alone. */
  readonly byPath?: true;
}

/** A hundred thousand pupils with long ids need about 30 MB packed and 250 MB unpacked; 1 to 20 is a usual ratio. */
export const archiveLimits: ArchiveLimits = {
  packed: 128 * 1024 * 1024,
  files: 200,
  unpackedFile: 512 * 1024 * 1024,
  unpackedTotal: 1024 * 1024 * 1024,
  ratio: 150,
};

/**
 * The files of a zip, none unpacked yet. The list comes from the central directory, since only that tells of links
 * and locks; a bomb is refused by what it says of its sizes, and one that lies is found while unpacking. Nothing is
 * written anywhere, yet a path that leaves the folder is refused: who made such a zip meant no good.
 */
export function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
): { files: ImportFile[]; problems: ProblemList } {
  const problems = new ProblemNotes();
  const nothing = (kind: ProblemKind, value?: string) => {
    problems.add(kind, value === undefined ? {} : { value });
    return { files: [], problems };
  };
  if (bytes.length > limits.packed) return nothing('zipTooLarge');
  const entries = directory(bytes);
  if (typeof entries === 'string') return nothing(entries);
  if (entries.length > limits.files) return nothing('zipTooManyFiles', String(entries.length));

  const files: ImportFile[] = [];
  const names = new Map<string, string>();
  let end = 0;
  let total = 0;
  for (const entry of entries.toSorted((a, b) => a.local - b.local)) {
    total += entry.unpacked;
    const fault =
      faultOf(entry, bytes, end) ?? (isBomb(entry, total, limits) ? 'zipUnpacksTooLarge' : undefined);
    if (fault !== undefined) return nothing(fault, entry.name);
    end = entry.from + entry.packed;
    if (entry.name.endsWith('/') || isLitter(entry.name)) continue;
    const name = limits.byPath ? entry.name : entry.name.slice(entry.name.lastIndexOf('/') + 1);
    const twin = names.get(name.toLowerCase());
    if (twin !== undefined) problems.add('fileTwice', { value: entry.name, other: twin });
    names.set(name.toLowerCase(), entry.name);
    files.push({ name, size: entry.unpacked, read: () => unpack(entry, bytes) });
  }
  return problems.errors > 0 ? { files: [], problems } : { files, problems };
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly mode: number;
  readonly local: number;
  readonly from: number;
}

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const endSize = 22;

function directory(bytes: Uint8Array): Entry[] | ProblemKind {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (end === undefined) return 'zipBroken';
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const spread = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count;
  if (spread || count === 0xffff || start === 0xffffffff) return 'zipUnusual';
  // Nothing before, between or behind: a file that is also a picture or a page is no roster.
  if (count > 0 && view.getUint32(0, true) !== localMark) return 'zipBroken';

  const entries: Entry[] = [];
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return 'zipBroken';
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if (next > end || local + 30 > start) return 'zipBroken';
    entries.push({
      name: nameFrom(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true) | view.getUint16(local + 6, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      mode: view.getUint16(at + 40, true),
      local,
      from: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    });
    at = next;
  }
  return at === end ? entries : 'zipBroken';
}

/** The end record stands last, with its comment reaching exactly to the end of the file. */
function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - endSize - 0xffff);
  for (let at = view.byteLength - endSize; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endMark) continue;
    if (at + endSize + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

const nameFrom = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll('\\', '/');

const locked = 0x2041;
const linkMode = 0xa000;
const packedNames = ['.zip', '.gz', '.tgz', '.tar', '.7z', '.rar', '.bz2', '.xz', '.zst', '.jar'];

function faultOf(entry: Entry, bytes: Uint8Array, end: number): ProblemKind | undefined {
  const { name } = entry;
  if ((entry.flags & locked) !== 0) return 'zipEncrypted';
  if ((entry.mode & 0xf000) === linkMode) return 'zipLink';
  if (name.startsWith('/') || name.includes(':') || name.includes('\0')) return 'zipPath';
  if (name.split('/').includes('..')) return 'zipPath';
  if (packedNames.some((ending) => name.toLowerCase().endsWith(ending))) return 'zipInside';
  if (entry.packed === 0xffffffff || entry.unpacked === 0xffffffff) return 'zipUnusual';
  if (entry.method !== 0 && entry.method !== 8) return 'zipUnusual';
  // Files that share bytes are how a small zip unpacks to petabytes without any large ratio.
  if (entry.local < end || entry.from + entry.packed > bytes.length) return 'zipLies';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(entry.local, true) !== localMark) return 'zipBroken';
  if (view.getUint16(entry.local + 8, true) !== entry.method) return 'zipLies';
  const nameLength = view.getUint16(entry.local + 26, true);
  const localName = nameFrom(bytes.subarray(entry.local + 30, entry.local + 30 + nameLength));
  return localName === name ? undefined : 'zipLies';
}

const suspiciousFrom = 1024 * 1024;

const isBomb = ({ packed, unpacked }: Entry, total: number, limits: ArchiveLimits): boolean =>
  total > limits.unpackedTotal ||
  unpacked > limits.unpackedFile ||
  (unpacked > suspiciousFrom && unpacked > limits.ratio * packed);

/** What computers leave behind in a folder. */
const isLitter = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    path.startsWith('__MACOSX/') || name.startsWith('.') || name === 'thumbs.db' || name === 'desktop.ini'
  );
};

/** Small enough that even the best packed piece, 1 to 1032, stays within a few megabytes. */
const piecePacked = 8 * 1024;
const pieceUnpacked = 64 * 1024;
function* unpack(entry: Entry, bytes: Uint8Array): Generator<Uint8Array, ProblemKind | undefined> {
  let size = 0;
  let crc = 0;
  for (const piece of piecesOf(entry, bytes.subarray(entry.from, entry.from + entry.packed))) {
    if (piece === undefined) return 'zipBroken';
    if (size === 0 && startsAnArchive(piece)) return 'zipInside';
    size += piece.length;
    if (size > entry.unpacked) return 'zipLies';
    crc = crc32(piece, crc);
    yield piece;
  }
  return size !== entry.unpacked || crc !== entry.crc ? 'zipLies' : undefined;
}

function* piecesOf(entry: Entry, packed: Uint8Array): Generator<Uint8Array | undefined> {
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += pieceUnpacked) yield packed.subarray(at, at + pieceUnpacked);
    return;
  }
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < packed.length; at += piecePacked) {
    pieces = [];
    try {
      inflate.push(packed.subarray(at, at + piecePacked), at + piecePacked >= packed.length);
    } catch {
      pieces = [];
      yield undefined; // fflate throws on what is no deflate stream
      return;
    }
    for (const piece of pieces) if (piece.length > 0) yield piece;
  }
}

const startsAnArchive = (piece: Uint8Array): boolean =>
  (piece[0] === 0x50 && piece[1] === 0x4b && (piece[2] ?? 9) < 8) || (piece[0] === 0x1f && piece[1] === 0x8b);
