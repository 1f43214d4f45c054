import type { Hat, Who } from '#platform/route';

export type Place = {
  readonly href: string;
  readonly word: 'today' | 'goals' | 'looked' | 'group' | 'school' | 'codes' | 'settle' | 'schools';
};

const today: Place = { href: '/', word: 'today' };

const places: Readonly<Record<Exclude<Hat, 'staff'>, readonly Place[]>> = {
  pupil: [today, { href: '/goals', word: 'goals' }, { href: '/people/looked', word: 'looked' }],
  guardian: [today, { href: '/people/looked', word: 'looked' }],
  administrator: [
    today,
    { href: '/people/codes', word: 'codes' },
    { href: '/people/settle', word: 'settle' },
  ],
  office: [today, { href: '/office/schools', word: 'schools' }],
};

/** Where somebody can go, by hat and by what they do at the school; a page that is not theirs is not offered. */
export function navigation(who: Pick<Who, 'hat' | 'duties'>): readonly Place[] {
  if (who.hat !== 'staff') return places[who.hat];
  const coaches = who.duties.includes('coach') || who.duties.includes('teaches');
  const leads = who.duties.includes('leads_school') || who.duties.includes('leads_team');
  return [
    today,
    ...(coaches ? [{ href: '/goals/group', word: 'group' } as const] : []),
    ...(leads ? [{ href: '/home/school', word: 'school' } as const] : []),
  ];
}
