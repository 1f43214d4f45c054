import { type Calendar, momentOn } from './calendar.ts';
import { chanceOf } from './chance.ts';
import type { PlannedSchool } from './people.ts';

/** Somebody looked at what is kept about a pupil. */
export type Look = {
  readonly handle: string;
  readonly pupil: string;
  readonly reader: string;
  readonly relation: 'coach' | 'subjectTeacher' | 'guardianUnder16';
  readonly at: Date;
};

/** Who looked in the last two weeks: coaches most, now and then a teacher of a subject. */
export function looksOf({ wish, groups, taught }: PlannedSchool, calendar: Calendar): Look[] {
  const { handle } = wish;
  return groups.flatMap((group) =>
    group.pupils.flatMap((pupil): Look[] => {
      if (pupil.leftOn !== undefined) return [];
      const chance = chanceOf(`looks ${pupil.key}`);
      const look = (reader: string, relation: Look['relation'], daysAgo: number, time: string): Look => ({
        handle,
        pupil: pupil.key,
        reader,
        relation,
        at: momentOn(calendar.schoolDaysAgo(daysAgo), time),
      });
      if (pupil.family === 'Aydın')
        return [
          look(group.coach, 'coach', 1, '10:20'),
          look(group.coach, 'coach', 4, '13:05'),
          look(group.coach, 'coach', 8, '10:25'),
          look('youssef', 'subjectTeacher', 3, '15:40'),
          look('zeynep', 'guardianUnder16', 6, '19:50'),
        ];
      const coach = [1, 6].filter(() => chance.percent(60));
      const teachers = taught.filter(
        ({ group: name, teacher }) => name === group.name && teacher !== group.coach,
      );
      return [
        ...coach.map((days) => look(group.coach, 'coach', days, `${chance.between(9, 15)}:10`)),
        ...(teachers.length > 0 && chance.percent(30)
          ? [look(chance.pick(teachers).teacher, 'subjectTeacher', chance.between(0, 8), '14:30')]
          : []),
      ];
    }),
  );
}
