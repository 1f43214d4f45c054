import type { Cast } from '../cast.ts';
import type { Actor } from '../cast/actor.ts';
import type { About, Expectation, Outcome } from '../expectations.ts';
import { plain } from './said.ts';

const school = ['staff', 'administrator'] as const;
const everybody = ['pupil', 'staff', 'administrator'] as const;

/** Who teaches or leads, and the administrator; a coach or a team member reads. */
const arranges = ({ hat, name }: Actor): boolean =>
  hat === 'administrator' ||
  ['the English teacher', 'the maths teacher', 'the school leader', 'the leader of another school'].includes(
    name,
  );
const isHere = ({ side }: Actor): boolean => side === 'Veenlicht';

/** Each of the courses, as the school of the reader has it. */
const about =
  (
    path: (course: string, step: string) => string,
    outcome: (which: keyof Cast['courses'], actor: Actor) => Outcome,
    fields?: (cast: Cast) => Readonly<Record<string, string>>,
  ): Expectation['about'] =>
  (cast): readonly About[] =>
    (['used', 'shelf', 'alone'] as const).map((which) => {
      const { id, steps } = cast.courses[which];
      const call = { path: path(id, steps[0]?.id ?? '') };
      return {
        what: which,
        call: fields === undefined ? call : { ...call, fields: fields(cast) },
        outcome: (actor: Actor) => outcome(which, actor),
      };
    });

/** Staff read what is on the shelf, pupils what their school uses; a school's own course is nothing elsewhere. */
const reads = (which: keyof Cast['courses'], actor: Actor): Outcome => {
  if (which === 'alone' && !isHere(actor)) return 'nothing';
  if (actor.hat !== 'pupil') return 'shows';
  return isHere(actor) && which !== 'shelf' ? 'shows' : 'nothing';
};
const isUsed = (which: keyof Cast['courses'], actor: Actor): boolean => isHere(actor) && which !== 'shelf';

export const courses: readonly Expectation[] = [
  { route: 'GET /courses', hats: everybody, about: plain('/courses') },
  {
    route: 'GET /courses/match',
    hats: school,
    about: plain('/courses/match', (actor) => (arranges(actor) ? 'shows' : 'nothing')),
  },
  { route: 'GET /courses/:course', hats: everybody, about: about((course) => `/courses/${course}`, reads) },
  {
    route: 'GET /courses/:course/steps/:step',
    hats: everybody,
    about: about((course, step) => `/courses/${course}/steps/${step}`, reads),
  },
  {
    route: 'GET /courses/:course/steps/:step/print',
    hats: everybody,
    about: about((course, step) => `/courses/${course}/steps/${step}/print`, reads),
  },
  {
    route: 'POST /courses/:course/publish',
    hats: school,
    about: about(
      (course) => `/courses/${course}/publish`,
      (which, actor) => ((which === 'alone' && !isHere(actor)) || !arranges(actor) ? 'not allowed' : 'goes'),
      () => ({}),
    ),
  },
  {
    route: 'POST /courses/:course/withdraw',
    hats: school,
    about: about(
      (course) => `/courses/${course}/withdraw`,
      (which, actor) => (isUsed(which, actor) && arranges(actor) ? 'goes' : 'not allowed'),
      () => ({}),
    ),
  },
  {
    route: 'POST /courses/:course',
    hats: school,
    about: about(
      (course) => `/courses/${course}`,
      (which, actor) => (isUsed(which, actor) && arranges(actor) ? 'goes' : 'not allowed'),
      ({ english }) => ({ do: 'give', group: english }),
    ),
  },
  {
    route: 'POST /courses/:course/take',
    hats: school,
    about: about(
      (course) => `/courses/${course}/take`,
      (which, actor) => (isUsed(which, actor) && arranges(actor) ? 'goes' : 'not allowed'),
      ({ english }) => ({ group: english }),
    ),
  },
  {
    route: 'POST /courses/match',
    hats: school,
    about: ({ english, courses: { used } }) => [
      {
        what: 'the English group',
        call: { path: '/courses/match', fields: { [`course-${english}`]: used.id } },
        // another school has no such group, so nothing was chosen
        outcome: (actor) => (arranges(actor) ? (isHere(actor) ? 'goes' : 'asks') : 'not allowed'),
      },
    ],
  },
];
