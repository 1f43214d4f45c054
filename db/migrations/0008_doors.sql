-- Grants of the gate and of reference data, and the few doors between the school's roles and the accounts.

grant select, insert, update on platform.account, platform.sign_in, platform.login_code to app_gate;
grant select on platform.membership to app_gate;
grant select, insert, update, delete on platform.rate, platform.held_form to app_gate;
grant select on platform.installation to app_gate;

-- K0: names and places of organisations are public.
grant select on shared.organisation, shared.gradation
  to app_gate, app_member, app_school, app_counts, app_network, app_jobs;
grant insert, update on shared.organisation to app_jobs;

-- Imports give people an account without a password: only a code opens it (first-slice §5). Rows come as arrays, in
-- one call. A person who already has this hat keeps account and username; the name follows the school's.
create function app.enrol(accounts uuid[], memberships uuid[], persons uuid[], hats text[], usernames text[], names text[], from_day date)
returns integer language plpgsql security definer set search_path = pg_catalog as $$
declare added integer;
begin
  if session_user <> 'app_jobs' or app.school_id() is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update platform.membership set name = incoming.name, valid_until = 'infinity'
    from unnest(accounts, memberships, persons, hats, usernames, names)
      as incoming (account_id, id, person_id, hat, username, name)
    where membership.school_id = app.school_id() and membership.person_id = incoming.person_id
      and membership.hat = incoming.hat
      and (membership.name <> incoming.name or membership.valid_until < 'infinity');
  with fresh as (
    -- who wears another hat here already keeps account and name
    select coalesce(known.account_id, incoming.account_id) as account_id, incoming.id, incoming.person_id, incoming.hat,
      coalesce(known.username, incoming.username) as username, incoming.name
    from unnest(accounts, memberships, persons, hats, usernames, names)
      as incoming (account_id, id, person_id, hat, username, name)
    left join lateral (select membership.account_id, membership.username from platform.membership
      where membership.school_id = app.school_id() and membership.person_id = incoming.person_id limit 1) known on true
    where not exists (select from platform.membership where membership.school_id = app.school_id()
      and membership.person_id = incoming.person_id and membership.hat = incoming.hat)
  ), made as (
    insert into platform.account (id) select distinct account_id from fresh on conflict do nothing
  ), called as (
    insert into platform.sign_in_name (organisation_id, username, account_id)
      select distinct app.school_id(), username, account_id from fresh
      on conflict (organisation_id, username, account_id) do nothing
  )
  insert into platform.membership (id, account_id, side, school_id, person_id, hat, username, name, valid_from)
    select id, account_id, 'school', app.school_id(), person_id, hat, username, name, from_day from fresh;
  get diagnostics added = row_count;
  return added;
end $$;

