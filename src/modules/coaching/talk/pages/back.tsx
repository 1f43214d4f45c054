import { codeOf, outcomes, reasons, results, strategyOf } from '#modules/logbook';
import { weekOf } from '#platform/dates';
import type { Language } from '#platform/words';
import { Button, Check, Chip, Hidden, PostForm, Segmented } from '#ui';
import type { Item } from '../around/store.ts';
import type { At, Say, Week } from './at.ts';

/** How it went with the goals of the week that is behind: as the pupil said on Friday, or said here by the two. */
export function BackItems({
  items,
  along,
  week: of,
  next,
  at,
  done,
}: {
  items: readonly Item[];
  /** Goals that stand in a later week already. */
  along: ReadonlySet<string>;
  week: string;
  /** The school week into which something goes along. */
  next: string;
  at: At;
  done: boolean;
}) {
  const { say, pupil } = at;
  if (items.length === 0) return <p class="soft">{say.talk.noBack(weekOf(of))}</p>;
  const lines = items.map((item) => {
    const title = (
      <>
        {item.title}
        {item.carried > 0 && <span class="soft small"> {say.talk.carried(item.carried)}</span>}
      </>
    );
    if (done)
      return (
        <li>
          <span>{title}</span>
          {item.outcome === null ? (
            <Chip soft>{say.talk.notLookedBack}</Chip>
          ) : (
            <Chip on={item.outcome === 'done'}>{say.outcome[item.outcome]}</Chip>
          )}
          {item.reason !== null && (
            <span class="soft small">{say.talk.because(reasonOf(item.reason, say))}</span>
          )}
        </li>
      );
    return (
      <li>
        <Segmented
          name={`outcome-${item.item}`}
          legend={title}
          row
          value={item.outcome ?? undefined}
          options={outcomes.map((one) => ({ value: one, label: say.outcome[one] }))}
        />
        <div class="why">
          <select name={`reason-${item.item}`} aria-label={say.talk.why(item.title)}>
            {reasons.map((one) => (
              <option value={one} selected={one === (item.reason ?? 'other')}>
                {reasonOf(one, say)}
              </option>
            ))}
          </select>
          {item.active && !along.has(item.goal) && (
            <Check name={`carry-${item.item}`} label={say.talk.carry(weekOf(next))} checked />
          )}
        </div>
        {/* whether it helped is the pupil's to say */}
        {pupil === null &&
          strategiesOf(item, at.language).map(({ slot, name, result }) => (
            <Segmented
              name={`result-${slot}-${item.goal}`}
              legend={say.talk.quoted(name ?? '')}
              row
              value={result ?? undefined}
              options={results.map((one) => ({ value: one, label: say.result[one] }))}
            />
          ))}
      </li>
    );
  });
  if (done) return <ul class="lines">{lines}</ul>;
  return (
    <PostForm
      action={`/logbook/back${pupil === null ? '' : `?pupil=${pupil}`}`}
      requestKey={at.key()}
      id="back-outcomes"
      label={say.card.back}
      goesFirst
    >
      <Hidden name="week" value={codeOf(of)} />
      <Hidden name="on" value="talk" />
      <ul class="lines">{lines}</ul>
      <Button>{say.talk.backSave}</Button>
    </PostForm>
  );
}

const reasonOf = (reason: string, say: Say): string => say.reason[reason as keyof Say['reason']] ?? reason;

export const lookBackOf = (weeks: readonly Week[], of: string): string =>
  weeks.find((one) => one.monday === of)?.lookBack ?? '';

/** The strategies chosen for a goal, with whether they helped. */
function strategiesOf(item: Item, language: Language) {
  const titleOf = (key: string | null) => (key === null ? null : (strategyOf(key, language)?.title ?? null));
  return [
    { slot: 1, name: item.ownOne ?? titleOf(item.strategyOne), result: item.resultOne },
    { slot: 2, name: item.ownTwo ?? titleOf(item.strategyTwo), result: item.resultTwo },
  ].filter(({ name }) => name !== null);
}

export function Strategies({ items, at: { say, language } }: { items: readonly Item[]; at: At }) {
  const named = items.flatMap((item) => strategiesOf(item, language));
  if (named.length === 0) return <p class="soft">{say.talk.noStrategies}</p>;
  return (
    <ul class="lines">
      {named.map(({ name, result }) => (
        <li>
          <span>{say.talk.quoted(name ?? '')}</span>{' '}
          {result !== null && <Chip on={result === 'helped'}>{say.result[result]}</Chip>}
        </li>
      ))}
    </ul>
  );
}
