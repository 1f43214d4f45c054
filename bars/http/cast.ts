import { newId } from '#platform/id';
import type { TestDatabase } from '../../tests/world/cluster.ts';
import { aCourse, aJudgement, aRecord, aWay, type Course } from '../../tests/world/learning.ts';
import {
  aBaseGroup,
  aCoach,
  aGoal,
  aGuardian,
  aLeader,
  anAdministrator,
  anOfficeWorker,
  anotherHat,
  aPupil,
  aRelation,
  aSchool,
  aStaffMember,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamLead,
  aTeamMember,
  aYear,
  type Enrolment,
  now,
  type OfficeWorker,
  type Person,
  type Pupil,
  type School,
  type SignedIn,
  signedIn,
} from '../../tests/world/school.ts';
import { tell, type ToldCanary, toldOf, toldText } from './told.ts';

/*
 * The people with whom the bars knock on every door. Written by hand a second time, beside the policies: nothing here
 * is generated from them (trust §5.4). Every name and every text of somebody is a canary, unmistakable in any page.
 */

/** What somebody is to a pupil, in the words of the matrix of first-slice §1. */
export type Tie =
  | 'self'
  | 'coach'
  | 'own course'
  | 'team'
  | 'leads team'
  | 'leads school'
  | 'guardian <16'
  | 'guardian shared'
  /** From sixteen, or of unknown age, when nothing is opened: the name and no more. */
  | 'guardian 16+'
  | 'administrator'
  | 'none';

export const pupilNames = ['anna', 'bram', 'cees', 'dina', 'eefje', 'fien', 'quinten'] as const;
export type PupilName = (typeof pupilNames)[number];

export type Sort = 'end' | 'period' | 'week' | 'period of course' | 'week of course' | 'why';
export const sorts: readonly Sort[] = ['end', 'period', 'week', 'period of course', 'week of course', 'why'];

export type Actor = {
  readonly name: string;
  /** Absent: nobody is signed in, or no longer. */
  readonly hat: Person['hat'] | undefined;
  readonly side: 'Veenlicht' | 'Zandpoort' | 'office' | 'street';
  readonly session: SignedIn | undefined;
  readonly person: Person | OfficeWorker | undefined;
  readonly ties: Partial<Record<PupilName, Tie>>;
};

export type GoalName = Exclude<Sort, 'why'>;
export type Cast = {
  readonly place: TestDatabase;
  readonly schools: { readonly own: School; readonly other: School };
  readonly pupils: Readonly<Record<PupilName, Pupil>>;
  readonly goals: Readonly<Record<PupilName, Readonly<Record<GoalName, string>>>>;
  /** The relation of the guardian nobody confirmed yet. */
  readonly waiting: string;
  /** What an administrator asked and a second person has to agree to. */
  readonly second: string;
  /** What the school leader asked about anna’s record, and the administrator agreed to. */
  readonly record: string;
  /** The line of a confirmation that the leader of Veenlicht gave a moment ago. */
  readonly confirmedLine: string;
  /** The journal's line of what anna did a moment ago in her own browser. */
  readonly line: string;
  /** The same of what she did to her week. */
  readonly weekLine: string;
  /** The course that the maths teacher's group follows. */
  readonly tipped: string;
  /** The place of each pupil's learning goal in this week. */
  readonly items: Readonly<Record<PupilName, string>>;
  readonly groups: Readonly<Record<'own' | 'levelless' | 'other', string>>;
  /** The year of Veenlicht, and its periods. */
  readonly calendar: { readonly id: string; readonly periods: readonly string[] };
  /** Courses: one that Veenlicht uses, one that nobody uses yet, one of Veenlicht alone – and the English group. */
  readonly courses: Readonly<Record<'used' | 'shelf' | 'alone', Course>>;
  readonly english: string;
  /** What was agreed in talks: one for anna herself, one for the guardian of cees; and what the coach proposed to anna. */
  readonly talks: {
    readonly wish: string;
    /** Of the journal: anna kept her agreement. */
    readonly line: string;
    readonly agreements: { readonly anna: string; readonly cees: string };
  };
  /** The course that each pupil follows on a way of their own. */
  readonly ways: Readonly<Record<PupilName, Course>>;
  /** What the English teacher found about anna's second step a moment ago, which she has not read; and its line. */
  readonly judged: { readonly judgement: string; readonly line: string };
  /** An import of an hour ago. */
  readonly brought: string;
  /** Files that the administrator brought: one waits for a decision, of two it must be said what they are. */
  readonly uploads: Readonly<Record<'read' | 'choosing' | 'sheet', string>>;
  readonly actors: readonly Actor[];
  actor(name: string): Actor;
};

