-- A place in a teaching group gets its two reaches when somebody is about to write something that may hang on them, and
-- not when the place is made: of a million places of an import most never carry a goal, and their reaches, each in five
-- indexes, took longer to write than all else together. A reach that is not there opens nothing, as one without a goal.
alter table school.pupil add column places_due boolean not null default false;

-- Makes the reaches of a pupil's new places, when they are due. The door calls it before it makes the lists of what may be
-- written. While an import adds places, pupils go on pressing: a mark that an import holds stays for the next press, which
-- will see the new places, and nobody waits for it.
create function app.complete_reaches(school uuid, pupil uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update school.pupil set places_due = false
    where (school_id, id) in (select due.school_id, due.id from school.pupil due
      where due.school_id = complete_reaches.school and due.id = complete_reaches.pupil and due.places_due
      for no key update skip locked);
  insert into school.reach (school_id, id, pupil_id, sort, enrolment_id)
    select place.school_id, app.id_beside(place.id), place.pupil_id, sort, place.id
    from school.enrolment place, unnest(array['period', 'week']) sort
    where place.school_id = complete_reaches.school and place.pupil_id = complete_reaches.pupil
      and not exists (select from school.reach known where known.school_id = complete_reaches.school
        and known.pupil_id = complete_reaches.pupil and known.enrolment_id = place.id)
    -- another press of this pupil, or the laying of ways, makes the same ones now
    on conflict do nothing;
end $$;
revoke execute on function app.complete_reaches(uuid, uuid) from public;

-- Pupils, with the three reaches of their own that open what is theirs (the table's comment in 0004_people.sql).
create function app.add_pupils(ids uuid[], base_groups uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  added integer;
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  perform from school.person where school_id = here and id = any(ids) for key share;
  perform from school.base_group where school_id = here and id = any(base_groups) for key share;
  if exists (select unnest(ids) except select id from school.person where school_id = here)
    or exists (select one from unnest(base_groups) one where one is not null
      except select id from school.base_group where school_id = here) then
    raise exception 'a pupil without a card or with a group of nobody' using errcode = '23503';
  end if;
  perform app.row_checks(false);
  -- the first places come with the pupil
  insert into school.pupil (school_id, id, base_group_id, places_due)
    select here, id, base_group, true from unnest(ids, base_groups) as new (id, base_group);
  get diagnostics added = row_count;
  insert into school.reach (school_id, id, pupil_id, sort)
    select here, app.id_beside(id), id, sort from unnest(ids) as new (id), unnest(array['end', 'period', 'week']) sort;
  perform app.row_checks(true);
  return added;
end $$;

-- Places in teaching groups; their reaches come later.
create function app.add_enrolments(ids uuid[], pupils uuid[], groups uuid[], starts date[], ends date[])
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

revoke execute on function app.add_pupils(uuid[], uuid[]), app.add_enrolments(uuid[], uuid[], uuid[], date[], date[])
  from public;
grant execute on function app.add_pupils(uuid[], uuid[]), app.add_enrolments(uuid[], uuid[], uuid[], date[], date[])
  to app_jobs;

-- As in 0010_courses.sql; a way hangs on the reach of its place, so that one is made now.
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
    -- a press that makes the same one meanwhile does not break the import off
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
