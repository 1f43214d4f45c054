import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { cpuOf, send } from '../measure.ts';
import { besides, peakOf, type Place, print, round, type Size, told, twice } from './meanwhile.ts';

/** An administrator brings the file of the page, looks at it, and agrees. The rest of the file is of other schools. */
export async function byPage(place: Place, name: string, size: Size): Promise<boolean> {
  const bytes = Buffer.from(size.file('P'));
  const { cookie, by } = await anAdministrator(place, size.school, name);
  try {
    return await twice(place, size, async (turn, bound) => {
      const pids = [place.server.pid as number];
      const before = { node: cpuOf(pids), postgres: cpuOf(place.postgres()) };
      const rest = (await told(place, 'watch')).resident;
      const { result, ...meanwhile } = await besides(
        place,
        throughPage(place, cookie, bytes, turn === 'again'),
      );
      const { loop } = await told(place, 'seen');
      return print(`import.${name}.page.${turn}`, bound, {
        seconds: result.seconds,
        cpu: cpuOf(pids) - before.node,
        postgres: cpuOf(place.postgres()) - before.postgres,
        rise: peakOf(place.server.pid as number) - rest,
        loop,
        meanwhile,
        more: result.more,
      });
    });
  } finally {
    await by.end();
  }
}

async function throughPage({ port }: Place, cookie: string, bytes: Buffer, again: boolean) {
  const from = performance.now();
  const since = () => round((performance.now() - from) / 1000);
  const edge = '----leerkring-bench-edge';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="key"\r\n\r\n${randomUUID()}\r\n--${edge}\r\nContent-Disposition: form-data; name="file"; filename="roster.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  const brought = await send(port, {
    method: 'POST',
    path: '/exchange',
    cookie,
    type: `multipart/form-data; boundary=${edge}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  if (brought.status !== 303) throw new Error(`bringing gave ${brought.status}`);
  const up = since();
  const path = brought.location ?? '';
  const read = await settled(port, cookie, path);
  const shown = since();
  const form =
    /<form[^>]+action="([^"]+\/apply)"[\s\S]*?name="key" value="([^"]+)"[\s\S]*?name="seen" value="([^"]+)"/.exec(
      read,
    );
  if (form !== null) {
    const body = `key=${form[2]}&seen=${form[3]}`;
    const agreed = await send(port, { method: 'POST', path: form[1] as string, cookie, body });
    if (agreed.status !== 303) throw new Error(`agreeing gave ${agreed.status}`);
    const done = await settled(port, cookie, path);
    if (/\/apply"/.test(done)) throw new Error('what was agreed to was not done');
  } else if (!again) throw new Error(`nothing to agree to: ${plain(read)}`);
  return {
    seconds: (performance.now() - from) / 1000,
    more: { brought: up, shown, agreed: form !== null },
  };
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 600);

/** Asks as the page itself does, only oftener. */
async function settled(port: number, cookie: string, path: string): Promise<string> {
  for (;;) {
    const { status, refresh, text } = await send(port, { method: 'GET', path, cookie });
    if (status !== 200) throw new Error(`the page of the file gave ${status}`);
    if (refresh === undefined) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function anAdministrator(place: Place, school: string, name: string) {
  const by = new pg.Client(place.admin);
  await by.connect();
  const [here, person, account, membership] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const token = createHash('sha256').update(here).digest('base64url');
  await by.query(
    `insert into shared.organisation (id, kind, name, handle, sector) values ('${here}', 'school', '${school}', 'page-${name}', 'vo');
     insert into school.school_setting (school_id) values ('${here}');
     insert into school.person (school_id, id, given, family) values ('${here}', '${person}', 'Gijs', 'de Beheerder');
     insert into platform.account (id) values ('${account}');
     insert into platform.sign_in_name (organisation_id, username, account_id) values ('${here}', 'gijs', '${account}');
     insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
       values ('${membership}', '${account}', 'school', '${here}', '${person}', 'administrator', 'gijs', 'Gijs');
     insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
       select gen_random_uuid(), sha256(sha256(convert_to('${here}', 'UTF8'))), '${account}', '${membership}', at, at, gen_random_uuid()
       from (select timestamptz '${place.now}' - interval '1 minute' as at) moment`,
  );
  return { cookie: `lk=a${token}`, by };
}
