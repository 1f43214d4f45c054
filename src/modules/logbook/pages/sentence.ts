import { dayInWords } from '#platform/dates';
import type { Language } from '#platform/words';
import { roughly } from '../model.ts';
import { words } from '../words.ts';
import type { Looking, Week } from './read.ts';

/** "4 doelen, ongeveer 9 uur." */
export function muchOf(goals: number, minutes: number, language: Language): string {
  const { much } = words(language);
  if (goals === 0) return much.none;
  const said = roughly(minutes);
  if ('hours' in said) return much.hours(goals, said.hours);
  return said.minutes === 0 ? much.goals(goals) : much.minutes(goals, said.minutes);
}

/** Where a week stands, in a sentence. */
export function weekSentence(week: Week, { language, pupil }: Pick<Looking, 'language' | 'pupil'>): string {
  const { phase: say } = words(language);
  const { phase, notDiscussed } = week.standing;
  const { goals, facts, clock } = week;
  const talked = goals.length > 0 && notDiscussed && phase !== 'later';
  return [
    goals.length > 0 ? muchOf(goals.length, minutesOf(week), language) : '',
    phase === 'later'
      ? say.later(dayInWords(week.opens, language, clock.today))
      : phase === 'open' && goals.length > 0
        ? ''
        : say[phase],
    phase === 'running' && facts.agreedAt !== null ? say.agreed : '',
    talked && phase !== 'reviewed' ? say.notDiscussed : '',
    facts.lookedBackAt !== null && phase !== 'reviewed'
      ? pupil === null
        ? say.lookedBack
        : say.lookedBackOf
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a week takes: tasks that were done before it take nothing any more. */
const minutesOf = ({ goals }: Pick<Week, 'goals'>): number =>
  goals.reduce(
    (sum, { tasks }) =>
      sum + tasks.reduce((all, { minutes, doneBefore }) => all + (doneBefore ? 0 : (minutes ?? 0)), 0),
    0,
  );
