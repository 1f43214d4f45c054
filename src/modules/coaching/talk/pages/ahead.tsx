import { codeOf, muchOf } from '#modules/logbook';
import { nearDay, weekOf } from '#platform/dates';
import { Button, Chip, DateField, Field, Hidden, PostForm, Select } from '#ui';
import type { coursesNear, Item } from '../around/store.ts';
import type { At, Circle, RowsOf, Say, Week } from './at.ts';

export function Ahead(props: { items: readonly Item[]; week: Week | undefined; monday: string; at: At }) {
  const { items, week: plan, monday, at } = props;
  const { say, pupil } = at;
  if (items.length === 0 && plan === undefined) return <p class="soft">{say.talk.noPlan(weekOf(monday))}</p>;
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <>
      <p>
        {say.talk.plan(weekOf(monday), muchOf(items.length, minutes, at.language))}{' '}
        {(plan?.agreedAt ?? null) !== null ? (
          <Chip on>{say.talk.agreed}</Chip>
        ) : (
          <Chip soft>{(plan?.proposedAt ?? null) !== null ? say.talk.proposed : say.talk.making}</Chip>
        )}
      </p>
      <ul class="lines">
        {items.map((item) => (
          <li>
            {item.title}
            {item.carried > 0 && <span class="soft small"> {say.talk.carried(item.carried)}</span>}
          </li>
        ))}
      </ul>
      {plan?.toCoach ? (
        <p>
          <span class="soft">{say.talk.toCoach}</span> {plan.toCoach}
        </p>
      ) : null}
      <p class="soft">
        {say.talk.ask}{' '}
        <a
          class="screen-only"
          href={`/logbook${pupil === null ? '' : `/of/${pupil}`}?week=${codeOf(monday)}`}
        >
          {say.talk.openPlan}
        </a>
      </p>
    </>
  );
}

export function NewAgreement({ at, circle, me }: { at: At; circle: Circle; me: string }) {
  const { say, kept } = at;
  const typed = kept?.values['do'] === 'agree' ? kept : undefined;
  const problem = (field: string) => {
    const key = typed?.problems[field];
    return key === undefined ? undefined : (say.problem[key as keyof Say['problem']] ?? say.problem.unknown);
  };
  return (
    <PostForm
      action={at.action}
      requestKey={at.key()}
      id="new-agreement"
      label={say.talk.addAgreement}
      class="form beside"
    >
      <Hidden name="do" value="agree" />
      <Hidden name="week" value={at.monday} />
      <Select
        name="who"
        label={say.talk.who}
        required
        problem={problem('who')}
        value={typed?.values['who'] ?? circle[0]?.person}
        options={circle.map(({ person, side, given, family }) => ({
          value: person,
          label:
            person === me
              ? say.me
              : side === 'pupil' || side === 'coach'
                ? given
                : `${side === 'teacher' ? say.names(given, family) : given} (${say.side[side]})`,
        }))}
      />
      <Field
        name="what"
        label={say.talk.what}
        required
        problem={problem('what')}
        value={typed?.values['what']}
      />
      <DateField
        name="when"
        label={say.talk.when}
        min={at.today}
        problem={problem('when')}
        value={typed?.values['when']}
      />
      <Button>{say.talk.addAgreement}</Button>
    </PostForm>
  );
}

/** What the subject teachers found in the last three weeks. */
export function LastFeedback({ courses, at }: { courses: RowsOf<typeof coursesNear>; at: At }) {
  const { say, today, language } = at;
  const feedback = courses.flatMap(({ outcome, foundAt, feedback: said, subject, step }) =>
    outcome === null || foundAt === null ? [] : [{ outcome, at: foundAt, feedback: said, subject, step }],
  );
  if (feedback.length === 0) return null;
  return (
    <div>
      <h3>{say.talk.feedback}</h3>
      <ul class="lines">
        {feedback.map((found) => (
          <li>
            <span>
              <b>{found.subject}</b>
              {found.step !== null && <> · {found.step}</>}
            </span>{' '}
            <span class="soft small">
              {say.found[found.outcome]}, {nearDay(found.at.toISOString().slice(0, 10), today, language)}
            </span>
            {found.feedback && <p>{say.talk.quoted(found.feedback)}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
