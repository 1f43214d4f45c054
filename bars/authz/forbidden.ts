import pg from 'pg';
import type { Role } from '#platform/statement';
import { aSchool } from '../../tests/world/school.ts';
import { now, type TestDatabase } from '../../tests/world/cluster.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { register } from '../privacy/register.ts';
import { Witness } from './ask.ts';
import { aWorld, settle } from './world.ts';

const roles: readonly Role[] = ['gate', 'member', 'school', 'counts', 'network', 'jobs'];

/** What may be granted on tables with personal data, by hand: every other grant on them is forbidden. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  // accounts are the gate's alone
  platform: ['gate'],
  // no wall is crossed: the network's side and the gate have nothing in a school
  school: ['member', 'school', 'counts', 'jobs'],
};

/** Whoever counts sees none of these. */
const words =
  /^(given|family|born|title|measure|why|look_back|to_coach|how|action|cause|reason|evidence|feedback|outcome|text|before|after|name)$/;

type Answer = { rows?: number; code?: string };

async function asked(client: pg.Client, sql: string): Promise<Answer> {
  try {
    return { rows: (await client.query(sql)).rowCount ?? 0 };
  } catch (error) {
    return { code: (error as { code: string }).code };
  }
}

export const forbidden: Bar = {
  name: 'authz:forbidden',
  promise:
    'Who has no business with a child’s data has neither a grant nor a row: the office, the gate, figures, anybody without a scope, another school.',
  run: ({ postgres, seed = 20_261_121 }) =>
    onDatabase({ postgres }, async (place) => {
      const failures: string[] = [];
      let tries = 0;
      const expect = (held: boolean, otherwise: string) => {
        tries += 1;
        if (!held && failures.length < 60) failures.push(otherwise);
      };
      const world = aWorld(seed);
      await settle(place.admin, world);
      const personal = await tablesWithPersons(place);
      if (personal.length < 35)
        failures.push(`only ${personal.length} tables with personal data were found: the list is broken`);

      const clients = Object.fromEntries(
        await Promise.all(
          roles.map(async (role) => {
            const client = new pg.Client(place.connect(role));
            await client.connect();
            return [role, client] as const;
          }),
        ),
      ) as Record<Role, pg.Client>;
      try {
        // no grant, seen from the catalog and by trying
        for (const { table, columns } of personal)
          for (const role of roles) {
            const allowed = strangers[table.split('.')[0] as string]?.includes(role) ?? false;
            const { rows } = await place.admin.query(
              `select array(select privilege from unnest(array['select', 'insert', 'update', 'references']) privilege
                 where has_any_column_privilege($1, $2, privilege))
                 || array(select privilege from unnest(array['delete', 'truncate', 'trigger']) privilege
                 where has_table_privilege($1, $2, privilege)) as held`,
              [`app_${role}`, table],
            );
            const held = rows[0].held as string[];
            if (!allowed) expect(held.length === 0, `${role} has ${held.join(', ')} on ${table}`);
            expect(
              !held.some((power) => /references|truncate|trigger/.test(power)),
              `${role} has ${held.join(', ')} on ${table}`,
            );
            if (role === 'counts' && held.length > 0) {
              const { rows: readable } = await place.admin.query(
                `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
                 and has_column_privilege('app_counts', attrelid, attnum, 'select')`,
                [table],
              );
              for (const { attname } of readable)
                if (columns.includes(attname))
                  expect(!words.test(attname), `figures can read ${table}.${attname}`);
              expect(
                held.every((power) => power === 'select'),
                `figures can ${held.join(', ')} ${table}`,
              );
            }
            // without a scope: refused, or nothing
            for (const sql of [
              `select from ${table}`,
              `delete from ${table}`,
              `update ${table} set ${columns[0]} = ${columns[0]}`,
            ]) {
              const answer = await asked(clients[role], sql);
              // the gate's tables are its own; it needs no scope there
              if (role === 'gate' && allowed) continue;
              expect(
                answer.code === '42501' || answer.rows === 0,
                `${role} without a scope: ${sql}: ${answer.rows} rows`,
              );
            }
          }

        // with a scope of the office: nothing of any school
        const office = world.actors.find((actor) => actor.hat === 'office');
        if (office === undefined) throw new Error('this world has no office');
        const network = clients.network;
        await network.query('begin');
        await network.query('select app.open($1, null, $2, true)', [office.token, now]);
        for (const { table } of personal) {
          await network.query('savepoint s');
          const answer = await asked(network, `select from ${table}`);
          await network.query('rollback to s');
          expect(answer.code === '42501', `the office reads ${table}`);
        }
        await network.query('rollback');

        // nobody sees a row of another school, whoever they are
        for (const through of ['member', 'school', 'counts'] as const) {
          const witness = await Witness.as(place.place, place.name, through);
          try {
            for (const actor of world.actors.filter(({ ended }) => ended === undefined)) {
              if (!(await witness.open({ actor, through, subject: null, writes: true }))) continue;
              for (const [table, keys] of await witness.sees())
                for (const key of keys)
                  expect(
                    key.split('|')[0] === actor.school,
                    `${actor.hat} of ${actor.school} sees ${table} ${key}`,
                  );
              await witness.close();
            }
          } finally {
            await witness.end();
          }
        }
        const powers = await tools(clients, place);
        for (const [sql, answer] of powers)
          expect(answer.code === '42501', `${sql}: ${JSON.stringify(answer)}`);

        // the control: a grant too many must be found by the same questions
        await place.admin.query(
          'grant usage on schema school to app_network; grant select on school.person to app_network',
        );
        const planted = await asked(clients.network, 'select from school.person');
        if (planted.code === '42501') failures.push('the control was not found: a grant to the office');
      } finally {
        await Promise.all(Object.values(clients).map((client: pg.Client) => client.end()));
      }
      return {
        met: failures.length === 0,
        figures: { tables: personal.length, tries, failures: failures.length },
        failures,
      };
    }),
};

