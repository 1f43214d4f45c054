import type { ComponentChildren } from 'preact';
import type { Language } from '#platform/words';
import { Card, Chip, Fold, Prose, Section } from '#ui';
import { forLevel } from '../model.ts';
import type { criteriaShown, materialShown, stepShown } from '../step/store.ts';
import { words } from '../words.ts';
import type { About, Records } from './standing.ts';

type Rows<Q extends (...given: never[]) => { read: (...rows: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
export type Step = NonNullable<Rows<typeof stepShown>>;
export type Material = Rows<typeof materialShown>[number];
export type Criteria = Rows<typeof criteriaShown>;

/** What is asked: the aim and the criteria, with those that come on top at this level. */
export function Asked({
  step: shown,
  criteria,
  level,
  language,
}: {
  step: Step;
  criteria: Criteria;
  level: string | null;
  language: Language;
}) {
  const say = words(language).step;
  const onTop = criteria.find((one) => one.level === level)?.criteria ?? [];
  return (
    <Section title={say.asked}>
      <Card>
        {shown.target !== '' && (
          <>
            <h3>{say.target}</h3>
            <p>{shown.target}</p>
          </>
        )}
        <h3>{say.criteria}</h3>
        {shown.criteria.length + onTop.length === 0 ? (
          <p class="soft">{say.noCriteria}</p>
        ) : (
          <Prose>
            <ul>
              {shown.criteria.map((one) => (
                <li>{one}</li>
              ))}
              {onTop.map((one) => (
                <li>
                  {one} <Chip soft>{level}</Chip>
                </li>
              ))}
            </ul>
          </Prose>
        )}
      </Card>
    </Section>
  );
}

type LearnProps = {
  material: readonly Material[];
  level: string | null;
  language: Language;
  records: Records | undefined;
  about: About | undefined;
};

/** Tasks and sources, those for the reader's level first; what is for other levels alone is folded away. */
export function Learn({ material, level, language, records, about }: LearnProps) {
  const say = words(language).step;
  const here = forLevel(material, level);
  const elsewhere = material.filter((one) => !here.includes(one));
  const tasks = here.filter(({ kind }) => kind === 'task');
  const sources = here.filter(({ kind }) => kind !== 'task');
  return (
    <Section title={say.learn}>
      <Card title={say.tasks} level={3}>
        <ul class="lines">
          {tasks.map((task) => (
            <TaskLine task={task} language={language}>
              {about !== undefined && records?.atTask?.({ ...about, task: task.id })}
            </TaskLine>
          ))}
        </ul>
      </Card>
      <Card title={say.assets} level={3}>
        {sources.length === 0 ? (
          <p class="soft">{say.noAssets}</p>
        ) : (
          sources.map((source) => <Source source={source} language={language} />)
        )}
      </Card>
      {elsewhere.length > 0 && (
        <Fold title={say.otherLevels}>
          <ul class="lines">
            {elsewhere.map((one) => (
              <TaskLine task={one} language={language}>
                {one.levels.map((name) => (
                  <Chip soft>{name}</Chip>
                ))}
              </TaskLine>
            ))}
          </ul>
        </Fold>
      )}
    </Section>
  );
}

function TaskLine({
  task,
  language,
  children,
}: {
  task: Material;
  language: Language;
  children?: ComponentChildren;
}) {
  return (
    <li>
      <span>
        {task.title}{' '}
        {task.minutes !== null && (
          <span class="soft small num">{words(language).step.minutes(task.minutes)}</span>
        )}
      </span>{' '}
      {children}
    </li>
  );
}

/** Our own text can be read here; what stands elsewhere says so before one presses. */
function Source({ source, language }: { source: Material; language: Language }) {
  const say = words(language);
  const detail = [
    source.kind === 'task' ? '' : say.asset[source.kind],
    source.minutes === null ? '' : say.step.minutes(source.minutes),
    ...source.levels,
  ]
    .filter(Boolean)
    .join(' · ');
  if (source.body === null)
    return (
      <p>
        {source.url === null ? (
          <b>{source.title}</b>
        ) : (
          <a href={source.url} rel="noreferrer external">
            {source.title}
          </a>
        )}{' '}
        <span class="soft small">
          {detail}
          {source.url !== null && ` · ${say.step.leaves}: ${new URL(source.url).host}`}
        </span>
      </p>
    );
  return (
    <Fold title={source.title} aside={<span class="soft small">{detail}</span>}>
      <Prose>
        {source.body.split(/\n{2,}/).map((paragraph) => (
          <p>
            {paragraph.split('\n').map((line, i) => (
              <>
                {i > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
        {source.url !== null && (
          <p>
            <a href={source.url} rel="noreferrer external">
              {new URL(source.url).host}
            </a>{' '}
            <span class="soft small">{say.step.leaves}</span>
          </p>
        )}
        {source.licence !== '' && <p class="soft small">{say.step.licence(source.licence)}</p>}
      </Prose>
    </Fold>
  );
}
