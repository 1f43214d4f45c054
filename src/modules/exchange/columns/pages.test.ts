import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/id';
import { brings, settled } from '../../../../tests/world/bringing.ts';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  anAdministrator,
  aPupil,
  aSchool,
  aServer,
  aYear,
  now,
  rowsOf,
  type School,
  signedIn,
  waitingForAnother,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const anOffice = async (school: School) => {
  const who = await signedIn(await anAdministrator(school, { given: 'Gijs', family: 'Tromp' }));
  return { who, visitor: server.visitor(who) };
};
type Office = Awaited<ReturnType<typeof anOffice>>;

/** Where a file leads to once the server has done what was asked. */
async function leadsTo({ visitor }: Office, path: string) {
  const page = await settled(visitor, path);
  return page.location === undefined ? page : await visitor.get(page.location);
}
const pastes = async (office: Office, list: string, pasted: string) => {
  const { location = '' } = await office.visitor.post('/exchange/sheet', { list, pasted, called: 'plak' });
  return { at: location, page: await leadsTo(office, location) };
};
/** Takes the columns as they are guessed. */
async function confirms(office: Office, { at, page }: Awaited<ReturnType<typeof pastes>>) {
  const { action, fields } = page.form('columns');
  expect((await office.visitor.post(action, fields)).location).toBe(at);
  return await leadsTo(office, at);
}
async function applies(office: Office, page: Awaited<ReturnType<typeof leadsTo>>) {
  const { action, fields } = page.form('apply');
  const { location = '' } = await office.visitor.post(action, fields);
  const after = await leadsTo(office, location);
  expect(after.text).toContain('Het is ingelezen');
}
const tab = (...rows: readonly string[]) => rows.map((row) => row.replaceAll('|', '\t')).join('\n');
const peopleOf = async (school: School) =>
  (
    await rowsOf(
      place,
      `select concat_ws(' ', given, nullif(family, '')) as name from school.person where school_id = $1 order by 1`,
      [school.id],
    )
  ).map(({ name }) => name);

