-- Who an import made a leader or an administrator is not at once the second of two people: the office that brought them in
-- may have invented them, and made their first code (decision 0032). And an import that gives a guardian another name may
-- have put somebody else in the place of one a judge restricted.

-- When an import brought this leader, or had one begin anew; null: of old, or by whoever runs Leerkring.
alter table school.relation add column brought_at timestamptz;
alter table platform.membership add column brought_at timestamptz;

-- Who agreed to the import that is being carried out, with all the cards of that account; nobody, by command and where an
-- import is taken back. Nobody gives themselves a pupil, a group or the school to lead (trust 5.4).
create function app.who_agreed() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return array(select app.same_person(upload.agreed_by) from school.upload
    where upload.school_id = app.school_id() and upload.state = 'agreed' and upload.undoes is null
      and upload.agreed_by is not null);
end $$;
revoke execute on function app.who_agreed() from public;

-- As in 0034_at_once.sql.
create or replace function app.add_relations(ids uuid[], subjects uuid[], kinds text[], objects uuid[], starts date[], ends date[],
  source text) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  added integer;
  self uuid[] := app.who_agreed();
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  if self <> '{}' and exists (select from unnest(subjects, kinds) as new (subject, kind)
      where subject = any(self) and kind <> 'guardian') then
    raise exception 'a relation given to oneself' using errcode = '23514';
  end if;
  perform from school.person where school_id = here and id = any(subjects) for key share;
  if exists (select unnest(subjects) except select id from school.person where school_id = here) then
    raise exception 'a relation of nobody' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, authority, source,
      brought_at)
    select here, id, subject, kind, object, first, last, case kind when 'guardian' then 'full' end, add_relations.source,
      case kind when 'leads_school' then app.now() end
    from unnest(ids, subjects, kinds, objects, starts, ends) as new (id, subject, kind, object, first, last);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

-- As in 0033_guardians.sql.
create or replace function app.date_relations(relations uuid[], starts date[], ends date[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  dated integer;
  self uuid[] := app.who_agreed();
begin
  if session_user <> 'app_jobs' or app.school_id() is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update school.relation held set valid_from = new.starts, valid_until = new.ends,
      came_back = held.came_back or (held.confirmed_at is not null and held.valid_until < new.ends),
      confirmed_by = case when held.valid_until < new.ends then null else held.confirmed_by end,
      confirmed_at = case when held.valid_until < new.ends then null else held.confirmed_at end,
      brought_at = case when held.kind = 'leads_school' and held.valid_until < app.today() then app.now()
        else held.brought_at end
    from unnest(relations, date_relations.starts, date_relations.ends) as new (id, starts, ends)
    where held.school_id = app.school_id() and held.id = new.id and held.source = 'import'
      and coalesce(held.authority, 'full') = 'full'
      and (held.kind = 'guardian' or held.valid_until >= app.today() or held.subject <> all(self));
  get diagnostics dated = row_count;
  return dated;
end $$;

-- As in 0050_nobody_yet.sql.
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
    update platform.membership set name = incoming.name, valid_until = 'infinity',
        brought_at = case when membership.hat = 'administrator' and membership.valid_until < app.today() then app.now()
          else membership.brought_at end
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
  insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name, valid_from, brought_at)
    select id, account_id, 'school', here, person_id, hat, username, name, from_day,
      case hat when 'administrator' then app.now() end from fresh;
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

-- What makes it doubtful for a while that the actor is somebody else than whoever asks: a code that a colleague made over
-- a password, or a place beside others that an import gave. The first leader of a school has nobody beside; and whom the
-- host gave a code since is who they say.
create function app.doubts(days integer) returns table (at timestamptz, why text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  hat text := app.second_hat();
  brought timestamptz;
begin
  if hat = 'leader' then
    brought := (select own.brought_at from school.relation own
      where own.school_id = here and own.object = here and own.kind = 'leads_school' and own.subject = app.actor()
        and exists (select from school.relation other where other.school_id = here and other.object = here
          and other.kind = 'leads_school' and other.subject not in (select app.same_person(app.actor()))
          and coalesce(other.brought_at, '-infinity') < own.brought_at));
  elsif hat = 'administrator' then
    brought := (select own.brought_at from platform.membership own
      where own.school_id = here and own.hat = 'administrator' and own.person_id = app.actor()
        and exists (select from platform.membership other where other.school_id = here and other.hat = 'administrator'
          and other.account_id <> own.account_id and coalesce(other.brought_at, '-infinity') < own.brought_at));
  end if;
  if brought > app.now() - make_interval(days => days)
    and not exists (select from school.journal where journal.school_id = here and journal.object = app.actor()
      and journal.verb = 'host.code_given' and journal.at >= brought) then
    return query select brought, 'brought';
  end if;
  return query select told.at, 'code' from app.codes_for_me(days) told where told.maker <> '';
end $$;
revoke execute on function app.doubts(integer) from public;
grant execute on function app.doubts(integer) to app_member, app_school;

-- Asking and agreeing ask for it, too, whatever page or action comes to them.
create function app.surely_somebody() returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if exists (select from app.doubts(7)) then raise exception 'may be somebody else' using errcode = '42501'; end if;
end $$;
revoke execute on function app.surely_somebody() from public;

create or replace function app.ask_second(id uuid, what text, object uuid, detail text, answer_from text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.second_hat() is null then raise exception 'no such sign-in' using errcode = '42501'; end if;
  perform app.surely_somebody();
  insert into school.second_word (school_id, id, what, object, detail, asked_by, asked_at, until, answer_from)
    values (app.school_id(), ask_second.id, ask_second.what, ask_second.object, ask_second.detail, app.actor(), app.now(),
      app.now() + interval '1 day', ask_second.answer_from);
  return true;
end $$;

create or replace function app.answer_second(id uuid, yes boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if yes then perform app.surely_somebody(); end if;
  update school.second_word word set answered_by = app.actor(), answered_at = app.now(), agreed = yes,
      until = case when yes then app.now() + interval '1 day' else word.until end
    from app.second_words() stands
    where word.school_id = app.school_id() and word.id = answer_second.id and stands.id = word.id
      and word.answered_at is null and (stands.may_answer or (stands.mine and not yes));
  if not found then raise exception 'answered meanwhile' using errcode = '40001'; end if;
  return true;
end $$;

-- Imports give people other names through this door alone. Another name may be another person: where a judge restricted
-- somebody about a child, each guardian of that child who gets one waits for the school leader again. Two names that
-- changed places would else have changed what they open.
create function app.rename_people(ids uuid[], givens text[], families text[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  renamed uuid[];
begin
  renamed := array(select person.id from school.person
    join unnest(ids, givens, families) as new (id, given, family) on new.id = person.id
    where person.school_id = here
      and lower(concat_ws(' ', person.given, person.family)) <> lower(concat_ws(' ', new.given, new.family)));
  update school.person set given = new.given, family = new.family
    from unnest(ids, givens, families) as new (id, given, family)
    where person.school_id = here and person.id = new.id;
  update school.relation held set confirmed_by = null, confirmed_at = null, came_back = true
    where held.school_id = here and held.subject = any(renamed) and held.kind = 'guardian' and held.confirmed_at is not null
      and exists (select from school.relation other where other.school_id = here and other.kind = 'guardian'
        and other.object = held.object and other.authority <> 'full');
  return cardinality(renamed);
end $$;
revoke execute on function app.rename_people(uuid[], text[], text[]) from public;
grant execute on function app.rename_people(uuid[], text[], text[]) to app_jobs;
