import type { TestProject } from 'vitest/node';
import { makeTemplate, type Place, throwAway } from './world/cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The throw-away PostgreSQL of this run, by major version. */
    postgres: { readonly 18: Place };
  }
}

/** One throw-away cluster for a whole `npm test`, with one migrated database to copy from (stack §1.1). */
export default async function setup(project: TestProject) {
  const cluster = await throwAway();
  try {
    await makeTemplate(cluster.place);
  } catch (problem) {
    await cluster.stop();
    throw problem;
  }
  project.provide('postgres', { 18: cluster.place });
  return () => cluster.stop();
}
