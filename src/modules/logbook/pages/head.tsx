import { addDays, mondayOf, spanInWords, weekOf } from '#platform/dates';
import type { Language } from '#platform/words';
import { Actions, Button, Hidden, LinkButton, PostForm, Ways } from '#ui';
import { asksNow, codeOf, mayAgree, mayPlan, mayReview, nextWeek } from '../model.ts';
import { words } from '../words.ts';
import type { Looking, Week } from './read.ts';

/** "23–27 november · week 48", above the title. */
export const overOf = (monday: string, language: Language): string =>
  words(language).week.over(spanInWords(monday, addDays(monday, 4), language), weekOf(monday));

/** The one thing that a week asks of its pupil now, if anything. */
export const weekAsks = (week: Week) =>
  asksNow({
    monday: week.monday,
    standing: week.standing,
    facts: week.facts,
    goals: week.goals.length,
    nextProposed: week.nextProposed,
    lastDay: week.lastDay,
    today: week.clock.today,
  });

/** What the week asks now is the one filled button. */
export function WeekButtons({ week, language }: { week: Week; language: Language }) {
  const say = words(language).week;
  const { goals, next } = week;
  const asks = weekAsks(week);
  const code = codeOf(week.monday);
  const isHoliday = week.days.length === 0;
  return (
    <>
      {asks === 'lookBack' && (
        <LinkButton href={`/logbook/back?week=${code}`} rank="first">
          {say.lookBack}
        </LinkButton>
      )}
      {asks === 'planNext' && goals.length > 0 && (
        <LinkButton href={`/logbook/plan?week=${codeOf(next)}`} rank="first">
          {say.planWeek(weekOf(next))}
        </LinkButton>
      )}
      {asks !== 'planNext' && goals.length > 0 && mayPlan(week.standing) && !isHoliday && (
        <LinkButton href={`/logbook/plan?week=${code}`}>{say.change}</LinkButton>
      )}
      {mayPlan(week.standing) && !isHoliday && (
        <LinkButton href={`/logbook/add?week=${code}`}>{say.add}</LinkButton>
      )}
    </>
  );
}

/** Agreeing a week and having looked back on it together: the coach's own facts. */
export function CoachButtons({ week, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language).coach;
  const { facts, standing: stands, monday } = week;
  const pupil = looking.pupil as string;
  const code = codeOf(monday);
  if (mayReview(stands, facts))
    return (
      <PostForm action={`/logbook/review?pupil=${pupil}`} requestKey={looking.key()} class="inline">
        <Hidden name="week" value={code} />
        <Button rank="first">{say.review}</Button>
      </PostForm>
    );
  if (mayAgree(stands, facts) && week.goals.length > 0)
    return (
      <PostForm action={`/logbook/agree?pupil=${pupil}`} requestKey={looking.key()} class="inline">
        <Hidden name="week" value={code} />
        <Hidden name={`pupil-${pupil}`} value="on" />
        <Button rank="first">{say.agree}</Button>
      </PostForm>
    );
  return <Actions>{null}</Actions>;
}

/** The week before, this one, the one after. */
export function WeekWays({ week, base, language }: { week: Week; base: string; language: Language }) {
  const say = words(language).week;
  const { monday, clock } = week;
  const [before, after] = [addDays(monday, -7), nextWeek(monday)];
  const now = mondayOf(clock.today);
  return (
    <Ways
      label={say.ways}
      ways={[
        { href: `${base}?week=${codeOf(before)}`, label: say.before(weekOf(before)) },
        { href: base, label: say.this, current: monday === now },
        { href: `${base}?week=${codeOf(after)}`, label: say.after(weekOf(after)) },
      ]}
    />
  );
}
