-- The level of a group is often settled after it was given its courses. The ways of its pupils that nobody has touched
-- begin where the group's level says, then; a way that teacher or coach set, or on which a pupil has begun, stays.
create function app.relevel_paths(groups uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  moved integer;
begin
  if here is null or session_user <> 'app_school' then return 0; end if;
  update school.path set level = app.level_on(course.levels, base_group.level, base_group.year_group),
    version = path.version + 1
  from school.pupil, school.base_group, shared.course
  where path.school_id = here and pupil.school_id = here and pupil.id = path.pupil_id
    and base_group.school_id = here and base_group.id = pupil.base_group_id and base_group.id = any(groups)
    and course.id = path.course_id and path.version = 1 and path.entry_step is null
    and path.level is distinct from app.level_on(course.levels, base_group.level, base_group.year_group)
    and not exists (select from school.step_record where step_record.school_id = here
      and step_record.pupil_id = path.pupil_id and step_record.enrolment_id = path.enrolment_id)
    and not exists (select from school.judgement where judgement.school_id = here
      and judgement.pupil_id = path.pupil_id and judgement.enrolment_id = path.enrolment_id)
    and not exists (select from school.goal join shared.step on step.id = goal.step_id
      where goal.school_id = here and goal.pupil_id = path.pupil_id and step.course_id = path.course_id);
  get diagnostics moved = row_count;
  return moved;
end $$;

revoke execute on function app.relevel_paths(uuid[]) from public;
grant execute on function app.relevel_paths(uuid[]) to app_school;
