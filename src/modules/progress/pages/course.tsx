import type { ComponentChildren } from 'preact';
import { monthInWords } from '#platform/dates';
import type { Language } from '#platform/words';
import { Card, Chip, Fold, Path, Section, Sentence, Stack, Steps } from '#ui';
import type { Course } from '../model.ts';
import { asRatio, type Forecast } from '../pace/model.ts';
import { isBehind } from '../step/model.ts';
import { type Block, blocksOf, nearBlocks, type Placed } from '../way/model.ts';
import { words } from '../words.ts';

/** Whoever reads: the pupil is spoken to, of others is told. */
export type Reader = {
  readonly language: Language;
  readonly today: string;
  readonly self: boolean;
  /** May open a step in the viewer of courses. */
  readonly opens: boolean;
};

/** How it goes with a subject, in a sentence; never a percentage (look: sentences, not meters). */
export function sentenceOf(forecast: Forecast, { language, today, self }: Omit<Reader, 'opens'>): string {
  const say = words(language);
  const told = self ? say.forecast : say.forecastOf;
  switch (forecast.how) {
    case 'over':
      return told.over(forecast.steps);
    case 'new':
      return told.new(say.pace(forecast.pace.steps, forecast.pace.weeks));
    case 'ahead':
      return told.ahead(forecast.weeks);
    case 'behind': {
      const extra = say.extra(forecast.extra.steps, forecast.extra.weeks ?? 0);
      const by = monthInWords(forecast.by, today, language);
      return forecast.weeks === null ? told.slow(extra, by) : told.behind(forecast.weeks, extra, by);
    }
    case 'aimless':
      return told.aimless;
    case 'reached':
      return told.reached;
    case 'onPlan':
      return told.onPlan;
  }
}

/** A pace of so many steps a week in the numbers people use. */
export function paceInWords(steps: number, weeks: number, language: Language): string {
  const ratio = asRatio(steps / Math.max(1, weeks));
  return words(language).pace(ratio.steps, ratio.weeks);
}

type Way = { readonly enrolment: string; readonly title: string; readonly level: string };
type Titled = ReadonlyMap<number, string>;

/** The titles of the blocks of one course. */
export const titlesOf = (
  steps: readonly { course: string; block: number; blockTitle: string }[],
  course: string,
): Titled =>
  new Map(steps.filter((step) => step.course === course).map(({ block, blockTitle }) => [block, blockTitle]));

/** One course: how far, how it goes, what now, and all blocks to look into. */
export function CourseCard({
  course,
  titles,
  reader,
  children,
}: {
  course: Course<Way & { course: string; entry: string | null }>;
  titles: Titled;
  reader: Reader;
  /** What can be done with the step of now. */
  children?: ComponentChildren;
}) {
  const say = words(reader.language);
  const { way, steps, now, target, forecast } = course;
  const blocks = blocksOf(steps, target);
  const near = nearBlocks(blocks, now?.block);
  const shown = near.flatMap((block) => block.steps);
  const done = near.reduce((sum, block) => sum + block.done, 0);
  const planned = near.reduce((sum, block) => sum + block.planned, 0);
  return (
    <Card id={`way-${way.enrolment}`} title={way.title} level={3}>
      <p>
        {sentenceOf(forecast, reader)}{' '}
        {way.level !== '' && <span class="soft small">{say.level(way.level)}</span>}
      </p>
      {!reader.self && forecast.how === 'behind' && (
        <p class="soft small">{say.reaches(forecast.reaches, forecast.target)}</p>
      )}
      {!reader.self && course.stuck && (
        <p>
          <Chip>{say.stuck}</Chip> <span class="soft small">{say.stuckWhy}</span>
        </p>
      )}
      {shown.length > 0 && <Steps done={done} planned={planned} total={shown.length} />}
      {near.length < blocks.length && <p class="soft small">{say.mine.fewer}</p>}
      {now === undefined ? (
        <p>{reader.self ? say.mine.allDone : say.of.allDone}</p>
      ) : (
        <div class="stack">
          <p>
            <b>{reader.self ? say.mine.now(now.place) : say.of.now(now.place)}</b>{' '}
            {isKnown(now, reader) && <Chip soft>{stateIn(now, reader)}</Chip>}
            <br />
            {reader.opens ? <a href={`/courses/${way.course}/steps/${now.step}`}>{now.goal}</a> : now.goal}
          </p>
          {children}
        </div>
      )}
      <Fold title={say.mine.blocks}>
        <Stack>
          {near.map((block) => (
            <BlockLine block={block} now={now?.step} titles={titles} reader={reader} />
          ))}
          {reader.opens && (
            <p>
              <a href={`/courses/${way.course}`}>{say.mine.whole(way.title)}</a>
            </p>
          )}
        </Stack>
      </Fold>
    </Card>
  );
}

function BlockLine({
  block,
  now,
  titles,
  reader,
}: {
  block: Block;
  now: string | undefined;
  titles: Titled;
  reader: Reader;
}) {
  const say = words(reader.language);
  const { steps, done, planned } = block;
  // the steps of the other blocks stand in the viewer of courses
  const holdsNow = steps.some(({ step }) => step === now);
  return (
    <div>
      <Sentence
        subject={say.mine.block(block.block, titles.get(block.block) ?? '')}
        text={say.mine.blockDone(done, steps.length)}
        steps={{ done, planned, total: steps.length }}
      />
      {holdsNow && reader.opens && (
        <Path
          label={say.mine.block(block.block, titles.get(block.block) ?? '')}
          steps={steps.map((step) => ({
            href: `/courses/${step.course}/steps/${step.step}`,
            place: String(step.place),
            text: step.goal,
            look: isBehind(step) ? 'done' : step.step === now ? 'here' : undefined,
            mark: stateIn(step, reader),
          }))}
        />
      )}
      {holdsNow && !reader.opens && (
        <ul class="lines small">
          {steps.map((step) => (
            <li>
              <span class="num">{step.place}</span> {step.goal}{' '}
              {isKnown(step, reader) && <span class="soft">· {stateIn(step, reader)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A family reads what was released and not what is in hand: of a step without that, nobody says it was not begun. */
const isKnown = ({ state }: Placed, { opens }: Reader): boolean => opens || state !== 'open';
const stateIn = ({ state }: Placed, { language, self }: Reader): string =>
  words(language)[self ? 'state' : 'stateOf'][state];

/** A list of sections under one heading. */
export function Courses({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Section title={title} quiet>
      <Stack>{children}</Stack>
    </Section>
  );
}

/** What was found, as a heading of one line. */
export const foundIn = (
  { outcome, level }: { readonly outcome: 'passed' | 'again' | 'talk'; readonly level: string },
  language: Language,
): string => {
  const say = words(language);
  return outcome === 'passed' && level !== '' ? say.outcomeAt(level) : say.outcome[outcome];
};
