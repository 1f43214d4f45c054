import { describe, expect, it } from 'vitest';
import { Refusal } from '#platform/refusal';
import { openScope } from '#platform/scope';
import type { Query } from '#platform/statement';
import {
  aBaseGroup,
  aCoach,
  aDatabase,
  aGoal,
  aGuardian,
  aLeader,
  anEnrolment,
  aPupil,
  aRelation,
  aSchool,
  aTeacher,
  aTeachingGroup,
  aTeam,
  aTeamLead,
  now,
  type Person,
  rowsOf,
  signedIn,
} from '../../../tests/world/index.ts';
import { deviationsOf, markDeviated, noteDeviation } from './deviation/store.ts';
import { coachees, coacheesGoals, learners } from './group/store.ts';
import {
  cardOf,
  coursesOf,
  goalAndChain,
  goalForChange,
  goalsOf,
  insertGoal,
  kindsOf,
  moveGoal,
  partsOf,
  pastOf,
  reachFor,
  storyOf,
  textsOf,
} from './store.ts';
import { listed, type Listed } from './model.ts';
import { planRows } from './plan/store.ts';

const place = await aDatabase();
const school = await aSchool(place);
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const marit = await aCoach(school);
const joris = await aTeacher(english);
const noor = await aPupil(school, {
  given: 'Noor',
  coach: marit,
  enrolledIn: [english, maths],
  group: await aBaseGroup(school, { name: '2B' }),
});
const daan = await aPupil(school, { given: 'Daan', coach: marit });
const zeynep = await aGuardian(noor);
const [inEnglish, inMaths] = noor.enrolments;

const end = await aGoal(noor, { kind: 'end', title: 'Havo halen' });
const period = await aGoal(noor, {
  kind: 'period',
  title: 'Trede 25',
  serves: end,
  enrolment: inMaths as never,
});
const brackets = await aGoal(noor, {
  title: 'Haakjes',
  serves: period,
  enrolment: inMaths as never,
  why: 'Omdat ik architect wil worden',
});
const film = await aGoal(noor, {
  kind: 'work',
  title: 'Filmpje',
  serves: brackets,
  enrolment: inMaths as never,
  due: null,
});
const words = await aGoal(noor, { title: 'Woorden 19', enrolment: inEnglish as never });
const other = await aGoal(daan, { title: 'Van Daan' });

type Member = Query<unknown, 'member'>;
type Read<Q extends readonly Member[]> = {
  [K in keyof Q]: Q[K] extends Query<infer T, 'member'> ? T : never;
};

type About = { id: string } | null;

async function sent<const Q extends readonly Member[]>(
  who: Person,
  about: About,
  writes: boolean,
  queries: Q,
) {
  const { token } = await signedIn(who);
  const opened = openScope(token, about?.id ?? null, now, writes);
  const [, ...rows] = await place.database.read('member', [opened, ...queries] as readonly Member[]);
  return rows as Read<Q>;
}
const as = <const Q extends readonly Member[]>(who: Person, about: About, ...queries: Q) =>
  sent(who, about, false, queries);
/** As an action does: with the right to write. */
const changing = <const Q extends readonly Member[]>(who: Person, about: About, ...queries: Q) =>
  sent(who, about, true, queries);
const titles = (goals: readonly { title: string }[]) => goals.map(({ title }) => title).sort();

