import { z } from 'zod';
import { maybeId, prose } from '#platform/input';
import { action, type Entry } from '#platform/route';
import { insertGoals, mayGoal, mayWriteTexts, reachFor, redateGoals } from '#modules/goals';
import { calendarSpans } from '#modules/organisations';
import { mayPlan, proposal } from '../model.ts';
import { insertItems, takeOut } from '../item/store.ts';
import { nearestAims, openGoals, stepsToPlan, tasksToPlan } from '../proposal/store.ts';
import { beginPlan, factsOf, planForChange, rewritePlan, writeNote } from '../store.ts';
import { hats, inOrder, stands, ticked, tooSoonOrLate, trailEntry, weekField, weekPath } from './about.ts';

const asked = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const known = z
    .object({
      pupil: maybeId,
      week: weekField,
      /** The version of the plan that was on screen. */
      version: z
        .string()
        .regex(/^\d{1,6}$/, { error: 'unknown' })
        .transform(Number),
      toCoach: prose(1000),
      as: z.enum(['keep'], { error: 'unknown' }).optional(),
    })
    .safeParse(fields);
  if (!known.success) {
    for (const { path, message } of known.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  return { ...known.data, goals: ticked(fields, 'goal-'), steps: ticked(fields, 'step-') };
});

/**
 * Plans a week: what is ticked stands in it, what is not does not. A step becomes a learning goal with its tasks, in the
 * words of the course; nothing of the course is copied that the goal does not say itself (acceptance check 1).
 */
