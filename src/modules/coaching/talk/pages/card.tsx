import type { ComponentChildren } from 'preact';
import { Button, Card, Hidden, PenRoom, PostForm, Prose, TextArea } from '#ui';
import { type Card as CardName, cards as cardNames } from '../model.ts';
import type { At, CardRow } from './at.ts';

type TalkCardProps = {
  name: Exclude<CardName, 'agreements'>;
  at: At;
  row: CardRow | undefined;
  /** The field is opened by who wants it: what stands above usually says enough. */
  closed?: boolean;
  children: ComponentChildren;
};

/** One card: what there is to talk about, and one field in which both write. Saved by itself, once there is a script. */
export function TalkCard({ name, at, row, closed, children }: TalkCardProps) {
  const { say, kept } = at;
  const field = `text-${name}`;
  const both = kept?.values['card'] === name && kept.problems[field] === 'both';
  const form = (
    <PostForm
      action={at.action}
      requestKey={at.key()}
      id={`write-${name}`}
      label={say.talk.textOf[name]}
      autosave={{ said: say.talk.saved, isSaved: row !== undefined }}
    >
      <Hidden name="do" value="write" />
      <Hidden name="card" value={name} />
      <Hidden name="week" value={at.monday} />
      <Hidden name="version" value={String(row?.version ?? 0)} />
      {both && (
        <div class="notice warn">
          <div>
            <p>{say.talk.both}</p>
            <p class="soft small">{say.talk.theirs}</p>
            <Prose>
              {(row?.text ?? '').split(/\n+/).map((line) => (
                <p>{line}</p>
              ))}
            </Prose>
          </div>
        </div>
      )}
      <TextArea
        name="text"
        id={field}
        label={say.talk.text[name]}
        value={both ? kept?.values['text'] : (row?.text ?? '')}
        rows={2}
        problem={both ? say.problem.both : undefined}
        required
      />
      {both ? (
        <Button small>{say.talk.saveOne}</Button>
      ) : (
        <noscript>
          <Button small>{say.talk.save}</Button>
        </noscript>
      )}
    </PostForm>
  );
  return (
    <Card id={`card-${name}`} mark={String(cardNames.indexOf(name) + 1)} title={say.card[name]}>
      {children}
      {closed && !row?.text && !both ? (
        <>
          <details>
            <summary>{say.talk.text[name]}</summary>
            {form}
          </details>
          {/* of how somebody is, nothing is kept unasked */}
          {name !== 'land' && <PenRoom heads={[say.talk.text[name]]} />}
        </>
      ) : (
        form
      )}
    </Card>
  );
}
