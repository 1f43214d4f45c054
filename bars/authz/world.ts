import { createHash } from 'node:crypto';
import type pg from 'pg';
import { now, today } from '../../tests/world/cluster.ts';
import { type Chance, chance } from '../chance.ts';
import { live, livedTables } from './lived.ts';

/*
 * Small worlds full of trouble: several schools – one of them a twin with the very same ids – with guardians of every
 * kind and age, relations that ended yesterday or begin tomorrow, people with two hats, sign-ins that no longer hold.
 */

export type Row = Readonly<Record<string, string | number | boolean | null>>;
export type Hat = 'pupil' | 'guardian' | 'staff' | 'administrator' | 'office' | 'import';
export type Actor = {
  readonly hat: Hat;
  readonly person: string;
  readonly school: string | null;
  readonly token: Buffer;
  /** This sign-in opens nothing, whoever it belongs to. */
  readonly ended: string | undefined;
};
export type World = {
  readonly seed: number;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly actors: readonly Actor[];
};

/** Tables in the order in which they can be filled. */
const order = [
  'shared.organisation',
  'platform.account',
  'platform.sign_in_name',
  'platform.membership',
  'platform.sign_in',
  'school.school_setting',
  'school.site',
  'school.school_year',
  'school.period',
  'school.school_break',
  'school.person',
  'school.birth',
  'school.external_id',
  'school.team',
  'school.base_group',
  'school.pupil',
  'school.teaching_group',
  'school.enrolment',
  'school.reach',
  'school.relation',
  'school.access_log',
  'shared.course',
  'shared.course_version',
  'shared.step',
  'shared.version_block',
  'school.course_use',
  'school.group_course',
  'school.goal',
  'school.goal_text',
  'school.deviation',
  ...livedTables,
  'school.journal',
  'school.journal_text',
  'school.request_key',
  'school.second_word',
  'school.authority_change',
  'school.import',
  'school.import_row',
  'school.import_undo',
  'school.upload',
  'school.upload_part',
  'school.upload_page',
  'school.sheet_column',
] as const;
type Table = (typeof order)[number];

