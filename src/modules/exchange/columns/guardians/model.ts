import type { Guardian, GuardianKind, Pupil } from '../../roster/model.ts';
import type { Row } from '../grid/model.ts';
import { alike, type Desk, type Named, wholeName } from '../desk/model.ts';
import { severalIn } from '../staff/model.ts';

type Open = Omit<Guardian, 'pupils'> & { readonly pupils: Pupil[] };

/**
 * A list of parents and guardians, each beside their children. Nobody is taken for another by name alone: two people of
 * one name would see each other’s children. Without a number or an address somebody is one person per child.
 */
export function readGuardians(rows: readonly Row[], desk: Desk): Guardian[] {
  const all = new Map<string, Open>();
  const byName = new Map<string, string>();
  for (const row of rows) {
    desk.at.row = row.row;
    const name = desk.nameIn(row);
    if (name === undefined) continue;
    const pupils = pupilsIn(row, desk);
    for (const pupil of pupils) {
      const id = idOf(row, name, pupil, desk);
      const own = all.get(id) ?? guardianOf(id, row, name, desk);
      all.set(id, own);
      if (!own.pupils.some((child) => child.person.id === pupil.person.id)) own.pupils.push(pupil);
      const same = byName.get(alike(wholeName(name)));
      if (same !== undefined && same !== id && id.includes('~~'))
        desk.once('guardianSplit', 'name', wholeName(name));
      byName.set(alike(wholeName(name)), id);
    }
  }
  return [...all.values()];
}

function pupilsIn(row: Row, desk: Desk): readonly Pupil[] {
  const numbers = severalIn(desk.cell(row, 'pupil'));
  const name = desk.cell(row, 'pupilName');
  const wanted = numbers.length > 0 ? numbers.map((number) => [number, ''] as const) : [['', name] as const];
  return wanted.flatMap(([number, called]) => {
    const pupil = number === '' && called === '' ? undefined : desk.pupilNamed(number, called);
    if (pupil !== undefined) return [pupil];
    desk.at.note('pupilUnknown', desk.head(number === '' ? 'pupilName' : 'pupil'), number || called);
    return [];
  });
}

/** Two parents may share one mailbox, so the name belongs to the address. */
function idOf(row: Row, name: Named, pupil: Pupil, desk: Desk): string {
  const number = desk.cell(row, 'number');
  if (number !== '') return `guardian ${alike(number)}`;
  const email = desk.cell(row, 'email');
  const whole = alike(wholeName(name));
  return email === '' ? `guardian ~~${whole} ${pupil.person.id}` : `guardian ${alike(email)} ~${whole}`;
}

function guardianOf(id: string, row: Row, name: Named, desk: Desk): Open {
  const person = desk.grownUp(id, row, name, desk.known('person', id, desk.cell(row, 'number')));
  return { person, as: kindIn(desk.cell(row, 'relation')), pupils: [] };
}

const kindIn = (text: string): GuardianKind => {
  const plain = alike(text);
  if (/voogd|verzorger|guardian|vardnadshavare|pleeg/.test(plain)) return 'guardian';
  return /opa|oma|oom|tante|familie|relative|slakting/.test(plain) ? 'relative' : 'parent';
};
