import { z } from 'zod';
import { id, line, maybeId, maybeLine, maybeNumber } from '#platform/input';
import { action, type Entry } from '#platform/route';
import { insertGoals, mayGoal, reachFor } from '#modules/goals';
import { calendarSpans } from '#modules/organisations';
import { mayPlan, noTrail } from '../model.ts';
import { insertItems, weekGoals } from '../item/store.ts';
import { nearestAims } from '../proposal/store.ts';
import { factsOf, touchPlan } from '../store.ts';
import { about, hats, stands, tooSoonOrLate, trailEntry, weekField, weekPath } from './about.ts';

const fields = { ...about, week: weekField, title: line(200) };
const dayField = z
  .enum(['', '1', '2', '3', '4', '5'])
  .default('')
  .catch('')
  .transform((day) => (day === '' ? null : Number(day)));

/** An own learning goal, straight into the week: it is done by its last school day and needs no step to refer to. */
const addLearning = z.object({
  ...fields,
  kind: z.literal('learning'),
  measure: maybeLine(300),
  enrolment: maybeId,
});
/** An own task under one of the goals of the week. */
const addWork = z.object({
  ...fields,
  kind: z.literal('work'),
  goal: id,
  minutes: maybeNumber(1, 600),
  day: dayField,
});

/** Adds something of one's own to a week: a learning goal, or a task under a goal that stands in it. */
export const add = action({
  name: 'logbook.add',
  path: '/logbook/add',
  hats,
  input: z.discriminatedUnion('kind', [addLearning, addWork], { error: 'unknown' }),
  subject: ({ pupil }) => pupil,
  about: (input) => [
    reachFor({ pupil: input.pupil, sort: 'week', enrolment: null, serves: null }),
    reachFor({
      pupil: input.pupil,
      sort: 'week',
      enrolment: input.kind === 'learning' ? input.enrolment : null,
      serves: null,
    }),
    factsOf({ pupil: input.pupil, monday: input.week, ahead: 0 }),
    weekGoals({ pupil: input.pupil, monday: input.week, ahead: 0 }),
    calendarSpans(),
    nearestAims({ pupil: input.pupil }),
  ],
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [whose, course, facts, goals, spans, aims], ...press }) => {
    const { week: monday, title, pupil: named } = input;
    const { pupil } = whose;
    const { standing, calendar } = stands(monday, facts, spans, press);
    if (!mayPlan(standing)) return tooSoonOrLate(standing);
    const lastDay = calendar.days(monday).at(-1);
    if (lastDay === undefined) return { refused: 'conflict', reason: 'week-over' };
    const made = press.newId();
    const put = press.newId();
    const over = input.kind === 'work' ? goals.find((goal) => goal.id === input.goal) : undefined;
    if (input.kind === 'work' && (over === undefined || over.kind === 'work'))
      return { problems: { goal: 'serves-unknown' } };
    if (over !== undefined && over.state !== 'active') return { problems: { goal: 'serves-unknown' } };
    if (input.kind === 'learning' && input.measure === null)
      return { problems: { measure: 'measure-missing' } };
    const reach = over?.reach ?? course.reach;
    const aim =
      input.kind === 'work'
        ? over?.id
        : (
            aims.find(({ enrolment }) => enrolment !== null && enrolment === input.enrolment) ??
            aims.find(({ enrolment }) => enrolment === null)
          )?.goal;
    const stays = input.kind === 'learning' || input.day !== null;
    const set: Entry = {
      verb: input.kind === 'work' ? 'goals.add' : 'goals.set',
      object: made,
      pupil,
      reach,
      to: 'active',
      version: 1,
    };
    return {
      changes: [
        insertGoals({
          pupil,
          ids: [made],
          reaches: [reach],
          kinds: [input.kind],
          serves: [aim ?? null],
          titles: [title],
          measures: [input.kind === 'learning' ? input.measure : null],
          dues: [input.kind === 'learning' ? lastDay : null],
          minutes: [input.kind === 'work' ? input.minutes : null],
          steps: [null],
          tasks: [null],
        }),
        ...(stays
          ? [
              insertItems({
                pupil,
                monday,
                ids: [put],
                goals: [made],
                reaches: [reach],
                carried: [0],
                days: [input.kind === 'work' ? input.day : null],
              }),
            ]
          : []),
        touchPlan({ pupil, monday, reach: whose.reach }),
      ],
      journal: [
        trailEntry('logbook.add', whose, (facts.version ?? 0) + 1, {
          ...noTrail,
          monday,
          put: stays ? [put] : [],
          goals: input.kind === 'learning' ? [made] : [],
          tasks: input.kind === 'work' ? [made] : [],
        }),
        set,
      ],
      to: `${weekPath(monday, named)}#goal-${over?.id ?? made}`,
      undo: true,
    };
  },
});