describe('the goals of a pupil', () => {
  it('are all there for the pupil and the coach', async () => {
    const all = ['Filmpje', 'Haakjes', 'Havo halen', 'Trede 25', 'Woorden 19'];
    const [own] = await as(noor, null, goalsOf({ pupil: null }));
    expect(titles(own)).toEqual(all);
    const [coached] = await as(marit, noor, goalsOf({ pupil: noor.id }));
    expect(titles(coached)).toEqual(all);
  });

  it('are those of the own course and the end goals for a subject teacher', async () => {
    const [seen] = await as(joris, noor, goalsOf({ pupil: noor.id }));
    expect(titles(seen)).toEqual(['Havo halen', 'Woorden 19']);
  });

  it('are the far ones for a guardian, as long as the week is closed', async () => {
    const [seen, texts] = await as(
      zeynep,
      noor,
      goalsOf({ pupil: noor.id }),
      textsOf({ pupil: noor.id, goal: brackets.id }),
    );
    expect(titles(seen)).toEqual(['Havo halen', 'Trede 25']);
    expect(texts).toBeUndefined();
  });

  it('are not there for another pupil, whatever the address says', async () => {
    const [asked, own] = await as(noor, null, goalsOf({ pupil: daan.id }), goalsOf({ pupil: null }));
    expect(asked).toEqual([]);
    expect(titles(own)).not.toContain('Van Daan');
    const [chain] = await as(noor, null, goalAndChain({ goal: other.id }));
    expect(chain).toEqual([]);
  });

  it('are not there for another school', async () => {
    const elsewhere = await aSchool(place);
    const stranger = await aCoach(elsewhere);
    const [goals] = await as(stranger, null, goalsOf({ pupil: noor.id }));
    expect(goals).toEqual([]);
  });

  it('lose the tasks of weeks ago, and what is settled stands with the past', async () => {
    const pupil = await aPupil(school);
    const goal = await aGoal(pupil, { title: 'Nu' });
    await aGoal(pupil, { title: 'Toen', state: 'evaluated' });
    const old = await aGoal(pupil, {
      kind: 'work',
      title: 'Oude taak',
      serves: goal,
      due: null,
      state: 'realised',
    });
    await rowsOf(place, `update school.goal set done_at = $2 where id = $1`, [old.id, '2026-10-01']);
    const [goals, past] = await as(pupil, null, goalsOf({ pupil: null }), pastOf({ pupil: null }));
    expect(titles(goals)).toEqual(['Nu']);
    expect(titles(past)).toEqual(['Toen']);
  });
});

describe('the chain', () => {
  it('comes in one query: the goal, and what it leads to, nearest first', async () => {
    const [chain] = await as(noor, null, goalAndChain({ goal: film.id }));
    expect(chain.map(({ title }) => title)).toEqual(['Filmpje', 'Haakjes', 'Trede 25', 'Havo halen']);
  });

  it('shows a guardian only the part that is open', async () => {
    const [week, far] = await as(
      zeynep,
      noor,
      goalAndChain({ goal: film.id }),
      goalAndChain({ goal: period.id }),
    );
    expect(week).toEqual([]);
    expect(far.map(({ title }) => title)).toEqual(['Trede 25', 'Havo halen']);
  });

  it('counts what serves a far goal, and lists what stands under a goal', async () => {
    const [{ served }, parts] = await as(
      noor,
      null,
      planRows({ pupil: null }),
      partsOf({ pupil: null, goal: brackets.id }),
    );
    expect(served).toEqual(
      expect.arrayContaining([
        { serves: end.id, goals: 1, reached: 0 },
        { serves: period.id, goals: 1, reached: 0 },
      ]),
    );
    expect(titles(parts)).toEqual(['Filmpje']);
  });
});

describe('a plan', () => {
  const told = ({ id, kind, serves, title, measure, due, minutes, state, deviatedOn }: Listed) => ({
    id,
    kind,
    serves,
    title,
    measure,
    due,
    minutes,
    state,
    deviatedOn,
  });

  it('lists for each reader the goals in hand that they may see, as the goals themselves tell it', async () => {
    for (const [reader, pupil] of [
      [noor, null],
      [marit, noor],
      [zeynep, noor],
      [daan, null],
    ] as const) {
      const about = { pupil: pupil?.id ?? null };
      const [{ goals }, whole] = await as(reader, pupil, planRows(about), goalsOf(about));
      expect(goals.map(told)).toEqual(whole.map(listed).map(told));
      expect(goals.map(({ byOther }) => byOther)).toEqual(whole.map(({ setBy, pupil: of }) => setBy !== of));
      for (const [i, { reach, kind }] of goals.entries())
        expect(reach).toBe(kind === 'work' ? null : whole[i]?.reach);
    }
  });
});

