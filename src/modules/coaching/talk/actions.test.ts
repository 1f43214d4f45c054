import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aDatabase,
  aPupil,
  aSchool,
  aServer,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));

async function aPair() {
  const school = await aSchool(place);
  const marit = await aCoach(school);
  const noor = await aPupil(school, { given: 'Noor', coach: marit });
  return { coach: await visit(marit), pupil: await visit(noor), noor, path: `/coaching/talk/${noor.id}` };
}
const count = async (table: string, pupil: { id: string }) =>
  (await rowsOf(place, `select count(*)::int as many from ${table} where pupil_id = $1`, [pupil.id]))[0]?.[
    'many'
  ];

describe('a talk of another week', () => {
  it('loses nothing that is typed: where no talk can begin, whoever writes is told', async () => {
    const { coach, pupil, noor, path } = await aPair();
    const card = (week: string) => ({
      do: 'write',
      week,
      card: 'land',
      version: '0',
      text: 'Waar blijft dit?',
    });
    // long ago, far ahead, and the last and first week that still are not
    for (const week of ['2025-01-06', '2026-10-05', '2026-12-14', '9999-12-27'])
      for (const answer of [
        await pupil.post('/coaching/talk', card(week)),
        await coach.post(path, card(week)),
        await coach.post(path, { do: 'agree', week, who: noor.id, what: 'Oefenen' }),
      ])
        expect([409, 422]).toContain(answer.status);
    // a day that is no Monday, and one that is no day
    for (const week of ['2026-11-24', '0000-01-03', '2026-02-30', 'nu'])
      expect((await pupil.post('/coaching/talk', card(week))).status).toBe(422);
    expect(await count('school.talk_card', noor)).toBe(0);
    expect(await count('school.agreement', noor)).toBe(0);
    for (const week of ['2026-10-12', '2026-12-07'])
      expect((await pupil.post('/coaching/talk', card(week))).status).toBe(303);
    expect(await count('school.talk_card', noor)).toBe(2);
    expect(server.log).toEqual([]);
  });

  it('is not held, and no line says so, when there is none', async () => {
    const { coach, noor, path } = await aPair();
    for (const week of ['2025-01-06', '2027-06-07', '2026-11-24', '0000-01-03'])
      expect((await coach.post(`${path}/settle`, { week, verb: 'close' })).status).toBeGreaterThanOrEqual(
        404,
      );
    expect(await count('school.talk', noor)).toBe(0);
    expect(await count('school.journal', noor)).toBe(0);
  });

  it('is that of the week in which a day of the address lies', async () => {
    const { pupil } = await aPair();
    const page = await pupil.get('/coaching/talk?week=2026-11-24');
    expect(page.form('/coaching/talk').fields['week']).toBe('2026-11-23');
  });
});

describe('what can be taken back', () => {
  it('is a talk that was moved once; moved again, nobody knows when it was before', async () => {
    const { coach, path } = await aPair();
    const move = (day: string) =>
      coach.post(`${path}/settle`, { week: '2026-11-23', verb: 'move', day, at: '14:00' });
    expect((await move('2026-11-26')).location).toContain('undo=');
    expect((await move('2026-11-27')).location).not.toContain('undo=');
  });
});

describe('how much a pupil decides alone', () => {
  it('is what the coach proposed last: a proposal that was overtaken can no longer be agreed to', async () => {
    const { coach, pupil, noor, path } = await aPair();
    const propose = (level: number) =>
      coach.post(`${path}/autonomy`, { week: '2026-11-23', level: String(level), reason: 'Het gaat goed' });
    await propose(4);
    server.setClock(new Date('2026-11-21T10:05:00+01:00'));
    await propose(2);
    const wishes = () =>
      rowsOf(
        place,
        'select id, level, agreed_at is not null as yes from school.autonomy where pupil_id = $1 order by set_at',
        [noor.id],
      );
    const [four, two] = (await wishes()).map(({ id }) => id as string);
    expect((await pupil.post('/coaching/talk/autonomy', { wish: four as string })).status).toBe(409);
    expect((await pupil.post('/coaching/talk/autonomy', { wish: two as string })).status).toBe(303);
    // twice is once
    expect((await pupil.post('/coaching/talk/autonomy', { wish: two as string })).status).toBe(303);
    expect((await wishes()).map(({ level, yes }) => [level, yes])).toEqual([
      [4, false],
      [2, true],
    ]);
    server.setClock(new Date('2026-11-21T10:00:00+01:00'));
  });
});
