import type { Resource } from '../rights.ts';
import { lists } from './lists.ts';

/**
 * The scope travels in two settings: who it is, which is short because rows may be compared with it one by one, and the
 * lists. A setting for each list cost the door and every check of the seal twice as much.
 */
const whoParts = ['school', 'actor', 'sign_in', 'now', 'today', 'relation', 'writes'] as const;
const typeOf = {
  school: 'uuid',
  actor: 'uuid',
  sign_in: 'uuid',
  now: 'timestamptz',
  today: 'date',
  relation: 'text',
  writes: 'boolean',
} as const;

const part = (setting: string, at: number): string =>
  `nullif(split_part(current_setting('app.${setting}', true), '|', ${at + 1}), '')`;

/** One inlinable function per part of the scope: the seam that another engine would replace, never a policy. */
export const seams = (resources: readonly Resource[]): string =>
  [
    ...whoParts
      .map((name, at) => ({
        name,
        type: typeOf[name] as string,
        value: `${part('who', at)}::${typeOf[name]}`,
      }))
      .slice(1),
    ...lists(resources).map(({ name }, at) => ({ name, type: 'uuid[]', value: listed(at) })),
  ]
    .map(
      ({ name, type, value }) =>
        `create or replace function app.${name}() returns ${type} language sql stable
  return ${value};`,
    )
    .join('\n');

/**
 * When the lists of a door say more than this, the longer ones go to settings of their own, and their sums are sealed: as
 * many letters, summed at every scan, take as long as summing one list where it is used (a group of 15, whose ids stand in
 * ten lists: 5.5 → 4.4 ms in PostgreSQL).
 */
export const lettersOfMany = 2_000;

/**
 * A list as it is kept, or, where it is long, its number and the sum of it: the seal is checked at every scan, and over the lists of a
 * coach of 26 pupils (58 kB) that took longer than the scan. So a long list is looked at only by who uses it.
 */
export const longList = `
create or replace function app.long_list(at integer, sum text) returns uuid[] language plpgsql stable
  set search_path = pg_catalog as $$
declare
  list text := current_setting('app.list_' || at, true);
begin
  if list is null or sum <> encode(sha256(convert_to(list, 'UTF8')), 'hex') then
    raise exception 'forged scope' using errcode = 'LK004';
  end if;
  return list::uuid[];
end $$;`;

const listed = (at: number): string => {
  const kept = `split_part(current_setting('app.lists', true), '|', ${at + 1})`;
  return `case when starts_with(${kept}, '@') then app.long_list(split_part(substr(${kept}, 2), ':', 1)::integer, split_part(${kept}, ':', 2)) else nullif(${kept}, '')::uuid[] end`;
};

/**
 * The key, asked once by each connection: it says immutable, so the planner puts the key itself into what it plans of the
 * functions below, and these plans nobody reads. A statement of its own at every scan took longer than the check
 * (20 → 9 µs a scan). Whoever changes the key begins the server anew: what was planned keeps the old one.
 */
export const sealKey = `
create or replace function app.seal_key() returns bytea language sql immutable set search_path = pg_catalog as $$
  select kept.key from platform.seal kept $$;`;

/** A plan that is printed on request would show the key. */
export const hidesKey = 'set debug_print_plan = off';

/**
 * The seal covers backend, transaction, school, actor and every list, so it is worth nothing anywhere else. The
 * function that gives the school's id verifies it: so the check is the index condition, not a filter per row (7×).
 * Between who it is and the lists stands a sign that neither has, so that no part of one passes for part of the other;
 * the moment is a number, for whoever chooses the time zone's name could write a later moment with the same letters.
 */
export const sealed = (who: string, listed: string): string =>
  `encode(sha256(app.seal_key() || sha256(convert_to(concat(pg_backend_pid(), '|', extract(epoch from transaction_timestamp()), '|', ${who}, '#', ${listed}), 'UTF8'))), 'hex')`;

export const seal = `
-- its cost says that one call per scan is enough: else small tables are read whole, with the seal checked at every row
create or replace function app.school_id() returns uuid language plpgsql stable security definer cost 5000
  set search_path = pg_catalog ${hidesKey} as $$
declare
  seal text := current_setting('app.seal', true);
  who text := current_setting('app.who', true);
  lists text := current_setting('app.lists', true);
begin
  if seal is null or seal = '' then return null; end if;
  if seal <> ${sealed("coalesce(who, '-')", "coalesce(lists, '-')")} then
    raise exception 'forged scope' using errcode = 'LK004';
  end if;
  return nullif(split_part(who, '|', 1), '')::uuid;
end $$;`;
