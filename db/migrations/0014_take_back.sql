-- A judgement that was taken back within its first minute, before the pupil opened it, never was: what was laid ready for
-- the family goes with it. Whoever judged cannot see that row, so the database takes it along.
alter table school.released drop constraint released_school_id_pupil_id_judgement_id_reach_fkey;
alter table school.released add foreign key (school_id, pupil_id, judgement_id, reach)
  references school.judgement (school_id, pupil_id, id, reach) on delete cascade;
