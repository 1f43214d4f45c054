-- An enrolment's reach is known by both: what a course opens can be tied to it.
alter table school.reach add unique (school_id, pupil_id, enrolment_id, id);

-- A goal may point at what it is about: a learning, period or end goal at a step of a course, a work goal at a task.
alter table school.goal add column step_id uuid references shared.step (id);
alter table school.goal add column task_id uuid;
alter table school.goal add check (task_id is null or kind = 'work');
create index on school.goal (school_id, pupil_id, step_id) where step_id is not null;

-- A pupil's way through one course: the level, and where the pupil came in. Steps before the entry are mastered.
create table school.path (
  school_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  reach uuid not null,
  course_id uuid not null references shared.course (id),
  level text not null default '' check (length(level) <= 20),   -- empty: to be settled by teacher or coach
  entry_step uuid references shared.step (id),                   -- null: from the first step
  version integer not null default 1,
  primary key (school_id, pupil_id, enrolment_id),
  unique (school_id, pupil_id, enrolment_id, reach),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.reach (school_id, pupil_id, enrolment_id, id)
);
create index on school.path (school_id, course_id);

-- How far the pupil is, kept beside every judgement so that no list has to count them. Apart from the path, because a
-- guardian reads the level but not what was judged an hour ago.
create table school.path_progress (
  school_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  reach uuid not null,
  passed smallint not null default 0 check (passed >= 0),
  passed_on date,                      -- the day of the last pass
  version integer not null default 1,
  primary key (school_id, pupil_id, enrolment_id),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.path (school_id, pupil_id, enrolment_id, reach)
);

-- The pupil's own part of a step: begun, and ready to show with what there is to see. The teacher lays it back.
create table school.step_record (
  school_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  step_id uuid not null references shared.step (id),
  reach uuid not null,
  state text not null check (state in ('working', 'ready')),
  evidence text not null default '' check (length(evidence) <= 1000),
  started_on date not null,
  ready_at timestamptz,
  version integer not null default 1,
  primary key (school_id, pupil_id, enrolment_id, step_id),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.path (school_id, pupil_id, enrolment_id, reach),
  check (state <> 'ready' or ready_at is not null)
);
-- The queue of a subject teacher: by a long list of reaches, only what waits.
create index step_ready on school.step_record (school_id, reach) where state = 'ready';

-- What a subject teacher found. A fact with its judge's name, never changed (first-slice §1); only its opening is the
-- pupil's, who sees it first.
create table school.judgement (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  step_id uuid not null references shared.step (id),
  reach uuid not null,
  outcome text not null check (outcome in ('passed', 'again', 'talk')),
  level text not null default '' check (length(level) <= 20),
  feedback text not null default '' check (length(feedback) <= 2000),
  judged_by uuid not null,
  judged_at timestamptz not null,
  opened_at timestamptz,
  primary key (school_id, pupil_id, id),
  unique (school_id, pupil_id, id, reach),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.path (school_id, pupil_id, enrolment_id, reach)
);
create index on school.judgement (school_id, pupil_id, enrolment_id, step_id);
create index on school.judgement (school_id, judged_by, judged_at);

-- The same for the family, from the moment it is released: opened by the pupil, or 24 hours after it was judged.
create table school.released (
  school_id uuid not null,
  pupil_id uuid not null,
  judgement_id uuid not null,
  reach uuid not null,
  enrolment_id uuid not null,
  step_id uuid not null references shared.step (id),
  outcome text not null check (outcome in ('passed', 'again', 'talk')),
  level text not null default '' check (length(level) <= 20),
  feedback text not null default '' check (length(feedback) <= 2000),
  judged_at timestamptz not null,
  released_at timestamptz not null,
  primary key (school_id, pupil_id, judgement_id),
  foreign key (school_id, pupil_id, judgement_id, reach) references school.judgement (school_id, pupil_id, id, reach)
);

-- A step that coach or pupil moved to another week than the pace would give it.
create table school.step_due (
  school_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  step_id uuid not null references shared.step (id),
  reach uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  primary key (school_id, pupil_id, enrolment_id, step_id),
  foreign key (school_id, pupil_id, enrolment_id, reach) references school.path (school_id, pupil_id, enrolment_id, reach)
);
