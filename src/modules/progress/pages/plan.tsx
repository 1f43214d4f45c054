import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page, type View } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  DateField,
  Empty,
  Hidden,
  PageHead,
  PostForm,
  ProblemSummary,
  Select,
  Stack,
} from '#ui';
import { cardOf, mayGoal } from '#modules/goals';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import { overview } from '../model.ts';
import { paceOf } from '../pace/model.ts';
import { asShown } from '../plan/model.ts';
import { maySetWay } from '../policy.ts';
import { knownOf, stepsOf } from '../way/store.ts';
import { words } from '../words.ts';
import { Agreeing } from './agreeing.tsx';
import { paceInWords, sentenceOf } from './course.tsx';

const planQueries = (of: { pupil: string | null }) => [knownOf(of), stepsOf(of), calendarSpans()] as const;
type Rows<T> = T extends readonly [infer Q, ...infer More]
  ? [Q extends { read(rows: never, changed: never): infer R } ? R : never, ...Rows<More>]
  : [];

/** End goals and the goals of this period, course by course on one page: set by pupil and coach together. */
export const planOwn = page({
  path: '/progress/plan',
  hats: ['pupil'],
  queries: () => planQueries({ pupil: null }),
  view: ({ rows, who, ...seen }) =>
    planView({
      ...seen,
      rows: [...rows],
      zone: who.zone,
      person: who.person,
      pupil: null,
      name: undefined,
      setsGoals: true,
      setsWay: () => false,
    }),
});

