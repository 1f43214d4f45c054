import { newId } from '#platform/id';
import { aJudgement, aRecord, type Course } from '../../../tests/world/learning.ts';
import { now } from '../../../tests/world/cluster.ts';
import { type Enrolment, type Person, type Pupil } from '../../../tests/world/people.ts';
import { type School } from '../../../tests/world/school.ts';
import { type Actor, type PupilName, pupilNames } from './actor.ts';
import type { GoalName } from './canary.ts';
import { guardianOf } from './people.ts';
import { add, addOf, aLine, hoursAgo } from './rows.ts';
import { tell, toldText } from './told.ts';

/* What stands open and what was done a moment ago, so that there is something to agree to, to open and to take back. */

type Stage = {
  readonly own: School;
  readonly pupils: Readonly<Record<PupilName, Pupil>>;
  readonly goals: Readonly<Record<PupilName, Readonly<Record<GoalName, string>>>>;
  readonly ways: Readonly<Record<PupilName, Course>>;
  actor(name: string): Actor;
};

/** What waits for a second person, and what two agreed on. */
export async function decisions({ own, pupils, actor }: Stage, unconfirmed: Person) {
  const { admin } = own.in;
  const { rows: waiting } = await admin.query<{ id: string }>(
    'select id from school.relation where subject = $1',
    [unconfirmed.id],
  );
  const leader = actor('the school leader');
  const administrator = actor('the administrator').person?.id;
  const asked = { asked_at: hoursAgo(1), until: 'infinity', answer_from: 'either' };
  const agreed = { ...asked, answered_at: hoursAgo(1), agreed: true };
  const second = newId(now);
  await add(own, 'second_word', {
    id: second,
    what: 'probe',
    object: own.id,
    asked_by: administrator,
    ...asked,
  });
  const record = newId(now);
  await add(own, 'second_word', {
    id: record,
    what: 'exchange.record',
    object: pupils.anna.id,
    detail: JSON.stringify({ name: 'Anna', reason: 'asked', why: 'x' }),
    asked_by: leader.person?.id,
    answered_by: administrator,
    ...agreed,
  });
  // what the administrator and the school leader agreed on a moment ago
  for (const what of ['exchange.oneroster', 'exchange.archive'])
    await add(own, 'second_word', {
      id: newId(now),
      what,
      object: own.id,
      asked_by: administrator,
      answered_by: leader.person?.id,
      ...agreed,
    });
  const taken = await guardianOf('just confirmed', pupils.anna);
  await admin.query('update school.relation set confirmed_by = $1, confirmed_at = $2 where subject = $3', [
    leader.person?.id,
    now,
    taken.id,
  ]);
  const confirmed = { verb: 'people.guardians_confirmed', object: own.id, to_state: '1' };
  const confirmedLine = await aLine(own, leader, confirmed);
  return { waiting: waiting[0]?.id ?? '', second, record, confirmedLine };
}

/** Everybody's learning goal in this week, and what anna did to hers. */
export async function weeks({ own, pupils, goals, actor }: Stage) {
  const { anna } = pupils;
  const reach = anna.reach.week;
  const line = await aLine(own, actor('anna, a pupil'), {
    verb: 'goals.start',
    object: goals.anna.week,
    pupil: anna,
    reach,
    from_state: 'agreed',
    to_state: 'active',
    version: 1,
  });
  const items = {} as Record<PupilName, string>;
  for (const name of pupilNames) {
    const pupil = pupils[name];
    const id = newId(now);
    items[name] = id;
    await addOf(pupil, 'week_item', {
      id,
      monday: '2026-11-16',
      goal_id: goals[name].week,
      reach: pupil.reach.week,
    });
  }
  const monday = '2026-11-30';
  await addOf(anna, 'week_plan', { monday, reach });
  const carried = { verb: 'logbook.carry', object: anna.id, pupil: anna, reach, version: 1 };
  const weekLine = await aLine(own, actor('anna, a pupil'), carried);
  await add(own, 'journal_text', {
    journal_id: weekLine,
    reach,
    before: JSON.stringify({ monday, put: [], taken: [], goals: [], tasks: [], dues: [] }),
  });
  return { line, items, weekLine };
}

export async function talks(stage: Stage) {
  const { agreements, wish } = await tell(stage);
  const anna = agreements['anna with anna, a pupil'] ?? '';
  const line = await aLine(stage.own, stage.actor('anna, a pupil'), {
    verb: 'coaching.kept',
    object: anna,
    pupil: stage.pupils.anna,
    from_state: 'open',
    to_state: 'done',
    version: 1,
  });
  const cees = agreements['cees with a guardian of cees, who opened nothing'] ?? '';
  return { wish, line, agreements: { anna, cees } };
}

/** What anna shows and has shown: one step waits, of another was found how it went. */
export async function shown({ own, pupils, ways, actor }: Stage) {
  const { anna } = pupils;
  const teacher = actor('the English teacher');
  const english = anna.enrolments[0] as Enrolment;
  const [waiting, found] = ways.anna.steps as [Course['steps'][number], Course['steps'][number]];
  await aRecord(anna, english, waiting, { evidence: toldText('anna', 'evidence'), readyAt: hoursAgo(60) });
  // laid back by the judgement, it keeps since when it had been waiting
  await aRecord(anna, english, found, { state: 'working', readyAt: hoursAgo(24) });
  const by = teacher.person as Person;
  const judgement = await aJudgement(anna, english, found, { at: now, opened: null, by });
  const line = await aLine(own, teacher, {
    verb: 'progress.judge',
    object: judgement,
    pupil: anna,
    reach: english.reach.week,
    from_state: 'ready',
    to_state: 'judged',
  });
  return { judgement, line };
}
