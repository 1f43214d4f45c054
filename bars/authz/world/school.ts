import { signIns } from './actor.ts';
import { courses } from './courses.ts';
import type { Ground } from './ground.ts';
import { live } from './lived.ts';
import { births, goal, pupil } from './pupil.ts';
import type { Row } from './table.ts';
import { confirmed, day, long, spans } from './time.ts';
import { trace } from './trace.ts';

/** A school full of trouble: everybody in it, and what they have done. */
export function school(ground: Ground): void {
  ground.found('school');
  arrange(ground);
  const staff = work(ground);
  courses(ground, staff[0] as string);
  const pupils = births.map((_, n) => pupil(ground, n, (n + ground.turn) % births.length, staff));
  overTime(ground, pupils);
  if (ground.isTwin) {
    // somebody who once led a team in the first school is a pupil here
    const other = ground.id(`gone ${signIns.length - 1}`);
    ground.add('school.pupil', {
      id: other,
      base_group_id: ground.id('group 0'),
      opens_goals: false,
      opens_week: false,
    });
  }
  families(ground, pupils, staff);

  const [anna, bart, carla] = staff as [string, string, string];
  const administrator = ground.person('administrator');
  ground.hat(administrator, 'administrator', undefined);
  ground.hat(carla, 'administrator', undefined);
  live(ground, pupils, staff);
  ground.actors.push({
    hat: 'import',
    person: ground.lot.uuid(),
    school: ground.organisation,
    token: Buffer.alloc(0),
    ended: undefined,
  });
  trace(ground, [pupils[2] as string, anna, bart, administrator, carla], pupils, staff);
}

function arrange(ground: Ground): void {
  ground.add('school.school_setting', { week_open: !ground.isTwin, goals_open: !ground.isTwin });
  ground.add('school.site', { id: ground.id('site'), name: 'Gebouw' });
  ground.add('school.school_year', {
    id: ground.id('year'),
    title: '26',
    starts: '2026-08-24',
    ends: '2027-07-16',
  });
  ground.add('school.period', {
    id: ground.id('period'),
    school_year_id: ground.id('year'),
    title: 'P2',
    starts: '2026-11-02',
    ends: '2027-01-24',
  });
  ground.add('school.school_break', {
    id: ground.id('break'),
    title: 'Herfst',
    starts: '2026-10-17',
    ends: '2026-10-25',
  });
  for (const n of [0, 1]) ground.add('school.team', { id: ground.id(`team ${n}`), name: `Team ${n}` });
  for (const n of [0, 1, 2])
    ground.add('school.base_group', {
      id: ground.id(`group ${n}`),
      name: `2${n}`,
      team_id: n < 2 ? ground.id(`team ${n}`) : null,
    });
  for (const n of [0, 1, 2])
    ground.add('school.teaching_group', { id: ground.id(`taught ${n}`), name: `EN${n}`, subject: 'Engels' });
}

/** Whoever works here, in an order of which the tasks follow. */
function work(ground: Ground): readonly string[] {
  const { lot } = ground;
  const people = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ground.person(`staff ${n}`));
  const staff = people.map((_, n) => people[(n + ground.turn) % people.length] as string);
  const [, bart, carla, , eva, , gert] = staff as [string, string, string, ...string[]];
  for (const [n, who] of people.entries()) ground.hat(who, 'staff', n < 7 ? undefined : lot.one(signIns));
  // one of each way in which a sign-in does not hold, on people who would see something
  for (const [n, ended] of signIns.entries())
    if (ended !== undefined) {
      const gone = ground.person(`gone ${n}`);
      ground.hat(gone, 'staff', ended);
      ground.relation(gone, 'leads_team', ground.id('team 0'), long);
    }
  for (const n of [0, 1, 2]) {
    ground.relation(staff[n] as string, 'teaches', ground.id(`taught ${n}`), n === 0 ? long : lot.one(spans));
    ground.relation(staff[n + 3] as string, 'teaches', ground.id(`taught ${n}`), lot.one(spans));
  }
  ground.relation(bart, 'member', ground.id('team 0'), long);
  ground.relation(carla, 'member', ground.id('team 1'), lot.one(spans));
  ground.relation(carla, 'leads_team', ground.id('team 0'), long);
  ground.relation(eva as string, 'leads_team', ground.id('team 1'), lot.one(spans));
  ground.relation(staff[3] as string, 'leads_school', ground.organisation, long);
  ground.relation(gert as string, 'leads_school', ground.organisation, lot.one(spans));
  return staff;
}

