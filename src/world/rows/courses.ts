import { keys } from '../../modules/logbook/strategy/bank/model.ts';
import { chanceOf } from '../chance.ts';
import { isAbout, type ShelfCourse, stepsFor, themesFor } from '../shelf.ts';
import type { Here, Put } from './here.ts';

/** The weeks in which the themes of a year begin: the first runs since the second period began. */
const themeWeeks = [-3, 7, 14, 21] as const;

/** Which courses a school uses, who follows them, and which strategies its teachers point out. */
export function putCourses(here: Here, versionOf: (course: string) => string | undefined, put: Put): void {
  const { id: school, who, world, school: planned } = here;
  const { shelf, calendar } = world;
  const use = (course: ShelfCourse, by: string, starts: string | null) => {
    const version_id = versionOf(course.id);
    if (version_id === undefined) return;
    const set_at = calendar.past(-12, 1, '10:15');
    put('school.course_use', {
      school_id: school,
      course_id: course.id,
      version_id,
      starts,
      set_by: who(by),
      set_at,
    });
    const chance = chanceOf(`tips ${school} ${course.id}`);
    course.course.blocks.forEach((_, i) => {
      if (chance.percent(40))
        put('school.strategy_tip', {
          school_id: school,
          course_id: course.id,
          block: i + 1,
          strategy: chance.pick(keys),
          set_by: who(by),
        });
    });
  };
  const lead = planned.staff.find(({ leadsSchool }) => leadsSchool)?.key ?? '';
  const themes = themesFor(shelf, planned.wish.sector);
  themes.forEach((theme, i) => {
    const week = themeWeeks[i];
    const teacher = planned.taught.find(({ code }) => isAbout(theme, code))?.teacher;
    use(theme, teacher ?? lead, week === undefined ? null : calendar.dayOf(week, 1));
  });
  const used = new Map<string, ShelfCourse>();
  for (const { key, code, teacher } of planned.taught) {
    const course = stepsFor(shelf, code);
    const teaching_group_id = here.teachingGroup(key);
    if (course !== undefined) {
      if (!used.has(code)) use(course, teacher, null);
      used.set(code, course);
      put('school.group_course', { school_id: school, teaching_group_id, course_id: course.id });
    }
    for (const theme of themes)
      if (isAbout(theme, code))
        put('school.group_course', { school_id: school, teaching_group_id, course_id: theme.id });
  }
}
