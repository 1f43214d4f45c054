import type pg from 'pg';
import type { World } from '../plan.ts';
import * as store from '../store.ts';
import { putCourses } from './courses.ts';
import { putGoals } from './goals.ts';
import { collect, hereOf, pupilsOf } from './here.ts';
import { putTalks } from './talks.ts';
import { putWays } from './ways.ts';
import { putWeeks } from './weeks.ts';

/** What happened since the summer, school by school, one table after the other. */
export async function addYears(
  client: pg.ClientBase,
  world: World,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const found = await store.reachesOf(client);
  const reaches = new Map(found.map((one) => [`${one.pupil} ${one.sort} ${one.group ?? ''}`, one]));
  const versions = await store.versionsOf(client);
  for (const school of world.schools) {
    const { filled, put } = collect();
    const here = hereOf(world, ids, school);
    putCourses(here, (course) => versions.get(course), put);
    for (const one of pupilsOf(here, reaches))
      for (const putPart of [putGoals, putWays, putWeeks, putTalks]) putPart(here, one, put);
    await store.fill(client, filled);
    // the database plans its checks once: not for tables that are still empty
    if (school === world.schools[0]) await store.lookOver(client);
  }
  await store.release(client);
  await store.countWays(client);
}
