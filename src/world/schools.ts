/**
 * The schools of the small world and the people in them who have a story (domain §10.1–10.2). Everybody else is filled
 * up by people.ts.
 */
export type Authority = 'full' | 'info' | 'blocked';

export type GuardianWish = {
  readonly given: string;
  readonly family: string;
  readonly authority?: Authority;
  readonly confirmed?: boolean;
  /** A pupil of eighteen lets this guardian in again. */
  readonly renewed?: boolean;
  /** The same words at two pupils, or at a member of staff, are the same person. */
  readonly is?: string;
};

export type PupilWish = {
  readonly given: string;
  readonly family: string;
  /** `null`: the school does not know the birth date. */
  readonly age?: number | null;
  readonly autonomy?: 1 | 2 | 3 | 4;
  readonly opensGoals?: boolean;
  readonly opensWeek?: boolean;
  /** So many weeks ago they left. */
  readonly left?: number;
  readonly guardians?: readonly GuardianWish[];
  readonly noSignIn?: boolean;
};

export type GroupWish = {
  readonly name: string;
  readonly phase: 'primary' | 'secondary';
  readonly year: number;
  readonly level: string;
  readonly coach: string;
  readonly team: string;
  readonly size: number;
  readonly pupils?: readonly PupilWish[];
  /** Nobody in it signed in yet: codes are to be handed out. */
  readonly noSignIn?: boolean;
};

export type StaffWish = {
  /** How this file calls the person. */
  readonly is: string;
  readonly given: string;
  readonly family: string;
  readonly leads?: string;
  readonly administrator?: boolean;
  readonly left?: number;
  readonly noSignIn?: boolean;
};

export type SubjectWish = { readonly name: string; readonly code: string; readonly teacher: string };

export type SchoolWish = {
  readonly handle: string;
  readonly name: string;
  readonly place: string;
  readonly sector: 'po' | 'vo';
  readonly language: 'nl' | 'sv';
  readonly foundation: string | undefined;
  /** Months ago at which a gradation began, and which. */
  readonly gradations: readonly (readonly [months: number, level: 1 | 2 | 3 | 4])[];
  readonly weekOpen: boolean;
  readonly goalsOpen: boolean;
  readonly teams: readonly string[];
  /** More staff than have a story, up to this number. */
  readonly staffSize: number;
  readonly staff: readonly StaffWish[];
  readonly groups: readonly GroupWish[];
  /** In a secondary school each subject has a teacher; in a primary one the coach of the group. */
  readonly subjects: readonly SubjectWish[];
};

export const foundations = [
  { key: 'stichting-veenlicht', name: 'Stichting Veenlicht', place: 'Almerveen' },
  { key: 'stichting-wolkenrand', name: 'Stichting Wolkenrand', place: 'Hagelbeek' },
] as const;

export const office = {
  handle: 'ontplooi',
  name: 'Ontplooi Bureau',
  place: 'Merenwolde',
  /** `is`: somebody who also belongs to a school. Two sides of the wall, never in one sign-in (W1). */
  people: [
    { given: 'Eva', family: 'Roelofs', is: undefined },
    { given: 'Fenna', family: 'Oldeman', is: 'fenna' },
    { given: 'Wouter', family: 'Zandbergen', is: undefined },
    { given: 'Samira', family: 'Lachkar', is: undefined },
  ],
} as const;

const primary = (coach: string): readonly SubjectWish[] => [
  { name: 'Rekenen', code: 're', teacher: coach },
  { name: 'Lezen', code: 'le', teacher: coach },
  { name: 'Taal', code: 'ta', teacher: coach },
];
/** Whoever coaches the group teaches it. */
export const ownCoach = 'own coach';

