import { z } from 'zod';
import { maybeId, prose } from '#platform/input';
import { action, type Entry } from '#platform/route';
import {
  markDeviated,
  mayGoal,
  mayWriteTexts,
  moveGoal,
  noteDeviation,
  reachFor,
  writeText,
} from '#modules/goals';
import { calendarSpans } from '#modules/organisations';
import {
  type Answer,
  answerProblem,
  effectOf,
  mayLookBack,
  outcomes,
  reasons,
  results,
  schoolWeekAfter,
} from '../model.ts';
import { insertItems, setOutcomes, weekGoals } from '../item/store.ts';
import { factsOf, markLookedBack, setResults, touchPlan, weekChoices, writeNote } from '../store.ts';
import { slots as strategySlots } from '../strategy/model.ts';
import { hats, inOrder, stands, ticked, tooSoonOrLate, weekField, weekPath } from './about.ts';

const oneOf = <const T extends string>(words: readonly T[], typed: unknown): T | null =>
  words.find((word) => word === typed) ?? null;

const looked = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const known = z
    .object({
      pupil: maybeId,
      week: weekField,
      lookBack: prose(1000),
      on: z.enum(['week', 'talk']).default('week').catch('week'),
    })
    .safeParse(fields);
  if (!known.success) {
    for (const { path, message } of known.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  }
  const answers = new Map<string, Answer>(
    ticked(fields, 'outcome-').map((item) => [
      item,
      {
        outcome: oneOf(outcomes, fields[`outcome-${item}`]),
        reason: oneOf(reasons, fields[`reason-${item}`]),
        carry: fields[`carry-${item}`] !== undefined,
      },
    ]),
  );
  // as values, never as a question to the fields: by them a second press is known to ask for something else
  const helped = new Map(
    strategySlots.flatMap((slot) =>
      ticked(fields, `result-${slot}-`).map((goal) => [
        `${slot} ${goal}`,
        oneOf(results, fields[`result-${slot}-${goal}`]),
      ]),
    ),
  );
  return { ...known.data, answers, helped };
});

/**
 * Friday's look-back: how it went with each goal and why, whether the strategies helped, one sentence. What was not
 * finished may go along into the next week (acceptance check 3).
 */
export const lookBack = action({
  name: 'logbook.back',
  path: '/logbook/back',
  hats,
  input: looked,
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week }) => [
    reachFor({ pupil, sort: 'week', enrolment: null, serves: null }),
    factsOf({ pupil, monday: week, ahead: 0 }),
    weekGoals({ pupil, monday: week, ahead: 0 }),
    weekChoices({ pupil, monday: week, ahead: 0 }),
    calendarSpans(),
  ],
  may: ({ who }) => mayGoal('write', 'learning', who.held),
  run: ({ input, rows: [whose, facts, goals, choices, spans], ...press }) => {
    const { week: monday, answers } = input;
    const { pupil } = whose;
    const { standing, calendar } = stands(monday, facts, spans, press);
    if (!mayLookBack(standing)) return tooSoonOrLate(standing);
    const answered = goals.flatMap((goal) => {
      const answer = answers.get(goal.item ?? '');
      return goal.kind === 'work' || answer === undefined || answer.outcome === null
        ? []
        : [{ goal, answer }];
    });
    const tells = mayWriteTexts(press.who.held);
    // in a talk the sentence is not asked, and stays as it is
    const said = tells && input.on === 'week' && input.lookBack !== (facts.lookBack ?? '');
    if (answered.length === 0 && !said && goals.length > 0) return { problems: { form: 'none-answered' } };
    const problems = Object.fromEntries(
      answered.flatMap(({ goal, answer }) => {
        const problem = answerProblem(answer);
        return problem === undefined ? [] : [[`reason-${goal.item}`, problem]];
      }),
    );
    if (Object.keys(problems).length > 0) return { problems };

    const next = schoolWeekAfter(monday, calendar);
    const lastDay = calendar.days(next).at(-1) ?? null;
    const moves = answered.map(({ goal, answer }) => ({
      goal,
      answer,
      effect: effectOf(answer, { active: goal.state === 'active', step: goal.step }),
    }));
    const along = moves.filter(({ goal, effect }) => effect === 'carry' && goal.carriedOn === null);
    const puts = inOrder(along.length, press.newId);
    const helped = tells
      ? choices.flatMap(({ goal, slot, result }) => {
          const now = input.helped.get(`${slot} ${goal}`) ?? null;
          return now === null || now === result ? [] : [{ goal, slot, result: now }];
        })
      : [];
    return {
      changes: [
        ...(moves.length === 0
          ? []
          : [
              setOutcomes({
                pupil,
                items: moves.map(({ goal }) => goal.item as string),
                outcomes: moves.map(({ answer }) => answer.outcome as string),
                reasons: moves.map(({ answer }) => (answer.outcome === 'done' ? null : answer.reason)),
              }),
            ]),
        ...moves.flatMap((move) => changesOf(move, pupil, lastDay, press)),
        ...(along.length === 0
          ? []
          : [
              insertItems({
                pupil,
                monday: next,
                ids: puts,
                goals: along.map(({ goal }) => goal.id),
                reaches: along.map(({ goal }) => goal.reach),
                carried: along.map(({ goal }) => (goal.carried ?? 0) + 1),
                days: along.map(() => null),
              }),
              touchPlan({ pupil, monday: next, reach: whose.reach }),
            ]),
        ...(helped.length === 0
          ? []
          : [
              setResults({
                pupil,
                goals: helped.map(({ goal }) => goal),
                slots: helped.map(({ slot }) => slot),
                results: helped.map(({ result }) => result),
              }),
            ]),
        ...(said ? [writeNote({ pupil, monday, toCoach: null, lookBack: input.lookBack })] : []),
        markLookedBack({ pupil, monday, reach: whose.reach }),
      ],
      journal: [
        {
          verb: 'logbook.back',
          object: pupil,
          pupil,
          reach: whose.reach,
          version: (facts.version ?? 0) + 1,
        },
        ...moves.flatMap((move) => linesOf(move, pupil, lastDay)),
      ],
      to:
        input.on === 'talk'
          ? `/coaching/talk${input.pupil === null ? '' : `/${input.pupil}`}#card-back`
          : weekPath(monday, input.pupil),
    };
  },
});

