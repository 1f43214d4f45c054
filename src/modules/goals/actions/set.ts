import { z } from 'zod';
import { fridayOf } from '#platform/dates';
import { byHand, line, maybeDay, maybeId, maybeLine, maybeNumber, prose, wrongIn } from '#platform/input';
import { action } from '#platform/route';
import { firstState, kinds, missing, type Serves, servesProblem, sortOf } from '../model.ts';
import { mayGoal, mayWriteTexts } from '../policy.ts';
import { goalById, insertGoal, kindsOf, reachFor, writeTexts } from '../store.ts';
import { about, hats, maybeOneOf } from './entry.ts';
import { pathOf } from './path.ts';

export const setGoal = action({
  name: 'goals.set',
  path: '/goals/set',
  hats,
  input: z
    .object({
      ...about,
      kind: z.enum(kinds, { error: 'unknown' }).default('learning'),
      /** A goal, "none" of them, or not answered. */
      serves: z.union([z.literal('none'), maybeId]),
      enrolment: maybeId,
      /** "idea": keep it, do not begin yet. */
      as: maybeOneOf(['idea'], 'unknown'),
    })
    .and(
      byHand({
        title: line(200),
        measure: maybeLine(300),
        due: maybeDay,
        minutes: maybeNumber(1, 600),
        why: prose(2000),
      }),
    ),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, kind, serves, enrolment }) => [
    reachFor({ pupil, sort: sortOf(kind), enrolment, serves: serves === 'none' ? null : serves }),
    kindsOf({ pupil }),
    goalById({ goal: serves === 'none' ? null : serves }),
  ],
  may: ({ who, input }) => mayGoal('write', input.kind, who.held),
  run: ({ input, rows: [reach, existing, found], who, today, newId }) => {
    const { kind, typos } = input;
    const { title, measure = null, minutes = null, why = '' } = input.typed;
    const task = kind === 'work';
    const due = input.typed.due ?? (kind === 'learning' ? fridayOf(today) : null);
    const serves: Serves = input.serves === 'none' ? 'alone' : (found ?? undefined);
    const wrong =
      input.serves !== 'none' && input.serves !== null && found === undefined
        ? 'serves-unknown'
        : servesProblem(
            kind,
            serves,
            reach.pupil,
            existing.map((row) => row.kind),
          );
    const begins = input.as === null && sortOf(kind) === 'week';
    const lacks = begins ? missing({ kind, measure, due }) : [];
    const isLacking = (field: 'measure' | 'due') => lacks.includes(field) && (`${field}-missing` as const);
    const problems = wrongIn({
      title: typos['title'],
      measure: typos['measure'] ?? isLacking('measure'),
      due: typos['due'] ?? (due !== null && due < today ? 'due-past' : isLacking('due')),
      minutes: typos['minutes'],
      serves: wrong,
      why: typos['why'],
    });
    if (title === undefined || Object.keys(problems).length > 0) return { problems };

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
          step: null,
          task: null,
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
