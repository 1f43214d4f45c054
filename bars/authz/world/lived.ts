import { now } from '../../../tests/world/cluster.ts';
import type { Ground } from './ground.ts';
import type { Row } from './table.ts';

/*
 * What grows in a school in the course of a year: ways through courses, judgements that are released or not yet, weeks,
 * talks, and agreements of everybody one could have made them with – also of those to whom the pupil has closed since.
 */

const after = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
const aDay = 86_400;
const lately = '2026-11-19T09:00:00Z';
const [lastWeek, thisWeek, nextWeek] = ['2026-11-09', '2026-11-16', '2026-11-23'] as const;

export function live(ground: Ground, pupils: readonly string[], staff: readonly string[]): void {
  const steps = stepsOfAll(ground);
  for (const [n, pupil] of pupils.entries()) {
    const coach = (subjectsOf(ground, 'coach', pupil)[0] ?? staff[0]) as string;
    for (const enrolment of ground.own('school.enrolment').filter((row) => row['pupil_id'] === pupil))
      learn(ground, enrolment, steps, staff);
    plan(ground, pupil, coach, staff);
    speak(ground, n, pupil, coach, staff);
  }
  for (const block of [1, 2])
    ground.add('school.strategy_tip', {
      course_id: steps[0]?.['course_id'] as string,
      block,
      strategy: 'uitleggen',
      set_by: staff[0] as string,
    });
}

/** The steps of the course that everybody follows. */
function stepsOfAll({ rows }: Ground): readonly Row[] {
  const common = rows['shared.course'].find(({ owner }) => owner === null)?.['id'];
  return rows['shared.step'].filter((row) => row['course_id'] === common);
}

/** The way through one course: steps begun and shown, and judgements of every age. */
function learn(ground: Ground, enrolment: Row, steps: readonly Row[], staff: readonly string[]): void {
  const { lot } = ground;
  const id = enrolment['id'] as string;
  const reach = ground
    .own('school.reach')
    .find((row) => row['enrolment_id'] === id && row['sort'] === 'week')?.['id'] as string;
  const way = { pupil_id: enrolment['pupil_id'] as string, enrolment_id: id, reach };
  const [first, second, third] = steps.map((row) => row['id']) as [string, string, string];
  const course_id = steps[0]?.['course_id'] as string;
  ground.add('school.path', { ...way, course_id, level: 'havo', version: 1 });
  ground.add('school.path_progress', { ...way, passed: 1, version: 1 });
  const begun = { ...way, started_on: '2026-11-02', version: 1, evidence: 'Kijk maar' };
  ground.add('school.step_record', { ...begun, step_id: first, state: 'working', ready_at: null });
  ground.add('school.step_record', { ...begun, step_id: second, state: 'ready', ready_at: lately });
  ground.add('school.step_due', { ...way, step_id: third, monday: nextWeek });
  const judge = subjectsOf(ground, 'teaches', enrolment['teaching_group_id'] as string)[0] ?? lot.one(staff);
  // open to the family an hour ago, now, in a second; and found half a minute ago and read, a minute ago, a moment more
  for (const released of lot.some([-3600, 0, 1, aDay - 30, aDay - 60, aDay - 62], 4)) {
    const found = {
      step_id: lot.one([first, second]),
      outcome: lot.one(['passed', 'again', 'talk']),
      level: 'havo',
      feedback: 'Mooi',
      judged_at: after(released - aDay),
    };
    const judgement = ground.id(`judgement ${id} ${released}`);
    const opened_at = released < 0 ? after(-7200) : released === aDay - 30 ? after(-5) : null;
    ground.add('school.judgement', { ...way, ...found, id: judgement, judged_by: judge, opened_at });
    ground.add('school.released', {
      ...way,
      ...found,
      judgement_id: judgement,
      released_at: after(released),
    });
  }
  // what one of the staff took back; some of them teach this pupil no more, or never did
  const taken = { step_id: second, outcome: 'again', level: 'havo', feedback: 'Teruggenomen' };
  for (const by of new Set([judge, lot.one(staff)]))
    ground.add('school.judgement_draft', { ...way, ...taken, by, ready_at: lately, at: lately });
}

