import { nearDay } from '#platform/dates';
import { lookedAtChildren } from '#modules/people';
import { type Hat, type Page, page } from '#platform/route';
import type { Language } from '#platform/words';
import { Button, Chip, Empty, Hidden, PageHead, PostForm } from '#ui';
import { words } from '../words.ts';
import { type Agreement, byUrgency, isOpen, shownTo } from './model.ts';
import { familyAgreements, lookedAtOwn, ownAgreements } from './store.ts';

type Circle = readonly {
  readonly person: string;
  readonly given: string;
  readonly family: string;
  readonly side: string;
}[];

type ListProps = {
  agreements: readonly Agreement[];
  circle: Circle;
  me: string;
  language: Language;
  today: string;
  newKey: () => string;
  /** Where a press leads back to. */
  to: { pupil: string | null; on: 'talk' | 'agreements' };
};

/** Who – what – when, each with its tick: done is pressed, pressing again takes it back. */
export function AgreementList({ agreements, circle, me, language, today, newKey, to }: ListProps) {
  const say = words(language);
  const nameOf = (owner: string, side: Agreement['side']) =>
    owner === me ? say.me : (circle.find(({ person }) => person === owner)?.given ?? say.side[side]);
  return (
    <ul class="lines" id="agreements">
      {agreements.toSorted(byUrgency).map((agreement) => (
        <li id={`agreement-${agreement.id}`}>
          <span>
            <b>{nameOf(agreement.owner, agreement.side)}</b> {agreement.text}{' '}
            {agreement.due !== null && isOpen(agreement) && (
              <span class="soft small">{say.talk.due(nearDay(agreement.due, today, language))}</span>
            )}
          </span>{' '}
          {agreement.droppedAt !== null ? (
            <Chip soft>{say.state.let_go}</Chip>
          ) : (
            <Turn agreement={agreement} on={to.on} pupil={to.pupil} newKey={newKey} language={language} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What somebody promised in a talk: a pupil, a coach or a teacher. */
const own = page({
  path: '/coaching/agreements',
  hats: ['pupil', 'staff'],
  queries: () => [ownAgreements()],
  looks: () => ({ as: 'agreements', line: lookedAtOwn() }),
  view: ({ who, rows: [agreements], language, today, key }) => {
    const say = words(language);
    const title = say.agreements.title;
    const open = agreements.filter(isOpen).length;
    return {
      title,
      width: 'middle',
      sees: who.hat === 'pupil' ? say.agreements.seesOwn : say.agreements.sees,
      body: (
        <>
          <PageHead title={title} under={agreements.length === 0 ? undefined : say.agreements.under(open)} />
          {agreements.length === 0 ? (
            <Empty title={say.agreements.none}>{say.agreements.noneWhy}</Empty>
          ) : (
            <Lines agreements={agreements} me={who.person} reader={who.hat} {...{ language, today, key }} />
          )}
        </>
      ),
    };
  },
});

/** A parent's own, and what was agreed with the child as far as it is theirs to know; never what the other parent promised. */
const family = page({
  path: '/coaching/agreements',
  hats: ['guardian'],
  queries: () => [familyAgreements()],
  looks: () => ({ as: 'agreements', line: lookedAtChildren() }),
  view: ({ who, rows: [all], language, today, key }) => {
    const say = words(language);
    const title = say.agreements.family;
    const agreements = shownTo({ person: who.person, isGuardian: true }, all);
    return {
      title,
      width: 'middle',
      sees: say.agreements.sees,
      body: (
        <>
          <PageHead title={title} />
          {agreements.length === 0 ? (
            <Empty title={say.agreements.none}>{say.agreements.familyNone}</Empty>
          ) : (
            <Lines agreements={agreements} me={who.person} reader={who.hat} {...{ language, today, key }} />
          )}
        </>
      ),
    };
  },
});

type Line = Agreement & { readonly given: string | null; readonly family: string | null };

function Lines(props: {
  agreements: readonly Line[];
  me: string;
  reader: Hat;
  language: Language;
  today: string;
  key: () => string;
}) {
  const { agreements, me, reader, language, today, key } = props;
  const say = words(language);
  const about = ({ owner, side, given, family: last }: Line): string => {
    if (reader === 'pupil' || given === null) return '';
    return owner === me
      ? say.agreements.about(say.names(given, last ?? ''))
      : side === 'pupil'
        ? given
        : `${say.side[side]}, ${say.agreements.about(given)}`;
  };
  return (
    <ul class="lines" id="agreements">
      {agreements.toSorted(byUrgency).map((agreement) => (
        <li id={`agreement-${agreement.id}`}>
          <span>
            {agreement.text}{' '}
            <span class="soft small">
              {[
                about(agreement),
                agreement.due !== null ? say.talk.due(nearDay(agreement.due, today, language)) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>{' '}
          {agreement.owner === me ? (
            <Turn
              agreement={agreement}
              on="agreements"
              pupil={reader === 'staff' ? agreement.pupil : null}
              newKey={key}
              language={language}
            />
          ) : (
            agreement.doneAt !== null && <Chip on>{say.talk.done}</Chip>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The tick of an agreement; pressing it again takes it back. */
function Turn(props: {
  agreement: Pick<Agreement, 'id' | 'doneAt'>;
  on: 'talk' | 'agreements';
  pupil: string | null;
  newKey: () => string;
  language: Language;
}) {
  const { agreement, on, pupil } = props;
  const say = words(props.language);
  const isDone = agreement.doneAt !== null;
  return (
    <PostForm action="/coaching/agreements/turn" requestKey={props.newKey()} class="inline turn">
      <Hidden name="agreement" value={agreement.id} />
      <Hidden name="on" value={on} />
      {pupil !== null && <Hidden name="pupil" value={pupil} />}
      <Hidden name="verb" value={isDone ? 'open' : 'done'} />
      <Button small rank={isDone ? 'quiet' : 'plain'}>
        {isDone ? `✓ ${say.talk.done}` : say.talk.done}
      </Button>
    </PostForm>
  );
}

export const pages: readonly Page[] = [own, family];
