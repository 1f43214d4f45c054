-- The teacher's pick for a block of a course, shown first to every pupil of this school who works on it. Laid down by
-- whoever teaches a group that follows the course, in that capacity; an empty pick takes it away.
create function app.tip_strategy(course uuid, block smallint, strategy text) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  done integer;
begin
  if here is null or session_user <> 'app_member' then return 0; end if;
  if not exists (select from school.relation
      join school.group_course follows on follows.school_id = here and follows.teaching_group_id = relation.object
        and follows.course_id = tip_strategy.course
      where relation.school_id = here and relation.subject = app.actor() and relation.kind = 'teaches'
        and app.today() between relation.valid_from and relation.valid_until)
    -- a parent who also teaches here picks nothing as a parent
    or not exists (select from platform.sign_in join platform.membership on membership.id = sign_in.membership_id
      where sign_in.id = app.sign_in() and membership.hat = 'staff')
    or not exists (select from school.course_use used
      join shared.version_block told on told.version_id = used.version_id and told.number = tip_strategy.block
      where used.school_id = here and used.course_id = tip_strategy.course) then
    return 0;
  end if;
  if tip_strategy.strategy is null then
    delete from school.strategy_tip where school_id = here and course_id = tip_strategy.course
      and strategy_tip.block = tip_strategy.block;
  else
    insert into school.strategy_tip (school_id, course_id, block, strategy, set_by)
      values (here, tip_strategy.course, tip_strategy.block, tip_strategy.strategy, app.actor())
      on conflict on constraint strategy_tip_pkey do update set strategy = excluded.strategy, set_by = excluded.set_by;
  end if;
  get diagnostics done = row_count;
  return done;
end $$;
revoke execute on function app.tip_strategy(uuid, smallint, text) from public;
grant execute on function app.tip_strategy(uuid, smallint, text) to app_member;
