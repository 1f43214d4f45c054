import { describe, expect, it } from 'vitest';
import { settled } from '../../../../../tests/world/bringing.ts';
import {
  aDatabase,
  aLeader,
  anAdministrator,
  aSchool,
  aServer,
  aYear,
  now,
  rowsOf,
  type School,
  signedIn,
} from '../../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);

/** Brings a list as it is pasted, with the columns as they are guessed, and carries it out. */
async function lists(office: Awaited<ReturnType<typeof anOffice>>, list: string, ...rows: readonly string[]) {
  const pasted = rows.map((row) => row.replaceAll('|', '\t')).join('\n');
  const { location = '' } = await office.post('/exchange/sheet', { list, pasted, called: 'plak' });
  const first = await settled(office, location);
  const columns = first.location === undefined ? first : await office.get(first.location);
  if (columns.text.includes('Wat staat er in welke kolom?')) {
    const { action, fields } = columns.form('columns');
    await office.post(action, fields);
  }
  const preview = await settled(office, location);
  const { action, fields } = preview.form('apply');
  await office.post(action, fields);
  expect((await settled(office, location)).text).toContain('Het is ingelezen');
  return preview;
}
const anOffice = async (school: School) => server.visitor(await signedIn(await anAdministrator(school)));

/** Somebody whom a list brought in, signed in with the code that the office made. */
async function broughtIn(school: School, given: string) {
  const [found] = await rowsOf(
    place,
    `select person.id, membership.id as membership, membership.account_id as account, membership.hat
     from school.person join platform.membership on membership.person_id = person.id
     where person.school_id = $1 and person.given = $2 and membership.hat <> 'guardian'`,
    [school.id, given],
  );
  const { id, membership, account, hat } = found as Record<string, string>;
  const who = { id, membership, account, hat, school } as unknown as Parameters<typeof signedIn>[0];
  return server.visitor(await signedIn(who));
}
const saysYes = async (school: School, visitor: Awaited<ReturnType<typeof broughtIn>>) => {
  const [word] = await rowsOf(
    place,
    'select id from school.second_word where school_id = $1 and agreed is null',
    [school.id],
  );
  return (await visitor.post('/people/second', { word: String(word?.['id']), answer: 'yes' })).status;
};

describe('an office that invents its second person', () => {
  it('waits a week for the word of a leader it brought in beside another', async () => {
    const school = await aSchool(place);
    await aYear(school);
    await aLeader(school);
    const office = await anOffice(school);
    await lists(office, 'staff', 'Code|Naam|Functie', 'zed|Zed Vals|rector');
    expect((await office.post('/exchange/out/ask', { whole: 'archive' })).status).toBe(303);
    const zed = await broughtIn(school, 'Zed');
    expect((await zed.get('/people/second')).text).toContain('las je in als schoolleider');
    expect(await saysYes(school, zed)).toBe(403);
    expect((await zed.post('/exchange/out/ask', { whole: 'archive' })).status).toBe(403);
    // the control: a week later everybody knows that there is another leader
    await rowsOf(
      place,
      `update school.relation set brought_at = brought_at - interval '8 days' where school_id = $1 and brought_at is not null`,
      [school.id],
    );
    expect(await saysYes(school, zed)).toBe(303);
  });

  it('believes the first leader of a school, and whom the host gave a code', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    await lists(office, 'staff', 'Code|Naam|Functie', 'els|Els Vrolijk|rector');
    await office.post('/exchange/out/ask', { whole: 'archive' });
    expect(await saysYes(school, await broughtIn(school, 'Els'))).toBe(303);

    server.setClock(new Date(now.getTime() + 60_000));
    await lists(
      office,
      'staff',
      'Code|Naam|Functie',
      'ben|Ben Opvolger|rector',
      'adi|Adi Erbij|administratie',
    );
    await office.post('/exchange/out/ask', { whole: 'oneroster' });
    const ben = await broughtIn(school, 'Ben');
    expect(await saysYes(school, ben)).toBe(403);
    expect(await saysYes(school, await broughtIn(school, 'Adi'))).toBe(403);
    const [{ id } = { id: '' }] = await rowsOf(
      place,
      `select id from school.person where school_id = $1 and given = 'Ben'`,
      [school.id],
    );
    await rowsOf(
      place,
      `insert into school.journal (school_id, id, at, actor, verb, object, to_state)
       select $1, gen_random_uuid(), brought_at, null, 'host.code_given', $2, 'new' from school.relation
       where school_id = $1 and subject = $2 and kind = 'leads_school'`,
      [school.id, id],
    );
    expect(await saysYes(school, ben)).toBe(303);
  });
});

