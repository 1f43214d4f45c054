-- Who is handed a new way in by somebody else, hears of it: a code opens the whole account. Only for oneself, and only
-- codes that were made over a password; the first letter of all is no news to who came in with it. The name of who made
-- it is given with it, for this alone: null means the host, by command.
create function app.codes_for_me(days integer) returns table (at timestamptz, maker text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user not in ('app_school', 'app_member') or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  return query select journal.at, concat_ws(' ', person.given, nullif(person.family, ''))
    from school.journal left join school.person on person.school_id = here and person.id = journal.actor
    where journal.school_id = here and journal.object = app.actor() and journal.to_state = 'renewed'
      and journal.verb in ('people.codes_issued', 'host.code_given') and journal.actor is distinct from app.actor()
      and journal.at > app.now() - make_interval(days => days)
    order by journal.at desc limit 10;
end $$;
revoke execute on function app.codes_for_me(integer) from public;
grant execute on function app.codes_for_me(integer) to app_school, app_member;
