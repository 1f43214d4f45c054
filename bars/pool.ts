import type { Connect } from '#platform/database';
import { Database } from '#platform/database';
import { oneOf, text, uuid } from '#platform/column';
import { openScope } from '#platform/scope';
import { sqlFor } from '#platform/statement';
import { aGoal } from '../tests/world/goal.ts';
import { aCoach, aGuardian, aLeader, anAdministrator, aPupil, type Person } from '../tests/world/people.ts';
import { signedIn } from '../tests/world/signed-in.ts';
import { aSchool } from '../tests/world/school.ts';
import { now, type TestDatabase } from '../tests/world/cluster.ts';
import pg from 'pg';
import type { Bar } from './bar.ts';
import { chance } from './chance.ts';
import { onDatabase } from './database.ts';

const member = sqlFor('member');
const school = sqlFor('school');
const counts = sqlFor('counts');
const whoseGoals = member.many('pool.goals', 'select school_id, pupil_id, title from school.goal', {
  out: { school: uuid, pupil: uuid, title: text },
});
const whoseGroups = school.many('pool.people', 'select school_id, id from school.person', {
  out: { school: uuid, id: uuid },
});
const whoseFigures = counts.many('pool.figures', 'select school_id, pupil_id, kind from school.goal', {
  out: { school: uuid, pupil: uuid, kind: oneOf('end', 'period', 'learning', 'work', 'personal') },
});
/** Breaks in the middle of a batch: what comes after may not inherit anything. */
const breaks = member.many(
  'pool.breaks',
  'select 1 / (select count(*)::integer from school.goal where false)',
  {
    out: { never: text },
  },
);
const wait = member.many('pool.wait', "select 'x' from pg_sleep(0.002)", { out: { x: text } });

type Visitor = {
  readonly person: Person;
  readonly token: Buffer;
  readonly leads: boolean;
  readonly sees: ReadonlySet<string>;
};

/** Two schools with people of every hat, and what each of them sees when nobody is in the way. */
async function visitors(place: TestDatabase): Promise<readonly Visitor[]> {
  const found: Visitor[] = [];
  for (const name of ['Veenlicht', 'Zandpoort', 'Kleiduin']) {
    const here = await aSchool(place, { name, weekOpen: true });
    const coach = await aCoach(here);
    const leader = await aLeader(here);
    const people: Person[] = [coach, leader, await anAdministrator(here)];
    for (let n = 0; n < 4; n += 1) {
      const pupil = await aPupil(here, { coach, given: `${name}${n}` });
      await aGoal(pupil, { kind: 'end', title: `${name} ${n} eind` });
      await aGoal(pupil, { kind: 'work', title: `${name} ${n} taak` });
      people.push(pupil, await aGuardian(pupil));
    }
    for (const person of people)
      found.push({
        person,
        token: (await signedIn(person)).token,
        leads: person === leader,
        sees: new Set(),
      });
  }
  const database = new Database(place.connect);
  const knowing: Visitor[] = [];
  for (const visitor of found) knowing.push({ ...visitor, sees: new Set(await look(database, visitor)) });
  await database.close();
  return knowing;
}

/** What somebody sees, as rows that name their school. */
async function look(database: Database, { person, token, leads }: Visitor): Promise<string[]> {
  const open = openScope(token, null, now);
  const named = (rows: readonly { school: string; pupil?: string; id?: string }[]) =>
    rows.map((row) => `${row.school} ${row.pupil ?? row.id}`);
  if (person.hat === 'administrator') return named((await database.read('school', [open, whoseGroups()]))[1]);
  if (leads) return named((await database.read('counts', [open, whoseFigures()]))[1]);
  return named((await database.read('member', [open, whoseGoals()]))[1]);
}

type Count = {
  asked: number;
  wrong: number;
  forgetful: number;
  leaked: number;
  broken: number;
  left: number;
};