/** Closed by a sign of its own, so that no canary is the beginning of another. */
const canaryOf = (name: string, sort: Sort | 'card'): string =>
  `kanarie-${name}-${sort.replaceAll(' ', '-')}!`;

/** Every text that tells of somebody, whose it is, and what of theirs it is. */
export type Canary =
  | {
      readonly text: string;
      readonly pupil: PupilName | undefined;
      readonly sort: Sort | 'card' | 'guardian';
      readonly who: string;
    }
  | ToldCanary;

export const canaries: readonly Canary[] = [
  ...pupilNames.flatMap((pupil) =>
    (['card', ...sorts] as const).map((sort) => ({ text: canaryOf(pupil, sort), pupil, sort, who: pupil })),
  ),
  ...[
    'full',
    'info',
    'blocked',
    'unconfirmed',
    'other',
    'of-sixteen',
    'of-seventeen',
    'of-unknown',
    'of-adult',
  ].map((who) => ({ text: `kanarie-guardian-${who}!`, pupil: undefined, sort: 'guardian' as const, who })),
  ...toldOf(pupilNames),
];

const grown: Record<PupilName, string | null> = {
  anna: '2013-03-02', // thirteen
  bram: '2013-04-02', // in the same group
  cees: '2010-05-05', // sixteen, opens nothing
  dina: '2009-06-06', // seventeen, opens all
  eefje: null, // nobody knows
  fien: '2008-01-01', // eighteen
  quinten: '2013-07-07', // at another school
};

async function goalsOf(name: PupilName, pupil: Pupil, course: Enrolment | undefined) {
  const title = (sort: Sort) => canaryOf(name, sort);
  const end = await aGoal(pupil, { kind: 'end', title: title('end'), why: title('why') });
  const period = await aGoal(pupil, { kind: 'period', title: title('period'), serves: end });
  const week = await aGoal(pupil, { kind: 'learning', title: title('week'), serves: period });
  const bound = course === undefined ? {} : { enrolment: course };
  const courses = await aGoal(pupil, { kind: 'period', title: title('period of course'), ...bound });
  const work = await aGoal(pupil, {
    kind: 'work',
    title: title('week of course'),
    serves: courses,
    ...bound,
  });
  return {
    end: end.id,
    period: period.id,
    week: week.id,
    'period of course': courses.id,
    'week of course': work.id,
  };
}

