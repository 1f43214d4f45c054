import { nearDay } from '#platform/dates';
import type { Language } from '#platform/words';
import { Button, Check, Choice, DateField, Hidden, PostForm, ProblemSummary, Select, Stack } from '#ui';
import type { words } from '../../words.ts';
import { isNow, isShort } from '../model.ts';

export type Say = ReturnType<typeof words>;

/** Pupils one by one, each with the coaches of now and later. */
export type Pupil = {
  readonly pupil: string;
  readonly name: string;
  readonly group: string | null;
  readonly coaches: readonly { coach: string; name: string; from: string; until: string }[];
};

type ArrangeProps = {
  pupils: readonly Pupil[];
  possible: readonly { person: string; given: string; family: string; pupils: number }[];
  me: string;
  query: string;
  /** The coach whose pupils these are. */
  of: string | null | undefined;
  say: Say;
  language: Language;
  today: string;
  key: () => string;
  kept: { values: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> } | undefined;
};

/** Some pupils, to give another coach or somebody who stands in. */
export function Arrange({ pupils, possible, me, query, of, say, language, today, key, kept }: ArrangeProps) {
  const problem = (field: string) => {
    const found = kept?.problems[field];
    return found === undefined
      ? undefined
      : (say.problem[found as keyof Say['problem']] ?? say.problem.unknown);
  };
  const told = (field: string) => kept?.values[field];
  // whose pupils these are stands above them, and not at each again
  const coachWords = ({ coach, name, from, until }: Pupil['coaches'][number]) =>
    from > today
      ? say.coaches.later(name, nearDay(from, today, language))
      : until < `${Number(today.slice(0, 4)) + 2}` && isShort({ from, until })
        ? say.coaches.for(name, nearDay(until, today, language))
        : coach !== of && name;
  return (
    <Stack>
      <PostForm action="/coaching/coaches" requestKey={key()} label={say.coaches.give}>
        <ProblemSummary
          problems={Object.keys(kept?.problems ?? {}).map((field) => ({
            field,
            text: problem(field) as string,
          }))}
        />
        <Hidden name="back" value={query} />
        <fieldset class="field" id="pupils">
          <legend>{say.coaches.whom}</legend>
          {pupils.map(({ pupil, name, coaches: theirs }) => (
            <Check
              name={`yes-${pupil}`}
              checked={kept === undefined ? of !== undefined : told(`yes-${pupil}`) === 'on'}
              label={
                <>
                  <b>{name}</b>{' '}
                  <span class="soft">
                    {theirs.length === 0
                      ? say.coaches.noCoach
                      : theirs.map(coachWords).filter(Boolean).join(' · ')}
                  </span>
                </>
              }
            />
          ))}
        </fieldset>
        <Choice
          name="kind"
          label={say.coaches.kind}
          required
          value={told('kind') ?? 'hand_over'}
          options={[
            { value: 'hand_over', label: say.coaches.handOver, hint: say.coaches.handOverHint },
            { value: 'stand_in', label: say.coaches.standIn, hint: say.coaches.standInHint },
          ]}
        />
        <Select
          name="coach"
          label={say.coaches.coach}
          required
          problem={problem('coach')}
          value={told('coach')}
          options={possible
            .filter(({ person }) => person !== me)
            .map(({ person, given, family, pupils: n }) => ({
              value: person,
              label: `${say.names(given, family)} (${n})`,
            }))}
        />
        <div class="form beside">
          <DateField
            name="from"
            label={say.coaches.from}
            required
            min={today}
            value={told('from') ?? today}
            problem={problem('from')}
          />
          <DateField
            name="until"
            label={say.coaches.until}
            hint={say.coaches.untilHint}
            min={today}
            value={told('until')}
            problem={problem('until')}
          />
        </div>
        <Button rank="first">{say.coaches.give}</Button>
      </PostForm>
      {pupils
        .filter((one) => one.coaches.filter((coach) => isNow(coach, today)).length > 1)
        .map(({ pupil, name, coaches: theirs }) =>
          theirs
            .filter((coach) => isNow(coach, today) && isShort(coach))
            .map((coach) => (
              <PostForm action="/coaching/coaches/end" requestKey={key()} class="inline">
                <Hidden name="pupil" value={pupil} />
                <Hidden name="coach" value={coach.coach} />
                <Button small>{say.coaches.end(coach.name, name)}</Button>
              </PostForm>
            )),
        )}
    </Stack>
  );
}
