import type { Present } from '../../merge/model.ts';
import type { Cursor } from '../../problem/model.ts';
import type { BaseGroup, Day, Person, Pupil, Staff, Year, YearGroup } from '../../roster/model.ts';
import { foldedName, Usernames } from '../../username/model.ts';
import type { Row } from '../grid/model.ts';
import { type Field, fieldsOf, type List, type Matching } from '../model.ts';

/** What is known of the school before a list is read: its own people and groups, and their numbers in other files. */
export type Here = {
  readonly present: Present;
  /** Numbers that another administration gave, so that a list with the same numbers finds the same people. */
  readonly others: readonly { readonly value: string; readonly object: string }[];
  readonly primary: boolean;
};

export type Named = { readonly given: string; readonly family: string };
const longestName = 100;

/** Compared as people write it down twice: without capitals, accents and double spaces. */
export const alike = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => foldedName(word) || word.toLowerCase())
    .join(' ')
    .trim();
export const wholeName = ({ given, family }: Named): string => `${given} ${family}`.trim();

/**
 * The desk at which a list is read: it looks up whom a row is about, and keeps what is found. Whoever is here already under
 * another number is adopted, so that nobody is made twice.
 */
export class Desk {
  readonly at: Cursor;
  readonly here: Here;
  readonly today: Day;
  readonly year: Year;
  readonly usernames = new Usernames();
  readonly adopted: { kind: string; value: string; object: string }[] = [];
  readonly people = new Map<string, Person>();
  readonly pupils = new Map<string, Pupil>();
  readonly baseGroups = new Map<string, BaseGroup>();
  readonly #matching: Matching;
  readonly #list: List;
  readonly #heads: readonly string[];
  readonly #known = new Map<string, string>();
  readonly #valueOf = new Map<string, string>();
  readonly #others: ReadonlyMap<string, string>;
  readonly #names: Readonly<Record<Sort, ReadonlyMap<string, readonly string[]>>>;
  readonly #said = new Set<string>();

