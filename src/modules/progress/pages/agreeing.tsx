import { Button, Chip, PostForm } from '#ui';
import type { words } from '../words.ts';

/** Whether the two agreed on the end goal; the one who did not set it says yes (§6.1). */
export function Agreeing({
  aim,
  person,
  pupil,
  say,
  newKey,
}: {
  aim: { readonly id: string; readonly state: string; readonly setBy: string };
  person: string;
  pupil: string | null;
  say: ReturnType<typeof words>;
  newKey: () => string;
}) {
  if (aim.state !== 'idea')
    return (
      <p>
        <Chip on>{say.plan.agreed}</Chip>
      </p>
    );
  return (
    <div class="actions">
      <Chip soft>{say.plan.proposed}</Chip>
      {aim.setBy !== person && (
        <PostForm
          action={`/goals/${aim.id}${pupil === null ? '' : `?pupil=${pupil}`}`}
          requestKey={newKey()}
          class="inline"
        >
          <Button name="verb" value="agree" small>
            {say.plan.agree}
          </Button>
        </PostForm>
      )}
    </div>
  );
}
