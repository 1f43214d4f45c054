import { goal, goalText } from '#modules/goals';
import type { Relation } from '#modules/people';
import type { Policy, Resource, TableRights } from '#platform/rights';

/** Agreeing a week and having looked back on it together: facts with the coach's name, nobody else's (first-slice §1). */
export const agreeing = {
  name: 'agreeing',
  by: 'pupil',
  lines: { all: { write: ['coach'] } },
} as const satisfies Resource<Relation>;

const of = (column: string, resource: Resource, verb: 'read' | 'write'): Policy => ({
  by: 'list',
  column,
  resource,
  verb,
});
const reads = of('reach', goal, 'read');
const plans = of('reach', goal, 'write');
const readsText = of('pupil_id', goalText, 'read');
const writesText = of('pupil_id', goalText, 'write');
const agrees: Policy = { ...of('pupil_id', agreeing, 'write'), signedBy: 'by', becomes: 'at = app.now()' };
/** A press too many goes again, by whoever pressed and within a minute; after that it is a fact. */
const takesBack: Policy = {
  ...of('pupil_id', agreeing, 'write'),
  only: "by = app.actor() and at > app.now() - interval '61 seconds'",
};

export const resources: readonly Resource[] = [agreeing];

export const tables: readonly TableRights[] = [
  {
    table: 'school.week_plan',
    member: {
      select: reads,
      insert: plans,
      update: { ...plans, columns: ['proposed_at', 'looked_back_at', 'version'] },
    },
  },
  // whose week it is says who reads whether it was agreed: pupil and coach
  { table: 'school.week_agreed', member: { select: readsText, insert: agrees, delete: takesBack } },
  { table: 'school.week_reviewed', member: { select: readsText, insert: agrees, delete: takesBack } },
  {
    table: 'school.week_item',
    member: {
      select: reads,
      insert: plans,
      update: { ...plans, columns: ['reach', 'carried', 'day', 'outcome', 'reason', 'version'] },
      delete: plans,
    },
  },
  {
    table: 'school.week_note',
    member: { select: readsText, insert: writesText, update: writesText, delete: writesText },
  },
  {
    table: 'school.own_strategy',
    member: { select: readsText, insert: writesText, update: writesText, delete: writesText },
  },
  {
    table: 'school.strategy_choice',
    member: { select: readsText, insert: writesText, update: writesText, delete: writesText },
  },
  // the teacher's pick is laid down by app.tip_strategy, which asks whether the teacher teaches the course
  { table: 'school.strategy_tip', member: { select: { by: 'school' } } },
];
