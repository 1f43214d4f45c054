-- The words of a judgement that was taken back, for the teacher who wrote them and for nobody else: they stand in the form
-- again as long as the same showing waits, and go when it is judged, or two days later.
create table school.judgement_draft (
  school_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  step_id uuid not null references shared.step (id),
  by uuid not null,
  reach uuid not null,
  outcome text not null check (outcome in ('passed', 'again', 'talk')),
  level text not null default '' check (length(level) <= 20),
  feedback text not null default '' check (length(feedback) <= 2000),
  ready_at timestamptz not null,      -- which showing: the pupil may take it back and show something else
  at timestamptz not null,
  primary key (school_id, pupil_id, enrolment_id, step_id, by),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.path (school_id, pupil_id, enrolment_id, reach)
);
create index on school.judgement_draft (school_id, by);
