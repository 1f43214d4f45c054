import type { Hat, Who } from '#platform/route';

export type Place = {
  readonly href: string;
  readonly word:
    | 'today'
    | 'week'
    | 'goals'
    | 'courses'
    | 'subjects'
    | 'steps'
    | 'aims'
    | 'talk'
    | 'agreements'
    | 'looked'
    | 'group'
    | 'talks'
    | 'slots'
    | 'coaches'
    | 'coverage'
    | 'taught'
    | 'tips'
    | 'queue'
    | 'school'
    | 'team'
    | 'confirm'
    | 'guardians'
    | 'code'
    | 'codes'
    | 'settle'
    | 'exchange'
    | 'out'
    | 'calendar'
    | 'begin'
    | 'schools';
  /** Beginnings of other addresses that belong to this place. */
  readonly within?: readonly string[];
};

const today: Place = { href: '/', word: 'today' };
const courses: Place = { href: '/courses', word: 'courses' };
const agreements: Place = { href: '/coaching/agreements', word: 'agreements' };
const out: Place = { href: '/exchange/out', word: 'out' };
const looked: Place = { href: '/people/looked', word: 'looked' };

/** The places of a hat in the order of their weight: what matters most every day comes first. */
const places: Readonly<Record<Exclude<Hat, 'staff'>, readonly Place[]>> = {
  pupil: [
    today,
    { href: '/logbook', word: 'week' },
    { href: '/courses', word: 'subjects', within: ['/progress'] },
    { href: '/goals', word: 'goals' },
    looked,
    { href: '/coaching/talk', word: 'talk' },
    { href: '/progress', word: 'steps' },
    { href: '/progress/plan', word: 'aims' },
    agreements,
  ],
  guardian: [today, agreements, looked],
  administrator: [
    today,
    { href: '/people/codes', word: 'codes', within: ['/people/letters'] },
    courses,
    { href: '/coaching/coaches', word: 'coaches' },
    { href: '/people/settle', word: 'settle', within: ['/people/missing', '/people/person'] },
    { href: '/people/guardians', word: 'guardians' },
    { href: '/exchange', word: 'exchange' },
    out,
    { href: '/organisations/calendar', word: 'calendar' },
    { href: '/home/begin', word: 'begin' },
  ],
  office: [today, { href: '/office/schools', word: 'schools' }],
};

type Duty = 'coach' | 'teaches' | 'leads_team' | 'leads_school';

/** The same for staff, with the duties that bring somebody there. */
const staffPlaces: readonly (Place & { readonly for: readonly Duty[] })[] = [
  {
    href: '/coaching/group',
    word: 'group',
    for: ['coach'],
    within: ['/logbook/of', '/goals/of', '/progress/of', '/progress/plan'],
  },
  { href: '/coaching/talks', word: 'talks', for: ['coach'], within: ['/coaching/talk'] },
  { href: '/progress/queue', word: 'queue', for: ['teaches'] },
  { href: '/home/school', word: 'school', for: ['leads_school'] },
  { href: '/home/school', word: 'team', for: ['leads_team'] },
  { href: '/coaching/coverage', word: 'coverage', for: ['leads_school', 'leads_team'] },
  { href: '/people/taught', word: 'taught', for: ['teaches'] },
  { ...courses, for: ['teaches', 'leads_school', 'leads_team'] },
  { href: '/coaching/coaches', word: 'coaches', for: ['leads_team'] },
  { href: '/coaching/slots', word: 'slots', for: ['coach'] },
  { ...agreements, for: [] },
  { href: '/logbook/tips', word: 'tips', for: ['teaches'] },
  { href: '/people/code', word: 'code', for: ['coach'] },
  { href: '/people/confirm', word: 'confirm', for: ['leads_school'] },
  { href: '/people/guardians', word: 'guardians', for: ['leads_school'] },
  { ...out, for: ['leads_school', 'coach', 'teaches'] },
];

type Wearer = Pick<Who, 'hat' | 'duties'>;

function placesOf(who: Wearer): readonly Place[] {
  if (who.hat !== 'staff') return places[who.hat];
  const own = staffPlaces.filter(
    ({ for: duties }) => duties.length === 0 || duties.some((duty) => who.duties.includes(duty)),
  );
  // whoever leads the school and a team has one page of figures
  const once = own.filter(({ href }, i) => own.findIndex((place) => place.href === href) === i);
  return onlyLeads(who) ? once : [today, ...once];
}

/** What a bar bears: on a phone, where pupils are, five. */
const mostOf = ({ hat }: Wearer): number => (hat === 'pupil' ? 5 : 6);

/** Where somebody can go, by hat and by what they do at the school; a page that is not theirs is not offered. */
export const navigation = (who: Wearer): readonly Place[] => placesOf(who).slice(0, mostOf(who));

/** What the navigation has no room for: it stands at the foot of the first screen. */
export const more = (who: Wearer): readonly Place[] => placesOf(who).slice(mostOf(who));

/** The place a page belongs to: its own, else the one whose address it begins with; -1 when there is none. */
export function placeAt(all: readonly Place[], path: string): number {
  const begins = (start: string) => path === start || path.startsWith(`${start}/`);
  const own = all.findIndex(({ href }) => href === path);
  if (own !== -1) return own;
  return all.findIndex(
    ({ href, within = [] }) => (href !== '/' && begins(href)) || within.some((start) => begins(start)),
  );
}

/** What today can ask of staff, the most pressing first: what somebody waits for comes before what can wait. */
const urgency = [
  'talksToday',
  'queueLong',
  'promiseLate',
  'talksOpen',
  'plans',
  'signals',
  'queue',
  'groupless',
  'stuck',
  'talksNext',
  'slotless',
  'without',
  'promise',
  'school',
  'courseless',
  'tips',
] as const;
/** What asks nothing: it fills a quiet day, so that there is always a way on. */
const quiet = ['calm', 'taught', 'code'] as const;
export type Asks = (typeof urgency)[number] | (typeof quiet)[number];

/** Somebody who is both coach and teacher has one page, in one order; quiet things only where little is asked. */
export function toAsk<C extends { readonly what: Asks }>(cards: readonly C[]): readonly C[] {
  const order: readonly Asks[] = [...urgency, ...quiet];
  const inOrder = cards.toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const asked = inOrder.filter(({ what }) => order.indexOf(what) < urgency.length);
  return inOrder.slice(0, Math.max(asked.length, Math.min(3, inOrder.length)));
}

/** From so many school days on a step waits long to be looked at. */
export const longWait = 5;

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
export type ChildNews = 'shows' | 'none' | 'unconfirmed' | 'info' | 'closed' | 'unshared';

/** What the card of a child says: how it goes, or the one reason why there is nothing to be seen. */
export function newsOf(access: ChildAccess, shown: boolean): ChildNews {
  if (access === 'unconfirmed' || access === 'info' || access === 'closed') return access;
  if (shown) return 'shows';
  return access === 'open' ? 'none' : 'unshared';
}
