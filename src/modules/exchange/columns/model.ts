import { foldedName } from '../username/model.ts';

/** What a sheet may be a list of; each has columns of its own. */
export const lists = ['pupils', 'staff', 'guardians', 'lessons'] as const;
export type List = (typeof lists)[number];

export const fields = [
  'number',
  'given',
  'infix',
  'family',
  'name',
  'born',
  'group',
  'year',
  'coach',
  'email',
  'role',
  'coachOf',
  'relation',
  'pupil',
  'pupilName',
  'subject',
  'teacher',
  'username',
] as const;
export type Field = (typeof fields)[number];

/** What each column is, from left to right; null is a column that is left alone. */
export type Matching = readonly (Field | null)[];

/** The columns of a list, in the order in which they are offered. */
export const fieldsOf: Readonly<Record<List, readonly Field[]>> = {
  pupils: ['number', 'given', 'infix', 'family', 'name', 'born', 'group', 'year', 'coach', 'username'],
  staff: ['number', 'given', 'infix', 'family', 'name', 'email', 'role', 'coachOf', 'username'],
  guardians: [
    'number',
    'given',
    'infix',
    'family',
    'name',
    'email',
    'relation',
    'pupil',
    'pupilName',
    'username',
  ],
  lessons: ['group', 'subject', 'pupil', 'pupilName', 'teacher'],
};

/** As administrations in three tongues head their columns; the likeliest meaning of a word stands first. */
const heads: Readonly<Record<Field, string>> = {
  number: 'nummer nr id code',
  given: 'voornaam roepnaam voornamen givenname firstname preferredname fornamn tilltalsnamn',
  infix: 'tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussen tv infix prefix',
  family: 'achternaam familienaam geslachtsnaam familyname lastname surname efternamn',
  name: 'naam volledigenaam voorlettersennaam voornaamenachternaam leerling leerlingnaam medewerker docent ouder verzorger fullname name pupil student namn elev',
  born: 'geboortedatum gebdatum geboren gebdat geb dateofbirth birthdate birthday dob born fodelsedatum fodd',
  group: 'klas stamklas stamgroep basisgroep groep class basegroup group klass basgrupp',
  year: 'leerjaar jaargroep jaarlaag grade yeargroup year arskurs',
  coach: 'mentor coach leerkracht mentorcode mentornaam tutor handledare',
  email: 'email emailadres mail mailadres epost epostadress',
  role: 'rol functie role function roll befattning',
  coachOf:
    'mentorvan coachvan mentorklas mentorgroep coachof mentorof klas stamklas stamgroep groep klass class',
  relation: 'relatie soort rol relation typeouder roll',
  pupil:
    'leerlingnummer leerlingnr llnr stamnummer stamnr leerlingid kindnummer nummerleerling studentnumber pupilnumber childnumber elevnummer',
  pupilName: 'leerling leerlingnaam naamleerling kind naamkind student pupil child elev barn',
  subject: 'vak vaknaam subject course amne kurs',
  teacher: 'docent docentcode leraar leerkracht teacher larare',
  username: 'gebruikersnaam inlognaam login loginnaam username anvandarnamn',
};
/** What a word means in one list only: the number of a pupil is not that of a parent. */
const headsIn: Readonly<Record<List, Readonly<Partial<Record<Field, string>>>>> = {
  pupils: {
    number: 'leerlingnummer leerlingnr llnr lln lnr stamnummer stamnr studentnumber pupilnumber elevnummer',
  },
  staff: {
    number:
      'afkorting afk code docentcode docentafkorting medewerkerscode personeelsnummer personeelsnr medewerkernummer employeeid staffcode signatur',
  },
  guardians: { number: 'oudernummer ouderid parentid guardianid' },
  lessons: { group: 'lesgroep cluster clustergroep lesgroepnaam undervisningsgrupp teachinggroup' },
};

const known = (list: List, field: Field): readonly string[] =>
  `${headsIn[list][field] ?? ''} ${heads[field]}`.trim().split(' ');

