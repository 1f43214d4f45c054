import type { Bar } from './bar.ts';
import { onDatabase } from './database.ts';
import { otherGrants } from './lint/grants.ts';
import { laws, ourTables } from './lint/laws.ts';

const grantLaw = 'every grant on a table is one of the rights tables, and the other way round';
const plantedGrant = 'grant delete on school.access_log to app_member';

export const lint: Bar = {
  name: 'db:lint',
  promise:
    'The database itself keeps the laws of the house: forced row security, the school in every key, no power to roles.',
  run: ({ postgres }) =>
    onDatabase({ postgres }, async ({ admin }) => {
      const ask = async (sql: string) => {
        const { rows } = await admin.query<string[]>({ text: sql, rowMode: 'array' } as never);
        return rows.map((row) => String(row[0]));
      };
      const failures: string[] = [];
      for (const { name, broken } of laws)
        for (const line of await ask(broken)) failures.push(`${name}: ${line}`);
      for (const line of await otherGrants(admin)) failures.push(`${grantLaw}: ${line}`);
      // the control: each law must find what was planted against it
      let found = 0;
      for (const { name, broken, planted } of laws) {
        const before = (await ask(broken)).length;
        await admin.query('begin');
        try {
          await admin.query(planted);
          if ((await ask(broken)).length > before) found += 1;
          else failures.push(`the control was not found: ${name}: ${planted}`);
        } finally {
          await admin.query('rollback');
        }
      }
      await admin.query('begin');
      await admin.query(plantedGrant);
      if ((await otherGrants(admin)).some((line) => line.startsWith('app_member DELETE school.access_log')))
        found += 1;
      else failures.push(`the control was not found: ${grantLaw}: ${plantedGrant}`);
      await admin.query('rollback');
      const { rows } = await admin.query(`select count(*)::integer as n from ${ourTables}`);
      return {
        met: failures.length === 0,
        figures: { laws: laws.length + 1, tables: rows[0].n, findings: failures.length, planted: found },
        failures,
      };
    }),
};
