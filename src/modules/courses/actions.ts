import { z } from 'zod';
import { weekdayOf } from '#platform/dates';
import { id, maybeDay } from '#platform/input';
import { type Action, action } from '#platform/route';
import { arranges } from './model.ts';
import { coursesHere, courseShown, give, groupsHere, publish, take, withdraw } from './store.ts';

const hats = ['staff', 'administrator'] as const;
const coursePath = (course: string): string => `/courses/${course}`;

/** Puts a course out for the school, in its newest version; a theme says in which week it begins. */
const publishCourse = action({
  name: 'courses.publish',
  path: '/courses/:course/publish',
  hats,
  input: z.object({ course: id, starts: maybeDay }),
  about: ({ course }) => [courseShown({ course })],
  may: ({ who, rows: [course] }) => course !== undefined && arranges(who),
  run: ({ input: { course, starts }, rows: [shown] }) => {
    if (shown === undefined) return { refused: 'not-found' };
    if (shown.kind === 'theme' && starts === null) return { problems: { starts: 'missing' } };
    if (shown.kind === 'theme' && starts !== null && weekdayOf(starts) !== 1)
      return { problems: { starts: 'no-monday' } };
    const number = shown.newerNumber ?? shown.number;
    return {
      changes: [
        publish({
          course,
          version: shown.newer ?? shown.version,
          starts: shown.kind === 'theme' ? starts : null,
        }),
      ],
      journal: [
        {
          verb: 'courses.published',
          object: course,
          from: shown.used ? String(shown.number) : null,
          to: starts === null ? String(number) : `${number} ${starts}`,
        },
      ],
      to: coursePath(course),
    };
  },
});

/** Takes it off again, as long as nobody follows it. */
const withdrawCourse = action({
  name: 'courses.withdraw',
  path: '/courses/:course/withdraw',
  hats,
  input: z.object({ course: id }),
  about: ({ course }) => [courseShown({ course }), groupsHere()],
  may: ({ who, rows: [course] }) => course?.used === true && arranges(who),
  run: ({ input: { course }, rows: [shown, groups] }) =>
    groups.some(({ courses }) => courses.includes(course))
      ? { refused: 'conflict' }
      : {
          changes: [withdraw({ course })],
          journal: [
            { verb: 'courses.withdrawn', object: course, from: String(shown?.number ?? ''), to: null },
          ],
          to: '/courses',
        },
});

const giveCourse = action({
  name: 'courses.give',
  path: '/courses/:course/give',
  hats,
  input: z.object({ course: id, group: id }),
  about: ({ course }) => [courseShown({ course }), groupsHere(), coursesHere()],
  may: ({ who, rows: [course] }) => course?.used === true && arranges(who),
  run: ({ input: { course, group }, rows: [shown, groups, all] }) => {
    const chosen = groups.find((one) => one.id === group);
    if (chosen === undefined) return { problems: { group: 'unknown' } };
    // a group walks one course of steps; themes stand beside it
    const walks = chosen.courses.some((one) =>
      all.some(({ id: known, kind }) => known === one && kind === 'steps'),
    );
    if (shown?.kind === 'steps' && walks) return { problems: { group: 'follows' } };
    return {
      changes: [give({ groups: [group], courses: [course] })],
      journal: [{ verb: 'courses.given', object: course, to: group }],
      to: coursePath(course),
    };
  },
});

const takeCourse = action({
  name: 'courses.take',
  path: '/courses/:course/take',
  hats,
  input: z.object({ course: id, group: id }),
  about: ({ course }) => [courseShown({ course })],
  may: ({ who, rows: [course] }) => course?.used === true && arranges(who),
  run: ({ input: { course, group } }) => ({
    changes: [take({ group, course })],
    journal: [{ verb: 'courses.taken', object: course, from: group, to: null }],
    // the database alone knows whether anybody worked on it; the page says so when the group is still there
    to: `${coursePath(course)}?taken=${group}`,
  }),
});

/** The answers `course-<group>`: what is left open stays open. */
const answers = z
  .record(z.string(), z.unknown())
  .transform(
    (fields) =>
      new Map(
        Object.entries(fields).flatMap(([field, value]) =>
          field.startsWith('course-') && typeof value === 'string' && value !== ''
            ? [[field.slice('course-'.length), value] as const]
            : [],
        ),
      ),
  );

/** Gives every group the course that was chosen for it, and puts out what the school did not use yet: one press. */
const matchGroups = action({
  name: 'courses.match',
  path: '/courses/match',
  hats,
  input: answers,
  about: () => [coursesHere(), groupsHere()],
  may: ({ who }) => arranges(who),
  run: ({ input, rows: [courses, groups] }) => {
    const chosen = groups.flatMap((group) => {
      const course = courses.find(({ id: one, kind }) => one === input.get(group.id) && kind === 'steps');
      return course === undefined ? [] : [{ group, course }];
    });
    if (chosen.length === 0) return { problems: { course: 'none-chosen' } };
    const fresh = [...new Set(chosen.map(({ course }) => course))].filter(({ used }) => used === null);
    return {
      changes: [
        ...fresh.map(({ id: course, newest }) => publish({ course, version: newest, starts: null })),
        give({ groups: chosen.map(({ group }) => group.id), courses: chosen.map(({ course }) => course.id) }),
      ],
      journal: [
        ...fresh.map(({ id: course, newestNumber }) => ({
          verb: 'courses.published',
          object: course,
          from: null,
          to: String(newestNumber),
        })),
        ...chosen.map(({ group, course }) => ({ verb: 'courses.given', object: course.id, to: group.id })),
      ],
      to: '/courses',
    };
  },
});

export const actions: readonly Action[] = [
  publishCourse,
  withdrawCourse,
  giveCourse,
  takeCourse,
  matchGroups,
];
