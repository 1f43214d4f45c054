import { z } from 'zod';
import { maybeId } from '#platform/input';
import { nearDay } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { type Page, page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Back,
  Button,
  Card,
  Check,
  Choice,
  DateField,
  Empty,
  Hidden,
  PageHead,
  People,
  PostForm,
  ProblemSummary,
  Section,
  Select,
  Stack,
} from '#ui';
import { words } from '../words.ts';
import { isNow, isShort } from './model.ts';
import { coachings, possibleCoaches } from './store.ts';

type Row = ReturnType<ReturnType<typeof coachings>['read']>[number];
type Say = ReturnType<typeof words>;

/** Pupils one by one, each with the coaches of now and later. */
type Pupil = {
  readonly pupil: string;
  readonly name: string;
  readonly group: string | null;
  readonly coaches: readonly { coach: string; name: string; from: string; until: string }[];
};

function pupilsOf(rows: readonly Row[], today: string, say: Say): readonly Pupil[] {
  const found = new Map<string, Pupil & { coaches: Pupil['coaches'][number][] }>();
  for (const row of rows) {
    const one = found.get(row.pupil) ?? {
      pupil: row.pupil,
      name: say.names(row.given, row.family),
      group: row.group,
      coaches: [],
    };
    found.set(row.pupil, one);
    if (row.coach !== null && row.from !== null && row.until !== null && row.until >= today)
      one.coaches.push({
        coach: row.coach,
        name: say.names(row.coachGiven ?? '', row.coachFamily ?? ''),
        from: row.from,
        until: row.until,
      });
  }
  return [...found.values()];
}

/** Who coaches whom: first the coaches and the groups, then the pupils of one of them, to hand over or to stand in for. */
const coaches = page({
  path: '/coaching/coaches',
  hats: ['administrator', 'staff'],
  input: z.object({
    of: z
      .union([z.literal('none'), maybeId])
      .optional()
      .catch(undefined),
    group: z.string().max(200).optional(),
  }),
  queries: () => [coachings(), possibleCoaches()],
  view: ({ input, rows: [all, possible], who, language, today, key, kept }) => {
    const say = words(language);
    if (who.hat === 'staff' && !who.duties.includes('leads_team')) throw new Refusal('not-found');
    const pupils = pupilsOf(all, today, say);
    const title = say.coaches.title;
    const back = kept?.values['back'] ?? '';
    const asked = new URLSearchParams(back);
    const of = input.of ?? asked.get('of') ?? undefined;
    const group = input.group ?? asked.get('group') ?? undefined;
    const now = (pupil: Pupil) => pupil.coaches.filter((one) => isNow(one, today));
    const chosen =
      of === 'none'
        ? pupils.filter((pupil) => now(pupil).length === 0)
        : of !== undefined && of !== null
          ? pupils.filter((pupil) => pupil.coaches.some(({ coach }) => coach === of))
          : group !== undefined
            ? pupils.filter((pupil) => (pupil.group ?? '') === group)
            : kept !== undefined
              ? pupils.filter(({ pupil }) => kept.values[`yes-${pupil}`] !== undefined)
              : undefined;
    if (chosen !== undefined)
      return {
        title,
        width: 'middle',
        sees: say.coaches.sees,
        body: (
          <>
            <Back href="/coaching/coaches">{title}</Back>
            <PageHead title={headOf(of, group, possible, say)} under={say.coaches.pupils(chosen.length)} />
            {chosen.length === 0 ? (
              <Empty title={say.coaches.nobody} />
            ) : (
              <Arrange
                pupils={chosen}
                possible={possible}
                me={who.person}
                query={of ? `of=${of}` : `group=${group ?? ''}`}
                {...{ say, language, today, key, kept }}
                of={of}
              />
            )}
          </>
        ),
      };
    const coachless = pupils.filter((pupil) => now(pupil).length === 0).length;
    const groups = [...new Set(pupils.map((pupil) => pupil.group))];
    const busy = possible.filter(
      ({ pupils: n, person }) =>
        n > 0 && pupils.some((one) => one.coaches.some(({ coach }) => coach === person)),
    );
    return {
      title,
      width: 'middle',
      sees: say.coaches.sees,
      body: (
        <>
          <PageHead title={title} under={say.coaches.under} />
          {pupils.length === 0 ? (
            <Empty title={say.coaches.none}>{say.coaches.noneWhy}</Empty>
          ) : (
            <Stack>
              {coachless > 0 && (
                <Card title={say.coaches.coachless(coachless)} open>
                  <p>
                    <a href="/coaching/coaches?of=none">{say.coaches.coachlessGo}</a>
                  </p>
                </Card>
              )}
              <Section title={say.coaches.byCoach}>
                <People
                  id="coaches"
                  label={say.coaches.byCoach}
                  people={busy.map(({ person, given, family }) => ({
                    href: `/coaching/coaches?of=${person}`,
                    name: say.names(given, family),
                    detail: say.coaches.pupils(
                      pupils.filter((one) => now(one).some(({ coach }) => coach === person)).length,
                    ),
                  }))}
                />
              </Section>
              <Section title={say.coaches.byGroup}>
                <People
                  id="groups"
                  label={say.coaches.byGroup}
                  people={groups.map((name) => ({
                    href: `/coaching/coaches?group=${encodeURIComponent(name ?? '')}`,
                    name: name ?? say.coaches.groupless,
                    detail: say.coaches.pupils(pupils.filter((one) => one.group === name).length),
                  }))}
                />
              </Section>
            </Stack>
          )}
        </>
      ),
    };
  },
});

function headOf(
  of: string | null | undefined,
  group: string | undefined,
  possible: readonly { person: string; given: string; family: string }[],
  say: Say,
): string {
  if (of === 'none') return say.coaches.without;
  const coach = possible.find(({ person }) => person === of);
  if (coach !== undefined) return say.coaches.of(say.names(coach.given, coach.family));
  return group === undefined || group === '' ? say.coaches.groupless : group;
}

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

function Arrange({ pupils, possible, me, query, of, say, language, today, key, kept }: ArrangeProps) {
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

export const pages: readonly Page[] = [coaches];
