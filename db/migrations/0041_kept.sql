-- A coach's group told who stands still by reading every step of 26 pupils: two thirds of that page. What it asks of a way
-- is three words, and they are kept where what was passed is kept.
alter table school.path_progress
  add column last_on date,                          -- the last day on which a step was begun, shown or judged
  add column working boolean not null default false, -- a step was begun and not passed
  add column waiting boolean not null default false; -- a step waits to be looked at

-- Counts anew how far ways are, from what was begun and found. Nothing else makes these rows, so they cannot say otherwise.
create function app.count_ways(here uuid, enrolments uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare counted integer;
begin
  insert into school.path_progress as kept (school_id, pupil_id, enrolment_id, reach, passed, passed_on, last_on, working, waiting)
    with way as materialized (
      select path.*, organisation.zone from school.path join shared.organisation on organisation.id = path.school_id
      where path.school_id = here and path.enrolment_id = any(enrolments)
    ), found as materialized (
      select judgement.enrolment_id, judgement.step_id, bool_or(judgement.outcome = 'passed') as passed,
        max((judgement.judged_at at time zone way.zone)::date) filter (where judgement.outcome = 'passed') as passed_on,
        max((judgement.judged_at at time zone way.zone)::date) as last_on
      from way join school.judgement on judgement.school_id = here and judgement.enrolment_id = way.enrolment_id
      group by judgement.enrolment_id, judgement.step_id
    ), step as (
      select enrolment_id, step_id, passed, passed_on, last_on, false as begun, false as waiting from found
      union all
      select record.enrolment_id, record.step_id, false, null,
        greatest(record.started_on, (record.ready_at at time zone way.zone)::date), true, record.state = 'ready'
      from way join school.step_record record on record.school_id = here and record.pupil_id = way.pupil_id
        and record.enrolment_id = way.enrolment_id
    ), known as (
      select enrolment_id, step_id, bool_or(passed) as passed, max(passed_on) as passed_on, max(last_on) as last_on,
        bool_or(begun) as begun, bool_or(waiting) as waiting
      from step group by enrolment_id, step_id
    )
    select here, way.pupil_id, way.enrolment_id, way.reach,
      -- a goal of a theme is none of the steps of the way
      count(*) filter (where known.passed and asked.course_id = way.course_id),
      max(known.passed_on) filter (where asked.course_id = way.course_id),
      max(known.last_on), bool_or(known.begun and not known.passed), bool_or(known.waiting)
    from way join known on known.enrolment_id = way.enrolment_id join shared.step asked on asked.id = known.step_id
    group by way.pupil_id, way.enrolment_id, way.reach
  on conflict (school_id, pupil_id, enrolment_id) do update
    set passed = excluded.passed, passed_on = excluded.passed_on, last_on = excluded.last_on, working = excluded.working,
      waiting = excluded.waiting, version = kept.version + 1;
  get diagnostics counted = row_count;
  return counted;
end $$;
revoke execute on function app.count_ways(uuid, uuid[]) from public;

-- The door to it: for a way of which the caller may read what is recorded. It only ever makes true what is there.
create function app.count_way(pupil uuid, enrolment uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user <> 'app_member' or not exists (select from school.path where path.school_id = here
      and path.pupil_id = count_way.pupil and path.enrolment_id = count_way.enrolment
      and path.reach = any(app.reads_record())) then
    return 0;
  end if;
  return app.count_ways(here, array[enrolment]);
end $$;
revoke execute on function app.count_way(uuid, uuid) from public;
grant execute on function app.count_way(uuid, uuid) to app_member;

-- What schools have recorded until now.
select app.count_ways(organisation.id, array(select enrolment_id from school.path where path.school_id = organisation.id))
from shared.organisation where exists (select from school.path where path.school_id = organisation.id);

-- Most goals are tasks, which neither a list of goals in a group nor the count of what serves a goal asks for. What kind
-- a goal is never changes, so a tick touches this index as little as the others.
create index goal_not_work on school.goal (school_id, pupil_id, id, reach) where kind <> 'work';
-- What was carried on three times is what a coach looks for.
create index week_item_carried on school.week_item (school_id, pupil_id, monday) where carried >= 3;
