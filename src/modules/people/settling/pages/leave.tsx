import { Actions, Button, Hidden, PostForm, Section } from '#ui';
import type { Question } from '../model.ts';
import type { Say } from './said.ts';

export const leavePath = '/people/settle/leave';

type LeaveProps = { question: Question; open: number; say: Say; requestKey: () => string; label: string };

/** It is right as it is, or nobody knows: one press for all of them, and they are not asked again. */
export const LeaveAll = ({ question, open, say, requestKey, label }: LeaveProps) => (
  <PostForm action={leavePath} requestKey={requestKey()} class="inline" label={label}>
    <Hidden name="question" value={question} />
    <Button>{say.ask.leave(open)}</Button>
  </PostForm>
);

/** Under a list that is filled in one by one: the rest stays as it is. */
export const LeaveRest = (props: Omit<LeaveProps, 'label'>) => (
  <Section title={props.say.ask.rest}>
    <p class="soft">{props.say.ask.assumed[props.question]}</p>
    <Actions>
      <LeaveAll {...props} label={props.say.ask.rest} />
    </Actions>
  </Section>
);
