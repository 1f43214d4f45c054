import { crc32, deflateRawSync } from 'node:zlib';
import type { Chance } from '../chance.ts';

/* What somebody could send who means no good, or whose system is broken: made by hand, so that it can lie. */

export type Entry = {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the zip says, where that is not the truth. */
  readonly size?: number;
  readonly flags?: number;
  readonly mode?: number;
  /** Takes the bytes of an earlier entry instead of its own. */
  readonly at?: number;
};

export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const { name, data, size = data.length, flags = 0, mode = 0, at: shared } of entries) {
    const packed = deflateRawSync(data);
    const said = Buffer.alloc(16);
    said.writeUInt32LE(crc32(data), 4);
    said.writeUInt32LE(packed.length, 8);
    said.writeUInt32LE(size, 12);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    said.copy(local, 10);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50);
    line.writeUInt16LE(flags, 8);
    line.writeUInt16LE(8, 10);
    said.copy(line, 12);
    line.writeUInt16LE(Buffer.byteLength(name), 28);
    line.writeUInt16LE(mode, 40);
    line.writeUInt32LE(shared ?? at, 42);
    listed.push(line, Buffer.from(name));
    if (shared !== undefined) continue;
    parts.push(local, Buffer.from(name), packed);
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(listed).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...listed, end]);
}