describe('the lock of a goal', () => {
  it('is given to the pupil and the coach, for all others the goal is not there', async () => {
    const [mine] = await changing(noor, null, goalForChange({ goal: words.id }));
    expect(mine.title).toBe('Woorden 19');
    const [coached] = await changing(marit, noor, goalForChange({ goal: words.id }));
    expect(coached.id).toBe(words.id);
    await expect(changing(joris, noor, goalForChange({ goal: words.id }))).rejects.toThrow(Refusal);
    await expect(changing(zeynep, noor, goalForChange({ goal: end.id }))).rejects.toThrow(Refusal);
    await expect(changing(daan, null, goalForChange({ goal: words.id }))).rejects.toThrow(Refusal);
  });
});

describe('what opens a new goal', () => {
  const reach = (wish: { sort?: string; enrolment?: string; serves?: string }) =>
    as(
      noor,
      null,
      reachFor({
        pupil: null,
        sort: wish.sort ?? 'week',
        enrolment: wish.enrolment ?? null,
        serves: wish.serves ?? null,
      }),
    );

  it('is the chosen course, else that of the goal it serves, else the pupil', async () => {
    expect((await reach({ enrolment: inEnglish?.id ?? '' }))[0].reach).toBe(inEnglish?.reach.week);
    expect((await reach({ serves: brackets.id }))[0].reach).toBe(inMaths?.reach.week);
    expect((await reach({ serves: period.id }))[0].reach).toBe(inMaths?.reach.week);
    expect((await reach({ serves: brackets.id, enrolment: inEnglish?.id ?? '' }))[0].reach).toBe(
      inEnglish?.reach.week,
    );
    expect((await reach({ serves: end.id }))[0]).toEqual({ reach: noor.reach.week, pupil: noor.id });
    expect((await reach({ sort: 'end', enrolment: inMaths?.id ?? '' }))[0].reach).toBe(noor.reach.end);
  });

  it('is never the course of somebody else', async () => {
    const [his] = (await aPupil(school, { enrolledIn: [english] })).enrolments;
    await expect(reach({ enrolment: his?.id ?? '' })).rejects.toThrow(Refusal);
  });

  it('goes with the subject of the course, and with the kinds in hand', async () => {
    const [courses, kinds] = await as(noor, null, coursesOf({ pupil: null }), kindsOf({ pupil: null }));
    expect([...new Set(courses.map(({ subject }) => subject))]).toEqual(['Engels', 'Wiskunde']);
    expect(courses.map((course) => course.reach)).toContain(inMaths?.reach.week);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['end', 'learning', 'period', 'work']);
  });
});

