import fc from 'fast-check';
import { newId } from '#platform/id';
import type { Route } from '#platform/route';
import { routes } from '../../src/serve.ts';
import { now } from '../../tests/world/cluster.ts';
import { startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask, type Asked, type Request } from './ask.ts';
import { aCast } from './cast.ts';
import type { Actor } from './cast/actor.ts';
import { type Call, expectations, nameOf, oneOfEach } from './expectations.ts';
import { groundOf } from './ground.ts';
import { aTally, type Tally } from './tally.ts';

/** Carries a mark that must never come back raw. */
const marked = [
  '<zq9 onload=alert(1)>',
  '"zq9 onfocus="alert(1)" autofocus="',
  "'zq9 onfocus='alert(1)",
  '</textarea><zq9>',
  '</title><zq9>',
  '--><zq9>',
  ']]><zq9>',
  'javascript:zq9',
  '//zq9.example/',
  '/\\zq9.example',
  'https://zq9.example',
  '\r\nx-zq9: 1',
  '%0d%0ax-zq9: 1',
  '${zq9}',
  '{{zq9}}',
  "a zq9'; drop table school.goal; --",
  "a zq9' or '1'='1",
  'a zq9\\',
  'a zq9" union select null',
] as const;

const strange = [
  '',
  ' ',
  '\n\n\n',
  '\u0000',
  'a\u0000b',
  '\u0001\u0008\u001b[31m',
  '\ufeff',
  '\ufffe\uffff',
  '\u202egnirts\u202c',
  '\u2066x\u2069',
  '\u200b\u200d\u2060',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'Z̷̛͎a̴l̷g̶o̵'.repeat(20),
  'ﷺ'.repeat(50),
  'ß'.repeat(60),
  'İıſK',
  '한국어 עברית العربية',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '[object Object]',
  '-1',
  '0',
  '1e309',
  '9'.repeat(400),
  '0x10',
  '1,5',
  '٣',
  '2026-02-30',
  '0000-00-00',
  '0000-01-01',
  '2026-11-21T10:00:00Z',
  '+275760-09-13',
  '-infinity',
  'epoch',
  '9999-12-31',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-7000-8000-000000000000}',
  '../../../etc/passwd',
  '%2e%2e%2f',
  '%',
  '%zz',
  '%u0041',
  '%ed%a0%80',
  '%c0%ae',
  '%00',
  'x'.repeat(301),
  'x'.repeat(5_000),
  'é'.repeat(2_001),
] as const;

/** What comes in a body that no form of ours would send. */
const bodies: readonly { type: string | undefined; body: string | Buffer }[] = [
  { type: 'application/json', body: '{"key":"x","__proto__":{"admin":true}}' },
  { type: 'application/json', body: '{'.repeat(5_000) },
  { type: 'text/plain', body: 'title=x' },
  {
    type: 'multipart/form-data; boundary=b',
    body: '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\nx\r\n--b--',
  },
  { type: 'multipart/form-data', body: 'no boundary' },
  { type: 'application/xml', body: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
  { type: undefined, body: 'title=x' },
  { type: '', body: 'title=x' },
  { type: 'application/x-www-form-urlencoded; charset=utf-16', body: 'title=x' },
  { type: 'application/x-www-form-urlencoded', body: Buffer.from([0xff, 0xfe, 0x00, 0x3d, 0xc3]) },
  { type: 'application/x-www-form-urlencoded', body: 'key=%zz&title=%' },
  { type: 'application/x-www-form-urlencoded', body: '&&&==&=&a' },
  {
    type: 'application/x-www-form-urlencoded',
    body: Array.from({ length: 5_000 }, (_, n) => `f${n}=${n}`).join('&'),
  },
  { type: 'application/x-www-form-urlencoded', body: `title=${'x'.repeat(70_000)}` },
  { type: 'application/x-www-form-urlencoded', body: `title=${'%00'.repeat(10_000)}` },
  { type: 'application/x-www-form-urlencoded', body: '__proto__=1&constructor=2&__proto__[admin]=1' },
];

const methods = [
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'HEAD',
  'TRACE',
  'PROPFIND',
  'POST',
  'GET',
  'QUERY',
] as const;

const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...marked) },
  { weight: 4, arbitrary: fc.constantFrom(...strange) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...strange), fc.constantFrom(...marked)).map((two) => two.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(16_000, 40_000, 66_000).map((n) => `<zq9>${'y'.repeat(n)}`) },
);

const fieldNames = [
  'key',
  'undo',
  'did',
  'to',
  'back',
  'hat',
  'pupil',
  'goal',
  'version',
  'school',
  '__proto__',
  'constructor',
  'zq9<',
];

