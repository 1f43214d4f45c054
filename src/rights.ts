import * as coaching from './modules/coaching/policy.ts';
import * as courses from './modules/courses/policy.ts';
import * as exchange from './modules/exchange/policy.ts';
import * as goals from './modules/goals/policy.ts';
import * as logbook from './modules/logbook/policy.ts';
import * as organisations from './modules/organisations/policy.ts';
import * as people from './modules/people/policy.ts';
import * as progress from './modules/progress/policy.ts';
import { scopeOf } from './modules/people/store.ts';
import { policySql } from './platform/policies.ts';
import { traceTables } from './platform/trace.ts';

const modules = [people, organisations, goals, courses, progress, logbook, coaching, exchange];

/** Every right of the house, from each module's policy; composition only. */
export const rights = {
  resources: modules.flatMap((module) => module.resources),
  tables: [
    ...modules.flatMap((module) => module.tables),
    ...traceTables(goals.journal.read, goals.journal.write, people.card),
  ],
};

/** The row policies and doors that the migration puts into the database. */
export const policies: string = policySql(rights, scopeOf);
