import { type Attempt, literal } from '../ask.ts';
import type { Oracle } from '../oracle.ts';
import type { Row } from '../world/table.ts';

export function anInsert(oracle: Oracle, table: string, row: Row): Attempt {
  const notMine = ['renewed', 'opens_goals', 'opens_week'];
  const filled = Object.entries(row).filter(([column, value]) => value !== null && !notMine.includes(column));
  return {
    command: 'insert',
    table,
    what: `adds ${table} ${JSON.stringify(row)}`,
    sql: `insert into ${table} (${filled.map(([column]) => column).join(', ')}) values (${filled.map(([, value]) => literal(value)).join(', ')})`,
    expected: oracle.may('insert', table, row),
  };
}
