import { z } from 'zod';
import type { Results } from '#platform/database';
import { id, maybeDay, maybeId, maybeNumber, prose } from '#platform/input';
import { action, type Asked, type Entry, type Outcome as Answer } from '#platform/route';
import { afterPassing, aimGoal, insertGoal, mayGoal, moveGoal, reachFor } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import {
  asShown,
  feedbackOf,
  judgeProblems,
  mayTakeBack,
  outcomes,
  placed,
  placeOf,
  planProblems,
} from './model.ts';
import { mayJudge, maySetWay } from './policy.ts';
import {
  dropWords,
  insertJudgement,
  judgementOfLine,
  keepWords,
  layBack,
  openJudgement,
  recount,
  releaseLater,
  releaseNow,
  removeJudgement,
  waitAgain,
} from './judging/store.ts';
import { ownPhrases } from './queue/store.ts';
import {
  changeRecord,
  goalsOfJudgement,
  insertRecord,
  judgementsOn,
  judgementToOpen,
  recordForChange,
  wayTo,
} from './step/store.ts';
import { aimsOf, setWay, stepsOf, wayForChange, waysOf } from './way/store.ts';
import { words } from './words.ts';

const ofStep = { enrolment: id, step: id };
/** Which version of the record the form showed; empty: there was none. */
const shown = { version: maybeNumber(1, 999_999) };

/** A pupil's part of one step, with the way it lies on and what was found before. */
const own = ({ enrolment, step }: { enrolment: string; step: string }) =>
  [
    wayTo({ pupil: null, enrolment, step }),
    recordForChange({ pupil: null, enrolment, step }),
    judgementsOn({ pupil: null, enrolment, step }),
  ] as const;

/* ── begin ──────────────────────────────────────────────────────────────────────────────────────────────────── */

/** Begins a step; twice is once. */
export const begin = action({
  name: 'progress.begin',
  path: '/progress/begin',
  hats: ['pupil'],
  input: z.object(ofStep),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input: { step }, rows: [way, record, found], today }) => {
    if (found.some(({ outcome }) => outcome === 'passed')) return { refused: 'conflict' };
    const to = pathOf(way.enrolment);
    if (record !== undefined) return { changes: [], journal: [], to };
    const { pupil, enrolment, reach } = way;
    return {
      changes: [
        insertRecord({
          pupil,
          enrolment,
          step,
          reach,
          state: 'working',
          evidence: '',
          on: today,
          readyAt: null,
        }),
      ],
      journal: [entry('begin', step, way, { to: 'working', version: 1 })],
      to,
    };
  },
});

/* ── ready ──────────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * "I am ready": with a line about what there is to see. Pressed again it changes that line and keeps its place in the
 * queue. What was looked at in the meantime is read first.
 */
export const ready = action({
  name: 'progress.ready',
  path: '/progress/ready',
  hats: ['pupil'],
  input: z.object({ ...ofStep, ...shown, evidence: prose(1000) }),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input, rows: [way, record, found], today, now }) => {
    const { step, evidence } = input;
    if (found.some(({ outcome, openedAt }) => outcome === 'passed' || openedAt === null))
      return { refused: 'conflict' };
    if ((record?.version ?? null) !== input.version) return { refused: 'conflict' };
    if (evidence === '') return { problems: { evidence: 'evidence-missing' } };
    const { pupil, enrolment, reach } = way;
    const readyAt = record?.state === 'ready' ? record.readyAt : now;
    return {
      changes: [
        record === undefined
          ? insertRecord({ pupil, enrolment, step, reach, state: 'ready', evidence, on: today, readyAt })
          : changeRecord({ pupil, enrolment, step, state: 'ready', evidence, readyAt }),
      ],
      journal: [
        entry('ready', step, way, {
          from: record?.state ?? null,
          to: 'ready',
          version: (record?.version ?? 0) + 1,
        }),
      ],
      to: way.isTheme ? `/progress#theme-${way.course}` : pathOf(enrolment),
    };
  },
});

/** Not yet after all: as long as nobody has looked. */
export const withdraw = action({
  name: 'progress.withdraw',
  path: '/progress/withdraw',
  hats: ['pupil'],
  input: z.object({ ...ofStep, ...shown }),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input: { step, version }, rows: [way, record] }) => {
    if (record?.state !== 'ready' || record.version !== version) return { refused: 'conflict' };
    const { pupil, enrolment } = way;
    return {
      changes: [
        changeRecord({ pupil, enrolment, step, state: 'working', evidence: record.evidence, readyAt: null }),
      ],
      journal: [entry('withdraw', step, way, { from: 'ready', to: 'working', version: record.version + 1 })],
      to: pathOf(enrolment),
    };
  },
});

/* ── judge ──────────────────────────────────────────────────────────────────────────────────────────────────── */

/** The chosen sentences come as fields of their own: `phrase-<key>` = on. */
const withPhrases = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).transform((fields) => ({
    ...fields,
    phrases: Object.keys(fields).flatMap((name) =>
      name.startsWith('phrase-') ? [name.slice('phrase-'.length)] : [],
    ),
  }));

/**
 * Judges what a pupil showed. One transaction writes the judgement, what the family may read of it later, the count of
 * the way, and lays the step back in the pupil's hands. The goals about the step move when the pupil opens it
 * (docs/decisions/0013-the-pupil-hears-it-first.md).
 */