/** Tables with a column of class K3 or higher, and every table of a school that names a person or pupil. */
async function tablesWithPersons({ admin }: TestDatabase): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await admin.query<{ table: string; columns: string[] }>(
    `select schema.nspname || '.' || relation.relname as table,
       array_agg(attname::text order by attnum) as columns
     from pg_attribute join pg_class relation on relation.oid = attrelid
     join pg_namespace schema on schema.oid = relation.relnamespace
     where schema.nspname in ('school', 'platform', 'network', 'shared') and relation.relkind in ('r', 'p')
       and attnum > 0 and not attisdropped and attgenerated = ''
     group by 1`,
  );
  return rows.filter(
    ({ table, columns }) =>
      columns.some((column) => ['K3', 'K4', 'K5'].includes(register[table]?.columns[column]?.class ?? '')) ||
      (table.startsWith('school.') &&
        columns.some((column) => /^(pupil_id|person_id|subject|actor|reader)$/.test(column))),
  );
}

/** What a statement could use to step outside of its scope, were it let in. */
async function tools(
  clients: Record<Role, pg.Client>,
  place: TestDatabase,
): Promise<(readonly [string, Answer])[]> {
  const school = await aSchool(place);
  const found: (readonly [string, Answer])[] = [];
  for (const role of roles) {
    const statements = [
      `select set_config('app.who', '${school.id}', true)`,
      `update pg_settings set setting = '${school.id}' where name = 'search_path'`,
      'create table school.mine (id uuid)',
      'create table public.mine (id uuid)',
      'create schema mine',
      'set role app_owner',
      'select key from platform.seal',
      'alter table school.goal disable row level security',
      "select pg_read_file(current_setting('data_directory') || '/PG_VERSION')",
      "copy (select 1) to program 'true'",
      'create temporary table mine (id uuid)',
      'create domain pg_temp.uuid as pg_catalog.uuid',
    ];
    for (const sql of statements) found.push([`${role}: ${sql}`, await asked(clients[role], sql)]);
    if (role !== 'jobs')
      found.push([
        `${role}: open_job`,
        await asked(clients[role], `select app.open_job('${school.id}', now())`),
      ]);
  }
  return found;
}
