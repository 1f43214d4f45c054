-- Accounts and sign-ins belong to the gate alone (design §4): no other role reads a table of this file.

create table platform.account (
  id uuid primary key,
  password_hash text,                 -- argon2id; null until the first access with a code
  language text check (language in ('nl', 'en', 'sv')),
  blocked_at timestamptz
);

-- What stands before the @: at one school or office a name belongs to one account, whatever hats it wears there.
create table platform.sign_in_name (
  organisation_id uuid not null references shared.organisation (id),
  username text not null check (username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  account_id uuid not null references platform.account (id),
  primary key (organisation_id, username),
  unique (organisation_id, username, account_id)
);
create index on platform.sign_in_name (account_id);

-- A hat: one account acting in one place. A row of the network side never names a school (W1).
create table platform.membership (
  id uuid primary key,
  account_id uuid not null references platform.account (id),
  side text not null check (side in ('school', 'network')),
  school_id uuid references shared.organisation (id),
  office_id uuid references shared.organisation (id),
  organisation_id uuid not null generated always as (coalesce(school_id, office_id)) stored,
  person_id uuid not null,
  hat text not null check (hat in ('pupil', 'guardian', 'staff', 'administrator', 'office')),
  username text not null,
  name text not null,
  valid_from date not null default '-infinity',
  valid_until date not null default 'infinity',
  check ((side = 'school') = (school_id is not null)),
  check ((side = 'network') = (office_id is not null)),
  check ((side = 'network') = (hat = 'office')),
  foreign key (organisation_id, username, account_id)
    references platform.sign_in_name (organisation_id, username, account_id),
  unique (organisation_id, person_id, hat)
);
create index on platform.membership (organisation_id, username);
create index on platform.membership (account_id);

create table platform.sign_in (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references platform.account (id),
  membership_id uuid not null references platform.membership (id),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  request_key uuid not null,
  unique (account_id, request_key)
);
create index on platform.sign_in (account_id) where ended_at is null;
create index on platform.sign_in (membership_id);

create table platform.login_code (
  id uuid primary key,
  account_id uuid not null references platform.account (id),
  code_hash bytea not null,
  issued_by uuid,
  issued_at timestamptz not null,
  until timestamptz not null,
  used_at timestamptz,
  used_key uuid
);
create index on platform.login_code (account_id);

create table platform.rate (
  what text not null,
  who bytea not null,                -- a hash: no address and no username is kept
  window_start timestamptz not null,
  tries integer not null,
  primary key (what, who, window_start)
);

-- What someone typed while their sign-in had expired; performed once they are back, gone within the hour.
create table platform.held_form (
  id uuid primary key,
  sign_in_id uuid not null references platform.sign_in (id),
  path text not null,
  fields jsonb not null,
  until timestamptz not null
);
create index on platform.held_form (sign_in_id);
create index on platform.held_form (until);
