-- The ground: four schemas and the seams through which every row policy looks.
-- Roles (app_owner … app_jobs) are made by `doctor --setup`, because only an administrator of the cluster may.

create schema app;        -- functions only: the seams and the doors
create schema platform;   -- accounts, sign-ins, keys: the gate's
create schema shared;     -- reference data that every school may read
create schema school;     -- tenants: every table starts with school_id
create schema network;    -- the network office's side of the wall

grant usage on schema app to app_gate, app_member, app_school, app_counts, app_network, app_jobs;
grant usage on schema platform to app_gate;
grant usage on schema shared to app_gate, app_member, app_school, app_counts, app_network, app_jobs;
grant usage on schema school to app_member, app_school, app_counts, app_jobs;
grant usage on schema network to app_network;

create table platform.installation (
  id boolean primary key default true check (id),
  -- 'real': a scope opens only near the server's own time. 'set': tests and worlds may choose their day.
  clock text not null default 'real' check (clock in ('real', 'set')),
  world text not null default 'none' check (world in ('none', 'small', 'large')),
  made_on date,
  policies_hash text
);
insert into platform.installation default values;

-- The key of the seal is made here and never leaves: only the loginless owner may read it (proto §7).
create table platform.seal (
  id boolean primary key default true check (id),
  key bytea not null default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
);
insert into platform.seal default values;

-- Settings have three states (never set, emptied, set): read them all through this one form (proto, lesson 5).
create function app.setting(name text) returns text language sql stable
  return nullif(current_setting(name, true), '');
create function app.ids(name text) returns uuid[] language sql stable
  return nullif(current_setting(name, true), '')::uuid[];

create function app.actor() returns uuid language sql stable
  return nullif(current_setting('app.actor', true), '')::uuid;
create function app.sign_in() returns uuid language sql stable
  return nullif(current_setting('app.sign_in', true), '')::uuid;
-- The moment the scope was opened, by the application's clock; release times and validity compare with it.
create function app.now() returns timestamptz language sql stable
  return nullif(current_setting('app.now', true), '')::timestamptz;
