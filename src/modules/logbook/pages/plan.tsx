import { z } from 'zod';
import { dayInWords, weekOf } from '#platform/dates';
import type { Results } from '#platform/database';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page, type Seen, type View } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Check,
  Empty,
  Hidden,
  Notice,
  PageHead,
  PostForm,
  Section,
  Stack,
  TextArea,
} from '#ui';
import { cardOf, mayGoal } from '#modules/goals';
import { lookedAt } from '#modules/people';
import { themeGoals } from '#modules/progress';
import { stands, weekPath } from '../actions/about.ts';
import { asksWhatNow, codeOf, type Line, mayPlan, proposal, schoolWeekAfter } from '../model.ts';
import { openGoals } from '../proposal/store.ts';
import { factsOf } from '../store.ts';
import { words } from '../words.ts';
import { coursesWithDue, dueIn, dueOfThemes, timedCourseQueries } from './due.ts';
import { FurtherSteps, furtherIn } from './further.tsx';
import { overOf } from './head.tsx';
import { weekInAddress } from './read.ts';
import { muchOf } from './sentence.ts';

/** What planning a week needs to know; without a week in the address it is the next one. */
const planQueries = (pupil: string | null, monday: string | null) => {
  const wish = { pupil, monday, ahead: 7 };
  return [factsOf(wish), openGoals(wish), themeGoals({ pupil }), ...timedCourseQueries(pupil)] as const;
};
type PlanRows = Results<ReturnType<typeof planQueries>>;

/** Planning the next week: all that could stand in it is ticked; one press and it is ready for the talk. */
export const planOwn = page({
  path: '/logbook/plan',
  hats: ['pupil'],
  input: z.object({ week: weekInAddress }),
  queries: ({ week }) => planQueries(null, week),
  view: ({ rows, ...seen }) => planView(rows, seen, undefined),
});

export const planForPupil = page({
  path: '/logbook/plan',
  hats: ['staff'],
  input: z.object({ pupil: maybeId, week: weekInAddress }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, week }) => [cardOf({ pupil }), ...planQueries(pupil, week)] as const,
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, ...rows], ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', 'learning', seen.who.held)) throw new Refusal('not-allowed');
    return planView(rows, seen, card);
  },
});

type Around = Omit<Seen<unknown, unknown>, 'rows' | 'input'>;

