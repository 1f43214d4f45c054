import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { Database } from '#platform/database';
import { daysBetween } from '#platform/dates';
import type { Installation } from '#platform/installation';
import { bringCourses } from '#modules/courses';
import { importRoster } from '#modules/exchange';
import { asOwner } from '../host/store.ts';
import { planWorld, type Size, type World } from './plan.ts';
import { addOfficeWorkers, addOrganisations } from './rows/organisations.ts';
import { addYears } from './rows/years.ts';
import * as store from './store.ts';

export type { Size } from './plan.ts';
export { heroes } from './heroes.ts';

/** Everybody in a demo world signs in with this. It is printed on every screen that needs it, so it guards nothing. */
export const password = 'samen in de kring';

type Options = { readonly day: string; readonly say: (sentence: string) => void };
type Place = Pick<Installation, 'admin' | 'prefix' | 'connect'>;

/** A wish that is refused, with the way on. */
export class WorldProblem extends Error {}

/** Fills a database without schools at the first start, and tells at later ones what is there. */
export async function openWorld(place: Place, wish: Size | 'none', options: Options): Promise<Size | 'none'> {
  const here = await whatIsHere(place);
  if (here.organisations === 0 || (here.world !== 'none' && here.madeOn === null)) {
    const size = here.organisations === 0 ? wish : (here.world as Size);
    if (size === 'none') return 'none';
    await renewWorld(place, size, { ...options, fresh: true });
    return size;
  }
  if (here.world !== 'none' && here.madeOn !== null && daysBetween(here.madeOn, options.day) > 7)
    options.say(
      `The demo world was made on ${here.madeOn}, so its running week is over. To make it anew, which throws away whatever was done in it: npm run leerkring -- world ${here.world} --fresh`,
    );
  if (wish === 'large' && here.world === 'small')
    options.say(`The small demo world is here. For the large one: npm run leerkring -- world large --fresh`);
  return here.world;
}

/**
 * Makes a world by command. What is there is only ever thrown away as a whole, and only when all of it was made up: as
 * soon as one school stands here that no world made, nothing is.
 */
