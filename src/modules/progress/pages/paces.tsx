import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Sentence } from '#ui';
import type { Calendar } from '#modules/organisations';
import { forecastOf } from '../pace/model.ts';
import type { paces } from '../pace/store.ts';
import { sentenceOf } from './course.tsx';

type Pace = ReturnType<ReturnType<typeof paces>['read']>[number];

type Reader = {
  readonly language: Language;
  readonly today: string;
  readonly zone: string;
  readonly calendar: Calendar;
  /** The pupil is spoken to, of others is told. */
  readonly self: boolean;
};

/** How it goes with one subject, in a sentence: for the first screen. */
function paceSentence(pace: Pace, { language, today, zone, calendar, self }: Reader): string {
  const { done, left, target, due, since, passedAt } = pace;
  return sentenceOf(
    forecastOf({
      done,
      left,
      target,
      due,
      passedOn: passedAt.map((at) => dayIn(zone, at)),
      since: since === null ? null : dayIn(zone, since),
      today,
      calendar,
    }),
    { language, today, self },
  );
}

/** Each subject in a sentence, with its little blocks; never a percentage. */
export function PaceLines({
  lines,
  href,
  ...reader
}: Reader & { lines: readonly Pace[]; href: (pace: Pace) => string }) {
  return (
    <>
      {lines.map((pace) => (
        <Sentence
          subject={pace.title}
          href={href(pace)}
          text={paceSentence(pace, reader)}
          steps={{ done: pace.done, planned: Math.max(pace.done, pace.target), total: pace.steps }}
        />
      ))}
    </>
  );
}
