import { z } from 'zod';
import { addDays, fridayOf } from '#platform/dates';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page, type View } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Choice,
  DateField,
  Field,
  PageHead,
  PostForm,
  ProblemSummary,
  Select,
  TextArea,
  Ways,
} from '#ui';
import { lookedAt } from '#modules/people';
import { pathOf } from '../actions/path.ts';
import { type Goal, isOpen, type Kind, kinds, servable, sortOf } from '../model.ts';
import { mayGoal } from '../policy.ts';
import { cardOf, coursesOf, goalsOf } from '../store.ts';
import { words } from '../words.ts';

const wish = z.object({
  pupil: maybeId,
  kind: z.enum(kinds).default('learning').catch('learning'),
  serves: maybeId.catch(null),
});

/** A new goal: in one's own words, how one will see it worked, when, and what it is a part of. */
export const setOwn = page({
  path: '/goals/set',
  hats: ['pupil'],
  input: wish,
  queries: () => [goalsOf({ pupil: null }), coursesOf({ pupil: null })],
  view: ({ rows: [goals, courses], input, ...seen }) =>
    setView({ ...seen, ...input, pupil: null, name: undefined, goals, courses }),
});

export const setForPupil = page({
  path: '/goals/set',
  hats: ['staff'],
  input: wish,
  subject: ({ pupil }) => pupil,
  queries: ({ pupil }) => [goalsOf({ pupil }), coursesOf({ pupil }), cardOf({ pupil })],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [goals, courses, card], input, who, ...seen }) => {
    if (card === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', input.kind, who.held)) throw new Refusal('not-allowed');
    return setView({ ...seen, ...input, pupil: card.pupil, name: card.given, goals, courses });
  },
});

type SetProps = {
  readonly kind: Kind;
  readonly serves: string | null;
  readonly pupil: string | null;
  readonly name: string | undefined;
  readonly goals: readonly Goal[];
  readonly courses: readonly { reach: string; enrolment: string; subject: string }[];
  readonly language: Language;
  readonly today: string;
  readonly kept: Kept | undefined;
  readonly key: () => string;
};

function setView(props: SetProps): View {
  const { kind, pupil, name, goals, courses, language, today, kept, key } = props;
  const say = words(language);
  const typed = (field: string): string | undefined => kept?.values[field];
  const wrong = problemIn(kept, language);
  const open = goals.filter(isOpen);
  const fitting = servable(
    kind,
    open.map((goal) => goal.kind),
  );
  const parents = open.filter((goal) => fitting.includes(goal.kind));
  const asked = typed('serves') ?? props.serves ?? undefined;
  const only = parents.length === 1 ? parents[0]?.id : undefined;
  const near = sortOf(kind) === 'week';
  const task = kind === 'work';
  const also = pupil === null ? '' : `&pupil=${pupil}`;
  const back =
    task && props.serves !== null
      ? pathOf(props.serves, pupil)
      : pupil === null
        ? '/goals'
        : `/goals/of/${pupil}`;
  const ofCourse = [...new Map(courses.map((course) => [course.enrolment, course])).values()];
  const labels: Readonly<Record<string, string>> = {
    title: say.set.text[kind],
    measure: say.set.measure,
    due: say.set.due,
    minutes: say.set.minutes,
    serves: say.set.serves,
    why: say.set.why,
  };
  return {
    title: say.set.title[kind],
    width: 'narrow',
    body: (
      <>
        <Back href={back}>{name === undefined ? say.one.back : say.one.backTo(name)}</Back>
        <PageHead
          over={name === undefined ? undefined : say.set.for(name)}
          title={say.set.title[kind]}
          under={say.set.under[kind]}
        />
        {!task && (
          <Ways
            label={say.set.kinds}
            ways={kinds
              .filter((other) => other !== 'work')
              .map((other) => ({
                href: `/goals/set?kind=${other}${also}`,
                label: say.kind[other],
                current: other === kind,
              }))}
          />
        )}
        <ProblemSummary
          problems={Object.keys(kept?.problems ?? {}).map((field) => ({
            field,
            text: `${labels[field] ?? ''} ${wrong(field) ?? ''}`.trim(),
          }))}
        />
        <PostForm
          action={`/goals/set?kind=${kind}${also}`}
          requestKey={key()}
          draft={pupil === null ? `set-${kind}` : undefined}
        >
          <Field
            name="title"
            label={say.set.text[kind]}
            hint={say.set.textHint}
            value={typed('title')}
            problem={wrong('title')}
            required
          />
          {!task && (
            <Field
              name="measure"
              label={say.set.measure}
              hint={say.set.measureHint}
              value={typed('measure')}
              problem={wrong('measure')}
              required={near}
            />
          )}
          {!task && (
            <DateField
              name="due"
              label={say.set.due}
              value={typed('due') ?? usualDue(kind, today)}
              min={today}
              problem={wrong('due')}
              required={near}
            />
          )}
          {task && (
            <Field
              name="minutes"
              label={say.set.minutes}
              value={typed('minutes')}
              problem={wrong('minutes')}
              inputmode="numeric"
              width="short"
            />
          )}
          {parents.length > 0 && (
            <Choice
              name="serves"
              label={say.set.serves}
              value={asked ?? only}
              problem={wrong('serves')}
              options={[
                ...parents.map((goal) => ({
                  value: goal.id,
                  label: goal.title,
                  hint: say.kind[goal.kind],
                })),
                ...(task ? [] : [{ value: 'none', label: say.set.alone }]),
              ]}
              required
            />
          )}
          {!task && kind !== 'end' && ofCourse.length > 0 && (
            <Select
              name="enrolment"
              label={say.set.course}
              value={typed('enrolment') ?? ''}
              options={[
                { value: '', label: parents.length > 0 ? say.set.sameCourse : say.set.noCourse },
                ...ofCourse.map(({ enrolment, subject }) => ({ value: enrolment, label: subject })),
              ]}
            />
          )}
          {!task && pupil === null && (
            <TextArea
              name="why"
              label={say.set.why}
              hint={say.set.whyHint}
              value={typed('why')}
              problem={wrong('why')}
            />
          )}
          <Actions>
            <Button rank="first">{task ? say.set.add : near ? say.set.begin : say.set.propose}</Button>
            {near && !task && (
              <Button name="as" value="idea">
                {say.set.keep}
              </Button>
            )}
          </Actions>
        </PostForm>
      </>
    ),
  };
}

/** A learning goal is done by the end of the week, a personal one within a month; a far goal asks for its own day. */
const usualDue = (kind: Kind, today: string): string | undefined =>
  kind === 'learning' ? fridayOf(today) : kind === 'personal' ? addDays(fridayOf(today), 28) : undefined;

/** The sentence beside a field, by the key of what is wrong with it. */
export function problemIn(kept: Kept | undefined, language: Language) {
  const { problem } = words(language);
  return (field: string): string | undefined => {
    const wrong = kept?.problems[field];
    return wrong === undefined ? undefined : (problem[wrong as keyof typeof problem] ?? problem.missing);
  };
}
