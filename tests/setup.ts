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
    const [newest, oldest] = await Promise.all([
      started(throwAway()),
      old === undefined ? undefined : started(throwAwayFrom(old)),
    ]);
    project.provide('postgres', { 18: newest, ...(oldest === undefined ? {} : { 15: oldest }) });
  } catch (problem) {
    await end();
    throw problem;
  }
  return end;
}
