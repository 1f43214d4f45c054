import { Prose, Section } from '#ui';
import { codeOf, mayPlan } from '../model.ts';
import { words } from '../words.ts';
import type { Looking, Week } from './read.ts';

/** What stands beside the goals: the pupil's words, and ways on. */
export function Beside({ week, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language);
  const code = codeOf(week.monday);
  return (
    <>
      <Notes week={week} looking={looking} />
      <Section title={say.week.more}>
        <ul>
          {mayPlan(week.standing) && (
            <li>
              <a href={`/logbook/days?week=${code}`}>{say.week.spread}</a>
            </li>
          )}
          <li>
            <a href="/progress">{say.week.where}</a>
          </li>
          <li>
            <a href="/logbook/terms">{say.week.terms}</a>
          </li>
          <li>
            <a href={`/logbook/print?week=${code}`}>{say.week.print}</a>
          </li>
        </ul>
      </Section>
    </>
  );
}

/** What the pupil wrote: to the coach, and looking back. */
export function Notes({ week: { facts }, looking }: { week: Week; looking: Looking }) {
  const say = words(looking.language).note;
  return (
    <>
      {facts.toCoach && (
        <Section title={looking.pupil === null ? say.toCoach : say.toCoachOf}>
          <Prose>
            <p>{facts.toCoach}</p>
          </Prose>
        </Section>
      )}
      {facts.lookBack && (
        <Section title={say.lookBack}>
          <Prose>
            <p>{facts.lookBack}</p>
          </Prose>
        </Section>
      )}
    </>
  );
}
