-- A file that an administrator brings in waits here, in the school's own scope, until somebody decides about it: what it
-- would change is worked out beforehand and kept with it. It survives a restart, and two days at the longest.
create table school.upload (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,                     -- the key of the form that sent it: a second press finds the first
  at timestamptz not null,
  actor uuid not null,                  -- who brought it
  format text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  -- choosing: it is of several schools, or of another one, and somebody must say which is ours
  state text not null check (state in
    ('arriving', 'waiting', 'choosing', 'refused', 'read', 'agreed', 'applied', 'failed', 'left')),
  size integer not null default 0,
  hash bytea,
  chosen text check (length(chosen) <= 500),   -- which school of the file is ours, in the file's own number
  step_file text,                       -- how far reading has come
  step_row integer,
  claimed_until timestamptz,            -- a process works on it; after this another may
  told text,                            -- what it is and would change, in figures, as JSON
  digest bytea,                         -- of all that was shown: what is agreed to is what was seen
  agreed_by uuid,
  import_id uuid,
  primary key (school_id, id)
);
-- One at a time per school: two imports that do not know of each other would undo each other.
create unique index upload_busy on school.upload (school_id) where state in ('arriving', 'waiting', 'agreed');

create table school.upload_part (
  school_id uuid not null,
  upload_id uuid not null,
  n integer not null,
  bytes bytea not null,
  primary key (school_id, upload_id, n),
  foreign key (school_id, upload_id) references school.upload (school_id, id)
);

-- What would change, or what is wrong, a hundred lines at a time, as it is shown.
create table school.upload_page (
  school_id uuid not null,
  upload_id uuid not null,
  sort text not null check (sort in ('pupil', 'staff', 'guardian', 'person', 'administrator', 'baseGroup', 'coach',
    'teachingGroup', 'enrolment', 'teaches', 'leads', 'guardianship', 'hat', 'year', 'period', 'problem', 'stays')),
  change text not null check (change in ('added', 'changed', 'ended', 'error', 'warning')),
  n integer not null,
  lines text not null,                  -- as JSON
  primary key (school_id, upload_id, sort, change, n),
  foreign key (school_id, upload_id) references school.upload (school_id, id)
);

-- What waits for a process, in whichever school: only numbers, and only for the role of imports.
create function app.uploads_waiting(moment timestamptz) returns table (school uuid, upload uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_jobs' then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  return query select waiting.school_id, waiting.id from school.upload waiting
    where waiting.state in ('waiting', 'agreed') and (waiting.claimed_until is null or waiting.claimed_until < moment)
    order by waiting.at;
end $$;

revoke execute on function app.uploads_waiting(timestamptz) from public;
grant execute on function app.uploads_waiting(timestamptz) to app_jobs;
