import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A roster to measure with: so many schools, all alike, so many people and groups in each. */
export type Shape = {
  readonly schools: number;
  readonly pupils: number;
  readonly staff: number;
  readonly guardians: number;
  /** Base groups of a school; each has one coach and the same number of courses. */
  readonly groups: number;
  readonly courses: number;
};

const shared = fileURLToPath(new URL('../../shared/data/oneroster/oneroster-1.2-nl.zip', import.meta.url));

/** The made-up foundation that comes with the project's data: 1,146 people in two schools; `mark` makes it another one. */
export function sharedRoster(mark: string): Uint8Array {
  if (!existsSync(shared))
    throw new Error(`the shared roster is not there: put the shared data beside the repository (${shared})`);
  const files = unzipSync(readFileSync(shared));
  const orgs = strFromU8(files['orgs.csv'] as Uint8Array);
  return zipSync({ ...files, 'orgs.csv': strToU8(orgs.replaceAll('00AA', `0${mark}AA`)) });
}

const given =
  'Noor Sem Emma Daan Julia Levi Mila Finn Tess Luuk Zoë Noah Saar Jesse Yara Milan Evi Bram'.split(' ');
const family =
  'de Vries,Jansen,van den Berg,Bakker,van Dijk,Visser,Smit,Meijer,de Boer,Mulder,Bos,Vos,Peters'.split(',');

/**
 * Such a roster as an export of an administration has it, OneRoster 1.2: ids as theirs are, the enrolments group by
 * group. `mark` sets apart foundations that are otherwise the same; the same wish makes the same file, byte for byte.
 */
export function rosterOf(shape: Shape, mark: string, year: number): Uint8Array {
  const { schools, pupils, staff, guardians, groups, courses } = shape;
  const files = new Map<string, string[]>();
  const sheet = (name: string, header: string) => {
    const rows = [header];
    files.set(name, rows);
    return (row: string) => rows.push(row);
  };
  const none =
    'resources,classResources,courseResources,categories,lineItems,results,demographics,userProfiles';
  const bulk = 'academicSessions,classes,courses,enrollments,orgs,roles,users';
  const manifest = sheet('manifest.csv', 'propertyName,value');
  manifest('manifest.version,1.0');
  manifest('oneroster.version,1.2');
  for (const name of bulk.split(',')) manifest(`file.${name},bulk`);
  for (const name of none.split(',')) manifest(`file.${name},absent`);

  const org = sheet('orgs.csv', 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId');
  org(`st,,,Stichting ${mark},local,9${mark},`);
  const session = sheet(
    'academicSessions.csv',
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
  );
  const next = year + 1;
  session(`y,,,${year}/${next},schoolYear,${year}-08-01,${next}-07-31,,${next}`);
  const terms = [
    [`${year}-08-24`, `${year}-11-20`],
    [`${year}-11-23`, `${next}-02-19`],
    [`${next}-02-22`, `${next}-04-30`],
    [`${next}-05-03`, `${next}-07-09`],
  ];
  for (const [n, [from, until]] of terms.entries())
    session(`t${n + 1},,,Periode ${n + 1},term,${from},${until},y,${next}`);
  const course = sheet(
    'courses.csv',
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
  );
  const group = sheet(
    'classes.csv',
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
  );
  const user = sheet(
    'users.csv',
    'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
  );
  const role = sheet(
    'roles.csv',
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
  );
  const enrolment = sheet(
    'enrollments.csv',
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  );

  let people = 0;
  let enrolled = 0;
  for (let s = 1; s <= schools; s += 1) {
    const here = `sch-${s}`;
    org(`${here},,,School ${mark} ${s},school,${mark}${String(s).padStart(3, '0')},st`);
    const person = (is: string, grade = '', agents = ''): string => {
      people += 1;
      const first = given[people % given.length] as string;
      const last = family[Math.floor(people / given.length) % family.length] as string;
      const name =
        `${first.normalize('NFD').replaceAll(/[^a-z]/gi, '')}.${last.replaceAll(' ', '')}${people}`.toLowerCase();
      user(
        `u${people},,,true,${name},,${first},${last},,${100_000 + people},${name}@voorbeeld.example,,,${agents},${grade},,,,,,${here},`,
      );
      role(`r${people},,,u${people},primary,${is},,,${here},`);
      return `u${people}`;
    };
    const seat = (id: string, who: string, as: 'student' | 'teacher', primary: boolean) => {
      enrolled += 1;
      enrolment(`e${enrolled},,,${id},${here},${who},${as},${primary},,`);
    };
    person('administrator');
    person('principal');
    const teachers = Array.from({ length: staff - 2 }, () => person('teacher'));
    const children = Array.from({ length: pupils }, (_, n) =>
      person('student', String(7 + (Math.floor((n * groups) / pupils) % 6)).padStart(2, '0')),
    );
    for (let g = 0; g < guardians; g += 1) {
      const own = [children[g % pupils], ...(g % 3 === 0 ? [children[(g + 7) % pupils]] : [])];
      person('parent', '', `"${own.join(',')}"`);
    }
    for (let c = 0; c < courses; c += 1)
      course(`${here}-c${c},,,y,Vak ${c},V${c},"07,08,09",${here},Vak ${c},V${c}`);
    for (let g = 0; g < groups; g += 1) {
      const name = `${1 + (g % 6)}${String.fromCharCode(97 + (Math.floor(g / 6) % 26))}${g >= 156 ? Math.floor(g / 156) : ''}`;
      const own = children.filter((_, n) => Math.floor((n * groups) / pupils) === g);
      const grade = String(7 + (g % 6)).padStart(2, '0');
      const k = `${here}-k${g}`;
      group(`${k},,,Basisgroep ${name},${grade},${here}-c0,${name},homeroom,,${here},"t1,t2,t3,t4",,,`);
      seat(k, teachers[g % teachers.length] as string, 'teacher', true);
      for (const child of own) seat(k, child, 'student', false);
      for (let c = 0; c < courses; c += 1) {
        const one = `${k}-${c}`;
        group(
          `${one},,,Vak ${c} ${name},${grade},${here}-c${c},${name}.v${c},scheduled,lokaal ${c},${here},"t1,t2,t3,t4",Vak ${c},V${c},`,
        );
        seat(one, teachers[(g + 1 + c) % teachers.length] as string, 'teacher', true);
        for (const child of own) seat(one, child, 'student', false);
      }
    }
  }
  const packed = Object.fromEntries(
    [...files].map(([name, rows]) => [name, strToU8(`${rows.join('\n')}\n`)] as const),
  );
  return zipSync(packed, { level: 5 });
}
