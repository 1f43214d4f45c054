import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { page } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Choice,
  DateField,
  Field,
  Hidden,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
} from '#ui';
import { lookedAt } from '#modules/people';
import { otherwiseVerbs } from '../actions/otherwise.ts';
import { pathOf } from '../actions/path.ts';
import { causes, mayDeviate, verbsNow } from '../model.ts';
import { mayGoal } from '../policy.ts';
import { goalById } from '../store.ts';
import { words } from '../words.ts';
import { problemIn } from './set.tsx';

/** What goes otherwise than planned: why, what is done about it, and perhaps a new day. */
export const otherwise = page({
  path: '/goals/:goal/otherwise',
  hats: ['pupil', 'staff'],
  input: z.object({
    goal: id,
    pupil: maybeId,
    verb: z.enum(otherwiseVerbs).default('deviate').catch('deviate'),
  }),
  subject: ({ pupil }) => pupil,
  queries: ({ goal }) => [goalById({ goal })],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [goal], input, who, language, today, kept, key }) => {
    if (goal === undefined) throw new Refusal('not-found');
    if (!mayGoal('write', goal.kind, who.held)) throw new Refusal('not-allowed');
    const { verb, pupil } = input;
    const can = verb === 'deviate' ? mayDeviate(goal) : verbsNow(goal, who.person).includes(verb);
    if (!can) throw new Refusal('conflict', 'goal-over');
    const say = words(language);
    const wrong = problemIn(kept, language);
    const typed = (field: string): string | undefined => kept?.values[field];
    const title = say.otherwise.title[verb];
    const labels: Readonly<Record<string, string>> = {
      cause: say.otherwise.cause,
      action: say.otherwise.action,
      actionDue: say.otherwise.actionDue,
      due: say.otherwise.due,
    };
    const back = pathOf(goal.id, pupil);
    const also = pupil === null ? '' : `&pupil=${pupil}`;
    return {
      title,
      width: 'narrow',
      body: (
        <>
          <Back href={back}>{goal.title}</Back>
          <PageHead title={title} under={say.otherwise.under} />
          <ProblemSummary
            problems={Object.keys(kept?.problems ?? {}).map((field) => ({
              field,
              text: `${labels[field] ?? ''} ${wrong(field) ?? ''}`.trim(),
            }))}
          />
          <PostForm
            action={`/goals/${goal.id}/otherwise?verb=${verb}${also}`}
            requestKey={key()}
            draft={who.hat === 'pupil' ? `otherwise-${goal.id}` : undefined}
          >
            <Hidden name="verb" value={verb} />
            <Choice
              name="cause"
              label={say.otherwise.cause}
              options={causes.map((cause) => ({ value: cause, label: say.cause[cause] }))}
              value={typed('cause')}
              problem={wrong('cause')}
              required
            />
            <Field
              name="action"
              label={say.otherwise.action}
              hint={say.otherwise.actionHint}
              value={typed('action')}
              problem={wrong('action')}
            />
            <DateField
              name="actionDue"
              label={say.otherwise.actionDue}
              value={typed('actionDue')}
              problem={wrong('actionDue')}
            />
            {verb === 'deviate' && (
              <DateField
                name="due"
                label={say.otherwise.due}
                value={typed('due')}
                min={today}
                problem={wrong('due')}
              />
            )}
            <Actions>
              <Button rank="first">{say.otherwise.save[verb]}</Button>
              <LinkButton href={back} rank="quiet">
                {say.otherwise.back}
              </LinkButton>
            </Actions>
          </PostForm>
        </>
      ),
    };
  },
});
