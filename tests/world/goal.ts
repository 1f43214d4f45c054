import { now } from './cluster.ts';
import type { Enrolment, Person, Pupil } from './people.ts';
import { add, id } from './rows.ts';

type GoalWish = {
  kind?: 'end' | 'period' | 'learning' | 'work' | 'personal';
  title?: string;
  measure?: string | null;
  due?: string | null;
  minutes?: number | null;
  state?: string;
  serves?: { id: string };
  /** Bound to a course: the teacher of that group may read it, too. */
  enrolment?: Enrolment;
  setBy?: Person;
  why?: string;
  /** The step of a course that it is about. */
  step?: { id: string };
};
export type Goal = { readonly id: string; readonly pupil: Pupil; readonly reach: string };

/** An active goal with a measure and a date, set by the pupil. */
export async function aGoal(pupil: Pupil, wish: GoalWish = {}): Promise<Goal> {
  const { kind = 'learning', enrolment } = wish;
  const sort = kind === 'end' || kind === 'period' ? kind : 'week';
  const reach = sort === 'end' ? pupil.reach.end : (enrolment?.reach ?? pupil.reach)[sort];
  const goal = id();
  const { school } = pupil;
  await add(school.in, 'school.goal', {
    school_id: school.id,
    id: goal,
    pupil_id: pupil.id,
    reach,
    kind,
    serves: wish.serves?.id ?? null,
    title: wish.title ?? 'Ik leg uit hoe breuken werken',
    measure:
      wish.measure === undefined ? (kind === 'work' ? null : 'Vijf van de zes opgaven goed') : wish.measure,
    due: wish.due === undefined ? '2026-11-27' : wish.due,
    minutes: wish.minutes ?? null,
    step_id: wish.step?.id ?? null,
    state: wish.state ?? 'active',
    set_by: (wish.setBy ?? pupil).id,
    set_at: now,
  });
  if (wish.why !== undefined)
    await add(school.in, 'school.goal_text', {
      school_id: school.id,
      pupil_id: pupil.id,
      goal_id: goal,
      why: wish.why,
    });
  return { id: goal, pupil, reach };
}
