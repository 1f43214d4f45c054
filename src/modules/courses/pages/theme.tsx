import type { VNode } from 'preact';
import type { Language } from '#platform/words';
import { Actions, Card, Chip, Fold, LinkButton, PageHead, Section, Split, Table } from '#ui';
import { themePart, withoutWeek } from '../model.ts';
import type { depthsShown } from '../store.ts';
import { words } from '../words.ts';
import {
  coursePath,
  Facts,
  Levels,
  StateChip,
  stepPath,
  subjectOf,
  type ViewProps,
  whenOf,
} from './parts.tsx';

type Depths = ReturnType<ReturnType<typeof depthsShown>['read']>;

/** A theme: one question, some weeks, goals per subject, and for each goal what one shows at which level. */
export function Theme({
  course: shown,
  way,
  own,
  depths,
  today,
  language,
  aside,
}: ViewProps & { depths: Depths; today: string }) {
  const say = words(language);
  // as many parts as weeks: each is a week; else they follow each other over the weeks
  const parts = way.blocks.length;
  const isWeeks = parts === shown.weeks;
  const nowAt =
    (shown.starts !== null && themePart({ starts: shown.starts, weeks: shown.weeks ?? 1, parts }, today)) ||
    0;
  const subjects = [...new Set(way.path.map(({ subject }) => subject ?? ''))];
  const named = (code: string) => subjectOf(code, shown, language);
  return (
    <>
      <PageHead
        over={`${say.theme.word} · ${whenOf(shown, today, language)}`}
        title={shown.title}
        under={shown.question ?? ''}
      />
      <Split
        aside={
          <>
            {aside}
            <Card title={say.course.about}>
              <Facts course={shown} language={language} />
            </Card>
          </>
        }
      >
        <Section title={say.theme.blocks}>
          <div class="stack">
            {way.blocks.map((block, i) => (
              <Fold
                id={`block-${block.number}`}
                open={i + 1 === nowAt || (nowAt === 0 && i === 0)}
                title={
                  <>
                    <span class="soft small">
                      {isWeeks ? say.theme.week(i + 1, way.blocks.length) : say.course.block(i + 1)}
                    </span>{' '}
                    {isWeeks ? withoutWeek(block.title) : block.title}
                  </>
                }
                aside={i + 1 === nowAt && <Chip on>{say.theme.now}</Chip>}
              >
                <ul class="lines">
                  {block.steps.map((step) => (
                    <li>
                      <a href={stepPath(shown.id, step.id, way.asked)}>{step.goal}</a>{' '}
                      {step.subject && <Chip soft>{named(step.subject)}</Chip>}{' '}
                      <StateChip way={way} step={step.id} language={language} />
                    </li>
                  ))}
                </ul>
              </Fold>
            ))}
          </div>
        </Section>
        <Section
          title={say.theme.goals}
          aside={
            <Levels
              levels={shown.levels}
              shown={way.standing.level}
              own={own}
              hrefOf={(one) => `${coursePath(shown.id, one)}#goals`}
              language={language}
            />
          }
          id="goals"
        >
          {subjects.map((subject) => (
            <Card level={3} title={named(subject)}>
              {way.path
                .filter((goal) => (goal.subject ?? '') === subject)
                .map((goal) => (
                  <Depth
                    title={goal.goal}
                    href={stepPath(shown.id, goal.id, way.asked)}
                    levels={shown.levels}
                    shown={way.standing.level}
                    depths={depths.filter(({ step }) => step === goal.id)}
                    language={language}
                  />
                ))}
            </Card>
          ))}
        </Section>
      </Split>
    </>
  );
}

/** One goal, level by level: what everybody shows, and what comes on top. */
function Depth(props: {
  title: string;
  href: string;
  levels: readonly string[];
  shown: string | null;
  depths: Depths;
  language: Language;
}): VNode {
  const say = words(props.language).theme;
  const all = props.depths.find(({ level }) => level === '')?.criteria ?? [];
  const own = props.levels.flatMap((level) => {
    const depth = props.depths.find((one) => one.level === level);
    return depth === undefined || depth.criteria.length === 0 ? [] : [depth];
  });
  const rows = [{ level: say.everyLevel, criteria: all }, ...own].filter(
    ({ criteria }) => criteria.length > 0,
  );
  return (
    <Fold title={props.title}>
      {rows.length === 0 ? (
        <p class="soft">{say.noDepths}</p>
      ) : (
        <Table
          caption={`${say.depths}: ${props.title}`}
          quietCaption
          columns={[{ head: say.level }, { head: say.shows, wide: true }]}
          rows={rows.map(({ level, criteria }) => ({
            cells: [level === props.shown ? <Chip on>{level}</Chip> : level, criteria.join(' · ')],
          }))}
        />
      )}
      <Actions>
        <LinkButton href={props.href} small label={`${say.goal}: ${props.title}`}>
          {say.goal}
        </LinkButton>
      </Actions>
    </Fold>
  );
}
