-- A school that was taken away leaves one line outside every school: that it was here, who it was and what went with it.
-- Its own journal goes along with it.
create table platform.past_school (
  id uuid primary key,
  organisation_id uuid not null,       -- no key: there is nothing left to point at
  handle text not null,
  name text not null,
  removed_at timestamptz not null,
  rows integer not null,
  archive text                         -- the file it went into; null: none was wished for
);
