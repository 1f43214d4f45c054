import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { register } from '../../../../bars/privacy/register.ts';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aPupil,
  aSchool,
  aServer,
  aTeachingGroup,
  inWeek,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';
import { notInRecord, partNames, silent } from './model.ts';
import { words } from './words.ts';

const place = await aDatabase();
const server = aServer(place);
async function take(who: Person, of: string) {
  const { cookie } = await signedIn(who);
  const url = `/exchange/record/file?of=${of}`;
  const answer = await server.fastify.inject({ url, headers: { host: 'leerkring.test', cookie } });
  if (answer.statusCode !== 200) return { status: answer.statusCode, files: {} as Record<string, string> };
  const files = Object.entries(unzipSync(answer.rawPayload));
  return {
    status: 200,
    files: Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')])),
  };
}

const school = await aSchool(place);
const coach = await aCoach(school, { given: 'Marit', family: 'Vos' });
const noor = await aPupil(school, {
  given: 'Noor',
  family: 'Aydın',
  born: '2013-03-02',
  group: await aBaseGroup(school, { name: '2B' }),
  coach,
  enrolledIn: [await aTeachingGroup(school, { name: 'Engels 2B' })],
});
await aGoal(noor, { title: '=Tien <b>woorden</b> per dag', due: '2026-12-04' });
await inWeek(await aGoal(noor, { title: 'idea' }), '2026-11-16', { day: 3 });

describe('everything about a pupil', () => {
  it('holds every table that is about people, or a reason why not', () => {
    const about = Object.entries(register)
      .filter(([table, { export: where }]) => table.startsWith('school.') && where === 'person')
      .map(([table]) => table);
    const told = [...partNames.map((part) => `school.${part}`), ...Object.keys(notInRecord)];
    expect(about.filter((table) => !told.includes(table))).toEqual([]);
  });

  it('says in words every column and every code that is kept', async () => {
    const { columns, values } = words('nl');
    const kept = await rowsOf(
      place,
      `select table_name as part, column_name as name from information_schema.columns
       where table_schema = 'school' and table_name = any($1)`,
      [[...partNames]],
    );
    const shown = kept.map(({ name }) => String(name)).filter((name) => !silent.has(name));
    expect(shown.filter((name) => !Object.hasOwn(columns, name))).toEqual([]);
    const checks = await rowsOf(
      place,
      `select pg_get_constraintdef(oid) as said from pg_constraint
       where contype = 'c' and conrelid = any(select ('school.' || part)::regclass from unnest($1::text[]) part)`,
      [[...partNames]],
    );
    const codes = checks.flatMap(({ said }) =>
      [...String(said).matchAll(/'(\w+)'::text/g)].map(([, code = '']) => code),
    );
    expect(codes.filter((code) => !Object.hasOwn(values, code))).toEqual([]);
    expect(codes).toContain('was_away');
  });

  it('is taken along by the pupil as a page to read, as tables and as data', async () => {
    const page = await server.visitor(await signedIn(noor)).get(`/exchange/record?of=${noor.id}`);
    expect(page.links.map(({ text }) => text)).toContain('Neem alles mee');
    const { files } = await take(noor, noor.id);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['dossier.html', 'data.json', 'csv/goal.csv', 'csv/person.csv']),
    );
    const html = files['dossier.html'] ?? '';
    expect(html).toContain('<h1>Alles over Noor Aydın</h1>');
    expect(html).toContain('=Tien &lt;b>woorden');
    expect(html).toContain('Engels 2B');
    expect(html).toContain('Basisgroep</dt><dd>2B');
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(html).not.toContain('<script');
    expect(files['csv/goal.csv']).toContain("'=Tien <b>woorden</b> per dag");
    // a day as one says it on the page, and as it can be sorted by in a table; what somebody wrote is no code of ours
    expect(html).toContain('Uiterlijk</dt><dd>vrijdag 4 december 2026');
    expect(files['csv/goal.csv']).toContain('"2026-12-04"');
    expect(html).toContain('Titel</dt><dd>idea');
    expect(html).toContain('Dag</dt><dd>woensdag');
    const data = JSON.parse(files['data.json'] ?? '') as {
      pupil: object;
      tables: { goal: object[] };
    };
    expect(data.pupil).toMatchObject({ given: 'Noor' });
    expect(data.tables.goal).toMatchObject([
      { title: '=Tien <b>woorden</b> per dag', pupil_id: noor.id },
      { title: 'idea' },
    ]);
    const lines = await rowsOf(place, `select verb, to_state as to from school.journal where actor = $1`, [
      noor.id,
    ]);
    expect(lines).toEqual([{ verb: 'exchange.taken', to: 'record' }]);
  });

  it('tells the pupil in words what happened, and with whom, where the data keep the code', async () => {
    const from = '2026-11-02';
    const tell = async (verb: string, object: string, to: string) =>
      await rowsOf(
        place,
        `insert into school.journal (school_id, id, at, actor, verb, object, pupil_id, to_state, reach)
         values ($1, gen_random_uuid(), now(), $2, $3, $4, $5, $6,
           (select max(reach::text)::uuid from school.goal where pupil_id = $5))`,
        [school.id, coach.id, verb, object, noor.id, to],
      );
    await tell('coaching.handed_over', noor.id, `${coach.id} ${from}`);
    await tell('coaching.slot_set', noor.id, '1 09:50 15');
    const { files } = await take(noor, noor.id);
    const html = files['dossier.html'] ?? '';
    expect(html).toContain('Wat er gebeurde</dt><dd>Andere coach aangewezen');
    expect(html).toContain('Naar</dt><dd>Marit Vos, maandag 2 november 2026');
    expect(html).toContain('Naar</dt><dd>maandag 09:50, 15 min');
    expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(files['csv/journal.csv']).toContain('"Andere coach aangewezen"');
    expect(files['csv/journal.csv']).not.toMatch(/"[a-z]+\.[a-z_]+"/);
    expect(files['data.json']).toContain('"verb": "coaching.handed_over"');
  });

  it('is a guardian’s until sixteen, as far as they read along, and nobody else’s', async () => {
    const zeynep = await aGuardian(noor, { given: 'Zeynep' });
    const { status, files } = await take(zeynep, noor.id);
    expect(status).toBe(200);
    expect(files['csv/goal_text.csv']).toBeUndefined();
    expect(
      (await rowsOf(place, `select class from school.access_log where reader = $1`, [zeynep.id])).length,
    ).toBe(1);
    const grown = await aPupil(school, { given: 'Sem', born: '2009-01-01' });
    expect((await take(await aGuardian(grown), grown.id)).status).toBe(404);
    expect((await take(grown, noor.id)).status).toBe(404);
    expect((await take(coach, noor.id)).status).toBe(403);
  });
});
