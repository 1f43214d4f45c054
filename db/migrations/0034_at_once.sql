-- An import writes a hundred thousand rows in a moment. What PostgreSQL asks row by row, and what the doors asked of every
-- membership of the installation, is asked once for all rows of a school here: by the same keys, under the same locks.

-- Turns the row by row checking of foreign keys off, for a door that has asked the same of all its rows at once, and on
-- again. A setting of this transaction, which only the loginless owner may make, and only where a superuser allowed it;
-- elsewhere every row is checked as ever, and an import takes longer.
create function app.row_checks(wanted boolean) returns void language plpgsql set search_path = pg_catalog as $$
begin
  perform set_config('session_replication_role', case when wanted then 'origin' else 'replica' end, true);
exception when insufficient_privilege then null;
end $$;

-- An id of the same moment as this one: what was made together lies together.
create function app.id_beside(id uuid) returns uuid language sql volatile
  return overlay(gen_random_uuid()::text placing left(id::text, 15) from 1)::uuid;

create function app.add_relations(ids uuid[], subjects uuid[], kinds text[], objects uuid[], starts date[], ends date[],
  source text) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  added integer;
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  perform from school.person where school_id = here and id = any(subjects) for key share;
  if exists (select unnest(subjects) except select id from school.person where school_id = here) then
    raise exception 'a relation of nobody' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, authority, source)
    select here, id, subject, kind, object, first, last, case kind when 'guardian' then 'full' end, add_relations.source
    from unnest(ids, subjects, kinds, objects, starts, ends) as new (id, subject, kind, object, first, last);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

create or replace function app.hats_here() returns table (person_id uuid, hat text, username text, name text, worn boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
begin
  if session_user <> 'app_jobs' then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  return query select membership.person_id, membership.hat, membership.username, membership.name,
      membership.valid_until >= today
    from platform.membership where membership.organisation_id = here and membership.side = 'school';
end $$;

create or replace function app.enrol(accounts uuid[], memberships uuid[], persons uuid[], hats text[], usernames text[],
  names text[], from_day date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  added integer;
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update platform.membership set name = incoming.name, valid_until = 'infinity'
    from unnest(persons, hats, names) as incoming (person_id, hat, name)
    where membership.organisation_id = here and membership.person_id = incoming.person_id
      and membership.hat = incoming.hat
      and (membership.name <> incoming.name or membership.valid_until < 'infinity');
  insert into platform.account (id) select distinct unnest(accounts) on conflict do nothing;
  -- what the new memberships hang on stays until they are there
  perform from platform.account where id = any(accounts) for key share;
  perform from platform.membership where organisation_id = here and person_id = any(persons) for key share;
  perform app.row_checks(false);
  with mine as materialized (
    select person_id, hat, account_id, username from platform.membership where organisation_id = here
  ), fresh as materialized (
    -- who wears another hat here already keeps account and name
    select coalesce(known.account_id, incoming.account_id) as account_id, incoming.id, incoming.person_id, incoming.hat,
      coalesce(known.username, incoming.username) as username, incoming.name
    from unnest(accounts, memberships, persons, hats, usernames, names)
      as incoming (account_id, id, person_id, hat, username, name)
    left join (select distinct on (person_id) person_id, account_id, username from mine) known
      on known.person_id = incoming.person_id
    where (incoming.person_id, incoming.hat) not in (select person_id, hat from mine)
  ), called as (
    insert into platform.sign_in_name (organisation_id, username, account_id)
      select distinct here, username, account_id from fresh
      on conflict (organisation_id, username, account_id) do nothing
  )
  insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name, valid_from)
    select id, account_id, 'school', here, person_id, hat, username, name, from_day from fresh;
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

create or replace function app.end_memberships(persons uuid[], hats text[], at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
  ended integer;
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update platform.sign_in set ended_at = at
    from platform.membership, unnest(persons, hats) as lost (person_id, hat)
    where sign_in.membership_id = membership.id and membership.organisation_id = here
      and membership.person_id = lost.person_id and membership.hat = lost.hat and sign_in.ended_at is null;
  update platform.membership set valid_until = today - 1
    from unnest(persons, hats) as lost (person_id, hat)
    where organisation_id = here and membership.person_id = lost.person_id and membership.hat = lost.hat
      and valid_until >= today;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Of an import, the numbers of all that changed alike stand in one row, each on a line of its own: a row for each of a
-- million places took as long to write as the places.
comment on column school.import_row.external is 'numbers of the file, one a line';

revoke execute on function app.row_checks(boolean), app.id_beside(uuid),
  app.add_relations(uuid[], uuid[], text[], uuid[], date[], date[], text) from public;
grant execute on function app.add_relations(uuid[], uuid[], text[], uuid[], date[], date[], text) to app_jobs;
