import type pg from 'pg';

export type Size = { readonly schools: number; readonly pupils: number; readonly goals: number };

/**
 * Schools for measuring, made in the database at once: each pupil with an end goal, a period goal, learning goals of
 * this week and four tasks for each, one coach for every 26 pupils. The token of pupil n of school s is known to both
 * sides, so that every call can be somebody else's.
 */
export async function fill(client: pg.ClientBase, size: Size): Promise<void> {
  const { schools, pupils, goals } = size;
  const week = Math.max(1, Math.floor((goals - 2) / 5));
  await client.query("update platform.installation set clock = 'real'");
  const statements = [
    `create function pg_temp.id(kind text, s int, n int, m int default 0) returns uuid language sql immutable
       return substr(md5(kind || s || '-' || n || '-' || m), 1, 32)::uuid`,
    `insert into shared.organisation (id, kind, name, handle, sector)
       select pg_temp.id('school', s, 0), 'school', 'School ' || s, 'school-' || s, 'vo' from generate_series(1, ${schools}) s`,
    `insert into school.school_setting (school_id) select pg_temp.id('school', s, 0) from generate_series(1, ${schools}) s`,
    `insert into school.base_group (school_id, id, name)
       select pg_temp.id('school', s, 0), pg_temp.id('group', s, g), 'Groep ' || g
       from generate_series(1, ${schools}) s, generate_series(0, ${Math.floor((pupils - 1) / 26)}) g`,
    `insert into school.person (school_id, id, given, family)
       select pg_temp.id('school', s, 0), pg_temp.id('pupil', s, p), 'Leerling ' || p, 'van School ' || s
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.person (school_id, id, given, family)
       select pg_temp.id('school', s, 0), pg_temp.id('coach', s, g), 'Coach ' || g, 'van School ' || s
       from generate_series(1, ${schools}) s, generate_series(0, ${Math.floor((pupils - 1) / 26)}) g`,
    `insert into school.pupil (school_id, id, base_group_id)
       select pg_temp.id('school', s, 0), pg_temp.id('pupil', s, p), pg_temp.id('group', s, (p - 1) / 26)
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.reach (school_id, id, pupil_id, sort)
       select pg_temp.id('school', s, 0), pg_temp.id(sort, s, p), pg_temp.id('pupil', s, p), sort
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, unnest(array['end', 'period', 'week']) sort`,
    `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, source)
       select pg_temp.id('school', s, 0), pg_temp.id('relation', s, p), pg_temp.id('coach', s, (p - 1) / 26), 'coach',
         pg_temp.id('pupil', s, p), current_date - 100, current_date + 200, 'world'
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, title, measure, due, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('goal', s, p, k), pg_temp.id('pupil', s, p), pg_temp.id(kind, s, p), kind,
         'Ik kan aan het eind van de periode trede ' || k || ' laten zien', 'Ik laat het zien', current_date + 60, 'active',
         pg_temp.id('pupil', s, p), now()
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p,
         (values (1, 'end'), (2, 'period')) as far (k, kind)`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, measure, due, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('goal', s, p, 10 + k), pg_temp.id('pupil', s, p), pg_temp.id('week', s, p),
         'learning', pg_temp.id('goal', s, p, 2), 'Ik los een vergelijking met haakjes op, deel ' || k, 'Drie opgaven goed',
         current_date + 5, 'active', pg_temp.id('pupil', s, p), now()
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, generate_series(1, ${week}) k`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, minutes, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('task', s, p, k * 10 + t), pg_temp.id('pupil', s, p), pg_temp.id('week', s, p),
         'work', pg_temp.id('goal', s, p, 10 + k), 'Opdracht ' || t || ' maken en nakijken', 20,
         case when t = 1 then 'realised' else 'active' end, pg_temp.id('pupil', s, p), now()
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, generate_series(1, ${week}) k, generate_series(1, 4) t`,
    ...(['pupil', 'coach'] as const).flatMap((who) => {
      const range =
        who === 'pupil'
          ? `generate_series(1, ${pupils}) n`
          : `generate_series(0, ${Math.floor((pupils - 1) / 26)}) n`;
      const from = `from generate_series(1, ${schools}) s, ${range}`;
      return [
        `insert into platform.account (id) select pg_temp.id('account ${who}', s, n) ${from}`,
        `insert into platform.sign_in_name (organisation_id, username, account_id)
           select pg_temp.id('school', s, 0), '${who}' || n, pg_temp.id('account ${who}', s, n) ${from}`,
        `insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name)
           select pg_temp.id('member ${who}', s, n), pg_temp.id('account ${who}', s, n), 'school', pg_temp.id('school', s, 0),
             pg_temp.id('${who}', s, n), '${who === 'pupil' ? 'pupil' : 'staff'}', '${who}' || n, '${who === 'pupil' ? 'Leerling' : 'Coach'} ' || n ${from}`,
        `insert into platform.sign_in (id, token_hash, account_id, membership_id, started_at, seen_at, request_key)
           select pg_temp.id('sign-in ${who}', s, n), sha256(sha256(convert_to('${who} ' || s || ' ' || n, 'UTF8'))),
             pg_temp.id('account ${who}', s, n), pg_temp.id('member ${who}', s, n), now() - interval '1 minute', now() - interval '1 minute', gen_random_uuid() ${from}`,
      ];
    }),
    'analyze',
  ];
  for (const statement of statements) await client.query(statement);
}
