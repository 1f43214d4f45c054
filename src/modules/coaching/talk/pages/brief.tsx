import type { ComponentChildren } from 'preact';
import { calendarOf, type calendarSpans } from '#modules/organisations';
import { stuckIn } from '#modules/progress';
import { addDays, momentInWords, mondayOf, nearDay } from '#platform/dates';
import type { Language } from '#platform/words';
import { words } from '../../words.ts';
import {
  type Brief,
  dayOfSlot,
  type Kept as KeptWord,
  quietOf,
  type Signal,
  stuckSignals,
  weeksWithout,
} from '../model.ts';
import type { coursesNear, Item } from '../around/store.ts';
import type { About, At, RowsOf, Say } from './at.ts';

/**
 * Courses in which the pupil stands still, for both; that there was no talk for too long, only for the coach, who can do
 * something about it.
 */
export function standsOut(
  about: About,
  courses: RowsOf<typeof coursesNear>,
  spans: RowsOf<typeof calendarSpans>,
  { today, pupil: whose }: Pick<At, 'today' | 'pupil'>,
): readonly Signal[] {
  const calendar = calendarOf(spans);
  const behind = calendar.weeks(addDays(mondayOf(today), -63), addDays(mondayOf(today), -1));
  const held = about.lastHeld === null ? [] : [about.lastHeld];
  const quiet = weeksWithout(behind, held, about.coachSince ?? today, today);
  // a course has a line for everything that was found in it
  const once = [...new Map(courses.map((course) => [course.enrolment, course])).values()];
  return [
    ...(whose === null || quietOf(quiet) === undefined
      ? []
      : [{ what: 'quiet' as const, title: '', times: quiet }]),
    ...stuckSignals(stuckIn(once, today, calendar).get(about.pupil)),
  ];
}

/** What stands out in the goals of the week that is looked back on. */
export const signalsOf = (items: readonly Item[], back: string): readonly Signal[] =>
  items
    .filter((item) => item.monday >= back && item.carried >= 3)
    .map((item) => ({ what: 'carried' as const, title: item.title, times: item.carried }))
    .filter((one, i, all) => all.findIndex(({ title }) => title === one.title) === i);

const isSignals = (first: Brief['first']): first is readonly Signal[] => typeof first[0] === 'object';

/** The two lines, for whoever shows them on another page. */
export const briefInWords = (brief: Brief, language: Language): ComponentChildren => (
  <BriefLines brief={brief} say={words(language)} />
);

export const signalSaid = (signal: Signal, language: Language): string =>
  signalInWords(signal, words(language));

export const signalInWords = ({ what, title, times }: Signal, say: Say): string =>
  say.signal[what](title, times);
const firstLine = ({ first }: Brief, say: Say): string =>
  first.length === 0
    ? say.talk.calm
    : isSignals(first)
      ? `${first.map((signal) => signalInWords(signal, say)).join(' · ')}.`
      : say.talk.aims(first.join(' · '));

export function BriefLines({ brief, say }: { brief: Brief; say: Say }) {
  const kept: KeptWord | undefined = brief.second?.kept;
  return (
    <>
      {capital(firstLine(brief, say))}
      {brief.second !== undefined && kept !== undefined && (
        <>
          <br />
          {say.talk.lastAgreement(brief.second.text, say.kept[kept])}
        </>
      )}
    </>
  );
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function whenOf(about: About, monday: string, { say, language, today }: At, zone: string): string {
  if (about.state === 'moved' && about.plannedAt !== null)
    return momentInWords(about.plannedAt, zone, language);
  if (about.weekday === null || about.at === null) return say.talk.noSlot;
  return `${nearDay(dayOfSlot({ weekday: about.weekday }, monday), today, language)} ${about.at}`;
}
