import type { TestDatabase } from '../../tests/world/cluster.ts';

/** The rows of a database at one moment: to see what changed since, and to put it back. */
export type Ground = {
  /** The tables in which something is different now. Who looked, and when a sign-in was last seen, is no change. */
  changed(): Promise<readonly string[]>;
  /** The tables in which something of any other school is different now. */
  changedOutside(school: string): Promise<readonly string[]>;
  /** Puts back what was there; who looked stays written. */
  restore(): Promise<void>;
};

type Table = { readonly name: string; readonly columns: string };

const trace = 'school.access_log';

export async function groundOf(place: TestDatabase): Promise<Ground> {
  const { admin } = place;
  const { rows: tables } = await admin.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       string_agg(format('%I', a.attname), ', ') filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname in ('school', 'shared', 'platform', 'network')
     group by 1 order by 1`,
  );
  await admin.query('drop schema if exists ground cascade; create schema ground');
  const kept = (name: string) => `ground.${name.replace('.', '_')}`;
  for (const { name } of tables) await admin.query(`create table ${kept(name)} as table ${name}`);

  const prints = tables
    .filter(({ name }) => name !== trace)
    .map(({ name }) => {
      const row = name === 'platform.sign_in' ? "(to_jsonb(x) - 'seen_at')::text" : 'x::text';
      const print = `md5(coalesce(string_agg(${row}, '|' order by ${row}), ''))`;
      return `select '${name}' as name, ${print} as print from ${name} x`;
    })
    .join(' union all ');
  const printed = async () => {
    const { rows } = await admin.query<{ name: string; print: string }>(prints);
    return new Map(rows.map(({ name, print }) => [name, print]));
  };
  const before = await printed();
  const changed = async () =>
    [...(await printed())].filter(([name, print]) => before.get(name) !== print).map(([name]) => name);
  const schools = tables.filter(({ name }) => name.startsWith('school.') && name !== trace);
  const outside = schools
    .map(
      ({ name }) =>
        `select '${name}' as name from (
           (select x::text from ${name} x where x.school_id <> $1 except select x::text from ${kept(name)} x)
           union all (select x::text from ${kept(name)} x where x.school_id <> $1 except select x::text from ${name} x)
         ) moved`,
    )
    .join(' union ');
  return {
    changed,
    async changedOutside(school) {
      const { rows } = await admin.query<{ name: string }>(outside, [school]);
      return rows.map(({ name }) => name);
    },
    async restore() {
      const names = [...(await changed()), 'platform.sign_in'];
      const again = tables.filter(({ name }) => names.includes(name));
      await admin.query(
        [
          'begin',
          // without the checks of foreign keys, whose order would otherwise matter
          'set local session_replication_role = replica',
          ...again.map(({ name }) => `delete from ${name}`),
          ...again.map(
            ({ name, columns }) => `insert into ${name} (${columns}) select ${columns} from ${kept(name)}`,
          ),
          'commit',
        ].join(';'),
      );
    },
  };
}
