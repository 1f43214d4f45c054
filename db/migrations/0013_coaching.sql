-- When a pupil and the coach speak every week.
create table school.talk_slot (
  school_id uuid not null,
  pupil_id uuid not null,
  coach uuid not null,
  weekday smallint not null check (weekday between 1 and 5),
  at time not null,
  minutes smallint not null default 15 check (minutes between 5 and 60),
  version integer not null default 1,
  primary key (school_id, pupil_id),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  foreign key (school_id, coach) references school.person (school_id, id)
);
create index on school.talk_slot (school_id, coach);

-- One weekly talk; a week without a row is a talk that was not touched yet.
create table school.talk (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  coach uuid not null,                 -- or who stood in
  planned_at timestamptz,
  state text not null check (state in
    ('planned', 'held', 'moved', 'missed_pupil', 'missed_coach', 'replaced', 'let_go')),
  opened_at timestamptz,
  held_at timestamptz,
  minutes smallint check (minutes between 1 and 180),
  version integer not null default 1,
  primary key (school_id, pupil_id, id),
  unique (school_id, pupil_id, monday),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  foreign key (school_id, coach) references school.person (school_id, id),
  check (state not in ('held', 'replaced') or held_at is not null)
);
create index on school.talk (school_id, monday);
create index on school.talk (school_id, coach, monday);

-- The five cards of a talk, written by two people on one page: each with a version of its own, so that of two who type
-- at once both texts stay (first-slice §4).
create table school.talk_card (
  school_id uuid not null,
  pupil_id uuid not null,
  talk_id uuid not null,
  card text not null check (card in ('land', 'back', 'insight', 'ahead', 'agreements')),
  text text not null default '' check (length(text) <= 4000),
  by uuid not null,
  at timestamptz not null,
  version integer not null default 1,
  primary key (school_id, pupil_id, talk_id, card),
  foreign key (school_id, pupil_id, talk_id) references school.talk (school_id, pupil_id, id)
);

-- Who does what by when. Its words are never changed: an agreement is kept, done or let go.
create table school.agreement (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  talk_id uuid,
  side text not null check (side in ('pupil', 'coach', 'guardian', 'teacher')),
  owner uuid not null,
  text text not null check (length(text) between 1 and 300),
  due date,
  done_at timestamptz,
  dropped_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  primary key (school_id, pupil_id, id),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  foreign key (school_id, pupil_id, talk_id) references school.talk (school_id, pupil_id, id),
  foreign key (school_id, owner) references school.person (school_id, id),
  check (done_at is null or dropped_at is null),
  check (side <> 'pupil' or owner = pupil_id)
);
create index on school.agreement (school_id, pupil_id, talk_id);
create index on school.agreement (school_id, owner);

-- How much a pupil decides alone (S2.7, 1–4), changed in a talk: the coach proposes with a reason, the pupil says yes.
-- The newest that the pupil agreed to counts, before pupil.autonomy.
create table school.autonomy (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  level smallint not null check (level between 1 and 4),
  reason text not null check (length(reason) between 1 and 500),
  set_by uuid not null,
  set_at timestamptz not null,
  agreed_at timestamptz,
  primary key (school_id, pupil_id, id),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id),
  check (set_by <> pupil_id)
);