/** Where the blow falls. */
const blow = fc.oneof(
  { weight: 8, arbitrary: fc.record({ on: fc.constant('field' as const), which: fc.nat(), value: nasty }) },
  { weight: 3, arbitrary: fc.record({ on: fc.constant('every field' as const), value: nasty }) },
  {
    weight: 3,
    arbitrary: fc.record({
      on: fc.constant('foreign field' as const),
      name: fc.oneof(fc.constantFrom(...fieldNames), nasty),
      value: nasty,
    }),
  },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('missing' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('twice' as const), which: fc.nat(), value: nasty }) },
  {
    weight: 4,
    arbitrary: fc.record({
      on: fc.constant('path' as const),
      which: fc.nat(),
      value: nasty,
      raw: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ on: fc.constant('query' as const), which: fc.nat(), value: nasty }) },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('raw query' as const), value: nasty }) },
  {
    weight: 2,
    arbitrary: fc.record({ on: fc.constant('body' as const), which: fc.nat({ max: bodies.length - 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ on: fc.constant('method' as const), method: fc.constantFrom(...methods) }),
  },
  { weight: 2, arbitrary: fc.record({ on: fc.constant('cookie' as const), value: nasty }) },
  {
    weight: 2,
    arbitrary: fc.record({
      on: fc.constant('header' as const),
      name: fc.constantFrom(
        'accept-language',
        'host',
        'accept-encoding',
        'referer',
        'x-forwarded-for',
        'x-fragment',
        'user-agent',
        'range',
        'if-none-match',
      ),
      value: nasty,
    }),
  },
);
type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never;

/** What chance might leave out of a quick run: in every field, and in every piece of the address, what broke us before. */
const surest = [
  'a\u0000b',
  '-'.repeat(36),
  '9'.repeat(400),
  '',
  '"zq9 onfocus="alert(1)',
  '</textarea><zq9>',
];

function surely(route: Route, names: readonly string[]): readonly (readonly [Blow, number])[] {
  const form =
    route.kind === 'action' || route.kind === 'intake' || (route.kind === 'gate' && route.method === 'POST');
  const fields = form ? [...names, 'key'] : names;
  const params = route.path.split('/').filter((piece) => piece.startsWith(':'));
  const undo = `undo=${newId(now)}`;
  return [
    ...(form ? [] : ['constructor', '__proto__', 'toString', 'set']).map((verb) => ({
      on: 'raw query' as const,
      value: `did=goals.${verb}&${undo}`,
    })),
    ...fields.flatMap((name) => surest.map((value) => ({ on: 'foreign field' as const, name, value }))),
    ...params.flatMap((_, which) =>
      surest.map((value) => ({ on: 'path' as const, which, value, raw: false })),
    ),
  ].map((it) => [it, 0] as const);
}

/** The names a form may carry: those of its schema, and those of the form that we know to be good. */
function namesOf(route: Route, { path, fields = {} }: Call): readonly string[] {
  const shape = 'input' in route ? ((route.input as { shape?: object }).shape ?? {}) : {};
  const query = [...new URLSearchParams(path.split('?')[1] ?? '').keys()];
  return [...new Set([...Object.keys(shape), ...Object.keys(fields), ...query])];
}

/** Percent-encoded byte for byte, so that half characters can be sent, too. */
const encoded = (text: string): string =>
  [...Buffer.from(text.toWellFormed())].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
/** What a header may carry at all. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, 8_000);

function struck(route: Route, call: Call, names: readonly string[], it: Blow): Request {
  const { path } = call;
  const form = call.fields !== undefined;
  const fields: Record<string, string> = form ? { key: newId(now), ...call.fields } : {};
  const nth = (which: number) => names[which % Math.max(1, names.length)] ?? 'x';
  const also = (query: string) => ({
    path: `${path}${path.includes('?') ? '&' : '?'}${query}`,
    ...(form && { fields }),
  });
  /** In the place of what stood there, for of two values of one name the first counts. */
  const instead = (more: readonly (readonly [string, string])[]) => {
    const replaced = new Set(more.map(([name]) => name));
    const [bare = '', query] = path.split('?');
    const kept = [...new URLSearchParams(query)].filter(([name]) => !replaced.has(name));
    const own = Object.entries(fields).filter(([name]) => !replaced.has(name));
    const all = (rows: readonly (readonly [string, string])[]) =>
      rows.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    if (!form) return { path: `${bare}?${all([...kept, ...more])}` };
    return { path: `${bare}?${all(kept)}`, body: all([...own, ...more]) };
  };
  switch (it.on) {
    case 'field':
      return instead([[nth(it.which), it.value]]);
    case 'every field':
      return instead(names.map((name) => [name, it.value] as const));
    case 'foreign field':
      return instead([[it.name, it.value]]);
    case 'missing': {
      const { [nth(it.which)]: _, ...rest } = fields;
      return form ? { path, fields: rest } : { path: path.split('?')[0] as string };
    }
    case 'twice': {
      const again = `${nth(it.which)}=${encoded(it.value)}`;
      return form
        ? { path, body: `${new URLSearchParams(fields)}&${again}&${again}` }
        : also(`${again}&${again}&${nth(it.which)}[]=1&${nth(it.which)}[x]=1`);
    }
    case 'path': {
      const pieces = route.path.split('/');
      const params = pieces.flatMap((piece, at) => (piece.startsWith(':') ? [at] : []));
      const real = (path.split('?')[0] as string).split('/');
      const at = params.length === 0 ? real.length : (params[it.which % params.length] as number);
      real[at] = it.raw ? printable(it.value).replaceAll(/[\s#?]/g, '') : encoded(it.value);
      return { path: real.join('/'), ...(form && { fields }) };
    }
    case 'query':
      return form ? also(`${nth(it.which)}=${encoded(it.value)}`) : instead([[nth(it.which), it.value]]);
    case 'raw query':
      return also(printable(it.value).replaceAll(/[\s#]/g, ''));
    case 'body': {
      const { type, body } = bodies[it.which] as (typeof bodies)[number];
      return {
        path,
        method: 'POST',
        body,
        bare: true,
        headers: { 'sec-fetch-site': 'same-origin', ...(type !== undefined && { 'content-type': type }) },
      };
    }
    case 'method':
      return { path, method: it.method, ...(form && { fields }) };
    case 'cookie':
      return {
        path,
        ...(form && { fields }),
        headers: { cookie: `lk=${printable(it.value)}; language=${printable(it.value)}` },
      };
    case 'header':
      return { path, ...(form && { fields }), headers: { [it.name]: printable(it.value) } };
  }
}

const leaks =
  /syntax error|violates |duplicate key|invalid input syntax|relation "|SQLSTATE|22P02|23505|42501|LK00\d|select\s.{1,80}\sfrom\s+(school|platform|shared)|insert into (school|platform)|at .{1,80}\.[tj]s:\d+|node_modules|ZodError|TypeError|RangeError|FST_/;
const rawMark =
  /<zq9|"zq9|<\/textarea><zq9|<\/title><zq9|(?:href|action|src)="(?:javascript:|\/\/|\/\\|https?:\/\/)[^"]*zq9/i;

function judge(tally: Tally, sentence: () => string, answer: Asked) {
  const { status, headers, body, location } = answer;
  tally.expect(status < 500, () => `${sentence()}: ${status}`);
  const mark = rawMark.exec(body);
  tally.expect(
    mark === null,
    () => `${sentence()}: comes back raw: ${body.slice(mark?.index ?? 0, (mark?.index ?? 0) + 60)}`,
  );
  // an id may hold any five figures
  const leak = leaks.exec(body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'));
  tally.expect(leak === null, () => `${sentence()}: tells of our inside: ${leak?.[0] ?? ''}`);
  tally.expect(headers['x-zq9'] === undefined, () => `${sentence()}: sets a header of the attacker's`);
  tally.expect(
    location === undefined || /^\/(?![/\\])[\x20-\x7e]*$/.test(location),
    () => `${sentence()}: sends away to ${String(location).slice(0, 80)}`,
  );
  tally.expect(body.length < 1_000_000, () => `${sentence()}: answers ${body.length} characters`);
}

export const fuzz: Bar = {
  name: 'sec:fuzz',
  promise:
    'whatever is sent to a route, it answers calmly: no fault, nothing given back raw, nothing told of the inside',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const tally = aTally();
      const cast = await aCast(place);
      const server = startServer(place);
      const ground = await groundOf(place);
      const each = wish.size === 'fast' ? 20 : wish.size === 'all' ? 3_000 : 600;
      const seed = wish.seed ?? 20_261_121;
      let slowest = 0;
      let last = '';
      for (const [n, route] of routes.entries()) {
        const name = nameOf(route);
        const expectation = expectations.find((one) => one.route === name);
        if (!tally.expect(expectation !== undefined, `${name} has no expectation`)) continue;
        const cases = oneOfEach(expectation as NonNullable<typeof expectation>, cast);
        const inside = cases.filter(({ outcome }) => ['goes', 'shows', 'asks'].includes(outcome));
        const callers: readonly { actor: Actor; call: Call }[] = [
          ...inside,
          ...inside,
          ...inside,
          ...inside,
          ...cases,
        ];
        const sample = inside[0] ?? cases[0];
        if (sample === undefined) continue;
        const names = namesOf(route, sample.call);
        const attacks = [
          ...surely(route, names),
          ...fc.sample(fc.tuple(blow, fc.nat()), { numRuns: each, seed: seed + n }),
        ];
        for (const [i, [it, from]] of attacks.entries()) {
          const { actor, call } = callers[from % callers.length] as (typeof callers)[number];
          const request = struck(route, call, namesOf(route, call), it);
          const began = performance.now();
          const faults = server.log.length;
          const answer = await ask(server.fastify, { who: actor.session, ...request });
          slowest = Math.max(slowest, performance.now() - began);
          tally.count('inputs');
          const sentence = () =>
            `${name} as ${actor.name}, ${JSON.stringify(it).slice(0, 160)}${server.log.length > faults ? ` (${String(server.log.at(-1)?.['error']).slice(0, 200)})` : ''}`;
          last = sentence();
          judge(tally, sentence, answer);
          if (i % 20 === 19 && name.startsWith('POST')) await ground.restore();
        }
        await ground.restore();
      }
      tally.expect(slowest < 3_000, () => `an answer took ${slowest.toFixed(0)} ms: ${last}`);
      await server.close();
      return tally.verdict({ routes: routes.length, 'slowest ms': slowest.toFixed(0) });
    }),
};
