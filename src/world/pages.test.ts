import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, aServer, rowsOf, signedIn, type TestDatabase } from '../../tests/world/index.ts';
import { heroes, renewWorld } from './index.ts';

const place = await aDatabase();
const server = aServer(place);
const installation = ({ place: { host, port }, name, connect }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
  connect,
});
const wish = { day: '2026-11-21', say: () => undefined, fresh: false };

beforeAll(() => renewWorld(installation(place), 'small', wish), 60_000);

async function whoIs(username: string, handle: string) {
  const [found] = await rowsOf(
    place,
    `select account_id as account, membership.id as membership, hat from platform.membership
     join shared.organisation on organisation.id = membership.organisation_id
     where username = $1 and handle = $2 order by hat desc limit 1`,
    [username, handle],
  );
  const who = found as { account: string; membership: string; hat: Parameters<typeof signedIn>[0]['hat'] };
  return server.visitor(await signedIn({ ...who, in: place }));
}

/** An address without what tells one thing from another of its kind. */
const shapeOf = (path: string): string =>
  path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/\d{4}-\d\d(-\d\d)?/g, ':day');

describe('the people of a world', () => {
  const people = heroes.filter(({ handle }) => handle !== 'ontplooi');

  it.each(people)(
    'let $name follow the links, and there is a page behind each',
    async ({ username, handle }) => {
      const visitor = await whoIs(username, handle);
      const todo = ['/'];
      const seen = new Set<string>();
      const faults: string[] = [];
      for (let path = todo.shift(); path !== undefined && seen.size < 40; path = todo.shift()) {
        const shape = shapeOf(path);
        if (seen.has(shape)) continue;
        seen.add(shape);
        const { status, links, location } = await visitor.get(path);
        if (status >= 500) faults.push(`${status} ${path}`);
        if (location?.startsWith('/') === true) todo.push(location);
        todo.push(
          ...links.map(({ href }) => href.split('#')[0] as string).filter((href) => href.startsWith('/')),
        );
      }
      expect(faults).toEqual([]);
      expect(seen.size).toBeGreaterThan(5);
    },
    60_000,
  );

  it('see what is planted: a queue of nine, a forecast that falls short, a plan that waits', async () => {
    const youssef = await whoIs('youssef.haddou', 'veenlicht');
    const queue = await youssef.get('/progress/queue');
    expect(queue.text).toContain('9 treden wachten op jou');
    expect(queue.text).toContain('wacht 6 schooldagen');
    const elif = await whoIs('elif.karaca', 'veenlicht');
    expect((await elif.get('/progress')).text).toContain('4 weken achter');
    const marit = await whoIs('marit.jansma', 'veenlicht');
    expect((await marit.get('/coaching/group?show=plans')).text).toContain('Noor Aydın voorgesteld');
    const noor = await whoIs('noor.aydin', 'veenlicht');
    expect((await noor.get('/logbook')).text).toContain('Samen op teruggekeken');
    expect((await noor.get('/logbook?week=2026-48')).text).toContain('al 4 weken in je plan');
    expect((await noor.get('/progress')).text).toContain('Nu: trede 23');
  });

  it('find the file that their school came in by under a name that a school would give it', async () => {
    const gijs = await whoIs('gijs.tromp', 'veenlicht');
    const page = await gijs.get('/exchange');
    expect(page.text).toContain('leerlingadministratie-2026-11-21.zip');
    expect(page.text).not.toContain('demo');
  });

  it('keep their week to themselves when they are sixteen and say so: Tygo’s mother reads none of it', async () => {
    const [tygo] = await rowsOf(
      place,
      "select id from school.person where given = 'Tygo' and family = 'Prins'",
    );
    const anja = await whoIs('anja.prins', 'veenlicht');
    expect((await anja.get(`/logbook/of/${tygo?.['id']}`)).status).toBeGreaterThanOrEqual(400);
    const [noorId] = await rowsOf(
      place,
      "select id from school.person where given = 'Noor' and family = 'Aydın'",
    );
    const zeynep = await whoIs('zeynep.aydin', 'veenlicht');
    expect((await zeynep.get(`/logbook/of/${noorId?.['id']}`)).status).toBe(200);
  });
});
