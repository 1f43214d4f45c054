create table school.import (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  at timestamptz not null,
  actor uuid,                          -- null: the host, by command
  format text not null,
  file_name text not null,
  file_hash bytea not null,
  added integer not null,
  changed integer not null,
  ended integer not null,
  same integer not null,
  primary key (school_id, id)
);

-- Differences row by row, for the preview and the undo; kept two days.
create table school.import_row (
  school_id uuid not null,
  import_id uuid not null,
  n integer not null,
  what text not null,
  external text not null,
  change text not null check (change in ('added', 'changed', 'ended')),
  primary key (school_id, import_id, n),
  foreign key (school_id, import_id) references school.import (school_id, id)
);
