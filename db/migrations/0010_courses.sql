-- Courses are reference data that every school reads: those of the community have no owner, a school's own have one.
-- What a record of a pupil points at (course, step, task) has an id that follows from the course and a key of its
-- file, so that a new version of the file keeps it.

create table shared.subject (
  code text primary key check (code ~ '^[a-z][a-z-]{1,39}$'),
  nl text not null,
  en text not null,
  sv text not null
);
insert into shared.subject (code, nl, en, sv) values
  ('aardrijkskunde', 'Aardrijkskunde', 'Geography', 'Geografi'),
  ('biologie', 'Biologie', 'Biology', 'Biologi'),
  ('burgerschap', 'Burgerschap', 'Citizenship', 'Samhällskunskap'),
  ('duits', 'Duits', 'German', 'Tyska'),
  ('economie', 'Economie', 'Economics', 'Ekonomi'),
  ('engels', 'Engels', 'English', 'Engelska'),
  ('filosofie', 'Filosofie', 'Philosophy', 'Filosofi'),
  ('frans', 'Frans', 'French', 'Franska'),
  ('geschiedenis', 'Geschiedenis', 'History', 'Historia'),
  ('grieks', 'Grieks', 'Greek', 'Grekiska'),
  ('informatica', 'Informatica', 'Computing', 'Datavetenskap'),
  ('kunst', 'Kunst', 'Art', 'Bild'),
  ('latijn', 'Latijn', 'Latin', 'Latin'),
  ('lezen', 'Lezen', 'Reading', 'Läsning'),
  ('lichamelijke-opvoeding', 'Lichamelijke opvoeding', 'Physical education', 'Idrott och hälsa'),
  ('maatschappijleer', 'Maatschappijleer', 'Social studies', 'Samhällslära'),
  ('muziek', 'Muziek', 'Music', 'Musik'),
  ('natuurkunde', 'Natuurkunde', 'Physics', 'Fysik'),
  ('nederlands', 'Nederlands', 'Dutch', 'Nederländska'),
  ('rekenen', 'Rekenen', 'Arithmetic', 'Räkning'),
  ('scheikunde', 'Scheikunde', 'Chemistry', 'Kemi'),
  ('spaans', 'Spaans', 'Spanish', 'Spanska'),
  ('taal', 'Taal', 'Language', 'Språk'),
  ('techniek', 'Techniek', 'Technology', 'Teknik'),
  ('wereldorientatie', 'Wereldoriëntatie', 'The world around us', 'Orienteringsämnen'),
  ('wiskunde', 'Wiskunde', 'Mathematics', 'Matematik');

create table shared.level (
  scale text not null check (scale in ('vo', 'cefr', 'ref', 'po')),
  code text not null check (length(code) between 1 and 20),
  rank smallint not null,
  primary key (scale, code),
  unique (scale, rank)
);
insert into shared.level (scale, code, rank) values
  ('vo', 'vmbo-b', 1), ('vo', 'vmbo-k', 2), ('vo', 'vmbo-t', 3), ('vo', 'havo', 4), ('vo', 'vwo', 5),
  ('cefr', 'A1', 1), ('cefr', 'A2', 2), ('cefr', 'B1', 3), ('cefr', 'B2', 4), ('cefr', 'C1', 5),
  ('ref', '1F', 1), ('ref', '1S', 2), ('ref', '2F', 3), ('ref', '3F', 4), ('ref', '4F', 5),
  ('po', 'onderbouw', 1), ('po', 'middenbouw', 2), ('po', 'bovenbouw', 3);

create table shared.course (
  id uuid primary key,
  owner uuid references shared.organisation (id),      -- empty: of the community
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  kind text not null check (kind in ('steps', 'theme')),
  subject text references shared.subject (code),
  title text not null check (length(title) between 1 and 120),
  language text not null check (language in ('nl', 'en', 'sv')),
  scale text not null check (scale in ('vo', 'cefr', 'ref', 'po')),
  levels text[] not null check (cardinality(levels) between 1 and 9),
  unique nulls not distinct (owner, handle)
);
create index on shared.course (subject);

-- The same file twice changes nothing: its sum is known.
create table shared.course_version (
  id uuid primary key,
  course_id uuid not null references shared.course (id),
  owner uuid references shared.organisation (id),
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'review', 'published', 'retired')),
  origin text not null default '' check (length(origin) <= 500),
  licence text not null check (length(licence) between 1 and 80),
  sum bytea not null,
  made_at timestamptz not null,
  published_at timestamptz,
  unique (course_id, number),
  unique (course_id, id),
  check ((state in ('published', 'retired')) = (published_at is not null))
);

