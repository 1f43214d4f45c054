import { newId } from '#platform/id';
import { now } from '../../../tests/world/cluster.ts';
import { aJudgement, aRecord, type Course } from '../../../tests/world/learning.ts';
import type { Enrolment, Pupil } from '../../../tests/world/people.ts';
import type { Actor, PupilName, Tie } from './actor.ts';
import { addOf } from './rows.ts';

/*
 * What pupils, coaches and teachers write in the course of a week: each text a canary, with a rule by hand for whoever
 * may read it – the rows "goal texts, look-back, strategies" to "agreements" of the matrix of first-slice §1.
 */

export type Told =
  | 'note'
  | 'look back'
  | 'strategy'
  | 'evidence'
  | 'feedback'
  /** Found a moment ago: the pupil has not read it, and the family may not yet. */
  | 'fresh feedback'
  | 'talk card'
  | 'autonomy';
const all: readonly Told[] = [
  'note',
  'look back',
  'strategy',
  'evidence',
  'feedback',
  'fresh feedback',
  'talk card',
  'autonomy',
];

const openTo: Readonly<Record<Tie, readonly Told[]>> = {
  self: all,
  coach: all,
  'own course': ['evidence', 'feedback', 'fresh feedback'],
  team: [],
  'leads team': [],
  'leads school': [],
  'guardian <16': ['feedback', 'autonomy'],
  'guardian shared': ['feedback'],
  'guardian 16+': ['feedback'],
  administrator: [],
  none: [],
};

/** With whom something is agreed about a pupil, by the name in the cast; the last three have nothing to do with anna. */
const agreed: readonly (readonly [PupilName, string, string])[] = [
  ['anna', 'anna, a pupil', 'pupil'],
  ['anna', 'a guardian of anna', 'guardian'],
  ['anna', 'the English teacher', 'teacher'],
  ['anna', 'a teacher of the team', 'teacher'],
  ['anna', 'the school leader', 'teacher'],
  ['bram', 'bram, her classmate', 'pupil'],
  ['bram', 'a guardian of bram', 'guardian'],
  ['cees', 'a guardian of cees, who opened nothing', 'guardian'],
  ['dina', 'a guardian of dina, who opened all', 'guardian'],
  ['fien', 'a guardian of fien, who is grown up', 'guardian'],
  ['anna', 'a guardian who is blocked', 'guardian'],
  ['anna', 'a guardian of bram', 'guardian'],
  ['anna', 'a coach until yesterday', 'coach'],
];
const ofAll: readonly Tie[] = ['self', 'coach', 'guardian <16'];

export type ToldCanary = {
  readonly text: string;
  readonly pupil: PupilName;
  readonly sort: 'told';
  readonly who: string;
  /** May this text stand on a page of this person, who is this to the pupil? */
  readonly may: (actor: Actor, tie: Tie) => boolean;
};

const textOf = (pupil: PupilName, what: string): string =>
  `kanarie-${pupil}-${what.replaceAll(/\W+/g, '-')}!`;
export const toldText = (pupil: PupilName, what: Told): string => textOf(pupil, what);
const agreementWith = (pupil: PupilName, whom: string): string => textOf(pupil, `agreed with ${whom}`);

export const toldOf = (pupils: readonly PupilName[]): readonly ToldCanary[] => [
  ...pupils.flatMap((pupil) =>
    all.map(
      (what): ToldCanary => ({
        text: textOf(pupil, what),
        pupil,
        sort: 'told',
        who: pupil,
        may: (_, tie) => openTo[tie].includes(what),
      }),
    ),
  ),
  // own ones: by whoever has to keep it, as long as they know the pupil
  ...agreed.map(
    ([pupil, whom]): ToldCanary => ({
      text: agreementWith(pupil, whom),
      pupil,
      sort: 'told',
      who: whom,
      may: ({ name }, tie) => ofAll.includes(tie) || (name === whom && tie !== 'none'),
    }),
  ),
];

/** The ids by which the routes ask for some of it. */
export type Spoken = { readonly agreements: Readonly<Record<string, string>>; readonly wish: string };

type Stage = {
  readonly pupils: Readonly<Record<PupilName, Pupil>>;
  readonly ways: Readonly<Record<PupilName, Course>>;
  readonly goals: Readonly<Record<PupilName, Readonly<{ week: string }>>>;
  actor(name: string): Actor;
};

/** Writes all of it into the weeks and talks of everybody. */
export async function tell(stage: Stage): Promise<Spoken> {
  for (const name of Object.keys(stage.pupils) as PupilName[]) await tellOf(stage, name);
  const agreements: Record<string, string> = {};
  for (const [name, whom, side] of agreed) {
    const pupil = stage.pupils[name];
    const id = newId(now);
    agreements[`${name} with ${whom}`] = id;
    await addOf(pupil, 'agreement', {
      id,
      side,
      owner: stage.actor(whom).person?.id ?? '',
      text: agreementWith(name, whom),
      made_by: pupil.id,
      made_at: now,
    });
  }
  const { rows } = await stage.pupils.anna.school.in.admin.query<{ id: string }>(
    'select id from school.autonomy where pupil_id = $1',
    [stage.pupils.anna.id],
  );
  return { agreements, wish: rows[0]?.id ?? '' };
}

const coachOf: Readonly<Record<PupilName, string>> = {
  anna: 'the coach of anna',
  bram: 'the coach of bram',
  cees: 'the coach of anna',
  dina: 'the coach of anna',
  eefje: 'the coach of anna',
  fien: 'the coach of anna',
  quinten: 'the coach of quinten',
};

async function tellOf({ pupils, ways, goals, actor }: Stage, name: PupilName): Promise<void> {
  const pupil = pupils[name];
  const coach = actor(coachOf[name]).person?.id ?? '';
  const text = (what: Told) => textOf(name, what);
  for (const monday of ['2026-11-16', '2026-11-23'])
    await addOf(pupil, 'week_note', { monday, to_coach: text('note'), look_back: text('look back') });
  const strategy = newId(now);
  await addOf(pupil, 'own_strategy', { id: strategy, title: text('strategy'), how: text('strategy') });
  await addOf(pupil, 'strategy_choice', {
    goal_id: goals[name].week,
    slot: 1,
    own_id: strategy,
    chosen_at: now,
  });
  const talk = newId(now);
  await addOf(pupil, 'talk', {
    id: talk,
    monday: '2026-11-16',
    coach,
    state: 'held',
    held_at: now,
    minutes: 15,
  });
  for (const card of ['land', 'back', 'insight', 'ahead', 'agreements'])
    await addOf(pupil, 'talk_card', { talk_id: talk, card, text: text('talk card'), by: coach, at: now });
  await addOf(pupil, 'autonomy', {
    id: newId(now),
    level: 3,
    reason: text('autonomy'),
    set_by: coach,
    set_at: now,
  });
  const enrolment = pupil.enrolments[0] as Enrolment;
  const [, , , fourth, fifth, sixth] = ways[name].steps;
  if (fourth === undefined || fifth === undefined || sixth === undefined) throw new Error('too few steps');
  await aRecord(pupil, enrolment, fourth, { evidence: text('evidence') });
  await aJudgement(pupil, enrolment, fifth, { outcome: 'again', feedback: text('feedback') });
  await aJudgement(pupil, enrolment, sixth, {
    outcome: 'again',
    feedback: text('fresh feedback'),
    at: now,
    opened: null,
  });
}
