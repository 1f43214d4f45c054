import { today } from '../../../tests/world/cluster.ts';
import { signIns } from './actor.ts';
import type { Ground } from './ground.ts';
import type { Row } from './table.ts';
import { confirmed, long, spans, turns } from './time.ts';
import { journal } from './trace.ts';

export const births = [
  '2013-03-02',
  turns(16, 1),
  turns(16, 0),
  turns(17, 9),
  turns(18, 1),
  turns(18, 0),
  '2007-01-01',
  null,
];

export function pupil(ground: Ground, n: number, age: number, staff: readonly string[]): string {
  const lot = ground.lot;
  const born = births[age] ?? null;
  const who = ground.person(`pupil ${n}`);
  ground.hat(who, 'pupil', n < 6 ? undefined : lot.one(signIns));
  if (born !== null) ground.add('school.birth', { person_id: who, born });
  ground.add('school.pupil', {
    id: who,
    base_group_id: lot.maybe(0.9) ? ground.id(`group ${lot.below(3)}`) : null,
    opens_goals: age === 2 || age === 6,
    opens_week: age % 2 === 1,
  });
  let bound = -1;
  const reach = (sort: string, enrolment: string | null): Row =>
    ground.add('school.reach', {
      id: ground.id(`reach ${(n + ground.turn) % births.length} ${sort} ${enrolment === null ? '' : bound}`),
      pupil_id: who,
      sort,
      enrolment_id: enrolment,
    });
  const reaches = [reach('end', null), reach('period', null), reach('week', null)];
  for (const group of lot.some([0, 1, 2], 2)) {
    bound = group;
    const enrolment = ground.id(`enrolment ${(n + ground.turn) % births.length} ${group}`);
    ground.add('school.enrolment', {
      id: enrolment,
      pupil_id: who,
      teaching_group_id: ground.id(`taught ${group}`),
      ...(lot.maybe(0.5) ? long : lot.one(spans)),
    });
    reaches.push(reach('period', enrolment), reach('week', enrolment));
  }
  const coach = staff[n % 4] as string;
  ground.relation(coach, 'coach', who, n < 4 ? long : lot.one(spans));
  ground.relation(lot.one(staff), 'coach', who, lot.one(spans));
  for (const [g, place] of reaches.entries())
    goal(ground, who, place, `goal ${n} ${g}`, lot.one([who, coach]));
  return who;
}

export function goal(ground: Ground, pupil: string, reach: Row, label: string, by: string): void {
  const kind =
    reach['sort'] === 'week' ? ground.lot.one(['learning', 'work', 'personal']) : (reach['sort'] as string);
  const about = { pupil_id: pupil, goal_id: ground.id(label) };
  ground.add('school.goal', {
    id: about.goal_id,
    pupil_id: pupil,
    reach: reach['id'] as string,
    kind,
    title: 'Een doel',
    measure: 'Een maat',
    due: today,
    state: 'active',
    set_by: by,
    set_at: confirmed,
  });
  if (ground.lot.maybe(0.6)) ground.add('school.goal_text', { ...about, why: 'Daarom' });
  if (ground.lot.maybe(0.4))
    ground.add('school.deviation', {
      ...about,
      id: ground.id(`deviation ${label}`),
      reach: reach['id'] as string,
      cause: 'too_big',
      noted_by: by,
      noted_at: confirmed,
    });
  if (ground.lot.maybe(0.6))
    journal(ground, `journal ${label}`, by, about.goal_id, pupil, reach['id'] as string);
}
