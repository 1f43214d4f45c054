import type { Row } from '../world/table.ts';
import type { Through } from './standing.ts';

export type Command = 'select' | 'insert' | 'update' | 'delete';
/** By table and command: may it be done with this row? What is not named may not. */
export type Rights = Readonly<Record<string, Partial<Record<Command, (row: Row) => boolean>>>>;
/** What the matrix says of the tables of one module. */
export type Chapter = Readonly<Partial<Record<Through, Rights>>>;

export const yes = () => true;
export const read = { select: yes };
export const keep = { select: yes, insert: yes, update: yes };
