import { z } from 'zod';
import { fridayOf, mondayOf } from '#platform/dates';
import { id, line, maybeDay, maybeId, maybeLine, maybeNumber, prose } from '#platform/input';
import type { Problems } from '#platform/refusal';
import { action, type Entry } from '#platform/route';
import {
  causes,
  deviationProblems,
  firstState,
  type Goal,
  isFresh,
  isOpen,
  kinds,
  mayDeviate,
  missing,
  move,
  readText,
  type Serves,
  servesProblem,
  sortOf,
  takenBack,
  textProblems,
  tickedAt,
  type Verb,
  writeText,
} from './model.ts';
import { mayGoal, mayWriteTexts } from './policy.ts';
import {
  forgetDeviation,
  goalById,
  goalForChange,
  goalOfLine,
  insertGoal,
  kindsOf,
  lineToTakeBack,
  markDeviated,
  moveGoal,
  noteDeviation,
  reachFor,
  removeGoal,
  removeTexts,
  rewriteGoal,
  textsOf,
  unmarkDeviated,
  writeTexts,
} from './store.ts';

/** Pupils for themselves; staff for the pupil whom the address names (`?pupil=`), if they coach that pupil. */
const hats = ['pupil', 'staff'] as const;
const about = { pupil: maybeId };

const maybeOneOf = <const T extends string>(words: readonly T[], problem: string) =>
  z
    .string()
    .optional()
    .transform((typed) => typed || null)
    .pipe(z.enum(words as readonly [T, ...T[]], { error: problem }).nullable());

/* ── set ────────────────────────────────────────────────────────────────────────────────────────────────────── */

export const setGoal = action({
  name: 'goals.set',
  path: '/goals/set',
  hats,
  input: z.object({
    ...about,
    kind: z.enum(kinds, { error: 'unknown' }).default('learning'),
    /** A goal, "none" of them, or not answered. */
    serves: z.union([z.literal('none'), maybeId]),
    title: line(200),
    measure: maybeLine(300),
    due: maybeDay,
    minutes: maybeNumber(1, 600),
    enrolment: maybeId,
    why: prose(2000),
    /** "idea": keep it, do not begin yet. */
    as: maybeOneOf(['idea'], 'unknown'),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, kind, serves, enrolment }) => [
    reachFor({ pupil, sort: sortOf(kind), enrolment, serves: serves === 'none' ? null : serves }),
    kindsOf({ pupil }),
    goalById({ goal: serves === 'none' ? null : serves }),
  ],
  may: ({ who, input }) => mayGoal('write', input.kind, who.held),
  run: ({ input, rows: [reach, existing, found], who, today, newId }) => {
    const { kind, title, measure, minutes, why } = input;
    const task = kind === 'work';
    const due = input.due ?? (kind === 'learning' ? fridayOf(today) : null);
    const serves: Serves = input.serves === 'none' ? 'alone' : (found ?? undefined);
    const problems: Record<string, string> = {};
    const wrong =
      input.serves !== 'none' && input.serves !== null && found === undefined
        ? 'serves-unknown'
        : servesProblem(
            kind,
            serves,
            reach.pupil,
            existing.map((row) => row.kind),
          );
    // in the order of the form
    const begins = input.as === null && sortOf(kind) === 'week';
    if (begins) for (const field of missing({ kind, measure, due })) problems[field] = `${field}-missing`;
    if (due !== null && due < today) problems['due'] = 'due-past';
    if (wrong !== undefined) problems['serves'] = wrong;
    if (Object.keys(problems).length > 0) return { problems };

    const goal = newId();
    const state = firstState({ kind, measure, due }, input.as === 'idea');
    const parent = found?.id ?? null;
    return {
      changes: [
        insertGoal({
          id: goal,
          pupil: reach.pupil,
          reach: reach.reach,
          kind,
          serves: parent,
          title,
          measure: task ? null : measure,
          due: task ? null : due,
          minutes: task ? minutes : null,
          state,
        }),
        ...(why !== '' && mayWriteTexts(who.held)
          ? [writeTexts({ pupil: reach.pupil, goal, why, lookBack: null })]
          : []),
      ],
      journal: [
        {
          verb: task ? 'goals.add' : 'goals.set',
          object: goal,
          pupil: reach.pupil,
          reach: reach.reach,
          to: state,
          version: 1,
        },
      ],
      to: pathOf(task && parent !== null ? parent : goal, input.pupil, task ? 'tasks' : undefined),
      undo: true,
    };
  },
});

