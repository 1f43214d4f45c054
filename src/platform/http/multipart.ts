import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { Refusal } from '../refusal.ts';

/** A file that comes in, piece by piece; it never lies in memory whole. */
export type Incoming = { readonly name: string; readonly pieces: AsyncIterable<Buffer> };

/** The file is larger than may come in; told as soon as that shows, whatever its sender said of its size. */
export class TooLarge extends Error {}

/** After so much more than may come in, nobody is listening any more: the connection is closed. */
const patience = 4;

/**
 * Reads a form with one file. Fields must stand before the file, as in our own forms. `take` gets the file while it
 * comes in, and what it does not read is let go, so that its answer is heard.
 */
export function readMultipart<T>(
  body: Readable,
  headers: IncomingHttpHeaders,
  most: number,
  take: (fields: Readonly<Record<string, string>>, file: Incoming | undefined) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const busboy = aBusboy(headers, most);
    if (busboy === undefined) {
      body.resume();
      return reject(new Refusal('invalid', 'damaged'));
    }
    const fields: Record<string, string> = {};
    let taken: Promise<T> | undefined;
    let stream: BusboyFileStream | undefined;
    let came = 0;
    const broken = () => {
      stream?.destroy(new Refusal('invalid', 'damaged'));
      void (taken ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => reject(new Refusal('invalid', 'damaged')));
    };
    busboy.on('field', (name, value) => {
      if (taken === undefined && name !== '__proto__') fields[name] = value.replaceAll('\0', '');
    });
    busboy.on('file', (_, file, name) => {
      if (taken !== undefined) return void file.resume();
      stream = file;
      file.on('error', () => undefined); // told by whoever reads it
      const incoming = name === '' || name === undefined ? undefined : { name, pieces: piecesOf(file) };
      taken = take(fields, incoming).finally(() => file.resume());
      taken.catch(() => undefined);
    });
    busboy.on('finish', () => resolve(taken ?? take(fields, undefined)));
    busboy.on('error', broken);
    body.on('data', (piece: Buffer) => {
      came += piece.length;
      if (came > most * patience) body.destroy();
    });
    body.on('close', () => body.readableEnded || broken());
    body.pipe(busboy);
  });
}

async function* piecesOf(file: BusboyFileStream): AsyncGenerator<Buffer> {
  // left before its end it is let go and not broken: only then the form is read to its end, and the answer heard
  for await (const piece of file.iterator({ destroyOnReturn: false })) {
    yield piece as Buffer;
    if (file.truncated) break;
  }
  if (file.truncated) throw new TooLarge();
}

function aBusboy(headers: IncomingHttpHeaders, most: number) {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      limits: {
        fileSize: most,
        files: 4,
        fields: 20,
        fieldSize: 4_000,
        fieldNameSize: 100,
        parts: 24,
        headerPairs: 20,
      },
    });
  } catch {
    return undefined; // no boundary: nothing that a browser sends
  }
}
