import type { TestProject } from 'vitest/node';
import { findPostgres15 } from '../scripts/postgres15.mjs';
import { makeTemplate, type Place, type ThrowAway, throwAway } from './world/cluster.ts';
import { throwAwayFrom } from './world/foreign.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The throw-away PostgreSQLs of this run, by major version. */
    postgres: Partial<Readonly<Record<18 | 15, Place>>>;
    /** On which of them a project's tests run. */
    major: 18 | 15;
  }
}

/**
 * One throw-away cluster for a whole `npm test`, with one migrated database to copy from (stack §1.1), and a second one
 * of the oldest PostgreSQL we promise, for stores and policies (vitest.config.ts).
 */
export default async function setup(project: TestProject) {
  const clusters: ThrowAway[] = [];
  const end = async () => {
    for (const cluster of clusters) await cluster.stop();
  };
  const started = async (starting: Promise<ThrowAway>) => {
    const cluster = await starting;
    clusters.push(cluster);
    await makeTemplate(cluster.place);
    return cluster.place;
  };
  try {
    const old = project.vitest.projects.some(({ name }) => name === 'store on 15')
      ? findPostgres15()
      : undefined;
    // settled, not all: while the one fails the other is still starting, and would be left behind
    const settled = await Promise.allSettled([
      started(throwAway()),
      ...(old === undefined ? [] : [started(throwAwayFrom(old))]),
    ]);
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    const [newest, oldest] = settled.map((one) => (one as PromiseFulfilledResult<Place>).value);
    project.provide('postgres', {
      ...(newest === undefined ? {} : { 18: newest }),
      ...(oldest === undefined ? {} : { 15: oldest }),
    });
  } catch (problem) {
    await end();
    throw problem;
  }
  return end;
}
