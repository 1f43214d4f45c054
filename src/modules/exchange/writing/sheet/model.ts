import { machineCsv } from '#platform/csv';
import type { Present } from '../../merge/model.ts';
import type { Day } from '../../roster/model.ts';

/** A school as it goes out: what an import compares itself with, and what only the way out needs to know. */
export type Outgoing = Present & {
  readonly organisation: Unit;
  readonly foundation: Unit | undefined;
  readonly yearOfPeriod: ReadonlyMap<string, string>;
  readonly yearOfGroup: ReadonlyMap<string, string>;
};
export type Unit = { readonly id: string; readonly name: string; readonly code: string | null };

/** The files of OneRoster 1.2 that a whole delivery of ours has, with their columns in the standard's order. */
export const columns = {
  academicSessions: 'title,type,startDate,endDate,parentSourcedId,schoolYear',
  orgs: 'name,type,identifier,parentSourcedId',
  courses: 'schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
  classes:
    'title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
  users:
    'enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.leerkring.coachSourcedId',
  roles: 'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
  demographics:
    'birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
  enrollments: 'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
} as const;
export type File = keyof typeof columns;

export type Row = { readonly id: string } & Readonly<Record<string, string | undefined>>;
export type Rows = Record<File, Row[]>;

/** One file of a delivery, in the order of its ids. */
export function sheet(name: File, rows: readonly Row[]): string {
  const own = columns[name].split(',');
  return machineCsv(
    ['sourcedId', 'status', 'dateLastModified', ...own],
    rows
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .map((row) => [row.id, '', '', ...own.map((column) => row[column])]),
  );
}

const kindOfCode = 'oneroster:';
/** The id an organisation came in with, and the ministry's number where it has one. */
export const unitOf = ({ id, name, code }: Unit) =>
  code?.startsWith(kindOfCode)
    ? { id: code.slice(kindOfCode.length), name, identifier: undefined }
    : { id, name, identifier: code ?? undefined };

type Kind = 'person' | 'group' | 'class' | 'year' | 'period';
export type Names = (kind: Kind, id: string) => string;
/** Under which id something goes out: the one it came in with, else our own. */
export function namesOf({ externals }: Outgoing): Names {
  const known = new Map(externals.map(({ kind, value, object }) => [`${kind} ${object}`, value]));
  return (kind, id) => known.get(`${kind} ${id}`) ?? id;
}

const grades = ['PK', 'KG', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
/** `groep 6` and `2` as the thirteen grades of the standard have them. */
export function gradeOf(yearGroup: string): string | undefined {
  const [, primary, secondary] = /^(?:groep ([1-8])|([1-6]))$/.exec(yearGroup) ?? [];
  if (primary !== undefined) return grades[Number(primary) - 1];
  return secondary === undefined ? undefined : grades[Number(secondary) + 7];
}

export const staying = (school: Outgoing, today: Day) =>
  school.pupils.filter(({ leftOn }) => leftOn === null || leftOn > today);
export const running = (school: Outgoing, kind: string, today: Day) =>
  school.relations.filter((one) => one.kind === kind && one.until >= today && one.blocked !== true);