export const planFor = page({
  path: '/progress/plan/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [...planQueries({ pupil }), cardOf({ pupil })],
  looks: ({ pupil }) => ({ as: `progress of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [known, steps, spans, card], who, ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    const setsGoals = mayGoal('write', 'end', who.held);
    const setsWay = (enrolment: string) => maySetWay(who.held, enrolment);
    if (!setsGoals && !known.ways.some(({ enrolment }) => setsWay(enrolment)))
      throw new Refusal('not-allowed');
    return planView({
      ...seen,
      rows: [known, steps, spans],
      zone: who.zone,
      person: who.person,
      pupil: card.pupil,
      name: card.given,
      setsGoals,
      setsWay,
    });
  },
});

type PlanProps = {
  readonly rows: Rows<ReturnType<typeof planQueries>>;
  readonly zone: string;
  readonly person: string;
  readonly pupil: string | null;
  readonly name: string | undefined;
  readonly setsGoals: boolean;
  readonly setsWay: (enrolment: string) => boolean;
  readonly language: Language;
  readonly today: string;
  readonly kept: Kept | undefined;
  readonly key: () => string;
};

function planView(props: PlanProps): View {
  const { rows, zone, person, pupil, name, language, today, kept, key } = props;
  const [known, steps, spans] = rows;
  const { aims } = known;
  const say = words(language);
  const calendar = calendarOf(spans);
  const courses = overview(
    known.ways,
    steps,
    { ...known, unopenedIsNews: pupil === null },
    aims,
    calendar,
    today,
    (at) => dayIn(zone, at),
  );
  const until = calendar.periods.find(({ starts, ends }) => starts <= today && today <= ends)?.ends;
  const path = `/progress/plan${pupil === null ? '' : `/${pupil}`}`;
  const title = name === undefined ? say.plan.title : say.plan.titleOf(name);
  return {
    title,
    width: 'middle',
    sees: pupil === null ? say.plan.sees : say.plan.seesOf,
    body: (
      <>
        <Back href={pupil === null ? '/progress' : `/progress/of/${pupil}`}>
          {name === undefined ? say.mine.title : say.of.title(name)}
        </Back>
        <PageHead title={title} under={courses.length === 0 ? undefined : say.plan.under} />
        {courses.length === 0 && <Empty title={say.plan.none}>{say.plan.noneWhy}</Empty>}
        <Stack>
          {courses.map((course) => {
            const { way, steps: placed, end, target } = course;
            const at = (field: string) => `${field}-${way.enrolment}`;
            const mine = kept?.values['enrolment'] === way.enrolment ? kept : undefined;
            const typed = (field: string, now: string): string => mine?.values[field] ?? now;
            const wrong = (field: string): string | undefined => {
              const problem = mine?.problems[field];
              return problem === undefined ? undefined : say.problem[problem as keyof typeof say.problem];
            };
            const setsWay = props.setsWay(way.enrolment);
            const options = placed.map((step) => ({
              value: step.step,
              label: `${step.place} · ${step.goal}`,
            }));
            const ids = new Set(steps.filter((step) => step.course === way.course).map(({ step }) => step));
            const ofCourse = aims.filter(({ step }) => ids.has(step));
            const aim = ofCourse.find((one) => one.id === end?.id);
            const period = ofCourse.find(({ kind, due }) => kind === 'period' && due === until);
            const pace =
              end === undefined || end.due === null
                ? undefined
                : paceOf(placed, target, end.due, today, calendar);
            const entryPlace = placed.find(({ step }) => step === way.entry)?.place;
            return (
              <Card id={`plan-${way.enrolment}`} title={way.title}>
                <p>
                  {pace === undefined
                    ? say.plan.meansNothing
                    : pace.steps === 0
                      ? say.plan.done
                      : pace.weeks === 0
                        ? say.plan.past
                        : say.plan.means(
                            say.steps(pace.steps),
                            pace.weeks,
                            paceInWords(pace.steps, pace.weeks, language),
                          )}{' '}
                  {pace !== undefined &&
                    pace.steps > 0 &&
                    pace.weeks > 0 &&
                    course.forecast.how !== 'new' && (
                      <b>{sentenceOf(course.forecast, { language, today, self: pupil === null })}</b>
                    )}
                </p>
                {aim !== undefined && (
                  <Agreeing aim={aim} person={person} pupil={pupil} say={say} newKey={key} />
                )}
                <ProblemSummary
                  problems={Object.keys(mine?.problems ?? {}).map((field) => ({
                    field: at(field),
                    text: wrong(field) ?? '',
                  }))}
                />
                <PostForm action={path} requestKey={key()} label={say.plan.saveFor(way.title)}>
                  <Hidden name="enrolment" value={way.enrolment} />
                  <Hidden name="version" value={String(way.version)} />
                  <Hidden name="aims" value={asShown(aim, period)} />
                  {setsWay ? (
                    <>
                      {way.levels.length > 0 && (
                        <Select
                          id={at('level')}
                          name="level"
                          label={say.plan.level}
                          value={typed('level', way.level)}
                          problem={wrong('level')}
                          options={[
                            ...(way.level === '' ? [{ value: '', label: say.plan.levelOpen }] : []),
                            ...way.levels.map((level) => ({ value: level, label: level })),
                          ]}
                          required
                        />
                      )}
                      <Select
                        id={at('entry')}
                        name="entry"
                        label={say.plan.entry}
                        value={typed('entry', way.entry ?? '')}
                        problem={wrong('entry')}
                        options={[{ value: '', label: say.plan.entryFirst }, ...options]}
                        required
                      />
                    </>
                  ) : (
                    <p class="soft small">
                      {[
                        way.level === '' ? undefined : say.level(way.level),
                        entryPlace === undefined ? undefined : `${say.plan.entry} ${say.step(entryPlace)}`,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  )}
                  {props.setsGoals && (
                    <>
                      <Select
                        id={at('target')}
                        name="target"
                        label={say.plan.target}
                        value={typed('target', end?.step ?? '')}
                        problem={wrong('target')}
                        options={[
                          ...(end === undefined ? [{ value: '', label: say.plan.noTarget }] : []),
                          ...options,
                        ]}
                      />
                      <DateField
                        id={at('due')}
                        name="due"
                        label={say.plan.due}
                        value={typed('due', end?.due ?? '')}
                        min={today}
                        problem={wrong('due')}
                      />
                      {until !== undefined && (
                        <Select
                          id={at('period')}
                          name="period"
                          label={say.plan.period}
                          hint={say.plan.periodUntil(dayInWords(until, language, today))}
                          value={typed('period', period?.step ?? '')}
                          problem={wrong('period')}
                          options={[
                            ...(period === undefined ? [{ value: '', label: say.plan.noPeriod }] : []),
                            ...options,
                          ]}
                        />
                      )}
                    </>
                  )}
                  {(setsWay || props.setsGoals) && (
                    <Actions>
                      <Button label={say.plan.saveFor(way.title)}>{say.plan.save}</Button>
                    </Actions>
                  )}
                </PostForm>
              </Card>
            );
          })}
        </Stack>
      </>
    ),
  };
}
