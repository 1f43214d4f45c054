import {
  briefFor,
  briefInWords,
  type GroupLine,
  isShown,
  mostPressing,
  signalSaid,
  talksThat,
} from '#modules/coaching';
import { dayInWords, nearDay, weekOf } from '#platform/dates';
import type { Who } from '#platform/route';
import type { Language } from '#platform/words';
import { type Asks, someNames } from '../model.ts';
import type { Say, TodayProps } from './parts.tsx';

export type Card = TodayProps & { readonly what: Asks };
export type At = {
  readonly today: string;
  readonly who: Who;
  readonly language: Language;
  readonly say: Say;
};

/** So many talks stand on the card with their two lines; the rest is a press away. */
const mostTalks = 6;

/** The talks of the next day that has some, in their order; and who has no moment yet. */
export function ofTalks(
  lines: readonly GroupLine[],
  rows: readonly { readonly talkWeek: string }[],
  { today, who, language, say }: At,
): readonly Card[] {
  const monday = rows[0]?.talkWeek ?? today;
  // one that began a minute ago stays where it was
  const ahead = talksThat(['ahead', 'open'], lines, monday, who.zone);
  const day = ahead.find(({ on }) => on !== undefined && on >= today)?.on;
  const talks = ahead.filter(({ on }) => on === day);
  const [first] = talks;
  const slotless = lines.filter(({ talk }) => talk === 'none').map(({ pupil }) => pupil);
  const cards: Card[] = [];
  if (first !== undefined && day !== undefined)
    cards.push({
      what: day === today ? 'talksToday' : 'talksNext',
      over: day === today ? dayInWords(day, language) : nearDay(day, today, language),
      title: say.staff.talks(talks.length, day === today),
      go: {
        label: say.staff.talkGo(first.line.pupil.given),
        href: `/coaching/talk/${first.line.pupil.pupil}?week=${monday}`,
      },
      children: (
        <ul class="briefs">
          {talks.slice(0, mostTalks).map(({ line, at }) => (
            <li>
              <span class="num">{at}</span>
              <div>
                <a href={`/coaching/talk/${line.pupil.pupil}?week=${monday}`}>
                  {`${line.pupil.given} ${line.pupil.family}`.trim()}
                </a>
                {day === today && <p class="soft small">{briefInWords(briefFor(line, today), language)}</p>}
              </div>
            </li>
          ))}
          {talks.length > mostTalks && (
            <li>
              <span />
              <a href="/coaching/talks">{say.staff.talksMore(talks.length - mostTalks)}</a>
            </li>
          )}
        </ul>
      ),
    });
  const passed = talksThat(['open'], lines, monday, who.zone).filter(
    ({ on }) => on !== undefined && on < today,
  );
  if (passed.length > 0)
    cards.push({
      what: 'talksOpen',
      title: say.staff.talksOpen(passed.length),
      text: namesOf(
        passed.map(({ line }) => line.pupil),
        say,
      ),
      go: { label: say.staff.talksOpenGo, href: '/coaching/talks' },
    });
  if (slotless.length > 0)
    cards.push({
      what: 'slotless',
      title: say.staff.slotless(slotless.length),
      text: namesOf(slotless, say),
      go: { label: say.staff.slotlessGo, href: '/coaching/slots' },
    });
  return cards;
}

/** Plans that wait for a yes, what stands out, and who has no learning goal. */
export function ofGroup(
  lines: readonly GroupLine[],
  planWeek: string,
  { language, say }: At,
): readonly Card[] {
  const plans = lines.filter(({ plan }) => plan === 'proposed');
  const striking = mostPressing(lines.filter(isShown.signals));
  const without = lines.filter(isShown.without);
  const cards: Card[] = [];
  if (plans.length > 0)
    cards.push({
      what: 'plans',
      title: say.staff.plans(plans.length, weekOf(planWeek)),
      text: namesOf(
        plans.map(({ pupil }) => pupil),
        say,
      ),
      go: { label: say.staff.plansGo, href: '/coaching/group?show=plans&all=1' },
    });
  if (striking.length > 0)
    cards.push({
      what: 'signals',
      title: say.staff.signals(striking.length),
      text: striking.slice(0, 3).map(({ pupil, signals }, i) => (
        <>
          {i > 0 && <br />}
          <b>{pupil.given}</b> {firstSaid(signals, language)}
        </>
      )),
      go: { label: say.staff.signalsGo, href: '/coaching/group?show=signals' },
    });
  if (without.length > 0)
    cards.push({
      what: 'without',
      title: say.staff.without(without.length),
      text: namesOf(
        without.map(({ pupil }) => pupil),
        say,
      ),
      go: { label: say.staff.withoutGo, href: '/coaching/group?show=without' },
    });
  return cards;
}

const firstSaid = ([signal]: GroupLine['signals'], language: Language): string =>
  signal === undefined ? '' : signalSaid(signal, language);

function namesOf(pupils: readonly { readonly given: string }[], say: Say): string {
  const { names, more: others } = someNames(pupils.map(({ given }) => given));
  return say.names(names, others);
}