/* ── edit ───────────────────────────────────────────────────────────────────────────────────────────────────── */

export const editGoal = action({
  name: 'goals.edit',
  path: '/goals/:goal/edit',
  hats,
  input: z.object({
    ...about,
    goal: id,
    title: line(200),
    measure: maybeLine(300),
    due: maybeDay,
    minutes: maybeNumber(1, 600),
    why: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ goal, pupil }) => [goalForChange({ goal }), textsOf({ pupil, goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal, texts], who, today }) => {
    if (!isOpen(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const task = goal.kind === 'work';
    const text = {
      title: input.title,
      measure: task ? goal.measure : input.measure,
      due: task ? goal.due : input.due,
      minutes: task ? input.minutes : goal.minutes,
    };
    const problems = textProblems(goal, text, today);
    if (Object.keys(problems).length > 0) return { problems };

    const rewritten = writeText(text) !== writeText(goal);
    const tellsWhy = mayWriteTexts(who.held) && input.why !== (texts?.why ?? '');
    return {
      changes: [
        ...(rewritten ? [rewriteGoal({ goal: goal.id, ...text })] : []),
        ...(tellsWhy
          ? [writeTexts({ pupil: goal.pupil, goal: goal.id, why: input.why, lookBack: null })]
          : []),
      ],
      journal: [
        ...(rewritten
          ? [entry(goal, 'goals.edit', { before: writeText(goal), after: writeText(text) })]
          : []),
        // why a goal matters is nobody's but the pupil's and the coach's: the journal does not repeat it
        ...(tellsWhy && !rewritten ? [entry(goal, 'goals.tell', { version: goal.version })] : []),
      ],
      to: pathOf(goal.id, input.pupil),
      undo: rewritten && !tellsWhy,
    };
  },
});

/* ── move ───────────────────────────────────────────────────────────────────────────────────────────────────── */

const plainVerbs = [
  'agree',
  'start',
  'realise',
  'drop',
  'pause',
  'resume',
  'reopen',
  'evaluate',
  'close',
] as const satisfies readonly Verb[];

/** What goes as planned, by one press; looking back may carry a few words. */
export const moveOn = action({
  name: 'goals.move',
  path: '/goals/:goal',
  hats,
  input: z.object({
    ...about,
    goal: id,
    verb: z.enum(plainVerbs, { error: 'unknown' }),
    lookBack: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal], who, now }) => {
    const moved = move(goal, input.verb, who.person, null);
    if ('refused' in moved) return { refused: moved.refused === 'own' ? 'not-allowed' : 'conflict' };
    if ('missing' in moved) return { problems: asProblems(moved.missing) };
    const looksBack = input.verb === 'evaluate' && input.lookBack !== '' && mayWriteTexts(who.held);
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: moved.state,
          before: moved.stateBeforePause,
          doneAt: moved.state === 'realised' ? now : null,
        }),
        ...(looksBack
          ? [writeTexts({ pupil: goal.pupil, goal: goal.id, why: null, lookBack: input.lookBack })]
          : []),
      ],
      journal: [
        entry(goal, goal.kind === 'work' && input.verb === 'drop' ? 'goals.leave' : `goals.${input.verb}`, {
          to: moved.state,
        }),
      ],
      to:
        goal.kind === 'work' && goal.serves !== null
          ? pathOf(goal.serves, input.pupil, 'tasks')
          : pathOf(goal.id, input.pupil),
      undo: true,
    };
  },
});

