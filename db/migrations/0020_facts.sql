-- What the family will read of a judgement is what the pupil reads, a day later: copied from the judgement that the actor
-- laid down in this very transaction. Written by hand it could say something else, or be read before the pupil did.
create function app.release_judgement(pupil uuid, judgement uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare laid integer;
begin
  if session_user <> 'app_member' then return 0; end if;
  insert into school.released (school_id, pupil_id, judgement_id, enrolment_id, step_id, reach, outcome, level, feedback,
      judged_at, released_at)
    select found.school_id, found.pupil_id, found.id, found.enrolment_id, found.step_id, found.reach, found.outcome,
      found.level, found.feedback, found.judged_at, found.judged_at + interval '24 hours'
    from school.judgement found
    where found.school_id = app.school_id() and found.pupil_id = release_judgement.pupil
      and found.id = release_judgement.judgement and found.judged_by = app.actor() and found.judged_at = app.now();
  get diagnostics laid = row_count;
  return laid;
end $$;
revoke execute on function app.release_judgement(uuid, uuid) from public;
grant execute on function app.release_judgement(uuid, uuid) to app_member;
