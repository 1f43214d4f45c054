import { isAscii } from 'node:buffer';
import type { ProblemKind } from '../../problem/model.ts';

/**
 * UTF-8, with or without mark, or UTF-16 with one. Any other encoding shows as unreadable cells: to guess at
 * Windows-1252 would write wrong names into a school's register, and nobody would notice.
 */
export class TextReader {
  #decoder: TextDecoder | undefined;
  #first: Uint8Array = new Uint8Array(0);
  /** No letter was begun in the piece before; and the first piece, which may carry a mark, has been read. */
  #between = false;

  faultIn(piece: Uint8Array): ProblemKind | undefined {
    if (this.#decoder !== undefined || this.#first.length > 0) return undefined;
    return piece[0] === 0x50 && piece[1] === 0x4b && piece[2] === 3 ? 'zipInside' : undefined;
  }

  of(piece: Uint8Array): string {
    if (this.#decoder !== undefined) return this.#next(this.#decoder, piece);
    const start = new Uint8Array(this.#first.length + piece.length);
    start.set(this.#first);
    start.set(piece, this.#first.length);
    this.#first = start;
    return start.length < 2 ? '' : this.#next(this.#begin(), start);
  }

  /** A piece of plain letters needs no decoder, which would keep two bytes for each. */
  #next(decoder: TextDecoder, piece: Uint8Array): string {
    if (this.#between && decoder.encoding === 'utf-8' && isAscii(piece))
      return Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    this.#between = (piece.at(-1) ?? 0) < 0x80;
    return decoder.decode(piece, { stream: true });
  }

  end(): string {
    if (this.#decoder !== undefined) return this.#decoder.decode();
    return this.#begin().decode(this.#first);
  }

  #begin(): TextDecoder {
    const [a, b] = this.#first;
    const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
    this.#decoder = new TextDecoder(encoding);
    return this.#decoder;
  }
}

/** The letters of one piece as numbers: looked at one by one, those of a text take several times as long. */
export class Letters {
  codes = new Uint16Array(0);
  #bytes = Buffer.alloc(0);

  take(text: string): void {
    if (text.length > this.codes.length) {
      const room = new ArrayBuffer(text.length * 2);
      this.codes = new Uint16Array(room);
      this.#bytes = Buffer.from(room);
    }
    this.#bytes.write(text, 'utf16le');
  }
}
