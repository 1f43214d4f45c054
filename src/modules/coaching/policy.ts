import { card, type Relation } from '#modules/people';
import type { Policy, Resource, TableRights } from '#platform/rights';

/** The weekly talk: when it is and whether it was held; never what was said (first-slice §1). */
export const talk = {
  name: 'talk',
  by: 'pupil',
  lines: {
    all: { read: ['self', 'coach', 'teamLead'], write: ['coach'], count: ['teamLead', 'schoolLeader'] },
  },
} as const satisfies Resource<Relation>;

/** What pupil and coach write in a talk: theirs alone. There is no secret notebook (domain §6.4). */
export const talkCard = {
  name: 'talk_card',
  by: 'pupil',
  lines: { all: { read: ['self', 'coach'], write: ['self', 'coach'] } },
} as const satisfies Resource<Relation>;

/** Agreements about a pupil; whoever has to keep one reads that one as long as they know the pupil. */
export const agreement = {
  name: 'agreement',
  by: 'pupil',
  lines: { all: { read: ['self', 'coach', 'guardianUnder16'], write: ['self', 'coach'] } },
} as const satisfies Resource<Relation>;

/** How much a pupil decides alone: the family may know it, the coach proposes it. */
export const autonomy = {
  name: 'autonomy',
  by: 'pupil',
  lines: { all: { read: ['self', 'coach', 'guardianUnder16'], write: ['coach'] } },
} as const satisfies Resource<Relation>;

const of = (resource: Resource, verb: 'read' | 'write' | 'count'): Policy => ({
  by: 'list',
  column: 'pupil_id',
  resource,
  verb,
});
const figures = ['school_id', 'pupil_id', 'monday', 'state', 'coach', 'minutes'] as const;
/** Own ones: the row names the actor, and the actor still has something to do with this pupil. */
const own: Policy = {
  by: 'list',
  column: 'pupil_id',
  resource: card,
  verb: 'read',
  only: 'owner = app.actor()',
};

export const resources: readonly Resource[] = [talk, talkCard, agreement, autonomy];

export const tables: readonly TableRights[] = [
  {
    table: 'school.talk_slot',
    member: {
      select: of(talk, 'read'),
      // a coach arranges the own hours, and no colleague's
      insert: { ...of(talk, 'write'), signedBy: 'coach' },
      update: {
        ...of(talk, 'write'),
        signedBy: 'coach',
        columns: ['coach', 'weekday', 'at', 'minutes', 'version'],
      },
      delete: of(talk, 'write'),
    },
    counts: { select: { ...of(talk, 'count'), columns: ['school_id', 'pupil_id', 'coach', 'minutes'] } },
  },
  {
    table: 'school.talk',
    member: {
      select: of(talk, 'read'),
      // a talk begins by app.begin_talk; who goes on with it says so in the own name: it counts as that coach's
      update: {
        ...of(talk, 'write'),
        signedBy: 'coach',
        columns: ['coach', 'planned_at', 'state', 'opened_at', 'held_at', 'minutes', 'version'],
      },
    },
    counts: { select: { ...of(talk, 'count'), columns: figures } },
  },
  {
    table: 'school.talk_card',
    member: {
      select: of(talkCard, 'read'),
      insert: { ...of(talkCard, 'write'), signedBy: 'by', becomes: 'at = app.now()' },
      // whoever changes a card signs for it: nobody lays words in the mouth of the other
      update: {
        ...of(talkCard, 'write'),
        signedBy: 'by',
        becomes: 'at = app.now()',
        columns: ['text', 'by', 'at', 'version'],
      },
    },
  },
  {
    table: 'school.agreement',
    member: {
      // what one parent promised is never the other's to read, who may not even know of them (W7)
      select: {
        ...of(agreement, 'read'),
        only: "case when side = 'guardian' then pupil_id = any(app.reads_talk_card()) else true end",
        also: own,
      },
      insert: {
        ...of(agreement, 'write'),
        signedBy: 'made_by',
        becomes: 'made_at = app.now() and done_at is null and dropped_at is null',
      },
      update: { ...of(agreement, 'write'), columns: ['done_at', 'dropped_at', 'version'], also: own },
    },
  },
  {
    table: 'school.autonomy',
    member: {
      select: of(autonomy, 'read'),
      // proposed by one, agreed by the other: nobody says yes in the pupil's name
      insert: {
        ...of(autonomy, 'write'),
        signedBy: 'set_by',
        becomes: 'set_at = app.now() and agreed_at is null',
      },
      update: { by: 'actor', column: 'pupil_id', columns: ['agreed_at'], becomes: 'agreed_at = app.now()' },
    },
  },
];
