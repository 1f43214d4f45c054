import { describe, expect, it } from 'vitest';
import {
  aDatabase,
  anAdministrator,
  aSchool,
  aServer,
  aStaffMember,
  aYear,
  rowsOf,
  type School,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const home = '/organisations/calendar';
const officeOf = async (school: School) => server.visitor(await signedIn(await anAdministrator(school)));
const kept = async (school: School, table: 'school_year' | 'period' | 'school_break') =>
  await rowsOf(
    place,
    `select id, title, starts::text, ends::text from school.${table} where school_id = $1 order by starts`,
    [school.id],
  );

describe('the calendar of a school', () => {
  it('stands after one press: the year, its periods and the holidays of the region', async () => {
    const school = await aSchool(place);
    const office = await officeOf(school);
    const page = await office.get(home);
    expect(page.text).toContain('Er staat nog geen schooljaar in');
    const wrong = await office.post(home, { year: '2026', periods: '4' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Regio van de vakanties: Vul dit in.');
    expect((await office.post(home, { year: '2026', region: 'south', periods: '4' })).location).toBe(home);
    const there = await office.get(home);
    for (const said of [
      '2026–2027',
      'Periode 4',
      'Herfstvakantie',
      '17–25 oktober',
      'Hemelvaart',
      '43 schoolweken',
    ])
      expect(there.text).toContain(said);
    expect(await kept(school, 'school_year')).toMatchObject([{ starts: '2026-08-24', ends: '2027-07-23' }]);
    expect(await kept(school, 'period')).toHaveLength(4);
    const again = await office.post(home, { year: '2026', region: 'north', periods: '4' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('staat er al in');
    expect(await kept(school, 'school_year')).toHaveLength(1);
  });

  it('gets the holidays by themselves when the year came with an import, and free days that are there stay', async () => {
    const school = await aSchool(place);
    const year = await aYear(school);
    const office = await officeOf(school);
    await office.post(`${home}/part`, {
      what: 'break',
      title: 'Herfst, twee weken',
      starts: '2026-10-10',
      ends: '2026-10-25',
    });
    expect((await office.post(`${home}/holidays`, { year: year.id, region: 'middle' })).location).toBe(home);
    const titles = (await kept(school, 'school_break')).map(({ title }) => title);
    expect(titles).toContain('Herfst, twee weken');
    expect(titles).toContain('Kerstvakantie');
    expect(titles).not.toContain('Herfstvakantie');
  });

  it('tells in the journal only what changed: not the holidays that were there, nor the days that stay as they are', async () => {
    const school = await aSchool(place);
    const year = await aYear(school);
    const office = await officeOf(school);
    for (const _ of ['first', 'again'])
      expect((await office.post(`${home}/holidays`, { year: year.id, region: 'middle' })).status).toBe(303);
    const [free] = await kept(school, 'school_break');
    const form = { ...free, what: 'break' } as Record<string, string>;
    expect((await office.post(`${home}/part`, form)).status).toBe(303);
    const lines = await rowsOf(place, `select verb from school.journal where school_id = $1`, [school.id]);
    expect(lines).toEqual([{ verb: 'organisations.holidays_added' }]);
  });

  it('lets a period and a free day be changed and taken out, and says what cannot stand', async () => {
    const school = await aSchool(place);
    const { periods } = await aYear(school);
    const office = await officeOf(school);
    const form = { what: 'period', id: periods[0] ?? '', title: 'Start' };
    const there = await office.get(`${home}/part?what=period&id=${form.id}`);
    const { action } = there.form('part');
    const wrong = await office.post(action, { ...form, starts: '2026-08-24', ends: '2026-12-01' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Dit loopt door een andere heen.');
    expect(wrong.html).toContain('value="2026-12-01"');
    await office.post(`${home}/part`, { ...form, starts: '2026-08-24', ends: '2026-10-30' });
    expect((await kept(school, 'period'))[0]).toMatchObject({ title: 'Start', ends: '2026-10-30' });
    await office.post(`${home}/remove`, { what: 'period', id: periods[3] ?? '' });
    expect(await kept(school, 'period')).toHaveLength(3);
    const lines = await rowsOf(
      place,
      'select verb, from_state as was from school.journal where object = $1',
      [periods[3] ?? ''],
    );
    expect(lines).toEqual([{ verb: 'organisations.period_removed', was: '2027-04-12 2027-07-16' }]);
  });

  it('is kept by the administrator alone, and only that of the own school', async () => {
    const school = await aSchool(place);
    const { id, periods } = await aYear(school);
    const teacher = server.visitor(await signedIn(await aStaffMember(school)));
    expect((await teacher.get(home)).status).toBe(403);
    const other = await officeOf(await aSchool(place));
    expect((await other.get(`${home}/part?what=period&id=${periods[0]}`)).status).toBe(404);
    const fields = { title: 'X', starts: '2026-09-01', ends: '2026-09-02' };
    expect((await other.post(`${home}/part`, { what: 'year', id, ...fields })).status).toBe(404);
    expect((await other.post(`${home}/remove`, { what: 'period', id: periods[0] ?? '' })).status).toBe(404);
    expect((await other.post(`${home}/holidays`, { year: id, region: 'north' })).status).toBe(404);
    expect((await kept(school, 'period'))[0]).toMatchObject({ title: 'Periode 1' });
  });
});
