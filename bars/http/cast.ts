import type { TestDatabase } from '../../tests/world/cluster.ts';
import type { Course } from '../../tests/world/learning.ts';
import type { Pupil } from '../../tests/world/people.ts';
import type { School } from '../../tests/world/school.ts';
import type { Actor, PupilName } from './cast/actor.ts';
import { importOf, uploadsOf } from './cast/brought.ts';
import type { GoalName } from './cast/canary.ts';
import { someCourses } from './cast/courses.ts';
import { decisions, shown, talks, weeks } from './cast/moments.ts';
import { everybody } from './cast/people.ts';
import { somePupils } from './cast/pupils.ts';
import { twoSchools } from './cast/schools.ts';

/*
 * The people with whom the bars knock on every door. Written by hand a second time, beside the policies: nothing here
 * is generated from them (trust §5.4). Every name and every text of somebody is a canary, unmistakable in any page.
 */

export type Cast = {
  readonly place: TestDatabase;
  readonly schools: { readonly own: School; readonly other: School };
  readonly pupils: Readonly<Record<PupilName, Pupil>>;
  readonly goals: Readonly<Record<PupilName, Readonly<Record<GoalName, string>>>>;
  /** The relation of the guardian nobody confirmed yet. */
  readonly waiting: string;
  /** What an administrator asked and a second person has to agree to. */
  readonly second: string;
  /** What the school leader asked about anna’s record, and the administrator agreed to. */
  readonly record: string;
  /** The line of a confirmation that the leader of Veenlicht gave a moment ago. */
  readonly confirmedLine: string;
  /** The journal's line of what anna did a moment ago in her own browser. */
  readonly line: string;
  /** The same of what she did to her week. */
  readonly weekLine: string;
  /** The course that the maths teacher's group follows. */
  readonly tipped: string;
  /** The place of each pupil's learning goal in this week. */
  readonly items: Readonly<Record<PupilName, string>>;
  readonly groups: Readonly<Record<'own' | 'levelless' | 'other', string>>;
  /** The year of Veenlicht, and its periods. */
  readonly calendar: { readonly id: string; readonly periods: readonly string[] };
  /** Courses: one that Veenlicht uses, one that nobody uses yet, one of Veenlicht alone – and the English group. */
  readonly courses: Readonly<Record<'used' | 'shelf' | 'alone', Course>>;
  readonly english: string;
  /** What was agreed in talks: one for anna herself, one for the guardian of cees; and what the coach proposed to anna. */
  readonly talks: {
    readonly wish: string;
    /** Of the journal: anna kept her agreement. */
    readonly line: string;
    readonly agreements: { readonly anna: string; readonly cees: string };
  };
  /** The course that each pupil follows on a way of their own. */
  readonly ways: Readonly<Record<PupilName, Course>>;
  /** What the English teacher found about anna's second step a moment ago, which she has not read; and its line. */
  readonly judged: { readonly judgement: string; readonly line: string };
  /** An import of an hour ago. */
  readonly brought: string;
  /** Files that the administrator brought: one waits for a decision, of two it must be said what they are. */
  readonly uploads: Readonly<Record<'read' | 'choosing' | 'sheet', string>>;
  readonly actors: readonly Actor[];
  actor(name: string): Actor;
};

/** Fills a database with two small schools and an office, and signs everybody in. */
export async function aCast(place: TestDatabase): Promise<Cast> {
  const schools = await twoSchools(place);
  const { own, other, calendar, english, group, levelless, farGroup } = schools;
  const { courses, tipped, taught } = await someCourses(schools);
  const learning = await somePupils(schools, taught);
  const { actors, actor, unconfirmed } = await everybody(place, schools, learning.pupils);
  const stage = { own, actor, ...learning };
  return {
    place,
    schools: { own, other },
    groups: { own: group.id, levelless: levelless.id, other: farGroup.id },
    calendar,
    courses,
    tipped: tipped.id,
    english: english.id,
    ...learning,
    actors,
    actor,
    ...(await decisions(stage, unconfirmed)),
    ...(await weeks(stage)),
    talks: await talks(stage),
    judged: await shown(stage),
    uploads: await uploadsOf(own, actor('the administrator')),
    brought: await importOf(own),
  };
}
