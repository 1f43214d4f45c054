import type { Course, Place, Post, TeachingGroup } from '../../roster/model.ts';
import type { Row } from '../grid/model.ts';
import { alike, type Desk } from '../desk/model.ts';

type Open = Omit<TeachingGroup, 'places' | 'posts'> & { readonly places: Place[]; readonly posts: Post[] };

/** A list of lessons: which pupil is in which group of which subject, and who teaches it. */
export function readLessons(rows: readonly Row[], desk: Desk): TeachingGroup[] {
  const all = new Map<string, Open>();
  const courses = new Map<string, Course>();
  for (const row of rows) {
    desk.at.row = row.row;
    const name = desk.cell(row, 'group');
    const subject = desk.cell(row, 'subject');
    const empty = name === '' ? 'group' : subject === '' ? 'subject' : undefined;
    if (empty !== undefined) {
      desk.at.note('valueMissing', desk.head(empty));
      continue;
    }
    if (name.length > 100 || subject.length > 100) {
      desk.at.note('cellTooLong', desk.head(name.length > 100 ? 'group' : 'subject'), undefined, '100');
      continue;
    }
    const own = groupOf(name, subject, all, courses, desk);
    const number = desk.cell(row, 'pupil');
    const called = desk.cell(row, 'pupilName');
    if (number !== '' || called !== '') {
      const pupil = desk.pupilNamed(number, called);
      if (pupil === undefined)
        desk.at.note('pupilUnknown', desk.head(number === '' ? 'pupilName' : 'pupil'), number || called);
      else if (!own.places.some((place) => place.pupil.person.id === pupil.person.id))
        own.places.push({ pupil, from: undefined, until: undefined });
    }
    const teacher = desk.cell(row, 'teacher');
    const staff = teacher === '' ? undefined : desk.staffNamed(teacher);
    if (teacher !== '' && staff === undefined) desk.once('teacherUnknown', 'teacher', teacher);
    if (staff !== undefined && !own.posts.some((post) => post.staff.person.id === staff.person.id))
      own.posts.push({ staff, primary: true, from: undefined, until: undefined });
  }
  return [...all.values()];
}

function groupOf(
  name: string,
  subject: string,
  all: Map<string, Open>,
  courses: Map<string, Course>,
  desk: Desk,
): Open {
  const found = desk.here.present.teachingGroups.find(
    (one) => alike(one.name) === alike(name) && alike(one.subject) === alike(subject),
  );
  const id =
    found === undefined ? `class ${alike(name)} ${alike(subject)}` : desk.valueFor('class', found.id);
  const made = all.get(id);
  if (made !== undefined) return made;
  const title = found?.subject ?? subject;
  const key = alike(title);
  const code = found?.subjectCode;
  const course: Course = courses.get(key) ?? {
    id: `course ${key}`,
    title,
    code: undefined,
    subjects: [title],
    subjectCodes: code ? [code] : [],
  };
  courses.set(key, course);
  const group: Open = {
    id,
    title: found?.name ?? name,
    code: undefined,
    yearGroup: undefined,
    year: desk.year,
    periods: [],
    subjects: [title],
    course,
    places: [],
    posts: [],
  };
  all.set(id, group);
  return group;
}