const text = (...lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`);
const csv = (name: string, data: Uint8Array): Entry => ({ name: `${name}.csv`, data });

/** A school with one year, one base group and these people: a whole delivery, so that one thing in it can be wrong. */
export function delivery(
  users: readonly (readonly [id: string, given: string, family: string])[],
  other: Partial<Readonly<Record<string, Uint8Array>>> = {},
): readonly Entry[] {
  const files: Record<string, Uint8Array> = {
    manifest: text('propertyName,value', 'oneroster.version,1.2'),
    orgs: text('sourcedId,name,type,identifier,parentSourcedId', 's1,Veenlicht,school,,'),
    academicSessions: text(
      'sourcedId,title,type,startDate,endDate,parentSourcedId,schoolYear',
      'y1,2026-2027,schoolYear,2026-08-01,2027-07-31,,2027',
      't1,Periode 1,term,2026-08-01,2027-07-31,y1,2027',
    ),
    courses: text('sourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes', 'c1,Klas,,,s1,,'),
    classes: text(
      'sourcedId,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds',
      'k1,1a,07,c1,homeroom,s1,t1',
    ),
    users: text(
      'sourcedId,enabledUser,username,givenName,familyName',
      ...users.map(([id, given, family]) => `${id},true,,${given},${family}`),
    ),
    roles: text(
      'sourcedId,userSourcedId,roleType,role,orgSourcedId',
      ...users.map(([id]) => `r${id},${id},primary,student,s1`),
    ),
    enrollments: text(
      'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role,primary',
      ...users.map(([id]) => `e${id},k1,s1,${id},student,false`),
    ),
    ...(other as Record<string, Uint8Array>),
  };
  return Object.entries(files).map(([name, data]) => csv(name, data));
}

const some = [['u1', 'Noor', 'Aydin']] as const;
const mega = 1024 * 1024;
const spaces = (size: number): Uint8Array => Buffer.alloc(size, 0x20);

/** Text that packs twenty times smaller: no bomb by its measure, and yet far more than it seems. */
function woven(size: number, chance: Chance): Uint8Array {
  const whole = Buffer.alloc(size, 0x61);
  for (let at = 0; at < size; at += 400)
    for (let i = 0; i < 12; i += 1) whole[at + i] = 0x61 + chance.below(26);
  return whole;
}

export type Hostile = {
  readonly name: string;
  readonly bytes: () => Buffer;
  /** What the page says, in Dutch. */
  readonly says: string | RegExp;
  readonly file?: string;
};

/** Each with the sentence that an administrator has to read; none may change anything. */
export const hostile = (chance: Chance, large: number): readonly Hostile[] => {
  const beside = (entry: Entry) => () => zipOf([...delivery(some), entry]);
  const withFile = (name: string, data: Uint8Array) => () => zipOf(delivery(some, { [name]: data }));
  const cell = (body: Uint8Array) =>
    Buffer.concat([
      text('sourcedId,enabledUser,username,givenName,familyName'),
      Buffer.from('u1,true,,"'),
      body,
    ]);
  return [
    {
      name: 'a bomb that says how large it is',
      bytes: beside({ name: 'users2.csv', data: spaces(96 * mega) }),
      says: 'wordt bij het uitpakken veel te groot',
    },
    {
      name: 'a bomb that says it is small',
      bytes: () =>
        zipOf(
          delivery(some).map((entry) =>
            entry.name === 'users.csv' ? { ...entry, data: spaces(96 * mega), size: 900 } : entry,
          ),
        ),
      says: 'is niet wat de zip erover zegt',
    },
    {
      name: 'files that share their bytes',
      bytes: () =>
        zipOf([
          ...delivery(some),
          ...Array.from({ length: 50 }, (_, i) => ({ name: `x${i}.csv`, data: spaces(mega), at: 0 })),
        ]),
      says: 'is niet wat de zip erover zegt',
    },
    {
      name: 'an archive inside',
      bytes: beside({ name: 'more.zip', data: zipOf(delivery(some)) }),
      says: 'zit weer een ingepakt bestand',
    },
    {
      name: 'an archive inside that calls itself a table',
      bytes: withFile('users', zipOf(delivery(some))),
      says: 'zit weer een ingepakt bestand',
    },
    {
      name: 'a picture that is also a zip',
      bytes: () => Buffer.concat([Buffer.from('GIF89a;'), zipOf(delivery(some))]),
      says: 'Dit is geen (heel) zipbestand',
    },
    {
      name: 'a zip that is also a page',
      bytes: () => Buffer.concat([zipOf(delivery(some)), Buffer.from('<script>alert(1)</script>')]),
      says: 'Dit is geen (heel) zipbestand',
    },
    {
      name: 'half a zip',
      bytes: () => zipOf(delivery(some)).subarray(0, 700),
      says: 'Dit is geen (heel) zipbestand',
    },
    {
      name: 'a password',
      bytes: beside({ name: 'x.csv', data: text('a'), flags: 1 }),
      says: 'staat een wachtwoord',
    },
    {
      name: 'a way out',
      bytes: beside({ name: '../../x.csv', data: text('a') }),
      says: 'wijst buiten de map',
    },
    {
      name: 'a link',
      bytes: beside({ name: 'x.csv', data: text('a'), mode: 0xa1ff }),
      says: 'is een verwijzing',
    },
    {
      name: 'too many files',
      bytes: () =>
        zipOf([
          ...delivery(some),
          ...Array.from({ length: 5_000 }, (_, i) => ({ name: `${i}.csv`, data: text('a') })),
        ]),
      says: 'Laat alleen de CSV-bestanden erin',
    },
    {
      name: 'a cell without an end',
      bytes: withFile('users', cell(woven(large, chance))),
      says: /wordt niet gesloten|is veel te lang/,
    },
    {
      name: 'a row without an end',
      bytes: withFile(
        'users',
        Buffer.concat([
          text('sourcedId,givenName'),
          Buffer.from(Array.from({ length: 300_000 }, (_, i) => chance.below(1e9) + i).join(',')),
        ]),
      ),
      says: 'Deze rij heeft meer dan duizend cellen',
    },
    {
      name: 'letters of another alphabet than they say',
      bytes: withFile(
        'users',
        Buffer.concat([
          text('sourcedId,enabledUser,username,givenName,familyName'),
          Buffer.from('u1,true,,Zo\xeb,Aydin\n', 'latin1'),
        ]),
      ),
      says: 'bevat onleesbare tekens',
    },
    {
      name: 'a circle among organisations',
      bytes: withFile(
        'orgs',
        text(
          'sourcedId,name,type,identifier,parentSourcedId',
          's1,Veenlicht,school,,s2',
          's2,Twee,district,,s3',
          's3,Drie,district,,s2',
        ),
      ),
      says: 'boven zichzelf',
    },
    {
      name: 'a name that turns the line around',
      bytes: () => Buffer.from('geen zip'),
      says: 'Dit is geen (heel) zipbestand',
      file: '../..\\\u202efdp.exe\u0000<img src=x>.zip',
    },
    { name: 'nothing at all', bytes: () => Buffer.alloc(0), says: 'Dit bestand is leeg' },
  ];
};

/** Ten thousand people of one name: no fault, and each of them signs in under a name of their own. */
export const namesakes = (): Buffer =>
  zipOf(delivery(Array.from({ length: 10_000 }, (_, i) => [`u${i}`, 'Jan', 'Jansen'] as const)));
