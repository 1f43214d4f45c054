import { connect, type Socket } from 'node:net';
import type { Call } from './measure.ts';

export type Heard = { readonly status: number; readonly size: number };

const end = Buffer.from('\r\n\r\n');

/**
 * One connection that stays open and carries a call after another, as wrk's do. Node's own client took a quarter of what
 * the server took for the same call, on the processors that server and PostgreSQL were measured on: it was in every
 * latency. Understands what our server says, and nothing more: a status and a length.
 */
export class Line {
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #answer: { resolve: (heard: Heard) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (piece) => this.#hear(piece));
    const broken = (error?: Error) => this.#answer?.reject(error ?? new Error('the server hung up'));
    this.#socket.on('error', broken).on('close', () => broken());
  }

  ask({ method, path, cookie, body, type }: Call): Promise<Heard> {
    const head = [
      `${method} ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Accept-Encoding: br',
      'Sec-Fetch-Site: same-origin',
      ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
      ...(body === undefined
        ? []
        : [
            `Content-Type: ${type ?? 'application/x-www-form-urlencoded'}`,
            `Content-Length: ${Buffer.byteLength(body)}`,
          ]),
    ].join('\r\n');
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      this.#socket.write(`${head}\r\n\r\n${body?.toString() ?? ''}`);
    });
  }

  close(): void {
    this.#answer = undefined;
    this.#socket.destroy();
  }

  #hear(piece: Buffer): void {
    const all = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = all;
    const at = all.indexOf(end);
    if (at === -1) return;
    const head = all.toString('latin1', 0, at);
    const size = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
    if (Number.isNaN(size)) {
      this.#answer?.reject(new Error(`an answer without a length: ${head}`));
      return;
    }
    if (all.length < at + end.length + size) return;
    this.#rest = Buffer.alloc(0);
    this.#answer?.resolve({ status: Number(head.slice(9, 12)), size });
  }
}
