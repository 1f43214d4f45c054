import type { ComponentChildren, ComponentProps } from 'preact';
import { codeDays } from '#modules/identity';
import { calendarOf, type calendarSpans, spanOn } from '#modules/organisations';
import { codesForMe, ToldOfCodes } from '#modules/people';
import { dayInWords, weekOf } from '#platform/dates';
import type { Who } from '#platform/route';
import { Cards, PageHead, TodayCard } from '#ui';
import type { Place } from '../model.ts';
import { words } from '../words.ts';

export type Say = ReturnType<typeof words>;
export type Rows<Q extends (...input: never[]) => { read: (...answer: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
export type TodayProps = Omit<Parameters<typeof TodayCard>[0], 'first'>;
type Spans = Rows<typeof calendarSpans>;

/** For so many days somebody is told of a code that was made for them: as long as the code works. */
export const told = () => codesForMe({ days: codeDays });

/** The same out of an answer that tells more than this. */
export const codesTold = ({
  codesAt,
  codesBy,
}: {
  readonly codesAt: readonly Date[];
  readonly codesBy: readonly string[];
}) => codesAt.map((at, i) => ({ at, maker: codesBy[i] || null }));

type HeadProps = {
  who: Who;
  today: string;
  codes: ComponentProps<typeof ToldOfCodes>['codes'];
  title?: string;
  under?: ComponentChildren;
  spans?: Spans;
  /** What can be done here, at the right. */
  children?: ComponentChildren;
};

/** The top of every first screen: which day and week it is, how much time there is, who is greeted. */
export function Head({ who, today, codes, title, under, spans = [], children }: HeadProps) {
  const say = words(who.language);
  return (
    <>
      <PageHead
        over={[dayInWords(today, who.language), say.week(weekOf(today)), ...periodOf(spans, today, say)].join(
          ' · ',
        )}
        title={title ?? say.hello(who.name.split(' ')[0] ?? who.name)}
        under={under}
      >
        {children}
      </PageHead>
      <ToldOfCodes codes={codes} who={who} today={today} />
    </>
  );
}

/** "Periode 2, nog 9 schoolweken": how much time there is, in the weeks that count. */
export function periodOf(spans: Spans, today: string, say: Say): readonly string[] {
  const period = spanOn(
    spans.filter(({ holiday }) => !holiday),
    today,
  );
  if (period === undefined) return [];
  return [say.period(period.title, calendarOf(spans).weeksLeft(today, period.ends))];
}

/** At most five things, the first of them wide and with the one filled button (design §5). */
export const Today = ({ cards }: { cards: readonly TodayProps[] }) => (
  <Cards>
    {cards.slice(0, 5).map((card, i) => (
      <TodayCard {...card} first={i === 0} />
    ))}
  </Cards>
);

/** What has no place in the navigation: quiet, but a press away. */
export function Also({ places, say }: { places: readonly Place[]; say: Say }) {
  if (places.length === 0) return null;
  return (
    <p class="soft also">
      {say.also}{' '}
      {places.map(({ href, word }) => (
        <>
          <a href={href}>{say.nav[word]}</a>{' '}
        </>
      ))}
    </p>
  );
}
