import { nearDay } from '#platform/dates';
import { Actions, Button, Card, Choice, Field, Hidden, PostForm, Select, Stack } from '#ui';
import { isMissed, movableDays, type TalkState } from '../model.ts';
import type { About, At } from './at.ts';

const levels = [1, 2, 3, 4] as const;

export function Autonomy({ about, at }: { about: About; at: At }) {
  const { say, pupil } = at;
  const says = (n: number) =>
    (pupil === null ? say.talk.autonomyOwn : say.talk.autonomySays)[n as 1 | 2 | 3 | 4];
  return (
    <Card title={say.talk.autonomy} id="autonomy">
      <p>
        <b>{say.talk.autonomyNow(about.autonomy)}</b> <span class="soft">{says(about.autonomy)}</span>
      </p>
      {about.wish !== null && about.wishLevel !== null && (
        <>
          <p>
            {say.talk.autonomyWish(about.wishLevel, about.wishReason ?? '')}{' '}
            <span class="soft">{says(about.wishLevel)}</span>
          </p>
          {pupil === null ? (
            <PostForm action="/coaching/talk/autonomy" requestKey={at.key()} class="inline">
              <Hidden name="wish" value={about.wish} />
              <Hidden name="week" value={at.monday} />
              <Button>{say.talk.autonomyYes}</Button>
            </PostForm>
          ) : (
            <p class="soft">{say.talk.autonomyWaits}</p>
          )}
        </>
      )}
      {pupil !== null && (
        <details class="screen-only">
          <summary>{say.talk.autonomyChange}</summary>
          <PostForm action={`/coaching/talk/${pupil}/autonomy`} requestKey={at.key()}>
            <Hidden name="week" value={at.monday} />
            <Choice
              name="level"
              label={say.talk.autonomyLevel}
              required
              value={String(about.autonomy)}
              options={levels.map((n) => ({ value: String(n), label: String(n), hint: says(n) }))}
            />
            <Field name="reason" label={say.talk.autonomyReason} required maxLength={500} />
            <Button>{say.talk.autonomyPropose}</Button>
          </PostForm>
        </details>
      )}
    </Card>
  );
}

type OtherwiseProps = {
  pupil: string;
  monday: string;
  state: TalkState;
  on: 'talk' | 'talks' | 'group';
  at: Pick<At, 'say' | 'key' | 'today' | 'language'>;
  time: string;
};

/** A talk that does not take place: missed with one press, moved with a day and a press. */
export function Otherwise({ pupil, monday, state, on, at, time }: OtherwiseProps) {
  const { say, key, today, language } = at;
  const action = `/coaching/talk/${pupil}/settle`;
  const press = (verb: string, label: string) => (
    <PostForm action={action} requestKey={key()} class="inline">
      <Hidden name="week" value={monday} />
      <Hidden name="verb" value={verb} />
      <Hidden name="on" value={on} />
      <Button>{label}</Button>
    </PostForm>
  );
  if (isMissed(state)) return <Actions>{press('let_go', say.talk.letGo)}</Actions>;
  return (
    <Stack>
      <Actions>
        {press('miss_pupil', say.talk.missPupil)}
        {press('miss_coach', say.talk.missCoach)}
      </Actions>
      <PostForm action={action} requestKey={key()} class="form beside">
        <Hidden name="week" value={monday} />
        <Hidden name="verb" value="move" />
        <Hidden name="on" value={on} />
        <Select
          id={`day-${pupil}`}
          name="day"
          label={say.talk.moveTo}
          required
          value={movableDays(monday, today)[1] ?? movableDays(monday, today)[0]}
          options={movableDays(monday, today).map((day) => ({
            value: day,
            label: nearDay(day, today, language),
          }))}
        />
        <Field
          id={`at-${pupil}`}
          name="at"
          label={say.talk.time}
          type="time"
          width="short"
          required
          value={time}
        />
        <Button>{say.talk.move}</Button>
      </PostForm>
    </Stack>
  );
}
