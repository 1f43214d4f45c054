-- Two narrow doors instead of two wider rights.

-- Whoever takes something of a talk back must find the line that tells of it: the own line, of the last minutes, and of
-- nothing but talks. The journal itself stays open only to who may read what it tells of.
create function app.own_line(line uuid) returns table (verb text, at timestamptz, sign_in uuid, object uuid, pupil uuid,
  from_state text, to_state text, version integer)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_member' then return; end if;
  return query select told.verb, told.at, told.sign_in, told.object, told.pupil_id, told.from_state, told.to_state, told.version
    from school.journal told
    where told.school_id = app.school_id() and told.id = line and told.actor = app.actor()
      and told.verb like 'coaching.%' and told.at > app.now() - interval '10 minutes';
end $$;

-- To which team a base group belongs, for figures per team: two ids, no name and nobody's.
create function app.team_groups() returns table (base_group uuid, team uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_counts' then return; end if;
  return query select placed.id, placed.team_id from school.base_group placed where placed.school_id = app.school_id();
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.own_line(uuid) to app_member;
grant execute on function app.team_groups() to app_counts;
