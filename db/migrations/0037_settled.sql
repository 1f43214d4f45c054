-- What no file could know and the school said something about: an answer, or that it may stay as it is. The next import
-- asks about none of these again. What was answered stands where it belongs; here stands that somebody did.
create table school.settled (
  school_id uuid not null references shared.organisation (id),
  question text not null check (question in
    ('births', 'groupless', 'coachless', 'levels', 'years', 'teacherless', 'guardianless')),
  object_id uuid not null,             -- a pupil, or a group
  answered boolean not null,           -- false: left as it is
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (school_id, question, object_id)
);
