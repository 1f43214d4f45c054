import { machineCsv } from '#platform/csv';
import type { Day } from '../roster/model.ts';
import { putCalendar } from './calendar/model.ts';
import { putBaseGroups, putTeachingGroups } from './group/model.ts';
import { putPeople } from './people/model.ts';
import { columns, type File, namesOf, type Outgoing, type Rows, sheet, unitOf } from './sheet/model.ts';

export type { Outgoing } from './sheet/model.ts';

/** Files of the standard about marks and materials, which we do not keep: the manifest says that they are not there. */
const absent =
  'categories,classResources,courseResources,lineItemLearningObjectiveIds,lineItems,lineItemScoreScales,resources,resultLearningObjectiveIds,results,resultScoreScales,scoreScales,userProfiles,userResources';

/**
 * A school as OneRoster 1.2, for the administration of anybody: under the ids it came in with, else our own. Our own
 * import reads it back and finds nothing to do.
 */
export function writeRoster(school: Outgoing, today: Day): { name: string; text: string }[] {
  const rows: Rows = {
    ...{ academicSessions: [], orgs: [], courses: [], classes: [] },
    ...{ users: [], roles: [], demographics: [], enrollments: [] },
  };
  const names = namesOf(school);
  putOrganisations(school, rows);
  const calendar = putCalendar(school, names, rows, today);
  putPeople(school, names, rows, today);
  putBaseGroups(school, names, calendar, rows, today);
  putTeachingGroups(school, names, calendar, rows, today);
  const written = Object.entries(rows).filter(([name, list]) => name !== 'demographics' || list.length > 0);
  const has = new Set(written.map(([name]) => name));
  const all = [...Object.keys(columns), ...absent.split(',')].sort();
  const manifest = machineCsv(
    ['propertyName', 'value'],
    [
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.2'],
      ...all.map((name) => [`file.${name}`, has.has(name) ? 'bulk' : 'absent']),
      ['source.systemName', 'Leerkring'],
      ['source.systemCode', 'leerkring'],
    ],
  );
  return [
    { name: 'manifest.csv', text: manifest },
    ...written.map(([name, list]) => ({ name: `${name}.csv`, text: sheet(name as File, list) })),
  ];
}

function putOrganisations({ organisation, foundation }: Outgoing, rows: Rows): void {
  const above = foundation && unitOf(foundation);
  if (above !== undefined) rows.orgs.push({ ...above, type: 'district' });
  rows.orgs.push({ ...unitOf(organisation), type: 'school', parentSourcedId: above?.id });
}
