import { z } from 'zod';
import { weekdayOf } from '#platform/dates';
import { id, maybeDay, maybeId } from '#platform/input';
import { type Action, action, type Done, told } from '#platform/route';
import { arranges } from './model.ts';
import { coursesHere, courseShown, give, groupsHere, publish, take, withdraw } from './store.ts';

const hats = ['staff', 'administrator'] as const;
const coursePath = (course: string): string => `/courses/${course}`;

type Shown = NonNullable<ReturnType<ReturnType<typeof courseShown>['read']>>;

/** The newest version for the school, with its line in the journal. */
const putOut = (course: string, shown: Shown, starts: string | null): Done<'member' | 'school'> => {
  const number = shown.newerNumber ?? shown.number;
  return {
    told: [
      told(publish({ course, version: shown.newer ?? shown.version, starts }), ({ done }) =>
        done === 0
          ? undefined
          : [
              {
                verb: 'courses.published',
                object: course,
                from: shown.used ? String(shown.number) : null,
                to: starts === null ? String(number) : `${number} ${starts}`,
              },
            ],
      ),
    ],
    changes: [],
    journal: [],
    to: coursePath(course),
  };
};

/** Puts a course of steps out for the school; a theme asks for its week first. */
const publishCourse = action({
  name: 'courses.publish',
  path: '/courses/:course/publish',
  hats,
  input: z.object({ course: id }),
  about: ({ course }) => [courseShown({ course })],
  may: ({ who, rows: [course] }) => course !== undefined && arranges(who),
  run: ({ input: { course }, rows: [shown] }) =>
    shown?.kind === 'steps' ? putOut(course, shown, null) : { refused: 'invalid' },
});

/** What the page of a course asks: in which week a theme begins, which group follows the course. */
const arrangeCourse = action({
  name: 'courses.arrange',
  path: '/courses/:course',
  hats,
  input: z.object({ course: id, do: z.enum(['plan', 'give']), starts: maybeDay, group: maybeId.catch(null) }),
  about: ({ course }) => [courseShown({ course }), groupsHere()],
  may: ({ who, input, rows: [course] }) =>
    course !== undefined && (input.do === 'plan' || course.used) && arranges(who),
  run: ({ input, rows: [shown, groups] }) => {
    if (shown === undefined) return { refused: 'not-found' };
    const { course, starts } = input;
    if (input.do === 'plan') {
      if (shown.kind !== 'theme') return { refused: 'invalid' };
      if (starts === null) return { problems: { starts: 'missing' } };
      return weekdayOf(starts) === 1 ? putOut(course, shown, starts) : { problems: { starts: 'no-monday' } };
    }
    const chosen = groups.find((one) => one.id === input.group);
    if (chosen === undefined) return { problems: { group: 'unknown' } };
    // a group walks one course of steps; themes stand beside it
    if (shown.kind === 'steps' && chosen.walks) return { problems: { group: 'follows' } };
    return {
      told: [
        // who has it already has what was wished: nothing to tell
        told(give({ groups: [chosen.id], courses: [course] }), ({ done }) =>
          done === 0 ? [] : [{ verb: 'courses.given', object: course, to: chosen.id }],
        ),
      ],
      changes: [],
      journal: [],
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
          told: [
            told(withdraw({ course }), ({ done }) =>
              done === 0
                ? undefined
                : [
                    {
                      verb: 'courses.withdrawn',
                      object: course,
                      from: String(shown?.number ?? ''),
                      to: null,
                    },
                  ],
            ),
          ],
          changes: [],
          journal: [],
          to: '/courses',
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
    told: [
      told(take({ group, course }), ({ done }) =>
        done === 0 ? [] : [{ verb: 'courses.taken', object: course, from: group, to: null }],
      ),
    ],
    changes: [],
    journal: [],
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
      told: [
        ...fresh.map(({ id: course, newest, newestNumber }) =>
          told(publish({ course, version: newest, starts: null }), ({ done }) =>
            done === 0
              ? undefined
              : [{ verb: 'courses.published', object: course, from: null, to: String(newestNumber) }],
          ),
        ),
        // all of them or none: the door says how many, not which
        told(
          give({
            groups: chosen.map(({ group }) => group.id),
            courses: chosen.map(({ course }) => course.id),
          }),
          ({ done }) =>
            done < chosen.length
              ? undefined
              : chosen.map(({ group, course }) => ({
                  verb: 'courses.given',
                  object: course.id,
                  to: group.id,
                })),
        ),
      ],
      changes: [],
      journal: [],
      to: '/courses',
    };
  },
});

export const actions: readonly Action[] = [
  publishCourse,
  arrangeCourse,
  withdrawCourse,
  takeCourse,
  matchGroups,
];
