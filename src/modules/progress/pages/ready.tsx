import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Hidden,
  Notice,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
  Stack,
  TextArea,
} from '#ui';
import { pathOf } from '../actions/path.ts';
import { criteriaOf, judgementsOn, recordOf, told, wayTo } from '../step/store.ts';
import { stepsAt } from '../way/model.ts';
import { stepsOf } from '../way/store.ts';
import { words } from '../words.ts';
import { Asks } from './asks.tsx';

/** "I am ready": what the step asks, and one line about what there is to see. */
export const ready = page({
  path: '/progress/ready',
  hats: ['pupil'],
  input: z.object({ enrolment: maybeId, step: id }),
  queries: ({ enrolment, step }) => [
    wayTo({ pupil: null, enrolment, step }),
    stepsOf({ pupil: null }),
    told({ step }),
    criteriaOf({ step }),
    recordOf({ pupil: null, enrolment, step }),
    judgementsOn({ pupil: null, enrolment, step }),
  ],
  view: ({ rows: [way, steps, text, criteria, record, found], input, language, kept, key }) => {
    const say = words(language);
    const here = stepsAt(
      steps.filter(({ course }) => course === way.course),
      way.level,
    ).findIndex(({ step }) => step === input.step);
    const problem = kept?.problems['evidence'];
    const wrong = problem === undefined ? undefined : say.problem[problem as keyof typeof say.problem];
    const over = found.some(({ outcome, openedAt }) => outcome === 'passed' || openedAt === null);
    const waits = record?.state === 'ready';
    const earlier = found.filter(({ openedAt, feedback }) => openedAt !== null && feedback !== '');
    const hidden = (
      <>
        <Hidden name="enrolment" value={way.enrolment} />
        <Hidden name="step" value={input.step} />
        <Hidden name="version" value={record === undefined ? '' : String(record.version)} />
      </>
    );
    return {
      title: say.ready.title,
      width: 'middle',
      sees: say.ready.sees,
      body: (
        <>
          <Back href={way.isTheme ? `/courses/${way.course}` : pathOf(way.enrolment)}>{say.ready.back}</Back>
          <PageHead
            over={way.isTheme ? say.theme(way.title) : say.stepOf(here + 1, way.title)}
            title={text?.goal ?? say.gone}
            under={text === undefined ? undefined : say.ready.how(say.form[text.demonstrate])}
          />
          <Stack>
            {over ? (
              <Notice>{say.ready.notYet}</Notice>
            ) : (
              <>
                {waits && <Notice kind="done">{say.ready.waits}</Notice>}
                <ProblemSummary problems={wrong === undefined ? [] : [{ field: 'evidence', text: wrong }]} />
                <PostForm
                  action={`/progress/ready?enrolment=${way.enrolment}&step=${input.step}`}
                  requestKey={key()}
                  draft={`ready-${input.step}`}
                >
                  {hidden}
                  <TextArea
                    name="evidence"
                    label={say.ready.evidence}
                    hint={say.ready.evidenceHint}
                    value={kept?.values['evidence'] ?? record?.evidence}
                    problem={wrong}
                    rows={2}
                    required
                  />
                  <Actions>
                    <Button rank="first">{say.ready.send}</Button>
                  </Actions>
                </PostForm>
                {waits && (
                  <PostForm action="/progress/withdraw" requestKey={key()} class="inline">
                    {hidden}
                    <Button rank="quiet">{say.ready.withdraw}</Button>
                  </PostForm>
                )}
              </>
            )}
            {earlier.length > 0 && (
              <Card title={say.ready.earlier}>
                {earlier.map(({ feedback }) => (
                  <p class="said">{feedback}</p>
                ))}
              </Card>
            )}
            {text !== undefined && (
              <Card title={say.ready.asks}>
                <Asks
                  text={text}
                  criteria={criteria}
                  level={way.level}
                  say={{ target: say.ready.target, criteria: say.ready.criteria }}
                />
              </Card>
            )}
          </Stack>
        </>
      ),
    };
  },
});

/** In the viewer of courses, under "how do I show it": the way to this page, or to what was found. */
export const atStep = (about: Parameters<typeof ShowStep>[0]) => <ShowStep {...about} />;

function ShowStep({
  step,
  state,
  language,
}: {
  readonly step: string;
  readonly state: 'working' | 'ready' | 'shown' | 'passed' | 'again' | undefined;
  readonly language: Language;
}) {
  const say = words(language);
  if (state === 'passed') return null;
  if (state === 'shown')
    return (
      <p>
        <a href="/progress">{say.mine.news}</a>
      </p>
    );
  return (
    <Actions>
      <LinkButton href={`/progress/ready?step=${step}`} rank={state === 'ready' ? 'plain' : 'first'}>
        {state === 'ready' ? say.mine.change : say.mine.show}
      </LinkButton>
    </Actions>
  );
}