-- Takes hats off: of who left, or of who is no administrator any more; every sign-in that wears one ends with it.
create function app.end_memberships(persons uuid[], hats text[], at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if session_user <> 'app_jobs' or app.school_id() is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update platform.sign_in set ended_at = at
    from platform.membership, unnest(persons, hats) as lost (person_id, hat)
    where sign_in.membership_id = membership.id and membership.school_id = app.school_id()
      and membership.person_id = lost.person_id and membership.hat = lost.hat and sign_in.ended_at is null;
  update platform.membership set valid_until = (at - interval '1 day')::date
    from unnest(persons, hats) as lost (person_id, hat)
    where school_id = app.school_id() and membership.person_id = lost.person_id and membership.hat = lost.hat
      and valid_until >= at::date;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Who wears which hat at this school and under what name, so that an import can see what changed and which names are
-- free. Names stay taken when a hat is off.
create function app.hats_here() returns table (person_id uuid, hat text, username text, name text, worn boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_jobs' then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  return query select membership.person_id, membership.hat, membership.username, membership.name,
      membership.valid_until >= app.now()::date
    from platform.membership where membership.school_id = app.school_id();
end $$;

-- The people of this school as accounts, for who hands out codes: all of them for the administrator, own pupils for a
-- coach; `only_these` narrows to some, null means everybody. `elsewhere`: the account also acts outside this school or,
-- for a coach, as anything but a pupil: who helps a pupil in must not become an administrator by it.
create function app.members(only_these uuid[]) returns table (person_id uuid, hat text, username text,
  has_password boolean, code_id uuid, code_until timestamptz, elsewhere boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date;
begin
  if session_user not in ('app_school', 'app_member') or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  select (app.now() at time zone zone)::date into today from shared.organisation where id = here;
  return query select membership.person_id, membership.hat, membership.username, account.password_hash is not null,
      code.id, code.until, abroad.found
    from platform.membership join platform.account on account.id = membership.account_id
    cross join lateral (select exists (select from platform.membership other
        where other.account_id = account.id and other.valid_until >= today
          and (other.organisation_id <> here or (session_user <> 'app_school' and other.hat <> 'pupil'))) as found) abroad
    -- from its id the code itself is made: who may not hand one out is not shown another's either
    left join lateral (select login_code.id, login_code.until from platform.login_code
      where login_code.account_id = account.id and login_code.used_at is null and login_code.until > app.now()
        and not abroad.found
      order by login_code.until desc limit 1) code on true
    where membership.organisation_id = here and today between membership.valid_from and membership.valid_until
      and (only_these is null or membership.person_id in (select unnest(only_these)))
      and (session_user = 'app_school'
        or (membership.hat = 'pupil' and membership.person_id = any((select app.reads_access())::uuid[])));
end $$;

-- One-time codes: the administrator for people of the own school, a coach for own pupils. Never for an account that
-- also acts elsewhere: whoever holds the code holds the whole account, and a school's administrator must not open
-- another school's door (trust §4). What has ended elsewhere opens nothing, so a pupil who moved can be helped here.
-- Gives the people for whom a code was made.
create function app.issue_codes(ids uuid[], persons uuid[], hashes bytea[], until timestamptz) returns setof uuid
language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
  with wanted as (
    select distinct on (membership.account_id) wish.id, wish.person_id, wish.hash, membership.account_id
    from unnest(ids, persons, hashes) as wish (id, person_id, hash)
    join app.members(persons) member on member.person_id = wish.person_id and not member.elsewhere
    join platform.membership on membership.organisation_id = app.school_id()
      and membership.person_id = member.person_id and membership.hat = member.hat
  ), withdrawn as (
    update platform.login_code set until = app.now() from wanted
      where login_code.account_id = wanted.account_id and login_code.used_at is null and login_code.until > app.now()
  ), issued as (
    insert into platform.login_code (id, account_id, code_hash, issued_by, issued_at, until)
    select wanted.id, wanted.account_id, wanted.hash, app.actor(), app.now(), issue_codes.until from wanted
    returning login_code.id
  )
  select wanted.person_id from wanted join issued on issued.id = wanted.id;
end $$;

-- The guardians of an import wait here for the school leader: whose guardian they are said to be, and nothing else
-- (first-slice §1). Nobody confirms themselves, nor what they entered themselves, nor anything about a child from whom
-- a judge barred them: not even the name of that child's other parent is theirs to read.
create function app.guardians_waiting() returns table (id uuid, base_group_id uuid, pupil text, guardian text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date;
begin
  if session_user <> 'app_member' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  select (app.now() at time zone zone)::date into today from shared.organisation where organisation.id = here;
  return query select relation.id, pupil.base_group_id, concat_ws(' ', child.given, nullif(child.family, '')),
      concat_ws(' ', person.given, nullif(person.family, ''))
    from school.relation
    join school.pupil on pupil.school_id = here and pupil.id = relation.object and pupil.left_on is null
    join school.person child on child.school_id = here and child.id = pupil.id
    join school.person on person.school_id = here and person.id = relation.subject
    where relation.school_id = here and relation.kind = 'guardian' and relation.authority = 'full'
      and relation.confirmed_at is null and today between relation.valid_from and relation.valid_until
      and relation.subject <> app.actor() and relation.granted_by is distinct from app.actor()
      and exists (select from school.relation leads where leads.school_id = here and leads.subject = app.actor()
        and leads.kind = 'leads_school' and today between leads.valid_from and leads.valid_until)
      and not exists (select from school.relation barred where barred.school_id = here and barred.subject = app.actor()
        and barred.kind = 'guardian' and barred.object = relation.object and barred.authority = 'blocked'
        and today between barred.valid_from and barred.valid_until);
end $$;

-- The word of the second person; says how many it was. Whoever does not wait for this leader is passed over.
create function app.confirm_guardians(relations uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare confirmed integer;
begin
  update school.relation set confirmed_by = app.actor(), confirmed_at = app.now()
    from app.guardians_waiting() waiting
    where relation.school_id = app.school_id() and relation.id = waiting.id and waiting.id = any(relations)
      -- asked again of the row itself: of two leaders at once, the first keeps the line
      and relation.confirmed_at is null;
  get diagnostics confirmed = row_count;
  return confirmed;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.setting(text), app.ids(text), app.actor(), app.sign_in(), app.now()
  to app_member, app_school, app_counts, app_network, app_jobs;
grant execute on function app.enrol(uuid[], uuid[], uuid[], text[], text[], text[], date), app.hats_here() to app_jobs;
grant execute on function app.end_memberships(uuid[], text[], timestamptz) to app_jobs;
grant execute on function app.members(uuid[]) to app_school, app_member;
grant execute on function app.issue_codes(uuid[], uuid[], bytea[], timestamptz) to app_school, app_member;
grant execute on function app.guardians_waiting(), app.confirm_guardians(uuid[]) to app_member;
