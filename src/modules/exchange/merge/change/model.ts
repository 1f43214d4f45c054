import type { Day } from '../../roster/model.ts';
import type { NewPlaces, Places } from '../places/model.ts';

export type RelationKind = 'coach' | 'teaches' | 'leads_school' | 'guardian';
export type Hat = 'pupil' | 'guardian' | 'staff' | 'administrator';

/** The school as it is, with the file's own ids for what an earlier import brought. */
export type Present = {
  readonly school: string;
  readonly externals: readonly { kind: string; value: string; object: string }[];
  readonly people: readonly { id: string; given: string; family: string; born: Day | null }[];
  readonly pupils: readonly { id: string; baseGroup: string | null; leftOn: Day | null }[];
  /** Pupils whose base group the school chose, because no file gave one. */
  readonly chosen?: readonly { pupil: string }[];
  readonly baseGroups: readonly { id: string; name: string; yearGroup: string }[];
  readonly teachingGroups: readonly { id: string; name: string; subject: string; subjectCode: string }[];
  readonly enrolments: readonly Places[];
  readonly relations: readonly {
    id: string;
    subject: string;
    kind: string;
    object: string;
    from: Day;
    until: Day;
    source: string;
    /** A guardian whom a judge keeps away: no other system is told of that tie. */
    blocked?: boolean;
  }[];
  readonly years: readonly { id: string; title: string; from: Day; until: Day }[];
  readonly periods: readonly { id: string; title: string; from: Day; until: Day }[];
  /** Hats at this school, worn or taken off; names stay taken. */
  readonly hats: readonly { person: string; hat: string; username: string; name: string; worn: boolean }[];
};

type Named = { id: string; title: string; from: Day; until: Day };
export type Dated = { id: string; from: Day; until: Day };

export type Changes = {
  readonly externals: { kind: string; value: string; object: string }[];
  readonly years: { added: Named[]; changed: Named[] };
  readonly periods: { added: (Named & { year: string })[]; changed: Named[] };
  readonly people: {
    added: { id: string; given: string; family: string }[];
    renamed: { id: string; given: string; family: string }[];
    births: { id: string; born: Day }[];
  };
  readonly baseGroups: {
    added: { id: string; name: string; yearGroup: string }[];
    changed: { id: string; name: string; yearGroup: string }[];
  };
  readonly pupils: {
    added: { id: string; baseGroup: string | null }[];
    changed: { id: string; baseGroup: string | null; leftOn: Day | null }[];
  };
  readonly teachingGroups: {
    added: { id: string; name: string; subject: string; subjectCode: string; year: string | null }[];
    changed: { id: string; name: string; subject: string; subjectCode: string }[];
  };
  readonly enrolments: {
    added: NewPlaces[];
    changed: (Dated & { pupil: string })[];
  };
  readonly relations: {
    /** So many that whoever brings the file would have given themselves: they are left out. */
    ofOneself: number;
    added: (Dated & { subject: string; kind: RelationKind; object: string })[];
    changed: Dated[];
  };
  readonly members: {
    account: string;
    id: string;
    person: string;
    hat: Hat;
    username: string;
    name: string;
  }[];
  readonly lost: { person: string; hat: string }[];
  /** By the number under which the file knows each thing; a row of many has a line for each. */
  readonly rows: { what: string; external: string; change: 'added' | 'changed' | 'ended'; many?: number }[];
  readonly same: number;
};
