import * as courses from './modules/courses/policy.ts';
import * as exchange from './modules/exchange/policy.ts';
import * as goals from './modules/goals/policy.ts';
import * as organisations from './modules/organisations/policy.ts';
import * as people from './modules/people/policy.ts';
import { scopeOf } from './modules/people/store.ts';
import { policySql } from './platform/policies.ts';
import { traceTables } from './platform/trace.ts';

/** Every right of the house, from each module's policy; composition only. */
export const rights = {
  resources: [people, organisations, goals, courses, exchange].flatMap((module) => module.resources),
  tables: [
    ...[people, organisations, goals, courses, exchange].flatMap((module) => module.tables),
    ...traceTables(goals.journal.read, goals.journal.write),
  ],
};

/** The row policies and doors that the migration puts into the database. */
export const policies: string = policySql(rights, scopeOf);
