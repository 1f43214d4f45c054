import { describe, expect, it } from 'vitest';
import { aCoach, aDatabase, aGuardian, aPupil, aSchool, aThief } from '../../../tests/world/index.ts';

/*
 * What somebody can do who has stolen a sign-in and types SQL in its name: the database says no by itself.
 */
const place = await aDatabase();
const steal = aThief(place);
const school = await aSchool(place);
const marit = await aCoach(school);
const noor = await aPupil(school, { coach: marit, born: '2013-05-04' });
const fatma = await aGuardian(noor, { given: 'Fatma' });
const omar = await aGuardian(noor, { given: 'Omar' });
for (const [reader, relation] of [
  [marit, 'coach'],
  [fatma, 'guardianUnder16'],
  [omar, 'guardianUnder16'],
] as const)
  await place.admin.query(
    `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
     values ($1, $2, '2026-11-20T10:00:00Z', $3, 'K3', $4)`,
    [school.id, noor.id, reader.id, relation],
  );

describe('who looked', () => {
  it('tells one guardian nothing of the other, and the pupil of both', async () => {
    const read = 'select reader from school.access_log';
    const readers = async (who: Parameters<typeof steal>[0]) =>
      new Set((await steal(who, read)).rows.map(({ reader }) => reader));
    expect(await readers(fatma)).toEqual(new Set([marit.id, fatma.id]));
    expect(await readers(omar)).toEqual(new Set([marit.id, omar.id]));
    expect(await readers(noor)).toEqual(new Set([marit.id, fatma.id, omar.id]));
    expect(await readers(marit)).toEqual(new Set());
  });

  it('is written in one’s own name, and never struck out', async () => {
    const look = (reader: string) =>
      `insert into school.access_log (school_id, pupil_id, hour, reader, class, relation)
       values ('${school.id}', '${noor.id}', '2026-11-20T11:00:00Z', ${reader}, 'K3', 'coach')`;
    expect((await steal(marit, look('app.actor()'))).many).toBe(1);
    expect((await steal(marit, look(`'${fatma.id}'`))).many).toBe('42501');
    expect((await steal(marit, 'delete from school.access_log')).many).toBe('42501');
    expect((await steal(marit, "update school.access_log set relation = 'self'")).many).toBe('42501');
  });
});
