-- A million places once more (decision 0024): each is written into two indexes instead of four, and a pupil's own reaches
-- come when somebody is about to write something that hangs on them, as those of a place do (0035_reach_when_needed.sql).

-- Everybody who looks a place up knows whose it is; and within a group each pupil has one place, which also finds the group.
alter table school.reach drop constraint reach_school_id_pupil_id_enrolment_id_fkey;
alter table school.enrolment drop constraint enrolment_pkey,
  drop constraint enrolment_school_id_pupil_id_id_key,
  drop constraint enrolment_school_id_pupil_id_teaching_group_id_key,
  add primary key (school_id, pupil_id, id),
  add unique (school_id, teaching_group_id, pupil_id);
drop index school.enrolment_school_id_teaching_group_id_idx;
alter table school.reach add foreign key (school_id, pupil_id, enrolment_id)
  references school.enrolment (school_id, pupil_id, id);

-- The numbers of an import are written once and read once, if ever: looking for repetition in them took longer.
alter table school.import_row alter column external set storage external;

-- The same names, in a tenth of the time: a repetition with a bound is counted out letter by letter.
alter table platform.sign_in_name drop constraint sign_in_name_username_check,
  add check (username ~ '^[a-z0-9][a-z0-9._-]*$' and length(username) <= 64);

-- The three reaches that open what is a pupil's own, for those who have none yet.
create function app.own_reaches(school uuid, pupils uuid[]) returns void
language sql set search_path = pg_catalog as $$
  insert into school.reach (school_id, id, pupil_id, sort)
    select own_reaches.school, app.id_beside(whose), whose, sort
    from unnest(pupils) whose, unnest(array['end', 'period', 'week']) sort
    where not exists (select from school.reach known where known.school_id = own_reaches.school
      and known.pupil_id = whose and known.enrolment_id is null and known.sort = sort.sort)
    -- another press of this pupil makes the same ones now
    on conflict do nothing;
$$;

-- As in 0035_reach_when_needed.sql, and first the pupil's own.
create or replace function app.complete_reaches(school uuid, pupil uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update school.pupil set places_due = false
    where (school_id, id) in (select due.school_id, due.id from school.pupil due
      where due.school_id = complete_reaches.school and due.id = complete_reaches.pupil and due.places_due
      for no key update skip locked);
  perform app.own_reaches(complete_reaches.school, array[complete_reaches.pupil]);
  insert into school.reach (school_id, id, pupil_id, sort, enrolment_id)
    select place.school_id, app.id_beside(place.id), place.pupil_id, sort, place.id
    from school.enrolment place, unnest(array['period', 'week']) sort
    where place.school_id = complete_reaches.school and place.pupil_id = complete_reaches.pupil
      and not exists (select from school.reach known where known.school_id = complete_reaches.school
        and known.pupil_id = complete_reaches.pupil and known.enrolment_id = place.id)
    -- another press of this pupil, or the laying of ways, makes the same ones now
    on conflict do nothing;
end $$;

-- Who is let in reads by the pupil's own reaches that the week is open, also before anything is in it: whom the school
-- leader confirms, and whom two people let in by their word.
alter function app.confirm_guardians(uuid[]) rename to confirm_waiting;
alter function app.widen_guardian(uuid) rename to widen_as_agreed;
revoke execute on function app.confirm_waiting(uuid[]), app.widen_as_agreed(uuid) from app_member, app_school;
create function app.confirm_guardians(relations uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare confirmed integer := app.confirm_waiting(relations);
begin
  perform app.own_reaches(app.school_id(), array(select distinct object from school.relation
    where school_id = app.school_id() and id = any(relations) and confirmed_by = app.actor() and confirmed_at = app.now()));
  return confirmed;
end $$;
create function app.widen_guardian(word uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare widened boolean := app.widen_as_agreed(word);
begin
  perform app.own_reaches(app.school_id(), array(select held.object from school.second_word said
    join school.relation held on held.school_id = said.school_id and held.id = said.object
    where said.school_id = app.school_id() and said.id = word));
  return widened;
end $$;

-- Pupils; what is theirs opens by reaches that come later.
create function app.add_pupils(ids uuid[], base_groups uuid[]) returns integer
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
  insert into school.pupil (school_id, id, base_group_id, places_due)
    select here, unnest(ids), unnest(base_groups), true;
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;
drop function app.add_pupils(uuid[], uuid[], uuid[]);

-- Places as in 0035_reach_when_needed.sql; whose they are and where is asked once for each pupil and group.
create or replace function app.add_enrolments(ids uuid[], pupils uuid[], groups uuid[], starts date[], ends date[])
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
    select here, unnest(ids), unnest(pupils), unnest(groups), unnest(starts), unnest(ends);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  update school.pupil set places_due = true where school_id = here and id = any(whose) and not places_due;
  return added;
end $$;

-- Teaching groups, whose years are asked once.
create function app.add_teaching_groups(ids uuid[], names text[], subjects text[], codes text[], years uuid[])
returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.importing();
  added integer;
begin
  perform from shared.organisation where id = here for key share;
  perform from school.school_year where school_id = here and id = any(years) for key share;
  if exists (select one from unnest(years) one where one is not null
      except select id from school.school_year where school_id = here) then
    raise exception 'a group of no year' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  insert into school.teaching_group (school_id, id, name, subject, subject_code, school_year_id)
    select here, unnest(ids), unnest(names), unnest(subjects), unnest(codes), unnest(years);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  return added;
end $$;

-- Accounts without a password, where there are none yet. To look for conflicts row by row took as long as all the rest.
create function app.make_accounts(accounts uuid[]) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into platform.account (id)
    select distinct one from unnest(accounts) one where not exists (select from platform.account where id = one);
exception when unique_violation then
  -- another school of the same foundation made the same one at this moment
  insert into platform.account (id) select distinct unnest(accounts) on conflict do nothing;
end $$;

-- Who comes in, with the accounts made before: then app.enrol of 0045_lighter.sql finds none that is missing.
alter function app.enrol(uuid[], uuid[], uuid[], text[], text[], text[], date) rename to enrol_accounts;
revoke execute on function app.enrol_accounts(uuid[], uuid[], uuid[], text[], text[], text[], date) from app_jobs;
create function app.enrol(accounts uuid[], memberships uuid[], persons uuid[], hats text[], usernames text[],
  names text[], from_day date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform app.importing();
  perform app.make_accounts(accounts);
  return app.enrol_accounts(accounts, memberships, persons, hats, usernames, names, from_day);
end $$;

revoke execute on function app.own_reaches(uuid, uuid[]), app.make_accounts(uuid[]), app.confirm_guardians(uuid[]),
  app.widen_guardian(uuid), app.add_pupils(uuid[], uuid[]),
  app.add_teaching_groups(uuid[], text[], text[], text[], uuid[]),
  app.enrol(uuid[], uuid[], uuid[], text[], text[], text[], date) from public;
grant execute on function app.add_pupils(uuid[], uuid[]),
  app.add_teaching_groups(uuid[], text[], text[], text[], uuid[]),
  app.enrol(uuid[], uuid[], uuid[], text[], text[], text[], date) to app_jobs;
grant execute on function app.confirm_guardians(uuid[]) to app_member;
grant execute on function app.widen_guardian(uuid) to app_member, app_school;
