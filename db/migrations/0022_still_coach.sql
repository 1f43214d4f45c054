-- Who stands in this week and is given the pupils from a later day on, or stands in again then, lost them today: the second
-- arrangement moved the first day of the only row there is for these two.
create or replace function app.give_coach(ids uuid[], pupils uuid[], new_coach uuid, starts date, ends date, takes_over boolean)
returns integer language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  here uuid := app.school_id();
  given integer;
  last_day date := ends;
begin
  if here is null or new_coach is null or new_coach = app.actor() or starts < app.today() or (ends is not null and ends < starts)
    or not exists (select from app.possible_coaches() possible where possible.person = new_coach) then
    return 0;
  end if;
  if takes_over then
    select coalesce(max(school_year.ends), starts + 365) into last_day from school.school_year
      where school_year.school_id = here and starts between school_year.starts - 60 and school_year.ends;
    update school.relation set valid_until = greatest(least(relation.valid_until, starts - 1), relation.valid_from - 1)
      where relation.school_id = here and relation.kind = 'coach' and relation.subject <> new_coach
        and relation.object = any(pupils) and relation.object in (select * from app.arranged_pupils())
        and relation.valid_until >= starts;
    update school.talk_slot set coach = new_coach, version = version + 1
      where talk_slot.school_id = here and talk_slot.pupil_id = any(pupils)
        and talk_slot.pupil_id in (select * from app.arranged_pupils());
  elsif ends is null then
    return 0;
  end if;
  insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, granted_by, source)
    select here, wish.id, new_coach, 'coach', wish.pupil, starts, last_day, app.actor(), 'manual'
    from unnest(ids, pupils) as wish (id, pupil)
    where wish.pupil in (select * from app.arranged_pupils()) and wish.pupil <> new_coach
    on conflict (school_id, subject, kind, object) do update set
      -- a coach of now goes on being it: one row tells of both, so the days between come along rather than today going
      valid_from = case when relation.valid_until >= least(app.today(), starts - 1) and relation.valid_from <= starts
        then relation.valid_from else starts end,
      valid_until = excluded.valid_until, granted_by = excluded.granted_by, source = 'manual'
      where takes_over or relation.valid_until < starts;
  get diagnostics given = row_count;
  return given;
end $$;
