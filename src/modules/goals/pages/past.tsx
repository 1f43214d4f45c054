import { z } from 'zod';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page, type View } from '#platform/route';
import { Back, Empty, PageHead } from '#ui';
import { lookedAt } from '#modules/people';
import { type Goal, kinds, listed } from '../model.ts';
import { planOf } from '../plan/model.ts';
import { mayGoal } from '../policy.ts';
import { cardOf, coursesOf, pastOf } from '../store.ts';
import { words } from '../words.ts';
import { coursesBy, GoalList, goalsBy, type Reader } from './plan.tsx';

/** What is behind: goals looked back on or let go. */
export const past = page({
  path: '/goals/past',
  hats: ['pupil'],
  queries: () => [pastOf({ pupil: null }), coursesOf({ pupil: null })],
  view: ({ rows: [goals, courses], language, today, key }) =>
    pastView(goals, courses, { language, today, key, pupil: null }, undefined),
});

export const pastOfPupil = page({
  path: '/goals/past',
  hats: ['staff', 'guardian'],
  input: z.object({ pupil: maybeId }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [cardOf({ pupil }), pastOf({ pupil }), coursesOf({ pupil })],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, goals, courses], who, language, today, key }) => {
    if (card === undefined) throw new Refusal('not-found');
    // a colleague may know the pupil and still not the goals
    if (!kinds.some((kind) => mayGoal('read', kind, who.held))) throw new Refusal('not-allowed');
    return pastView(goals, courses, { language, today, key, pupil: card.pupil }, card.given);
  },
});

type Courses = Parameters<typeof coursesBy>[0];

function pastView(
  goals: readonly Goal[],
  courses: Courses,
  who: Pick<Reader, 'language' | 'today' | 'key' | 'pupil'>,
  name: string | undefined,
): View {
  const say = words(who.language);
  const title = name === undefined ? say.past.title : say.past.titleOf(name);
  const reader: Reader = { ...who, writes: false, courses: coursesBy(courses), goals: goalsBy(goals) };
  return {
    title,
    width: 'narrow',
    sees: name === undefined ? say.sees.own.all : say.sees.other.all,
    body: (
      <>
        <Back href={who.pupil === null ? '/goals' : `/goals/of/${who.pupil}`}>
          {name === undefined ? say.one.back : say.one.backTo(name)}
        </Back>
        <PageHead title={title} />
        {goals.length === 0 ? (
          <Empty title={say.past.none}>{say.past.noneWhy}</Empty>
        ) : (
          <GoalList id="past" lines={planOf(goals.map(listed), [])} reader={reader} label={title} />
        )}
      </>
    ),
  };
}