function planView(
  [facts, open, themes, ...known]: PlanRows,
  seen: Around,
  card: { readonly pupil: string; readonly given: string } | undefined,
): View {
  const { language, today, kept, key } = seen;
  const say = words(language);
  const { monday } = facts;
  const { calendar, opens, standing: now } = stands(monday, facts, known[2], seen);
  const pupil = card?.pupil ?? null;
  const number = weekOf(monday);
  const next = schoolWeekAfter(monday, calendar);
  const title = say.plan.title(number);
  const head = (
    <>
      <Back href={weekPath(monday, pupil)}>{say.week.number(number)}</Back>
      <PageHead over={[card?.given, overOf(monday, language)].filter(Boolean).join(' · ')} title={title} />
    </>
  );
  if (calendar.days(monday).length === 0)
    return stop(
      title,
      head,
      <Empty
        title={say.week.noneHoliday}
        go={{ label: say.week.planWeek(weekOf(next)), href: planPath(next, pupil) }}
      >
        {say.week.noneHolidayWhy}
      </Empty>,
    );
  if (!mayPlan(now))
    return stop(
      title,
      head,
      now.phase === 'later' ? (
        <Empty title={say.week.noneLater} go={{ label: say.week.toThis, href: thisWeek(pupil) }}>
          {say.week.noneLaterWhy(dayInWords(opens, language, today))}
        </Empty>
      ) : (
        <Empty title={say.plan.over} go={{ label: say.week.toThis, href: thisWeek(pupil) }}>
          {say.plan.overWhy}
        </Empty>
      ),
    );

  const courses = coursesWithDue(known, calendar, { today, zone: seen.who.zone, self: pupil === null });
  const minutes = new Map(
    known[1].flatMap((one) => (one.minutes === null ? [] : [[one.step, one.minutes] as const])),
  );
  const ofCourses = dueIn(monday, courses, new Set(open.flatMap(({ step }) => step ?? [])), minutes);
  // what nobody judges is the pupil's own to plan
  const ofThemes = themes.filter(({ enrolment }) => pupil === null || enrolment !== null);
  const due = [...ofCourses, ...dueOfThemes(monday, ofThemes, known[0], { self: pupil === null })];
  const steps: Steps = new Map([
    ...themes.map(({ step, title: theme }) => [step, say.plan.theme(theme)] as const),
    ...courses.flatMap(({ course }) =>
      course.steps.map(({ step, place }) => [step, say.plan.step(course.way.title, place)] as const),
    ),
  ]);
  const lines = proposal(open, due, facts.proposedAt !== null);
  const further = furtherIn(courses, lines, minutes);
  const isTicked = (line: Line): boolean =>
    kept === undefined ? line.ticked : kept.values[line.name] !== undefined;
  const ticked = lines.filter(isTicked);
  const much = muchOf(
    ticked.length,
    ticked.reduce((sum, line) => sum + line.minutes, 0),
    language,
  );
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  const add = `/logbook/add?week=${codeOf(monday)}${also}`;
  return {
    title,
    width: 'narrow',
    sees: pupil === null ? say.sees.own : say.sees.other,
    body: (
      <>
        {head}
        {kept !== undefined && <Notice kind="warn">{problemOf(kept, language)}</Notice>}
        {lines.length === 0 && further.length === 0 ? (
          <Empty title={say.plan.none} go={{ label: say.plan.first, href: add }}>
            {say.plan.noneWhy}
          </Empty>
        ) : (
          <PostForm
            action={planPath(monday, pupil)}
            requestKey={key()}
            draft={pupil === null ? `plan-${monday}` : undefined}
          >
            <Hidden name="version" value={String(facts.version ?? 0)} />
            {lines.length > 0 && (
              <p>
                <b>{much}</b> <span class="soft">{say.plan.strike}</span>
              </p>
            )}
            <Stack>
              {(['plan', 'carried', 'due', 'open'] as const).map((from) => {
                const some = lines.filter((line) => line.from === from);
                return (
                  some.length > 0 && (
                    <Section
                      title={from === 'plan' || lines.length > some.length ? say.plan[from] : say.plan.all}
                    >
                      <div>
                        {some.map((line) => (
                          <Check
                            name={line.name}
                            label={line.title}
                            checked={isTicked(line)}
                            hint={hintOf(line, steps, language)}
                          />
                        ))}
                      </div>
                    </Section>
                  )
                );
              })}
            </Stack>
            <FurtherSteps
              further={further}
              isTicked={(name) => kept?.values[name] !== undefined}
              alone={lines.length === 0}
              language={language}
            />
            <p>
              <a href={add}>{say.plan.own}</a>
            </p>
            {pupil === null && (
              <TextArea
                name="toCoach"
                label={say.note.toCoach}
                hint={say.plan.toCoachHint}
                value={kept?.values['toCoach'] ?? facts.toCoach ?? ''}
                rows={2}
              />
            )}
            <Actions>
              <Button rank="first">{say.plan.ready}</Button>
              {facts.proposedAt === null && (
                <Button name="as" value="keep">
                  {say.plan.keep}
                </Button>
              )}
            </Actions>
          </PostForm>
        )}
        {lines.length > 0 && ticked.length > 10 && <p class="soft small">{say.plan.lots}</p>}
      </>
    ),
  };
}

const stop = (title: string, head: View['body'], empty: View['body']): View => ({
  title,
  width: 'narrow',
  body: (
    <>
      {head}
      {empty}
    </>
  ),
});

export const planPath = (monday: string, pupil: string | null): string =>
  `/logbook/plan?week=${codeOf(monday)}${pupil === null ? '' : `&pupil=${pupil}`}`;
const thisWeek = (pupil: string | null): string => (pupil === null ? '/logbook' : `/logbook/of/${pupil}`);

/** What each step is, in words: of which course or theme. */
type Steps = ReadonlyMap<string, string>;

/** Where a line comes from, how long it takes, and what to think about before it is carried again. */
function hintOf(line: Line, steps: Steps, language: Language): string | undefined {
  const say = words(language);
  const { due, open, carried, minutes } = line;
  const step = steps.get(due?.step ?? open?.step ?? '');
  return (
    [
      step,
      minutes > 0 ? say.minutes(minutes) : undefined,
      carried > 0 ? say.week.carried(carried) : undefined,
      asksWhatNow(carried) ? say.plan.whatNow : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ') || undefined
  );
}

const problemOf = (kept: Kept, language: Language): string => {
  const { problem } = words(language);
  const [wrong = 'none-ticked'] = Object.values(kept.problems);
  return problem[wrong as keyof typeof problem] ?? problem['none-ticked'];
};
