-- What an import of a hundred thousand people asks of PostgreSQL, once more in fewer words (decision 0019).

-- The ids that an import made do not get shorter by packing: looking for that took longer than writing them.
alter table school.import_undo alter column before set storage external;

-- A pupil's own reaches hang on no place, and they are most.
drop index school.reach_school_id_enrolment_id_idx;
create index on school.reach (school_id, enrolment_id) where enrolment_id is not null;

-- The school that an import has open: whoever else knocks at its doors is sent away.
create function app.importing() returns uuid language plpgsql stable set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  return here;
end $$;

-- People, whose only key is the school that is open.
create function app.add_people(ids uuid[], given text[], family text[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  added integer;
begin
  perform from shared.organisation where id = here for key share;
  if not found then raise exception 'people of no school' using errcode = '23503'; end if;
  perform app.row_checks(false);
  insert into school.person (school_id, id, given, family)
    select here, new.id, new.given, new.family from unnest(ids, add_people.given, add_people.family) as new (id, given, family);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

-- Pupils as in 0035_reach_when_needed.sql, with three ids for each: end, period and week.
create function app.add_pupils(ids uuid[], base_groups uuid[], reaches uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  added integer;
begin
  perform from school.person where school_id = here and id = any(ids) for key share;
  perform from school.base_group where school_id = here and id = any(base_groups) for key share;
  if exists (select unnest(ids) except select id from school.person where school_id = here)
    or exists (select one from unnest(base_groups) one where one is not null
      except select id from school.base_group where school_id = here) then
    raise exception 'a pupil without a card or with a group of nobody' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  -- the first places come with the pupil
  insert into school.pupil (school_id, id, base_group_id, places_due)
    select here, id, base_group, true from unnest(ids, base_groups) as new (id, base_group);
  get diagnostics added = row_count;
  insert into school.reach (school_id, id, pupil_id, sort)
    select here, reaches[3 * n - 3 + nth], id, (array['end', 'period', 'week'])[nth]
    from unnest(ids) with ordinality as new (id, n), generate_series(1, 3) nth;
  perform app.row_checks(true);
  return added;
end $$;
drop function app.add_pupils(uuid[], uuid[]);

-- As in 0034_at_once.sql; what was there is locked, and what comes in now is not looked for among itself.
create or replace function app.enrol(accounts uuid[], memberships uuid[], persons uuid[], hats text[], usernames text[],
  names text[], from_day date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  added integer;
begin
  perform from shared.organisation where id = here for key share;
  update platform.membership set name = incoming.name, valid_until = 'infinity'
    from unnest(persons, hats, names) as incoming (person_id, hat, name)
    where membership.organisation_id = here and membership.person_id = incoming.person_id
      and membership.hat = incoming.hat
      and (membership.name <> incoming.name or membership.valid_until < 'infinity');
  -- what the new memberships hang on stays until they are there
  perform from platform.account where id = any(accounts) for key share;
  perform from platform.membership where organisation_id = here and person_id = any(persons) for key share;
  insert into platform.account (id)
    select distinct one from unnest(accounts) one where not exists (select from platform.account where id = one)
    -- another school of the same foundation makes the same one at this moment
    on conflict do nothing;
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
      where (username, account_id) not in (select sign_in_name.username, sign_in_name.account_id
        from platform.sign_in_name where organisation_id = here)
  )
  insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name, valid_from)
    select id, account_id, 'school', here, person_id, hat, username, name, from_day from fresh;
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

revoke execute on function app.importing(), app.add_people(uuid[], text[], text[]), app.add_pupils(uuid[], uuid[], uuid[]) from public;
grant execute on function app.add_people(uuid[], text[], text[]), app.add_pupils(uuid[], uuid[], uuid[]) to app_jobs;
