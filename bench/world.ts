import { createHash } from 'node:crypto';
import type pg from 'pg';

export type Size = { readonly schools: number; readonly pupils: number; readonly goals: number };

/** When everything is measured: a Wednesday in a school week, so that a page is the same on every day of ours. */
export const moment = '2026-11-18T09:30:00Z';
export const monday = '2026-11-16';
const now = `'${moment}'::timestamptz`;
const today = "'2026-11-18'::date";

/** The groups of three coaches, and all after them of 26: their pupils are the ones with courses, weeks and talks. */
export const groups = [15, 26, 52] as const;
export const lived = 93;
/** The cookie of pupil n or coach n of school s. */
export const cookieOf = (hat: 'pupil' | 'coach', s: number, n: number): string =>
  `lk=${hat === 'pupil' ? 'p' : 's'}${createHash('sha256').update(`${hat} ${s} ${n}`).digest('base64url')}`;
const coachOf = (pupil: string): string =>
  `(case when ${pupil} <= 15 then 0 when ${pupil} <= 41 then 1 when ${pupil} <= ${lived} then 2
     else 3 + (${pupil} - ${lived + 1}) / 26 end)`;
const courses = 12;
const steps = 40;

/**
 * Schools for measuring, made in the database at once: each pupil with an end goal, a period goal, learning goals of
 * this week and four tasks for each. The pupils of the first three coaches moreover follow twelve courses and have a
 * year behind them (`lives`). The token of pupil n of school s is known to both sides, so that every call can be
 * somebody else's.
 */
export async function fill(client: pg.ClientBase, size: Size): Promise<void> {
  const { schools, pupils, goals } = size;
  const week = Math.max(1, Math.floor((goals - 2) / 5));
  const lastCoach = 3 + Math.floor((pupils - lived - 1) / 26);
  await client.query("update platform.installation set clock = 'set'");
  const statements = [
    `create function pg_temp.id(kind text, s int, n int, m int default 0) returns uuid language sql immutable
       return substr(md5(kind || s || '-' || n || '-' || m), 1, 32)::uuid`,
    `insert into shared.organisation (id, kind, name, handle, sector)
       select pg_temp.id('school', s, 0), 'school', 'School ' || s, 'school-' || s, 'vo' from generate_series(1, ${schools}) s`,
    `insert into school.school_setting (school_id) select pg_temp.id('school', s, 0) from generate_series(1, ${schools}) s`,
    `insert into school.base_group (school_id, id, name)
       select pg_temp.id('school', s, 0), pg_temp.id('group', s, g), 'Groep ' || g
       from generate_series(1, ${schools}) s, generate_series(0, ${lastCoach}) g`,
    `insert into school.person (school_id, id, given, family)
       select pg_temp.id('school', s, 0), pg_temp.id('pupil', s, p), 'Leerling ' || p, 'van School ' || s
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.person (school_id, id, given, family)
       select pg_temp.id('school', s, 0), pg_temp.id('coach', s, g), 'Coach ' || g, 'van School ' || s
       from generate_series(1, ${schools}) s, generate_series(0, ${lastCoach}) g`,
    `insert into school.pupil (school_id, id, base_group_id)
       select pg_temp.id('school', s, 0), pg_temp.id('pupil', s, p), pg_temp.id('group', s, ${coachOf('p')})
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.reach (school_id, id, pupil_id, sort)
       select pg_temp.id('school', s, 0), pg_temp.id(sort, s, p), pg_temp.id('pupil', s, p), sort
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, unnest(array['end', 'period', 'week']) sort`,
    `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, source)
       select pg_temp.id('school', s, 0), pg_temp.id('relation', s, p), pg_temp.id('coach', s, ${coachOf('p')}), 'coach',
         pg_temp.id('pupil', s, p), ${today} - 100, ${today} + 200, 'world'
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, title, measure, due, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('goal', s, p, k), pg_temp.id('pupil', s, p), pg_temp.id(kind, s, p), kind,
         'Ik kan aan het eind van de periode trede ' || k || ' laten zien', 'Ik laat het zien', ${today} + 60, 'active',
         pg_temp.id('pupil', s, p), ${now}
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p,
         (values (1, 'end'), (2, 'period')) as far (k, kind)`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, measure, due, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('goal', s, p, 10 + k), pg_temp.id('pupil', s, p), pg_temp.id('week', s, p),
         'learning', pg_temp.id('goal', s, p, 2), 'Ik los een vergelijking met haakjes op, deel ' || k, 'Drie opgaven goed',
         ${today} + 5, 'active', pg_temp.id('pupil', s, p), ${now}
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, generate_series(1, ${week}) k`,
    `insert into school.goal (school_id, id, pupil_id, reach, kind, serves, title, minutes, state, set_by, set_at)
       select pg_temp.id('school', s, 0), pg_temp.id('task', s, p, k * 10 + t), pg_temp.id('pupil', s, p), pg_temp.id('week', s, p),
         'work', pg_temp.id('goal', s, p, 10 + k), 'Opdracht ' || t || ' maken en nakijken', 20,
         case when t = 1 then 'realised' else 'active' end, pg_temp.id('pupil', s, p), ${now}
       from generate_series(1, ${schools}) s, generate_series(1, ${pupils}) p, generate_series(1, ${week}) k, generate_series(1, 4) t`,
    ...(['pupil', 'coach'] as const).flatMap((who) => {
      const range =
        who === 'pupil' ? `generate_series(1, ${pupils}) n` : `generate_series(0, ${lastCoach}) n`;
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
             pg_temp.id('account ${who}', s, n), pg_temp.id('member ${who}', s, n), ${now} - interval '1 minute', ${now} - interval '1 minute', gen_random_uuid() ${from}`,
      ];
    }),
    ...lives(schools, week),
    // else the server's own sweeping after so many rows would be measured along
    'vacuum analyze',
  ];
  for (const statement of statements) await client.query(statement);
}

