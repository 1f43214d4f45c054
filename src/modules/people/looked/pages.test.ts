import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aDatabase,
  aGuardian,
  aPupil,
  aSchool,
  aServer,
  aStaffMember,
  type Person,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);

async function follow(who: Person, path: string) {
  const visitor = server.visitor(await signedIn(who));
  const first = await visitor.get(path);
  return first.status === 303 ? await visitor.get(first.location ?? '') : first;
}

const looked = (pupil: Person, reader: Person, relation: string, hour: string) =>
  place.admin.query(
    'insert into school.access_log (school_id, pupil_id, hour, reader, class, relation) values ($1, $2, $3, $4, $5, $6)',
    [school.id, pupil.id, hour, reader.id, 'K3', relation],
  );

describe('who looked', () => {
  it('names a pupil’s own coach, and of others only what they are', async () => {
    const coach = await aCoach(school, { given: 'Marit', family: 'Jansma' });
    const stranger = await aStaffMember(school, { given: 'Wytske', family: 'Onbekend' });
    const noor = await aPupil(school, { coach });
    await looked(noor, coach, 'coach', '2026-11-20T09:00:00Z');
    await looked(noor, coach, 'coach', '2026-11-20T13:00:00Z');
    await looked(noor, stranger, 'teamMember', '2026-11-18T09:00:00Z');
    const page = await follow(noor, '/people/looked');
    expect(page.text).toContain('Vrijdag 20 november Marit Jansma, je coach rond 10:00 en 14:00');
    expect(page.text).toContain('Een leraar van je team rond 10:00');
    expect(page.text).not.toContain('Wytske');
  });

  it('is a calm sentence when nobody did', async () =>
    expect((await follow(await aPupil(school), '/people/looked')).text).toContain(
      'Er heeft nog niemand gekeken',
    ));

  it('is not told of another pupil, whatever stands in the address', async () => {
    const noor = await aPupil(school);
    const sem = await aPupil(school);
    expect((await follow(noor, `/people/looked?of=${sem.id}`)).status).toBe(404);
    const guardian = await aGuardian(noor);
    expect((await follow(guardian, `/people/looked?of=${sem.id}`)).status).toBe(404);
  });

  it('is told to a guardian until the pupil is sixteen, without the other guardian', async () => {
    const young = await aPupil(school, { given: 'Noor' });
    const old = await aPupil(school, { given: 'Tygo', born: '2010-01-01' });
    const guardian = await aGuardian(young);
    const other = await aGuardian(young, { given: 'Anders' });
    await looked(young, other, 'guardianUnder16', '2026-11-20T09:00:00Z');
    await looked(young, guardian, 'guardianUnder16', '2026-11-20T10:00:00Z');
    const page = await follow(guardian, '/people/looked');
    expect(page.text).toContain('Wie keek bij Noor');
    expect(page.text).toContain('Jij rond 11:00');
    expect(page.text).not.toContain('rond 10:00');
    const guardianOfOld = await aGuardian(old);
    expect((await follow(guardianOfOld, '/people/looked')).text).toContain('Er is nu niets te zien');
    expect((await follow(guardianOfOld, `/people/looked?of=${old.id}`)).status).toBe(404);
  });

  it('shows nothing to a guardian whom nobody confirmed, or who was barred', async () => {
    const noor = await aPupil(school);
    for (const wish of [
      { confirmed: false },
      { authority: 'blocked' as const },
      { authority: 'info' as const },
    ])
      expect((await follow(await aGuardian(noor, wish), `/people/looked?of=${noor.id}`)).status).toBe(404);
  });
});
