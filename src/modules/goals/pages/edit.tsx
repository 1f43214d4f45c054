import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  DateField,
  Field,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
  TextArea,
} from '#ui';
import { lookedAt } from '#modules/people';
import { pathOf } from '../actions/path.ts';
import { asksForWord, isOpen } from '../model.ts';
import { mayGoal, mayWriteTexts } from '../policy.ts';
import { goalById, textsOf } from '../store.ts';
import { words } from '../words.ts';
import { problemIn } from './set.tsx';

/** What a goal says: the words, how one will see it worked, when. */
export const edit = page({
  path: '/goals/:goal/edit',
  hats: ['pupil', 'staff'],
  input: z.object({ goal: id, pupil: maybeId }),
  subject: ({ pupil }) => pupil,
  queries: ({ goal, pupil }) => [goalById({ goal }), textsOf({ pupil, goal })],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [goal, texts], input, who, language, today, kept, key }) => {
    if (goal === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', goal.kind, who.held)) throw new Refusal('not-allowed');
    if (!isOpen(goal)) throw new Refusal('conflict', 'goal-over');
    const say = words(language);
    const wrong = problemIn(kept, language);
    const typed = (field: string): string | undefined => kept?.values[field];
    const task = goal.kind === 'work';
    const late = asksForWord(goal, today);
    const begun = goal.state === 'active';
    const title = task ? say.edit.titleTask : say.edit.title;
    const labels: Readonly<Record<string, string>> = {
      title: say.set.text[goal.kind],
      measure: say.set.measure,
      due: say.set.due,
      minutes: say.set.minutes,
      why: say.set.why,
    };
    const back = pathOf(task && goal.serves !== null ? goal.serves : goal.id, input.pupil);
    return {
      title,
      width: 'narrow',
      body: (
        <>
          <Back href={back}>{goal.title}</Back>
          <PageHead over={say.kind[goal.kind]} title={title} />
          <ProblemSummary
            problems={Object.keys(kept?.problems ?? {}).map((field) => ({
              field,
              text: `${labels[field] ?? ''} ${wrong(field) ?? ''}`.trim(),
            }))}
          />
          <PostForm
            action={`/goals/${goal.id}/edit${input.pupil === null ? '' : `?pupil=${input.pupil}`}`}
            requestKey={key()}
            draft={who.hat === 'pupil' ? `edit-${goal.id}` : undefined}
          >
            <Field
              name="title"
              label={say.set.text[goal.kind]}
              value={typed('title') ?? goal.title}
              problem={wrong('title')}
              required
            />
            {task ? (
              <Field
                name="minutes"
                label={say.set.minutes}
                value={typed('minutes') ?? goal.minutes?.toString()}
                problem={wrong('minutes')}
                inputmode="numeric"
                width="short"
              />
            ) : (
              <>
                <Field
                  name="measure"
                  label={say.set.measure}
                  hint={say.set.measureHint}
                  value={typed('measure') ?? goal.measure ?? ''}
                  problem={wrong('measure')}
                  required={begun}
                />
                <DateField
                  name="due"
                  label={say.set.due}
                  value={typed('due') ?? goal.due ?? ''}
                  hint={late ? say.problem['word-first'] : undefined}
                  problem={wrong('due')}
                  required={begun}
                />
              </>
            )}
            {!task && mayWriteTexts(who.held) && (
              <TextArea
                name="why"
                label={say.set.why}
                hint={say.set.whyHint}
                value={typed('why') ?? texts?.why}
                problem={wrong('why')}
              />
            )}
            <Actions>
              <Button rank="first">{say.edit.save}</Button>
              {late && (
                <LinkButton
                  href={`/goals/${goal.id}/otherwise?verb=deviate${input.pupil === null ? '' : `&pupil=${input.pupil}`}`}
                >
                  {say.do.deviate}
                </LinkButton>
              )}
            </Actions>
          </PostForm>
        </>
      ),
    };
  },
});
