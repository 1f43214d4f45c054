import { now, today } from '../../tests/world/cluster.ts';
import type { Actor, Row, World } from './world.ts';

/*
 * Who may do what, written by hand a second time from the merged matrix (first-slice §1) and from nothing else: this
 * file may not import a policy, the rights or what is generated from them. Where the matrix leaves a choice, the
 * stricter reading stands here with its reason.
 */

/** Through which pool an actor acts: the pages' own, the one for figures, the office's. */
export type Through = 'member' | 'school' | 'counts' | 'network' | 'jobs';

export type Standing = {
  readonly actor: Actor;
  readonly through: Through;
  /** The pupil the page is about. */
  readonly subject: string | null;
  /** An action, or a page that only shows. */
  readonly writes: boolean;
};

/** What somebody is to a pupil, in the columns of the matrix. */
type Column =
  | 'pupil'
  | 'guardian <16'
  | 'guardian 16+'
  | 'coach'
  | 'subject teacher'
  | 'team member'
  | 'team lead'
  | 'school leader';
type Tie = {
  readonly column: Column;
  readonly pupil: string;
  /** A subject teacher's: which enrolments. */
  readonly enrolments?: readonly string[];
  readonly opened?: { readonly goals: boolean; readonly week: boolean };
};

export type Command = 'select' | 'insert' | 'update' | 'delete';
/** By table and command: may it be done with this row? What is not named may not. */
type Rights = Readonly<Record<string, Partial<Record<Command, (row: Row) => boolean>>>>;

/** Answers for one actor on one page of one world. */
export class Oracle {
  readonly #world: World;
  readonly #standing: Standing;
  readonly #ties: readonly Tie[];
  readonly #school: string | null;
  /** Does the door open at all? */
  readonly opens: boolean;
  readonly #rights: Rights;

