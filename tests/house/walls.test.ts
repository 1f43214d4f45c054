import { describe, expect, it } from 'vitest';
import { rules } from '../../scripts/house.mjs';
import { type Files, lookAt, type Plan, smallHouse, smallPlan } from './small-house.ts';

/** One planted violation: what is done to the small house, and which rules must notice, in which words. */
type Plant = {
  title: string;
  breaks: string[];
  says: RegExp;
  files?: Files;
  plan?: (plan: Plan) => void;
};

/** A file of the small house with a line before it. */
const before = (path: string, line: string): Files => ({ [path]: `${line}\n${smallHouse[path]}` });

const plants: Plant[] = [
  {
    title: 'a source file in another dress than .ts or .tsx, which the check would not see',
    breaks: ['read'],
    says: /old\.mjs.*could not be read/,
    files: { 'src/platform/old.mjs': `import '#modules/goals';` },
  },
  {
    title: 'a source file that does not parse',
    breaks: ['read'],
    says: /broken\.ts.*could not be read/,
    files: { 'src/platform/broken.ts': 'const = ;' },
  },
  {
    title: 'an import that leads nowhere',
    breaks: ['read'],
    says: /\.\/nowhere\.ts leads nowhere/,
    files: before('src/modules/goals/policy.ts', `import './nowhere.ts';`),
  },
  {
    title: 'an import by the alias of something deeper than a door',
    breaks: ['read'],
    says: /#modules\/people\/store leads nowhere/,
    files: before('src/modules/goals/actions.ts', `import '#modules/people/store';`),
  },
  {
    title: 'an import whose name is computed',
    breaks: ['read'],
    says: /computed name leads nowhere/,
    files: before('src/modules/goals/actions.ts', `const name = [].join(); await import(name);`),
  },
  {
    title: 'a house without a single file',
    breaks: ['read', 'plan', 'owners'],
    says: /no file was read/,
    files: {
      ...Object.fromEntries(Object.keys(smallHouse).map((path) => [path, undefined])),
      'package.json': '{}',
    },
  },
  {
    title: 'a module that is not in the plan',
    breaks: ['plan'],
    says: /module coaching is not in the plan/,
    files: { 'src/modules/coaching/model.ts': 'export const talk = 1;' },
  },
  {
    title: 'a planned module that does not stand',
    breaks: ['plan'],
    says: /module courses is planned/,
    plan: ({ modules }) => (modules.courses = { side: 'school', for: 'courses', may: [], tables: [] }),
  },
  {
    title: 'a plan that lets the network call the school',
    breaks: ['plan'],
    says: /office \(network\) may never call people/,
    plan: ({ modules }) => modules.office?.may.push('people'),
  },
  {
    title: 'a plan that goes in a circle',
    breaks: ['plan'],
    says: /in a circle: people → goals → people/,
    plan: ({ modules }) => modules.people?.may.push('goals'),
  },
  {
    title: 'a README with a map of yesterday',
    breaks: ['map'],
    says: /README\.md shows another map/,
    files: { 'README.md': '# A small house' },
  },
  {
    title: 'a file with a name that no module knows',
    breaks: ['vocabulary'],
    says: /goals\/chain\.ts is not a name/,
    files: { 'src/modules/goals/chain.ts': 'export const chain = 1;' },
  },
  {
    title: 'a file that is no source in a module',
    breaks: ['vocabulary'],
    says: /goals\/notes\.md is not a name/,
    files: { 'src/modules/goals/notes.md': 'remember' },
  },
  {
    title: 'a noun with a door of its own',
    breaks: ['vocabulary'],
    says: /season\/index\.ts is not a name/,
    files: { 'src/modules/goals/season/index.ts': 'export const season = 1;' },
  },
  {
    title: 'a drawer for utilities',
    breaks: ['drawers'],
    says: /platform\/utils\.ts is a drawer/,
    files: { 'src/platform/utils.ts': 'export const pad = 1;' },
  },
  {
    title: 'a drawer inside a module',
    breaks: ['drawers'],
    says: /goals\/helpers\/model\.ts is a drawer/,
    files: { 'src/modules/goals/helpers/model.ts': 'export const pad = 1;' },
  },
  {
    title: 'a file outside every part of the house',
    breaks: ['rooms'],
    says: /src\/loose\.ts stands in no part/,
    files: { 'src/loose.ts': 'export const loose = 1;' },
  },
  {
    title: 'a module that imports the composition root',
    breaks: ['rooms', 'doors'],
    says: /imports the composition root src\/config\.ts/,
    files: before('src/modules/goals/actions.ts', `import { port } from '../../config.ts';`),
  },
  {
    title: 'living code that imports a test',
    breaks: ['rooms'],
    says: /imports a test/,
    files: before('src/modules/goals/actions.ts', `import './model.test.ts';`),
  },
  {
    title: 'platform that knows a module',
    breaks: ['below'],
    says: /platform imports the module goals/,
    files: before('src/platform/clock.ts', `import type { Goal } from '#modules/goals';`),
  },
  {
    title: 'a component with a school in it',
    breaks: ['below'],
    says: /ui imports the module organisations/,
    files: before('src/ui/field.tsx', `import { schools } from '#modules/organisations';`),
  },
  {
    title: 'a call that the plan does not know',
    breaks: ['arrows'],
    says: /actions\.ts:1 goals → organisations is not in house\.cjs/,
    files: before('src/modules/goals/actions.ts', `import { schools } from '#modules/organisations';`),
  },
  {
    title: 'a call that the plan does not know, for a type inside a type',
    breaks: ['arrows'],
    says: /goals → organisations/,
    files: before('src/modules/goals/model.ts', `type School = import('#modules/organisations').School;`),
  },
  {
    title: 'a call that the plan does not know, later at run time',
    breaks: ['arrows'],
    says: /goals → organisations/,
    files: before('src/modules/goals/actions.ts', `const later = await import('#modules/organisations');`),
  },
  {
    title: 'a call that the plan does not know, passed on without being used',
    breaks: ['arrows'],
    says: /goals → organisations/,
    files: before('src/modules/goals/index.ts', `export { schools } from '#modules/organisations';`),
  },
  {
    title: 'a reach past the door of a module that may be called',
    breaks: ['doors'],
    says: /reaches past the door of people to src\/modules\/people\/store\.ts/,
    files: before('src/modules/goals/store.ts', `import { pupils } from '../people/store.ts';`),
  },
  {
    title: 'a module that goes through its own door',
    breaks: ['doors'],
    says: /actions\.ts:1 goes through its own door/,
    files: before('src/modules/goals/actions.ts', `import { goalsOf as mine } from '#modules/goals';`),
  },
  {
    title: 'a reach past the door of ui',
    breaks: ['doors'],
    says: /reaches past #ui/,
    files: before('src/modules/goals/pages/mine.tsx', `import { Field as F } from '../../../ui/field.tsx';`),
  },
  {
    title: 'a way out of the module that is not the alias',
    breaks: ['doors'],
    says: /leaves its part of the house by \.\.\/\.\.\/platform\/refusal\.ts/,
    files: before('src/modules/goals/actions.ts', `import { Refusal } from '../../platform/refusal.ts';`),
  },
  {
    title: 'a policy that asks the store',
    breaks: ['order'],
    says: /policy imports store/,
    files: before('src/modules/goals/policy.ts', `import type { Row } from './store.ts';`),
  },
  {
    title: 'two files in a circle, for a type only',
    breaks: ['circles'],
    says: /files in a circle: .*model\.ts → .*season\/model\.ts → .*model\.ts/,
    files: before('src/modules/goals/season/model.ts', `import type { Goal } from '../model.ts';`),
  },
  {
    title: 'two modules in a circle',
    breaks: ['arrows', 'circles'],
    says: /modules in a circle: goals → people → goals/,
    files: {
      ...before('src/modules/people/store.ts', `import type { Goal } from '#modules/goals';`),
      'src/modules/goals/index.ts': `export type { Season as Goal } from './season/model.ts';`,
    },
  },
  {
    title: 'the office that calls people',
    breaks: ['arrows', 'chair'],
    says: /network side reaches the school: src\/modules\/office\/pages\.ts → src\/modules\/people\/index\.ts/,
    files: before('src/modules/office/pages.ts', `import type { Pupil } from '#modules/people';`),
  },
  {
    title: 'the office that reaches pupils through common ground',
    breaks: ['arrows', 'chair'],
    says: /office\/pages\.ts → .*organisations\/index\.ts → .*organisations\/store\.ts → .*people\/index\.ts/,
    files: before('src/modules/organisations/store.ts', `import { pupils } from '#modules/people';`),
  },
  {
    title: 'SQL in a page',
    breaks: ['sql'],
    says: /mine\.tsx:\d+ holds SQL/,
    files: before('src/modules/goals/pages/mine.tsx', 'const rows = `select id from ${[]} where done`;'),
  },
  {
    title: 'SQL in an action, in two halves',
    breaks: ['sql'],
    says: /actions\.ts:1 holds SQL/,
    files: before(
      'src/modules/goals/actions.ts',
      `const row = 'insert in' + 'to school.goal (id) values (1)';`,
    ),
  },
  {
    title: 'SQL in capitals in a composition root',
    breaks: ['sql'],
    says: /main\.ts:1 holds SQL/,
    files: before('src/main.ts', `const gone = 'DELETE FROM school.goal';`),
  },
  {
    title: 'SQL in a model',
    breaks: ['sql'],
    says: /model\.ts:1 holds SQL/,
    files: before('src/modules/goals/model.ts', `const done = 'update school.goal set done = true';`),
  },
  {
    title: 'a store that writes the table of a module it may call',
    breaks: ['tables'],
    says: /writes school\.pupil of people/,
    files: before('src/modules/goals/store.ts', `const row = 'update school.pupil p set born = null';`),
  },
  {
    title: 'a store that deletes from the table of a module it may call',
    breaks: ['tables'],
    says: /writes school\.pupil of people/,
    files: before('src/modules/goals/store.ts', `const row = 'delete from pupil using school.goal';`),
  },
  {
    title: 'a store that writes a table of platform',
    breaks: ['tables'],
    says: /writes school\.journal of platform/,
    files: before('src/modules/goals/store.ts', `const row = 'insert into school.journal (id) values (1)';`),
  },
  {
    title: 'a join with a table of a module it may not call',
    breaks: ['tables'],
    says: /goals\/store\.ts:1 reads school\.site of organisations/,
    files: before(
      'src/modules/goals/store.ts',
      'const row = `with a as (select g.id from school.goal g, (select id from school.site) s) select id from a`;',
    ),
  },
  {
    title: 'a table of a stranger in a part that is filled in',
    breaks: ['tables'],
    says: /reads shared\.gradation of organisations/,
    files: before(
      'src/modules/goals/store.ts',
      "const from = 'shared.gradation where level = 1'; const row = `select 1 from ${from}`;",
    ),
  },
  {
    title: 'a table that nobody owns',
    breaks: ['tables'],
    says: /touches pg_authid, which nobody owns/,
    files: before('src/modules/goals/store.ts', `const row = 'select rolname from pg_authid';`),
  },
  {
    title: 'a table whose name is only known at run time',
    breaks: ['tables'],
    says: /fills in the name of a table/,
    files: before(
      'src/modules/goals/store.ts',
      'const of = (kind: string) => `select id from school.${kind}`;',
    ),
  },
  {
    title: 'the office that reads what a common module keeps for schools',
    breaks: ['tables'],
    says: /network side touches school\.site/,
    files: before('src/modules/office/store.ts', `const rows = 'select name from school.site';`),
  },
  {
    title: 'platform that touches a table of a module',
    breaks: ['tables'],
    says: /platform touches school\.goal of goals/,
    files: before('src/platform/statement.ts', `const count = 'select count(*) from school.goal';`),
  },
  {
    title: 'an action with statements of its own',
    breaks: ['handles'],
    says: /imports #platform\/statement; only a store may/,
    files: before('src/modules/goals/actions.ts', `import { many } from '#platform/statement';`),
  },
  {
    title: 'a page that opens a connection',
    breaks: ['handles'],
    says: /imports pg; only a store may/,
    files: before('src/modules/office/pages.ts', `const { Client } = (await import('pg')).default;`),
  },
  {
    title: 'a model that reads a file',
    breaks: ['pure'],
    says: /model imports node:fs/,
    files: before('src/modules/goals/model.ts', `import { readFileSync } from 'node:fs';`),
  },
  {
    title: 'a policy that knows the web',
    breaks: ['pure'],
    says: /policy imports fastify/,
    files: before('src/modules/goals/policy.ts', `import fastify from 'fastify';`),
  },
  {
    title: 'a model that looks at the clock through platform',
    breaks: ['pure'],
    says: /model acts on the world through src\/platform\/clock\.ts/,
    files: before('src/modules/goals/model.ts', `import { now } from '#platform/clock';`),
  },
  {
    title: 'a model that calls another module',
    breaks: ['pure'],
    says: /a model takes types, not values, from #modules\/people/,
    files: before('src/modules/goals/model.ts', `import { pupils } from '#modules/people';`),
  },
  ...['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'performance.now()', 'crypto.randomUUID()'].map(
    (mood): Plant => ({
      title: `${mood} in a model`,
      breaks: ['moods'],
      says: /season\/model\.ts:1 .* in a model/,
      files: before('src/modules/goals/season/model.ts', `const mood = () => ${mood};`),
    }),
  ),
  {
    title: 'chance by its name in a policy',
    breaks: ['moods'],
    says: /policy\.ts:1 randomUUID in a policy/,
    files: before('src/modules/goals/policy.ts', `import { randomUUID as id } from 'node:crypto';`),
  },
  {
    title: 'a store that reads the environment',
    breaks: ['environment'],
    says: /store\.ts:1 reads the environment/,
    files: before('src/modules/goals/store.ts', `const limit = process.env.LIMIT;`),
  },
  {
    title: 'platform that takes the environment apart',
    breaks: ['environment'],
    says: /clock\.ts:1 reads the environment/,
    files: before('src/platform/clock.ts', `const { env } = process;`),
  },
  {
    title: 'platform that imports the environment',
    breaks: ['environment'],
    says: /clock\.ts:1 imports node:process/,
    files: before('src/platform/clock.ts', `import { env } from 'node:process';`),
  },
  {
    title: 'a table that belongs to nobody',
    breaks: ['owners'],
    says: /0002_more\.sql:2 school\.talk belongs to nobody/,
    files: { 'db/migrations/0002_more.sql': '-- talks\ncreate table if not exists school.talk (id uuid);' },
  },
  {
    title: 'a table that belongs to two',
    breaks: ['owners'],
    says: /school\.pupil has a second owner, goals/,
    plan: ({ modules }) => modules.goals?.tables.push('school.pupil'),
  },
  {
    title: 'a planned table that no migration makes',
    breaks: ['owners'],
    says: /goals owns school\.draft, which no migration makes/,
    plan: ({ modules }) => modules.goals?.tables.push('school.draft'),
  },
  {
    title: 'an exception that is no longer needed',
    breaks: ['exceptions'],
    says: /keeps the rule "sql" now; strike it/,
    plan: ({ exceptions }) => exceptions.push({ rule: 'sql', file: 'src/main.ts', because: 'once' }),
  },
];

