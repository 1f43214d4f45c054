create table school.person (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  given text not null check (length(given) between 1 and 100),
  family text not null default '' check (length(family) <= 100),
  primary key (school_id, id)
);

-- Apart from the card: a coach needs no birth date (first-slice §1, columns).
create table school.birth (
  school_id uuid not null,
  person_id uuid not null,
  born date not null,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references school.person (school_id, id)
);

create table school.external_id (
  school_id uuid not null,
  kind text not null check (kind in ('person', 'group', 'class', 'year', 'period')),
  system text not null,
  value text not null,
  object_id uuid not null,
  primary key (school_id, kind, system, value)
);
create index on school.external_id (school_id, object_id);

create table school.team (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  name text not null,
  primary key (school_id, id)
);

create table school.base_group (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  name text not null,
  year_group text not null default '',
  level text not null default '',      -- havo, vwo …; empty is a thing to settle
  team_id uuid,
  primary key (school_id, id),
  foreign key (school_id, team_id) references school.team (school_id, id)
);
create index on school.base_group (school_id, team_id);

create table school.pupil (
  school_id uuid not null,
  id uuid not null,
  base_group_id uuid,
  autonomy smallint not null default 1 check (autonomy between 1 and 4),
  opens_goals boolean not null default false,  -- from 16: the pupil lets guardians read end and period goals
  opens_week boolean not null default false,
  left_on date,
  primary key (school_id, id),
  foreign key (school_id, id) references school.person (school_id, id),
  foreign key (school_id, base_group_id) references school.base_group (school_id, id)
);
create index on school.pupil (school_id, base_group_id);

create table school.teaching_group (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  name text not null,
  subject text not null,
  subject_code text not null default '',
  school_year_id uuid,
  primary key (school_id, id),
  foreign key (school_id, school_year_id) references school.school_year (school_id, id)
);
create index on school.teaching_group (school_id, school_year_id);

create table school.enrolment (
  school_id uuid not null,
  id uuid not null,
  pupil_id uuid not null,
  teaching_group_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  primary key (school_id, id),
  unique (school_id, pupil_id, teaching_group_id),
  unique (school_id, pupil_id, id),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  foreign key (school_id, teaching_group_id) references school.teaching_group (school_id, id)
);
create index on school.enrolment (school_id, teaching_group_id);

-- What a row about a pupil may be opened by: an enrolment's own reach when it is bound to a course ("own subject"
-- is a pair pupil × course, not a cross product), else the pupil's. The sort says which line of the rights holds.
create table school.reach (
  school_id uuid not null,
  id uuid not null,
  pupil_id uuid not null,
  sort text not null check (sort in ('end', 'period', 'week')),
  enrolment_id uuid,
  primary key (school_id, id),
  unique (school_id, pupil_id, id, sort),
  unique nulls not distinct (school_id, pupil_id, enrolment_id, sort),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  foreign key (school_id, pupil_id, enrolment_id) references school.enrolment (school_id, pupil_id, id),
  check (sort <> 'end' or enrolment_id is null)
);
create index on school.reach (school_id, enrolment_id);

-- The only source of access (trust §5.1). A relation to oneself is impossible; a guardian counts only when a second
-- person confirmed it; the end is mandatory except for guardians.
create table school.relation (
  school_id uuid not null,
  id uuid not null,
  subject uuid not null,               -- who holds it
  kind text not null check (kind in
    ('coach', 'teaches', 'member', 'leads_team', 'leads_school', 'guardian')),
  object uuid not null,                -- pupil, teaching group, team or school
  valid_from date not null,
  valid_until date not null,
  authority text check (authority in ('full', 'info', 'blocked')),
  renewed boolean not null default false,   -- a grown-up pupil lets this guardian in again
  granted_by uuid,                     -- null: the import
  source text not null check (source in ('import', 'manual', 'world')),
  confirmed_by uuid,
  confirmed_at timestamptz,
  primary key (school_id, id),
  unique (school_id, subject, kind, object),
  foreign key (school_id, subject) references school.person (school_id, id),
  check ((kind = 'guardian') = (authority is not null)),
  check (kind = 'guardian' or valid_until < 'infinity'),
  check (granted_by is null or granted_by <> subject),
  check (confirmed_by is null or (confirmed_by <> subject and confirmed_by is distinct from granted_by)),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (subject <> object)
);
create index on school.relation (school_id, object, kind);

-- Who looked: one line per reader × pupil × class × hour (first-slice §3). App roles may add lines, never change one.
create table school.access_log (
  school_id uuid not null,
  pupil_id uuid not null,
  hour timestamptz not null,
  reader uuid not null,
  class text not null check (class in ('K3', 'K4')),
  relation text not null,
  primary key (school_id, pupil_id, hour, reader, class)
);
