import { z } from 'zod';
import { maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Page, page } from '#platform/route';
import { Back, Card, Empty, PageHead, People, Section, Stack } from '#ui';
import { words } from '../words.ts';
import { isNow } from './model.ts';
import { Arrange, type Pupil, type Say } from './pages/arrange.tsx';
import { coachings, possibleCoaches } from './store.ts';

type Row = ReturnType<ReturnType<typeof coachings>['read']>[number];

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

export const pages: readonly Page[] = [coaches];
