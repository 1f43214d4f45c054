-- What an import did, as far as it can be taken back within a day: what was there before each change. It goes after two
-- days, like the preview. Taking back is brought in like a file: shown beforehand, agreed to, done in one piece.
create table school.import_undo (
  school_id uuid not null,
  import_id uuid not null,
  before text not null,                 -- as JSON: nothing is asked of it but whole
  primary key (school_id, import_id),
  foreign key (school_id, import_id) references school.import (school_id, id)
);
alter table school.upload add column undoes uuid;

-- What has been built on since: people who acted, about whom something was done or who came in with a password of their
-- own; places in a group with work of their own; guardians who were confirmed. Every action leaves a line, so the journal
-- knows of all modules, also of those to come.
create function app.built_on(since timestamptz) returns table (kind text, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  return query
    with lines as materialized (
      select journal.actor, journal.object, journal.pupil_id, journal.reach from school.journal
      where journal.school_id = here and journal.at > since and journal.verb not like 'exchange.%'
    )
    select 'person', found.person from (
      select actor as person from lines union select object from lines union select pupil_id from lines
      union
      select membership.person_id from platform.membership
      join platform.account on account.id = membership.account_id
      where membership.school_id = here and account.password_hash is not null
    ) found where found.person is not null
    union all
    select distinct 'enrolment', reach.enrolment_id from lines
      join school.reach on reach.school_id = here and reach.id = lines.reach where reach.enrolment_id is not null
    union all
    select 'relation', relation.id from school.relation
      where relation.school_id = here and relation.confirmed_at > since;
end $$;
revoke execute on function app.built_on(timestamptz) from public;
grant execute on function app.built_on(timestamptz) to app_jobs;
