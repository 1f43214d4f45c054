import type pg from 'pg';
import { addDays } from '#platform/dates';
import { Usernames } from '../../modules/exchange/username/model.ts';
import type { World } from '../plan.ts';
import { codeOf } from '../roster.ts';
import { foundations, office } from '../schools.ts';
import * as store from '../store.ts';

/** Places, gradations and settings are the school's own; the import finds its schools again by their codes. */
export async function addOrganisations(
  client: pg.ClientBase,
  { size, calendar, schools, idOf }: World,
): Promise<void> {
  await store.note(client, size, null);
  const organisation = (key: string) => idOf(`organisation ${key}`);
  await store.addOrganisations(client, [
    ...foundations.map(({ key, name, place }) => ({
      id: organisation(key),
      kind: 'foundation',
      name,
      place,
      code: codeOf(key),
      language: 'nl',
    })),
    ...schools.map(({ wish }) => ({
      id: organisation(wish.handle),
      kind: 'school',
      name: wish.name,
      place: wish.place,
      parent: wish.foundation === undefined ? null : organisation(wish.foundation),
      code: codeOf(wish.handle),
      handle: wish.handle,
      sector: wish.sector,
      language: wish.language,
    })),
    {
      id: organisation(office.handle),
      kind: 'office',
      name: office.name,
      place: office.place,
      code: codeOf(office.handle),
      handle: office.handle,
      language: 'nl',
    },
  ]);
  await store.addGradations(
    client,
    schools.flatMap(({ wish }) =>
      wish.gradations.map(([months, level]) => ({
        school: organisation(wish.handle),
        since: `${addDays(calendar.day, Math.round(-30.44 * months)).slice(0, 8)}01`,
        level,
      })),
    ),
  );
  await store.addSettings(
    client,
    schools.map(({ wish }) => ({
      school: organisation(wish.handle),
      week_open: wish.weekOpen,
      goals_open: wish.goalsOpen,
    })),
  );
  await store.addBreaks(
    client,
    schools.flatMap(({ wish }) =>
      calendar.breaks.map(({ title, from, until }) => ({
        school: organisation(wish.handle),
        id: idOf(`break ${wish.handle} ${from}`),
        title,
        starts: from,
        ends: until,
      })),
    ),
  );
}

type PersonAt = (handle: string, key: string) => string;

export async function addOfficeWorkers(
  client: pg.ClientBase,
  { schools, idOf }: World,
  personAt: PersonAt,
  passwordHash: string,
): Promise<void> {
  const usernames = new Usernames();
  const rows: store.Rows[number][] = [];
  for (const { given, family, is } of office.people) {
    const key = is ?? `${given} ${family}`;
    const home = schools.find(({ staff }) => staff.some((one) => one.key === is));
    const known =
      home === undefined ? undefined : await store.accountOf(client, personAt(home.wish.handle, key));
    rows.push({
      id: idOf(`membership office ${key}`),
      account: known ?? idOf(`account office ${key}`),
      office: idOf(`organisation ${office.handle}`),
      person: idOf(`person office ${key}`),
      username: usernames.propose(given, family),
      name: `${given} ${family}`,
    });
  }
  await store.addOfficeWorkers(client, passwordHash, rows);
}
