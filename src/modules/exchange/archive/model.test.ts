import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ProblemKind } from '../problem/model.ts';
import { type ImportFile, archiveLimits, openArchive, wholeFile } from './model.ts';

interface Packed {
  readonly name: string;
  readonly data?: Uint8Array;
  /** What the zip says, where that is not the truth. */
  readonly localName?: string;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  /** Takes the bytes of an earlier entry instead of its own. */
  readonly at?: number;
}

/** A zip written by hand, so that it can lie. */
function zipOf(entries: readonly Packed[], tail = new Uint8Array(0)): Uint8Array {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { name, data = bytesOf('a,b\n1,2\n'), method = 8 } = entry;
    const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
    const fields = Buffer.alloc(16);
    fields.writeUInt32LE(entry.crc ?? crc32(data), 4);
    fields.writeUInt32LE(packed.length, 8);
    fields.writeUInt32LE(entry.size ?? data.length, 12);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    fields.copy(local, 10);
    const localName = Buffer.from(entry.localName ?? name);
    local.writeUInt16LE(localName.length, 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50);
    line.writeUInt16LE(entry.flags ?? 0, 8);
    line.writeUInt16LE(method, 10);
    fields.copy(line, 12);
    line.writeUInt16LE(Buffer.byteLength(name), 28);
    line.writeUInt16LE(entry.mode ?? 0, 40);
    line.writeUInt32LE(entry.at ?? at, 42);
    listed.push(line, Buffer.from(name));
    if (entry.at === undefined) {
      parts.push(local, localName, packed);
      at += 30 + localName.length + packed.length;
    }
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(listed).length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...listed, end, tail]));
}

const withGap = (zip: Uint8Array) =>
  Uint8Array.from([...zip.subarray(0, -22), 1, 2, 3, ...zip.subarray(-22)]);

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a file holds, or what is the matter with it. */
function contentOf(file: ImportFile | undefined): string | undefined {
  let content = '';
  const pieces = (file as ImportFile).read();
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return piece.value ?? content;
    content += new TextDecoder().decode(piece.value);
  }
}

const archiveStarts = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 3, 4],
].map((start) => Uint8Array.from(start));
const isArchive = (bytes: Uint8Array) =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b) ||
  (bytes[0] === 0x50 && bytes[1] === 0x4b && Number(bytes[2]) < 8);

/** Any bytes, and more often than chance would have it those of an archive. */
const anyContent = fc.oneof(
  { weight: 9, arbitrary: fc.uint8Array({ maxLength: 500 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...archiveStarts), fc.uint8Array({ maxLength: 9 }))
      .map(([start, rest]) => Uint8Array.from([...start, ...rest])),
  },
);

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function takenFrom(file: ImportFile): { given: string; fault?: ProblemKind } {
  const pieces = file.read();
  let given = '';
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    if (piece.done) return piece.value === undefined ? { given } : { given, fault: piece.value };
    given += hexOf(piece.value);
  }
}

const kindsOf = (zip: Uint8Array, limits = archiveLimits) =>
  openArchive(zip, limits).problems.shown.map(({ kind }) => kind);
const namesIn = (zip: Uint8Array) => openArchive(zip).files.map(({ name }) => name);
const zeros = new Uint8Array(200 * 1024 * 1024);

