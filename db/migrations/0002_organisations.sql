create table shared.organisation (
  id uuid primary key,
  kind text not null check (kind in ('foundation', 'school', 'office')),
  name text not null check (length(name) between 1 and 200),
  place text not null default '',
  parent_id uuid references shared.organisation (id),
  -- the number the ministry knows it by (BRIN); imports find a school again by it
  code text unique check (length(code) between 1 and 80),
  -- what stands behind the @ when people of this organisation sign in
  handle text unique check (handle ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  sector text check (sector in ('po', 'vo', 'other')),
  zone text not null default 'Europe/Amsterdam',
  language text not null default 'nl' check (language in ('nl', 'en', 'sv'))
);
create index on shared.organisation (parent_id);

create table shared.gradation (
  organisation_id uuid not null references shared.organisation (id),
  since date not null,
  level smallint not null check (level between 1 and 4),
  primary key (organisation_id, since)
);

create table school.school_setting (
  school_id uuid primary key references shared.organisation (id),
  week_open boolean not null default false,   -- guardians of pupils under 16 may read the week
  goals_open boolean not null default false   -- guardians of 16- and 17-year-olds may read end and period goals
);

create table school.site (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  name text not null,
  place text not null default '',
  primary key (school_id, id)
);

create table school.school_year (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  title text not null,
  starts date not null,
  ends date not null,
  primary key (school_id, id),
  check (starts < ends)
);

create table school.period (
  school_id uuid not null,
  id uuid not null,
  school_year_id uuid not null,
  title text not null,
  starts date not null,
  ends date not null,
  primary key (school_id, id),
  foreign key (school_id, school_year_id) references school.school_year (school_id, id),
  check (starts <= ends)
);
create index on school.period (school_id, school_year_id);

create table school.school_break (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  title text not null,
  starts date not null,
  ends date not null,
  primary key (school_id, id),
  check (starts <= ends)
);