export const smallSchools: readonly SchoolWish[] = [
  {
    handle: 'veenlicht',
    name: 'Veenlicht Lyceum',
    place: 'Almerveen',
    sector: 'vo',
    language: 'nl',
    foundation: 'stichting-veenlicht',
    gradations: [
      [89, 1],
      [77, 2],
      [65, 3],
      [41, 4],
    ],
    weekOpen: true,
    goalsOpen: false,
    teams: ['Team Onderbouw', 'Team Bovenbouw'],
    staffSize: 14,
    staff: [
      { is: 'irene', given: 'Irene', family: 'Duyf', leads: 'school' },
      { is: 'gijs', given: 'Gijs', family: 'Tromp', administrator: true },
      { is: 'sanne', given: 'Sanne', family: 'Kuiper', leads: 'Team Onderbouw' },
      { is: 'rob', given: 'Rob', family: 'Vrielink', leads: 'Team Bovenbouw' },
      { is: 'marit', given: 'Marit', family: 'Jansma' },
      { is: 'youssef', given: 'Youssef', family: 'Haddou' },
      { is: 'lotte', given: 'Lotte', family: 'Breur' },
      { is: 'pieter', given: 'Pieter', family: 'Oen' },
      { is: 'bas', given: 'Bas', family: 'Molenaar' },
      { is: 'gone', given: 'Dirk', family: 'Hulshorst', left: 5 },
    ],
    groups: [
      {
        name: 'V2a',
        phase: 'secondary',
        year: 2,
        level: 'vwo',
        coach: 'marit',
        team: 'Team Onderbouw',
        size: 15,
        pupils: [
          {
            given: 'Noor',
            family: 'Aydın',
            age: 13,
            autonomy: 2,
            guardians: [
              { given: 'Zeynep', family: 'Aydın', is: 'zeynep' },
              { given: 'Cem', family: 'Aydın', authority: 'info' },
            ],
          },
          {
            given: 'Mees',
            family: 'Oen',
            age: 13,
            guardians: [{ given: 'Pieter', family: 'Oen', is: 'pieter' }],
          },
          { given: 'Isra', family: 'Bouzid', age: null, guardians: [{ given: 'Nadia', family: 'Bouzid' }] },
          { given: 'Levi', family: 'Hartkamp', age: 13, left: 3 },
        ],
      },
      {
        name: 'H3a',
        phase: 'secondary',
        year: 3,
        level: 'havo',
        coach: 'youssef',
        team: 'Team Onderbouw',
        size: 15,
        pupils: [
          {
            given: 'Sem',
            family: 'de Wit',
            age: 14,
            guardians: [
              { given: 'Mirjam', family: 'de Wit', is: 'mirjam' },
              { given: 'Stef', family: 'Bakkenes', authority: 'blocked', is: 'stef' },
            ],
          },
        ],
      },
      {
        name: 'V4a',
        phase: 'secondary',
        year: 4,
        level: 'vwo',
        coach: 'lotte',
        team: 'Team Bovenbouw',
        size: 15,
        pupils: [
          {
            given: 'Elif',
            family: 'Karaca',
            age: 15,
            autonomy: 4,
            guardians: [{ given: 'Hülya', family: 'Karaca' }],
          },
        ],
      },
      {
        name: 'H5a',
        phase: 'secondary',
        year: 5,
        level: '',
        coach: 'pieter',
        team: 'Team Bovenbouw',
        size: 15,
        pupils: [
          {
            given: 'Tygo',
            family: 'Prins',
            age: 16,
            autonomy: 3,
            opensGoals: true,
            guardians: [{ given: 'Anja', family: 'Prins', is: 'anja' }],
          },
          {
            given: 'Jasmijn',
            family: 'Overdiep',
            age: 18,
            opensGoals: true,
            guardians: [{ given: 'Henk', family: 'Overdiep', renewed: true, is: 'henk' }],
          },
          {
            given: 'Thijs',
            family: 'Rademaker',
            age: 18,
            guardians: [{ given: 'Els', family: 'Rademaker' }],
          },
          {
            given: 'Nova',
            family: 'Lindhout',
            age: 17,
            opensGoals: true,
            opensWeek: true,
            guardians: [{ given: 'Tessel', family: 'Lindhout' }],
          },
        ],
      },
    ],
    subjects: [
      { name: 'Wiskunde', code: 'wi', teacher: 'youssef' },
      { name: 'Engels', code: 'en', teacher: 'marit' },
      { name: 'Nederlands', code: 'ne', teacher: 'lotte' },
      { name: 'Natuurkunde', code: 'na', teacher: 'pieter' },
      { name: 'Duits', code: 'du', teacher: 'rob' },
      { name: 'Geschiedenis', code: 'gs', teacher: 'sanne' },
    ],
  },
  {
    handle: 'sluiswachter',
    name: 'Mavo De Sluiswachter',
    place: 'Almerveen',
    sector: 'vo',
    language: 'nl',
    foundation: 'stichting-veenlicht',
    gradations: [
      [50, 1],
      [38, 2],
      [14, 3],
    ],
    weekOpen: false,
    goalsOpen: false,
    teams: ['Team Mavo'],
    staffSize: 10,
    staff: [
      { is: 'mark', given: 'Mark', family: 'Hoekstra', leads: 'school' },
      { is: 'coby', given: 'Coby', family: 'Wiersinga', administrator: true },
      { is: 'joost', given: 'Joost', family: 'Aalderink', leads: 'Team Mavo' },
      { is: 'fatma', given: 'Fatma', family: 'Yalçınkaya' },
      { is: 'dries', given: 'Dries', family: 'Polling' },
      { is: 'fenna', given: 'Fenna', family: 'Oldeman' },
      { is: 'new', given: 'Tibbe', family: 'Ravestein', noSignIn: true },
    ],
    groups: [
      {
        name: 'M1a',
        phase: 'secondary',
        year: 1,
        level: 'vmbo-t',
        coach: 'fatma',
        team: 'Team Mavo',
        size: 15,
        pupils: [
          {
            given: 'Daan',
            family: 'Vos',
            age: 12,
            guardians: [{ given: 'Kees', family: 'Vos', is: 'kees' }],
          },
        ],
      },
      {
        name: 'M1b',
        phase: 'secondary',
        year: 1,
        level: 'vmbo-t',
        coach: 'dries',
        team: 'Team Mavo',
        size: 15,
        noSignIn: true,
      },
    ],
    subjects: [
      { name: 'Wiskunde', code: 'wi', teacher: 'dries' },
      { name: 'Engels', code: 'en', teacher: 'fatma' },
      { name: 'Nederlands', code: 'ne', teacher: 'fenna' },
    ],
  },
  {
    handle: 'atelier',
    name: 'Praktijkroute Het Atelier',
    place: 'Almerveen',
    sector: 'vo',
    language: 'nl',
    foundation: 'stichting-veenlicht',
    gradations: [[15, 1]],
    weekOpen: false,
    goalsOpen: true,
    teams: ['Team Atelier'],
    staffSize: 6,
    staff: [
      { is: 'ankie', given: 'Ankie', family: 'Bosscher', leads: 'school', administrator: true },
      { is: 'mo', given: 'Mo', family: 'Azzouzi', leads: 'Team Atelier' },
      { is: 'trijn', given: 'Trijn', family: 'Hofstede' },
    ],
    groups: [
      {
        name: 'P2',
        phase: 'secondary',
        year: 2,
        level: 'praktijkonderwijs',
        coach: 'trijn',
        team: 'Team Atelier',
        size: 12,
      },
    ],
    subjects: [
      { name: 'Koken', code: 'ko', teacher: 'mo' },
      { name: 'Rekenen', code: 're', teacher: 'trijn' },
      { name: 'Nederlands', code: 'ne', teacher: 'trijn' },
    ],
  },
  {
    handle: 'wolkenladder',
    name: 'Basisschool De Wolkenladder',
    place: 'Hagelbeek',
    sector: 'po',
    language: 'nl',
    foundation: 'stichting-wolkenrand',
    gradations: [
      [26, 1],
      [8, 2],
    ],
    weekOpen: true,
    goalsOpen: false,
    teams: ['Team Wolken'],
    staffSize: 7,
    staff: [
      { is: 'nadia', given: 'Nadia', family: 'El Amrani', leads: 'school' },
      { is: 'hetty', given: 'Hetty', family: 'Landman', administrator: true },
      { is: 'jorrit', given: 'Jorrit', family: 'Dalstra', leads: 'Team Wolken' },
      { is: 'mieke', given: 'Mieke', family: 'Sturkenboom' },
    ],
    groups: [
      {
        name: 'Groep 6',
        phase: 'primary',
        year: 6,
        level: '1F',
        coach: 'mieke',
        team: 'Team Wolken',
        size: 10,
        pupils: [
          {
            given: 'Ama',
            family: 'Boateng',
            age: 9,
            guardians: [{ given: 'Abena', family: 'Boateng', is: 'abena' }],
          },
          { given: 'Lot', family: 'Vos', age: 9, guardians: [{ given: 'Kees', family: 'Vos', is: 'kees' }] },
        ],
      },
      {
        name: 'Groep 8',
        phase: 'primary',
        year: 8,
        level: '1S',
        coach: 'jorrit',
        team: 'Team Wolken',
        size: 10,
      },
    ],
    subjects: primary(ownCoach),
  },
  {
    handle: 'zwaluwnest',
    name: 'Kindcentrum Het Zwaluwnest',
    place: 'Hagelbeek',
    sector: 'po',
    language: 'nl',
    foundation: 'stichting-wolkenrand',
    gradations: [[20, 1]],
    weekOpen: true,
    goalsOpen: true,
    teams: ['Team Nest'],
    staffSize: 7,
    staff: [
      { is: 'corrie', given: 'Corrie', family: 'Nijland', leads: 'school', administrator: true },
      { is: 'wies', given: 'Wies', family: 'Holtkamp' },
      { is: 'evert', given: 'Evert', family: 'Schuring', leads: 'Team Nest' },
    ],
    groups: [
      {
        name: 'Groep 5',
        phase: 'primary',
        year: 5,
        level: '1F',
        coach: 'wies',
        team: 'Team Nest',
        size: 10,
      },
      {
        name: 'Groep 7',
        phase: 'primary',
        year: 7,
        level: '1F',
        coach: 'evert',
        team: 'Team Nest',
        size: 10,
      },
    ],
    subjects: primary(ownCoach),
  },
  {
    handle: 'regenbrug',
    name: 'Basisschool De Regenbrug',
    place: 'Hagelbeek',
    sector: 'po',
    language: 'nl',
    foundation: 'stichting-wolkenrand',
    gradations: [[9, 1]],
    weekOpen: false,
    goalsOpen: false,
    teams: ['Team Brug'],
    staffSize: 6,
    staff: [
      { is: 'arie', given: 'Arie', family: 'Zwanenburg', leads: 'school', administrator: true },
      { is: 'loes', given: 'Loes', family: 'Hietbrink', leads: 'Team Brug' },
      { is: 'imke', given: 'Imke', family: 'Tadema' },
    ],
    groups: [
      {
        name: 'Groep 4',
        phase: 'primary',
        year: 4,
        level: '1F',
        coach: 'loes',
        team: 'Team Brug',
        size: 10,
      },
      {
        name: 'Groep 6',
        phase: 'primary',
        year: 6,
        level: '1F',
        coach: 'imke',
        team: 'Team Brug',
        size: 10,
      },
    ],
    subjects: primary(ownCoach),
  },
];
