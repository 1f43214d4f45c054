-- What a coach is told of 26 pupils at once looked through all that was ever found of each of them.

-- A course by its number alone: with the pupil before it, the planner preferred to read every judgement of the pupil.
create index judgement_school_id_enrolment_id_step_id_idx on school.judgement (school_id, enrolment_id, step_id);
drop index school.judgement_school_id_pupil_id_enrolment_id_step_id_idx;
-- Few are "again": they are what a coach looks for.
create index judgement_again on school.judgement (school_id, pupil_id, enrolment_id, step_id) where outcome = 'again';

-- Every line of a school locked and looked up the row of its school, which the door had just done: whose school it is, is
-- never the sender's word. What is written at every press is written without.
alter table school.journal drop constraint journal_school_id_fkey;
alter table school.request_key drop constraint request_key_school_id_fkey;
