import type { Socket } from 'node:net';

/** The database is away, restarts or has no room: the same press works in a moment. */
export const isBusy = ({ code = '', message }: Error & { code?: string }): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', '57P01', '57P03', '53300', '08006', '57014'].includes(
    code,
  ) ||
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/.test(
    message,
  );

/** What is no HTTP at all, or more of it than we read: closed with the least that can be said. */
export function notHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nx-content-type-options: nosniff\r\n\r\n`,
  );
}
