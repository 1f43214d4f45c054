import { z } from 'zod';
import type { Results } from '#platform/database';
import { addDays, mondayOf, shortDay, weekOf } from '#platform/dates';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page, type Seen, type View } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Choice,
  Empty,
  Field,
  PageHead,
  PostForm,
  ProblemSummary,
  Segmented,
  Select,
  Ways,
} from '#ui';
import { cardOf, coursesOf, mayGoal } from '#modules/goals';
import { lookedAt } from '#modules/people';
import { weekPath } from '../actions/about.ts';
import { codeOf, mayPlan } from '../model.ts';
import { words } from '../words.ts';
import { planPath } from './plan.tsx';
import { problemsIn } from './problems.ts';
import { weekFrom, weekInAddress, weekQueries } from './read.ts';

const wish = z.object({
  pupil: maybeId.catch(null),
  week: weekInAddress,
  kind: z.enum(['learning', 'work']).optional().catch(undefined),
  goal: maybeId.catch(null),
});
const addQueries = (pupil: string | null, monday: string | null) =>
  [coursesOf({ pupil }), ...weekQueries({ pupil, monday })] as const;

/** Something of one's own in the week: a learning goal, or a task under one of the goals. */
export const addOwn = page({
  path: '/logbook/add',
  hats: ['pupil'],
  input: wish,
  queries: ({ week }) => addQueries(null, week),
  view: ({ rows, ...seen }) => addView(rows, seen, undefined),
});

export const addForPupil = page({
  path: '/logbook/add',
  hats: ['staff'],
  input: wish,
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, week }) => [cardOf({ pupil }), ...addQueries(pupil, week)] as const,
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, ...rows], ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', 'learning', seen.who.held)) throw new Refusal('not-allowed');
    return addView(rows, seen, card);
  },
});

type Around = Omit<Seen<z.infer<typeof wish>, unknown>, 'rows'>;

function addView(
  [courses, ...rows]: Results<ReturnType<typeof addQueries>>,
  seen: Around,
  card: { readonly pupil: string; readonly given: string } | undefined,
): View {
  const { input, language, kept, key, today } = seen;
  const say = words(language);
  const week = weekFrom(rows, seen);
  const { monday } = week;
  const pupil = card?.pupil ?? null;
  const open = week.goals.filter(({ goal }) => goal.state === 'active').map(({ goal }) => goal);
  const typed = (field: string): string | undefined => kept?.values[field];
  const kind = typed('kind') ?? input.kind ?? (input.goal === null ? 'learning' : 'work');
  const work = kind === 'work';
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  const base = `/logbook/add?week=${codeOf(monday)}${also}`;
  const title = work ? say.add.work : say.add.learning;
  const wrong = problemsIn(kept, language);
  const labels: Readonly<Record<string, string>> = {
    title: work ? say.add.what : say.add.learn,
    measure: say.add.measure,
    minutes: say.add.minutes,
    goal: say.add.goal,
  };
  const head = (
    <>
      <Back href={weekPath(monday, pupil)}>{say.week.number(weekOf(monday))}</Back>
      <PageHead over={card?.given} title={title} under={work ? undefined : say.add.under} />
    </>
  );
  if (!mayPlan(week.standing) || week.calendar.days(monday).length === 0) {
    const now = mondayOf(today);
    return {
      title,
      width: 'narrow',
      body: (
        <>
          {head}
          <Empty
            title={say.add.notNow}
            go={{
              label: say.week.toThis,
              href: monday === now ? weekPath(now, pupil) : `/logbook/add?week=${codeOf(now)}${also}`,
            }}
          >
            {say.add.notNowWhy}
          </Empty>
        </>
      ),
    };
  }
  const ofCourse = [...new Map(courses.map((course) => [course.enrolment, course])).values()];
  return {
    title,
    width: 'narrow',
    body: (
      <>
        {head}
        <Ways
          label={say.add.kinds}
          ways={[
            { href: base, label: say.add.learning, current: !work },
            { href: `${base}&kind=work`, label: say.add.work, current: work },
          ]}
        />
        <ProblemSummary
          problems={Object.keys(kept?.problems ?? {}).map((field) => ({
            field,
            text: `${labels[field] ?? ''} ${wrong(field) ?? ''}`.trim(),
          }))}
        />
        {work && open.length === 0 ? (
          <Empty
            title={say.add.noGoal}
            go={{ label: say.week.planWeek(weekOf(monday)), href: planPath(monday, pupil) }}
          >
            {say.add.noGoalWhy}
          </Empty>
        ) : (
          <PostForm
            action={`${base}&kind=${kind}`}
            requestKey={key()}
            draft={pupil === null ? `add-${kind}` : undefined}
          >
            <Field
              name="title"
              label={work ? say.add.what : say.add.learn}
              hint={work ? say.add.whatHint : say.add.learnHint}
              value={typed('title')}
              problem={wrong('title')}
              required
            />
            {work ? (
              <>
                <Choice
                  name="goal"
                  label={say.add.goal}
                  value={typed('goal') ?? input.goal ?? (open.length === 1 ? open[0]?.id : undefined)}
                  problem={wrong('goal')}
                  options={open.map(({ id, title: label }) => ({ value: id, label }))}
                  required
                />
                <Field
                  name="minutes"
                  label={say.add.minutes}
                  value={typed('minutes')}
                  problem={wrong('minutes')}
                  inputmode="numeric"
                  width="short"
                />
                <Segmented
                  name="day"
                  legend={say.add.day}
                  value={typed('day') ?? ''}
                  options={[
                    { value: '', label: say.add.noDay },
                    ...[1, 2, 3, 4, 5].map((n) => ({
                      value: String(n),
                      label: shortDay(addDays(monday, n - 1), language),
                    })),
                  ]}
                />
              </>
            ) : (
              <>
                <Field
                  name="measure"
                  label={say.add.measure}
                  hint={say.add.measureHint}
                  value={typed('measure')}
                  problem={wrong('measure')}
                  required
                />
                {ofCourse.length > 0 && (
                  <Select
                    name="enrolment"
                    label={say.add.course}
                    value={typed('enrolment') ?? ''}
                    options={[
                      { value: '', label: say.add.noCourse },
                      ...ofCourse.map(({ enrolment, subject }) => ({ value: enrolment, label: subject })),
                    ]}
                  />
                )}
              </>
            )}
            <Actions>
              <Button rank="first">{say.add.go}</Button>
            </Actions>
          </PostForm>
        )}
        {!work && courses.length > 0 && (
          <p>
            <a href={`${planPath(monday, pupil)}#further`}>{say.add.step}</a>
          </p>
        )}
      </>
    ),
  };
}
