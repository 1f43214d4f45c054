-- Who comes in, as in 0045_lighter.sql, same locks in the same order. Where nobody has a hat yet, none is looked for, and
-- accounts that are all held are not looked for again: that was a fifth of bringing in people who are new.
create or replace function app.enrol_accounts(accounts uuid[], memberships uuid[], persons uuid[], hats text[],
  usernames text[], names text[], from_day date) returns integer
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare
  here uuid := app.importing();
  somebody boolean;
  held_accounts integer;
  added integer;
begin
  perform from shared.organisation where id = here for key share;
  somebody := exists (select from platform.membership where organisation_id = here);
  if somebody then
    update platform.membership set name = incoming.name, valid_until = 'infinity'
      from unnest(persons, hats, names) as incoming (person_id, hat, name)
      where membership.organisation_id = here and membership.person_id = incoming.person_id
        and membership.hat = incoming.hat
        and (membership.name <> incoming.name or membership.valid_until < 'infinity');
  end if;
  -- what the new memberships hang on stays until they are there
  perform from platform.account where id = any(accounts) for key share;
  get diagnostics held_accounts = row_count;
  if somebody then
    perform from platform.membership where organisation_id = here and person_id = any(persons) for key share;
  end if;
  if held_accounts < cardinality(accounts) then
    insert into platform.account (id)
      select distinct one from unnest(accounts) one where not exists (select from platform.account where id = one)
      -- another school of the same foundation makes the same one at this moment
      on conflict do nothing;
  end if;
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

-- In one transaction tables grow from nothing to a hundred thousand rows, and how they are searched is settled while they
-- are small: to find that a new school has nobody yet, all people of all schools before it were gone through.
alter function app.make_accounts(uuid[]) set enable_seqscan = off;

-- And where no group follows a course, no way is looked for: to plan for that takes longer than to see it.
alter function app.lay_paths(uuid[]) rename to lay_these_paths;
revoke execute on function app.lay_these_paths(uuid[]) from app_jobs, app_school;
create function app.lay_paths(groups uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from school.group_course where school_id = app.school_id()) then return 0; end if;
  return app.lay_these_paths(groups);
end $$;
revoke execute on function app.lay_paths(uuid[]) from public;
grant execute on function app.lay_paths(uuid[]) to app_jobs, app_school;

-- Places, and of each in which of the groups: the group and its days are told once and not with each pupil, so half as
-- much goes over the line. As in 0049_fewer_indexes.sql otherwise.
create function app.add_enrolments(groups uuid[], starts date[], ends date[], nth smallint[], ids uuid[], pupils uuid[])
returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  whose uuid[] := array(select distinct unnest(pupils));
  places uuid[] := array(select distinct unnest(groups));
  found_pupils integer;
  found_groups integer;
  added integer;
begin
  -- held until the end of the import: whoever is taking the mark away is done first, and nobody takes it after
  perform from school.pupil where school_id = here and id = any(whose) for no key update;
  get diagnostics found_pupils = row_count;
  perform from school.teaching_group where school_id = here and id = any(places) for key share;
  get diagnostics found_groups = row_count;
  if found_pupils < cardinality(whose) or found_groups < cardinality(places) then
    raise exception 'a place of nobody, or nowhere' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  insert into school.enrolment (school_id, id, pupil_id, teaching_group_id, valid_from, valid_until)
    select here, place.id, pupil, groups[place.nth], starts[place.nth], ends[place.nth]
    from (select unnest(ids) as id, unnest(pupils) as pupil, unnest(add_enrolments.nth) as nth) place;
  get diagnostics added = row_count;
  perform app.row_checks(true);
  update school.pupil set places_due = true where school_id = here and id = any(whose) and not places_due;
  return added;
end $$;
drop function app.add_enrolments(uuid[], uuid[], uuid[], date[], date[]);
revoke execute on function app.add_enrolments(uuid[], date[], date[], smallint[], uuid[], uuid[]) from public;
grant execute on function app.add_enrolments(uuid[], date[], date[], smallint[], uuid[], uuid[]) to app_jobs;
