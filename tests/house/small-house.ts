import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkHouse } from '../../scripts/house.mjs';

/** Text by path; `undefined` takes a file of the small house away. */
export type Files = Readonly<Record<string, string | undefined>>;

type Module = { side: string; for: string; may: string[]; tables: string[] };
export type Plan = {
  modules: Record<string, Module>;
  platform: { tables: string[] };
  open: string[];
  roots: string[];
  environment: string[];
  handles: string[];
  pure: string[];
  exceptions: { rule: string; file: string; because: string }[];
};

/** A house as small as it can be while every rule has something to look at. */
export const smallPlan = (): Plan => ({
  modules: {
    organisations: {
      side: 'common',
      for: 'schools',
      may: [],
      tables: ['shared.organisation', 'shared.gradation', 'school.site'],
    },
    people: { side: 'school', for: 'pupils', may: ['organisations'], tables: ['school.pupil'] },
    goals: { side: 'school', for: 'goals', may: ['people'], tables: ['school.goal'] },
    office: { side: 'network', for: 'the office', may: ['organisations'], tables: ['network.visit'] },
  },
  platform: { tables: ['platform.seal', 'school.journal'] },
  open: ['shared.organisation'],
  roots: ['main', 'config'],
  environment: ['src/config.ts'],
  handles: ['pg', '#platform/statement', '#platform/database'],
  pure: ['zod', 'node:crypto'],
  exceptions: [],
});

export const smallHouse: Files = {
  'package.json': JSON.stringify({
    imports: {
      '#platform/*': './src/platform/*.ts',
      '#ui': './src/ui/index.ts',
      '#modules/*': './src/modules/*/index.ts',
    },
  }),
  'db/migrations/0001_all.sql': `
    create table platform.seal (key bytea); create table school.journal (id uuid);
    create table shared.organisation (id uuid); create table shared.gradation (level int);
    create table school.site (id uuid); create table school.pupil (id uuid); create table school.goal (id uuid);
    create table network.visit (id uuid); create table school.draft (id uuid); drop table school.draft;
    -- create table school.dream (id uuid);
    create temporary table incoming (id uuid);`,
  'src/main.ts': `
    import { port } from './config.ts';
    import { visits } from './modules/office/pages.ts';
    import { mine } from './modules/goals/pages/mine.tsx';
    export const routes = [port, visits, mine];`,
  'src/config.ts': `export const port = Number(process.env.PORT ?? 3000);`,
  'src/platform/database.ts': `
    import pg from 'pg';
    import type { Query } from './statement.ts';
    export const send = (query: Query) => new pg.Pool().query(query.text);`,
  'src/platform/statement.ts': `
    export type Query = { text: string };
    export const many = (text: string): Query => ({ text });
    export const line = many('insert into school.journal (id) values ($id)');`,
  'src/platform/clock.ts': `
    import { performance } from 'node:perf_hooks';
    export const now = () => [new Date(), performance.now()];`,
  'src/platform/refusal.ts': `export class Refusal extends Error {}`,
  'src/ui/index.ts': `export { Field } from './field.tsx';`,
  'src/ui/field.tsx': `export const Field = ({ label }: { label: string }) => <label title="it's">{label} it's</label>;`,
  'src/modules/organisations/index.ts': `export { schools } from './store.ts';`,
  'src/modules/organisations/store.ts': `
    import { many } from '#platform/statement';
    export const schools = many('select id from shared.organisation');`,
  'src/modules/people/index.ts': `
    export type { Pupil } from './model.ts';
    export { pupils } from './store.ts';`,
  'src/modules/people/model.ts': `export type Pupil = { id: string; born: Date };`,
  'src/modules/people/store.ts': `
    import { many } from '#platform/statement';
    export const pupils = many('select id from school.pupil');`,
  'src/modules/goals/index.ts': `
    export type { Goal } from './model.ts';
    export { goalsOf } from './store.ts';`,
  'src/modules/goals/model.ts': `
    import { createHash } from 'node:crypto';
    import { z } from 'zod';
    import type { Pupil } from '#modules/people';
    import { Refusal } from '#platform/refusal';
    import type { Season } from './season/model.ts';
    export type Goal = { owner: Pupil; season: Season };
    export const sum = (text: string) => createHash('sha256').update(z.string().parse(text)).digest();
    export const due = (goal: Goal, now: Date) => now < new Date(2026, 10, 21) || new Refusal(goal.owner.id);`,
  'src/modules/goals/model.test.ts': `
    import { goalsOf } from './store.ts';
    import { port } from '../../config.ts';
    export const rows = ['select id from school.pupil', goalsOf, port, Date.now()];`,
  'src/modules/goals/season/model.ts': `export type Season = 'spring' | 'autumn';`,
  'src/modules/goals/policy.ts': `
    import type { Goal } from './model.ts';
    export const mayRead = (goal: Goal, actor: string) => goal.owner.id === actor;`,
  'src/modules/goals/store.ts': `
    import { many } from '#platform/statement';
    import type { Goal } from './model.ts';
    const open = 'school.goal where done is null';
    export const goalsOf = many(\`with near as (select id from \${open})
      select goal.id, extract(year from goal.due), j.id from school.goal join school.pupil p on p.id = goal.pupil_id
      left join school.journal j on j.goal = goal.id, near, shared.organisation, unnest($ids) with ordinality as t (id, n)
      where goal.title is distinct from 'from school.secret'\`);
    export const make = many('create temporary table incoming (id uuid) on commit drop');
    export const keep = many('insert into school.goal (id) select id from incoming on conflict (id) do update set id = 1');
    export type Row = Goal;`,
  'src/modules/goals/actions.ts': `
    import { mayRead } from './policy.ts';
    import { goalsOf } from './store.ts';
    export const set = { may: mayRead, about: goalsOf };`,
  'src/modules/goals/pages/mine.tsx': `
    import { Field } from '#ui';
    import { set } from '../actions.ts';
    import { words } from '../words.ts';
    const hint = 'Select a goal from the list';
    export const mine = () => <Field label={[words.title, hint, set].join()} />;`,
  'src/modules/goals/words.ts': `
    import { nl } from './words.nl.ts';
    export const words = nl;`,
  'src/modules/goals/words.nl.ts': `export const nl = { title: 'Kies uit: select a goal from the list' };`,
  'src/modules/office/pages.ts': `
    import { schools } from '#modules/organisations';
    import { visitsOf } from './store.ts';
    export const visits = [schools, visitsOf];`,
  'src/modules/office/store.ts': `
    import { many } from '#platform/statement';
    export const visitsOf = many('select visit.id from network.visit join shared.organisation o on o.id = visit.school');`,
};

const { map } = createRequire(import.meta.url)('../../house.cjs') as { map(plan: Plan): string };

/** Builds the small house with the changes, looks at it, and takes it away again. */
export function lookAt(changes: Files = {}, plan: Plan = smallPlan()) {
  const root = mkdtempSync(join(tmpdir(), 'leerkring-house-'));
  const drawn = JSON.stringify(map(plan));
  const files: Files = {
    'house.cjs': `module.exports = { ...${JSON.stringify(plan)}, map: () => ${drawn} };`,
    'README.md': `# A small house\n\n${map(plan)}\n`,
    ...smallHouse,
    ...changes,
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      if (text === undefined) continue;
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkHouse(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
