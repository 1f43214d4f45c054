-- docs/decisions/0015: the goals of the themes that a pupil does now, each with the enrolment it is shown and judged in: a goal of a theme is
-- a goal of a subject (domain §2.3), so that subject's teacher judges it; without such a group it is the teacher of a
-- group that follows the theme. Where neither is, nobody can judge it and the enrolment is null. Asked with the rights
-- of who asks: a teacher gets the enrolments of the own groups alone.
create function app.theme_goals(whose uuid)
returns table (course_id uuid, version_id uuid, starts date, block smallint, step_id uuid, enrolment_id uuid,
  reach uuid, level text)
language plpgsql stable set search_path = pg_catalog as $$
#variable_conflict use_column
begin return query
  with used as materialized (
    select course_use.course_id, course_use.version_id, course_use.starts, course.levels from school.course_use
    join shared.course on course.id = course_use.course_id and course.kind = 'theme'
    where course_use.school_id = app.school_id()
  ), placed as materialized (
    select enrolment.id, enrolment.teaching_group_id from school.enrolment
    where enrolment.school_id = app.school_id() and enrolment.pupil_id = $1
      and app.today() between enrolment.valid_from and enrolment.valid_until
  ), follows as materialized (
    select group_course.course_id, group_course.teaching_group_id from school.group_course
    where group_course.school_id = app.school_id() and group_course.course_id = any(array(select used.course_id from used))
  ), way as materialized (
    select path.enrolment_id, path.reach, course.subject, placed.teaching_group_id from school.path
    join placed on placed.id = path.enrolment_id join shared.course on course.id = path.course_id
    where path.school_id = app.school_id() and path.pupil_id = $1
  ), doing as (
    select used.* from used
    where exists (select from follows join placed on placed.teaching_group_id = follows.teaching_group_id
        where follows.course_id = used.course_id)
      or (used.starts is not null and not exists (select from follows where follows.course_id = used.course_id))
  ), home as materialized (
    select base_group.level, base_group.year_group from school.pupil
    join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
    where pupil.school_id = app.school_id() and pupil.id = $1
  )
  select doing.course_id, doing.version_id, doing.starts, told.block, told.step_id, fits.enrolment_id, fits.reach,
    app.level_on(doing.levels, home.level, home.year_group)
  from doing join shared.version_step told on told.version_id = doing.version_id
  left join home on true
  left join lateral (
    select way.enrolment_id, way.reach from way
    left join follows on follows.teaching_group_id = way.teaching_group_id and follows.course_id = doing.course_id
    where way.subject = told.subject or follows.course_id is not null
    order by (way.subject = told.subject) is true desc, way.enrolment_id limit 1
  ) fits on true
  where home.level is null
    or not exists (select from shared.step_level asks
      where asks.version_id = told.version_id and asks.step_id = told.step_id)
    or exists (select from shared.step_level asks where asks.version_id = told.version_id
      and asks.step_id = told.step_id and asks.level = app.level_on(doing.levels, home.level, home.year_group));
end $$;

-- A theme that somebody has worked in stays: what was shown and judged in it would hang in the air.
create or replace function app.withdraw_course(course uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare done integer;
begin
  if not app.arranges_courses() then return 0; end if;
  delete from school.course_use where school_id = app.school_id() and course_id = withdraw_course.course
    and not exists (select from school.group_course follows
      where follows.school_id = app.school_id() and follows.course_id = withdraw_course.course)
    and not exists (select from school.step_record worked join shared.step on step.id = worked.step_id
      where worked.school_id = app.school_id() and step.course_id = withdraw_course.course)
    and not exists (select from school.judgement judged join shared.step on step.id = judged.step_id
      where judged.school_id = app.school_id() and step.course_id = withdraw_course.course);
  get diagnostics done = row_count;
  return done;
end $$;

revoke execute on function app.theme_goals(uuid), app.withdraw_course(uuid) from public;
grant execute on function app.theme_goals(uuid) to app_member;
grant execute on function app.withdraw_course(uuid) to app_member, app_school;
