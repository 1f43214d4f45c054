import type { TestDatabase } from './cluster.ts';
import { add, id, nextName } from './rows.ts';

/** Small schools in the words of the school. Everything is true on the tests' own day unless a test says otherwise. */
export type School = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly in: TestDatabase;
};
export type Team = { readonly id: string; readonly school: School };
export type Group = { readonly id: string; readonly school: School };
type SchoolWish = {
  name?: string;
  handle?: string;
  weekOpen?: boolean;
  goalsOpen?: boolean;
  zone?: string;
  language?: 'nl' | 'en' | 'sv';
};

export async function aSchool(place: TestDatabase, wish: SchoolWish = {}): Promise<School> {
  const { name = 'Veenlicht', handle = nextName('school-') } = wish;
  const school: School = { id: id(), name, handle, in: place };
  const { zone = 'Europe/Amsterdam', language = 'nl' } = wish;
  await add(place, 'shared.organisation', {
    id: school.id,
    kind: 'school',
    name,
    handle,
    sector: 'vo',
    zone,
    language,
  });
  await add(place, 'school.school_setting', {
    school_id: school.id,
    week_open: wish.weekOpen ?? false,
    goals_open: wish.goalsOpen ?? false,
  });
  return school;
}

/** A school year from August to July with four periods of equal length, the second of which is now. */
export async function aYear(school: School): Promise<{ id: string; periods: readonly string[] }> {
  const year = id();
  await add(school.in, 'school.school_year', {
    school_id: school.id,
    id: year,
    title: '2026–2027',
    starts: '2026-08-24',
    ends: '2027-07-16',
  });
  const spans = [
    ['2026-08-24', '2026-11-01'],
    ['2026-11-02', '2027-01-24'],
    ['2027-01-25', '2027-04-11'],
    ['2027-04-12', '2027-07-16'],
  ] as const;
  const periods: string[] = [];
  for (const [i, [starts, ends]] of spans.entries()) {
    const period = id();
    periods.push(period);
    await add(school.in, 'school.period', {
      school_id: school.id,
      id: period,
      school_year_id: year,
      title: `Periode ${i + 1}`,
      starts,
      ends,
    });
  }
  return { id: year, periods };
}

export async function aTeam(school: School, name = 'Team Blauw'): Promise<Team> {
  const team = id();
  await add(school.in, 'school.team', { school_id: school.id, id: team, name });
  return { id: team, school };
}

type GroupWish = { name?: string; team?: Team; level?: string; year?: string };

export async function aBaseGroup(
  school: School,
  { name = '2B', team, level = 'havo', year = '' }: GroupWish = {},
): Promise<Group> {
  const group = id();
  await add(school.in, 'school.base_group', {
    school_id: school.id,
    id: group,
    name,
    level,
    year_group: year,
    team_id: team?.id ?? null,
  });
  return { id: group, school };
}

export async function aTeachingGroup(
  school: School,
  { name = 'Engels 2B', subject = 'Engels' }: { name?: string; subject?: string } = {},
): Promise<Group> {
  const group = id();
  await add(school.in, 'school.teaching_group', { school_id: school.id, id: group, name, subject });
  return { id: group, school };
}