  constructor(world: World, standing: Standing) {
    this.#world = world;
    this.#standing = standing;
    const { actor, through } = standing;
    const home: Record<string, readonly Through[]> = {
      pupil: ['member', 'counts'],
      guardian: ['member', 'counts'],
      staff: ['member', 'counts'],
      administrator: ['school'],
      office: ['network'],
      import: ['jobs'],
    };
    const opens = actor.ended === undefined && (home[actor.hat] as readonly Through[]).includes(through);
    this.opens = opens;
    this.#school = opens ? actor.school : null;
    this.#ties = opens ? this.#tiesOf() : [];
    this.#rights = {
      member: () => this.#memberRights(),
      school: () => this.#administratorRights(),
      counts: () => this.#figureRights(),
      network: () => ({}),
      jobs: () => importRights,
    }[through]();
  }

  may(command: Command, table: string, row: Row): boolean {
    if (this.#school === null || row['school_id'] !== this.#school) return false;
    return this.#rights[table]?.[command]?.(row) ?? false;
  }

  /** Is this pupil somebody to this person, in whatever way? */
  knows(pupil: unknown): boolean {
    return typeof pupil === 'string' && this.#card(pupil);
  }

  /** Does this row bear the id of somebody they know, or of what is that person's? In a twin school it may be another's. */
  isNear(row: Row): boolean {
    return this.knows(row['pupil_id']) || this.knows(this.#reach(row['reach'])?.['pupil_id']);
  }

  /** May a goal go from one reach to another? Only within the same pupil and sort, where both may be written. */
  mayMove(goal: Row, to: Row): boolean {
    const from = this.#reach(goal['reach']);
    return (
      this.may('update', 'school.goal', goal) &&
      to['pupil_id'] === goal['pupil_id'] &&
      to['sort'] === from?.['sort'] &&
      this.#goal('W', to['id'])
    );
  }

  /** What the door says the actor does here; it opens nothing, but pages offer themselves by it. */
  duties(): string[] {
    const { actor } = this.#standing;
    if (actor.hat !== 'staff') return [];
    const kinds = ['coach', 'teaches', 'member', 'leads_team', 'leads_school', 'guardian'];
    return kinds.filter((kind) => this.#relations(actor.person, kind).length > 0).toSorted();
  }

  /** What the door says the actor is to the pupil the page is about. */
  held(): string[] {
    const { actor, subject } = this.#standing;
    if (subject === null && actor.hat !== 'pupil') return [];
    const names = this.#ties.flatMap(({ column, enrolments = [], opened }) => {
      const week = opened?.week === true ? ['guardianWeek'] : [];
      const said: Record<Column, readonly string[]> = {
        pupil: ['self'],
        coach: ['coach'],
        'subject teacher': enrolments.map((enrolment) => `subjectTeacher:${enrolment}`),
        'team member': ['teamMember'],
        'team lead': ['teamLead'],
        'school leader': ['schoolLeader'],
        'guardian <16': ['guardianUnder16', ...week],
        'guardian 16+': ['guardianFrom16', ...week, ...(opened?.goals === true ? ['guardianShared'] : [])],
      };
      return said[column];
    });
    return [...new Set(names)].toSorted();
  }

  /** How many accounts this person is told of: coaches help their own pupils in, administrators everybody. */
  accounts(): number {
    const here = (this.#world.rows['platform.membership'] ?? []).filter(
      (row) => this.#school !== null && row['school_id'] === this.#school && holdsToday(row),
    );
    const { through } = this.#standing;
    if (through === 'school') return here.length;
    if (through !== 'member') return 0;
    return here.filter((row) => row['hat'] === 'pupil' && this.#is(row['person_id'] as string, ['coach']))
      .length;
  }

  /** Whose course may be read: that of the community by everybody, that of a school inside it. */
  readsCourse(course: Row): boolean {
    const school = this.#standing.through === 'network' ? null : this.#school;
    return course['owner'] === null || course['owner'] === school;
  }

  /** Who teaches or leads here, as staff, and the administrator say which courses the school uses. */
  arranges(course: Row): boolean {
    const { actor, through } = this.#standing;
    const duty = ['teaches', 'leads_school'].some((kind) => this.#relations(actor.person, kind).length > 0);
    return (
      this.readsCourse(course) &&
      (through === 'school' || (through === 'member' && actor.hat === 'staff' && duty))
    );
  }

  /** A teacher's pick for a block: of a course that a group follows which this person teaches, as a teacher. */
  tips(course: Row, block: number): boolean {
    const { actor, through } = this.#standing;
    const teaches = this.#relations(actor.person, 'teaches').map(({ object }) => object);
    const follows = this.#own('school.group_course').some(
      (row) => row['course_id'] === course['id'] && teaches.includes(row['teaching_group_id'] ?? null),
    );
    const use = this.#own('school.course_use').find((row) => row['course_id'] === course['id']);
    const told = (this.#world.rows['shared.version_block'] ?? []).some(
      (row) => row['version_id'] === use?.['version_id'] && row['number'] === block,
    );
    return through === 'member' && actor.hat === 'staff' && follows && told;
  }

  /** A group gets one course of steps, of those the school uses. */
  gives(group: Row, course: Row): boolean {
    const follows = this.#own('school.group_course').some((row) => row['teaching_group_id'] === group['id']);
    return (
      this.#here('school.teaching_group', group) &&
      !follows &&
      this.arranges(course) &&
      this.#own('school.course_use').some((row) => row['course_id'] === course['id'])
    );
  }

  /** A school stops using a course only while no group follows it. */
  withdraws(course: Row): boolean {
    const of = (table: string) => this.#own(table).some((row) => row['course_id'] === course['id']);
    return this.arranges(course) && of('school.course_use') && !of('school.group_course');
  }

  /** A group loses its course only while nobody in it has begun or was judged. */
  takes(group: Row, course: Row): boolean {
    const enrolled = this.#own('school.enrolment')
      .filter((row) => row['teaching_group_id'] === group['id'])
      .map(({ id }) => id);
    const worked = ['school.step_record', 'school.judgement'].some((table) =>
      this.#own(table).some((row) => enrolled.includes(row['enrolment_id'] ?? null)),
    );
    const follows = this.#own('school.group_course').some(
      (row) => row['teaching_group_id'] === group['id'] && row['course_id'] === course['id'],
    );
    return this.#here('school.teaching_group', group) && follows && !worked && this.arranges(course);
  }

  /** Pupil or coach write the first word of a week's talk; somebody must be there to hold it. */
  begins(pupil: Row, monday: string): boolean {
    const id = pupil['id'] as string;
    const { actor, through, writes } = this.#standing;
    const ofPupil = (row: Row) => row['pupil_id'] === id;
    const held =
      actor.person !== id ||
      this.#own('school.talk_slot').some(ofPupil) ||
      this.#subjects('coach', id).length > 0;
    return (
      this.#here('school.pupil', pupil) &&
      through === 'member' &&
      writes &&
      this.#is(id, ['pupil', 'coach']) &&
      held &&
      !this.#own('school.talk').some((row) => ofPupil(row) && row['monday'] === monday)
    );
  }

  /** With how many people something can be agreed about this pupil; pupil and coach are told. */
  circle(pupil: Row): number {
    const id = pupil['id'] as string;
    if (
      !this.#here('school.pupil', pupil) ||
      this.#standing.through !== 'member' ||
      !this.#is(id, ['pupil', 'coach'])
    )
      return 0;
    const born = this.#own('school.birth').find((row) => row['person_id'] === id)?.['born'];
    const grown = typeof born === 'string' && ageOn(today, born) >= 18;
    const guardians = this.#holders('guardian', id).filter(
      (row) =>
        row['authority'] === 'full' &&
        row['confirmed_at'] !== null &&
        new Date(row['confirmed_at'] as string) <= now &&
        (!grown || row['renewed'] === true),
    );
    const groups = this.#enrolments().filter((row) => row['pupil_id'] === id);
    return new Set([
      id,
      ...this.#subjects('coach', id),
      ...guardians.map(({ subject }) => subject),
      ...groups.flatMap((row) => this.#subjects('teaches', row['teaching_group_id'])),
    ]).size;
  }

  /** Whose coach this person arranges: the administrator everybody's, a team lead those of the own team. */
  #arranged(): ReadonlySet<unknown> {
    const { actor, through } = this.#standing;
    const ids = this.#own('school.pupil').map(({ id }) => id);
    if (through === 'school') return new Set(ids);
    if (through !== 'member' || actor.hat !== 'staff') return new Set();
    const teams = this.#relations(actor.person, 'leads_team').map(({ object }) => object);
    const groups = this.#own('school.base_group')
      .filter((row) => teams.includes(row['team_id'] ?? null))
      .map(({ id }) => id);
    return new Set(
      this.#own('school.pupil')
        .filter((row) => groups.includes(row['base_group_id'] ?? null))
        .map(({ id }) => id)
        .filter((id) => !this.#barred(actor.person).includes(id)),
    );
  }

  /** How many lines the page "who coaches whom" has: coaches of the last twelve weeks, of now and to come. */
  coaching(): number {
    const since = new Date(Date.parse(today) - 84 * 86_400_000).toISOString().slice(0, 10);
    const lines = [...this.#arranged()].map(
      (id) =>
        this.#own('school.relation').filter(
          (row) => row['kind'] === 'coach' && row['object'] === id && (row['valid_until'] as string) >= since,
        ).length,
    );
    return lines.reduce((sum, n) => sum + Math.max(1, n), 0);
  }

  #possible(): ReadonlySet<unknown> {
    const { actor, through } = this.#standing;
    const arranged = this.#arranged();
    const staff = (this.#world.rows['platform.membership'] ?? [])
      .filter((row) => row['school_id'] === this.#school && row['hat'] === 'staff' && holdsToday(row))
      .map((row) => row['person_id'] as string);
    if (arranged.size === 0) return new Set();
    const teams = this.#relations(actor.person, 'leads_team').map(({ object }) => object);
    const isNear = (who: string) =>
      through === 'school' ||
      ['member', 'leads_team'].some((kind) =>
        this.#relations(who, kind).some(({ object }) => teams.includes(object ?? null)),
      ) ||
      this.#relations(who, 'coach').some(({ object }) => arranged.has(object));
    return new Set(staff.filter(isNear));
  }
  possibleCoaches(): number {
    return this.#possible().size;
  }

  /** Nobody gives a pupil to themselves. */
  givesCoach(pupil: Row, coach: string): boolean {
    return (
      this.#here('school.pupil', pupil) &&
      this.#arranged().has(pupil['id']) &&
      this.#possible().has(coach) &&
      coach !== this.#standing.actor.person &&
      coach !== pupil['id']
    );
  }

  /** A coach of now or later goes, as long as another one is there today. */
  endsCoach(relation: Row): boolean {
    const pupil = relation['object'];
    return (
      relation['kind'] === 'coach' &&
      (relation['valid_until'] as string) >= today &&
      this.#arranged().has(pupil) &&
      this.#subjects('coach', pupil).some((who) => who !== relation['subject'])
    );
  }

  /** What of a talk is to be taken back: the own line, of the last ten minutes. */
  takesBack(line: Row): boolean {
    const { actor, through } = this.#standing;
    const told = this.#own('school.journal').find(({ id }) => id === line['id']);
    return (
      through === 'member' &&
      told?.['actor'] === actor.person &&
      (told['verb'] as string).startsWith('coaching.') &&
      new Date(told['at'] as string).getTime() > now.getTime() - 600_000
    );
  }

  /** Figures come per team: which group is of which, and no name. */
  teamGroups(): number {
    return this.#standing.through === 'counts' ? this.#own('school.base_group').length : 0;
  }

  /** Who leads the school is told who leads its teams, as staff. */
  teamLeads(): number {
    const { actor, through } = this.#standing;
    if (through !== 'member' || actor.hat !== 'staff') return 0;
    if (this.#relations(actor.person, 'leads_school').length === 0) return 0;
    return this.#own('school.team').reduce(
      (sum, { id }) => sum + Math.max(1, this.#subjects('leads_team', id).length),
      0,
    );
  }

  /** How many wait for this person to confirm them: never oneself, nor whom one entered, nor beside a barred child. */
  waiting(): number {
    const { actor, through } = this.#standing;
    const me = actor.person;
    const leads = actor.hat === 'staff' && this.#relations(me, 'leads_school').length > 0;
    if (!leads || through !== 'member') return 0;
    return this.#own('school.relation').filter(
      (row) =>
        row['kind'] === 'guardian' &&
        row['authority'] === 'full' &&
        row['confirmed_at'] === null &&
        holdsToday(row) &&
        row['subject'] !== me &&
        (row['granted_by'] ?? null) !== me &&
        !this.#barred(me).includes(row['object']),
    ).length;
  }

  #memberRights(): Rights {
    const me = this.#standing.actor.person;
    const { writes } = this.#standing;
    const everybody = { select: () => true };
    const goal = (verb: 'R' | 'W') => (row: Row) => this.#goal(verb, row['reach']);
    const mine = (column: string) => (row: Row) => row[column] === me;
    const card = (column: string) => (row: Row) => this.#card(row[column] as string);
    const known = (person: string) => person === me || this.#card(person) || this.#colleague(person);
    const isTo = (columns: readonly Column[]) => (row: Row) => this.#is(row['pupil_id'] as string, columns);
    const ownText = (row: Row) => writes && this.#is(row['pupil_id'] as string, ['pupil']);
    const inCourse = (columns: readonly Column[]) => (row: Row) => this.#inCourse(row, columns);
    const settles = (row: Row) => writes && this.#inCourse(row, ['coach', 'subject teacher']);
    const judges = (row: Row) => writes && this.#inCourse(row, ['subject teacher']);
    const works = (row: Row) => writes && this.#inCourse(row, ['pupil', 'subject teacher']);
    const plans = (row: Row) => writes && this.#inCourse(row, ['pupil', 'coach']);
    const coaches = (row: Row) => writes && this.#is(row['pupil_id'] as string, ['coach']);
    const speaks = (row: Row) => writes && this.#is(row['pupil_id'] as string, ['pupil', 'coach']);
    const keeps = (row: Row) => row['owner'] === me && this.#card(row['pupil_id'] as string);
    const isNow = (row: Row, column: string) => new Date(row[column] as string).getTime() === now.getTime();
    const isFresh = (row: Row, column: string) =>
      new Date(row[column] as string).getTime() > now.getTime() - 61_000;
    // facts of now in one's own name; a press too many goes again within a minute, by who pressed
    const agreed = {
      select: isTo(['pupil', 'coach']),
      insert: (row: Row) => coaches(row) && row['by'] === me && isNow(row, 'at'),
      delete: (row: Row) => coaches(row) && row['by'] === me && isFresh(row, 'at'),
    };
    return {
      // how the school is arranged: no personal data
      'school.school_setting': everybody,
      'school.site': everybody,
      'school.school_year': everybody,
      'school.period': everybody,
      'school.school_break': everybody,
      'school.team': everybody,
      'school.base_group': everybody,
      'school.teaching_group': everybody,
      // which courses the school and its groups have; written by doors alone
      'school.course_use': everybody,
      'school.group_course': everybody,
      // the card: name, group, coach
      'school.person': { select: (row) => known(row['id'] as string) },
      'school.pupil': { select: card('id') },
      'school.enrolment': { select: card('pupil_id') },
      'school.reach': { select: card('pupil_id') },
      'school.relation': { select: mine('subject') },
      // who looked: the pupil at any age; guardians only until 16, for "shared" names other things
      'school.access_log': {
        // what the other guardian looked at is theirs to tell (W7)
        select: (row) =>
          isTo(['pupil'])(row) ||
          (isTo(['guardian <16'])(row) &&
            (row['reader'] === me || !(row['relation'] as string).startsWith('guardian'))),
        insert: (row) => row['reader'] === me && known(row['pupil_id'] as string),
      },
      'school.goal': {
        select: goal('R'),
        insert: (row) => this.#goal('W', row['reach']) && row['set_by'] === me && this.#belongs(row),
        update: goal('W'),
        delete: goal('W'),
      },
      'school.goal_text': {
        select: isTo(['pupil', 'coach']),
        insert: ownText,
        update: ownText,
        delete: ownText,
      },
      'school.deviation': {
        select: goal('R'),
        insert: (row) => this.#goal('W', row['reach']) && row['noted_by'] === me && this.#ofGoal(row),
        delete: goal('W'),
      },
      // how far in a course, "step record": judged by its teacher alone, shown as ready by the pupil
      'school.path': {
        // level and pace go with the far goals: "shared" from 16 on; coach and teacher settle them
        select: (row) =>
          inCourse(['pupil', 'coach', 'subject teacher', 'guardian <16'])(row) || this.#sharedPath(row),
        insert: (row) => settles(row) && this.#reach(row['reach'])?.['enrolment_id'] === row['enrolment_id'],
        update: settles,
      },
      'school.path_progress': {
        select: inCourse(['pupil', 'coach', 'subject teacher']),
        insert: (row) => judges(row) && this.#ofPath(row),
        update: judges,
      },
      'school.step_record': {
        select: inCourse(['pupil', 'coach', 'subject teacher']),
        insert: (row) => works(row) && this.#ofPath(row),
        update: works,
      },
      'school.step_due': {
        select: inCourse(['pupil', 'coach', 'subject teacher']),
        insert: (row) => plans(row) && this.#ofPath(row),
        update: plans,
        delete: plans,
      },
      'school.judgement': {
        select: inCourse(['pupil', 'coach', 'subject teacher']),
        // found now, and read by nobody yet
        insert: (row) =>
          judges(row) &&
          row['judged_by'] === me &&
          this.#ofPath(row) &&
          isNow(row, 'judged_at') &&
          row['opened_at'] === null,
        // that it was opened
        update: isTo(['pupil']),
        // a press too many is taken back by who pressed, "within 10 s, accepted for 60", as long as nobody has read it
        delete: (row) =>
          judges(row) && row['judged_by'] === me && row['opened_at'] === null && isFresh(row, 'judged_at'),
      },
      // what was taken back is read by nobody but who wrote it
      'school.judgement_draft': {
        select: (row) => inCourse(['pupil', 'coach', 'subject teacher'])(row) && row['by'] === me,
        insert: (row) => judges(row) && row['by'] === me && this.#ofPath(row) && isNow(row, 'at'),
        delete: (row) => judges(row) && row['by'] === me,
      },
      // "R released": the pupil finds the own ones before, to release them
      'school.released': {
        select: (row) =>
          isTo(['pupil'])(row) ||
          (inCourse(['guardian <16', 'guardian 16+'])(row) && new Date(row['released_at'] as string) <= now),
        // laid ready by a door, which copies what was found
        update: isTo(['pupil']),
      },
      // the week, as its goals; that it was agreed or looked back on is a fact of the coach
      'school.week_plan': {
        select: goal('R'),
        insert: (row) =>
          goal('W')(row) && this.#reach(row['reach'])?.['sort'] === 'week' && this.#belongs(row),
        update: goal('W'),
      },
      'school.week_agreed': agreed,
      'school.week_reviewed': agreed,
      'school.week_item': {
        select: goal('R'),
        insert: (row) => goal('W')(row) && this.#ofGoal(row),
        update: goal('W'),
        delete: goal('W'),
      },
      // "goal texts, look-back, strategies"
      'school.week_note': {
        select: isTo(['pupil', 'coach']),
        insert: ownText,
        update: ownText,
        delete: ownText,
      },
      'school.own_strategy': {
        select: isTo(['pupil', 'coach']),
        insert: ownText,
        update: ownText,
        delete: ownText,
      },
      'school.strategy_choice': {
        select: isTo(['pupil', 'coach']),
        insert: ownText,
        update: ownText,
        delete: ownText,
      },
      // a teacher's pick is about a course, not about anybody
      'school.strategy_tip': everybody,
      'school.talk_slot': {
        select: isTo(['pupil', 'coach', 'team lead']),
        insert: (row) => coaches(row) && row['coach'] === me,
        update: coaches,
        delete: coaches,
      },
      // it begins by a door
      'school.talk': { select: isTo(['pupil', 'coach', 'team lead']), update: coaches },
      'school.talk_card': {
        select: isTo(['pupil', 'coach']),
        insert: (row) => speaks(row) && row['by'] === me && isNow(row, 'at'),
        update: speaks,
      },
      // own ones: by whoever has to keep it and still knows the pupil; they say when it is done, on any page. What the
      // other parent promised, a parent does not even know of (W7)
      'school.agreement': {
        select: (row) =>
          isTo(['pupil', 'coach'])(row) ||
          (isTo(['guardian <16'])(row) && row['side'] !== 'guardian') ||
          keeps(row),
        insert: (row) =>
          speaks(row) &&
          row['made_by'] === me &&
          isNow(row, 'made_at') &&
          (row['done_at'] ?? null) === null &&
          (row['dropped_at'] ?? null) === null,
        update: (row) => speaks(row) || keeps(row),
      },
      // not in the matrix: "visible to pupil and parent" (domain §6), proposed by the coach, agreed by the pupil
      'school.autonomy': {
        select: isTo(['pupil', 'coach', 'guardian <16']),
        insert: (row) =>
          coaches(row) && row['set_by'] === me && isNow(row, 'set_at') && row['agreed_at'] === null,
        update: isTo(['pupil']),
      },
      // the journal tells of an object to whoever may read it; its texts, which may quote a pupil, to who writes it
      'school.journal': {
        select: goal('R'),
        insert: (row) => mine('actor')(row) && ((row['reach'] ?? null) === null || goal('R')(row)),
      },
      'school.journal_text': { select: goal('W'), insert: goal('W') },
      'school.request_key': { select: mine('actor'), insert: mine('actor'), update: mine('actor') },
    };
  }

  /** Cards and the calendar, but nothing that pupils and teachers write (K3 texts), and nothing in anybody's name. */
  #administratorRights(): Rights {
    const me = this.#standing.actor.person;
    const yes = () => true;
    const own = (row: Row) => row['actor'] === me;
    const keeps = { select: yes, insert: yes, update: yes };
    return {
      'school.school_setting': keeps,
      'school.site': keeps,
      'school.school_year': keeps,
      'school.period': { ...keeps, delete: yes },
      'school.school_break': { ...keeps, delete: yes },
      'school.person': keeps,
      'school.birth': { ...keeps, delete: yes },
      'school.external_id': { select: yes },
      'school.team': keeps,
      'school.base_group': keeps,
      'school.pupil': keeps,
      'school.teaching_group': keeps,
      'school.enrolment': keeps,
      // a relation is granted in one's own name, and so never to oneself; a guardian is confirmed by somebody else
      'school.relation': {
        select: yes,
        insert: (row) => row['granted_by'] === me && row['subject'] !== me && row['confirmed_by'] === null,
      },
      'school.course_use': { select: yes },
      'school.group_course': { select: yes },
      'school.second_word': { select: (row) => row['asked_by'] === me },
      'school.authority_change': { select: (row) => row['asked_by'] === me },
      'school.import': { select: yes },
      'school.import_row': { select: yes },
      'school.import_undo': { select: yes },
      // whoever brings a file does so in their own name, and takes only their own away again
      'school.upload': { select: yes, insert: own, update: yes, delete: own },
      'school.upload_part': { select: yes, insert: yes, delete: yes },
      'school.upload_page': { select: yes, delete: yes },
      'school.sheet_column': { select: yes, insert: yes, update: yes },
      'school.journal': { select: own, insert: own },
      'school.request_key': { select: own, insert: own, update: own },
    };
  }

  /** C of the matrix: team leads their team, leaders their school; without names, texts or anything else. */
  #figureRights(): Rights {
    const led = (column: string) => (row: Row) =>
      this.#is(row[column] as string, ['team lead', 'school leader']);
    return {
      'school.goal': { select: led('pupil_id') },
      'school.pupil': { select: led('id') },
      'school.talk_slot': { select: led('pupil_id') },
      'school.talk': { select: led('pupil_id') },
      // who coaches whom, for the coverage; whose guardian somebody is, no figure needs
      'school.relation': { select: (row) => row['kind'] === 'coach' && led('object')(row) },
    };
  }

  #card(pupil: string): boolean {
    return this.#ties.some((tie) => tie.pupil === pupil);
  }

  #is(pupil: string, columns: readonly Column[]): boolean {
    return this.#ties.some((tie) => tie.pupil === pupil && columns.includes(tie.column));
  }

  /** The rows "end and period goals" and "learning goals, work goals, week items". */
  #goal(verb: 'R' | 'W', reachId: unknown): boolean {
    const reach = this.#reach(reachId);
    if (reach === undefined) return false;
    const far = reach['sort'] !== 'week';
    return this.#ties.some((tie) => {
      if (tie.pupil !== reach['pupil_id']) return false;
      if (tie.column === 'pupil' || tie.column === 'coach') return verb === 'R' || this.#standing.writes;
      if (verb === 'W') return false;
      if (tie.column === 'guardian <16') return far || tie.opened?.week === true;
      if (tie.column === 'guardian 16+') return far ? tie.opened?.goals === true : tie.opened?.week === true;
      if (tie.column === 'subject teacher')
        return reach['sort'] === 'end' || (tie.enrolments ?? []).includes(reach['enrolment_id'] as string);
      return false;
    });
  }

  /** A row bound to one course of a pupil: of the teachers only the one of that course. */
  #inCourse(row: Row, columns: readonly Column[]): boolean {
    const reach = this.#reach(row['reach']);
    return (
      reach?.['sort'] === 'week' &&
      this.#ties.some(
        (tie) =>
          tie.pupil === reach['pupil_id'] &&
          columns.includes(tie.column) &&
          (tie.column !== 'subject teacher' ||
            (tie.enrolments ?? []).includes(reach['enrolment_id'] as string)),
      )
    );
  }

  #sharedPath(row: Row): boolean {
    const pupil = this.#reach(row['reach'])?.['pupil_id'];
    return this.#ties.some(
      (tie) => tie.column === 'guardian 16+' && tie.pupil === pupil && tie.opened?.goals === true,
    );
  }

  /**
   * Names of colleagues, on a page about a pupil: a pupil knows the own coaches and teachers, staff those of that
   * pupil, and a guardian the coach (the card is "name, group, coach").
   */
  #colleague(person: string): boolean {
    const { actor, subject } = this.#standing;
    if (subject === null) return false;
    const about = actor.hat === 'pupil' ? actor.person : subject;
    if (!this.#card(about)) return false;
    if (this.#relations(person, 'coach').some((relation) => relation['object'] === about)) return true;
    if (actor.hat === 'guardian') return false;
    const taught = this.#relations(person, 'teaches').map((relation) => relation['object']);
    return this.#enrolments().some(
      (enrolment) =>
        enrolment['pupil_id'] === about && taught.includes(enrolment['teaching_group_id'] ?? null),
    );
  }

  #tiesOf(): readonly Tie[] {
    const { actor, through, subject } = this.#standing;
    const me = actor.person;
    const ties: Tie[] = [];
    if (actor.hat === 'pupil') ties.push({ column: 'pupil', pupil: me });
    if (actor.hat === 'guardian') ties.push(...this.#guardianTies());
    if (actor.hat === 'staff') {
      for (const { object } of this.#relations(me, 'coach'))
        ties.push({ column: 'coach', pupil: object as string });
      for (const { object } of this.#relations(me, 'teaches'))
        for (const enrolment of this.#enrolments())
          if (enrolment['teaching_group_id'] === object)
            ties.push({
              column: 'subject teacher',
              pupil: enrolment['pupil_id'] as string,
              enrolments: [enrolment['id'] as string],
            });
      for (const pupil of this.#own('school.pupil')) {
        const id = pupil['id'] as string;
        const team = this.#own('school.base_group').find((group) => group['id'] === pupil['base_group_id'])?.[
          'team_id'
        ];
        const inTeam = (kind: string) => this.#relations(me, kind).some(({ object }) => object === team);
        if (inTeam('member')) ties.push({ column: 'team member', pupil: id });
        if (inTeam('leads_team')) ties.push({ column: 'team lead', pupil: id });
        // a leader opens one card at a time and never the list of the whole school; figures are about all
        if (this.#relations(me, 'leads_school').length > 0 && (subject !== null || through === 'counts'))
          ties.push({ column: 'school leader', pupil: id });
      }
    }
    const barred = this.#barred(me);
    return ties.filter(
      ({ column, pupil }) =>
        (subject === null || pupil === subject || column === 'pupil') &&
        // "blocked wins over everything": whatever else somebody is to this child
        (column === 'pupil' || !barred.includes(pupil)),
    );
  }

  #guardianTies(): Tie[] {
    const setting = this.#own('school.school_setting')[0];
    return this.#relations(this.#standing.actor.person, 'guardian').flatMap((relation): Tie[] => {
      const at = relation['confirmed_at'];
      if (relation['authority'] !== 'full' || at === null || new Date(at as string) > now) return [];
      const id = relation['object'] as string;
      const pupil = this.#own('school.pupil').find((row) => row['id'] === id);
      const born = this.#own('school.birth').find((row) => row['person_id'] === id)?.['born'] as
        | string
        | undefined;
      const age = born === undefined ? undefined : ageOn(today, born);
      if (age !== undefined && age < 16)
        return [
          {
            column: 'guardian <16',
            pupil: id,
            opened: { goals: true, week: setting?.['week_open'] === true },
          },
        ];
      // from 18 on nobody, unless the grown-up pupil let them in again
      if (age !== undefined && age >= 18 && relation['renewed'] !== true) return [];
      const opened = {
        // the school may open the goals of 16- and 17-year-olds, never those of a grown-up
        goals:
          pupil?.['opens_goals'] === true ||
          (setting?.['goals_open'] === true && !(age !== undefined && age >= 18)),
        week: pupil?.['opens_week'] === true,
      };
      return [{ column: 'guardian 16+', pupil: id, opened }];
    });
  }

  readonly #ownRows = new Map<string, readonly Row[]>();
  #own(table: string): readonly Row[] {
    let rows = this.#ownRows.get(table);
    if (rows === undefined) {
      rows = (this.#world.rows[table] ?? []).filter((row) => row['school_id'] === this.#school);
      this.#ownRows.set(table, rows);
    }
    return rows;
  }

  #reachById: ReadonlyMap<unknown, Row> | undefined;
  #reach(id: unknown): Row | undefined {
    this.#reachById ??= new Map(this.#own('school.reach').map((row) => [row['id'], row]));
    return this.#reachById.get(id);
  }

  /** The children from whom a judge barred somebody. */
  #barred(subject: string): readonly unknown[] {
    return this.#relations(subject, 'guardian')
      .filter((relation) => relation['authority'] === 'blocked')
      .map((relation) => relation['object']);
  }

  #relations(subject: string, kind: string): readonly Row[] {
    return this.#own('school.relation').filter(
      (row) => row['subject'] === subject && row['kind'] === kind && holdsToday(row),
    );
  }

  /** The relations of this kind to somebody or something, and who holds them. */
  #holders(kind: string, object: unknown): readonly Row[] {
    return this.#own('school.relation').filter(
      (row) => row['object'] === object && row['kind'] === kind && holdsToday(row),
    );
  }
  #subjects(kind: string, object: unknown): readonly unknown[] {
    return this.#holders(kind, object).map(({ subject }) => subject);
  }

  /** Whether there is one of this id here: in a twin school the same id is somebody else's. */
  #here(table: string, row: Row): boolean {
    return this.#own(table).some(({ id }) => id === row['id']);
  }

  #enrolments(): readonly Row[] {
    return this.#own('school.enrolment').filter(holdsToday);
  }

  /** The row's reach is its pupil's own. */
  #belongs(row: Row): boolean {
    return this.#reach(row['reach'])?.['pupil_id'] === row['pupil_id'];
  }

  /** What hangs on a way through a course is of the same pupil, enrolment and reach. */
  #ofPath(row: Row): boolean {
    return this.#own('school.path').some((path) =>
      ['pupil_id', 'enrolment_id', 'reach'].every((column) => path[column] === row[column]),
    );
  }

  /** A deviation or a place in a week stands beside its goal: same pupil, same reach. */
  #ofGoal(row: Row): boolean {
    return this.#own('school.goal').some(
      (goal) =>
        goal['id'] === row['goal_id'] &&
        goal['pupil_id'] === row['pupil_id'] &&
        goal['reach'] === row['reach'],
    );
  }
}