/* ── otherwise ──────────────────────────────────────────────────────────────────────────────────────────────── */

export const otherwiseVerbs = ['deviate', 'partly', 'miss', 'drop'] as const;

/** What goes otherwise than planned: why, and what is done about it (S2.96). */
export const deviate = action({
  name: 'goals.deviate',
  path: '/goals/:goal/otherwise',
  hats,
  input: z.object({
    ...about,
    goal: id,
    verb: z.enum(otherwiseVerbs, { error: 'unknown' }).default('deviate'),
    cause: maybeOneOf(causes, 'cause-missing'),
    action: maybeLine(500),
    actionDue: maybeDay,
    /** A new day for the goal itself. */
    due: maybeDay,
  }),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => mayGoal('write', goal.kind, who.held),
  run: ({ input, rows: [goal], who, today, newId }) => {
    const { verb, cause } = input;
    const goesOn = verb === 'deviate';
    if (goesOn && !mayDeviate(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const moved = goesOn
      ? { state: goal.state, stateBeforePause: goal.stateBeforePause }
      : move(goal, verb, who.person, cause);
    if ('refused' in moved) return { refused: 'conflict', reason: 'goal-over' };
    const due = goesOn ? input.due : null;
    const problems = {
      ...('missing' in moved ? asProblems(moved.missing) : {}),
      ...deviationProblems(cause, due, today),
    };
    if ('missing' in moved || cause === null || Object.keys(problems).length > 0) return { problems };
    const text = { ...goal, due: due ?? goal.due };
    return {
      changes: [
        moveGoal({ goal: goal.id, state: moved.state, before: moved.stateBeforePause, doneAt: null }),
        noteDeviation({
          pupil: goal.pupil,
          id: newId(),
          goal: goal.id,
          reach: goal.reach,
          cause,
          action: input.action ?? '',
          actionDue: input.actionDue,
        }),
        markDeviated({ goal: goal.id, on: today, due: text.due }),
      ],
      journal: [
        entry(goal, `goals.${verb}`, {
          to: moved.state,
          ...(due === null ? {} : { before: writeText(goal), after: writeText(text) }),
        }),
      ],
      to: pathOf(goal.id, input.pupil),
      undo: true,
    };
  },
});

/* ── tick ───────────────────────────────────────────────────────────────────────────────────────────────────── */

/** Where a tick was pressed, and so where its answer leads. */
const places = ['mine', 'goal', 'pupil', 'home'] as const;

/**
 * Says that a task is done or not: a state, not a change, so that ticks which waited without a connection may arrive
 * late and twice; the last one wins. Exactly one goal is touched, or none when it already is so.
 */
export const tick = action({
  name: 'goals.tick',
  path: '/goals/tick',
  hats,
  input: z
    .object({
      ...about,
      done: maybeId,
      open: maybeId,
      on: z.enum(places).default('mine').catch('mine'),
      at: z.string().max(40).optional(),
    })
    .transform(({ done, open, ...rest }, context) => {
      const goal = done ?? open;
      if (goal === null) context.addIssue({ code: 'custom', message: 'unknown', path: ['done'] });
      return { ...rest, goal: goal ?? '', done: done !== null };
    }),
  subject: ({ pupil }) => pupil,
  about: ({ goal }) => [goalForChange({ goal })],
  may: ({ who, rows: [goal] }) => goal.kind === 'work' && mayGoal('write', 'work', who.held),
  run: ({ input, rows: [goal], who, now, today }) => {
    const to = placeOf(input.on, goal, input.pupil);
    if ((goal.state === 'realised') === input.done && goal.state !== 'dropped')
      return { changes: [], journal: [], to };
    const moved = move(goal, input.done ? 'realise' : 'reopen', who.person, null);
    if (!('state' in moved)) return { refused: 'conflict' };
    const sent = input.at === undefined ? undefined : new Date(input.at);
    const known = sent !== undefined && !Number.isNaN(sent.getTime()) ? sent : undefined;
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: moved.state,
          before: null,
          doneAt: input.done ? tickedAt(known, new Date(mondayOf(today)), now) : null,
        }),
      ],
      journal: [entry(goal, input.done ? 'goals.tick' : 'goals.untick', { to: moved.state })],
      to,
    };
  },
});

