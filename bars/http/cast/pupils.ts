import { aWay, type Course } from '../../../tests/world/learning.ts';
import { aGoal } from '../../../tests/world/goal.ts';
import { aPupil, type Enrolment, type Pupil } from '../../../tests/world/people.ts';
import { type PupilName, pupilNames } from './actor.ts';
import { canaryOf, type GoalName, type Sort } from './canary.ts';
import type { Schools } from './schools.ts';

type Taught = Readonly<Record<'english' | 'maths' | 'far', Course>>;

/** The pupils with their goals, each on a way through a course. */
export async function somePupils(
  { own, other, group, levelless, english, maths, far, farGroup }: Schools,
  taught: Taught,
) {
  const ways = {} as Record<PupilName, Course>;
  const pupils = {} as Record<PupilName, Pupil>;
  const goals = {} as Record<PupilName, Record<GoalName, string>>;
  for (const name of pupilNames) {
    const away = name === 'quinten';
    const opens = name === 'dina';
    const pupil = await aPupil(away ? other : own, {
      given: name,
      family: canaryOf(name, 'card'),
      username: name,
      born: grown[name],
      // something is left to settle: a group without a level, a pupil without a group, one without a birth date
      ...(name === 'dina' ? {} : { group: away ? farGroup : name === 'fien' ? levelless : group }),
      enrolledIn: [away ? far : name === 'bram' ? maths : english],
      opensGoals: opens,
      opensWeek: opens,
    });
    pupils[name] = pupil;
    ways[name] = taught[away ? 'far' : name === 'bram' ? 'maths' : 'english'];
    await aWay(pupil, pupil.enrolments[0] as Enrolment, ways[name]);
    goals[name] = await goalsOf(name, pupil, pupil.enrolments[0]);
  }
  // the ways stay; which course the group is given is what the bars try
  await own.in.admin.query('delete from school.group_course where course_id = any($1)', [
    Object.values(taught).map(({ id }) => id),
  ]);
  return { pupils, goals, ways };
}

const grown: Record<PupilName, string | null> = {
  anna: '2013-03-02', // thirteen
  bram: '2013-04-02', // in the same group
  cees: '2010-05-05', // sixteen, opens nothing
  dina: '2009-06-06', // seventeen, opens all
  eefje: null, // nobody knows
  fien: '2008-01-01', // eighteen
  quinten: '2013-07-07', // at another school
};

async function goalsOf(name: PupilName, pupil: Pupil, course: Enrolment | undefined) {
  const title = (sort: Sort) => canaryOf(name, sort);
  const end = await aGoal(pupil, { kind: 'end', title: title('end'), why: title('why') });
  const period = await aGoal(pupil, { kind: 'period', title: title('period'), serves: end });
  const week = await aGoal(pupil, { kind: 'learning', title: title('week'), serves: period });
  const bound = course === undefined ? {} : { enrolment: course };
  const courses = await aGoal(pupil, { kind: 'period', title: title('period of course'), ...bound });
  const work = await aGoal(pupil, {
    kind: 'work',
    title: title('week of course'),
    serves: courses,
    ...bound,
  });
  return {
    end: end.id,
    period: period.id,
    week: week.id,
    'period of course': courses.id,
    'week of course': work.id,
  };
}