/** Imports and retention: rosters in, old traces out; never a goal or what anybody wrote. */
const yes = () => true;
const rosters = { select: yes, insert: yes, update: yes };
const importRights: Rights = {
  'school.school_setting': rosters,
  'school.site': rosters,
  'school.school_year': rosters,
  'school.period': rosters,
  'school.school_break': rosters,
  'school.person': rosters,
  'school.birth': rosters,
  'school.external_id': { ...rosters, delete: yes },
  'school.team': rosters,
  'school.base_group': rosters,
  'school.pupil': rosters,
  'school.teaching_group': rosters,
  'school.enrolment': rosters,
  'school.reach': { select: yes, insert: yes },
  // no import confirms a guardian, or changes what stands: other dates go through a door
  'school.relation': {
    select: yes,
    insert: (row) => row['granted_by'] !== row['subject'] && row['confirmed_at'] === null,
  },
  'school.course_use': { select: yes },
  'school.group_course': { select: yes },
  'school.import': { select: yes, insert: yes },
  'school.import_row': { select: yes, insert: yes },
  'school.import_undo': { select: yes, insert: yes },
  'school.upload': { select: yes, update: yes },
  'school.upload_part': { select: yes, delete: yes },
  'school.upload_page': { select: yes, insert: yes, delete: yes },
  'school.sheet_column': { select: yes },
  // an import leaves its line and reads none; what is past its term is taken away by the owner of the tables
  'school.journal': { insert: yes },
};

const holdsToday = (row: Row): boolean =>
  (row['valid_from'] as string) <= today &&
  (row['valid_until'] === 'infinity' || (row['valid_until'] as string) >= today);

const ageOn = (date: string, born: string): number =>
  Number(date.slice(0, 4)) - Number(born.slice(0, 4)) - (date.slice(5) < born.slice(5) ? 1 : 0);
