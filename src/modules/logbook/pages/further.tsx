import type { Language } from '#platform/words';
import { Check } from '#ui';
import type { Line } from '../model.ts';
import { words } from '../words.ts';
import type { CourseWithDue } from './due.ts';

/** Who works ahead needs the next few steps of a course, not the whole way. */
const most = 3;

export type Further = {
  readonly course: string;
  readonly steps: readonly {
    readonly name: string;
    readonly title: string;
    readonly place: number;
    readonly minutes: number;
  }[];
};

/** What a week could hold besides what is proposed: in every course the next steps that nobody has planned or shown. */
export function furtherIn(
  courses: readonly CourseWithDue[],
  lines: readonly Line[],
  minutes: ReadonlyMap<string, number>,
): readonly Further[] {
  const proposed = new Set(lines.flatMap(({ due, open }) => due?.step ?? open?.step ?? []));
  return courses.flatMap(({ course }) => {
    const steps = course.steps
      .filter(({ step, state }) => !proposed.has(step) && ['open', 'working', 'again'].includes(state))
      .slice(0, most)
      .map(({ step, goal, place }) => ({
        name: `step-${step}`,
        title: goal,
        place,
        minutes: minutes.get(step) ?? 0,
      }));
    return steps.length === 0 ? [] : [{ course: course.way.title, steps }];
  });
}

type FurtherProps = {
  further: readonly Further[];
  /** What was ticked when the form comes back. */
  isTicked: (name: string) => boolean;
  /** Nothing else is proposed. */
  alone: boolean;
  language: Language;
};

/** Another step than those that are due, one tap away. */
export function FurtherSteps({ further, isTicked, alone, language }: FurtherProps) {
  const { plan: say, minutes: took } = words(language);
  if (further.length === 0) return null;
  const chosen = further.some(({ steps }) => steps.some(({ name }) => isTicked(name)));
  return (
    <details open={alone || chosen}>
      <summary>{say.further}</summary>
      <div id="further">
        <p class="soft small">{say.furtherWhy}</p>
        {further.map(({ course, steps }) =>
          steps.map(({ name, title, place, minutes }) => (
            <Check
              name={name}
              label={title}
              checked={isTicked(name)}
              hint={[say.step(course, place), minutes > 0 && took(minutes)].filter(Boolean).join(' · ')}
            />
          )),
        )}
      </div>
    </details>
  );
}
