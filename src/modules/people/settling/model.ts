/** What a base group may be learning for; the bridging years of Dutch schools learn for two. */
export const levels = [
  'po',
  'pro',
  'vmbo-b',
  'vmbo-k',
  'vmbo-t',
  'vmbo-t/havo',
  'havo',
  'havo/vwo',
  'vwo',
] as const;
export type Level = (typeof levels)[number];

/** Levels of schools that have only one: those of a primary school are not asked among eight others. */
export const levelsFor = (sector: string | null): readonly Level[] =>
  sector === 'po' ? ['po'] : levels.filter((level) => level !== 'po');

/** A birth date that cannot be a pupil's is a slip of the finger: guardians' rights follow from it. */
export function birthProblem(born: string, today: string): 'not-yet-born' | 'too-old' | undefined {
  if (born > today) return 'not-yet-born';
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return years < 3 || years > 25 ? 'too-old' : undefined;
}

/** The answers of a form with one question per row: `level-<id>`, `born-<id>`; what is left open stays open. */
export function answersOf(
  question: string,
  fields: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(fields).flatMap(([field, answer]) =>
      field.startsWith(`${question}-`) && typeof answer === 'string' && answer.trim() !== ''
        ? [[field.slice(question.length + 1), answer.trim()] as const]
        : [],
    ),
  );
}

export const isLevel = (text: string): text is Level => (levels as readonly string[]).includes(text);

/** What a file may not know, in the order in which it is asked: what decides rights first. */
export const questions = [
  'births',
  'groupless',
  'coachless',
  'levels',
  'years',
  'teacherless',
  'guardianless',
] as const;
export type Question = (typeof questions)[number];

/** Of one question: how many answers were kept, or how many stay as they are. */
export type Done = { readonly how: 'kept' | 'left'; readonly question: Question; readonly many: number };

/** The way on after an answer, with what was done in the address: said once (see `lasting` in ui/enhance/address.ts). */
export const toldAt = (path: string, { how, question, many }: Done): string =>
  `${path}?did=${how}.${question}.${many}`;

/** What the address tells that was done, if it is one of ours. */
export function toldIn(did: string): Done | undefined {
  const [, how, name, many] = /^(kept|left)\.([a-z]+)\.(\d{1,5})$/.exec(did) ?? [];
  const question = questions.find((one) => one === name);
  return question === undefined
    ? undefined
    : { how: how === 'left' ? 'left' : 'kept', question, many: Number(many) };
}

/** The years a base group can be of, in the words of an import: `groep 6` in a primary school, `2` in a secondary one. */
export const yearsFor = (sector: string | null): readonly string[] => {
  const primary = [1, 2, 3, 4, 5, 6, 7, 8].map((year) => `groep ${year}`);
  const secondary = [1, 2, 3, 4, 5, 6].map(String);
  return sector === 'po' ? primary : sector === 'vo' ? secondary : [...secondary, ...primary];
};

/** What the name of a group says of its year, to be confirmed with one press: 2B, V2a, groep 6. */
export function yearIn(name: string, sector: string | null): string {
  const year = /\d/.exec(name)?.[0] ?? '';
  const wish = sector === 'po' ? `groep ${year}` : year;
  return yearsFor(sector).includes(wish) ? wish : '';
}
