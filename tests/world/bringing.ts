import { setTimeout as wait } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { newId } from '#platform/id';
import { now } from './cluster.ts';
import type { SignedIn } from './signed-in.ts';
import type { Answered, Server, Visitor } from './server.ts';

export type Brought = {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
};

type Wish = { readonly name?: string; readonly key?: string; readonly path?: string };

/** Sends a form with a file, as a browser does. */
export async function brings(
  server: Server,
  who: SignedIn | undefined,
  bytes: Uint8Array,
  { name = 'rooster.zip', key = newId(now), path = '/exchange' }: Wish = {},
): Promise<Brought> {
  const { type, payload } = asForm(bytes, { name, key });
  const answer = await server.fastify.inject({
    method: 'POST',
    url: path,
    headers: {
      host: 'leerkring.test',
      'content-type': type,
      'sec-fetch-site': 'same-origin',
      ...(who === undefined ? {} : { cookie: who.cookie }),
    },
    payload,
  });
  return { status: answer.statusCode, location: answer.headers.location, html: answer.payload };
}

/** Looks again as long as something is under way, as the page itself does: however long this machine takes. */
export async function settled(visitor: Visitor, path: string): Promise<Answered> {
  for (const until = Date.now() + 45_000; ; await wait(100)) {
    const page = await visitor.get(path);
    if (page.headers['refresh'] === undefined) return page;
    if (Date.now() > until) throw new Error(`${path} is still under way: ${page.text}`);
  }
}

/** The form as it goes over the line: the key first, as in our own pages. */
export function asForm(
  bytes: Uint8Array,
  { name, key }: { name: string; key: string },
): { type: string; payload: Buffer } {
  const edge = '----leerkring-test-edge';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="key"\r\n\r\n${key}\r\n--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/zip\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${edge}`,
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  };
}

/** A delivery of changes of the real roster: these pupils go from 1a to 1b. */
export const moves = (...pupils: readonly string[]): Uint8Array =>
  zipSync({
    'manifest.csv': strToU8(
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.enrollments,delta\n',
    ),
    'enrollments.csv': strToU8(
      [
        'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary',
        ...pupils.flatMap((pupil, i) => [
          `d${i},tobedeleted,2026-11-20T08:00:00Z,sch-a-k1a,sch-a,${pupil},student,false`,
          `n${i},active,2026-11-20T08:00:00Z,sch-a-k1b,sch-a,${pupil},student,false`,
        ]),
      ].join('\n'),
    ),
  });
