export type { Relation } from './policy.ts';
export { lookedAt, lookedAtGroup, scopeOf, whoLooked } from './store.ts';
export * as roster from './roster/store.ts';