describe('whoever brings a list', () => {
  it('gives themselves no pupil and no school to lead, and takes no pupil from their coach by it', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const gijs = await anAdministrator(school, { given: 'Gijs', family: 'Tromp' });
    const office = server.visitor(await signedIn(gijs));
    await lists(office, 'staff', 'Code|Naam|Functie', 'jnm|Marit Jansma|docent');
    await lists(office, 'pupils', 'Leerlingnummer|Naam|Klas|Mentor', '101|Noor Aydın|1A|jnm');
    const held = async () =>
      await rowsOf(
        place,
        `select kind, person.given from school.relation join school.person on person.id = relation.subject
         where relation.school_id = $1 and valid_until >= '2026-11-21' order by 1, 2`,
        [school.id],
      );
    expect(await held()).toEqual([{ kind: 'coach', given: 'Marit' }]);
    const own = ['Naam|Functie|Mentorklas', 'Gijs Tromp|schoolleider beheer|1A', 'Kim Bos|docent|'];
    expect((await lists(office, 'staff', ...own)).text).toContain('Wat je jezelf zou geven');
    expect(await held()).toEqual([{ kind: 'coach', given: 'Marit' }]);
    // the control: what another administrator brings in about Gijs, they are given
    const other = server.visitor(
      await signedIn(await anAdministrator(school, { given: 'Ria', family: 'Brink' })),
    );
    expect((await lists(other, 'staff', ...own)).text).not.toContain('Wat je jezelf zou geven');
    expect(await held()).toEqual([
      { kind: 'coach', given: 'Gijs' },
      { kind: 'leads_school', given: 'Gijs' },
    ]);
  });

  it('cannot do so by any other way: the door of the database refuses it while their import is carried out', async () => {
    const school = await aSchool(place);
    const gijs = await anAdministrator(school);
    const gives = async () => {
      await place.admin.query('begin');
      try {
        await place.admin.query(`set session authorization app_jobs`);
        await place.admin.query(`select app.open_job($1, now())`, [school.id]);
        await place.admin.query(
          `select app.add_relations(array[gen_random_uuid()], array[$1::uuid], array['leads_school'], array[$2::uuid],
             array[date '2026-08-01'], array[date '2027-07-31'], 'import')`,
          [gijs.id, school.id],
        );
        return 'given';
      } catch (error) {
        return (error as { code?: string }).code;
      } finally {
        await place.admin.query('rollback');
        await place.admin.query('reset session authorization');
      }
    };
    expect(await gives()).toBe('given');
    await rowsOf(
      place,
      `insert into school.upload (school_id, id, at, actor, format, file_name, state, agreed_by)
       values ($1, gen_random_uuid(), now(), $2, 'sheet:staff', 'x', 'agreed', $2)`,
      [school.id, gijs.id],
    );
    expect(await gives()).toBe('23514');
  });
});

describe('two guardians who are given each other’s names', () => {
  it('both wait for the school leader again where a judge restricted one, and nowhere else', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const leader = await aLeader(school);
    const office = await anOffice(school);
    await lists(office, 'pupils', 'Leerlingnummer|Naam|Klas', '101|Noor Aydın|1A', '102|Sem de Wit|1A');
    const head = 'Oudernummer|Naam|Leerlingnummer';
    await lists(office, 'guardians', head, 'z|Zeynep Aydın|101', 'c|Cem Aydın|101', 'j|Jan de Wit|102');
    await rowsOf(
      place,
      `update school.relation set confirmed_by = $2, confirmed_at = '2026-11-01',
         authority = case when person.given = 'Cem' then 'info' else 'full' end
       from school.person where relation.school_id = $1 and kind = 'guardian' and person.id = relation.subject`,
      [school.id, leader.id],
    );
    await lists(office, 'guardians', head, 'z|Cem Aydın|101', 'c|Zeynep Aydın|101', 'j|Johan de Wit|102');
    const stands = await rowsOf(
      place,
      `select person.given, relation.confirmed_at is not null as confirmed, authority, came_back
       from school.relation join school.person on person.id = relation.subject
       where relation.school_id = $1 and kind = 'guardian' order by 1`,
      [school.id],
    );
    expect(stands).toEqual([
      { given: 'Cem', confirmed: false, authority: 'full', came_back: true },
      { given: 'Johan', confirmed: true, authority: 'full', came_back: false },
      { given: 'Zeynep', confirmed: false, authority: 'info', came_back: true },
    ]);
  });
});
