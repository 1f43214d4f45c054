import { z } from 'zod';
import { maybeId } from '#platform/input';
import { page } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Actions,
  Button,
  Card,
  Choice,
  Empty,
  Hidden,
  Notice,
  PageHead,
  People,
  PostForm,
  ProblemSummary,
  Section,
  Select,
  Split,
  TextArea,
} from '#ui';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { itemPath } from '../actions/path.ts';
import { outcomes, phraseKey } from '../judging/model.ts';
import { schoolDaysWaited } from '../queue/model.ts';
import { stepsAt } from '../way/model.ts';
import {
  itemEarlier,
  itemTold,
  lookedAtQueue,
  ownPhrases,
  queue as queueOf,
  queueSteps,
} from '../queue/store.ts';
import { words } from '../words.ts';
import { Asks } from './asks.tsx';
import { foundIn } from './course.tsx';

type Item = ReturnType<ReturnType<typeof queueOf>['read']>[number];
type Step = ReturnType<ReturnType<typeof queueSteps>['read']>[number];

/**
 * What waits for a subject teacher: the oldest is open, the rest stands beside it. Judging sends it off and the next
 * one opens itself.
 */
export const queue = page({
  path: '/progress/queue',
  hats: ['staff'],
  input: z.object({
    enrolment: maybeId.catch(null),
    step: maybeId.catch(null),
  }),
  queries: (wish) => [
    queueOf(),
    queueSteps(),
    ownPhrases(),
    calendarSpans(),
    itemTold(wish),
    itemEarlier(wish),
  ],
  looks: () => ({ as: 'queue', line: lookedAtQueue() }),
  view: ({ rows: [items, steps, own, spans, asks, earlier], input, who, language, today, kept, key }) => {
    const say = words(language);
    const open =
      items.find(({ enrolment, step }) => enrolment === input.enrolment && step === input.step) ?? items[0];
    const calendar = calendarOf(spans);
    const waited = ({ readyAt }: Item) =>
      say.queue.waited(schoolDaysWaited(dayIn(who.zone, readyAt), today, calendar));
    const head = (
      <PageHead
        title={say.queue.title}
        under={items.length === 0 ? undefined : say.queue.under(items.length)}
      />
    );
    if (open === undefined)
      return {
        title: say.queue.title,
        sees: say.queue.sees,
        body: (
          <>
            {head}
            <Empty title={say.queue.none}>{say.queue.noneWhy}</Empty>
          </>
        ),
      };
    const levels = steps.find(({ step }) => step === open.step)?.courseLevels ?? [];
    const wrong = (field: string): string | undefined => {
      const problem = kept?.problems[field];
      return problem === undefined ? undefined : say.problem[problem as keyof typeof say.problem];
    };
    // a few are read faster than many; own ones first
    const phrases = [
      ...new Set([...own.map(({ text: phrase }) => phrase), ...Object.values(say.queue.phrase)]),
    ].slice(0, 6);
    const others = items.filter((item) => item !== open);
    return {
      title: say.queue.title,
      sees: say.queue.sees,
      body: (
        <>
          {head}
          <Split
            aside={
              others.length > 0 && (
                <Section title={say.queue.waits}>
                  <People
                    id="waiting"
                    label={say.queue.waits}
                    people={others.map((item) => ({
                      href: itemPath(item),
                      name: nameOf(item),
                      detail: [stepName(item, steps, language), waited(item)].join(' · '),
                    }))}
                  />
                </Section>
              )
            }
          >
            <Card title={nameOf(open)} id="item">
              <p class="soft small">
                {[open.group, stepName(open, steps, language), waited(open)].join(' · ')}
              </p>
              <p>
                <b>{steps.find(({ step }) => step === open.step)?.goal ?? say.gone}</b>
              </p>
              <h3>{say.queue.evidence}</h3>
              <p class={open.evidence === '' ? 'soft' : 'said'}>{open.evidence || say.queue.noEvidence}</p>
              {earlier.length > 0 && (
                <>
                  <h3>{say.queue.earlier}</h3>
                  {earlier.map((found) => (
                    <p class="said">
                      {foundIn(found, language)}
                      {found.feedback !== '' && `: ${found.feedback}`}
                    </p>
                  ))}
                </>
              )}
              {asks[0] !== undefined && (
                <Asks
                  text={asks[0]}
                  criteria={asks.map((one) => ({ level: one.level, criteria: one.levelCriteria ?? [] }))}
                  level={open.level}
                  say={{ target: say.queue.target, criteria: say.queue.criteria }}
                />
              )}
            </Card>
            <Card id="judge">
              <ProblemSummary
                problems={Object.keys(kept?.problems ?? {}).map((field) => ({
                  field,
                  text: wrong(field) ?? '',
                }))}
              />
              {open.foundBefore !== null && kept === undefined && <Notice>{say.queue.takenBack}</Notice>}
              <PostForm action={itemPath(open)} requestKey={key()} about={itemPath(open)}>
                <Hidden name="version" value={String(open.version)} />
                <Choice
                  name="outcome"
                  label={say.queue.find}
                  value={kept === undefined ? (open.foundBefore ?? undefined) : kept.values['outcome']}
                  problem={wrong('outcome')}
                  options={outcomes.map((outcome) => ({ value: outcome, label: say.queue[outcome] }))}
                  required
                />
                {levels.length > 1 && (
                  <Select
                    name="level"
                    label={say.queue.level}
                    value={kept?.values['level'] ?? (open.levelBefore || open.level)}
                    problem={wrong('level')}
                    options={levels.map((level) => ({ value: level, label: level }))}
                    required
                  />
                )}
                <Choice
                  name="phrase"
                  label={say.queue.phrases}
                  many
                  values={Object.keys(kept?.values ?? {}).map((name) => name.replace(/^phrase-/, ''))}
                  options={phrases.map((phrase) => ({ value: phraseKey(phrase), label: phrase }))}
                />
                <TextArea
                  name="feedback"
                  label={say.queue.feedback}
                  hint={say.queue.feedbackHint}
                  value={kept === undefined ? (open.saidBefore ?? undefined) : kept.values['feedback']}
                  problem={wrong('feedback')}
                />
                <Actions>
                  <Button rank="first">{say.queue.send}</Button>
                </Actions>
              </PostForm>
              <p class="small">
                <a href={`/progress/of/${open.pupil}`}>{say.queue.pupil}</a>
              </p>
            </Card>
          </Split>
        </>
      ),
    };
  },
});

const nameOf = ({ given, family }: Item): string => `${given} ${family}`.trim();
function stepName(item: Item, steps: readonly Step[], language: Language): string {
  const say = words(language);
  const course = steps.filter(({ course: one }) => one === item.course);
  const [first] = course;
  // a theme is no row of steps to be counted
  if (first?.isTheme) return say.theme(first.title);
  const at = stepsAt(course, item.level).findIndex(({ step }) => step === item.step);
  return at === -1 ? say.gone : say.stepOf(at + 1, first?.title ?? '');
}
