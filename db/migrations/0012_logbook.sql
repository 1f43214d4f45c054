-- One week of a pupil, named by its Monday. That it was agreed and looked back on are facts of their own, with the
-- coach's name; agreed by itself (Monday noon) and closed (Sunday) follow from the clock and are kept nowhere.
create table school.week_plan (
  school_id uuid not null,
  pupil_id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  reach uuid not null,
  sort text not null generated always as ('week') stored,
  proposed_at timestamptz,             -- "ready for the talk"; null: still being made
  looked_back_at timestamptz,          -- the pupil's own look-back
  version integer not null default 1,
  primary key (school_id, pupil_id, monday),
  foreign key (school_id, pupil_id, reach, sort) references school.reach (school_id, pupil_id, id, sort)
);
create table school.week_agreed (
  school_id uuid not null,
  pupil_id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  by uuid not null,
  at timestamptz not null,
  primary key (school_id, pupil_id, monday),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id)
);
create table school.week_reviewed (
  school_id uuid not null,
  pupil_id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  by uuid not null,
  at timestamptz not null,
  primary key (school_id, pupil_id, monday),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id)
);

-- A goal as it appears in one week. The goal lasts; carrying it over makes a new item with one more carry.
create table school.week_item (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  goal_id uuid not null,
  reach uuid not null,
  carried smallint not null default 0 check (carried between 0 and 60),
  day smallint check (day between 1 and 7),
  outcome text check (outcome in ('done', 'partly', 'not')),     -- the pupil's look-back on it
  reason text check (reason in
    ('too_big', 'too_easy', 'other_priority', 'no_help', 'was_away', 'changed_view', 'source_missing', 'other')),
  version integer not null default 1,
  primary key (school_id, pupil_id, id),
  unique (school_id, pupil_id, monday, goal_id),
  foreign key (school_id, pupil_id, goal_id, reach) references school.goal (school_id, pupil_id, id, reach)
    on update cascade
);
create index on school.week_item (school_id, pupil_id, goal_id);

-- The pupil's words about a week: to the coach, and looking back.
create table school.week_note (
  school_id uuid not null,
  pupil_id uuid not null,
  monday date not null check (extract(isodow from monday) = 1),
  to_coach text not null default '' check (length(to_coach) <= 1000),
  look_back text not null default '' check (length(look_back) <= 1000),
  primary key (school_id, pupil_id, monday),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id)
);

create table school.own_strategy (
  school_id uuid not null,
  pupil_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 1 and 80),
  how text not null default '' check (length(how) <= 1000),
  primary key (school_id, pupil_id, id),
  foreign key (school_id, pupil_id) references school.pupil (school_id, id)
);

-- At most two for a learning goal (domain §2.2): the slot is part of the key.
create table school.strategy_choice (
  school_id uuid not null,
  pupil_id uuid not null,
  goal_id uuid not null,
  slot smallint not null check (slot in (1, 2)),
  strategy text check (length(strategy) between 1 and 60),       -- its key in the bank
  own_id uuid,
  result text check (result in ('helped', 'not', 'unused')),
  chosen_at timestamptz not null,
  primary key (school_id, pupil_id, goal_id, slot),
  foreign key (school_id, pupil_id, goal_id) references school.goal (school_id, pupil_id, id),
  foreign key (school_id, pupil_id, own_id) references school.own_strategy (school_id, pupil_id, id),
  check ((strategy is null) <> (own_id is null))
);
create index on school.strategy_choice (school_id, pupil_id, own_id);

-- The teacher's pick for a block of a course: shown first, without any score.
create table school.strategy_tip (
  school_id uuid not null references shared.organisation (id),
  course_id uuid not null references shared.course (id),
  block smallint not null check (block between 1 and 200),
  strategy text not null check (length(strategy) between 1 and 60),
  set_by uuid not null,
  primary key (school_id, course_id, block)
);
