import type { Hat, Who } from '#platform/route';

export type Place = {
  readonly href: string;
  readonly word:
    | 'today'
    | 'week'
    | 'goals'
    | 'courses'
    | 'looked'
    | 'group'
    | 'talks'
    | 'coaches'
    | 'taught'
    | 'queue'
    | 'school'
    | 'codes'
    | 'settle'
    | 'schools';
};

const today: Place = { href: '/', word: 'today' };
const courses: Place = { href: '/courses', word: 'courses' };

const places: Readonly<Record<Exclude<Hat, 'staff'>, readonly Place[]>> = {
  pupil: [
    today,
    { href: '/logbook', word: 'week' },
    { href: '/goals', word: 'goals' },
    courses,
    { href: '/people/looked', word: 'looked' },
  ],
  guardian: [today, { href: '/people/looked', word: 'looked' }],
  administrator: [
    today,
    { href: '/people/codes', word: 'codes' },
    courses,
    { href: '/people/settle', word: 'settle' },
    { href: '/coaching/coaches', word: 'coaches' },
  ],
  office: [today, { href: '/office/schools', word: 'schools' }],
};

/** Where somebody can go, by hat and by what they do at the school; a page that is not theirs is not offered. */
export function navigation(who: Pick<Who, 'hat' | 'duties'>): readonly Place[] {
  if (who.hat !== 'staff') return places[who.hat];
  const leads = leadsSome(who);
  return [
    ...(onlyLeads(who) ? [] : [today]),
    ...(who.duties.includes('coach')
      ? [
          { href: '/coaching/group', word: 'group' } as const,
          { href: '/coaching/talks', word: 'talks' } as const,
        ]
      : []),
    ...(who.duties.includes('teaches')
      ? [
          { href: '/progress/queue', word: 'queue' } as const,
          { href: '/people/taught', word: 'taught' } as const,
          courses,
        ]
      : []),
    ...(leads ? [{ href: '/home/school', word: 'school' } as const] : []),
    ...(leads && !who.duties.includes('teaches') ? [courses] : []),
  ];
}

type Duties = Pick<Who, 'duties'>;

/** Whether somebody leads the school or a team: they have figures to look at. */
export const leadsSome = ({ duties }: Duties): boolean =>
  duties.includes('leads_school') || duties.includes('leads_team');

/** Whoever leads and neither coaches nor teaches begins with the school. */
export const onlyLeads = (who: Duties): boolean =>
  leadsSome(who) && !who.duties.includes('coach') && !who.duties.includes('teaches');

/** Some names as one says them, and how many more there are: at most three, for a card is read at a glance. */
export function someNames(names: readonly string[]): { readonly names: readonly string[]; more: number } {
  return names.length <= 3 ? { names, more: 0 } : { names: names.slice(0, 2), more: names.length - 2 };
}

/** What stands between a guardian and what is kept about a child. */
export type ChildAccess = 'info' | 'unconfirmed' | 'closed' | 'open' | 'shared';
export type ChildNews = 'goals' | 'none' | 'unconfirmed' | 'info' | 'closed' | 'unshared';

/** What the card of a child says: goals, or the one reason why there are none to be seen. */
export function newsOf(access: ChildAccess, goals: number): ChildNews {
  if (access === 'unconfirmed' || access === 'info' || access === 'closed') return access;
  if (goals > 0) return 'goals';
  return access === 'open' ? 'none' : 'unshared';
}
