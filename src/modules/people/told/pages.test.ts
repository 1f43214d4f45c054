import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aDatabase,
  aGuardian,
  aLeader,
  anAdministrator,
  anotherHat,
  aPupil,
  aSchool,
  aServer,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';
import { giveCode } from '../../../host/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person, at = now) =>
  server.visitor(await signedIn(who, { at: new Date(at.getTime() - 60_000) }));
const school = await aSchool(place, { handle: 'veenlicht' });
const gijs = await anAdministrator(school, { given: 'Gijs', family: 'Tromp' });
const coach = await aCoach(school, { given: 'Marit', family: 'Vos' });
const withPassword = async <P extends Person>(who: P): Promise<P> => {
  await rowsOf(place, `update platform.account set password_hash = 'x' where id = $1`, [who.account]);
  return who;
};
const renew = async (who: Person, by = gijs) =>
  (await visit(by)).post(by === coach ? `/people/code/${who.id}` : '/people/codes/person', {
    ...(by === coach ? {} : { person: who.id }),
  });
const line = 'Op zaterdag 21 november maakte Gijs Tromp een nieuwe inlogcode voor je.';

describe('who is given a new way in by somebody else', () => {
  it('hears of it on the first screen, whoever they are, with what to do', async () => {
    const noor = await withPassword(await aPupil(school, { coach }));
    const people = [
      noor,
      await aGuardian(noor),
      await aCoach(school),
      await aLeader(school),
      await anAdministrator(school),
    ];
    for (const who of people) {
      await withPassword(who);
      expect((await (await visit(who)).get('/')).text).not.toContain('inlogcode');
      expect((await renew(who)).status).toBe(303);
      const visitor = await visit(who);
      const start = await visitor.get('/');
      const page = start.location === undefined ? start : await visitor.get(start.location);
      expect(page.text).toContain(line);
      expect(page.links.map(({ href }) => href)).toContain('/identity/password');
    }
    expect((await (await visit(noor)).get(`/people/looked?of=${noor.id}`)).text).toContain(line);
  });

  it('reads who it was, a coach or the host too, and in the own language', async () => {
    const noor = await withPassword(await aPupil(school, { coach }));
    await renew(noor, coach);
    expect((await (await visit(noor)).get('/')).text).toContain('maakte Marit Vos een nieuwe inlogcode');
    const { host, port } = place.place;
    const installation = { admin: { host, port, user: 'postgres', database: place.name }, prefix: 'app_' };
    await giveCode(installation, `${noor.username}@veenlicht`, { now, sign: () => Buffer.alloc(32) });
    await rowsOf(place, `update platform.account set language = 'en' where id = $1`, [noor.account]);
    expect((await (await visit(noor)).get('/')).text).toContain(
      'the host of Leerkring made a new sign-in code',
    );
  });

  it('hears nothing of a first letter, of a code one made oneself, nor after two weeks', async () => {
    const sem = await aPupil(school, { coach });
    await renew(sem);
    expect((await (await visit(sem)).get('/')).text).not.toContain('inlogcode');
    await withPassword(gijs);
    await renew(gijs);
    expect((await (await visit(gijs)).get('/')).text).not.toContain('inlogcode');
    const noor = await withPassword(await aPupil(school, { coach }));
    await renew(noor);
    const later = new Date(now.getTime() + 15 * 86_400_000);
    server.setClock(later);
    expect((await (await visit(noor, later)).get('/')).text).not.toContain('inlogcode');
    server.setClock(now);
  });

  it('is the only one who hears it', async () => {
    const noor = await withPassword(await aPupil(school, { coach }));
    const guardian = await aGuardian(noor);
    await renew(noor);
    const other = await aCoach(await aSchool(place));
    for (const who of [guardian, coach, other, await anotherHat(coach, 'administrator')])
      expect((await (await visit(who)).get('/')).text).not.toContain('inlogcode voor je');
  });
});
