import { nearDay } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { type Page, page, type Who } from '#platform/route';
import { dayIn, timeIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Actions, Button, Card, Empty, Hidden, LinkButton, Notice, PageHead, PostForm, Section } from '#ui';
import { isInDoubt, mayBeSecond, type SecondKind, type SecondWord } from './model.ts';
import { doubts, secondWords } from './store.ts';
import { words } from './words.ts';

type Told = {
  readonly word: SecondWord;
  readonly kind: SecondKind;
  readonly who: Who;
  readonly today: string;
  readonly key: () => string;
  /** A colleague just made a code for this reader: their yes does not count for now. */
  readonly inDoubt: boolean;
};

/** What was asked and not answered yet, what waits for one's own yes, and what came of it. */
export const secondPages = (kinds: readonly SecondKind[]): readonly Page[] => [
  page({
    path: '/people/second',
    hats: ['staff', 'administrator'],
    queries: () => [secondWords(), doubts()],
    view: ({ who, rows: [all, codes], today, language, key }) => {
      if (!mayBeSecond(who)) throw new Refusal('not-found');
      const say = words(language);
      const inDoubt = isInDoubt(codes);
      const told = all.flatMap((word) => {
        const kind = kinds.find(({ what }) => what === word.what);
        return kind === undefined ? [] : [{ word, kind, who, today, key, inDoubt }];
      });
      const parts = [
        { title: say.waits, these: told.filter(({ word }) => word.mayAnswer) },
        { title: say.own, these: told.filter(({ word }) => word.mine && word.agreed === null) },
        { title: say.settled, these: told.filter(({ word }) => word.agreed !== null) },
      ].filter(({ these }) => these.length > 0);
      return {
        title: say.title,
        width: 'middle',
        sees: say.sees,
        body: (
          <>
            <PageHead title={say.title} under={say.under} />
            {parts.length === 0 && <Empty title={say.none}>{say.noneWhy}</Empty>}
            {parts.map(({ title, these }) => (
              <Section title={title}>
                <div class="stack">
                  {these.map((one) => (
                    <Word {...one} />
                  ))}
                </div>
              </Section>
            ))}
          </>
        ),
      };
    },
  }),
];

function Word({ word, kind, who, today, key, inDoubt }: Told) {
  const { language } = who;
  const say = words(language);
  const { title, means } = kind.says(word, language);
  const when = (at: Date) => momentOf(at, who.zone, today, language);
  return (
    <Card title={title} level={3}>
      <p>{means}</p>
      <p class="soft">
        {word.mine ? say.askedByYou(when(word.askedAt)) : say.asked(word.asker, when(word.askedAt))}{' '}
        {word.agreed === null && say.falls(when(word.until))}
        {word.agreed === true && say.agreed(word.answerer ?? '', when(word.until))}
        {word.agreed === false &&
          (word.answerer === word.asker ? say.withdrawn : say.declined(word.answerer ?? ''))}
      </p>
      {word.agreed === null && word.mayAnswer && inDoubt && <Notice>{say.inDoubt}</Notice>}
      {word.agreed === null && (word.mayAnswer || word.mine) && (
        <PostForm action="/people/second" requestKey={key()} label={title}>
          <Hidden name="word" value={word.id} />
          <Actions>
            {word.mayAnswer && !inDoubt && (
              <Button rank="first" name="answer" value="yes">
                {say.yes}
              </Button>
            )}
            <Button name="answer" value="no">
              {word.mine ? say.withdraw : say.no}
            </Button>
          </Actions>
        </PostForm>
      )}
      {word.agreed === true && word.mine && (
        <Actions>
          <LinkButton href={kind.to}>{say.go}</LinkButton>
        </Actions>
      )}
    </Card>
  );
}

/** What waits for the reader's yes, and what the reader got a yes for and did not take yet, for their first screen. */
export function secondCard(all: readonly SecondWord[], language: Language) {
  const say = words(language);
  const waiting = all.filter(({ mayAnswer }) => mayAnswer).length;
  const got = all.filter(({ mine, agreed, taken }) => mine && agreed === true && !taken);
  const cards = [
    waiting > 0 && { title: say.card(waiting), text: say.cardText, label: say.cardGo },
    got.length > 0 && {
      title: say.got(got.length),
      text: say.gotText([...new Set(got.map(({ answerer }) => answerer ?? ''))]),
      label: say.gotGo,
    },
  ];
  return cards.flatMap((card) =>
    card ? [{ title: card.title, text: card.text, go: { label: card.label, href: '/people/second' } }] : [],
  );
}

/** As one says it: "vandaag 14:05". */
export const momentOf = (at: Date, zone: string, today: string, language: Language): string =>
  `${nearDay(dayIn(zone, at), today, language)} ${timeIn(zone, at)}`;
