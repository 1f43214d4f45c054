import type { Resource } from '../rights.ts';
import type { Scope } from './hat.ts';
import { lists } from './lists.ts';
import { resolve, shapeOf } from './resolve.ts';
import { hidesKey, lettersOfMany, sealed } from './seal.ts';

/** A page about the reader's own: who that is, only the database knows. */
export const me = '00000000-0000-0000-0000-000000000000';

const countHats = `    hats_here := (select count(*) from platform.membership other where other.account_id = s.account_id
      and local_day between other.valid_from and other.valid_until);
`;

/** The function behind the door: who came in, by the hash of a cookie alone, and what that opens, under a seal. */
export function open(resources: readonly Resource[], scope: Scope): string {
  const branches = Object.entries(scope.hats)
    .filter(([, hat]) => hat.held !== null || hat.alone !== undefined)
    .map(
      ([name, hat]) =>
        `  if s.hat = '${name}' then\n${resolve(resources, hat)}${hat.tellsHats ? countHats : ''}  end if;`,
    );
  return `
create or replace function app.open(token bytea, subject uuid, at timestamptz, writes boolean)
returns table (sign_in uuid, account uuid, person uuid, school uuid, office uuid, organisation text, zone text, hat text,
  name text, language text, hats integer, duties text[], held text[])
language plpgsql security definer set search_path = pg_catalog
-- one plan for all, by keys only: planning anew for every caller costs three times what the look-ups cost, and a plan
-- made while a table was small would read it whole when it has grown; no compiling, which the forbidden ways would call
-- for by their price: half a second at every door on a PostgreSQL that compiles, as 15 does by default
set jit = off set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
-- seven hundred ids are gathered by three words; sorting them by these first took longer than all else
set enable_sort = off
-- in letters that mean the same moment to every reader, whatever form of dates whoever knocks has asked for
set datestyle = 'ISO' set timezone = 'UTC'
${hidesKey} as $$
declare
  s record;
  ignored text;
  who text;
  lists text;
  local_day date;
  hats_here integer := 0;
  held_here text[] := '{}';
  duties_here text[] := '{}';
  mine text;
  ties text[] := '{}';
  tied uuid[] := '{}';
  places uuid[] := '{}';
  cards uuid[];
  kept text[] := '{}';
  shape text := '${shapeOf(resources, () => undefined).shape}';
begin
  -- whoever could open twice in one transaction would mix two identities
  if nullif(current_setting('app.seal', true), '') is not null then
    raise exception 'a scope is open' using errcode = 'LK002';
  end if;
  if at not between clock_timestamp() - interval '10 minutes' and clock_timestamp() + interval '10 minutes' then
    if (select installation.clock from platform.installation) = 'real' then
      raise exception 'the clock of the application differs from the database by more than ten minutes' using errcode = 'LK003';
    end if;
  end if;
  select sign_in.id, sign_in.seen_at, membership.account_id, membership.person_id, membership.school_id,
    membership.office_id, membership.hat, membership.name, organisation.name as organisation, organisation.zone,
    coalesce(account.language, organisation.language) as language,
    -- what is written now may hang on a place that came in since (0035_reach_when_needed.sql)
    writes and exists (select from school.pupil due where due.school_id = membership.school_id and due.places_due
      and due.id = case when subject is null or subject = '${me}' then membership.person_id else subject end) as places_due
  into s
  from platform.sign_in
  join platform.membership on membership.id = sign_in.membership_id
  join platform.account on account.id = sign_in.account_id
  join shared.organisation on organisation.id = coalesce(membership.school_id, membership.office_id)
  where sign_in.token_hash = token and sign_in.ended_at is null and account.blocked_at is null
    -- a minute, because requests overtake each other and clocks of two machines differ; later is from the future
    and sign_in.started_at > at - interval '${scope.longest}' and sign_in.started_at <= at + interval '1 minute' and sign_in.seen_at <= at + interval '1 minute'
    and sign_in.seen_at > at - case membership.hat ${Object.entries(scope.hats)
      .map(([hat, { idle }]) => `when '${hat}' then interval '${idle}'`)
      .join(' ')} end
    and (at at time zone organisation.zone)::date between membership.valid_from and membership.valid_until;
  -- one answer for unknown, ended, expired and wrong class
  if not found or not (${Object.entries(scope.hats)
    .map(([hat, { role }]) =>
      role === 'app_member'
        ? `(s.hat = '${hat}' and session_user in ('app_member', 'app_counts'))`
        : `(s.hat = '${hat}' and session_user = '${role}')`,
    )
    .join(' or ')}) then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  if s.seen_at < at - interval '5 minutes' then
    update platform.sign_in set seen_at = at where sign_in.id = s.id;
  end if;
  local_day := (at at time zone s.zone)::date;
  if subject = '${me}' then subject := s.person_id; end if;
${branches.join('\n')}
  cards := coalesce(kept[1], '{}')::uuid[] || s.person_id;
  if subject is not null then
    cards := cards || array(${scope.cards});
  end if;
  who := concat_ws('|', coalesce(s.school_id::text, ''), s.person_id, s.id, at, local_day,
    coalesce(split_part(held_here[1], ':', 1), ''), writes);
  kept[1] := cards::text;
  lists := format(shape, variadic kept);
  if length(lists) > ${lettersOfMany} then
    kept := (select array_agg(case when length(list) < 100 or list is null then list
        else '@' || n || ':' || encode(sha256(convert_to(set_config('app.list_' || n, list, true), 'UTF8')), 'hex') end order by n)
      from unnest(kept) with ordinality as told (list, n));
    lists := format(shape, variadic kept);
  end if;
  -- one expression without a query: set_config costs a microsecond, a statement of its own thirty
  ignored := concat(set_config('app.who', who, true), set_config('app.lists', lists, true),
    set_config('app.seal', ${sealed('who', 'lists')}, true));
  return query select s.id, s.account_id, s.person_id, s.school_id, s.office_id, s.organisation, s.zone, s.hat, s.name,
    s.language, hats_here, duties_here, held_here;
end $$;
revoke execute on function app.open(bytea, uuid, timestamptz, boolean) from public;
grant execute on function app.open(bytea, uuid, timestamptz, boolean) to app_member, app_school, app_counts, app_network;

-- Imports and retention run under a scope like a request, one school after another (first-slice §7).
create or replace function app.open_job(school uuid, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog set datestyle = 'ISO' set timezone = 'UTC' ${hidesKey} as $$
declare
  who text;
begin
  if session_user <> 'app_jobs' then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  who := concat_ws('|', school, '', '', at,
    coalesce((select at at time zone zone from shared.organisation where id = open_job.school)::date::text, ''), '', '');
  perform set_config('app.who', who, true), set_config('app.lists', '', true),
    set_config('app.seal', ${sealed('who', "''")}, true);
end $$;
revoke execute on function app.open_job(uuid, timestamptz) from public;
grant execute on function app.open_job(uuid, timestamptz) to app_jobs;
revoke execute on all functions in schema app from public;
grant execute on function app.actor(), app.sign_in(), app.now(), app.today()
  to app_member, app_school, app_counts, app_network, app_jobs;
grant execute on function app.school_id(), app.relation(), app.writes(), app.long_list(integer, text)${lists(
    resources,
  )
    .map((list) => `, app.${list.name}()`)
    .join('')} to app_member, app_school, app_counts, app_jobs;`;
}
