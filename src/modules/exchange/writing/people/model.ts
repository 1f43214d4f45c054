import type { Day } from '../../roster/model.ts';
import { gradeOf, type Names, type Outgoing, type Rows, running, staying, unitOf } from '../sheet/model.ts';

/** Who is at the school on this day, as what, and who belongs to whom. Nobody who left, and nobody's password. */
export function putPeople(school: Outgoing, names: Names, rows: Rows, today: Day): void {
  const pupils = new Map(staying(school, today).map((pupil) => [pupil.id, pupil]));
  const here = unitOf(school.organisation).id;
  const guardians = running(school, 'guardian', today).filter(({ object }) => pupils.has(object));
  const agents = new Map<string, Set<string>>();
  for (const { subject, object } of guardians)
    for (const [one, other] of [
      [subject, object],
      [object, subject],
    ] as const)
      agents.set(one, (agents.get(one) ?? new Set()).add(names('person', other)));
  const having = (kind: string) => new Set(running(school, kind, today).map(({ subject }) => subject));
  const isGuardian = new Set(guardians.map(({ subject }) => subject));
  const [leads, teaches, coaches] = [having('leads_school'), having('teaches'), having('coach')];
  const coachOf = new Map(running(school, 'coach', today).map(({ subject, object }) => [object, subject]));
  const worn = new Map<string, Set<string>>();
  const username = new Map<string, string>();
  for (const hat of school.hats) {
    username.set(hat.person, hat.username);
    if (hat.worn) worn.set(hat.person, (worn.get(hat.person) ?? new Set()).add(hat.hat));
  }
  const yearGroups = new Map(school.baseGroups.map(({ id, yearGroup }) => [id, yearGroup]));
  for (const { id, given, family, born } of school.people) {
    const hats = worn.get(id) ?? new Set();
    const works = teaches.has(id) || coaches.has(id);
    const roles = [
      pupils.has(id) && 'student',
      (hats.has('guardian') || isGuardian.has(id)) && 'guardian',
      leads.has(id) && 'principal',
      works && 'teacher',
      hats.has('staff') && !works && !leads.has(id) && 'aide',
      hats.has('administrator') && 'administrator',
    ].filter((role) => role !== false);
    if (roles.length === 0) continue;
    const name = names('person', id);
    const group = pupils.get(id)?.baseGroup;
    const coach = coachOf.get(id);
    rows.users.push({
      id: name,
      enabledUser: String(hats.size > 0),
      username: username.get(id),
      givenName: given,
      familyName: family,
      agentSourcedIds: [...(agents.get(id) ?? [])].sort().join(','),
      grades: group ? gradeOf(yearGroups.get(group) ?? '') : undefined,
      primaryOrgSourcedId: here,
      'metadata.leerkring.coachSourcedId': pupils.has(id)
        ? coach === undefined
          ? 'none'
          : names('person', coach)
        : undefined,
    });
    if (born !== null) rows.demographics.push({ id: name, birthDate: born });
    roles.forEach((role, at) =>
      rows.roles.push({
        id: `${id}-${role}`,
        userSourcedId: name,
        roleType: at === 0 ? 'primary' : 'secondary',
        role,
        orgSourcedId: here,
      }),
    );
  }
}