describe('the walls of the house', () => {
  it('stand in a house that keeps every rule, with every file read', () => {
    const { violations, visited, files } = lookAt();
    expect(violations).toEqual([]);
    expect(visited).toBe(files);
    expect(visited).toBe(Object.keys(smallHouse).filter((path) => path.startsWith('src/')).length);
  });

  for (const { title, breaks, says, files, plan } of plants) {
    it(`are seen to be broken by ${title}`, () => {
      const planned = smallPlan();
      plan?.(planned);
      const { violations } = lookAt(files, planned);
      expect([...new Set(violations.map((found) => found.rule))]).toEqual(breaks);
      const lines = violations.map(({ file, line, says }) => `${file}${line ? `:${line}` : ''} ${says}`);
      expect(lines.join('\n')).toMatch(says);
    });
  }

  it('let a listed exception pass in its own file and nowhere else', () => {
    const plan = smallPlan();
    plan.exceptions.push({ rule: 'sql', file: 'src/main.ts', because: 'the small house shows how' });
    const sql = `const rows = 'select id from school.goal';`;
    expect(lookAt(before('src/main.ts', sql), plan).violations).toEqual([]);
    const both = { ...before('src/main.ts', sql), ...before('src/modules/office/pages.ts', sql) };
    expect(lookAt(both, plan).violations.map(({ file }) => file)).toEqual(['src/modules/office/pages.ts']);
  });

  it('have a planted violation for every rule there is', () => {
    const planted = new Set(plants.flatMap(({ breaks }) => breaks));
    expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