create table shared.step (
  id uuid primary key,
  course_id uuid not null references shared.course (id),
  owner uuid references shared.organisation (id),
  key text not null check (length(key) between 1 and 80),
  unique (course_id, key)
);

create table shared.version_block (
  version_id uuid not null references shared.course_version (id),
  owner uuid references shared.organisation (id),
  number smallint not null check (number >= 1),
  title text not null check (length(title) between 1 and 200),
  primary key (version_id, number)
);

-- A step as one version tells it. `number` is its place in the whole course; the number a pupil sees is its place on
-- the path of the pupil's level, computed and never stored.
create table shared.version_step (
  version_id uuid not null references shared.course_version (id),
  step_id uuid not null references shared.step (id),
  owner uuid references shared.organisation (id),
  block smallint not null,
  number smallint not null check (number >= 1),
  goal text not null check (length(goal) between 1 and 400),
  target text not null default '' check (length(target) <= 1000),
  criteria text[] not null default '{}',               -- what holds at every level
  demonstrate text not null check (demonstrate in ('talk', 'test', 'product', 'presentation', 'block')),
  demonstrate_text text not null default '' check (length(demonstrate_text) <= 600),
  subject text references shared.subject (code),       -- themes: whose goal it is
  curriculum text[] not null default '{}',
  primary key (version_id, step_id),
  unique (version_id, block, number),
  unique (version_id, number),
  foreign key (version_id, block) references shared.version_block (version_id, number)
);
create index on shared.version_step (step_id);
create index on shared.version_step (subject);

-- A step with lines here exists at those levels alone; one without exists at all levels of its course. The criteria
-- come on top of those that hold at every level.
create table shared.step_level (
  version_id uuid not null,
  step_id uuid not null,
  owner uuid references shared.organisation (id),
  level text not null check (length(level) between 1 and 20),
  criteria text[] not null default '{}',
  primary key (version_id, step_id, level),
  foreign key (version_id, step_id) references shared.version_step (version_id, step_id)
);

create table shared.task (
  version_id uuid not null,
  step_id uuid not null,
  id uuid not null,
  owner uuid references shared.organisation (id),
  number smallint not null,
  title text not null check (length(title) between 1 and 200),
  minutes smallint check (minutes between 1 and 600),
  levels text[] not null default '{}',                 -- empty: for all
  primary key (version_id, id),
  unique (version_id, step_id, number),
  foreign key (version_id, step_id) references shared.version_step (version_id, step_id)
);

create table shared.asset (
  version_id uuid not null,
  step_id uuid not null,
  id uuid not null,
  owner uuid references shared.organisation (id),
  number smallint not null,
  kind text not null check (kind in ('text', 'video', 'exercise', 'lab', 'book', 'person', 'place')),
  title text not null check (length(title) between 1 and 200),
  body text check (length(body) <= 20000),
  url text check (url ~ '^https?://' and length(url) <= 500),
  minutes smallint check (minutes between 1 and 600),
  levels text[] not null default '{}',
  licence text not null default '' check (length(licence) <= 80),
  primary key (version_id, id),
  unique (version_id, step_id, number),
  foreign key (version_id, step_id) references shared.version_step (version_id, step_id)
);

create table shared.theme (
  version_id uuid primary key references shared.course_version (id),
  owner uuid references shared.organisation (id),
  question text not null check (length(question) between 1 and 300),
  weeks smallint not null check (weeks between 1 and 40),
  subjects text[] not null
);

grant select on shared.subject, shared.level to app_member, app_school, app_counts, app_network, app_jobs;

-- The school whose scope is open, with its seal; the function behind it is made with the row policies, later than this.
create function app.own_school() returns uuid language plpgsql stable cost 5000
  set search_path = pg_catalog as 'begin return app.school_id(); end';