async function storm(place: TestDatabase, everybody: readonly Visitor[], requests: number, seed: number) {
  const database = new Database(place.connect);
  const lot = chance(seed);
  const count: Count = { asked: 0, wrong: 0, forgetful: 0, leaked: 0, broken: 0, left: 0 };
  const request = async () => {
    const visitor = lot.one(everybody);
    const kind = lot.below(100);
    count.asked += 1;
    if (kind < 20) {
      // forgets to open: another's scope must not be lying about
      count.forgetful += 1;
      const [goals] = await database.read('member', [whoseGoals()]);
      const [figures] = await database.read('counts', [whoseFigures()]);
      const [people] = await database.read('school', [whoseGroups()]);
      count.leaked += goals.length + figures.length + people.length;
    } else if (kind < 30) {
      // breaks half-way, after the door was opened
      count.broken += 1;
      await database
        .read('member', [openScope(visitor.token, null, now), whoseGoals(), breaks()])
        .catch(() => undefined);
    } else if (kind < 40) {
      // a transaction of several batches that is left without an end
      count.left += 1;
      await database
        .inTransaction('member', async (transaction) => {
          await transaction.send([openScope(visitor.token, null, now), whoseGoals()]);
          if (lot.maybe(0.5)) await transaction.send([wait()]);
          throw new Error('left');
        })
        .catch(() => undefined);
    } else {
      const seen = await look(database, visitor).catch(() => ['refused']);
      const same = seen.length === 0 ? visitor.sees.size === 0 : new Set(seen).size === visitor.sees.size;
      if (!same || seen.some((row) => !visitor.sees.has(row))) count.wrong += 1;
    }
  };
  let begun = 0;
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (begun < requests) {
        begun += 1;
        await request();
      }
    }),
  );
  await database.close();
  return count;
}

/** The control: the scope set for the session, as pools without care do it; whoever forgets then sees somebody's rows. */
async function careless(
  place: TestDatabase,
  connect: Connect,
  everybody: readonly Visitor[],
): Promise<number> {
  await place.admin.query(`
    grant execute on function pg_catalog.set_config(text, text, boolean) to app_member;
    create policy planted on school.goal for select to app_member
      using (school_id = nullif(current_setting('planted.school', true), '')::uuid)`);
  const pool = new pg.Pool({ ...connect('member'), max: 4 });
  let leaked = 0;
  for (let n = 0; n < 200; n += 1) {
    const visitor = everybody[n % everybody.length] as Visitor;
    if (n % 3 === 0) leaked += (await pool.query('select from school.goal')).rowCount ?? 0;
    else await pool.query("select set_config('planted.school', $1, false)", [visitor.person.school.id]);
  }
  await pool.end();
  return leaked;
}

export const pool: Bar = {
  name: 'db:pool',
  promise:
    'Requests that share connections never see each other’s rows: not mixed, not broken off, not when one forgets to open.',
  run: ({ postgres, size = 'full', seed = 20_261_121 }) =>
    onDatabase({ postgres }, async (place) => {
      const everybody = await visitors(place);
      const failures: string[] = [];
      if (everybody.filter(({ sees }) => sees.size > 0).length < everybody.length / 2)
        failures.push('most visitors see nothing at all, so nothing was proven');
      const requests = { fast: 10_000, full: 10_000, all: 100_000 }[size];
      const began = performance.now();
      const count = await storm(place, everybody, requests, seed);
      const seconds = (performance.now() - began) / 1000;
      if (count.wrong > 0) failures.push(`${count.wrong} requests saw other rows than their own`);
      if (count.leaked > 0) failures.push(`${count.leaked} rows were seen by requests that opened nothing`);
      const leaked = await careless(place, place.connect, everybody);
      if (leaked === 0) failures.push('the control was not found: a scope kept in the session');
      return {
        met: failures.length === 0,
        figures: { ...count, 'control leaked': leaked, perSecond: Math.round(count.asked / seconds), seed },
        failures,
      };
    }),
};