describe('a zip', () => {
  it('gives the files that were put into it, but for one that is an archive itself', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.csv$/), anyContent), (files) => {
        const { files: opened, problems } = openArchive(zipSync(files));
        expect(problems.shown).toEqual([]);
        for (const file of opened) {
          const put = files[file.name] as Uint8Array;
          const taken = isArchive(put) ? { given: '', fault: 'zipInside' } : { given: hexOf(put) };
          expect(takenFrom(file)).toEqual(taken);
        }
        expect(opened.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
      }),
    ));

  it('may hold one folder, capitals, and what a Macintosh or Windows leaves behind', () => {
    const names = [
      'roster/',
      'roster/Orgs.CSV',
      '__MACOSX/roster/._Orgs.CSV',
      'roster/.DS_Store',
      'Thumbs.db',
    ];
    expect(namesIn(zipOf(names.map((name) => ({ name }))))).toEqual(['Orgs.CSV']);
    expect(namesIn(zipOf([{ name: 'roster\\orgs.csv' }]))).toEqual(['orgs.csv']);
    expect(namesIn(zipOf([]))).toEqual([]);
  });

  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(0), 'zipBroken'],
    ['is no zip', bytesOf('sourcedId,name\n'), 'zipBroken'],
    ['is cut off', zipOf([{ name: 'a.csv' }]).subarray(0, 60), 'zipBroken'],
    ['is also something else', zipOf([{ name: 'a.csv' }], bytesOf('<script>')), 'zipBroken'],
    [
      'stands behind a picture',
      Uint8Array.from([0x47, 0x49, 0x46, ...zipOf([{ name: 'a.csv' }])]),
      'zipBroken',
    ],
    ['hides something before its end', withGap(zipOf([{ name: 'a.csv' }])), 'zipBroken'],
    ['has a password', zipOf([{ name: 'a.csv', flags: 1 }]), 'zipEncrypted'],
    ['holds a link', zipOf([{ name: 'a.csv', mode: 0xa1ff }]), 'zipLink'],
    ['points above its folder', zipOf([{ name: '../../etc/orgs.csv' }]), 'zipPath'],
    ['points to the root', zipOf([{ name: '/etc/orgs.csv' }]), 'zipPath'],
    ['points to a disk', zipOf([{ name: 'C:\\orgs.csv' }]), 'zipPath'],
    ['holds another zip', zipOf([{ name: 'more.zip' }]), 'zipInside'],
    ['holds another archive', zipOf([{ name: 'more.tar.GZ' }]), 'zipInside'],
    ['is packed in another way', zipOf([{ name: 'a.csv', method: 12 }]), 'zipUnusual'],
    ['gives a file two names', zipOf([{ name: 'a.csv', localName: 'b.csv' }]), 'zipLies'],
    ['gives two files the same bytes', zipOf([{ name: 'a.csv' }, { name: 'a.csv', at: 0 }]), 'zipLies'],
    ['blows up to a thousand times its size', zipOf([{ name: 'a.csv', data: zeros }]), 'zipUnpacksTooLarge'],
    ['holds a file twice', zipOf([{ name: 'a.csv' }, { name: 'x/A.csv' }]), 'fileTwice'],
    [
      'holds too many files',
      zipOf(Array.from({ length: 201 }, (_, number) => ({ name: `${number}.csv` }))),
      'zipTooManyFiles',
    ],
  ])('is refused when it %s', (_, zip, kind) => {
    expect(kindsOf(zip)).toEqual([kind]);
    expect(openArchive(zip).files).toEqual([]);
  });

  it('is refused when it is too large to hold', () =>
    expect(kindsOf(zipOf([{ name: 'a.csv' }]), { ...archiveLimits, packed: 50 })).toEqual(['zipTooLarge']));

  it.each<[string, Packed, string]>([
    ['is larger than it says', { name: 'a.csv', size: 3 }, 'zipLies'],
    ['is smaller than it says', { name: 'a.csv', size: 3000 }, 'zipLies'],
    ['was damaged on its way', { name: 'a.csv', crc: 7 }, 'zipLies'],
    ['is a zip by another name', { name: 'a.csv', data: zipOf([{ name: 'a.csv' }]) }, 'zipInside'],
    [
      'is a zip by another name, not packed',
      { name: 'a.csv', method: 0, data: zipOf([{ name: 'a' }]) },
      'zipInside',
    ],
    ['blows up and hid it', { name: 'a.csv', data: zeros, size: 1_000_000 }, 'zipLies'],
  ])('is not read on when a file %s', (_, entry, kind) => {
    const zip = zipOf([entry]);
    const before = process.memoryUsage();
    const [file] = openArchive(zip).files;
    let given = 0;
    let fault: string | undefined;
    const pieces = (file as ImportFile).read();
    for (let piece = pieces.next(); ; piece = pieces.next()) {
      if (piece.done) {
        fault = piece.value;
        break;
      }
      given += piece.value.length;
    }
    expect(fault).toBe(kind);
    expect(given).toBeLessThan(20 * 1024 * 1024);
    const after = process.memoryUsage();
    expect(after.rss - before.rss).toBeLessThan(50 * 1024 * 1024); // trust C7
  });

  it('is refused when its files together become too large', () => {
    const zip = zipOf([{ name: 'a.csv' }, { name: 'b.csv' }]);
    expect(kindsOf(zip, { ...archiveLimits, unpackedTotal: 12 })).toEqual(['zipUnpacksTooLarge']);
    expect(kindsOf(zip, { ...archiveLimits, unpackedFile: 5 })).toEqual(['zipUnpacksTooLarge']);
  });

  it('is opened or refused, never thrown, whatever byte of it is wrong', () => {
    const zip = zipOf([{ name: 'a.csv' }, { name: 'folder/b.csv', method: 0 }]);
    const place = fc.integer({ min: 0, max: zip.length - 1 });
    const anyBytes = fc.uint8Array({ maxLength: 200 });
    const mended = fc
      .array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
      .map((changes) => {
        const bytes = Uint8Array.from(zip);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(anyBytes, mended), (bytes) => {
        const { files, problems } = openArchive(bytes);
        expect(files.length > 0 && problems.errors > 0).toBe(false);
        for (const file of files) expect(contentOf(file)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a file from a folder', () => {
  it('is given as it is', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => 97 + (at % 26));
    expect(contentOf(wholeFile('a.csv', bytes))).toBe(new TextDecoder().decode(bytes));
  });
});
