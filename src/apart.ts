import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import type pg from 'pg';
import { type Errand, workOn } from '#modules/exchange';
import { answering } from '#platform/apart';
import { Database } from '#platform/database';

/** The thread in which the server reads and brings in files (decision 0020): with connections of its own, for one role. */
const { jobs } = workerData as { jobs: pg.PoolConfig };
// pages go first: on Linux this is the priority of this thread alone, elsewhere it would be that of the pages, too
if (process.platform === 'linux') setPriority(5);
const database = new Database(() => jobs);

answering(
  async (task) => {
    const { errand, at } = task as { errand: Errand; at: Date };
    // the time of the server runs on from when it sent the errand, also where a test has set its clock
    const ahead = at.getTime() - Date.now();
    await workOn(errand, { database, now: () => new Date(Date.now() + ahead) });
  },
  () => database.close(),
);