const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** Fills a database with two small schools and an office, and signs everybody in. */
export async function aCast(place: TestDatabase): Promise<Cast> {
  const own = await aSchool(place, { name: 'Veenlicht', handle: 'veenlicht' });
  const other = await aSchool(place, { name: 'Zandpoort', handle: 'zandpoort' });
  const calendar = await aYear(own);
  await aYear(other);
  const [blue, green] = [await aTeam(own, 'Blauw'), await aTeam(own, 'Groen')];
  const group = await aBaseGroup(own, { name: '2B', team: blue });
  const levelless = await aBaseGroup(own, { name: '2C', team: blue, level: '' });
  const english = await aTeachingGroup(own, { name: 'Engels 2B', subject: 'Engels' });
  const maths = await aTeachingGroup(own, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
  const far = await aTeachingGroup(other, { name: 'Engels 2Q', subject: 'Engels' });
  const farGroup = await aBaseGroup(other, { name: '2Q', team: await aTeam(other, 'Rood') });

  const courses = {
    used: await aCourse(own, { title: 'Engels', subject: 'engels', steps: 6 }),
    shelf: await aCourse(own, { title: 'Duits', subject: 'duits', steps: 2 }),
    alone: await aCourse(own, { title: 'Wij en de zee', steps: 2 }),
  };
  await place.admin.query('delete from school.course_use where course_id = $1', [courses.shelf.id]);
  for (const [table, key] of [
    ['course', 'id'],
    ['course_version', 'course_id'],
    ['step', 'course_id'],
  ] as const)
    await place.admin.query(`update shared.${table} set owner = $1 where ${key} = $2`, [
      own.id,
      courses.alone.id,
    ]);
  for (const table of ['version_block', 'version_step', 'task'])
    await place.admin.query(`update shared.${table} set owner = $1 where version_id = $2`, [
      own.id,
      courses.alone.version,
    ]);

  const tipped = await aCourse(own, { title: 'Rekenen', subject: 'rekenen', steps: 1 });
  await place.admin.query(
    'insert into school.group_course (school_id, teaching_group_id, course_id) values ($1, $2, $3)',
    [own.id, maths.id, tipped.id],
  );

  const taught = {
    english: await aCourse(own, { title: 'Engels van 2B', subject: 'engels', steps: 6 }),
    maths: await aCourse(own, { title: 'Wiskunde', subject: 'wiskunde', steps: 6 }),
    far: await aCourse(other, { title: 'Engels Q', subject: 'engels', steps: 6 }),
  };
  const ways = {} as Record<PupilName, Course>;
  const pupils = {} as Record<PupilName, Pupil>;
  const goals = {} as Record<PupilName, Record<GoalName, string>>;
  for (const name of pupilNames) {
    const away = name === 'quinten';
    const opens = name === 'dina';
    const pupil = await aPupil(away ? other : own, {
      given: name,
      family: canaryOf(name, 'card'),
      username: name,
      born: grown[name],
      // something is left to settle: a group without a level, a pupil without a group, one without a birth date
      ...(name === 'dina' ? {} : { group: away ? farGroup : name === 'fien' ? levelless : group }),
      enrolledIn: [away ? far : name === 'bram' ? maths : english],
      opensGoals: opens,
      opensWeek: opens,
    });
    pupils[name] = pupil;
    ways[name] = taught[away ? 'far' : name === 'bram' ? 'maths' : 'english'];
    await aWay(pupil, pupil.enrolments[0] as Enrolment, ways[name]);
    goals[name] = await goalsOf(name, pupil, pupil.enrolments[0]);
  }
  // the ways stay; which course the group is given is what the bars try
  await place.admin.query('delete from school.group_course where course_id = any($1)', [
    Object.values(taught).map(({ id }) => id),
  ]);
  const { anna, bram, cees, dina, eefje, fien, quinten } = pupils;

  const actors: Actor[] = [];
  const enter = async (
    name: string,
    person: Person | OfficeWorker,
    ties: Actor['ties'] = {},
    wish: Parameters<typeof signedIn>[1] & { shut?: true } = {},
  ) => {
    const side = 'school' in person ? (person.school.id === own.id ? 'Veenlicht' : 'Zandpoort') : 'office';
    const session = await signedIn(person, wish);
    actors.push({
      name,
      person,
      session,
      hat: wish.shut ? undefined : person.hat,
      side: wish.shut ? 'street' : side,
      ties,
    });
  };

  await enter('anna, a pupil', anna, { anna: 'self' });
  await enter('anna in another browser', anna, { anna: 'self' });
  await enter('bram, her classmate', bram, { bram: 'self' });
  await enter('cees of sixteen', cees, { cees: 'self' });
  await enter('quinten of another school', quinten, { quinten: 'self' });

  const guardian = (who: string, of: Pupil, wish: Parameters<typeof aGuardian>[1] = {}) =>
    aGuardian(of, { given: 'Ouder', family: `kanarie-guardian-${who}!`, ...wish });
  await enter('a guardian of anna', await guardian('full', anna), { anna: 'guardian <16' });
  await enter('a guardian with information only', await guardian('info', anna, { authority: 'info' }));
  await enter('a guardian who is blocked', await guardian('blocked', anna, { authority: 'blocked' }));
  const unconfirmed = await guardian('unconfirmed', anna, { confirmed: false });
  await enter('a guardian nobody confirmed', unconfirmed);
  await enter('a guardian of bram', await guardian('other', bram), { bram: 'guardian <16' });
  await enter('a guardian of cees, who opened nothing', await guardian('of-sixteen', cees), {
    cees: 'guardian 16+',
  });
  await enter('a guardian of dina, who opened all', await guardian('of-seventeen', dina), {
    dina: 'guardian shared',
  });
  await enter('a guardian of eefje, whose age nobody knows', await guardian('of-unknown', eefje), {
    eefje: 'guardian 16+',
  });
  await enter('a guardian of fien, who is grown up', await guardian('of-adult', fien));

  const everybodyHere = (tie: Tie, but?: PupilName): Actor['ties'] =>
    Object.fromEntries(
      pupilNames.filter((name) => name !== 'quinten' && name !== but).map((name) => [name, tie]),
    );
  const coach = await aCoach(own, { given: 'Carla', of: [anna, cees, dina, eefje, fien] });
  const coached = { anna: 'coach', cees: 'coach', dina: 'coach', eefje: 'coach', fien: 'coach' } as const;
  await enter('the coach of anna', coach, coached);
  await enter('the coach of bram', await aCoach(own, { given: 'Corrie', of: [bram] }), { bram: 'coach' });
  await enter('the coach of quinten', await aCoach(other, { given: 'Chris', of: [quinten] }), {
    quinten: 'coach',
  });
  const judge = await aTeacher(english);
  await enter('the English teacher', judge, {
    anna: 'own course',
    cees: 'own course',
    dina: 'own course',
    eefje: 'own course',
    fien: 'own course',
  });
  await enter('the maths teacher', await aTeacher(maths), { bram: 'own course' });
  await enter('a teacher of the team', await aTeamMember(blue), everybodyHere('team', 'dina'));
  await enter('the team lead', await aTeamLead(blue), everybodyHere('leads team', 'dina'));
  await enter('the lead of another team', await aTeamLead(green));
  await enter('the school leader', await aLeader(own), everybodyHere('leads school'));
  await enter('the leader of another school', await aLeader(other), { quinten: 'leads school' });
  await enter('the administrator', await anAdministrator(own), everybodyHere('administrator'));
  await enter('the administrator of another school', await anAdministrator(other), {
    quinten: 'administrator',
  });
  await enter('the office', await anOfficeWorker(place));
  await enter('staff without any task', await aStaffMember(own, { given: 'Zonder' }));

  const yesterday = '2026-11-20';
  await enter(
    'a coach until yesterday',
    await aCoach(own, { given: 'Gisteren', of: [anna, bram], until: yesterday }),
  );
  await enter(
    'a coach from tomorrow',
    await aCoach(own, { given: 'Morgen', of: [anna, bram], from: '2026-11-22' }),
  );
  const parent = await aCoach(own, { given: 'Twee', of: [bram] });
  await enter('a coach in the hat of a parent', await anotherHat(parent, 'guardian'));

  const leaver = await aCoach(own, { given: 'Weg', of: [anna] });
  await place.admin.query('update platform.membership set valid_until = $1 where id = $2', [
    yesterday,
    leaver.membership,
  ]);
  const blocked = await aCoach(own, { given: 'Dicht', of: [anna] });
  await place.admin.query('update platform.account set blocked_at = $1 where id = $2', [
    hoursAgo(2),
    blocked.account,
  ]);
  actors.push({
    name: 'nobody',
    hat: undefined,
    side: 'street',
    session: undefined,
    person: undefined,
    ties: {},
  });
  await enter('a coach who left the school', leaver, {}, { shut: true });
  await enter('a coach whose account is blocked', blocked, {}, { shut: true });
  await enter('a sign-in that rested too long', coach, {}, { at: hoursAgo(1.01), shut: true });
  await enter('a sign-in that was ended', coach, {}, { ended: hoursAgo(0.01), shut: true });
  await enter('a sign-in of the future', coach, {}, { at: hoursAgo(-1), shut: true });

  await aRelation(coach, 'coach', bram.id, { from: '2027-01-04' });
  const actor = (name: string) => {
    const found = actors.find((one) => one.name === name);
    if (found === undefined) throw new Error(`nobody is called "${name}"`);
    return found;
  };
  const { rows: waiting } = await place.admin.query<{ id: string }>(
    'select id from school.relation where subject = $1',
    [unconfirmed.id],
  );
  const second = newId(now);
  await place.admin.query(
    `insert into school.second_word (school_id, id, what, object, asked_by, asked_at, until, answer_from)
     values ($1, $2, 'probe', $1, $3, $4, 'infinity', 'either')`,
    [own.id, second, actor('the administrator').person?.id, hoursAgo(1)],
  );
  const record = newId(now);
  await place.admin.query(
    `insert into school.second_word (school_id, id, what, object, detail, asked_by, asked_at, until, answer_from, answered_by,
       answered_at, agreed) values ($1, $2, 'exchange.record', $3, $4, $5, $6, 'infinity', 'either', $7, $6, true)`,
    [
      own.id,
      record,
      pupils.anna.id,
      JSON.stringify({ name: 'Anna', reason: 'asked', why: 'x' }),
      actor('the school leader').person?.id,
      hoursAgo(1),
      actor('the administrator').person?.id,
    ],
  );
  // what the administrator and the school leader agreed on a moment ago
  for (const what of ['exchange.oneroster', 'exchange.archive'])
    await place.admin.query(
      `insert into school.second_word (school_id, id, what, object, asked_by, asked_at, until, answer_from, answered_by,
         answered_at, agreed) values ($1, $2, $3, $1, $4, $5, 'infinity', 'either', $6, $5, true)`,
      [
        own.id,
        newId(now),
        what,
        actor('the administrator').person?.id,
        hoursAgo(1),
        actor('the school leader').person?.id,
      ],
    );
  const leader = actor('the school leader');
  const taken = await guardian('just confirmed', anna);
  await place.admin.query(
    'update school.relation set confirmed_by = $1, confirmed_at = $2 where subject = $3',
    [leader.person?.id, now, taken.id],
  );
  const confirmedLine = newId(now);
  await place.admin.query(
    `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, to_state)
     values ($1, $2, $3, $4, $5, 'people.guardians_confirmed', $1, '1')`,
    [own.id, confirmedLine, now, leader.person?.id, leader.session?.signIn],
  );
  const line = newId(now);
  await place.admin.query(
    `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, pupil_id, reach, from_state, to_state, version)
     values ($1, $2, $3, $4, $5, 'goals.start', $6, $4, $7, 'agreed', 'active', 1)`,
    [own.id, line, now, anna.id, actor('anna, a pupil').session?.signIn, goals.anna.week, anna.reach.week],
  );
  const items = {} as Record<PupilName, string>;
  for (const name of pupilNames) {
    const { id, reach } = pupils[name];
    items[name] = newId(now);
    await place.admin.query(
      `insert into school.week_item (school_id, pupil_id, id, monday, goal_id, reach) values ($1, $2, $3, '2026-11-16', $4, $5)`,
      [pupils[name].school.id, id, items[name], goals[name].week, reach.week],
    );
  }
  const weekLine = newId(now);
  await place.admin.query(
    `insert into school.week_plan (school_id, pupil_id, monday, reach) values ($1, $2, '2026-11-30', $3)`,
    [own.id, anna.id, anna.reach.week],
  );
  await place.admin.query(
    `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, pupil_id, reach, version)
     values ($1, $2, $3, $4, $5, 'logbook.carry', $4, $4, $6, 1)`,
    [own.id, weekLine, now, anna.id, actor('anna, a pupil').session?.signIn, anna.reach.week],
  );
  await place.admin.query(
    `insert into school.journal_text (school_id, journal_id, reach, before) values ($1, $2, $3, $4)`,
    [
      own.id,
      weekLine,
      anna.reach.week,
      JSON.stringify({ monday: '2026-11-30', put: [], taken: [], goals: [], tasks: [], dues: [] }),
    ],
  );
  const { agreements, wish } = await tell({ pupils, ways, goals, actor });
  const talks = {
    wish,
    agreements: {
      anna: agreements['anna with anna, a pupil'] ?? '',
      cees: agreements['cees with a guardian of cees, who opened nothing'] ?? '',
    },
  };
  const kept = newId(now);
  await place.admin.query(
    `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, pupil_id, from_state, to_state, version)
     values ($1, $2, $3, $4, $5, 'coaching.kept', $6, $4, 'open', 'done', 1)`,
    [own.id, kept, now, anna.id, actor('anna, a pupil').session?.signIn, talks.agreements.anna],
  );
  const inEnglish = anna.enrolments[0] as Enrolment;
  const [shown, found] = ways.anna.steps as [Course['steps'][number], Course['steps'][number]];
  await aRecord(anna, inEnglish, shown, { evidence: toldText('anna', 'evidence'), readyAt: hoursAgo(60) });
  // laid back by the judgement, it keeps since when it had been waiting
  await aRecord(anna, inEnglish, found, { state: 'working', readyAt: hoursAgo(24) });
  const judgement = await aJudgement(anna, inEnglish, found, { at: now, opened: null, by: judge });
  const judgedLine = newId(now);
  await place.admin.query(
    `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, pupil_id, reach, from_state, to_state)
     values ($1, $2, $3, $4, $5, 'progress.judge', $6, $7, $8, 'ready', 'judged')`,
    [
      own.id,
      judgedLine,
      now,
      judge.id,
      actor('the English teacher').session?.signIn,
      judgement,
      anna.id,
      inEnglish.reach.week,
    ],
  );
  const uploads = { read: newId(now), choosing: newId(now), sheet: newId(now) };
  const columns = { list: 'staff', rows: 1, header: ['Naam'], samples: [['Kees']], matching: ['name'] };
  const whose = { which: [{ id: 'school-1', name: 'Elders', code: null }] };
  for (const [name, id] of Object.entries(uploads))
    await place.admin.query(
      `insert into school.upload (school_id, id, at, actor, format, file_name, state, told)
       values ($1, $2, $3, $4, 'oneroster', 'rooster.zip', $5, $6)`,
      [
        own.id,
        id,
        now,
        actor('the administrator').person?.id,
        name === 'sheet' ? 'choosing' : name,
        name === 'sheet' ? { sheet: columns } : whose,
      ],
    );
  const brought = newId(now);
  const nothing = { added: [], changed: [] };
  const before = {
    ...{ people: { added: [], renamed: [] }, births: [], pupils: nothing, baseGroups: nothing },
    ...{ teachingGroups: nothing, enrolments: nothing, relations: nothing, years: [], periods: [] },
    hats: { added: [], lost: [] },
  };
  await place.admin.query(
    `with one as (insert into school.import (school_id, id, at, format, file_name, file_hash, added, changed, ended, same)
       values ($1, $2, $3, 'oneroster', 'rooster.zip', '', 0, 0, 0, 0) returning school_id, id)
     insert into school.import_undo (school_id, import_id, before) select school_id, id, $4 from one`,
    [own.id, brought, hoursAgo(1), before],
  );
  const groups = { own: group.id, levelless: levelless.id, other: farGroup.id };
  return {
    place,
    line,
    weekLine,
    tipped: tipped.id,
    items,
    waiting: waiting[0]?.id ?? '',
    second,
    record,
    confirmedLine,
    schools: { own, other },
    groups,
    calendar,
    courses,
    english: english.id,
    talks: { ...talks, line: kept },
    ways,
    judged: { judgement, line: judgedLine },
    brought,
    uploads,
    pupils,
    goals,
    actors,
    actor,
  };
}

/** What of a pupil's goals may be read by whom: the matrix of first-slice §1, written a second time. */
export const opened: Readonly<Record<Tie, readonly Sort[]>> = {
  self: sorts,
  coach: sorts,
  'own course': ['end', 'period of course', 'week of course'],
  team: [],
  'leads team': [],
  'leads school': [],
  'guardian <16': ['end', 'period', 'period of course'],
  'guardian shared': ['end', 'period', 'week', 'period of course', 'week of course'],
  'guardian 16+': [],
  administrator: [],
  none: [],
};

export const tieOf = (actor: Actor, pupil: PupilName): Tie => actor.ties[pupil] ?? 'none';

/** May this text stand on a page of this person, whatever page it is? */
export function mayStand(actor: Actor, canary: Canary): boolean {
  const { sort, pupil, text } = canary;
  if (actor.person !== undefined && 'family' in actor.person && actor.person.family === text) return true;
  if (sort === 'guardian')
    return (
      actor.side === 'Veenlicht' && (actor.hat === 'administrator' || tieOf(actor, 'anna') === 'leads school')
    );
  const tie = tieOf(actor, pupil as PupilName);
  if (sort === 'told') return canary.may(actor, tie);
  return sort === 'card' ? tie !== 'none' : opened[tie].includes(sort);
}
