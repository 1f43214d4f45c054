import { z } from 'zod';
import { mondayOf } from '#platform/dates';
import { id } from '#platform/input';
import { action } from '#platform/route';
import { mayGoal, reachFor, redateGoals } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { type Facts, mayPlan, noTrail, schoolWeekAfter } from '../model.ts';
import { insertItems, itemForChange, takeOut } from '../item/store.ts';
import { planAfter, touchPlan } from '../store.ts';
import { about, hats, stands, tooSoonOrLate, trailEntry, weekPath } from './about.ts';

const ofItem = z.object({ ...about, item: id });

/** One place of a goal in a week, with the plans from that week on: what taking it along or out has to know. */
const aboutItem = ({ pupil, item }: z.infer<typeof ofItem>) =>
  [
    itemForChange({ item }),
    reachFor({ pupil, sort: 'week', enrolment: null, serves: null }),
    planAfter({ item }),
    calendarSpans(),
  ] as const;

/** Of what was done about a week only this shuts it: that it was looked at together. */
const onlyReviewed = (plan: { readonly reviewedAt: Date | null } | undefined): Facts => ({
  proposedAt: null,
  agreedAt: null,
  lookedBackAt: null,
  reviewedAt: plan?.reviewedAt ?? null,
});

/**
 * Takes one unfinished goal along into the next school week, with one carry more (acceptance check 3). A day that has
 * not passed yet moves with it; one that has, first asks for a word (acceptance check 11).
 */
export const carry = action({
  name: 'logbook.carry',
  path: '/logbook/carry',
  hats,
  input: ofItem,
  subject: ({ pupil }) => pupil,
  about: aboutItem,
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [item, whose, plans, spans], ...press }) => {
    const calendar = calendarOf(spans);
    const after = schoolWeekAfter(item.monday, calendar);
    const now = mondayOf(press.today);
    const monday =
      after >= now ? after : calendar.days(now).length > 0 ? now : schoolWeekAfter(now, calendar);
    const kept = plans.find((plan) => plan.monday === monday);
    const { standing } = stands(monday, onlyReviewed(kept), spans, press);
    if (!mayPlan(standing)) return tooSoonOrLate(standing);
    if (item.kind === 'work' || item.state !== 'active') return { refused: 'conflict', reason: 'goal-over' };
    const lastDay = calendar.days(monday).at(-1);
    const movesDay =
      lastDay !== undefined && item.due !== null && item.due >= press.today && item.due < lastDay;
    const put = press.newId();
    return {
      changes: [
        insertItems({
          pupil: item.pupil,
          monday,
          ids: [put],
          goals: [item.goal],
          reaches: [item.reach],
          carried: [item.carried + 1],
          days: [null],
        }),
        ...(movesDay ? [redateGoals({ pupil: item.pupil, goals: [item.goal], dues: [lastDay] })] : []),
        touchPlan({ pupil: item.pupil, monday, reach: whose.reach }),
      ],
      journal: [
        trailEntry('logbook.carry', whose, (kept?.version ?? 0) + 1, {
          ...noTrail,
          monday,
          put: [put],
          dues: movesDay ? [[item.goal, item.due]] : [],
        }),
      ],
      to: `${weekPath(item.monday, input.pupil)}#goal-${item.goal}`,
      undo: true,
    };
  },
});

/** Takes a goal out of a week; the goal itself stays, and is proposed again. */
export const drop = action({
  name: 'logbook.drop',
  path: '/logbook/drop',
  hats,
  input: ofItem,
  subject: ({ pupil }) => pupil,
  about: aboutItem,
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [item, whose, plans, spans], ...press }) => {
    const kept = plans.find((plan) => plan.monday === item.monday);
    const { standing } = stands(item.monday, onlyReviewed(kept), spans, press);
    if (!mayPlan(standing)) return tooSoonOrLate(standing);
    return {
      changes: [
        takeOut({ pupil: item.pupil, monday: item.monday, goals: [item.goal] }),
        touchPlan({ pupil: item.pupil, monday: item.monday, reach: whose.reach }),
      ],
      journal: [
        trailEntry('logbook.drop', whose, (kept?.version ?? 0) + 1, {
          ...noTrail,
          monday: item.monday,
          taken: [{ id: item.id, goal: item.goal, reach: item.reach, carried: item.carried, day: item.day }],
        }),
      ],
      to: weekPath(item.monday, input.pupil),
      undo: true,
    };
  },
});
