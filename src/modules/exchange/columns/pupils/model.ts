import type { Pupil, YearGroup } from '../../roster/model.ts';
import type { Row } from '../grid/model.ts';
import { alike, dayFrom, type Desk, type Named, wholeName } from '../desk/model.ts';

/** A list of pupils: who they are, in which group, and who coaches them. */
export function readPupils(rows: readonly Row[], desk: Desk): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    desk.at.row = row.row;
    const name = desk.nameIn(row);
    if (name === undefined) continue;
    const number = desk.cell(row, 'number');
    const born = bornIn(row, desk);
    const id = number === '' ? `pupil ~${alike(wholeName(name))} ${born ?? ''}` : `pupil ${alike(number)}`;
    const before = seen.get(id);
    if (before !== undefined) {
      if (number === '') desk.at.note('nameTwice', desk.head('name'), wholeName(name), String(before));
      else desk.at.note('idTwice', desk.head('number'), number, String(before));
      continue;
    }
    seen.set(id, row.row);
    const object = whoIs(desk, id, number, name, born);
    if (object !== undefined) desk.adopt('person', id, object);
    const kept = desk.here.present.people.find((one) => one.id === object);
    const hasFamily = desk.has('family') || desk.has('name');
    const person = {
      id,
      username: desk.usernameFor(row, name),
      given: name.given,
      family: hasFamily ? name.family : (kept?.family ?? name.family),
      email: undefined,
      number: number || undefined,
      born,
      maySignIn: true,
    };
    desk.people.set(id, person);
    desk.pupils.set(id, { person, ...placeOf(row, desk, object) });
  }
}

function bornIn(row: Row, desk: Desk): string | undefined {
  const typed = desk.cell(row, 'born');
  if (typed === '') return undefined;
  const born = dayFrom(typed);
  if (born === undefined || born > desk.today || born < '1900-01-01')
    desk.at.note('dateUnknown', desk.head('born'), typed);
  return born;
}

/** The pupil whom a row is about, when they are here: a name alone is said, so that somebody looks. */
function whoIs(
  desk: Desk,
  id: string,
  number: string,
  name: Named,
  born: string | undefined,
): string | undefined {
  const known = desk.known('person', id, number);
  if (known !== undefined) return known;
  const object = desk.byName('pupil', wholeName(name));
  if (object === undefined || desk.isNumbered(object)) return undefined;
  const there = desk.here.present.people.find((one) => one.id === object);
  if (born !== undefined && there?.born && there.born !== born) return undefined;
  desk.at.note('knownByName', undefined, wholeName(name));
  return object;
}

type Placed = Omit<Pupil, 'person'>;

function placeOf(row: Row, desk: Desk, object: string | undefined): Placed {
  const yearGroup = yearGroupFrom(desk.cell(row, 'year'), desk.here.primary);
  const group = desk.cell(row, 'group');
  const baseGroup =
    group !== ''
      ? desk.groupNamed(group, yearGroup)
      : object === undefined
        ? undefined
        : desk.pupilHere(object)?.baseGroup;
  const named = desk.cell(row, 'coach');
  const coach = named === '' ? undefined : desk.staffNamed(named);
  if (named !== '' && coach === undefined) desk.once('coachUnknown', 'coach', named);
  return { yearGroup, baseGroup, coach };
}

/** “2” and “leerjaar 2” in a secondary school, “groep 6” in a primary one. */
export function yearGroupFrom(text: string, primary: boolean): YearGroup | undefined {
  const year = Number(/\d{1,2}/.exec(text)?.[0] ?? Number.NaN);
  const phase = primary || /^gr/i.test(text) ? 'primary' : 'secondary';
  return year >= 1 && year <= (phase === 'primary' ? 8 : 6) ? { phase, year } : undefined;
}