export const judge = action({
  name: 'progress.judge',
  path: '/progress/queue',
  hats: ['staff'],
  input: withPhrases({
    ...ofStep,
    ...shown,
    pupil: id,
    outcome: z.enum(outcomes).nullable().catch(null),
    level: z.string().max(20).catch(''),
    feedback: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, enrolment, step }) => [
    wayTo({ pupil, enrolment, step }),
    recordForChange({ pupil, enrolment, step }),
    ownPhrases(),
  ],
  may: ({ who, input }) => mayJudge(who.held, input.enrolment),
  run: ({ input, rows: [way, record, phrases], who, newId }) => {
    // judged by a colleague meanwhile, taken back by the pupil, or other evidence than the teacher saw
    if (record?.state !== 'ready' || record.version !== input.version) return { refused: 'conflict' };
    const { outcome, step } = input;
    const all = [...phrases.map(({ text }) => text), ...Object.values(words(who.language).queue.phrase)];
    const feedback = feedbackOf(input.phrases, all, input.feedback);
    const problems = judgeProblems(outcome, input.level, way.levels, feedback);
    if (outcome === null || Object.keys(problems).length > 0) return { problems };

    const { pupil, enrolment, reach } = way;
    const level = outcome === 'passed' ? input.level || way.level : '';
    const judgement = { pupil, enrolment, step, reach, id: newId(), outcome, level, feedback };
    return {
      changes: [
        insertJudgement(judgement),
        releaseLater(judgement),
        layBack({ pupil, enrolment, step }),
        dropWords({ pupil, enrolment, step }),
        recount({ pupil, enrolment, reach, zone: who.zone }),
      ],
      // what was found is not told here: a journal is read by more people than a judgement
      journal: [entry('judge', judgement.id, way, { from: 'ready', to: 'judged' })],
      to: '/progress/queue',
      undo: true,
    };
  },
});

/**
 * Takes back a judgement of a moment ago that nobody has read: it never was (docs/decisions/0013). The words stay with
 * whoever wrote them, until the same showing is judged anew.
 */
export const undo = action({
  name: 'progress.undo',
  path: '/progress/undo',
  hats: ['staff'],
  input: z.object({ undo: id }),
  about: ({ undo: line }) => [judgementOfLine({ line })],
  may: ({ who, rows: [line] }) => line.signIn === who.signIn && line.verb === 'progress.judge',
  run: ({ rows: [line], who, now }) => {
    if (!mayTakeBack(line, who.person, now)) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const { pupil, enrolment, step, reach, judgement } = line;
    return {
      changes: [
        keepWords({ pupil, judgement }),
        removeJudgement({ pupil, judgement }),
        waitAgain({ pupil, enrolment, step, judgement }),
        recount({ pupil, enrolment, reach, zone: who.zone }),
      ],
      journal: [entry('undo', judgement, line, { from: 'judged', to: 'ready' })],
      to: itemPath({ pupil, enrolment, step }),
    };
  },
});

/* ── open ───────────────────────────────────────────────────────────────────────────────────────────────────── */

/** The pupil reads it, first and alone; from then on the family may, and the goals about the step know it, too. */
export const open = action({
  name: 'progress.open',
  path: '/progress/judgements/:judgement',
  hats: ['pupil'],
  input: z.object({ judgement: id }),
  about: ({ judgement }) => [judgementToOpen({ judgement }), goalsOfJudgement({ judgement })],
  may: ({ who, rows: [found] }) => found.pupil === who.person,
  run: ({ rows: [found, goals] }) => {
    const to = `/progress/judgements/${found.id}`;
    if (found.openedAt !== null) return { changes: [], journal: [], to };
    const moved = goals.flatMap((goal) => {
      const state = found.outcome === 'passed' ? afterPassing(goal) : undefined;
      return state === undefined ? [] : [{ ...goal, to: state }];
    });
    return {
      changes: [
        openJudgement({ judgement: found.id }),
        releaseNow({ judgement: found.id }),
        ...moved.map((goal) =>
          moveGoal({ goal: goal.id, state: goal.to, before: null, doneAt: found.judgedAt }),
        ),
      ],
      journal: [
        entry('open', found.id, found, { from: 'judged', to: 'opened' }),
        ...moved.map((goal) => ({
          verb: goal.to === 'evaluated' ? 'goals.evaluate' : 'goals.realise',
          object: goal.id,
          pupil: found.pupil,
          reach: goal.reach,
          from: goal.state,
          to: goal.to,
          version: goal.version + 1,
        })),
      ],
      to,
    };
  },
});

/* ── plan ───────────────────────────────────────────────────────────────────────────────────────────────────── */

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

export const planOwn = action({
  name: 'progress.plan',
  path: '/progress/plan',
  hats: ['pupil'],
  input: z.object(wish).transform((fields) => ({ ...fields, pupil: null })),
  about: planned,
  may: ({ who }) => mayGoal('write', 'end', who.held),
  run: plan,
});

export const planFor = action({
  name: 'progress.plan_for',
  path: '/progress/plan/:pupil',
  hats: ['staff'],
  input: z.object({ ...wish, pupil: id }),
  subject: ({ pupil }) => pupil,
  about: planned,
  may: ({ who, input }) => mayGoal('write', 'end', who.held) || maySetWay(who.held, input.enrolment),
  run: plan,
});

/* ── The same for all ───────────────────────────────────────────────────────────────────────────────────────── */

const entry = (
  verb: string,
  object: string,
  { pupil, reach }: { readonly pupil: string; readonly reach: string },
  more: Partial<Entry>,
): Entry => ({ verb: `progress.${verb}`, object, pupil, reach, ...more });

/** The pupil's own page, at one course. */
export const pathOf = (enrolment: string): string => `/progress#way-${enrolment}`;
/** One item of the queue. */
export const itemPath = (item: { pupil: string; enrolment: string; step: string }): string =>
  `/progress/queue?pupil=${item.pupil}&enrolment=${item.enrolment}&step=${item.step}`;

export const actions = [begin, ready, withdraw, judge, undo, open, planOwn, planFor];
