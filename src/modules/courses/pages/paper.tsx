import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import { Actions, Breadcrumb, PrintButton, ScreenOnly, Sheet } from '#ui';
import { forLevel } from '../model.ts';
import { words } from '../words.ts';
import { coursePath, stepPath, wayOf } from './parts.tsx';
import { stepInput, stepQueries } from './step.tsx';

/** A step on one sheet of paper, for who works without a screen. */
export const onPaper = page({
  path: '/courses/:course/steps/:step/print',
  hats: ['pupil', 'staff', 'administrator'],
  input: stepInput,
  queries: stepQueries,
  view: ({ rows: [course, steps, shown, criteria, material], input: asked, who, language }) => {
    if (course === undefined || shown === undefined || (who.hat === 'pupil' && !course.used))
      throw new Refusal('not-found');
    const say = words(language).step;
    const level = asked.level !== undefined && course.levels.includes(asked.level) ? asked.level : null;
    const standing = { level, entry: null, states: new Map(), judged: new Set<string>() };
    const way = wayOf(course.id, steps, [], standing, level);
    const placed = way.path.find(({ id: one }) => one === asked.step);
    const here = forLevel(material, level);
    const onTop = criteria.find((one) => one.level === level)?.criteria ?? [];
    return {
      title: shown.goal,
      width: 'middle',
      body: (
        <>
          <ScreenOnly>
            <Breadcrumb
              trail={[
                { label: course.title, href: coursePath(course.id) },
                { label: shown.goal, href: stepPath(course.id, asked.step, asked.level ?? null) },
                { label: say.print },
              ]}
            />
            <Actions>
              <PrintButton />
            </Actions>
          </ScreenOnly>
          <Sheet from={who.organisation} date={[course.title, level].filter(Boolean).join(' · ')}>
            <p class="soft">
              {[placed === undefined ? '' : say.over(placed.place, way.path.length), shown.block]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <h1>{shown.goal}</h1>
            <p>
              {say.name}: ………………………………… {say.when}: ………………
            </p>
            {shown.target !== '' && (
              <div>
                <h2>{say.target}</h2>
                <p>{shown.target}</p>
              </div>
            )}
            <Listed title={say.criteria} lines={[...shown.criteria, ...onTop]} />
            <Listed
              title={say.tasks}
              lines={here
                .filter(({ kind }) => kind === 'task')
                .map(({ title, minutes }) =>
                  minutes === null ? title : `${title} (${say.minutes(minutes)})`,
                )}
            />
            <Listed
              title={say.assets}
              lines={here
                .filter(({ kind }) => kind !== 'task')
                .map(({ title, url }) => (url === null ? title : `${title}: ${url}`))}
            />
            <div>
              <h2>{say.show}</h2>
              <p>
                {words(language).form[shown.form]}: {shown.shows || say.showAsk}
              </p>
            </div>
            <h2>{say.space}</h2>
          </Sheet>
        </>
      ),
    };
  },
});

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h2>{title}</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li>☐ {line}</li>
        ))}
      </ul>
    </div>
  );
}