describe('the database itself', () => {
  const fresh = {
    id: '0192f1b4-8f00-7000-8000-0000000000aa',
    serves: null,
    title: 'x',
    minutes: null,
    step: null,
    task: null,
  };

  it('keeps a goal without measure and date from becoming active (acceptance check 10)', async () => {
    const mine = { ...fresh, pupil: noor.id, reach: noor.reach.week, kind: 'learning' };
    await expect(
      changing(noor, null, insertGoal({ ...mine, measure: null, due: '2026-11-27', state: 'active' })),
    ).rejects.toMatchObject({ code: '23514' });
    await expect(
      changing(noor, null, insertGoal({ ...mine, measure: 'x', due: null, state: 'active' })),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('keeps a goal from being set for a pupil out of reach, or through a reach of another', async () => {
    const wish = { ...fresh, kind: 'learning', measure: 'x', due: '2026-11-27', state: 'active' };
    const forDaan = insertGoal({ ...wish, pupil: daan.id, reach: daan.reach.week });
    await expect(changing(noor, null, forDaan)).rejects.toMatchObject({ code: '42501' });
    await expect(
      changing(joris, noor, insertGoal({ ...wish, pupil: noor.id, reach: inEnglish?.reach.week ?? '' })),
    ).rejects.toMatchObject({ code: '42501' });
    const crossed = insertGoal({ ...wish, pupil: noor.id, reach: daan.reach.week });
    await expect(changing(marit, null, crossed)).rejects.toMatchObject({ code: '23503' });
  });
});

describe('what happened to a goal', () => {
  it('is told with the names of people whose card the reader may see', async () => {
    const pupil = await aPupil(school, { given: 'Elif', coach: marit });
    const goal = await aGoal(pupil);
    const line = async (actor: Person, verb: string) =>
      rowsOf(
        place,
        `insert into school.journal (school_id, id, at, actor, verb, object, pupil_id, reach)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7)`,
        [school.id, now, actor.id, verb, goal.id, pupil.id, goal.reach],
      );
    await line(pupil, 'goals.set');
    await line(await aCoach(school, { given: 'Oud-coach' }), 'goals.edit');
    const [story] = await as(marit, pupil, storyOf({ goal: goal.id }));
    expect(
      story
        .map(({ verb, given, byReader }) => [verb, given, byReader])
        .sort((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual([
      ['goals.edit', null, false],
      ['goals.set', 'Elif', false],
    ]);
    const [own] = await as(pupil, null, storyOf({ goal: goal.id }));
    expect(own.find(({ verb }) => verb === 'goals.set')?.byReader).toBe(true);
    const [nothing] = await as(daan, null, storyOf({ goal: goal.id }));
    expect(nothing).toEqual([]);
  });

  it('knows what went otherwise, and the goal knows the day', async () => {
    const pupil = await aPupil(school, { coach: marit });
    const goal = await aGoal(pupil);
    await changing(
      pupil,
      null,
      moveGoal({ goal: goal.id, state: 'active', before: null, doneAt: null }),
      noteDeviation({
        pupil: pupil.id,
        id: '0192f1b4-8f00-7000-8000-0000000000ab',
        goal: goal.id,
        reach: goal.reach,
        cause: 'no_help',
        action: 'Ik vraag Fatma',
        actionDue: '2026-11-25',
      }),
      markDeviated({ goal: goal.id, on: '2026-11-21', due: '2026-12-04' }),
    );
    const [deviations, [seen]] = await as(
      marit,
      pupil,
      deviationsOf({ pupil: pupil.id, goal: goal.id }),
      goalsOf({ pupil: pupil.id }),
    );
    expect(deviations).toEqual([
      { cause: 'no_help', action: 'Ik vraag Fatma', actionDue: '2026-11-25', notedAt: now },
    ]);
    expect(seen).toMatchObject({ deviatedOn: '2026-11-21', due: '2026-12-04', version: 2 });
  });
});

describe('a coach’s group', () => {
  it('holds the own pupils with what they have in hand, and nobody whose coach one no longer is', async () => {
    const coach = await aCoach(school);
    const group = await aBaseGroup(school, { name: '3C' });
    const yes = await aPupil(school, { given: 'Aya', family: 'Bos', coach, group });
    const without = await aPupil(school, { given: 'Bo', family: 'Vos', coach });
    const gone = await aPupil(school, { given: 'Cas' });
    await aRelation(coach, 'coach', gone.id, { until: '2026-11-20' });
    await aGoal(gone, { title: 'Van wie weg is' });
    const goal = await aGoal(yes, { title: 'Kaartlezen' });
    await aGoal(yes, { kind: 'work', serves: goal, due: null });
    await aGoal(yes, { kind: 'work', serves: goal, due: null });
    await aGoal(yes, { kind: 'work', serves: goal, due: null, state: 'realised' });
    await aGoal(yes, { kind: 'period', title: 'Te laat', due: '2026-11-13' });
    await aGoal(yes, { kind: 'period', title: 'Op tijd', due: '2026-12-18' });
    await aGoal(without, { kind: 'end', title: 'Voorstel', state: 'idea', due: null, measure: null });
    const [pupils, goals] = await as(coach, null, coachees(), coacheesGoals());
    expect(pupils).toEqual([
      { pupil: yes.id, given: 'Aya', family: 'Bos', group: '3C' },
      { pupil: without.id, given: 'Bo', family: 'Vos', group: null },
    ]);
    expect(
      goals
        .map(({ title, openTasks }) => [title, openTasks])
        .sort((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual([
      ['Kaartlezen', 2],
      ['Te laat', 0],
      ['Voorstel', 0],
    ]);
  });

  it('changes at midnight of the school: at half past eleven in London it is tomorrow here', async () => {
    const coach = await aCoach(school);
    const comes = await aPupil(school, { given: 'Dina' });
    const leaves = await aPupil(school, { given: 'Ebo' });
    await aRelation(coach, 'coach', comes.id, { from: '2026-11-21' });
    await aRelation(coach, 'coach', leaves.id, { until: '2026-11-20' });
    const at = new Date('2026-11-20T23:30:00Z');
    const { token } = await signedIn(coach, { at });
    const [, pupils] = await place.database.read('member', [openScope(token, null, at), coachees()]);
    expect(pupils.map(({ given }) => given)).toEqual(['Dina']);
  });

  it('is empty for who coaches nobody', async () => {
    const [pupils, goals] = await as(joris, null, coachees(), coacheesGoals());
    expect([pupils, goals]).toEqual([[], []]);
  });
});

describe('a card', () => {
  it('is there for who works with the pupil, and for nobody else', async () => {
    const [card] = await as(joris, noor, cardOf({ pupil: noor.id }));
    expect(card).toMatchObject({ given: 'Noor', group: '2B' });
    const [none] = await as(joris, daan, cardOf({ pupil: daan.id }));
    expect(none).toBeUndefined();
  });
});

describe('figures for leaders', () => {
  const figures = async (who: Person) => {
    const { token } = await signedIn(who);
    const [, found] = await place.database.read('counts', [openScope(token, null, now), learners()]);
    return found;
  };

  it('say how many pupils have a learning goal, never about fewer than five who have, or have none', async () => {
    const small = await aSchool(place);
    const team = await aTeam(small);
    const groups = [
      await aBaseGroup(small, { name: '1A', team }),
      await aBaseGroup(small, { name: '1B', team }),
      await aBaseGroup(small, { name: '1C' }),
    ] as const;
    for (const [group, size, busy] of [
      [groups[0], 6, 2],
      [groups[1], 3, 1],
      [groups[2], 11, 5],
    ] as const)
      for (let i = 0; i < size; i += 1) {
        const pupil = await aPupil(small, { group });
        await enrolSome(pupil);
        if (i < busy) await aGoal(pupil);
        else await aGoal(pupil, { kind: 'period' });
      }
    const inSchool = await figures(await aLeader(small));
    expect(Object.fromEntries(inSchool.groups)).toEqual({
      [groups[0].id]: { shown: false },
      [groups[1].id]: { shown: false },
      [groups[2].id]: { shown: false },
    });
    // beside the whole even the large group would tell of the three in the others
    expect(inSchool.whole).toEqual({ shown: true, count: 8, of: 20 });
    const ownTeam = await figures(await aTeamLead(team));
    expect([...ownTeam.groups.keys()].sort()).toEqual([groups[0].id, groups[1].id].sort());
    expect(ownTeam.whole).toEqual({ shown: false });
  });

  it('are not there for coaches and teachers', async () => {
    for (const who of [marit, joris]) expect((await figures(who)).groups.size).toBe(0);
  });

  it('come without rows: the role behind them reads no titles', async () => {
    const { token } = await signedIn(await aLeader(school));
    await expect(
      place.database.read('counts', [openScope(token, null, now), goalsOf({ pupil: noor.id }) as never]),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

async function enrolSome(pupil: Person) {
  const group = await aTeachingGroup(pupil.school);
  await anEnrolment(pupil, group);
}
