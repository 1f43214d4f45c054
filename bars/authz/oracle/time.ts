import { now, today } from '../../../tests/world/cluster.ts';
import type { Row } from '../world/table.ts';

export const holdsToday = (row: Row): boolean =>
  (row['valid_from'] as string) <= today &&
  (row['valid_until'] === 'infinity' || (row['valid_until'] as string) >= today);

export const ageOn = (date: string, born: string): number =>
  Number(date.slice(0, 4)) - Number(born.slice(0, 4)) - (date.slice(5) < born.slice(5) ? 1 : 0);

export const isNow = (row: Row, column: string): boolean =>
  new Date(row[column] as string).getTime() === now.getTime();

/** "Within 10 s, accepted for 60." */
export const isFresh = (row: Row, column: string): boolean =>
  new Date(row[column] as string).getTime() > now.getTime() - 61_000;
