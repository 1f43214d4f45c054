import { z } from 'zod';
import type { Results } from '#platform/database';
import { addDays, mondayOf, spanInWords, weekOf } from '#platform/dates';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page, type Seen, type View } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Card,
  Empty,
  Hidden,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  ScreenOnly,
  Select,
  Table,
} from '#ui';
import { cardOf, mayGoal } from '#modules/goals';
import { calendarOf } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import { codeOf } from '../model.ts';
import { words } from '../words.ts';
import { coursesWithDue, courseQueries } from './due.ts';

const wish = z.object({
  pupil: maybeId.catch(null),
  enrolment: maybeId.catch(null),
  step: maybeId.catch(null),
  all: z.string().optional(),
});

/** The weeks to come beside the courses: which step in which week, and where the holidays lie. */
export const termsOwn = page({
  path: '/logbook/terms',
  hats: ['pupil'],
  input: wish,
  queries: () => courseQueries(null),
  view: ({ rows, ...seen }) => termsView(rows, seen, undefined),
});

export const termsOfPupil = page({
  path: '/logbook/terms',
  hats: ['staff'],
  input: wish,
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [cardOf({ pupil }), ...courseQueries(pupil)] as const,
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [card, ...rows], ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', 'learning', seen.who.held)) throw new Refusal('not-allowed');
    return termsView(rows, seen, card);
  },
});

type Around = Omit<Seen<z.infer<typeof wish>, unknown>, 'rows'>;

function termsView(
  rows: Results<ReturnType<typeof courseQueries>>,
  seen: Around,
  card: { readonly pupil: string; readonly given: string } | undefined,
): View {
  const { input, language, today, kept, key, who } = seen;
  const say = words(language);
  const pupil = card?.pupil ?? null;
  const calendar = calendarOf(rows[2]);
  const courses = coursesWithDue(rows, calendar, { today, zone: who.zone, self: pupil === null });
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  const base = `/logbook/terms${pupil === null ? '' : `?pupil=${pupil}`}`;
  const period = calendar.periods.find(({ starts, ends }) => starts <= today && today <= ends);
  const lastDue = courses
    .flatMap(({ due }) => due.map(({ monday }) => monday))
    .sort()
    .at(-1);
  const hasAll = input.all !== undefined || period === undefined;
  const until = hasAll ? (lastDue ?? today) : period.ends;
  const weeks: string[] = [];
  for (let monday = mondayOf(today); monday <= until && weeks.length < 60; monday = addDays(monday, 7))
    weeks.push(monday);
  const school = weeks.filter((monday) => calendar.days(monday).length > 0);
  const found = courses
    .filter(({ course }) => course.way.enrolment === input.enrolment)
    .flatMap(({ course, due }) => due.map((one) => ({ ...one, course })))
    .find(({ placed }) => placed.step === input.step);
  const title = say.terms.title;
  return {
    title,
    width: 'wide',
    sees: pupil === null ? say.sees.terms : say.sees.other,
    body: (
      <>
        <Back href={pupil === null ? '/logbook' : `/logbook/of/${pupil}`}>{say.week.this}</Back>
        <PageHead
          over={card?.given}
          title={title}
          under={
            courses.length === 0 ? undefined : (
              <>
                {say.terms.under} <span class="screen-only">{say.terms.press}</span>
              </>
            )
          }
        />
        {found !== undefined && (
          <ScreenOnly>
            <Card title={say.terms.move(say.plan.step(found.course.way.title, found.placed.place))} open>
              <p class="soft">{found.placed.goal}</p>
              {kept !== undefined && <Notice kind="warn">{say.problem['no-school-week']}</Notice>}
              <PostForm
                action={`/logbook/terms?enrolment=${found.course.way.enrolment}&step=${found.placed.step}${also}`}
                requestKey={key()}
              >
                <Select
                  name="to"
                  label={say.terms.to}
                  value={codeOf(found.monday)}
                  options={calendar.weeks(today, found.course.end?.due ?? until).map((monday) => ({
                    value: codeOf(monday),
                    label: say.week.over(spanInWords(monday, addDays(monday, 4), language), weekOf(monday)),
                  }))}
                  required
                />
                <Actions>
                  <Button rank="first">{say.terms.moveGo}</Button>
                  <LinkButton href={base} rank="quiet">
                    {say.terms.leave}
                  </LinkButton>
                </Actions>
              </PostForm>
              {found.moved && (
                <PostForm
                  action={`/logbook/terms?enrolment=${found.course.way.enrolment}&step=${found.placed.step}${also}`}
                  requestKey={key()}
                  class="inline"
                >
                  <Hidden name="to" value="" />
                  <Button small>{say.terms.unmove}</Button>
                </PostForm>
              )}
            </Card>
          </ScreenOnly>
        )}
        {courses.length === 0 ? (
          <Empty
            title={say.terms.none}
            go={{ label: say.week.toThis, href: pupil === null ? '/logbook' : `/logbook/of/${pupil}` }}
          >
            {say.terms.noneWhy}
          </Empty>
        ) : (
          <>
            <div class="in-words">
              <Table
                caption={title}
                quietCaption
                columns={[
                  { head: say.terms.week },
                  ...courses.map(({ course }) => ({ head: course.way.title, wide: true })),
                ]}
                rows={weeks.map((monday) => ({
                  id: `week-${codeOf(monday)}`,
                  cells: [
                    <>
                      <a
                        href={
                          pupil === null
                            ? `/logbook?week=${codeOf(monday)}`
                            : `/logbook/of/${pupil}?week=${codeOf(monday)}`
                        }
                      >
                        {say.week.number(weekOf(monday))}
                      </a>{' '}
                      <span class="soft small">
                        {school.includes(monday)
                          ? spanInWords(monday, addDays(monday, 4), language)
                          : say.terms.holiday}
                      </span>
                    </>,
                    ...courses.map(({ course, due }) => (
                      <Cell
                        due={due.filter((one) => one.monday === monday)}
                        href={(step) =>
                          `/logbook/terms?enrolment=${course.way.enrolment}&step=${step}${also}#main`
                        }
                        say={say}
                      />
                    )),
                  ],
                }))}
              />
            </div>
            {!hasAll && lastDue !== undefined && lastDue > until && (
              <Actions>
                <LinkButton href={`/logbook/terms?all=1${also}`} rank="quiet">
                  {say.terms.all}
                </LinkButton>
              </Actions>
            )}
            {courses.some(({ due }) => due.length === 0) && (
              <p class="soft small">
                {say.terms.aimless(
                  courses
                    .filter(({ due }) => due.length === 0)
                    .map(({ course }) => course.way.title)
                    .join(', '),
                )}{' '}
                <a class="screen-only" href={pupil === null ? '/progress/plan' : `/progress/plan/${pupil}`}>
                  {say.terms.aim}
                </a>
              </p>
            )}
          </>
        )}
      </>
    ),
  };
}

type Placed = {
  readonly placed: { readonly step: string; readonly place: number; readonly goal: string };
  readonly moved: boolean;
};

/** The steps of one week in one course: each a number that can be moved, with its words for who points or listens. */
function Cell(props: {
  due: readonly Placed[];
  href: (step: string) => string;
  say: ReturnType<typeof words>;
}) {
  const { due, href, say } = props;
  return (
    <>
      {due.map(({ placed, moved }) => (
        <>
          <a
            class={moved ? 'chip moved' : 'chip'}
            href={href(placed.step)}
            title={placed.goal}
            aria-label={say.terms.stepOf(placed.place, placed.goal, moved)}
          >
            {placed.place}
          </a>{' '}
        </>
      ))}
    </>
  );
}
