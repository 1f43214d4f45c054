import {
  type Course,
  type Organisation,
  type TeachingGroup,
  type YearGroup,
  yearGroupOf,
} from '../../roster/model.ts';
import type { Units } from '../organisation/model.ts';
import type { Calendar } from '../session/model.ts';
import type { Cursor } from '../../problem/model.ts';
import { listOf, onItsOwn, Words } from '../cell/model.ts';
import { Register } from '../register/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';

/** A class as the file tells it; who learns and teaches there comes with the enrolments. */
export interface SchoolClass {
  readonly row: number;
  readonly isBaseGroup: boolean;
  readonly school: Organisation;
  readonly group: Open<TeachingGroup>;
}

/** The same while it is being made. */
export type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Of classes that nobody was placed in. */
const nobody: readonly never[] = [];

interface OwnedCourse {
  readonly course: Course;
  readonly owner: string;
}

export function* readCourses(sheets: Sheets, units: Units): Generator<Progress, Register<OwnedCourse>> {
  const register = new Register<OwnedCourse>('courses');
  register.complete = yield* readSheet(sheets, {
    name: 'courses',
    fields: ['sourcedId', 'title', 'courseCode', 'orgSourcedId', 'subjects', 'subjectCodes'],
    required: ['sourcedId', 'title', 'orgSourcedId'],
    unread: ['schoolYearSourcedId', 'grades'],
    row([id, title, code, owner, subjects, subjectCodes], at) {
      if (owner !== '') units.register.find(owner, at, 'orgSourcedId');
      const course = {
        id: onItsOwn(id),
        title: onItsOwn(title),
        code: onItsOwn(code) || undefined,
        subjects: listOf(subjects),
        subjectCodes: listOf(subjectCodes),
      };
      register.set(course.id, { course, owner: onItsOwn(owner) });
    },
    register,
  });
  return register;
}

export function* readClasses(
  sheets: Sheets,
  units: Units,
  calendar: Calendar,
  courses: Register<OwnedCourse>,
): Generator<Progress, Register<SchoolClass>> {
  const register = new Register<SchoolClass>('classes');
  const spans = new Map<string, NonNullable<ReturnType<Calendar['during']>>>();
  const words = new Words();
  const taught = new Map<string, string[]>();
  const subjectsOf = (cell: string): string[] => {
    const known = taught.get(cell) ?? listOf(onItsOwn(cell));
    taught.set(words.of(cell), known);
    return known;
  };
  const read = yield* readSheet(sheets, {
    name: 'classes',
    fields: [
      ...([
        'sourcedId',
        'title',
        'classType',
        'courseSourcedId',
        'schoolSourcedId',
        'termSourcedIds',
      ] as const),
      ...(['classCode', 'grades', 'subjects'] as const),
    ],
    required: ['sourcedId', 'title', 'classType', 'courseSourcedId', 'schoolSourcedId'],
    unread: ['location', 'subjectCodes', 'periods'],
    row([id, title, type, courseId, schoolId, terms, code, grades, subjects], at) {
      const own = onItsOwn(id);
      register.set(own, 'faulty');
      const kind = type.toLowerCase();
      if (kind !== 'homeroom' && kind !== 'scheduled' && kind !== '')
        at.note('typeUnknown', 'classType', type);
      const owned = courseId === '' ? undefined : courses.find(courseId, at, 'courseSourcedId');
      const school = schoolOf(schoolId, units, at);
      const span = spans.get(terms) ?? spanOf(terms, calendar, at);
      if (owned === undefined || school === undefined || span === undefined) return;
      spans.set(terms, span);
      if (!mayOwn(owned.owner, school, units)) {
        at.note('courseOfOtherSchool', 'courseSourcedId', courseId, owned.owner);
      }
      const group = {
        id: own,
        title: words.of(title),
        code: words.of(code) || undefined,
        subjects: subjectsOf(subjects),
        yearGroup: gradeOf(grades, at),
        course: owned.course,
        year: span.year,
        periods: span.periods,
        posts: nobody,
        places: nobody,
      };
      register.set(own, { row: at.row, isBaseGroup: kind === 'homeroom', school, group });
    },
    register,
  });
  register.complete = read;
  return register;
}

function schoolOf(id: string, units: Units, at: Cursor): Organisation | undefined {
  const unit = id === '' ? undefined : units.register.find(id, at, 'schoolSourcedId');
  if (unit === undefined) return undefined;
  const school = units.schoolOf(unit);
  if (school === undefined) at.note('groupOutsideSchool', 'schoolSourcedId', id);
  return school;
}

function spanOf(terms: string, calendar: Calendar, at: Cursor): ReturnType<Calendar['during']> {
  const sessions = listOf(terms).map((term) => calendar.register.find(term, at, 'termSourcedIds'));
  return calendar.during(sessions.filter((session) => session !== undefined));
}

/** A course is of the school itself, of a department of it, or of the foundation above it. */
function mayOwn(owner: string, school: Organisation, units: Units): boolean {
  const unit = units.register.get(owner);
  return unit === undefined || units.schoolOf(unit) === school || units.stands(owner, school.id);
}

const gradesOutside = new Set(['IT', 'PR', 'TK', '13', 'PS', 'UG', 'OTHER']);

/** One grade makes a year group; a class of several years has none. */
export function gradeOf(grades: string, at: Cursor): YearGroup | undefined {
  const list = listOf(grades).map((grade) => grade.toUpperCase().padStart(2, '0'));
  const groups = list.map(yearGroupOf);
  list.forEach((grade, index) => {
    if (groups[index] === undefined && !gradesOutside.has(grade)) at.note('gradeUnknown', 'grades', grade);
  });
  return list.length === 1 ? groups[0] : undefined;
}
