-- While an import adds places, their pupils go on pressing. A press that took its mark (places_due) away before the import
-- was done had not seen the new places, and the import had seen the mark: those places never got a reach, and nobody could
-- set a goal for them.

-- As in 0035_reach_when_needed.sql; a mark that an import holds stays, and the press does not wait for it.
create or replace function app.complete_reaches(school uuid, pupil uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from school.pupil due
    where due.school_id = complete_reaches.school and due.id = complete_reaches.pupil and due.places_due) then
    return;
  end if;
  perform from school.pupil due
    where due.school_id = complete_reaches.school and due.id = complete_reaches.pupil and due.places_due
    for no key update skip locked;
  if found then
    update school.pupil due set places_due = false
      where due.school_id = complete_reaches.school and due.id = complete_reaches.pupil;
  end if;
  insert into school.reach (school_id, id, pupil_id, sort, enrolment_id)
    select place.school_id, app.id_beside(place.id), place.pupil_id, sort, place.id
    from school.enrolment place, unnest(array['period', 'week']) sort
    where place.school_id = complete_reaches.school and place.pupil_id = complete_reaches.pupil
      and not exists (select from school.reach known where known.school_id = complete_reaches.school
        and known.pupil_id = complete_reaches.pupil and known.enrolment_id = place.id)
    -- another press of this pupil, or the laying of ways, makes the same ones now
    on conflict do nothing;
end $$;

create or replace function app.add_enrolments(ids uuid[], pupils uuid[], groups uuid[], starts date[], ends date[])
returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  added integer;
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  perform from school.pupil where school_id = here and id = any(pupils) for key share;
  perform from school.teaching_group where school_id = here and id = any(groups) for key share;
  if exists (select unnest(pupils) except select id from school.pupil where school_id = here)
    or exists (select unnest(groups) except select id from school.teaching_group where school_id = here) then
    raise exception 'a place of nobody, or nowhere' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  insert into school.enrolment (school_id, id, pupil_id, teaching_group_id, valid_from, valid_until)
    select here, id, pupil, place, first, last
    from unnest(ids, pupils, groups, starts, ends) as new (id, pupil, place, first, last);
  get diagnostics added = row_count;
  perform app.row_checks(true);
  -- held until the end of the import: whoever is taking the mark away is done first, and nobody takes it after
  perform from school.pupil where school_id = here and id = any(pupils) for no key update;
  update school.pupil set places_due = true where school_id = here and id = any(pupils) and not places_due;
  return added;
end $$;

-- As in 0035_reach_when_needed.sql; a press that made the same reach meanwhile does not break the import off.
create or replace function app.lay_paths(groups uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  laid integer;
begin
  if here is null or not (session_user = 'app_jobs' or app.arranges_courses()) then return 0; end if;
  insert into school.reach (school_id, id, pupil_id, sort, enrolment_id)
    select here, app.id_beside(place.id), place.pupil_id, sort, place.id
    from school.enrolment place, unnest(array['period', 'week']) sort
    where place.school_id = here and place.valid_until >= app.today()
      and place.teaching_group_id = any(array(select group_course.teaching_group_id from school.group_course
        where group_course.school_id = here and (groups is null or group_course.teaching_group_id = any(groups))))
      and not exists (select from school.reach known where known.school_id = here
        and known.pupil_id = place.pupil_id and known.enrolment_id = place.id)
    on conflict do nothing;
  insert into school.path (school_id, pupil_id, enrolment_id, reach, course_id, level, version)
    select distinct on (enrolment.id) here, enrolment.pupil_id, enrolment.id, reach.id, course.id,
      app.level_on(course.levels, base_group.level, base_group.year_group), 1
    from school.group_course
    join shared.course on course.id = group_course.course_id
    join school.enrolment on enrolment.school_id = here and enrolment.teaching_group_id = group_course.teaching_group_id
      and enrolment.valid_until >= app.today()
    join school.reach on reach.school_id = here and reach.enrolment_id = enrolment.id and reach.sort = 'week'
    join school.pupil on pupil.school_id = here and pupil.id = enrolment.pupil_id
    left join school.base_group on base_group.school_id = here and base_group.id = pupil.base_group_id
    where group_course.school_id = here and (groups is null or group_course.teaching_group_id = any(groups))
    order by enrolment.id, course.kind, course.id
    on conflict (school_id, pupil_id, enrolment_id) do update
      set course_id = excluded.course_id, level = excluded.level, entry_step = null, version = path.version + 1
      where exists (select from shared.course known where known.id = path.course_id and known.kind = 'theme')
        and exists (select from shared.course given where given.id = excluded.course_id and given.kind = 'steps');
  get diagnostics laid = row_count;
  return laid;
end $$;
