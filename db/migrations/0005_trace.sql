-- Who, when, verb, object, state from → to. Free text sits apart in journal_text, where it can be erased.
create table school.journal (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  at timestamptz not null,
  actor uuid,                          -- null: the host, by command
  sign_in uuid,
  verb text not null,
  object uuid not null,
  pupil_id uuid,
  reach uuid,
  from_state text,
  to_state text,
  version integer,                     -- of the object after the change; undo is refused when it moved on
  primary key (school_id, id)
);
create index on school.journal (school_id, object, at);

create table school.journal_text (
  school_id uuid not null,
  journal_id uuid not null,
  reach uuid,
  before text,
  after text,
  primary key (school_id, journal_id),
  foreign key (school_id, journal_id) references school.journal (school_id, id)
);

-- A second press gets the first answer: key, effect and answer are one transaction (design §4).
create table school.request_key (
  school_id uuid not null references shared.organisation (id),
  actor uuid not null,
  key uuid not null,
  action text not null,
  input_hash bytea not null,
  answer text,
  at timestamptz not null,
  primary key (school_id, actor, key)
);
create index on school.request_key (school_id, at);
