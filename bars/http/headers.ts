import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { startServer } from '../../tests/world/server.ts';
import { probe } from '../../tests/world/probe.tsx';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask, type Asked } from './ask.ts';
import { aCast } from './cast.ts';
import { expectations, oneOfEach } from './expectations.ts';
import { aTally, type Tally } from './tally.ts';

/** What a browser is told with every answer, and what it must never be told. */
const needed: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; /,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\), microphone=\(\), geolocation=\(\)/,
  'cache-control': /^(no-store|public, max-age=31536000, immutable)$/,
};
const inPolicy = [
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "script-src 'self'",
  "style-src 'self'",
];
const never = ['server', 'x-powered-by', 'access-control-allow-origin', 'x-aspnet-version', 'etag'];

function look(tally: Tally, where: string, answer: Asked, https: boolean) {
  const { headers, body } = answer;
  tally.count('answers');
  for (const [name, form] of Object.entries(needed))
    tally.expect(form.test(String(headers[name])), () => `${where}: ${name} is ${String(headers[name])}`);
  const policy = String(headers['content-security-policy']);
  for (const piece of inPolicy)
    tally.expect(policy.includes(piece), () => `${where}: the policy lacks ${piece}`);
  tally.expect(!/unsafe-|\*|https?:/.test(policy), () => `${where}: the policy opens too much: ${policy}`);
  for (const name of never)
    tally.expect(headers[name] === undefined, () => `${where}: says ${name}: ${String(headers[name])}`);
  const strict = headers['strict-transport-security'];
  tally.expect(
    https ? /^max-age=(\d{8,}); includeSubDomains$/.test(String(strict)) : strict === undefined,
    () => `${where}: strict-transport-security is ${String(strict)}`,
  );
  const asset = /immutable/.test(String(headers['cache-control']));
  tally.expect(!asset || where.includes('/assets/'), () => `${where}: may be kept by anyone`);
  for (const line of [headers['set-cookie'] ?? []].flat())
    tally.expect(
      goodCookie(String(line), https),
      () => `${where}: sets ${String(line).replace(/=[^;]*/, '=…')}`,
    );
  if (String(headers['content-type']).includes('html')) {
    tally.count('pages');
    tally.expect(headers['content-type'] === 'text/html; charset=utf-8', () => `${where}: no charset`);
    const inline = /<script(?![^>]*\ssrc=)[^>]*>|<style\b|\sstyle="|\son[a-z]+="|javascript:/i.exec(body);
    tally.expect(inline === null, () => `${where}: has ${inline?.[0] ?? ''} in the page`);
    const foreign = /(?:src|href|action)="(?:https?:)?\/\/[^"]*"/.exec(body);
    tally.expect(foreign === null, () => `${where}: points away, to ${foreign?.[0] ?? ''}`);
  }
}

const goodCookie = (line: string, https: boolean): boolean => {
  const [first = '', ...rest] = line.split('; ');
  const has = (piece: string) => rest.includes(piece);
  const session = /^(__Host-)?lk=/.test(first);
  return (
    has('HttpOnly') &&
    has('Path=/') &&
    (has('SameSite=Lax') || has('SameSite=Strict')) &&
    !rest.some((piece) => piece.startsWith('Domain')) &&
    has('Secure') === https &&
    (!session || first.startsWith('__Host-') === https) &&
    (!session || !rest.some((piece) => piece.startsWith('Max-Age')) || has('Max-Age=0'))
  );
};

/** What only a real connection can send: no HTTP, too much of it, an address that is no path. */
async function raw(server: FastifyInstance, tally: Tally) {
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as { port: number };
  const get = (start: string) => `${start}\r\nhost: x\r\nconnection: close\r\n\r\n`;
  const sent: Record<string, string> = {
    'no http': 'SSH-2.0-OpenSSH\r\n\r\n',
    'headers without end': `GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`,
    'a foreign address': get('GET http://evil.example/identity/sign-in HTTP/1.1'),
    'a long address': get(`GET /identity/sign-in?to=${'a'.repeat(30_000)} HTTP/1.1`),
    'two lengths': 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na',
    'length and chunks':
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    'no host': 'GET /identity/sign-in HTTP/1.1\r\nconnection: close\r\n\r\n',
    trace: get('TRACE /identity/sign-in HTTP/1.1'),
    connect: get('CONNECT evil.example:443 HTTP/1.1'),
    'an unknown verb': get('BREW /identity/sign-in HTTP/1.1'),
    'a verb of webdav': get('PROPFIND /identity/sign-in HTTP/1.1'),
  };
  for (const [what, text] of Object.entries(sent)) {
    const answer = await exchange(port, text);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
    tally.count('raw');
    tally.expect(status < 500, () => `${what}: answered ${status}`);
    tally.expect(
      !/evil\.example|FST_|"error"|aaaa|\.ts|node:/.test(answer),
      () => `${what}: says ${answer.slice(0, 200)}`,
    );
  }
}

const exchange = (port: number, text: string): Promise<string> =>
  new Promise((done) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => done(answer));
  });

export const headers: Bar = {
  name: 'sec:headers',
  promise: 'every answer tells the browser to run, keep, frame and send on nothing that is not ours',
  run: (wish) =>
    onDatabase(wish, async (database) => {
      const tally = aTally();
      const cast = await aCast(database);
      for (const https of [false, true]) {
        const server = startServer(database, { https, more: probe });
        const at = https ? 'https' : 'http';
        const seen = async (where: string, answer: Promise<Asked>) =>
          look(tally, `${at} ${where}`, await answer, https);
        const asIs = (name: string) => {
          const { session } = cast.actor(name);
          return session && https ? { ...session, cookie: `__Host-${session.cookie}` } : session;
        };
        for (const expectation of expectations)
          for (const { actor, call, outcome } of oneOfEach(expectation, cast)) {
            const who = asIs(actor.name);
            const { path, fields } = call;
            const where = `${expectation.route} as ${actor.name}`;
            // a form that would be performed is sent from another site, so that nothing changes on the way
            const bare = fields !== undefined && outcome === 'goes';
            await seen(where, ask(server.fastify, { path, ...(fields && { fields }), who, bare }));
            if (fields === undefined)
              await seen(`HEAD ${where}`, ask(server.fastify, { method: 'HEAD', path, who }));
          }
        const anna = asIs('anna, a pupil');
        const { html } = await server.visitor().get('/identity/sign-in');
        const assets = [...html.matchAll(/\/assets\/[^"]+/g)].map(([path]) => path);
        for (const path of [
          '/health',
          '/ready',
          '/nowhere',
          '/%zz',
          `/probe/broken/${'x'.repeat(900)}`,
          '/assets/none',
          ...assets,
        ])
          await seen(path, ask(server.fastify, { path }));
        for (const path of ['/probe', '/probe/staff', '/probe/broken/x', '/probe?did=probe.add&undo=x'])
          await seen(path, ask(server.fastify, { path, who: anna }));
        for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
          await seen(`${method} /probe`, ask(server.fastify, { method, path: '/probe', who: anna }));
        for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x'])
          await seen(
            type,
            ask(server.fastify, { path: '/probe', body: '{', who: anna, headers: { 'content-type': type } }),
          );
        await seen(
          '65 kB',
          ask(server.fastify, { path: '/probe', fields: { title: 'x'.repeat(70_000) }, who: anna }),
        );
        if (!https) await raw(server.fastify, tally);
        await server.close();
      }
      return tally.verdict();
    }),
};