const day = (offset: number): string =>
  new Date(Date.parse(`${today}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
/** The birth date of somebody who turns `years` in `offset` days. */
const turns = (years: number, offset: number): string =>
  `${Number(day(offset).slice(0, 4)) - years}${day(offset).slice(4)}`;

const births = [
  '2013-03-02',
  turns(16, 1),
  turns(16, 0),
  turns(17, 9),
  turns(18, 1),
  turns(18, 0),
  '2007-01-01',
  null,
];
const long = { valid_from: '2020-08-01', valid_until: '2027-07-31' };
const spans: readonly Row[] = [
  long,
  long,
  { valid_from: today, valid_until: today },
  { valid_from: '2020-08-01', valid_until: day(-1) },
  { valid_from: day(1), valid_until: '2027-07-31' },
];
const confirmed = '2026-09-01T09:00:00Z';
const signIns = [
  undefined,
  undefined,
  undefined,
  'signed out',
  'left',
  'not yet',
  'rested',
  'begun tomorrow',
  'seen tomorrow',
  'blocked',
];

export function aWorld(seed: number, schools: readonly string[] = ['first', 'second', 'first']): World {
  const rows = Object.fromEntries(order.map((table) => [table, []])) as unknown as Record<Table, Row[]>;
  const actors: Actor[] = [];
  for (const [n, ids] of schools.entries())
    new Builder(chance(seed * 31 + n), `${seed} ${ids}`, rows, actors).school(schools.indexOf(ids) < n);
  new Builder(chance(seed * 31 + 9), `${seed} office`, rows, actors).office();
  return { seed, rows, actors };
}

/** Builds one school; `ids` is what its ids follow from, so that two schools can have the same ones. */
class Builder {
  readonly #lot: Chance;
  readonly #ids: string;
  readonly #rows: Record<Table, Row[]>;
  readonly #actors: Actor[];
  readonly #organisation: string;
  readonly #accounts = new Map<string, { id: string; hats: string[] }>();
  readonly #related = new Set<string>();
  #turn = 0;

  constructor(lot: Chance, ids: string, rows: Record<Table, Row[]>, actors: Actor[]) {
    this.#lot = lot;
    this.#ids = ids;
    this.#rows = rows;
    this.#actors = actors;
    this.#organisation = lot.uuid();
  }

  school(isTwin: boolean): void {
    const lot = this.#lot;
    // in the twin the same ids belong to other pupils: what is mixed up shows
    this.#turn = isTwin ? 3 : 0;
    const school = this.#organisation;
    this.#anOrganisation('school');
    this.#add('school.school_setting', { week_open: !isTwin, goals_open: !isTwin });
    this.#add('school.site', { id: this.#id('site'), name: 'Gebouw' });
    this.#add('school.school_year', {
      id: this.#id('year'),
      title: '26',
      starts: '2026-08-24',
      ends: '2027-07-16',
    });
    this.#add('school.period', {
      id: this.#id('period'),
      school_year_id: this.#id('year'),
      title: 'P2',
      starts: '2026-11-02',
      ends: '2027-01-24',
    });
    this.#add('school.school_break', {
      id: this.#id('break'),
      title: 'Herfst',
      starts: '2026-10-17',
      ends: '2026-10-25',
    });
    for (const n of [0, 1]) this.#add('school.team', { id: this.#id(`team ${n}`), name: `Team ${n}` });
    for (const n of [0, 1, 2])
      this.#add('school.base_group', {
        id: this.#id(`group ${n}`),
        name: `2${n}`,
        team_id: n < 2 ? this.#id(`team ${n}`) : null,
      });
    for (const n of [0, 1, 2])
      this.#add('school.teaching_group', { id: this.#id(`taught ${n}`), name: `EN${n}`, subject: 'Engels' });

    const people = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => this.#person(`staff ${n}`));
    // in the twin the same people do other things
    const staff = people.map((_, n) => people[(n + this.#turn) % people.length] as string);
    const [anna, bart, carla, , eva, , gert, hans] = staff as [string, string, string, ...string[]];
    for (const [n, who] of people.entries()) this.#hat(who, 'staff', n < 7 ? undefined : lot.one(signIns));
    // one of each way in which a sign-in does not hold, on people who would see something
    for (const [n, ended] of signIns.entries())
      if (ended !== undefined) {
        const gone = this.#person(`gone ${n}`);
        this.#hat(gone, 'staff', ended);
        this.#relation(gone, 'leads_team', this.#id('team 0'), long);
      }
    for (const n of [0, 1, 2]) {
      this.#relation(staff[n] as string, 'teaches', this.#id(`taught ${n}`), n === 0 ? long : lot.one(spans));
      this.#relation(staff[n + 3] as string, 'teaches', this.#id(`taught ${n}`), lot.one(spans));
    }
    this.#relation(bart, 'member', this.#id('team 0'), long);
    this.#relation(carla, 'member', this.#id('team 1'), lot.one(spans));
    this.#relation(carla, 'leads_team', this.#id('team 0'), long);
    this.#relation(eva as string, 'leads_team', this.#id('team 1'), lot.one(spans));
    this.#relation(staff[3] as string, 'leads_school', school, long);
    this.#relation(gert as string, 'leads_school', school, lot.one(spans));

    this.#courses(anna);
    const pupils = births.map((_, n) => this.#pupil(n, (n + this.#turn) % births.length, staff));
    this.#overTime(pupils, school);
    if (isTwin) {
      // somebody who once led a team in the first school is a pupil here
      const other = this.#id(`gone ${signIns.length - 1}`);
      this.#add('school.pupil', {
        id: other,
        base_group_id: this.#id('group 0'),
        opens_goals: false,
        opens_week: false,
      });
    }
    const kinds: readonly Row[] = [
      { authority: 'full', confirmed_by: gert as string, confirmed_at: confirmed },
      { authority: 'full', confirmed_by: gert as string, confirmed_at: confirmed, renewed: true },
      { authority: 'full' },
      { authority: 'full', confirmed_by: gert as string, confirmed_at: '2026-11-22T09:00:00Z' },
      { authority: 'info', confirmed_by: gert as string, confirmed_at: confirmed },
      { authority: 'blocked', confirmed_by: gert as string, confirmed_at: confirmed },
    ];
    for (const [n, who] of pupils.entries()) {
      const mother = this.#person(`mother ${n}`);
      this.#relation(mother, 'guardian', who, { ...long, ...kinds[0] });
      this.#hat(mother, 'guardian', undefined);
      const again = this.#person(`let in again by ${n}`);
      this.#relation(again, 'guardian', who, { ...long, ...kinds[1] });
      this.#hat(again, 'guardian', lot.maybe(0.8) ? undefined : lot.one(signIns));
      if ([0, 7].includes((n + this.#turn) % births.length))
        for (const [k, kind] of kinds.entries()) {
          const guardian = this.#person(`guardian of kind ${k} of ${n}`);
          this.#relation(guardian, 'guardian', who, { ...long, ...kind });
          this.#hat(guardian, 'guardian', undefined);
        }
      const father = lot.maybe(0.3)
        ? lot.one([anna, bart, carla, hans as string])
        : this.#person(`father ${n}`);
      this.#relation(father, 'guardian', who, { ...lot.one(spans), ...lot.one(kinds) });
      this.#hat(father, 'guardian', undefined);
    }
    // a teacher and coach whom a judge forbade to come near this child; and one who is a guardian like any other
    this.#relation(anna, 'guardian', pupils[0] as string, { ...long, authority: 'blocked' });
    this.#relation(anna, 'coach', pupils[0] as string, long);
    this.#relation(bart, 'guardian', pupils[1] as string, { ...long, ...kinds[0] });
    this.#hat(bart, 'guardian', undefined);
    // a leader who is a parent here, too, leads nothing in that hat; a lead whom a judge once barred, until yesterday
    this.#relation(staff[3] as string, 'guardian', pupils[2] as string, {
      ...long,
      ...kinds[0],
      confirmed_by: anna,
    });
    this.#hat(staff[3] as string, 'guardian', undefined);
    for (const who of pupils)
      this.#relation(carla, 'guardian', who, { ...long, valid_until: day(-1), authority: 'blocked' });

    const administrator = this.#person('administrator');
    this.#hat(administrator, 'administrator', undefined);
    this.#hat(carla, 'administrator', undefined);
    this.#lives(pupils, staff);
    this.#actors.push({
      hat: 'import',
      person: lot.uuid(),
      school,
      token: Buffer.alloc(0),
      ended: undefined,
    });
    this.#trace([pupils[2] as string, anna, bart, administrator, carla], pupils, staff);
  }

  /** For each way in which time decides, people in whom nothing else does. */
  #overTime(pupils: readonly string[], school: string): void {
    for (const [n, span] of spans.slice(2).entries()) {
      const pupil = pupils[n] as string;
      const barred = this.#person(`barred ${n}`);
      this.#relation(barred, 'coach', pupil, long);
      this.#relation(barred, 'guardian', pupil, { ...span, authority: 'blocked' });
      this.#hat(barred, 'staff', undefined);
      const [near, broad, leader] = ['near', 'broad', 'leader'].map((kind) => this.#person(`${kind} ${n}`));
      this.#relation(near as string, 'coach', pupil, span);
      this.#relation(near as string, 'member', this.#id('team 1'), span);
      this.#relation(broad as string, 'teaches', this.#id(`taught ${n}`), span);
      this.#relation(broad as string, 'leads_team', this.#id('team 0'), span);
      this.#relation(leader as string, 'leads_school', school, span);
      for (const who of [near, broad, leader]) this.#hat(who as string, 'staff', undefined);
      const guardian = this.#person(`guardian ${n}`);
      this.#relation(guardian, 'guardian', pupils[0] as string, {
        ...span,
        authority: 'full',
        confirmed_by: leader as string,
        confirmed_at: confirmed,
      });
      this.#hat(guardian, 'guardian', undefined);
    }
    const teacher = this.#person('teacher of some');
    this.#hat(teacher, 'staff', undefined);
    this.#add('school.teaching_group', { id: this.#id('some'), name: 'FA', subject: 'Frans' });
    this.#relation(teacher, 'teaches', this.#id('some'), long);
    for (const [n, span] of spans.slice(1).entries()) {
      const enrolment = this.#id(`some ${n}`);
      const pupil = pupils[n] as string;
      this.#add('school.enrolment', {
        id: enrolment,
        pupil_id: pupil,
        teaching_group_id: this.#id('some'),
        ...span,
      });
      const reach = this.#add('school.reach', {
        id: this.#id(`some reach ${(n + this.#turn) % births.length}`),
        pupil_id: pupil,
        sort: 'week',
        enrolment_id: enrolment,
      });
      this.#goal(pupil, reach, `some goal ${n}`, pupil);
    }
  }

  /** One of the community and one of this school alone; both are used, the first by a group. */
  #courses(by: string): void {
    const courses = this.#rows['shared.course'];
    const course = (owner: string | null): Row => {
      const made = {
        id: this.#lot.uuid(),
        owner,
        handle: `c${this.#lot.uuid()}`,
        kind: 'steps',
        title: 'Engels',
      };
      courses.push({ ...made, language: 'nl', scale: 'vo', levels: '{havo,vwo}' });
      const version = { id: this.#lot.uuid(), course_id: made.id, owner, number: 1, state: 'published' };
      const times = { made_at: confirmed, published_at: confirmed };
      this.#rows['shared.course_version'].push({
        ...version,
        licence: 'CC0',
        sum: '\\x00',
        origin: '',
        ...times,
      });
      for (const n of [1, 2, 3])
        this.#rows['shared.step'].push({ id: this.#lot.uuid(), course_id: made.id, owner, key: `s${n}` });
      this.#rows['shared.version_block'].push({ version_id: version.id, owner, number: 1, title: 'Blok' });
      return made;
    };
    const common = courses.find(({ owner }) => owner === null) ?? course(null);
    for (const used of [common, course(this.#organisation)]) {
      const version = this.#rows['shared.course_version'].find((row) => row['course_id'] === used['id']);
      this.#add('school.course_use', {
        course_id: used['id'] as string,
        version_id: version?.['id'] as string,
        set_by: by,
        set_at: confirmed,
      });
    }
    // a group in which nobody has begun can lose its course again
    this.#add('school.teaching_group', { id: this.#id('empty'), name: 'DU', subject: 'Duits' });
    for (const group of ['taught 0', 'empty'])
      this.#add('school.group_course', {
        teaching_group_id: this.#id(group),
        course_id: common['id'] as string,
      });
  }

  #lives(pupils: readonly string[], staff: readonly string[]): void {
    const common = this.#rows['shared.course'].find(({ owner }) => owner === null)?.['id'];
    live(
      {
        lot: this.#lot,
        own: (table) => this.#rows[table as Table].filter((row) => row['school_id'] === this.#organisation),
        add: (table, row) => this.#add(table as Table, row),
        id: (label) => this.#id(label),
        steps: this.#rows['shared.step'].filter((row) => row['course_id'] === common),
      },
      pupils,
      staff,
    );
  }

  office(): void {
    this.#anOrganisation('office');
    this.#hat(this.#id('office worker'), 'office', undefined);
  }

  #pupil(n: number, age: number, staff: readonly string[]): string {
    const lot = this.#lot;
    const born = births[age] ?? null;
    const who = this.#person(`pupil ${n}`);
    this.#hat(who, 'pupil', n < 6 ? undefined : lot.one(signIns));
    if (born !== null) this.#add('school.birth', { person_id: who, born });
    this.#add('school.pupil', {
      id: who,
      base_group_id: lot.maybe(0.9) ? this.#id(`group ${lot.below(3)}`) : null,
      opens_goals: age === 2 || age === 6,
      opens_week: age % 2 === 1,
    });
    let bound = -1;
    const reach = (sort: string, enrolment: string | null): Row =>
      this.#add('school.reach', {
        id: this.#id(`reach ${(n + this.#turn) % births.length} ${sort} ${enrolment === null ? '' : bound}`),
        pupil_id: who,
        sort,
        enrolment_id: enrolment,
      });
    const reaches = [reach('end', null), reach('period', null), reach('week', null)];
    for (const group of lot.some([0, 1, 2], 2)) {
      bound = group;
      const enrolment = this.#id(`enrolment ${(n + this.#turn) % births.length} ${group}`);
      this.#add('school.enrolment', {
        id: enrolment,
        pupil_id: who,
        teaching_group_id: this.#id(`taught ${group}`),
        ...(lot.maybe(0.5) ? long : lot.one(spans)),
      });
      reaches.push(reach('period', enrolment), reach('week', enrolment));
    }
    const coach = staff[n % 4] as string;
    this.#relation(coach, 'coach', who, n < 4 ? long : lot.one(spans));
    this.#relation(lot.one(staff), 'coach', who, lot.one(spans));
    for (const [g, place] of reaches.entries())
      this.#goal(who, place, `goal ${n} ${g}`, lot.one([who, coach]));
    return who;
  }

  #goal(pupil: string, reach: Row, label: string, by: string): void {
    const kind =
      reach['sort'] === 'week' ? this.#lot.one(['learning', 'work', 'personal']) : (reach['sort'] as string);
    const about = { pupil_id: pupil, goal_id: this.#id(label) };
    this.#add('school.goal', {
      id: about.goal_id,
      pupil_id: pupil,
      reach: reach['id'] as string,
      kind,
      title: 'Een doel',
      measure: 'Een maat',
      due: today,
      state: 'active',
      set_by: by,
      set_at: confirmed,
    });
    if (this.#lot.maybe(0.6)) this.#add('school.goal_text', { ...about, why: 'Daarom' });
    if (this.#lot.maybe(0.4))
      this.#add('school.deviation', {
        ...about,
        id: this.#id(`deviation ${label}`),
        reach: reach['id'] as string,
        cause: 'too_big',
        noted_by: by,
        noted_at: confirmed,
      });
    if (this.#lot.maybe(0.6))
      this.#journal(`journal ${label}`, by, about.goal_id, pupil, reach['id'] as string);
  }

  /** Something of a goal long ago, or of a talk some minutes ago. */
  #journal(
    label: string,
    by: string,
    object: string,
    pupil: string | null,
    reach: string | null,
    minutes?: number,
  ): void {
    this.#add('school.journal', {
      id: this.#id(label),
      at: minutes === undefined ? confirmed : new Date(now.getTime() - minutes * 60_000).toISOString(),
      actor: by,
      verb: minutes === undefined ? 'goal.set' : 'coaching.kept',
      object,
      pupil_id: pupil,
      reach,
    });
    this.#add('school.journal_text', { journal_id: this.#id(label), reach, before: 'was', after: 'is' });
  }

  #trace(actors: readonly string[], pupils: readonly string[], staff: readonly string[]): void {
    for (const who of actors) {
      const key = this.#id(`key ${who}`);
      this.#add('school.request_key', {
        actor: who,
        key,
        action: 'x',
        input_hash: '\\x00',
        answer: '/',
        at: confirmed,
      });
      this.#journal(`journal of ${who}`, who, this.#id('year'), null, null);
      for (const minutes of [9, 10])
        this.#journal(`talk ${minutes} ${who}`, who, this.#id('year'), pupils[0] as string, null, minutes);
    }
    for (const who of pupils)
      this.#add('school.access_log', {
        pupil_id: who,
        hour: '2026-11-20T10:00:00Z',
        reader: this.#lot.one(staff),
        class: 'K3',
        relation: 'coach',
      });
    const family = this.#rows['school.relation'].filter(
      (row) => row['school_id'] === this.#organisation && row['kind'] === 'guardian',
    );
    for (const { subject, object } of family)
      if (!staff.includes(subject as string))
        this.#add('school.access_log', {
          pupil_id: object as string,
          hour: '2026-11-20T11:00:00Z',
          reader: subject as string,
          class: 'K3',
          relation: 'guardianUnder16',
        });
    this.#add('school.external_id', {
      kind: 'person',
      system: 'som',
      value: '17',
      object_id: pupils[0] as string,
    });
    this.#add('school.second_word', {
      id: this.#id('second word'),
      what: 'x',
      object: this.#organisation,
      asked_by: actors.at(-1) as string,
      asked_at: confirmed,
      until: 'infinity',
      answer_from: 'either',
    });
    const [guarded] = family;
    if (guarded !== undefined)
      this.#add('school.authority_change', {
        id: this.#id('authority change'),
        relation_id: guarded['id'] as string,
        at: confirmed,
        before: 'full',
        after: 'blocked',
        why: 'x',
        asked_by: actors.at(-1) as string,
      });
    this.#add('school.import', {
      id: this.#id('import'),
      at: confirmed,
      actor: actors.at(-1) as string,
      format: 'oneroster',
      file_name: 'x.zip',
      file_hash: '\\x00',
      added: 1,
      changed: 0,
      ended: 0,
      same: 0,
    });
    this.#add('school.import_undo', { import_id: this.#id('import'), before: '{}' });
    this.#add('school.upload', {
      id: this.#id('upload'),
      at: confirmed,
      actor: actors.at(-1) as string,
      format: 'oneroster',
      file_name: 'x.zip',
      state: 'read',
    });
    this.#add('school.upload_part', { upload_id: this.#id('upload'), n: 0, bytes: '\\x00' });
    this.#add('school.upload_page', {
      upload_id: this.#id('upload'),
      sort: 'pupil',
      change: 'added',
      n: 0,
      lines: '[]',
    });
    this.#add('school.sheet_column', { list: 'pupils', head: 'klas', field: 'group' });
    this.#add('school.import_row', {
      import_id: this.#id('import'),
      n: 1,
      what: 'user',
      external: '17',
      change: 'added',
    });
  }

  #anOrganisation(kind: 'school' | 'office'): void {
    const id = this.#organisation;
    this.#rows['shared.organisation'].push({ id, kind, name: kind, handle: `h${id.replaceAll('-', '')}` });
  }

  #person(label: string): string {
    const id = this.#id(label);
    this.#add('school.person', { id, given: 'Sam', family: label });
    return id;
  }

  #relation(subject: string, kind: string, object: string, more: Row): void {
    const key = `${subject} ${kind} ${object}`;
    if (this.#related.has(key)) return;
    this.#related.add(key);
    this.#add('school.relation', {
      id: this.#id(`relation ${key}`),
      subject,
      kind,
      object,
      source: 'world',
      authority: null,
      renewed: false,
      confirmed_by: null,
      confirmed_at: null,
      ...more,
    });
  }

  /** Puts on a hat and signs in with it. */
  #hat(person: string, hat: Hat, ended: string | undefined): void {
    const lot = this.#lot;
    const username = `u${person.replaceAll('-', '').slice(0, 30)}`;
    const account = this.#accounts.get(person) ?? { id: lot.uuid(), hats: [] };
    if (account.hats.includes(hat)) return;
    if (account.hats.length === 0) {
      this.#accounts.set(person, account);
      this.#rows['platform.account'].push({
        id: account.id,
        blocked_at: ended === 'blocked' ? confirmed : null,
      });
      this.#rows['platform.sign_in_name'].push({
        organisation_id: this.#organisation,
        username,
        account_id: account.id,
      });
    }
    account.hats.push(hat);
    const membership = lot.uuid();
    const side = hat === 'office' ? 'network' : 'school';
    this.#rows['platform.membership'].push({
      id: membership,
      account_id: account.id,
      side,
      school_id: side === 'school' ? this.#organisation : null,
      office_id: side === 'network' ? this.#organisation : null,
      person_id: person,
      hat,
      username,
      name: 'Sam',
      valid_from: ended === 'not yet' ? day(1) : '2020-08-01',
      valid_until: ended === 'left' ? day(-1) : 'infinity',
    });
    const token = createHash('sha256').update(lot.uuid()).digest();
    const rested = hat === 'pupil' || hat === 'guardian' ? 481 : 61;
    const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    this.#rows['platform.sign_in'].push({
      id: lot.uuid(),
      token_hash: `\\x${token.toString('hex')}`,
      account_id: account.id,
      membership_id: membership,
      started_at: before(ended === 'begun tomorrow' ? -1_440 : 500),
      seen_at: before(ended === 'rested' ? rested : ended === 'seen tomorrow' ? -1_440 : 1),
      ended_at: ended === 'signed out' ? confirmed : null,
      request_key: lot.uuid(),
    });
    const school = side === 'school' ? this.#organisation : null;
    const blocked = this.#rows['platform.account'].find(({ id }) => id === account.id)?.['blocked_at'];
    this.#actors.push({ hat, person, school, token, ended: ended ?? (blocked ? 'blocked' : undefined) });
  }

  #add(table: Table, row: Row): Row {
    const whole = { school_id: this.#organisation, ...row };
    this.#rows[table].push(whole);
    return whole;
  }

  /** The same label gives the same id, in a twin school, too. */
  #id(label: string): string {
    const hex = createHash('sha256').update(`${this.#ids} ${label}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

/** Puts a world into a database, as the superuser. */
export async function settle(admin: pg.Client, world: World): Promise<void> {
  await admin.query('begin');
  for (const table of order) {
    const rows = world.rows[table] ?? [];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const filled = rows.map((row) => ({ ...defaults[table], ...row }));
    if (rows.length > 0)
      await admin.query(
        `insert into ${table} (${columns.join(', ')})
         select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(filled)],
      );
  }
  await admin.query('commit');
}
/** What some rows leave out and others do not. */
const defaults: Partial<Record<Table, Row>> = { 'school.relation': { renewed: false } };
