import { z } from 'zod';
import { lookedAt } from '#modules/people';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page, type View } from '#platform/route';
import { Back, Card, LinkButton, PageHead, Ring, Section, Split } from '#ui';
import { pathOf } from '../actions/path.ts';
import { asksForWord, isOpen, isReached, listed, sortOf } from '../model.ts';
import { upward } from '../plan/model.ts';
import { type Story, steps, stepsTaken } from '../ring/model.ts';
import { mayGoal } from '../policy.ts';
import { deviationsOf } from '../deviation/store.ts';
import { cardOf, coursesOf, goalAndChain, partsOf, storyOf, textsOf } from '../store.ts';
import { words } from '../words.ts';
import { Now } from './now.tsx';
import { alone, Parts } from './parts.tsx';
import { coursesBy, dueText, GoalList, goalsBy, isProposed, type Reader } from './plan.tsx';
import { about, type OneProps } from './read.ts';
import { Happened, Otherwise, Texts } from './told.tsx';

/** One goal of one's own: what to do now, its tasks, its four steps, and what it leads to. */
export const ownOne = page({
  path: '/goals/:goal',
  hats: ['pupil'],
  input: z.object({ goal: id }),
  queries: ({ goal }) => [
    goalAndChain({ goal }),
    partsOf({ pupil: null, goal }),
    textsOf({ pupil: null, goal }),
    deviationsOf({ pupil: null, goal }),
    storyOf({ goal }),
    coursesOf({ pupil: null }),
  ],
  view: ({ rows: [chain, parts, texts, deviations, happened, courses], who, ...seen }) => {
    const [goal] = chain;
    if (goal === undefined) throw new Refusal('not-found');
    return oneView({
      ...seen,
      who,
      goal,
      chain,
      parts,
      texts,
      deviations,
      happened,
      courses,
      name: undefined,
    });
  },
});

/** The same for whoever works with the pupil; the address names the pupil, so that the scope is that narrow. */
export const one = page({
  path: '/goals/:goal',
  hats: ['staff', 'guardian'],
  input: z.object({ goal: id, pupil: maybeId }),
  subject: ({ pupil }) => pupil,
  queries: ({ goal, pupil }) => [
    goalAndChain({ goal }),
    partsOf({ pupil, goal }),
    textsOf({ pupil, goal }),
    deviationsOf({ pupil, goal }),
    storyOf({ goal }),
    coursesOf({ pupil }),
    cardOf({ pupil }),
  ],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [chain, parts, texts, deviations, happened, courses, card], who, input, ...seen }) => {
    const [goal] = chain;
    if (goal === undefined) throw new Refusal('not-found');
    if (input.pupil === null) return { title: '', body: null, goTo: pathOf(goal.id, goal.pupil) };
    if (card === undefined) throw new Refusal('not-found');
    return oneView({
      ...seen,
      who,
      goal,
      chain,
      parts,
      texts,
      deviations,
      happened,
      courses,
      name: card.given,
    });
  },
});

function oneView(props: OneProps): View {
  const { goal, chain, parts, who, name, language, today, key } = props;
  const say = words(language);
  const own = name === undefined;
  const pupil = own ? null : goal.pupil;
  const story: Story = { parts: parts.length, partsDone: parts.filter(isReached).length };
  const goals = goalsBy(chain);
  const reader: Reader = {
    language,
    today,
    pupil,
    writes: mayGoal('write', goal.kind, who.held),
    key,
    courses: coursesBy(props.courses),
    goals,
  };
  const course = reader.courses.get(goal.reach) ?? '';
  const sort = sortOf(goal.kind);
  const sees = own ? say.sees.own : say.sees.other;
  const way = upward(goal, goals);
  const taken = stepsTaken(goal, story, today);
  const now = reader.writes && <Now {...props} story={story} reader={reader} />;
  // as long as there is work, the work comes first
  const tasksFirst =
    goal.state === 'active' &&
    goal.kind !== 'work' &&
    !asksForWord(goal, today) &&
    (story.parts === 0 || story.partsDone < story.parts);
  return {
    title: goal.title,
    sees: sort === 'end' ? sees.end : sees[sort](course),
    body: (
      <>
        <Back href={own ? '/goals' : `/goals/of/${goal.pupil}`}>
          {own ? say.one.back : say.one.backTo(name)}
        </Back>
        <PageHead
          over={[say.kind[goal.kind], course].filter(Boolean).join(' · ')}
          title={goal.title}
          under={[
            isProposed(listed(goal), reader) ? say.proposed : say.state[goal.state],
            dueText(goal, today, language),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {reader.writes && isOpen(goal) && (
            <LinkButton href={`/goals/${goal.id}/edit${about(pupil)}`}>{say.one.edit}</LinkButton>
          )}
        </PageHead>
        <Split
          aside={
            <>
              <Card title={say.one.steps}>
                <Ring taken={taken} size={88} />
                <ol class="stack">
                  {steps.map((step) => (
                    <li>
                      <b>{say.step[step]}</b>
                      <br />
                      <span class="soft small">
                        {step === 'act' && taken.act === 'done' && goal.deviatedOn === null
                          ? say.asPlanned
                          : say.stepSays[step][taken[step]]}
                      </span>
                    </li>
                  ))}
                </ol>
              </Card>
              {way.length > 0 && (
                <Section title={say.one.chain}>
                  <GoalList id="chain" lines={way.map(alone)} reader={reader} label={say.one.chain} />
                </Section>
              )}
            </>
          }
        >
          {tasksFirst ? (
            <>
              <Parts goal={goal} parts={parts} reader={reader} />
              {now}
            </>
          ) : (
            <>
              {now}
              <Parts goal={goal} parts={parts} reader={reader} />
            </>
          )}
          {goal.kind !== 'work' && (
            <Section title={say.one.measure}>
              <p>{goal.measure ?? <span class="soft">{say.one.noMeasure}</span>}</p>
            </Section>
          )}
          <Texts {...props} />
          <Otherwise {...props} />
          <Happened {...props} />
        </Split>
      </>
    ),
  };
}