-- A school's own course is that school's: another one does not even learn its name, and neither does the office.
do $$
declare kept text;
begin
  foreach kept in array array['course', 'course_version', 'step', 'version_block', 'version_step', 'step_level',
    'task', 'asset', 'theme'] loop
    execute format('alter table shared.%I enable row level security', kept);
    execute format('create policy theirs on shared.%I for select to app_member, app_school, app_counts
      using (owner is null or owner = (select app.own_school()))', kept);
    execute format('create policy common on shared.%I for select to app_network using (owner is null)', kept);
    -- whoever brings courses in writes those of the community, or of the one school whose scope is open
    execute format('create policy kept on shared.%I to app_jobs
      using (owner is null or owner = (select app.own_school()))
      with check (owner is null or owner = (select app.own_school()))', kept);
    execute format('grant select on shared.%I to app_member, app_school, app_counts, app_network, app_jobs', kept);
    execute format('grant insert on shared.%I to app_jobs', kept);
  end loop;
end $$;
-- the title of a course may be mended; a version that was read once is never written again
grant update on shared.course to app_jobs;

-- "Publish for my school": which version of which course this school uses; a theme also says in which week it begins.
create table school.course_use (
  school_id uuid not null references shared.organisation (id),
  course_id uuid not null references shared.course (id),
  version_id uuid not null,
  starts date check (extract(isodow from starts) = 1),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (school_id, course_id),
  foreign key (course_id, version_id) references shared.course_version (course_id, id)
);

-- Which courses a teaching group follows: at most one of steps, and themes beside it.
create table school.group_course (
  school_id uuid not null,
  teaching_group_id uuid not null,
  course_id uuid not null,
  primary key (school_id, teaching_group_id, course_id),
  foreign key (school_id, teaching_group_id) references school.teaching_group (school_id, id),
  foreign key (school_id, course_id) references school.course_use (school_id, course_id)
);
create index on school.group_course (school_id, course_id);

-- Who arranges the courses of a school: who teaches or leads here, in that capacity, and its administrator.
create function app.arranges_courses() returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.school_id() is null then return false; end if;
  if session_user = 'app_school' then return true; end if;
  if session_user <> 'app_member' then return false; end if;
  return exists (select from school.relation
      where school_id = app.school_id() and subject = app.actor() and kind in ('teaches', 'leads_school')
        and app.today() between valid_from and valid_until)
    -- a parent who also teaches here arranges nothing as a parent
    and exists (select from platform.sign_in join platform.membership on membership.id = sign_in.membership_id
      where sign_in.id = app.sign_in() and membership.hat = 'staff');
end $$;

-- Gives the number of courses that changed: none when the version is no published one, or not this school's to use.
create function app.publish_course(course uuid, version uuid, starts date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare done integer;
begin
  if not app.arranges_courses() then return 0; end if;
  insert into school.course_use (school_id, course_id, version_id, starts, set_by, set_at)
    select app.school_id(), wished.course_id, wished.id, case when known.kind = 'theme' then publish_course.starts end,
      app.actor(), app.now()
    from shared.course_version wished join shared.course known on known.id = wished.course_id
    where wished.id = publish_course.version and wished.course_id = publish_course.course
      and wished.state = 'published' and (known.owner is null or known.owner = app.school_id())
    on conflict (school_id, course_id) do update set version_id = excluded.version_id, starts = excluded.starts,
      set_by = excluded.set_by, set_at = excluded.set_at;
  get diagnostics done = row_count;
  return done;
end $$;

-- The way back from a press too many: only while no group follows the course.
create function app.withdraw_course(course uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare done integer;
begin
  if not app.arranges_courses() then return 0; end if;
  delete from school.course_use where school_id = app.school_id() and course_id = withdraw_course.course
    and not exists (select from school.group_course follows
      where follows.school_id = app.school_id() and follows.course_id = withdraw_course.course);
  get diagnostics done = row_count;
  return done;
end $$;

-- At which level of a course somebody begins whose group learns for `learns_for`: that level when the course has it, of
-- two (havo/vwo) the first; else as far along the levels of the course as the group's is along those of the school, and
-- on another scale one lower in the first three years, so that vwo 2 begins English (A2 … C1) at B2; the middle one
-- when the group's level is unknown. A beginning, no judgement: teacher and coach change it.
create function app.level_on(levels text[], learns_for text, year_group text) returns text
language sql stable set search_path = pg_catalog as $$
  select coalesce(
    (select given from unnest(string_to_array(learns_for, '/')) with ordinality as word (given, n)
      where given = any(levels) order by n limit 1),
    (select levels[greatest(1, rank * cardinality(levels) / 5 - (year_group in ('1', '2', '3')
        and levels[1] not in (select other.code from shared.level other where other.scale = 'vo'))::integer)]
      from shared.level where scale = 'vo' and code = split_part(learns_for, '/', 1)),
    levels[(cardinality(levels) + 1) / 2])
$$;

-- A way through the course for every pupil of these groups who has none there yet (school.path is of progress; a body
-- is read when it is called). Without groups: of all groups that follow a course, after an import. A theme has a way
-- only until there is a course of steps, so that what is done in it has something to hang on.
create function app.lay_paths(groups uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  laid integer;
begin
  if here is null or not (session_user = 'app_jobs' or app.arranges_courses()) then return 0; end if;
  insert into school.path (school_id, pupil_id, enrolment_id, reach, course_id, level, version)
    select distinct on (enrolment.id) here, enrolment.pupil_id, enrolment.id, reach.id, course.id,
      app.level_on(course.levels, base_group.level, base_group.year_group), 1
    from school.group_course
    join shared.course on course.id = group_course.course_id
    join school.enrolment on enrolment.school_id = here and enrolment.teaching_group_id = group_course.teaching_group_id
      and enrolment.valid_until >= app.today()
    join school.reach on reach.school_id = here and reach.enrolment_id = enrolment.id and reach.sort = 'week'
    join school.pupil on pupil.school_id = here and pupil.id = enrolment.pupil_id
    left join school.base_group on base_group.school_id = here and base_group.id = pupil.base_group_id
    where group_course.school_id = here and (groups is null or group_course.teaching_group_id = any(groups))
    order by enrolment.id, course.kind, course.id
    on conflict (school_id, pupil_id, enrolment_id) do update
      set course_id = excluded.course_id, level = excluded.level, entry_step = null, version = path.version + 1
      where exists (select from shared.course known where known.id = path.course_id and known.kind = 'theme')
        and exists (select from shared.course given where given.id = excluded.course_id and given.kind = 'steps');
  get diagnostics laid = row_count;
  return laid;
end $$;

-- Gives courses to teaching groups, pair by pair, and lays the pupils' ways; gives the number of pairs that are new. A
-- group that follows a course of steps gets no second one.
create function app.give_courses(groups uuid[], courses uuid[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  given integer;
begin
  if not app.arranges_courses() then return 0; end if;
  insert into school.group_course (school_id, teaching_group_id, course_id)
    select distinct on (case course.kind when 'steps' then wish.teaching_group end,
        case course.kind when 'theme' then wish.teaching_group end, case course.kind when 'theme' then wish.course end)
      here, wish.teaching_group, wish.course
    from unnest(groups, courses) as wish (teaching_group, course)
    join school.teaching_group on teaching_group.school_id = here and teaching_group.id = wish.teaching_group
    join school.course_use on course_use.school_id = here and course_use.course_id = wish.course
    join shared.course on course.id = wish.course
    where course.kind = 'theme' or not exists (select from school.group_course follows
      join shared.course followed on followed.id = follows.course_id
      where follows.school_id = here and follows.teaching_group_id = wish.teaching_group and followed.kind = 'steps')
    on conflict do nothing;
  get diagnostics given = row_count;
  perform app.lay_paths(groups);
  return given;
end $$;
create function app.give_course(teaching_group uuid, course uuid) returns integer
language sql security definer set search_path = pg_catalog as $$
  select app.give_courses(array[teaching_group], array[course])
$$;

-- Takes a course from a group again, with the ways through it, as long as nobody has worked on it.
create function app.take_course(teaching_group uuid, course uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  enrolled uuid[];
  lost uuid[];
  taken integer;
begin
  if not app.arranges_courses() then return 0; end if;
  enrolled := array(select enrolment.id from school.enrolment
    where enrolment.school_id = here and enrolment.teaching_group_id = take_course.teaching_group);
  -- the ways that would go: whatever hangs on them would hang in the air
  lost := array(select path.enrolment_id from school.path
    where path.school_id = here and path.course_id = take_course.course and path.enrolment_id = any(enrolled));
  if exists (select from school.step_record worked join shared.step on step.id = worked.step_id
      where worked.school_id = here and worked.enrolment_id = any(enrolled)
        and (step.course_id = take_course.course or worked.enrolment_id = any(lost)))
    or exists (select from school.judgement judged join shared.step on step.id = judged.step_id
      where judged.school_id = here and judged.enrolment_id = any(enrolled)
        and (step.course_id = take_course.course or judged.enrolment_id = any(lost))) then
    return 0;
  end if;
  delete from school.step_due where school_id = here and enrolment_id = any(lost);
  delete from school.path_progress where school_id = here and enrolment_id = any(lost);
  delete from school.path where school_id = here and enrolment_id = any(lost);
  delete from school.group_course where school_id = here
    and teaching_group_id = take_course.teaching_group and course_id = take_course.course;
  get diagnostics taken = row_count;
  return taken;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.publish_course(uuid, uuid, date), app.withdraw_course(uuid),
  app.give_course(uuid, uuid), app.give_courses(uuid[], uuid[]), app.take_course(uuid, uuid),
  app.level_on(text[], text, text) to app_member, app_school;
grant execute on function app.own_school() to app_member, app_school, app_counts, app_jobs;
grant execute on function app.lay_paths(uuid[]) to app_jobs, app_school;