/** A head as it is compared: small letters and digits, nothing else. */
export const plainHead = (head: string): string =>
  foldedName(head)
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 100);

export type Remembered = ReadonlyMap<string, Field | null>;

/**
 * What each column probably is: as this school said the last time, else by the words of its head. No two columns are the
 * same, so that nothing is written over; the administrator has the last word.
 */
export function guessed(list: List, header: readonly string[], remembered: Remembered): Matching {
  const taken = new Set<Field>();
  const guess: (Field | null)[] = header.map(() => null);
  const give = (at: number, field: Field | null | undefined) => {
    if (!field || guess[at] !== null || taken.has(field) || !fieldsOf[list].includes(field)) return;
    guess[at] = field;
    taken.add(field);
  };
  for (const [at, head] of header.entries()) give(at, remembered.get(plainHead(head)));
  for (const [at, head] of header.entries()) {
    const plain = plainHead(head);
    if (plain === '' || remembered.has(plain)) continue;
    const wanted = fieldsOf[list]
      .map((field) => ({ field, rank: known(list, field).indexOf(plain) }))
      .filter(({ rank, field }) => rank >= 0 && !taken.has(field))
      .toSorted((a, b) => a.rank - b.rank);
    give(at, wanted[0]?.field);
  }
  return guess;
}

/** How many heads of a row say what they are: the row with the most of them is the header. */
export const headsKnown = (list: List, cells: readonly string[], remembered: Remembered): number =>
  guessed(list, cells, remembered).filter((field) => field !== null).length;

/** Whether everything in this header was matched by this school before: then nobody needs to be asked again. */
export const isRemembered = (header: readonly string[], remembered: Remembered): boolean =>
  header.every((head) => plainHead(head) === '' || remembered.has(plainHead(head)));

export type MatchingProblem = 'no-name' | 'no-pupil' | 'no-group' | 'no-subject' | 'no-who' | 'twice';

/** What a matching lacks before the list can be read; the columns that are the same thing twice come with it. */
export function matchingProblem(
  list: List,
  matching: Matching,
): { readonly problem: MatchingProblem; readonly columns: readonly number[] } | undefined {
  const has = (field: Field) => matching.includes(field);
  const twice = matching.flatMap((field, at) =>
    field !== null && matching.indexOf(field) !== at ? [at] : [],
  );
  if (twice.length > 0) return { problem: 'twice', columns: twice };
  const problem =
    list === 'lessons'
      ? lessonsLack(has)
      : !has('name') && !has('given') && !has('family')
        ? 'no-name'
        : list === 'guardians' && !has('pupil') && !has('pupilName')
          ? 'no-pupil'
          : undefined;
  return problem === undefined ? undefined : { problem, columns: [] };
}

const lessonsLack = (has: (field: Field) => boolean): MatchingProblem | undefined => {
  if (!has('group')) return 'no-group';
  if (!has('subject')) return 'no-subject';
  return has('pupil') || has('pupilName') || has('teacher') ? undefined : 'no-who';
};

/** The list that a format names: `sheet:pupils`. */
export const listOf = (format: string): List | undefined => {
  const [sort, list] = format.split(':');
  return sort === 'sheet' && (lists as readonly string[]).includes(list ?? '') ? (list as List) : undefined;
};
export const formatOf = (list: List): string => `sheet:${list}`;

/** What is shown of a sheet so that its columns can be matched. */
export type Shown = {
  readonly list: List;
  readonly rows: number;
  readonly header: readonly string[];
  /** The first rows, as they are. */
  readonly samples: readonly (readonly string[])[];
  readonly matching: Matching;
};
export const samplesShown = 3;
export const longestSample = 40;

/** The answer of the form as it is kept: one word a column. */
export const matchingText = (matching: Matching): string => matching.map((field) => field ?? '').join(',');
export const matchingFrom = (text: string): Matching =>
  text.split(',').map((word) => ((fields as readonly string[]).includes(word) ? (word as Field) : null));
