import { listOf, type Policy, type Resource, type TableRights } from './rights.ts';

const school: Policy = { by: 'school' };

/**
 * No reach, or one that a policy by list opens to an action, which alone is told them all, about a pupil whom the writer
 * knows: no key says whose the reach is. Functions of these lists, as rows are written one by one.
 */
const withinReach = (read: Policy, card: Resource): string => {
  if (read.by !== 'list') throw new Error('the journal opens by a list of reaches');
  const [reaches, pupils] = [listOf(read.resource, read.verb), listOf(card, 'read')];
  return `case when reach is null then true else app.writes() and reach = any(app.${reaches}()) and pupil_id = any(app.${pupils}()) end`;
};

/**
 * The rights on the platform's own tenant tables. The journal is read on the page of the object it tells of, so its
 * lines open by the object's reach; the modules that own the reach and the card hand over their policies in main. Nobody here deletes:
 * what is past its term the owner of the tables takes away (src/host/forget).
 */
export const traceTables = (read: Policy, write: Policy, card: Resource): readonly TableRights[] => [
  {
    table: 'school.journal',
    // a line lands beside the object of its reach: nobody tells there of what they may not even read
    // a line without a reach tells of no goal, also where all goals of the pupil are open
    member: {
      select: { ...read, only: 'reach is not null' },
      insert: { by: 'school', signedBy: 'actor', becomes: withinReach(read, card) },
    },
    // what an administrator did themselves: other lines tell of pupils' goals
    school: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'school', signedBy: 'actor' },
    },
    jobs: { insert: school },
  },
  // the words may be a pupil's own: only who writes them reads them back
  {
    table: 'school.journal_text',
    member: { select: write, insert: write },
  },
  {
    table: 'school.request_key',
    member: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'actor', column: 'actor' },
    },
    school: {
      select: { by: 'actor', column: 'actor' },
      insert: { by: 'actor', column: 'actor' },
    },
  },
];
