import { eachPlace } from '../../merge/places/model.ts';
import type { Day } from '../../roster/model.ts';
import type { Calendar } from '../calendar/model.ts';
import { gradeOf, type Names, type Outgoing, type Rows, running, staying, unitOf } from '../sheet/model.ts';

/** A base group has no subject; the standard wants a course all the same, and this one says what it is. */
export function putBaseGroups(
  school: Outgoing,
  names: Names,
  calendar: Calendar,
  rows: Rows,
  today: Day,
): void {
  const here = unitOf(school.organisation).id;
  const pupils = staying(school, today);
  const coaching = new Map(running(school, 'coach', today).map((one) => [one.object, one]));
  const filled = new Set(school.pupils.map(({ baseGroup }) => baseGroup));
  const groups = school.baseGroups.filter(
    ({ id }) => !filled.has(id) || pupils.some(({ baseGroup }) => baseGroup === id),
  );
  if (groups.length > 0) rows.courses.push({ id: 'base-groups', title: 'Basisgroep', orgSourcedId: here });
  for (const { id, name, yearGroup } of groups) {
    const own = pupils.filter(({ baseGroup }) => baseGroup === id);
    const talks = own.flatMap((pupil) => coaching.get(pupil.id) ?? []);
    const group = names('group', id);
    rows.classes.push({
      id: group,
      title: name,
      grades: gradeOf(yearGroup),
      courseSourcedId: 'base-groups',
      classType: 'homeroom',
      schoolSourcedId: here,
      termSourcedIds: calendar.termsOf(
        talks.find(({ source }) => source === 'import') ?? talks[0],
        undefined,
      ),
    });
    const place = { classSourcedId: group, schoolSourcedId: here };
    for (const pupil of own)
      rows.enrollments.push({
        ...{ ...place, id: `${id}-${pupil.id}`, role: 'student', primary: 'false' },
        userSourcedId: names('person', pupil.id),
      });
    for (const coach of new Set(talks.map(({ subject }) => subject)))
      rows.enrollments.push({
        ...{ ...place, id: `${id}-${coach}`, role: 'teacher', primary: 'true' },
        userSourcedId: names('person', coach),
      });
  }
}

/** Who learns and who teaches in each group that runs, from day to day. */
export function putTeachingGroups(
  school: Outgoing,
  names: Names,
  calendar: Calendar,
  rows: Rows,
  today: Day,
): void {
  const here = unitOf(school.organisation).id;
  const pupils = new Set(staying(school, today).map(({ id }) => id));
  const enrolled = [...eachPlace(school.enrolments)].filter(({ pupil }) => pupils.has(pupil));
  const posts = running(school, 'teaches', today);
  // leaders and guardians are known from the first day of the years that a delivery speaks of
  const since = [...running(school, 'leads_school', today), ...running(school, 'guardian', today)]
    .filter(({ source }) => source === 'import')
    .map(({ from }) => from)
    .sort()[0];
  const kept = new Set(
    school.years
      .filter(({ from, until }) => until >= today || (since !== undefined && from >= since))
      .map(({ id }) => id),
  );
  const busy = new Set([
    ...enrolled.filter(({ until }) => until >= today).map(({ group }) => group),
    ...posts.map(({ object }) => object),
  ]);
  const groups = new Map(
    school.teachingGroups
      .filter(({ id }) => busy.has(id) || kept.has(school.yearOfGroup.get(id) ?? ''))
      .map((group) => [group.id, group]),
  );
  const courses = new Map<string, string>();
  for (const { id, name, subject, subjectCode } of groups.values()) {
    const what = JSON.stringify([subject, subjectCode]);
    if (!courses.has(what)) {
      courses.set(what, `subject-${courses.size + 1}`);
      rows.courses.push({
        id: courses.get(what) as string,
        title: subject || name,
        courseCode: subjectCode,
        orgSourcedId: here,
      });
    }
    rows.classes.push({
      id: names('class', id),
      title: name,
      courseSourcedId: courses.get(what),
      classType: 'scheduled',
      schoolSourcedId: here,
      termSourcedIds: calendar.termsOf(undefined, school.yearOfGroup.get(id)),
    });
  }
  const place = (group: string) => ({ classSourcedId: names('class', group), schoolSourcedId: here });
  for (const { id, pupil, group, from, until } of enrolled)
    if (groups.has(group))
      rows.enrollments.push({
        ...{ ...place(group), id, role: 'student', primary: 'false', beginDate: from, endDate: until },
        userSourcedId: names('person', pupil),
      });
  for (const { id, subject, object, from, until } of posts)
    if (groups.has(object))
      rows.enrollments.push({
        ...{ ...place(object), id, role: 'teacher', primary: 'true', beginDate: from, endDate: until },
        userSourcedId: names('person', subject),
      });
}
