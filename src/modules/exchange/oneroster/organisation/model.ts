import { byId, type Organisation } from '../../roster/model.ts';
import { Cursor } from '../../problem/model.ts';
import { Register } from '../register/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';

type Kind = 'school' | 'foundation' | 'department';

/** A department is a part of a school; all that stands above schools is a foundation to us. */
const kinds = new Map<string, Kind>([
  ['school', 'school'],
  ['department', 'department'],
  ['district', 'foundation'],
  ['local', 'foundation'],
  ['state', 'foundation'],
  ['national', 'foundation'],
]);

interface Unit {
  readonly kind: Kind;
  readonly organisation: Organisation;
  readonly row: number;
}

export interface Units {
  readonly register: Register<Unit>;
  readonly schools: readonly Organisation[];
  readonly foundations: readonly Organisation[];
  /** The school that something belongs to: itself, or the school above a department. */
  schoolOf(unit: Unit): Organisation | undefined;
  /** Whether one organisation is the other or stands above it. */
  stands(above: string, below: string): boolean;
}

export function* readOrganisations(sheets: Sheets): Generator<Progress, Units> {
  const register = new Register<Unit>('orgs');
  register.complete = yield* readSheet(sheets, {
    name: 'orgs',
    fields: ['sourcedId', 'name', 'type', 'identifier', 'parentSourcedId'],
    required: ['sourcedId', 'name', 'type'],
    unread: [],
    row([id, name, type, code, parent], at) {
      const kind = kinds.get(type.toLowerCase());
      if (kind === undefined && type !== '') at.note('typeUnknown', 'type', type);
      if (name.length > longestName) at.note('nameTooLong', 'name', name, String(longestName));
      const organisation = { id, name, code: code || undefined, parent: parent || undefined };
      register.set(id, { kind: kind ?? 'foundation', organisation, row: at.row });
    },
    register,
    most: mostOrganisations,
  });

  const units = [...register.all()];
  const at = new Cursor('orgs.csv', sheets.notes);
  for (const unit of units) {
    at.row = unit.row;
    const { id, parent } = unit.organisation;
    if (parent === undefined) continue;
    register.find(parent, at, 'parentSourcedId');
    if (isAboveItself(id, register)) at.note('parentCircle', 'parentSourcedId', parent);
  }
  const of = (kind: Kind) =>
    units
      .filter((unit) => unit.kind === kind)
      .map((unit) => unit.organisation)
      .sort(byId);
  const schools = of('school');
  if (register.complete && schools.length === 0) sheets.notes.add('schoolNone', { file: 'orgs.csv' });
  return {
    register,
    schools,
    foundations: of('foundation'),
    schoolOf: (unit) => lineage(unit, register).find(({ kind }) => kind === 'school')?.organisation,
    stands(above, below) {
      const unit = register.get(below);
      return (
        unit !== undefined && lineage(unit, register).some(({ organisation }) => organisation.id === above)
      );
    },
  };
}

const longestName = 200;
const mostOrganisations = 20_000;
const mostLevels = 50;

/** The organisation and all above it; a circle ends where it meets itself, and a tower somewhere. */
function lineage(unit: Unit, register: Register<Unit>): Unit[] {
  const line = new Set<Unit>();
  let next: Unit | undefined = unit;
  while (next !== undefined && !line.has(next) && line.size < mostLevels) {
    line.add(next);
    const { parent }: Organisation = next.organisation;
    next = parent === undefined ? undefined : register.get(parent);
  }
  return [...line];
}

function isAboveItself(id: string, register: Register<Unit>): boolean {
  const unit = register.get(id);
  if (unit === undefined) return false;
  const line = lineage(unit, register);
  return line.length === mostLevels || line.at(-1)?.organisation.parent === id;
}
