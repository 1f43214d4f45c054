import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  anAdministrator,
  anotherHat,
  aPupil,
  aSchool,
  aServer,
  aTeachingGroup,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const visit = async (who: Person) => server.visitor(await signedIn(who));
async function take(who: Person, url: string) {
  const { cookie } = await signedIn(who);
  const answer = await server.fastify.inject({ url, headers: { host: 'leerkring.test', cookie } });
  if (answer.statusCode !== 200) return { status: answer.statusCode, files: {} as Record<string, string> };
  const files = Object.entries(unzipSync(answer.rawPayload));
  return {
    status: 200,
    files: Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')])),
  };
}
const tablesIn = (files: Record<string, string>) => {
  const { tables } = JSON.parse(files['data.json'] ?? '') as { tables: Record<string, { id?: string }[]> };
  // looking and taking leave lines of their own
  const { access_log: _, journal: __, ...rest } = tables;
  return rest;
};

async function aWholeSchool() {
  const school = await aSchool(place);
  const noor = await aPupil(school, {
    given: 'Noor',
    family: 'Aydın',
    born: '2013-03-02',
    group: await aBaseGroup(school, { name: '2B' }),
    coach: await aCoach(school, { given: 'Marit', family: 'Vos' }),
    enrolledIn: [await aTeachingGroup(school, { name: 'Engels 2B' })],
  });
  await aGoal(noor, { title: '=Tien woorden per dag' });
  const irene = await aLeader(school, { given: 'Irene', family: 'Duyf' });
  const gijs = await anAdministrator(school, { given: 'Gijs', family: 'Tromp' });
  return { school, noor, irene, gijs, page: `/exchange/record/of/${noor.id}` };
}

describe('the whole record of a pupil in the hands of the school', () => {
  it('is asked by the leader with a reason, agreed by another, and holds what the pupil takes along', async () => {
    const { noor, irene, gijs, page } = await aWholeSchool();
    const leader = await visit(irene);
    expect((await leader.get('/exchange/record/of?find=no')).text).toContain('Noor Aydın');
    expect((await leader.get('/exchange/record/of?find=aydin')).text).toContain('2B');
    const form = (await leader.get(page)).form('Vraag een tweede');
    expect((await leader.post(form.action, form.fields)).status).toBe(422);
    const asked = { ...form.fields, reason: 'asked', why: 'moeder belde op maandag' };
    expect((await leader.post(form.action, asked)).location).toBe(page);
    await leader.post(page, { reason: 'moves', why: 'nog eens gedrukt' });
    expect((await leader.get(page)).text).toContain('Gevraagd.');
    const [word] = await rowsOf(place, `select id from school.second_word where object = $1`, [noor.id]);
    const file = `${page}/file?word=${word?.['id']}`;
    expect((await take(irene, file)).status).toBe(404);

    const office = await visit(gijs);
    const waiting = await office.get('/people/second');
    expect(waiting.text).toContain('Het dossier van Noor Aydın meenemen');
    expect(waiting.text).toContain('moeder belde op maandag');
    const yes = waiting.forms.filter(({ action }) => action === '/people/second');
    expect(yes).toHaveLength(1);
    await office.post('/people/second', { ...yes[0]?.fields, answer: 'yes' });

    const told = 'Er is akkoord op wat je vroeg';
    expect((await leader.get('/home/school')).text).toContain(told);
    expect((await leader.get('/exchange/record/of')).text).toContain('Gijs Tromp ging akkoord');
    expect((await leader.get(page)).text).toContain('Neem het dossier mee');
    const { status, files } = await take(irene, file);
    expect(status).toBe(200);
    // what was taken is told no more on the first screen, and stands where it was asked
    expect((await leader.get('/home/school')).text).not.toContain(told);
    expect((await leader.get('/people/second')).text).toContain('Gijs Tromp ging akkoord');
    expect(files['dossier.html']).toContain('<h1>Alles over Noor Aydın</h1>');
    expect(files['dossier.html']).toContain('Engels 2B');
    expect(files['dossier.html']).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    // every column has a word of ours
    expect(files['dossier.html']).not.toMatch(/<dt>[a-z]+_/);
    expect(files['csv/goal.csv']).toContain("'=Tien woorden");
    const own = await take(noor, `/exchange/record/file?of=${noor.id}`);
    expect(tablesIn(files)).toEqual(tablesIn(own.files));
    // who agreed does not carry it off, and a word about one pupil opens no other
    expect((await take(gijs, file)).status).toBe(403);
    const other = await aPupil(noor.school, { given: 'Sem' });
    const elsewhere = `/exchange/record/of/${other.id}/file?word=${word?.['id']}`;
    expect((await take(irene, elsewhere)).status).toBe(404);

    // for a day, and each time leaves its line
    expect((await take(irene, file)).status).toBe(200);
    const lines = `select from school.journal where object = $1 and verb = 'exchange.taken' and actor = $2`;
    expect(await rowsOf(place, lines, [noor.id, irene.id])).toHaveLength(2);
    await place.admin.query('update school.second_word set until = $2 where object = $1', [noor.id, now]);
    expect((await take(irene, file)).status).toBe(404);

    const pupil = await (await visit(noor)).get(`/people/looked?of=${noor.id}`);
    expect(pupil.text).toContain('de schoolleider nam alles over jou mee, want jij of je ouder vroeg erom');
    expect(pupil.text).toContain('De schoolleider rond');
    const mother = await aGuardian(noor, { given: 'Zeynep' });
    const seen = await (await visit(mother)).get(`/people/looked?of=${noor.id}`);
    expect(seen.text).toContain('nam alles over Noor mee, want jij of je kind vroeg erom');
  });

  it('is agreed to under the name of whose it is, whatever was written by hand with the question', async () => {
    const { school, irene, gijs } = await aWholeSchool();
    const bram = await aPupil(school, { given: 'Bram', family: 'de Wit' });
    await place.admin.query(
      `insert into school.second_word (school_id, id, what, object, detail, asked_by, asked_at, until, answer_from)
       values ($1, gen_random_uuid(), 'exchange.record', $2, $3, $4, $5, $5::timestamptz + interval '1 day', 'either')`,
      [
        school.id,
        bram.id,
        '{"name":"Noor Aydın","pupil":"Noor Aydın","reason":"asked","why":"moeder belde"}',
        irene.id,
        now,
      ],
    );
    const waiting = (await (await visit(gijs)).get('/people/second')).text;
    expect(waiting).toContain('Het dossier van Bram de Wit meenemen');
    expect(waiting).not.toContain('Noor');
  });

  it('is nobody else’s: not a coach’s, not another school’s, not of a leader’s own child', async () => {
    const { school, noor, irene, page } = await aWholeSchool();
    expect((await (await visit(await aCoach(school))).get(page)).status).toBe(404);
    expect((await (await visit(await aLeader(await aSchool(place)))).get(page)).status).toBe(404);
    const parent = await anotherHat(irene, 'guardian');
    await place.admin.query(
      `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, authority, source)
       values ($1, gen_random_uuid(), $2, 'guardian', $3, '2026-08-01', 'infinity', 'full', 'manual')`,
      [school.id, parent.id, noor.id],
    );
    expect((await (await visit(irene)).get(page)).status).toBe(404);
  });
});