/* ── undo ───────────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * Takes back what this sign-in just did. The address does not name the pupil, so no relation is known here: that the
 * goal may (still) be changed is what its lock says.
 */
export const undo = action({
  name: 'goals.undo',
  path: '/goals/undo',
  hats,
  input: z.object({ undo: id }),
  about: ({ undo: line }) => [lineToTakeBack({ line }), goalOfLine({ line })],
  may: ({ who, rows: [line] }) => line.signIn === who.signIn,
  run: ({ rows: [line, goal], who, now }) => {
    const back = isFresh(line, now) ? takenBack(goal, line) : undefined;
    if (back === undefined) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const pupil = who.hat === 'pupil' ? null : goal.pupil;
    if (line.verb === 'goals.set' || line.verb === 'goals.add')
      return {
        changes: [
          ...(who.hat === 'pupil' ? [removeTexts({ pupil: goal.pupil, goal: goal.id })] : []),
          removeGoal({ goal: goal.id }),
        ],
        journal: [entry(goal, 'goals.undo', { to: null })],
        to:
          goal.kind === 'work' && goal.serves !== null
            ? pathOf(goal.serves, pupil, 'tasks')
            : pupil === null
              ? '/goals'
              : `/goals/of/${pupil}`,
      };
    const deviated = otherwiseVerbs.some((verb) => line.verb === `goals.${verb}`);
    return {
      changes: [
        moveGoal({
          goal: goal.id,
          state: back.state,
          before: back.stateBeforePause,
          doneAt: back.state === 'realised' ? line.at : null,
        }),
        ...(line.before === null ? [] : [rewriteGoal({ goal: goal.id, ...readText(line.before) })]),
        ...(deviated
          ? [
              forgetDeviation({ pupil: goal.pupil, goal: goal.id, at: line.at }),
              unmarkDeviated({ goal: goal.id, zone: who.zone }),
            ]
          : []),
      ],
      journal: [
        entry(goal, 'goals.undo', {
          to: back.state,
          version: goal.version + (line.before === null ? 1 : 2),
        }),
      ],
      to: pathOf(goal.id, pupil),
    };
  },
});

/* ── The same for all ───────────────────────────────────────────────────────────────────────────────────────── */

const entry = (goal: Goal, verb: string, more: Partial<Entry>): Entry => ({
  verb,
  object: goal.id,
  pupil: goal.pupil,
  reach: goal.reach,
  from: goal.state,
  to: goal.state,
  version: goal.version + 1,
  ...more,
});

const asProblems = (lacks: readonly string[]): Problems =>
  Object.fromEntries(lacks.map((field) => [field, `${field}-missing`]));

/** The page of a goal; who is not the pupil carries along whom it is about, so that the scope stays that narrow. */
export const pathOf = (goal: string, pupil: string | null, part?: string): string =>
  `/goals/${goal}${pupil === null ? '' : `?pupil=${pupil}`}${part === undefined ? '' : `#${part}`}`;

function placeOf(place: (typeof places)[number], task: Goal, pupil: string | null): string {
  const card = task.serves === null ? '' : `#goal-${task.serves}`;
  if (place === 'home') return `/${card}`;
  if (place === 'goal' && task.serves !== null) return pathOf(task.serves, pupil, 'tasks');
  return place === 'pupil' && pupil !== null ? `/goals/of/${pupil}${card}` : `/goals${card}`;
}

export const actions = [setGoal, editGoal, moveOn, deviate, tick, undo];