/** Guardians of every kind. */
function families(ground: Ground, pupils: readonly string[], staff: readonly string[]): void {
  const { lot } = ground;
  const [anna, bart, carla, , , , gert, hans] = staff as [string, string, string, ...string[]];
  const kinds: readonly Row[] = [
    { authority: 'full', confirmed_by: gert as string, confirmed_at: confirmed },
    { authority: 'full', confirmed_by: gert as string, confirmed_at: confirmed, renewed: true },
    { authority: 'full' },
    { authority: 'full', confirmed_by: gert as string, confirmed_at: '2026-11-22T09:00:00Z' },
    { authority: 'info', confirmed_by: gert as string, confirmed_at: confirmed },
    { authority: 'blocked', confirmed_by: gert as string, confirmed_at: confirmed },
  ];
  for (const [n, who] of pupils.entries()) {
    const mother = ground.person(`mother ${n}`);
    ground.relation(mother, 'guardian', who, { ...long, ...kinds[0] });
    ground.hat(mother, 'guardian', undefined);
    const again = ground.person(`let in again by ${n}`);
    ground.relation(again, 'guardian', who, { ...long, ...kinds[1] });
    ground.hat(again, 'guardian', lot.maybe(0.8) ? undefined : lot.one(signIns));
    if ([0, 7].includes((n + ground.turn) % births.length))
      for (const [k, kind] of kinds.entries()) {
        const guardian = ground.person(`guardian of kind ${k} of ${n}`);
        ground.relation(guardian, 'guardian', who, { ...long, ...kind });
        ground.hat(guardian, 'guardian', undefined);
      }
    const father = lot.maybe(0.3)
      ? lot.one([anna, bart, carla, hans as string])
      : ground.person(`father ${n}`);
    ground.relation(father, 'guardian', who, { ...lot.one(spans), ...lot.one(kinds) });
    ground.hat(father, 'guardian', undefined);
  }
  // a teacher and coach whom a judge forbade to come near this child; and one who is a guardian like any other
  ground.relation(anna, 'guardian', pupils[0] as string, { ...long, authority: 'blocked' });
  ground.relation(anna, 'coach', pupils[0] as string, long);
  ground.relation(bart, 'guardian', pupils[1] as string, { ...long, ...kinds[0] });
  ground.hat(bart, 'guardian', undefined);
  // a leader who is a parent here, too, leads nothing in that hat; a lead whom a judge once barred, until yesterday
  ground.relation(staff[3] as string, 'guardian', pupils[2] as string, {
    ...long,
    ...kinds[0],
    confirmed_by: anna,
  });
  ground.hat(staff[3] as string, 'guardian', undefined);
  for (const who of pupils)
    ground.relation(carla, 'guardian', who, { ...long, valid_until: day(-1), authority: 'blocked' });
}

/**
 * For each way in which time decides, people in whom nothing else does; and others who hold the same with somebody else,
 * and have for long: what is asked only of whoever does something at all is asked of them.
 */
function overTime(ground: Ground, pupils: readonly string[]): void {
  for (const [n, span] of spans.slice(2).entries()) {
    const pupil = pupils[n] as string;
    const other = pupils[n + 3] as string;
    for (const beside of [false, true]) {
      const person = (kind: string) => ground.person(`${kind} ${n}${beside ? ' beside' : ''}`);
      const [barred, near, broad] = [person('barred'), person('near'), person('broad')];
      ground.relation(barred, 'coach', pupil, long);
      ground.relation(barred, 'guardian', pupil, { ...span, authority: 'blocked' });
      ground.relation(near, 'coach', pupil, span);
      ground.relation(near, 'member', ground.id('team 1'), span);
      ground.relation(broad, 'teaches', ground.id(`taught ${n}`), span);
      ground.relation(broad, 'leads_team', ground.id('team 0'), span);
      if (beside) {
        ground.relation(barred, 'guardian', other, { ...long, authority: 'info' });
        ground.relation(near, 'coach', other, long);
        ground.relation(near, 'member', ground.id('team 0'), long);
        ground.relation(broad, 'teaches', ground.id(`taught ${(n + 1) % 3}`), long);
        ground.relation(broad, 'leads_team', ground.id('team 1'), long);
      }
      for (const who of [barred, near, broad]) ground.hat(who, 'staff', undefined);
    }
    const leader = ground.person(`leader ${n}`);
    ground.relation(leader, 'leads_school', ground.organisation, span);
    ground.hat(leader, 'staff', undefined);
    const guardian = ground.person(`guardian ${n}`);
    ground.relation(guardian, 'guardian', pupils[0] as string, {
      ...span,
      authority: 'full',
      confirmed_by: leader,
      confirmed_at: confirmed,
    });
    ground.hat(guardian, 'guardian', undefined);
  }
  // most who coach also teach, and what the one opens says nothing about the other
  for (const n of [0, 1, 2]) {
    const both = ground.person(`coach and teacher ${n}`);
    ground.hat(both, 'staff', undefined);
    ground.relation(both, 'teaches', ground.id(`taught ${n}`), long);
    for (const k of [0, 1, 2]) ground.relation(both, 'coach', pupils[n + k + 3] as string, long);
  }
  // whoever is barred from a child holds it by nothing, whatever else they do at school
  const away = ground.person('kept away');
  ground.hat(away, 'staff', undefined);
  for (const who of pupils.slice(1, 4)) {
    ground.relation(away, 'guardian', who, { ...long, authority: 'blocked' });
    ground.relation(away, 'coach', who, long);
  }
  ground.relation(away, 'leads_school', ground.organisation, long);
  for (const n of [0, 1, 2]) ground.relation(away, 'teaches', ground.id(`taught ${n}`), long);
  for (const n of [0, 1]) ground.relation(away, 'leads_team', ground.id(`team ${n}`), long);
  const teacher = ground.person('teacher of some');
  ground.hat(teacher, 'staff', undefined);
  ground.add('school.teaching_group', { id: ground.id('some'), name: 'FA', subject: 'Frans' });
  ground.relation(teacher, 'teaches', ground.id('some'), long);
  for (const [n, span] of spans.slice(1).entries()) {
    const enrolment = ground.id(`some ${n}`);
    const pupil = pupils[n] as string;
    ground.add('school.enrolment', {
      id: enrolment,
      pupil_id: pupil,
      teaching_group_id: ground.id('some'),
      ...span,
    });
    const reach = ground.add('school.reach', {
      id: ground.id(`some reach ${(n + ground.turn) % births.length}`),
      pupil_id: pupil,
      sort: 'week',
      enrolment_id: enrolment,
    });
    goal(ground, pupil, reach, `some goal ${n}`, pupil);
  }
}
