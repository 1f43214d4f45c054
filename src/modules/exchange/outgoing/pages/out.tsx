import { agreedOn, mayBeSecond, type SecondWord, secondWords, waitingOn } from '#modules/people';
import { momentInWords } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { page, type Who } from '#platform/route';
import type { Form } from '#platform/table-file';
import type { Language } from '#platform/words';
import { Actions, Button, Card, Cards, Hidden, LinkButton, PageHead, PostForm, Section } from '#ui';
import { type List, lists, readsWork, secondOf, type Whole, wholes, works } from '../model.ts';
import { words } from '../words.ts';

/** What can be taken along from here: lists, and the school itself when two people agree. */
export const out = page({
  path: '/exchange/out',
  hats: ['administrator', 'staff'],
  queries: () => [secondWords()],
  view: ({ who, rows: [all], language, key, house }) => {
    const second = mayBeSecond(who);
    const taken = who.hat === 'administrator' ? lists : readsWork(who) ? works : [];
    if (!second && taken.length === 0) throw new Refusal('not-found');
    const say = words(language);
    return {
      title: say.title,
      width: 'middle',
      sees: second ? say.sees : say.seesWork,
      body: (
        <>
          <PageHead title={say.title} under={say.under} />
          {taken.length > 0 && (
            <Section title={say.tables}>
              <p class="soft">{say.tablesWhy}</p>
              <Cards>
                {taken.map((list) => (
                  <ListCard list={list} say={say} />
                ))}
              </Cards>
            </Section>
          )}
          {second && who.hat === 'staff' && (
            <Section title={say.one}>
              <p class="soft">{say.oneWhy}</p>
              <Actions>
                <LinkButton href="/exchange/record/of">{say.oneGo}</LinkButton>
              </Actions>
            </Section>
          )}
          {second && (
            <Section title={say.whole}>
              <p class="soft">{say.wholeWhy}</p>
              <div class="stack">
                {wholes.map((whole) => (
                  <Taking
                    whole={whole}
                    words={all}
                    who={who}
                    language={language}
                    requestKey={key()}
                    here={whole !== 'archive' || house.archive !== undefined}
                  />
                ))}
              </div>
            </Section>
          )}
        </>
      ),
    };
  },
});

/** One list, in both forms. */
function ListCard({ list, say }: { list: List; say: ReturnType<typeof words> }) {
  const { title, text } = say.lists[list];
  const way = (form: Form, label: string, name: string) => (
    <LinkButton href={`/exchange/out/${list}?as=${form}`} label={label} small download>
      {name}
    </LinkButton>
  );
  return (
    <Card title={title} level={3}>
      <p class="soft">{text}</p>
      <Actions>
        {way('xlsx', say.excelOf(title), say.excel)}
        {way('csv', say.csvOf(title), say.csv)}
      </Actions>
    </Card>
  );
}

type TakingProps = {
  whole: Whole;
  words: readonly SecondWord[];
  who: Who;
  language: Language;
  requestKey: string;
  /** This server can make it. */
  here: boolean;
};

/** Ask, wait, take, or answer who asked: whichever of these it is now. */
function Taking({ whole, words: all, who, language, requestKey, here }: TakingProps) {
  const say = words(language);
  const { title, text, ask, take } = say.wholes[whole];
  const own = all.filter(({ mine }) => mine);
  const asked = waitingOn(
    all.filter(({ mayAnswer }) => mayAnswer),
    secondOf(whole),
  );
  const waits = waitingOn(own, secondOf(whole));
  const agreed = agreedOn(own, secondOf(whole));
  const when = (at: Date) => momentInWords(at, who.zone, language);
  return (
    <Card title={title} level={3}>
      <p>{text}</p>
      {!here ? (
        <p class="soft">{say.notHere}</p>
      ) : agreed !== undefined ? (
        <>
          <p class="soft">
            {say.agreed(agreed.answerer ?? '', when(agreed.until))} {say.careful}
          </p>
          <Actions>
            <LinkButton href={`/exchange/out/${whole}`} rank="first" download>
              {take}
            </LinkButton>
          </Actions>
        </>
      ) : waits !== undefined ? (
        <>
          <p class="soft">{say.waits(when(waits.until))}</p>
          <Actions>
            <LinkButton href="/people/second">{say.see}</LinkButton>
          </Actions>
        </>
      ) : asked !== undefined ? (
        <>
          <p>{say.asked(asked.asker, when(asked.until))}</p>
          <Actions>
            <LinkButton href="/people/second" rank="first">
              {say.see}
            </LinkButton>
          </Actions>
        </>
      ) : (
        <PostForm action="/exchange/out/ask" requestKey={requestKey} label={title}>
          <Hidden name="whole" value={whole} />
          <Actions>
            <Button>{ask}</Button>
          </Actions>
        </PostForm>
      )}
    </Card>
  );
}