describe('a school without a roster comes in by lists', () => {
  it('staff, pupils, parents and lessons, each pasted, matched and looked at first', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);

    const staff = await pastes(
      office,
      'staff',
      tab('Code|Naam|Functie', 'jnm|Jansma, Marit|docent', 'oen|Pieter Oen|schoolleider'),
    );
    expect(staff.page.text).toContain('Wat staat er in welke kolom?');
    expect(await peopleOf(school)).toEqual(['Gijs Tromp']);
    await applies(office, await confirms(office, staff));

    const pupils = await pastes(
      office,
      'pupils',
      tab(
        'Stamnr|Roepnaam|Tussenvoegsel|Achternaam|Klas|Mentor|Geboortedatum',
        '101|Noor||Aydın|1A|jnm|2-3-2013',
        '102|Sem|de|Wit|1A|Marit Jansma|2013-11-30',
        '103|Daan||Vos|1B|onbekend|',
      ),
    );
    const preview = await confirms(office, pupils);
    expect(preview.text).toContain('onbekend is hier geen medewerker');
    await applies(office, preview);
    const coached = await rowsOf(
      place,
      `select count(*)::int as n from school.relation where school_id = $1 and kind = 'coach'`,
      [school.id],
    );
    expect(coached).toEqual([{ n: 2 }]);

    const guardians = await pastes(
      office,
      'guardians',
      tab(
        'Naam|E-mail|Leerlingnummer',
        'Zeynep Aydın|z@x.test|101',
        'Jan de Wit||102',
        'Jan de Wit||103',
        'Ria|r@x.test|999',
      ),
    );
    const looked = await confirms(office, guardians);
    expect(looked.text).toContain('Leerling 999 vinden we niet');
    expect(looked.text).toContain('per kind iemand');
    await applies(office, looked);
    const ties = await rowsOf(
      place,
      `select count(*)::int as ties, count(distinct subject)::int as people, count(confirmed_at)::int as confirmed
       from school.relation where school_id = $1 and kind = 'guardian'`,
      [school.id],
    );
    expect(ties).toEqual([{ ties: 3, people: 3, confirmed: 0 }]);

    const lessons = await pastes(
      office,
      'lessons',
      tab('Lesgroep|Vak|Stamnummer|Docent', '1A-wi|Wiskunde|101|jnm', '1A-wi|Wiskunde|102|'),
    );
    await applies(office, await confirms(office, lessons));
    const classes = await rowsOf(
      place,
      `select name, subject, (select count(*)::int from school.enrolment where teaching_group_id = teaching_group.id) as pupils
       from school.teaching_group where school_id = $1`,
      [school.id],
    );
    expect(classes).toEqual([{ name: '1A-wi', subject: 'Wiskunde', pupils: 2 }]);
    expect(server.log).toEqual([]);
  });

  it('and the next list with the same heads is not asked about; it changes what it says and ends nobody', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    const first = await pastes(
      office,
      'pupils',
      tab('Nummer|Naam|Klas', '1|Noor Aydın|1A', '2|Sem de Wit|1A'),
    );
    await applies(office, await confirms(office, first));

    const second = await pastes(
      office,
      'pupils',
      tab('Nummer|Naam|Klas', '2|Sem de Wit|1B', '3|Daan Vos|1B'),
    );
    expect(second.page.text).toContain('Andere kolommen kiezen');
    await applies(office, second.page);
    const there = await rowsOf(
      place,
      `select given, base_group.name as group, pupil.left_on from school.pupil
       join school.person on person.id = pupil.id left join school.base_group on base_group.id = pupil.base_group_id
       where pupil.school_id = $1 order by given`,
      [school.id],
    );
    expect(there).toEqual([
      { given: 'Daan', group: '1B', left_on: null },
      { given: 'Noor', group: '1A', left_on: null },
      { given: 'Sem', group: '1B', left_on: null },
    ]);

    const again = await pastes(office, 'pupils', tab('Nummer|Naam|Klas', '2|Sem de Wit|1B', '3|Daan Vos|1B'));
    expect(again.page.text).toContain('Alles klopt al');
  });

  it('and who is known from another list is found by number or name: one coach in the place of another, nobody twice', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    const marit = await aCoach(school, { given: 'Marit', family: 'Jansma' });
    const group = await aBaseGroup(school, { name: '1a' });
    const noor = await aPupil(school, { given: 'Noor', family: 'Aydın', group, born: '2013-03-02' });
    await place.admin.query(
      `insert into school.external_id (school_id, kind, system, value, object_id) values ($1, 'person', 'oneroster', '4711', $2)`,
      [school.id, noor.id],
    );
    const list = tab('Nummer|Naam|Klas|Mentor', '4711|Noor Aydin|1A|Marit Jansma', '4712|Sem|1A|');
    await applies(office, await confirms(office, await pastes(office, 'pupils', list)));
    expect(await peopleOf(school)).toEqual(['Gijs Tromp', 'Marit Jansma', 'Noor Aydin', 'Sem']);
    const staff = tab('Naam|Mentor van', 'Pieter Oen|1A');
    await applies(office, await confirms(office, await pastes(office, 'staff', staff)));
    const coaches = await rowsOf(
      place,
      `select person.given, count(*)::int as n from school.relation join school.person on person.id = relation.subject
       where relation.school_id = $1 and relation.kind = 'coach' and relation.valid_until > '2026-11-21' group by 1`,
      [school.id],
    );
    expect(coaches).toEqual([{ given: 'Pieter', n: 2 }]);
    const groups = await rowsOf(place, 'select id, name from school.base_group where school_id = $1', [
      school.id,
    ]);
    expect(groups).toEqual([{ id: group.id, name: '1a' }]);
    expect(marit.id).not.toBe('');
    expect(server.log).toEqual([]);
  });

  it('and what is wrong is told by row, with the mend; other columns may be chosen without bringing it again', async () => {
    const school = await aSchool(place);
    const office = await anOffice(school);
    const lines = tab(
      'Naam|Geboortedatum',
      'Noor Aydın|31-02-2013',
      'Sem de Wit|2013-01-01',
      'Sem de Wit|2013-01-01',
    );
    const yearless = await confirms(office, await pastes(office, 'pupils', lines));
    expect(yearless.text).toContain('De school heeft nog geen schooljaar.');
    await aYear(school);
    const brought = await pastes(office, 'pupils', lines);
    expect(brought.page.text).toContain('rij 2, Geboortedatum');
    expect(brought.page.text).toContain('31-02-2013');
    expect(brought.page.text).toContain('Sem de Wit staat ook in rij 3');
    const columns = await office.visitor.get(`${brought.at}/columns`);
    const { action, fields } = columns.form('columns');
    const wrong = await office.visitor.post(action, { ...fields, 'column-0': 'none' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Kies in welke kolom de naam staat');
    expect(await peopleOf(school)).toEqual(['Gijs Tromp']);
  });

  it('and is taken back within a day like any other import', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    const list = tab('Nummer|Naam|Klas', '1|Noor Aydın|1A', '2|Sem de Wit|1A');
    await applies(office, await confirms(office, await pastes(office, 'pupils', list)));
    const [brought] = await rowsOf(place, 'select id from school.import where school_id = $1', [school.id]);
    const { location = '' } = await office.visitor.post(`/exchange/import/${brought?.['id']}/undo`, {});
    const preview = await leadsTo(office, location);
    expect(preview.text).toContain('Noor Aydın');
    const { action, fields } = preview.form('apply');
    await leadsTo(office, (await office.visitor.post(action, fields)).location ?? '');
    const left = await rowsOf(
      place,
      'select left_on is not null as left from school.pupil where school_id = $1',
      [school.id],
    );
    expect(left).toEqual([{ left: true }, { left: true }]);
    expect(server.log).toEqual([]);
  });

  it('a file works like pasting, and a form without either says what is missing', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    const none = await office.visitor.post('/exchange/sheet', { pasted: ' ' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Kies wat er in de lijst staat.');
    expect(none.text).toContain('Plak hier de cellen');
    const { status, html } = await brings(server, office.who, strToU8('Naam;Klas\nNoor;1A\n'), {
      name: 'lijst.csv',
      key: newId(now),
      path: '/exchange/sheet',
    });
    expect(status).toBe(422);
    expect(html).toContain('Kies wat er in de lijst staat.');
  });

  it('is brought in as it was seen: what a colleague changed meanwhile is shown before anybody agrees to it', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const [gijs, ria] = [await anOffice(school), await anOffice(school)];
    const pasted = await pastes(
      gijs,
      'staff',
      tab('Nummer|Voornaam|Achternaam', '1|Jan|Peters', '2|Els|Bakker'),
    );
    const seen = await confirms(gijs, pasted);
    const { action, fields } = seen.form('apply');
    // the other administrator turns first and last names round
    const columns = (await ria.visitor.get(`${pasted.at}/columns`)).form('columns');
    const turned = { ...columns.fields, 'column-1': 'family', 'column-2': 'given' };
    expect((await ria.visitor.post(columns.action, turned)).status).toBe(303);
    await leadsTo(ria, pasted.at);
    const pressed = await gijs.visitor.post(action, { ...fields, key: newId(now) });
    const after = await leadsTo(gijs, pressed.location ?? '');
    expect(after.text).toContain('Intussen is er iets veranderd');
    expect(await peopleOf(school)).not.toContain('Peters Jan');
    await applies(gijs, after);
    expect(await peopleOf(school)).toContain('Peters Jan');
  });

  it('never goes over what another import is writing at that moment, though nothing of it could be seen yet', async () => {
    const school = await aSchool(place);
    await aYear(school);
    const office = await anOffice(school);
    const heads = 'Nummer|Voornaam|Achternaam';
    await applies(office, await confirms(office, await pastes(office, 'staff', tab(heads, '1|Jan|Peters'))));
    await applies(office, (await pastes(office, 'staff', tab(heads, '1|Jan|Peeters'))).page);
    const [last] = await rowsOf(place, 'select id from school.import where school_id = $1 order by id desc', [
      school.id,
    ]);
    const undo = await office.visitor.post(`/exchange/import/${last?.['id']}/undo`, {});
    const { action, fields } = (await leadsTo(office, undo.location ?? '')).form('apply');
    // the host's command, half-way; the school is read up to where it waits
    const host = place.admin;
    await host.query('begin');
    await host.query(`select pg_advisory_xact_lock(hashtext('leerkring.import'), hashtext($1))`, [school.id]);
    await host.query(`update school.person set given = 'Johan' where school_id = $1 and given = 'Jan'`, [
      school.id,
    ]);
    await host.query('lock table school.settled in access exclusive mode');
    const { location = '' } = await office.visitor.post(action, fields);
    await expect.poll(() => waitingForAnother(place)).toBeGreaterThan(0);
    await host.query('commit');
    expect((await leadsTo(office, location)).text).toContain('Intussen is er iets veranderd');
    expect(await peopleOf(school)).toEqual(['Gijs Tromp', 'Johan Peeters']);
  });
});
