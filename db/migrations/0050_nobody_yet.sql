-- Who comes in, as in 0045_lighter.sql, same locks in the same order. Where nobody has a hat yet, none is looked for, and
-- accounts that are all held are not looked for again: that was a fifth of bringing in people who are new.
create or replace function app.enrol_accounts(accounts uuid[], memberships uuid[], persons uuid[], hats text[],
  usernames text[], names text[], from_day date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
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