function plan(ground: Ground, pupil: string, coach: string, staff: readonly string[]): void {
  const { lot } = ground;
  const reaches = ground
    .own('school.reach')
    .filter((row) => row['pupil_id'] === pupil && row['sort'] === 'week');
  const alone = reaches.find((row) => row['enrolment_id'] === null) as Row;
  const proposed = { pupil_id: pupil, proposed_at: lately, version: 1 };
  ground.add('school.week_plan', { ...proposed, monday: thisWeek, reach: alone['id'] as string });
  ground.add('school.week_plan', { ...proposed, monday: nextWeek, reach: lot.one(reaches)['id'] as string });
  ground.add('school.week_agreed', { pupil_id: pupil, monday: thisWeek, by: coach, at: lately });
  ground.add('school.week_reviewed', { pupil_id: pupil, monday: lastWeek, by: coach, at: lately });
  // pressed a moment ago, by the coach or by somebody else, and still to be taken back or not any more
  for (const [table, monday] of [
    ['school.week_agreed', nextWeek],
    ['school.week_reviewed', thisWeek],
  ] as const)
    ground.add(table, {
      pupil_id: pupil,
      monday,
      by: lot.maybe(0.7) ? coach : lot.one(staff),
      at: after(lot.one([-30, -60, -62])),
    });
  ground.add('school.week_note', { pupil_id: pupil, monday: thisWeek, to_coach: 'Dag', look_back: 'Goed' });
  const goals = ground
    .own('school.goal')
    .filter(
      (row) => row['pupil_id'] === pupil && ['learning', 'work', 'personal'].includes(row['kind'] as string),
    );
  for (const goal of goals)
    ground.add('school.week_item', {
      pupil_id: pupil,
      id: ground.id(`item ${goal['id']}`),
      monday: thisWeek,
      goal_id: goal['id'] as string,
      reach: goal['reach'] as string,
      carried: 0,
      version: 1,
    });
  const strategy = ground.id(`strategy ${pupil}`);
  ground.add('school.own_strategy', { pupil_id: pupil, id: strategy, title: 'Hardop', how: 'Zo' });
  const chosen = { pupil_id: pupil, goal_id: lot.one(goals)['id'] as string, chosen_at: lately };
  ground.add('school.strategy_choice', { ...chosen, slot: 1, strategy: 'uitleggen', own_id: null });
  // some keep a strategy of their own that they have not chosen
  const own_id = lot.maybe(0.5) ? strategy : null;
  ground.add('school.strategy_choice', {
    ...chosen,
    slot: 2,
    strategy: own_id === null ? 'hardop' : null,
    own_id,
  });
}

function speak(ground: Ground, n: number, pupil: string, coach: string, staff: readonly string[]): void {
  const { lot } = ground;
  if (n !== 5)
    ground.add('school.talk_slot', {
      pupil_id: pupil,
      coach,
      weekday: 2,
      at: '09:15',
      minutes: 15,
      version: 1,
    });
  const talks = [
    { monday: lastWeek, state: 'held', held_at: lately },
    { monday: thisWeek, state: 'planned', held_at: null },
  ].map((talk) =>
    ground.add('school.talk', {
      ...talk,
      pupil_id: pupil,
      id: ground.id(`talk ${pupil} ${talk.monday}`),
      coach,
      minutes: 15,
      version: 1,
    }),
  );
  const talk_id = talks[0]?.['id'] as string;
  for (const [card, by] of [
    ['land', pupil],
    ['back', coach],
  ] as const)
    ground.add('school.talk_card', {
      pupil_id: pupil,
      talk_id,
      card,
      text: 'Tussen ons',
      by,
      at: lately,
      version: 1,
    });
  for (const [owner, side] of ownersAbout(ground, pupil, coach, staff))
    ground.add('school.agreement', {
      pupil_id: pupil,
      id: ground.id(`agreement ${pupil} ${owner}`),
      talk_id,
      side,
      owner,
      text: 'Wij kijken samen',
      made_by: lot.one([pupil, coach]),
      made_at: lately,
      version: 1,
    });
  for (const [level, agreed_at] of [
    [2, lately],
    [3, null],
  ] as const)
    ground.add('school.autonomy', {
      pupil_id: pupil,
      id: ground.id(`autonomy ${pupil} ${level}`),
      level,
      reason: 'Het gaat goed',
      set_by: coach,
      set_at: lately,
      agreed_at,
    });
}

/** Guardians of every kind, teachers of now and before, colleagues near and far: with anybody something may be agreed. */
function ownersAbout(
  ground: Ground,
  pupil: string,
  coach: string,
  staff: readonly string[],
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const who of ground.lot.some(staff, 3)) owners.set(who, 'teacher');
  for (const { pupil_id, teaching_group_id } of ground.own('school.enrolment'))
    if (pupil_id === pupil)
      for (const who of subjectsOf(ground, 'teaches', teaching_group_id as string))
        owners.set(who, 'teacher');
  for (const kind of ['leads_team', 'leads_school'])
    for (const relation of ground.lot.some(
      ground.own('school.relation').filter((row) => row['kind'] === kind),
      2,
    ))
      owners.set(relation['subject'] as string, 'teacher');
  for (const who of subjectsOf(ground, 'guardian', pupil)) owners.set(who, 'guardian');
  owners.set(coach, 'coach');
  owners.set(pupil, 'pupil');
  return owners;
}

/** Whoever holds this relation, or once did. */
const subjectsOf = (ground: Ground, kind: string, object: string): string[] =>
  ground
    .own('school.relation')
    .filter((row) => row['kind'] === kind && row['object'] === object)
    .map((row) => row['subject'] as string);