export const plan = action({
  name: 'logbook.plan',
  path: '/logbook/plan',
  hats,
  input: asked,
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week, steps }) => [
    reachFor({ pupil, sort: 'week', enrolment: null, serves: null }),
    planForChange({ pupil, monday: week }),
    factsOf({ pupil, monday: week, ahead: 0 }),
    openGoals({ pupil, monday: week, ahead: 0 }),
    calendarSpans(),
    stepsToPlan({ pupil, steps }),
    tasksToPlan({ pupil, steps }),
    nearestAims({ pupil }),
  ],
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [whose, kept, facts, open, spans, steps, tasks, aims], ...press }) => {
    const { week: monday } = input;
    const { standing, calendar } = stands(monday, facts, spans, press);
    if (!mayPlan(standing)) return tooSoonOrLate(standing);
    if ((kept?.version ?? 0) !== input.version) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const lastDay = calendar.days(monday).at(-1);
    if (lastDay === undefined) return { refused: 'conflict', reason: 'week-over' };

    const lines = proposal(open, [], facts.proposedAt !== null);
    const chosen = new Set(input.goals);
    const added = lines.filter((line) => line.from !== 'plan' && chosen.has(line.open?.goal ?? ''));
    const stays = lines.filter((line) => line.from === 'plan' && chosen.has(line.open?.goal ?? ''));
    const out = lines.filter((line) => line.from === 'plan' && !chosen.has(line.open?.goal ?? ''));
    const taken = new Set(open.map(({ step }) => step));
    const fresh = steps.filter(({ step }) => !taken.has(step));
    if (added.length + stays.length + fresh.length === 0) return { problems: { goals: 'none-ticked' } };

    const proposedAt = input.as === 'keep' ? facts.proposedAt : press.now;
    const learning = inOrder(fresh.length, press.newId);
    const work = fresh.flatMap((step, i) =>
      tasks.filter((task) => task.step === step.step).map((task) => ({ ...task, of: i, reach: step.reach })),
    );
    const workIds = inOrder(work.length, press.newId);
    const puts = inOrder(added.length + fresh.length, press.newId);
    const rows = new Map(open.map((row) => [row.goal, row]));
    const addedRows = added.flatMap(({ open: one, carried }) => {
      const row = rows.get(one?.goal ?? '');
      return row === undefined ? [] : [{ ...row, carried }];
    });
    const late = addedRows.filter(({ due }) => due !== null && due >= press.today && due < lastDay);
    const outRows = out.flatMap(({ open: one }) => rows.get(one?.goal ?? '') ?? []);
    const tells = mayWriteTexts(press.who.held) && input.toCoach !== (facts.toCoach ?? '');
    const aimOf = (enrolment: string | null): string | null =>
      aims.find((aim) => aim.enrolment === enrolment)?.goal ??
      aims.find((aim) => aim.enrolment === null)?.goal ??
      null;
    return {
      changes: [
        kept === undefined
          ? beginPlan({ pupil: whose.pupil, monday, reach: whose.reach, proposedAt })
          : rewritePlan({ pupil: whose.pupil, monday, proposedAt }),
        ...(fresh.length === 0
          ? []
          : [
              insertGoals({
                pupil: whose.pupil,
                ids: learning,
                reaches: fresh.map(({ reach }) => reach),
                kinds: fresh.map(() => 'learning'),
                serves: fresh.map(({ enrolment }) => aimOf(enrolment)),
                titles: fresh.map(({ goal }) => shortened(goal, 200)),
                measures: fresh.map(measureOf),
                dues: fresh.map(() => lastDay),
                minutes: fresh.map(() => null),
                steps: fresh.map(({ step }) => step),
                tasks: fresh.map(() => null),
              }),
            ]),
        ...(work.length === 0
          ? []
          : [
              insertGoals({
                pupil: whose.pupil,
                ids: workIds,
                reaches: work.map(({ reach }) => reach),
                kinds: work.map(() => 'work'),
                serves: work.map(({ of }) => learning[of] as string),
                titles: work.map(({ title }) => title),
                measures: work.map(() => null),
                dues: work.map(() => null),
                minutes: work.map(({ minutes }) => minutes),
                steps: work.map(() => null),
                tasks: work.map(({ task }) => task),
              }),
            ]),
        ...(puts.length === 0
          ? []
          : [
              insertItems({
                pupil: whose.pupil,
                monday,
                ids: puts,
                goals: [...addedRows.map(({ goal }) => goal), ...learning],
                reaches: [...addedRows.map(({ reach }) => reach), ...fresh.map(({ reach }) => reach)],
                carried: [...addedRows.map(({ carried }) => carried), ...fresh.map(() => 0)],
                days: puts.map(() => null),
              }),
            ]),
        ...(out.length === 0
          ? []
          : [takeOut({ pupil: whose.pupil, monday, goals: outRows.map(({ goal }) => goal) })]),
        ...(late.length === 0
          ? []
          : [
              redateGoals({
                pupil: whose.pupil,
                goals: late.map(({ goal }) => goal),
                dues: late.map(() => lastDay),
              }),
            ]),
        ...(tells ? [writeNote({ pupil: whose.pupil, monday, toCoach: input.toCoach, lookBack: null })] : []),
      ],
      journal: [
        trailEntry(
          input.as === 'keep' ? 'logbook.keep' : 'logbook.propose',
          whose,
          (kept?.version ?? 0) + 1,
          {
            monday,
            proposedAt: facts.proposedAt?.toISOString() ?? null,
            put: puts,
            taken: outRows.map(({ item, goal, reach, carriedHere }) => ({
              id: item as string,
              goal,
              reach,
              carried: carriedHere ?? 0,
              day: null,
            })),
            goals: learning,
            tasks: workIds,
            dues: late.map(({ goal, due }) => [goal, due as string]),
          },
        ),
        ...learning.map(
          (goal, i): Entry => ({
            verb: 'goals.set',
            object: goal,
            pupil: whose.pupil,
            reach: fresh[i]?.reach as string,
            to: 'active',
            version: 1,
          }),
        ),
      ],
      to: weekPath(monday, input.pupil),
      undo: true,
    };
  },
});

/** How one sees that it worked: what the step asks at every level and at the pupil's own. */
function measureOf({
  goal,
  criteria,
  levelCriteria,
}: {
  readonly goal: string;
  readonly criteria: readonly string[];
  readonly levelCriteria: readonly string[];
}): string {
  return shortened([...criteria, ...levelCriteria].join(' · ') || goal, 300);
}

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
