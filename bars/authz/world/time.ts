import { today } from '../../../tests/world/cluster.ts';
import type { Row } from './table.ts';

export const day = (offset: number): string =>
  new Date(Date.parse(`${today}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
/** The birth date of somebody who turns `years` in `offset` days. */
export const turns = (years: number, offset: number): string =>
  `${Number(day(offset).slice(0, 4)) - years}${day(offset).slice(4)}`;

export const long = { valid_from: '2020-08-01', valid_until: '2027-07-31' };
/** When something holds: long, today alone, until yesterday, from tomorrow. */
export const spans: readonly Row[] = [
  long,
  long,
  { valid_from: today, valid_until: today },
  { valid_from: '2020-08-01', valid_until: day(-1) },
  { valid_from: day(1), valid_until: '2027-07-31' },
];
export const confirmed = '2026-09-01T09:00:00Z';
