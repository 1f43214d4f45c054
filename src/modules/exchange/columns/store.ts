import { list, maybe, text } from '#platform/column';
import { sqlFor } from '#platform/statement';

const office = sqlFor('school');
const jobs = sqlFor('jobs');

/** What this school said of its columns before. */
export const remembered = jobs.many(
  'exchange.columns.remembered',
  `select head, field from school.sheet_column where school_id = app.school_id() and list = $list`,
  { in: { list: text }, out: { head: text, field: text } },
);
export const remember = office.change(
  'exchange.columns.remember',
  `insert into school.sheet_column (school_id, list, head, field)
   select here, $list, head, field from app.school_id() here, unnest($heads, $fields) as new (head, field)
   on conflict (school_id, list, head) do update set field = excluded.field`,
  { in: { list: text, heads: list(text), fields: list(text) } },
);
/** A primary school counts eight groups, a secondary one six years. */
export const sectorHere = jobs.one(
  'exchange.columns.sector',
  `select sector from shared.organisation where id = app.school_id()`,
  { out: { sector: maybe(text) } },
);