type Goal = ReturnType<ReturnType<typeof weekGoals>['read']>[number];
type Move = {
  readonly goal: Goal;
  readonly answer: Answer;
  readonly effect: ReturnType<typeof effectOf>;
};
const stateOf = {
  realise: 'realised',
  evaluate: 'realised',
  partly: 'partly',
  miss: 'not',
  carry: 'active',
} as const;

const closes = (effect: Move['effect']): boolean =>
  effect === 'evaluate' || effect === 'partly' || effect === 'miss';

/** The later day of a goal that goes on: never an earlier one than it had. */
const laterDue = (goal: Goal, lastDay: string | null): string | null =>
  lastDay !== null && (goal.due === null || goal.due < lastDay) ? lastDay : goal.due;

/** What becomes of the goal: the chips are its evaluation or its deviation (first-slice §4). */
function changesOf(
  { goal, answer, effect }: Move,
  pupil: string,
  lastDay: string | null,
  { now, today, newId }: { readonly now: Date; readonly today: string; readonly newId: () => string },
) {
  if (effect === 'none') return [];
  const moved = moveGoal({
    goal: goal.id,
    state: stateOf[effect],
    before: null,
    doneAt: effect === 'realise' || effect === 'evaluate' ? now : null,
  });
  const deviates = effect === 'carry' || effect === 'partly' || effect === 'miss';
  return [
    moved,
    ...(deviates
      ? [
          noteDeviation({
            pupil,
            id: newId(),
            goal: goal.id,
            reach: goal.reach,
            cause: answer.reason ?? 'other',
            action: '',
            actionDue: null,
          }),
          markDeviated({
            goal: goal.id,
            on: today,
            due: effect === 'carry' ? laterDue(goal, lastDay) : goal.due,
          }),
        ]
      : []),
    // looked back on with this press: nobody asks for it again; a step that is done waits for its teacher
    ...(closes(effect) ? [moveGoal({ goal: goal.id, state: 'evaluated', before: null, doneAt: null })] : []),
  ];
}

function linesOf({ goal, effect }: Move, pupil: string, lastDay: string | null): Entry[] {
  if (effect === 'none') return [];
  const verb = {
    realise: 'realise',
    evaluate: 'realise',
    partly: 'partly',
    miss: 'miss',
    carry: 'deviate',
  } as const;
  const line: Entry = {
    verb: `goals.${verb[effect]}`,
    object: goal.id,
    pupil,
    reach: goal.reach,
    from: goal.state,
    to: stateOf[effect],
    version: goal.version + 1,
    ...(effect === 'carry'
      ? { before: writeText(goal), after: writeText({ ...goal, due: laterDue(goal, lastDay) }) }
      : {}),
  };
  return closes(effect)
    ? [
        line,
        {
          ...line,
          verb: 'goals.evaluate',
          from: stateOf[effect],
          to: 'evaluated',
          version: goal.version + 2,
        },
      ]
    : [line];
}