export async function renewWorld(
  place: Place,
  size: Size,
  { fresh, ...options }: Options & { readonly fresh: boolean },
): Promise<void> {
  const here = await whatIsHere(place);
  if (here.others.length > 0)
    throw new WorldProblem(
      `${here.others.join(', ')} is no school of a demo world, so nothing here is thrown away or mixed with one. Give a demo world a place of its own: LEERKRING_DATA=./demo npm start`,
    );
  if (here.organisations > 0 && !fresh)
    throw new WorldProblem(
      `A demo world (${here.world}) is here already. To throw it away, with whatever was done in it, and make another: npm run leerkring -- world ${size} --fresh`,
    );
  const started = performance.now();
  const world = planWorld(size, options.day);
  options.say(`Making the ${size} demo world of ${options.day} …`);
  if (here.organisations > 0) await asOwner(place, (client) => store.emptyEverything(client));
  await makeWorld(place, world, options.say);
  options.say(
    `The ${size} demo world is there, after ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
}

const whatIsHere = (place: Place) => asOwner(place, (client) => store.present(client));

/** Makes a world in a database without schools: the import first, by its own door, then what an import cannot know. */
async function makeWorld(place: Place, world: World, say: Options['say']): Promise<void> {
  const { made, calendar } = world;
  const passwordHash = hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await asOwner(place, (client) => addOrganisations(client, world));
  const database = new Database(place.connect);
  try {
    await importRoster(
      database,
      world.roster,
      // named as a school's own records name what they give out: it is read on the page of imports
      { fileName: `leerlingadministratie-${calendar.day}.zip`, bytes: Buffer.from(calendar.day) },
      { now: made, dryRun: false, say },
    );
    await bringCourses(
      database,
      world.shelf.map(({ course }) => course),
      { now: made, dryRun: false },
    );
  } finally {
    await database.close();
  }
  say('Courses, goals, weeks and talks …');
  await asOwner(place, async (client) => settle(client, world, await passwordHash));
}

async function settle(client: pg.ClientBase, world: World, passwordHash: string): Promise<void> {
  const { calendar, schools, idOf, size } = world;
  const { from, until } = calendar.year;
  const ids = await store.idsOf(client);
  const organisation = (key: string) => idOf(`organisation ${key}`);
  const personAt = (handle: string, key: string) =>
    ids.get(`${organisation(handle)} person ${key}`) as string;
  const everywhere = <T>(list: (school: World['schools'][number], id: string) => T[]) =>
    schools.flatMap((school) => list(school, organisation(school.wish.handle)));

  await store.addTeams(
    client,
    everywhere(({ wish }, school) =>
      wish.teams.map((name) => ({ school, id: idOf(`team ${school} ${name}`), name })),
    ),
    everywhere(({ groups }, school) =>
      groups.map(({ key, team, level }) => ({
        school,
        id: ids.get(`${school} group ${key}`),
        team: idOf(`team ${school} ${team}`),
        level,
      })),
    ),
  );
  await store.addRelations(
    client,
    everywhere(({ wish, staff }, school) =>
      staff.flatMap(({ key, team, leadsTeam }) => {
        if (team === undefined) return [];
        const subject = personAt(wish.handle, key);
        const object = idOf(`team ${school} ${team}`);
        const kinds = leadsTeam === undefined ? ['member'] : ['member', 'leads_team'];
        return kinds.map((kind) => ({
          school,
          id: idOf(`${kind} ${school} ${key}`),
          subject,
          kind,
          object,
          starts: from,
          ends: until,
        }));
      }),
    ),
  );
  await store.settleGuardians(
    client,
    everywhere(({ wish, staff, groups }, school) => {
      const leader = staff.find(({ leadsSchool }) => leadsSchool)?.key as string;
      return groups.flatMap(({ pupils }) =>
        pupils.flatMap((pupil) =>
          pupil.guardians.map(({ key, authority, confirmed, renewed }) => ({
            school,
            guardian: personAt(wish.handle, key),
            pupil: personAt(wish.handle, pupil.key),
            authority,
            renewed,
            confirmed_by: confirmed ? personAt(wish.handle, leader) : null,
            confirmed_at: confirmed ? calendar.past(-10, 2, '16:10') : null,
          })),
        ),
      );
    }),
  );
  const pupils = everywhere(({ wish, groups }, school) =>
    groups.flatMap((group) =>
      group.pupils.map((pupil) => ({ ...pupil, school, id: personAt(wish.handle, pupil.key) })),
    ),
  );
  await store.settlePupils(
    client,
    pupils.map(({ school, id, autonomy, opensGoals, opensWeek }) => ({
      school,
      id,
      autonomy,
      opens_goals: opensGoals,
      opens_week: opensWeek,
    })),
  );
  await store.coachedSince(client, from);
  const staff = everywhere((one, school) =>
    one.staff.map((person) => ({ ...person, school, id: personAt(one.wish.handle, person.key) })),
  );
  await store.letGo(
    client,
    [...pupils, ...staff]
      .filter(({ leftOn }) => leftOn !== undefined)
      .map(({ school, id, leftOn }) => ({ school, id, day: leftOn })),
  );
  const guardians = everywhere(({ wish, groups }, school) =>
    groups.flatMap((group) =>
      group.pupils.flatMap((pupil) =>
        pupil.guardians.map(({ key, signsIn }) => ({ school, id: personAt(wish.handle, key), signsIn })),
      ),
    ),
  );
  await store.giveAccess(
    client,
    from,
    passwordHash,
    [...pupils, ...staff, ...guardians]
      .filter(({ signsIn }) => signsIn)
      .map(({ school, id }) => ({ school, id })),
  );
  await addOfficeWorkers(client, world, personAt, passwordHash);
  await addYears(client, world, ids);
  await store.addLooks(
    client,
    world.looks.map(({ handle, pupil, reader, relation, at }) => ({
      school: organisation(handle),
      pupil: personAt(handle, pupil),
      reader: personAt(handle, reader),
      relation,
      at,
    })),
  );
  await store.lookOver(client);
  await store.note(client, size, calendar.day);
}
