-- The day where the scope was opened: at the school or office, never at the server (first-slice §2). The door works it
-- out once from the school's zone and seals it with the rest, so that asking costs no more than reading a setting.
create function app.today() returns date language sql stable
  return nullif(current_setting('app.today', true), '')::date;
revoke execute on function app.today() from public;
grant execute on function app.today() to app_member, app_school, app_counts, app_network, app_jobs;

-- Who leaves in the evening, leaves that day at the school; the two doors of the import counted from the server's day.
create or replace function app.end_memberships(persons uuid[], hats text[], at timestamptz) returns integer
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
  update platform.membership set valid_until = app.today() - 1
    from unnest(persons, hats) as lost (person_id, hat)
    where school_id = app.school_id() and membership.person_id = lost.person_id and membership.hat = lost.hat
      and valid_until >= app.today();
  get diagnostics ended = row_count;
  return ended;
end $$;

create or replace function app.hats_here() returns table (person_id uuid, hat text, username text, name text, worn boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_jobs' then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  return query select membership.person_id, membership.hat, membership.username, membership.name,
      membership.valid_until >= app.today()
    from platform.membership where membership.school_id = app.school_id();
end $$;
