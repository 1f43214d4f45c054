export type { Relation } from './policy.ts';