/** Twelve courses of forty steps; of every pupil of the first three coaches where they stand, their week and their talks. */
function lives(schools: number, week: number): string[] {
  const school = `generate_series(1, ${schools}) s`;
  const pupil = `${school}, generate_series(1, ${lived}) p`;
  const course = `generate_series(1, ${courses}) c`;
  const here = "pg_temp.id('school', s, 0)";
  const own = "pg_temp.id('school', s, 0), pg_temp.id('pupil', s, p)";
  const spans = [
    ['period', 1, '2026-08-24', '2026-11-06'],
    ['period', 2, '2026-11-07', '2027-01-29'],
    ['period', 3, '2027-01-30', '2027-04-16'],
    ['period', 4, '2027-04-17', '2027-07-09'],
    ['break', 1, '2026-10-12', '2026-10-23'],
    ['break', 2, '2026-12-21', '2027-01-01'],
    ['break', 3, '2027-02-22', '2027-02-26'],
    ['break', 4, '2027-04-26', '2027-05-07'],
  ] as const;
  const step = "pg_temp.id('step', c, 8 + (p + c) % 9)";
  const bound = "pg_temp.id('week of course', s, p, c)";
  // in four courses of ten the last pass is more than three weeks ago, in one of these nothing was begun since
  const pause = '(array[0, 0, 0, 0, 0, 0, 18, 18, 30, 30])[1 + (p * 7 + c * 5) % 10]';
  const isStill = '(p * 7 + c * 5) % 10 = 9';
  return [
    `insert into school.school_year (school_id, id, title, starts, ends)
       select ${here}, pg_temp.id('year', s, 0), '2026/27', '2026-08-24', '2027-07-09' from ${school}`,
    ...spans.map(([kind, n, starts, ends]) =>
      kind === 'period'
        ? `insert into school.period (school_id, id, school_year_id, title, starts, ends)
             select ${here}, pg_temp.id('period of', s, ${n}), pg_temp.id('year', s, 0), 'Periode ${n}', '${starts}', '${ends}' from ${school}`
        : `insert into school.school_break (school_id, id, title, starts, ends)
             select ${here}, pg_temp.id('break', s, ${n}), 'Vakantie ${n}', '${starts}', '${ends}' from ${school}`,
    ),
    `insert into shared.course (id, handle, kind, title, language, scale, levels)
       select pg_temp.id('course', c, 0), 'course-' || c, 'steps', 'Vak nummer ' || c, 'nl', 'vo', array['vmbo', 'havo', 'vwo'] from ${course}`,
    `insert into shared.course_version (id, course_id, number, state, licence, sum, made_at, published_at)
       select pg_temp.id('version', c, 0), pg_temp.id('course', c, 0), 1, 'published', 'CC0', '', ${now}, ${now} from ${course}`,
    `insert into shared.version_block (version_id, number, title)
       select pg_temp.id('version', c, 0), b, 'Blok ' || b from ${course}, generate_series(1, 4) b`,
    `insert into shared.step (id, course_id, key)
       select pg_temp.id('step', c, n), pg_temp.id('course', c, 0), 'step-' || n from ${course}, generate_series(1, ${steps}) n`,
    `insert into shared.version_step (version_id, step_id, block, number, goal, target, criteria, demonstrate)
       select pg_temp.id('version', c, 0), pg_temp.id('step', c, n), (n + 9) / 10, n,
         'Ik kan laten zien wat trede ' || n || ' van dit vak vraagt', 'Zo ziet het eruit', array['Het klopt', 'Ik kan het uitleggen'], 'talk'
       from ${course}, generate_series(1, ${steps}) n`,
    // every fourth step is not asked at the first level
    `insert into shared.step_level (version_id, step_id, level, criteria)
       select pg_temp.id('version', c, 0), pg_temp.id('step', c, n), level, array['Op niveau ' || level]
       from ${course}, generate_series(1, ${steps}) n, unnest(array['vmbo', 'havo', 'vwo']) level where level <> 'vmbo' or n % 4 > 0`,
    `insert into shared.task (version_id, step_id, id, number, title, minutes)
       select pg_temp.id('version', c, 0), pg_temp.id('step', c, n), pg_temp.id('step task', c, n, t), t, 'Opdracht ' || t, 20
       from ${course}, generate_series(1, ${steps}) n, generate_series(1, 3) t`,
    `insert into school.course_use (school_id, course_id, version_id, set_by, set_at)
       select ${here}, pg_temp.id('course', c, 0), pg_temp.id('version', c, 0), pg_temp.id('coach', s, 0), ${now} from ${school}, ${course}`,
    `insert into school.person (school_id, id, given, family)
       select ${here}, pg_temp.id('teacher', s, c), 'Docent ' || c, 'van School ' || s from ${school}, ${course}`,
    `insert into school.teaching_group (school_id, id, name, subject, school_year_id)
       select ${here}, pg_temp.id('class', s, g, c), g || 'vak' || c, 'Vak nummer ' || c, pg_temp.id('year', s, 0)
       from ${school}, generate_series(0, ${groups.length - 1}) g, ${course}`,
    `insert into school.group_course (school_id, teaching_group_id, course_id)
       select ${here}, pg_temp.id('class', s, g, c), pg_temp.id('course', c, 0)
       from ${school}, generate_series(0, ${groups.length - 1}) g, ${course}`,
    `insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, source)
       select ${here}, pg_temp.id('teaching', s, g, c), pg_temp.id('teacher', s, c), 'teaches', pg_temp.id('class', s, g, c),
         ${today} - 100, ${today} + 200, 'world'
       from ${school}, generate_series(0, ${groups.length - 1}) g, ${course}`,
    `insert into school.enrolment (school_id, id, pupil_id, teaching_group_id, valid_from, valid_until)
       select ${here}, pg_temp.id('enrolment', s, p, c), pg_temp.id('pupil', s, p), pg_temp.id('class', s, ${coachOf('p')}, c),
         ${today} - 86, ${today} + 233 from ${pupil}, ${course}`,
    `insert into school.reach (school_id, id, pupil_id, sort, enrolment_id)
       select ${here}, pg_temp.id(sort || ' of course', s, p, c), pg_temp.id('pupil', s, p), sort, pg_temp.id('enrolment', s, p, c)
       from ${pupil}, ${course}, unnest(array['period', 'week']) sort`,
    `insert into school.path (school_id, pupil_id, enrolment_id, reach, course_id, level, entry_step)
       select ${own}, pg_temp.id('enrolment', s, p, c), ${bound}, pg_temp.id('course', c, 0), 'havo', pg_temp.id('step', c, 5)
       from ${pupil}, ${course}`,
    // from the entry on they passed between three and eleven steps, the last of one course unread; the next one is in hand
    `insert into school.judgement (school_id, pupil_id, id, enrolment_id, step_id, reach, outcome, feedback, judged_by, judged_at, opened_at)
       select ${own}, pg_temp.id('judgement ' || c, s, p, n), pg_temp.id('enrolment', s, p, c), pg_temp.id('step', c, n), ${bound},
         'passed', 'Goed uitgelegd, en netjes gewerkt.', pg_temp.id('teacher', s, c), ${now} - make_interval(days => ${pause} + 6 * (8 + (p + c) % 9 - n)),
         case when n < 7 + (p + c) % 9 or c > 1 then ${now} - make_interval(days => ${pause} + 6 * (8 + (p + c) % 9 - n) - 1) end
       from ${pupil}, ${course}, generate_series(5, 15) n where n < 8 + (p + c) % 9`,
    // of every tenth pupil a step was tried twice
    `insert into school.judgement (school_id, pupil_id, id, enrolment_id, step_id, reach, outcome, feedback, judged_by, judged_at, opened_at)
       select ${own}, pg_temp.id('again', s, p, n), pg_temp.id('enrolment', s, p, 2), pg_temp.id('step', 2, 8 + (p + 2) % 9),
         pg_temp.id('week of course', s, p, 2), 'again', 'Nog niet, kijk naar het tweede deel.', pg_temp.id('teacher', s, 2),
         ${now} - make_interval(days => 3 * n), ${now} - make_interval(days => 3 * n - 1)
       from ${pupil}, generate_series(1, 2) n where p % 10 = 0`,
    `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, started_on, ready_at)
       select ${own}, pg_temp.id('enrolment', s, p, c), ${step}, ${bound}, case when (p + c) % 12 = 0 then 'ready' else 'working' end,
         ${today} - case when ${isStill} then 33 else 5 end, case when (p + c) % 12 = 0 then ${now} - interval '2 days' end
       from ${pupil}, ${course}`,
    // what was judged keeps its record
    `insert into school.step_record (school_id, pupil_id, enrolment_id, step_id, reach, state, started_on, ready_at)
       select school_id, pupil_id, enrolment_id, step_id, reach, 'working', (min(judged_at) - interval '5 days')::date, null
       from school.judgement where outcome = 'passed' group by 1, 2, 3, 4, 5`,
    'select app.count_ways(school_id, array_agg(enrolment_id)) from school.path group by school_id',
    // an end goal for each course, and the learning goals of the week are about the step in hand of the first ones
    `insert into school.goal (school_id, id, pupil_id, reach, kind, title, measure, due, state, set_by, set_at, step_id)
       select ${here}, pg_temp.id('far', s, p, c), pg_temp.id('pupil', s, p), pg_temp.id('end', s, p), 'end',
         'Ik kom tot trede 24 van vak ' || c, 'Blok 3 is af', '2027-07-02', 'active', pg_temp.id('pupil', s, p), ${now}, pg_temp.id('step', c, 24)
       from ${pupil}, ${course}`,
    // else these two take a second or a minute, as the planner guesses
    'analyze school.goal',
    `update school.goal set step_id = aim.step, reach = aim.reach from (
       select ${here} as school, pg_temp.id('goal', s, p, 10 + c) as id, ${step} as step, ${bound} as reach
       from ${pupil}, generate_series(1, ${Math.min(week, courses)}) c) aim
       where goal.school_id = aim.school and goal.id = aim.id`,
    `update school.goal set reach = served.reach from school.goal served
       where goal.kind = 'work' and served.school_id = goal.school_id and served.id = goal.serves and served.step_id is not null`,
    `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach, carried, day)
       select school_id, pupil_id, md5('item' || id)::uuid, '${monday}', id, reach,
         case when kind = 'learning' and hashtext(id::text) % 40 = 0 then 3 else 0 end,
         case when kind = 'work' then 1 + abs(hashtext(id::text)) % 5 end
       from school.goal where kind in ('learning', 'work') and exists (select from school.path
         where path.school_id = goal.school_id and path.pupil_id = goal.pupil_id)`,
    `insert into school.week_plan (school_id, pupil_id, monday, reach, proposed_at, looked_back_at)
       select ${own}, '${monday}'::date - 7 * w, pg_temp.id('week', s, p), ${now} - make_interval(days => 5 + 7 * w),
         case when w > 0 then ${now} - make_interval(days => 7 * w - 2) end
       from ${pupil}, generate_series(0, 5) w`,
    `insert into school.week_agreed (school_id, pupil_id, monday, by, at)
       select ${own}, '${monday}'::date - 7 * w, pg_temp.id('coach', s, ${coachOf('p')}), ${now} - make_interval(days => 1 + 7 * w)
       from ${pupil}, generate_series(0, 5) w where w > 0 or p % 3 > 0`,
    `insert into school.week_reviewed (school_id, pupil_id, monday, by, at)
       select ${own}, '${monday}'::date - 7 * w, pg_temp.id('coach', s, ${coachOf('p')}), ${now} - make_interval(days => 7 * w - 5)
       from ${pupil}, generate_series(1, 5) w`,
    `insert into school.week_note (school_id, pupil_id, monday, to_coach)
       select ${own}, '${monday}', 'Ik loop bij vak 3 wat achter. Kunnen we daar naar kijken?' from ${pupil}`,
    `insert into school.own_strategy (school_id, pupil_id, id, title)
       select ${own}, pg_temp.id('strategy', s, p), 'Eerst tien minuten lezen' from ${pupil}`,
    `insert into school.strategy_choice (school_id, pupil_id, goal_id, slot, strategy, own_id, chosen_at)
       select ${own}, pg_temp.id('goal', s, p, 10 + k), slot, case slot when 1 then 'three-pieces' end,
         case slot when 2 then pg_temp.id('strategy', s, p) end, ${now}
       from ${pupil}, generate_series(1, ${Math.min(week, 4)}) k, generate_series(1, 2) slot where slot = 1 or k = 1`,
    `insert into school.talk_slot (school_id, pupil_id, coach, weekday, at)
       select ${own}, pg_temp.id('coach', s, ${coachOf('p')}), 1 + p % 5, time '08:30' + make_interval(mins => 15 * (p % 20)) from ${pupil}`,
    `insert into school.talk (school_id, pupil_id, id, monday, coach, state, held_at, minutes)
       select ${own}, pg_temp.id('talk', s, p, w), '${monday}'::date - 7 * w, pg_temp.id('coach', s, ${coachOf('p')}),
         case when (p + w) % 11 = 0 then 'missed_pupil' else 'held' end,
         case when (p + w) % 11 > 0 then ${now} - make_interval(days => 7 * w + 1) end, case when (p + w) % 11 > 0 then 14 end
       from ${pupil}, generate_series(0, 8) w where w > 0 or p % 5 < 2`,
    `insert into school.agreement (school_id, pupil_id, id, talk_id, side, owner, text, due, done_at, made_by, made_at)
       select ${own}, pg_temp.id('agreement', s, p, w), pg_temp.id('talk', s, p, w), 'pupil', pg_temp.id('pupil', s, p),
         'Ik vraag hulp bij vak ' || w, ${today} + 5 - 7 * w, case when w > 2 then ${now} - make_interval(days => 7 * w - 3) end,
         pg_temp.id('coach', s, ${coachOf('p')}), ${now} - make_interval(days => 7 * w + 1)
       from ${pupil}, generate_series(1, 4) w`,
  ];
}
