import { themePart } from '#modules/courses';
import type { Language } from '#platform/words';
import { Card, Chip, Section, Stack } from '#ui';
import type { State } from '../step/model.ts';
import { words } from '../words.ts';

type Goal = {
  readonly course: string;
  readonly title: string;
  readonly starts: string | null;
  readonly weeks: number;
  readonly blocks: number;
  readonly step: string;
  readonly goal: string;
  readonly nl: string | null;
  readonly en: string | null;
  readonly sv: string | null;
  /** In which it is judged; null: by nobody whom the reader could know of. */
  readonly enrolment: string | null;
  readonly state: State;
};

/**
 * The themes that run, and those in which something was done: the goals of each, whose subject they are, and how far.
 * That subject's teacher judges them.
 */
export const themesIn = (
  goals: readonly Goal[],
  today: string,
): readonly { readonly theme: string; readonly goals: readonly Goal[] }[] =>
  [...new Set(goals.map(({ course }) => course))].flatMap((theme) => {
    const own = goals.filter(({ course, enrolment }) => course === theme && enrolment !== null);
    const shows = own.some(
      ({ starts, weeks, blocks: parts, state }) =>
        state !== 'open' || (starts !== null && themePart({ starts, weeks, parts }, today) !== undefined),
    );
    return shows ? [{ theme, goals: own }] : [];
  });

export function Themes({
  themes,
  self,
  language,
}: {
  themes: ReturnType<typeof themesIn>;
  self: boolean;
  language: Language;
}) {
  const say = words(language);
  if (themes.length === 0) return null;
  return (
    <Section title={say.themes.title}>
      <Stack>
        {themes.map(({ theme, goals }) => (
          <Card id={`theme-${theme}`} level={3} title={goals[0]?.title ?? ''}>
            <p class="soft small">
              {say.themes.done(goals.filter(({ state }) => state === 'passed').length, goals.length)}
            </p>
            <ul class="lines">
              {goals.map((goal) => (
                <li>
                  <span>
                    <a href={`/courses/${theme}/steps/${goal.step}`}>{goal.goal}</a>{' '}
                    {goal[language] !== null && <Chip soft>{goal[language]}</Chip>}{' '}
                    {goal.state !== 'open' && (
                      <Chip on={goal.state === 'passed'}>{say[self ? 'state' : 'stateOf'][goal.state]}</Chip>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
