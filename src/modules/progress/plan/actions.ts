import { z } from 'zod';
import type { Results } from '#platform/database';
import { id, maybeDay, maybeId } from '#platform/input';
import { action, type Asked, type Entry, type Outcome as Answer } from '#platform/route';
import { aimGoal, insertGoal, mayGoal, reachFor } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { shown } from '../actions/about.ts';
import { entry } from '../actions/entry.ts';
import { maySetWay } from '../policy.ts';
import { placed, placeOf } from '../way/model.ts';
import { aimsOf, stepsOf, waysOf } from '../way/store.ts';
import { words } from '../words.ts';
import { asShown, planProblems } from './model.ts';
import { setWay, wayForChange } from './store.ts';

const wish = {
  ...shown,
  /** The goals that the form showed, as `asShown` writes them. */
  aims: z.string().max(200).default(''),
  enrolment: id,
  level: z.string().max(20).catch(''),
  entry: maybeId,
  target: maybeId,
  due: maybeDay,
  period: maybeId,
};
type Planned = z.infer<z.ZodObject<typeof wish>> & { readonly pupil: string | null };

const planned = ({ pupil, enrolment }: Planned) =>
  [
    waysOf({ pupil }),
    stepsOf({ pupil }),
    aimsOf({ pupil }),
    wayForChange({ pupil, enrolment }),
    reachFor({ pupil, sort: 'end', enrolment: null, serves: null }),
    reachFor({ pupil, sort: 'period', enrolment, serves: null }),
    calendarSpans(),
  ] as const;
type PlanRows = Results<ReturnType<typeof planned>>;

/** Level and entry by coach or teacher; the end goal and the goal of this period by pupil and coach. */
function plan({ input, rows, who, today, newId }: Asked<Planned, PlanRows>): Answer<'member'> {
  const [ways, steps, aims, locked, endReach, periodReach, spans] = rows;
  const way = ways.find(({ enrolment }) => enrolment === input.enrolment);
  if (way === undefined) return { refused: 'not-found' };
  const say = words(who.language).plan;
  const course = { steps: steps.filter((step) => step.course === way.course), levels: way.levels };
  const ofCourse = aims.filter(({ step }) => course.steps.some((one) => one.step === step));
  const setsWay = locked !== undefined && maySetWay(who.held, way.enrolment);
  const setsGoals = mayGoal('write', 'end', who.held);
  const level = setsWay ? input.level : way.level;
  const entryStep = setsWay ? input.entry : way.entry;
  const end = ofCourse.find(({ kind }) => kind === 'end');
  const until = calendarOf(spans).periods.find(({ starts, ends }) => starts <= today && today <= ends)?.ends;
  const period = ofCourse.find(({ kind, due }) => kind === 'period' && due === until);
  const asked = setsGoals
    ? { target: input.target, due: input.due, period: until === undefined ? null : input.period }
    : { target: null, due: null, period: null };
  const problems = planProblems(
    { ...asked, level, entry: entryStep },
    course,
    { step: end?.step ?? null, due: end?.due ?? null },
    today,
  );
  if (Object.keys(problems).length > 0) return { problems };
  if (setsWay && locked.version !== input.version) return { refused: 'conflict' };
  if (setsGoals && asShown(end, period) !== input.aims)
    return { refused: 'conflict', reason: 'changed-meanwhile' };

  const found = placed({ ...way, level, entry: entryStep }, course.steps, {
    records: [],
    judgements: [],
    inGoals: new Set(),
    unopenedIsNews: false,
  });
  const numbered = (step: string) => placeOf(found, course.steps, step);
  const changes: Extract<Answer<'member'>, { changes: unknown }>['changes'][number][] = [];
  const journal: Entry[] = [];

  if (setsWay && (level !== way.level || entryStep !== way.entry)) {
    changes.push(setWay({ pupil: endReach.pupil, enrolment: way.enrolment, level, entry: entryStep }));
    journal.push(
      entry('way', way.enrolment, { pupil: endReach.pupil, reach: way.reach }, { version: way.version + 1 }),
    );
  }
  const aim = (
    kind: 'end' | 'period',
    step: string,
    due: string,
    before: (typeof aims)[number] | undefined,
    reach: string,
    serves: string | null,
  ): string => {
    const title = say.goal(way.title, numbered(step));
    const measure = say.measure(numbered(step));
    if (before === undefined) {
      const goal = newId();
      changes.push(
        insertGoal({
          id: goal,
          pupil: endReach.pupil,
          reach,
          kind,
          serves,
          title,
          measure,
          due,
          minutes: null,
          step,
          task: null,
          state: 'idea',
        }),
      );
      journal.push({
        verb: 'goals.set',
        object: goal,
        pupil: endReach.pupil,
        reach,
        to: 'idea',
        version: 1,
      });
      return goal;
    }
    if (before.step !== step || before.due !== due) {
      changes.push(aimGoal({ goal: before.id, step, title, measure, due }));
      journal.push({
        verb: 'goals.edit',
        object: before.id,
        pupil: endReach.pupil,
        reach,
        from: before.state,
        to: before.state,
        version: before.version + 1,
      });
    }
    return before.id;
  };
  const far =
    asked.target !== null && asked.due !== null
      ? aim('end', asked.target, asked.due, end, endReach.reach, null)
      : (end?.id ?? null);
  if (asked.period !== null && until !== undefined)
    aim('period', asked.period, until, period, periodReach.reach, far);
  return {
    changes,
    journal,
    to: `/progress/plan${input.pupil === null ? '' : `/${input.pupil}`}#plan-${way.enrolment}`,
  };
}

const planOwn = action({
  name: 'progress.plan',
  path: '/progress/plan',
  hats: ['pupil'],
  input: z.object(wish).transform((fields) => ({ ...fields, pupil: null })),
  about: planned,
  may: ({ who }) => mayGoal('write', 'end', who.held),
  run: plan,
});

const planFor = action({
  name: 'progress.plan_for',
  path: '/progress/plan/:pupil',
  hats: ['staff'],
  input: z.object({ ...wish, pupil: id }),
  subject: ({ pupil }) => pupil,
  about: planned,
  may: ({ who, input }) => mayGoal('write', 'end', who.held) || maySetWay(who.held, input.enrolment),
  run: plan,
});

export const actions = [planOwn, planFor];
