import { chanceOf } from './chance.ts';
import { elder, family, towns } from './names.ts';
import { foundations, smallSchools } from './schools.ts';
import { type GroupWish, ownCoach, type SchoolWish, type StaffWish } from './wishes.ts';

/** The size of a large foundation: 22 schools, 550 members of staff, 4,500 pupils (S3). */
const size = { schools: 22, staff: 550, pupils: 4500 } as const;

/** The six schools of the small world and sixteen more, for whoever measures or looks at crowds. */
export function largeSchools(): readonly SchoolWish[] {
  const still = size.schools - smallSchools.length;
  const staff = size.staff - sum(smallSchools, ({ staffSize }) => staffSize);
  const pupils = size.pupils - sum(smallSchools, ({ groups }) => sum(groups, (group) => group.size));
  const share = (total: number, i: number) =>
    Math.floor((total * (i + 1)) / still) - Math.floor((total * i) / still);
  return [
    ...smallSchools,
    ...Array.from({ length: still }, (_, i) =>
      i % 2 === 0
        ? secondarySchool(i, share(staff, i), share(pupils, i))
        : primarySchool(i, share(staff, i), share(pupils, i)),
    ),
  ];
}

const trees = [
  ...['Wilg', 'Els', 'Linde', 'Beuk', 'Hazelaar', 'Iep', 'Esdoorn', 'Kastanje', 'Vlier', 'Berk', 'Meidoorn'],
  ...['Lijsterbes', 'Populier', 'Notelaar', 'Spar', 'Haagbeuk'],
] as const;

type Base = Pick<
  SchoolWish,
  'handle' | 'place' | 'language' | 'foundation' | 'gradations' | 'weekOpen' | 'goalsOpen' | 'staffSize'
>;

function base(i: number, staffSize: number): Base & { tree: string; key: string; people: StaffWish[] } {
  const tree = trees[i] as string;
  const key = `large${i + 1}`;
  const chance = chanceOf(`school ${key}`);
  const person = (is: string, more: Partial<StaffWish>): StaffWish => ({
    is: `${key}/${is}`,
    given: chance.pick(elder),
    family: chance.pick(family),
    ...more,
  });
  return {
    tree,
    key,
    handle: tree.toLowerCase(),
    place: towns[i % towns.length] as string,
    language: 'nl',
    foundation: foundations[i % foundations.length]?.key,
    gradations: [[chance.between(4, 60), 1]],
    weekOpen: chance.percent(50),
    goalsOpen: chance.percent(30),
    staffSize,
    people: [
      person('leader', { leads: 'school' }),
      person('administrator', { administrator: true }),
      ...Array.from({ length: staffSize - 2 }, (_, n) => person(`teacher${n + 1}`, {})),
    ],
  };
}

/** Twenty-six in a group, the rest in the last; the first coach has two groups, so that there is a list of 52, too. */
function groupsOf(
  key: string,
  pupils: number,
  phase: 'primary' | 'secondary',
  years: readonly number[],
  nameOf: (year: number, n: number) => string,
  levelOf: (year: number) => string,
): GroupWish[] {
  const many = Math.ceil(pupils / 26);
  return Array.from({ length: many }, (_, n) => {
    const year = years[n % years.length] as number;
    const coach = n === 1 ? 1 : n + 1;
    return {
      name: nameOf(year, Math.floor(n / years.length)),
      phase,
      year,
      level: levelOf(year),
      coach: `${key}/teacher${coach}`,
      team: year <= (years[Math.floor(years.length / 2)] as number) ? 'Team Onderbouw' : 'Team Bovenbouw',
      size: Math.min(26, pupils - 26 * n),
    };
  });
}

function secondarySchool(i: number, staffSize: number, pupils: number): SchoolWish {
  const { tree, key, people, ...school } = base(i, staffSize);
  const nameOf = (year: number, n: number) => `${year}${'abc'[n]}`;
  return {
    ...school,
    name: `${tree}lyceum`,
    sector: 'vo',
    teams: ['Team Onderbouw', 'Team Bovenbouw'],
    staff: withLeads(people),
    groups: groupsOf(key, pupils, 'secondary', [1, 2, 3, 4, 5], nameOf, () => 'havo'),
    subjects: [
      ['Wiskunde', 'wi'],
      ['Engels', 'en'],
      ['Nederlands', 'ne'],
      ['Natuurkunde', 'na'],
      ['Duits', 'du'],
      ['Geschiedenis', 'gs'],
    ].map(([name = '', code = ''], n) => ({ name, code, teacher: `${key}/teacher${n + 12}` })),
  };
}

function primarySchool(i: number, staffSize: number, pupils: number): SchoolWish {
  const { tree, key, people, ...school } = base(i, staffSize);
  const nameOf = (year: number, n: number) => `Groep ${year}${n === 0 ? '' : 'abc'[n]}`;
  return {
    ...school,
    name: `Basisschool De ${tree}`,
    sector: 'po',
    teams: ['Team Onderbouw', 'Team Bovenbouw'],
    staff: withLeads(people),
    groups: groupsOf(key, pupils, 'primary', [3, 4, 5, 6, 7, 8], nameOf, () => '1F'),
    subjects: [
      ['Rekenen', 're'],
      ['Lezen', 'le'],
      ['Taal', 'ta'],
    ].map(([name = '', code = '']) => ({ name, code, teacher: ownCoach })),
  };
}

/** The last two teachers lead a team each. */
const withLeads = (people: readonly StaffWish[]): StaffWish[] =>
  people.map((one, n) => {
    const left = people.length - n;
    if (left > 2) return one;
    return { ...one, leads: left === 2 ? 'Team Onderbouw' : 'Team Bovenbouw' };
  });

const sum = <T>(list: readonly T[], count: (one: T) => number): number =>
  list.reduce((total, one) => total + count(one), 0);