  constructor(
    list: List,
    matching: Matching,
    heads: readonly string[],
    here: Here,
    year: Year,
    at: Cursor,
    today: Day,
  ) {
    this.#list = list;
    this.#matching = matching;
    this.#heads = heads;
    this.here = here;
    this.year = year;
    this.at = at;
    this.today = today;
    for (const { kind, value, object } of here.present.externals) {
      this.#known.set(`${kind} ${value}`, object);
      // a number tells more than a name: of two that somebody has, the number stays
      if (!this.#valueOf.has(object) || isNumber(value)) this.#valueOf.set(object, value);
    }
    this.#others = new Map(here.others.map(({ value, object }) => [value, object]));
    this.#names = namesOf(here.present);
    this.adopt('year', year.id, year.id);
  }

  has(field: Field): boolean {
    return fieldsOf[this.#list].includes(field) && this.#matching.includes(field);
  }

  cell({ cells }: Row, field: Field): string {
    const at = this.#matching.indexOf(field);
    return at < 0 ? '' : (cells[at] ?? '');
  }

  /** The head of a column, to say where something is wrong. */
  head(field: Field): string | undefined {
    const at = this.#matching.indexOf(field);
    return at < 0 ? undefined : this.#heads[at];
  }

  /** Says something once, however many rows it is true of. */
  once(
    kind: 'coachUnknown' | 'teacherUnknown' | 'groupUnknown' | 'guardianSplit',
    field: Field,
    value: string,
  ): void {
    if (this.#said.has(`${kind} ${value}`)) return;
    this.#said.add(`${kind} ${value}`);
    this.at.note(kind, this.head(field), value);
  }

  /** Given and family name, whether a row has them apart, as “Sem de Wit” or as “Wit, Sem de”. */
  nameIn(row: Row): Named | undefined {
    const given = this.cell(row, 'given');
    const family = [this.cell(row, 'infix'), this.cell(row, 'family')].filter(Boolean).join(' ');
    const name = given === '' && family === '' ? apart(this.cell(row, 'name')) : { given, family };
    const whole = wholeName(name);
    if (whole === '') {
      this.at.note('nameMissing', undefined, this.cell(row, 'number') || `${this.at.row}`);
      return undefined;
    }
    if (name.given.length > longestName || name.family.length > longestName) {
      this.at.note('nameTooLong', undefined, whole, String(longestName));
      return undefined;
    }
    return name.given === '' ? { given: name.family, family: '' } : name;
  }

  /** Who this is here already: by the list's own number, by that of another file; else nobody. */
  known(kind: 'person' | 'group' | 'class', value: string, number = ''): string | undefined {
    const own = this.#known.get(`${kind} ${value}`);
    if (own !== undefined || number === '') return own;
    return this.#others.get(number);
  }

  /** The one person of this sort with this name whom no number tells apart from it. */
  byName(sort: Sort, name: string): string | undefined {
    const all = this.#names[sort].get(alike(name)) ?? [];
    return all.length === 1 ? all[0] : undefined;
  }

  /** Whether this list knows somebody by a number, so that the name alone says nothing any more. */
  isNumbered = (object: string): boolean => {
    const value = this.#valueOf.get(object);
    return value !== undefined && isNumber(value);
  };

  adopt(kind: string, value: string, object: string): void {
    if (this.#known.get(`${kind} ${value}`) === object) return;
    this.#known.set(`${kind} ${value}`, object);
    this.#valueOf.set(object, value);
    this.adopted.push({ kind, value, object });
  }

  /** The number by which the list knows what is here; one is made for what came in another way. */
  valueFor(kind: 'person' | 'group' | 'class', object: string): string {
    const value = this.#valueOf.get(object);
    if (value !== undefined) return value;
    this.adopt(kind, `here ${object}`, object);
    return `here ${object}`;
  }

  /** Somebody whom the list only refers to: nothing about them changes. */
  reference(object: string): Person | undefined {
    const found = this.here.present.people.find(({ id }) => id === object);
    if (found === undefined) return undefined;
    const id = this.valueFor('person', object);
    const made = this.people.get(id);
    if (made !== undefined) return made;
    return {
      id,
      username: '',
      given: found.given,
      family: found.family,
      number: undefined,
      born: undefined,
      maySignIn: false,
    };
  }

  /** A member of staff by code, address or name, as lists name a coach or a teacher. */
  staffNamed(text: string): Staff | undefined {
    const object =
      this.known('person', `staff ${alike(text)}`, text) ?? this.byName('staff', wholeName(apart(text)));
    const person = object === undefined ? undefined : this.reference(object);
    return person === undefined ? undefined : { person, roles: [] };
  }

  /** A pupil who is here, by number or by a name that nobody else has. */
  pupilNamed(number: string, name: string): Pupil | undefined {
    const object =
      (number === '' ? undefined : this.known('person', `pupil ${alike(number)}`, number)) ??
      (name === '' ? undefined : this.byName('pupil', wholeName(apart(name))));
    return object === undefined ? undefined : this.pupilHere(object);
  }

  pupilHere(object: string): Pupil | undefined {
    const row = this.here.present.pupils.find(({ id }) => id === object);
    const person = row === undefined ? undefined : this.reference(object);
    if (row === undefined || person === undefined) return undefined;
    const made = this.pupils.get(person.id);
    if (made !== undefined) return made;
    const baseGroup = row.baseGroup === null ? undefined : this.groupHere(row.baseGroup);
    return { person, yearGroup: undefined, baseGroup, coach: undefined };
  }

  /** A base group by its name: the one that is here, else a new one. */
  groupNamed(name: string, yearGroup: YearGroup | undefined): BaseGroup {
    const found = this.here.present.baseGroups.find((group) => alike(group.name) === alike(name));
    if (found !== undefined) return this.groupHere(found.id, yearGroup);
    return this.#group(`group ${alike(name)}`, name, yearGroup);
  }

  groupHere(object: string, yearGroup?: YearGroup): BaseGroup {
    const found = this.here.present.baseGroups.find(({ id }) => id === object);
    return this.#group(this.valueFor('group', object), found?.name ?? '', yearGroup);
  }

  #group(id: string, title: string, yearGroup: YearGroup | undefined): BaseGroup {
    const made = this.baseGroups.get(id);
    if (made !== undefined && (yearGroup === undefined || made.yearGroup !== undefined)) return made;
    const { year } = this;
    const rest = { code: undefined, periods: [], posts: [], places: [], coaches: [] };
    const group: BaseGroup = { id, title, yearGroup, year, ...rest };
    this.baseGroups.set(id, group);
    return group;
  }

  /** A grown-up out of a row: a member of staff, or a guardian. Whoever is here already is adopted. */
  grownUp(id: string, row: Row, name: Named, here: string | undefined): Person {
    if (here !== undefined) this.adopt('person', id, here);
    const person = {
      id,
      username: this.usernameFor(row, name),
      ...name,
      email: undefined,
      number: this.cell(row, 'number') || undefined,
      born: undefined,
      maySignIn: true,
    };
    this.people.set(id, person);
    return person;
  }

  usernameFor(row: Row, { given, family }: Named): string {
    const wanted = this.cell(row, 'username');
    return wanted === '' ? this.usernames.propose(given, family) : this.usernames.keep(wanted);
  }
}

/** A number of the school’s own: not what was made of a name or of being here. */
const isNumber = (value: string): boolean => !value.includes('~') && !value.startsWith('here ');

export type Sort = 'pupil' | 'staff';

/** Who is here by name: pupils who did not leave, and who wears the hat of staff. */
function namesOf({ people, pupils, hats }: Present): Record<Sort, Map<string, string[]>> {
  const sortOf = new Map<string, Sort>([
    ...hats
      .filter(({ hat, worn }) => worn && (hat === 'staff' || hat === 'administrator'))
      .map(({ person }) => [person, 'staff'] as const),
    ...pupils.filter(({ leftOn }) => leftOn === null).map(({ id }) => [id, 'pupil'] as const),
  ]);
  const names: Record<Sort, Map<string, string[]>> = { pupil: new Map(), staff: new Map() };
  for (const { id, given, family } of people) {
    const sort = sortOf.get(id);
    if (sort === undefined) continue;
    const name = alike(wholeName({ given, family }));
    names[sort].set(name, [...(names[sort].get(name) ?? []), id]);
  }
  return names;
}

/** “Sem de Wit” and “Wit, Sem de” are the same boy; a single word is a given name. */
export function apart(name: string): Named {
  const [family = '', rest] = name.split(',', 2).map((part) => part.trim());
  if (rest !== undefined && rest !== '') {
    const words = rest.split(' ');
    const infix = words.findIndex((word, at) => at > 0 && word === word.toLowerCase());
    return infix < 0
      ? { given: rest, family }
      : { given: words.slice(0, infix).join(' '), family: [...words.slice(infix), family].join(' ') };
  }
  const [given = '', ...more] = family.split(' ');
  return { given, family: more.join(' ') };
}

/** A day as people write it: 2013-03-02, 2-3-2013, 02/03/2013, 20130302; nothing when no calendar has it. */
export function dayFrom(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  const [year = '', month = '', date = ''] = iso ? iso.slice(1) : local ? local.slice(1).toReversed() : [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : day;
}
