import { expect, test } from 'vitest';
import { newId } from '#platform/id';
import { brings, settled } from '../../../../tests/world/bringing.ts';
import {
  aDatabase,
  anAdministrator,
  aSchool,
  aServer,
  aYear,
  now,
  rowsOf,
  signedIn,
} from '../../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);

const edex = (pupils: readonly (readonly [string, string])[], group: string) =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
  <EDEX><school><schooljaar>2026-2027</schooljaar></school>
  <groepen><groep key="a"><naam>${group}</naam><jaargroep>6</jaargroep></groep></groepen>
  <leerlingen>${pupils.map(([key, name]) => `<leerling key="${key}"><achternaam>Vos</achternaam><roepnaam>${name}</roepnaam><groep key="a"/></leerling>`).join('')}</leerlingen>
  <leerkrachten><leerkracht key="t"><achternaam>Jansma</achternaam><roepnaam>Marit</roepnaam><groepen><groep key="a"/></groepen></leerkracht></leerkrachten></EDEX>`);

test('a primary school comes in by EDEXML: groups, pupils and teachers who coach; who is gone from the next file has left', async () => {
  const school = await aSchool(place);
  await aYear(school);
  const who = await signedIn(await anAdministrator(school));
  const office = server.visitor(who);
  const bring = async (bytes: Uint8Array) => {
    const { location = '' } = await brings(server, who, bytes, { name: 'edex.xml', key: newId(now) });
    const preview = await settled(office, location);
    const { action, fields } = preview.form('apply');
    const { location: after = '' } = await office.post(action, fields);
    expect((await settled(office, after)).text).toContain('Het is ingelezen');
    return preview;
  };
  const state = async () =>
    await rowsOf(
      place,
      `select person.given, base_group.name as group, coach.given as coach, pupil.left_on is not null as left
       from school.pupil join school.person on person.id = pupil.id
       left join school.base_group on base_group.id = pupil.base_group_id
       left join school.relation on relation.object = pupil.id and relation.kind = 'coach'
       left join school.person coach on coach.id = relation.subject
       where pupil.school_id = $1 order by person.given`,
      [school.id],
    );
  await bring(
    edex(
      [
        ['1', 'Daan'],
        ['2', 'Noor'],
      ],
      '6A',
    ),
  );
  expect(await state()).toEqual([
    { given: 'Daan', group: '6A', coach: 'Marit', left: false },
    { given: 'Noor', group: '6A', coach: 'Marit', left: false },
  ]);
  const preview = await bring(
    edex(
      [
        ['2', 'Noor'],
        ['3', 'Sem'],
      ],
      '6A',
    ),
  );
  expect(preview.text).toContain('Daan');
  expect((await state()).map(({ given, left }) => [given, left])).toEqual([
    ['Daan', true],
    ['Noor', false],
    ['Sem', false],
  ]);
  expect(server.log).toEqual([]);
});
