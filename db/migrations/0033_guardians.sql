-- What a guardian may see: stricter at once by one person, wider only by two; and no import, no renewal and no forgotten
-- tick makes it wider.

-- A guardian who was confirmed, went and is back waits again for the school leader, who is told so.
alter table school.relation add column came_back boolean not null default false;

-- Who decided what about which guardian, and why. Added by the doors below alone, and never changed.
create table school.authority_change (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  relation_id uuid not null,
  at timestamptz not null,
  before text not null check (before in ('full', 'info', 'blocked')),
  after text not null check (after in ('full', 'info', 'blocked')),
  why text not null check (length(why) between 1 and 300),
  asked_by uuid not null,
  agreed_by uuid,                      -- null: stricter, which nobody has to wait for
  primary key (school_id, id),
  foreign key (school_id, relation_id) references school.relation (school_id, id),
  check (agreed_by <> asked_by),
  check (agreed_by is not null
    or array_position(array['full', 'info', 'blocked'], after) > array_position(array['full', 'info', 'blocked'], before))
);
create index on school.authority_change (school_id, relation_id);

-- Imports change relations through this door alone, and only those an import made: other dates, nothing else. It does not
-- touch a guardian with a restriction, for with its last day the bar would lapse. Whoever comes back is confirmed anew.
create function app.date_relations(relations uuid[], starts date[], ends date[]) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare dated integer;
begin
  if session_user <> 'app_jobs' or app.school_id() is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  update school.relation held set valid_from = new.starts, valid_until = new.ends,
      came_back = held.came_back or (held.confirmed_at is not null and held.valid_until < new.ends),
      confirmed_by = case when held.valid_until < new.ends then null else held.confirmed_by end,
      confirmed_at = case when held.valid_until < new.ends then null else held.confirmed_at end
    from unnest(relations, date_relations.starts, date_relations.ends) as new (id, starts, ends)
    where held.school_id = app.school_id() and held.id = new.id and held.source = 'import'
      and coalesce(held.authority, 'full') = 'full';
  get diagnostics dated = row_count;
  return dated;
end $$;

-- One account is one person, whatever cards it has at this school.
create function app.same_person(person uuid) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query
  select person
  union
  select other.person_id from platform.membership own
  join platform.membership other on other.account_id = own.account_id and other.school_id = own.school_id
  where own.school_id = app.school_id() and own.person_id = person;
end $$;

-- The children of somebody here, also those a judge barred them from: about their guardians they decide nothing, in
-- whatever hat, and read nothing of what was decided.
create function app.family_of(person uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return array(select relation.object from school.relation
    where relation.school_id = app.school_id() and relation.kind = 'guardian'
      and relation.subject in (select app.same_person(person)));
end $$;

-- Does this guardian see anything at all? Only then there is something to sign in for.
create function app.guards_somebody(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from school.relation
    where relation.school_id = app.school_id() and relation.subject = person and relation.kind = 'guardian'
      and relation.authority = 'full' and relation.confirmed_at <= app.now()
      and app.today() between relation.valid_from and relation.valid_until);
end $$;

-- The guardians of one child, for who leads the school and for the administrator; not for the family itself.
create function app.guardianships(child uuid) returns table (id uuid, guardian text, authority text, confirmed boolean,
  came_back boolean, here boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.second_hat() is null or child = any(app.family_of(app.actor())) then return; end if;
  return query
  select relation.id, concat_ws(' ', person.given, nullif(person.family, '')), relation.authority,
      relation.confirmed_at is not null, relation.came_back,
      exists (select from platform.membership where membership.school_id = app.school_id()
        and membership.person_id = person.id and membership.hat = 'guardian' and membership.valid_until >= app.today())
    from school.relation
    join school.person on person.school_id = app.school_id() and person.id = relation.subject
    where relation.school_id = app.school_id() and relation.kind = 'guardian' and relation.object = child
      and (relation.authority <> 'full' or app.today() between relation.valid_from and relation.valid_until)
    order by person.given, person.family, relation.id;
end $$;

-- The pupil they are the guardians of: of this school, and not of the reader's family.
create function app.guarded(child uuid) returns table (id uuid, name text, base_group text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.second_hat() is null or child = any(app.family_of(app.actor())) then return; end if;
  return query
  select pupil.id, concat_ws(' ', person.given, nullif(person.family, '')), base_group.name
    from school.pupil
    join school.person on person.school_id = app.school_id() and person.id = pupil.id
    left join school.base_group on base_group.school_id = app.school_id() and base_group.id = pupil.base_group_id
    where pupil.school_id = app.school_id() and pupil.id = child;
end $$;

-- At most fifty pupils by name, accents or not; and, when nothing is asked, those with a restriction, most of all to look at.
create function app.guarded_named(patterns text[]) returns table (id uuid, name text, base_group text, guardians text,
  restricted integer)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  own_children uuid[] := app.family_of(app.actor());
begin
  if app.second_hat() is null then return; end if;
  return query
  select pupil.id, concat_ws(' ', person.given, nullif(person.family, '')), base_group.name,
      string_agg(concat_ws(' ', parent.given, nullif(parent.family, '')), ', ' order by parent.given)
        filter (where cardinality(patterns) > 0 or relation.authority <> 'full'),
      (count(*) filter (where relation.authority <> 'full'))::integer
    from school.pupil
    join school.person on person.school_id = here and person.id = pupil.id
    left join school.base_group on base_group.school_id = here and base_group.id = pupil.base_group_id
    left join school.relation on relation.school_id = here and relation.kind = 'guardian' and relation.object = pupil.id
      and (relation.authority <> 'full' or app.today() between relation.valid_from and relation.valid_until)
    left join school.person parent on parent.school_id = here and parent.id = relation.subject
    where pupil.school_id = here and pupil.left_on is null and pupil.id <> all(own_children)
      and (cardinality(patterns) = 0 or translate(regexp_replace(normalize(lower(person.given || ' ' || person.family), NFD),
        '[\u0300-\u036f]', '', 'g'), 'ıøłđßæ', 'ioldsa') like all (patterns))
    group by pupil.id, person.given, person.family, base_group.name
    having cardinality(patterns) > 0 or bool_or(relation.authority <> 'full')
    order by person.given, person.family, pupil.id limit 50;
end $$;

-- What was decided: about the guardians of one child, or in the whole school in the last thirty days.
create function app.authority_changes(child uuid) returns table (id uuid, relation uuid, pupil uuid, child_name text,
  guardian text, at timestamptz, before text, after text, why text, asker text, agreer text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  own_children uuid[] := app.family_of(app.actor());
begin
  if app.second_hat() is null then return; end if;
  return query
  select made.id, made.relation_id, relation.object, concat_ws(' ', card.given, nullif(card.family, '')),
      concat_ws(' ', parent.given, nullif(parent.family, '')), made.at, made.before, made.after, made.why,
      concat_ws(' ', asker.given, nullif(asker.family, '')), concat_ws(' ', agreer.given, nullif(agreer.family, ''))
    from school.authority_change made
    join school.relation on relation.school_id = here and relation.id = made.relation_id
    join school.person card on card.school_id = here and card.id = relation.object
    join school.person parent on parent.school_id = here and parent.id = relation.subject
    left join school.person asker on asker.school_id = here and asker.id = made.asked_by
    left join school.person agreer on agreer.school_id = here and agreer.id = made.agreed_by
    where made.school_id = here and relation.object <> all(own_children)
      and (relation.object = child or (child is null and made.at > app.now() - interval '30 days'))
    order by made.at desc limit 100;
end $$;

-- Stricter, at once, by one. What was asked about this guardian before falls with it: nobody agrees tomorrow to what was
-- asked before the letter of the judge. A guardian who sees nothing any more keeps no code for a first sign-in either.
create function app.restrict_guardian(id uuid, relation uuid, authority text, why text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  here uuid := app.school_id();
  was text;
  guardian uuid;
begin
  if app.second_hat() is null then raise exception 'no such sign-in' using errcode = '42501'; end if;
  select held.authority, held.subject into was, guardian from school.relation held
    where held.school_id = here and held.id = relation and held.kind = 'guardian'
      and held.object <> all(app.family_of(app.actor()))
    for update;
  if was is null or array_position(array['full', 'info', 'blocked'], authority)
      <= array_position(array['full', 'info', 'blocked'], was) then
    raise exception 'changed meanwhile' using errcode = '40001';
  end if;
  update school.relation held set authority = authority where held.school_id = here and held.id = relation;
  insert into school.authority_change (school_id, id, relation_id, at, before, after, why, asked_by)
    values (here, id, relation, app.now(), was, authority, why, app.actor());
  update school.second_word word set until = app.now()
    where word.school_id = here and word.what = 'people.authority' and word.object = relation and word.until > app.now();
  if not app.guards_somebody(guardian) then
    update platform.login_code set until = app.now()
      from platform.membership own
      where own.school_id = here and own.person_id = guardian and own.hat = 'guardian'
        and login_code.account_id = own.account_id and login_code.used_at is null and login_code.until > app.now()
        -- who wears another hat too, here or elsewhere, has the code for that one
        and not exists (select from platform.membership other where other.account_id = own.account_id
          and other.id <> own.id and other.valid_until >= app.today());
  end if;
  return true;
end $$;

-- Wider, by the word of two that was given in this very moment: what they agreed to stands in the word itself. One of the
-- two leads the school; neither is family of the child; and the guardian is still held to what they read there.
create function app.widen_guardian(word uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  here uuid := app.school_id();
  said school.second_word;
  wide text;
  asked_for jsonb;
begin
  if app.second_hat() is null then raise exception 'no such sign-in' using errcode = '42501'; end if;
  select * into said from school.second_word asked
    where asked.school_id = here and asked.id = word and asked.what = 'people.authority' and asked.agreed
      and asked.answered_by = app.actor() and asked.answered_at = app.now() and asked.until > app.now()
      and asked.asked_by not in (select app.same_person(app.actor()))
      and (asked.answer_from = 'leader' or exists (select from school.relation leads
        where leads.school_id = here and leads.subject = asked.asked_by and leads.kind = 'leads_school'
          and app.today() between leads.valid_from and leads.valid_until));
  asked_for := said.detail;
  wide := asked_for ->> 'to';
  update school.relation held set authority = wide,
      -- the two of them are the second person that a guardian needs
      confirmed_at = case when wide = 'full' then app.now() else held.confirmed_at end,
      confirmed_by = case when wide <> 'full' then held.confirmed_by
        when held.granted_by = said.answered_by then said.asked_by else said.answered_by end
    where held.school_id = here and held.id = said.object and held.kind = 'guardian'
      and held.authority = asked_for ->> 'from'
      and array_position(array['full', 'info', 'blocked'], wide) < array_position(array['full', 'info', 'blocked'], held.authority)
      and held.object <> all(app.family_of(app.actor())) and held.object <> all(app.family_of(said.asked_by));
  if not found then raise exception 'changed meanwhile' using errcode = '40001'; end if;
  insert into school.authority_change (school_id, id, relation_id, at, before, after, why, asked_by, agreed_by)
    values (here, said.id, said.object, app.now(), asked_for ->> 'from', wide, asked_for ->> 'why', said.asked_by,
      said.answered_by);
  return true;
end $$;

-- What is asked about a pupil is not for the pupil's family to read or to answer.
create or replace function app.second_words() returns table (id uuid, what text, object uuid, detail text, asker text,
  asked_at timestamptz, until timestamptz, answerer text, answered_at timestamptz, agreed boolean, mine boolean,
  may_answer boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  hat text := app.second_hat();
begin
  if hat is null then return; end if;
  return query
  select word.id, word.what, word.object, word.detail, concat_ws(' ', asker.given, nullif(asker.family, '')),
      word.asked_at, word.until, concat_ws(' ', answerer.given, nullif(answerer.family, '')), word.answered_at,
      word.agreed, own.own, not own.own and word.answered_at is null and word.answer_from in (hat, 'either')
    from school.second_word word
    cross join lateral (select word.asked_by = app.actor() or exists (
        select from platform.sign_in
        join platform.membership on membership.account_id = sign_in.account_id
        where sign_in.id = app.sign_in() and membership.school_id = here and membership.person_id = word.asked_by)) own (own)
    left join school.person asker on asker.school_id = here and asker.id = word.asked_by
    left join school.person answerer on answerer.school_id = here and answerer.id = word.answered_by
    where word.school_id = here and word.until > app.now()
      and (own.own or word.answered_by = app.actor() or word.answer_from in (hat, 'either'))
      and (word.what <> 'people.authority' or not exists (select from school.relation where relation.school_id = here
        and relation.id = word.object and relation.object = any(app.family_of(app.actor()))))
    order by word.asked_at;
end $$;

-- The batch that waits tells what is new, what is back, what was added by hand, and where to look twice: beside a
-- restriction on the same child, or somebody who is called like a guardian with one.
drop function app.guardians_waiting();
create function app.guardians_waiting() returns table (id uuid, base_group_id uuid, pupil_id uuid, pupil text, guardian text,
  change text, careful boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date;
begin
  if session_user <> 'app_member' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  select (app.now() at time zone zone)::date into today from shared.organisation where organisation.id = here;
  return query
  with restricted as materialized (
    select bar.object, lower(card.given || ' ' || card.family) as called
    from school.relation bar join school.person card on card.school_id = here and card.id = bar.subject
    where bar.school_id = here and bar.kind = 'guardian' and bar.authority <> 'full'
  )
  select relation.id, pupil.base_group_id, pupil.id, concat_ws(' ', child.given, nullif(child.family, '')),
      concat_ws(' ', person.given, nullif(person.family, '')),
      case when relation.source = 'manual' then 'hand' when relation.came_back then 'back' else 'new' end,
      exists (select from restricted where restricted.object = relation.object
        or restricted.called = lower(person.given || ' ' || person.family))
    from school.relation
    join school.pupil on pupil.school_id = here and pupil.id = relation.object and pupil.left_on is null
    join school.person child on child.school_id = here and child.id = pupil.id
    join school.person on person.school_id = here and person.id = relation.subject
    where relation.school_id = here and relation.kind = 'guardian' and relation.authority = 'full'
      and relation.confirmed_at is null and today between relation.valid_from and relation.valid_until
      and relation.subject <> app.actor() and relation.granted_by is distinct from app.actor()
      and exists (select from school.relation leads where leads.school_id = here and leads.subject = app.actor()
        and leads.kind = 'leads_school' and today between leads.valid_from and leads.valid_until)
      and exists (select from platform.sign_in join platform.membership on membership.id = sign_in.membership_id
        where sign_in.id = app.sign_in() and membership.hat = 'staff')
      -- one's own other card is oneself, too
      and relation.subject not in (select app.same_person(app.actor()))
      and not exists (select from school.relation barred where barred.school_id = here
        and barred.subject in (select app.same_person(app.actor()))
        and barred.kind = 'guardian' and barred.object = relation.object and barred.authority = 'blocked'
        and today between barred.valid_from and barred.valid_until);
end $$;

-- Takes back a confirmation of a moment ago, by who gave it: stricter, so one is enough.
create function app.unconfirm_guardians(line uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  undone integer;
begin
  if session_user <> 'app_member' or here is null then raise exception 'no such sign-in' using errcode = 'LK001'; end if;
  update school.relation set confirmed_by = null, confirmed_at = null
    from school.journal
    where journal.school_id = here and journal.id = line and journal.verb = 'people.guardians_confirmed'
      and journal.actor = app.actor() and journal.sign_in = app.sign_in() and journal.at > app.now() - interval '61 seconds'
      and relation.school_id = here and relation.kind = 'guardian' and relation.confirmed_by = app.actor()
      and date_trunc('milliseconds', relation.confirmed_at) = date_trunc('milliseconds', journal.at);
  get diagnostics undone = row_count;
  if undone = 0 then raise exception 'changed meanwhile' using errcode = '40001'; end if;
  return undone;
end $$;

-- As before, and: who is a guardian and nothing else gets a code only when there is something to see.
create or replace function app.issue_codes(ids uuid[], persons uuid[], hashes bytea[], until timestamptz) returns setof uuid
language plpgsql security definer set search_path = pg_catalog as $$
begin
  return query
  with wanted as (
    select distinct on (membership.account_id) wish.id, wish.person_id, wish.hash, membership.account_id
    from unnest(ids, persons, hashes) as wish (id, person_id, hash)
    join app.members(persons) member on member.person_id = wish.person_id and not member.elsewhere
      and (member.hat <> 'guardian' or app.guards_somebody(member.person_id))
    join platform.membership on membership.organisation_id = app.school_id()
      and membership.person_id = member.person_id and membership.hat = member.hat
  ), withdrawn as (
    update platform.login_code set until = app.now() from wanted
      where login_code.account_id = wanted.account_id and login_code.used_at is null and login_code.until > app.now()
  ), issued as (
    insert into platform.login_code (id, account_id, code_hash, issued_by, issued_at, until)
    select wanted.id, wanted.account_id, wanted.hash, app.actor(), app.now(), issue_codes.until from wanted
    returning login_code.id
  )
  select wanted.person_id from wanted join issued on issued.id = wanted.id;
end $$;

-- Taking an import back leaves alone what was decided about a guardian since, too.
create or replace function app.built_on(since timestamptz) returns table (kind text, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user <> 'app_jobs' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  return query
    with lines as materialized (
      select journal.actor, journal.object, journal.pupil_id, journal.reach from school.journal
      where journal.school_id = here and journal.at > since and journal.verb not like 'exchange.%'
    )
    select 'person', found.person from (
      select actor as person from lines union select object from lines union select pupil_id from lines
      union
      select membership.person_id from platform.membership
      join platform.account on account.id = membership.account_id
      where membership.school_id = here and account.password_hash is not null
    ) found where found.person is not null
    union all
    select distinct 'enrolment', reach.enrolment_id from lines
      join school.reach on reach.school_id = here and reach.id = lines.reach where reach.enrolment_id is not null
    union all
    select 'relation', relation.id from school.relation
      where relation.school_id = here and relation.kind = 'guardian'
        and (relation.confirmed_at > since or relation.authority <> 'full');
end $$;

revoke execute on function app.date_relations(uuid[], date[], date[]), app.same_person(uuid), app.family_of(uuid), app.guards_somebody(uuid),
  app.guardianships(uuid), app.guarded(uuid), app.guarded_named(text[]), app.authority_changes(uuid),
  app.restrict_guardian(uuid, uuid, text, text), app.widen_guardian(uuid), app.guardians_waiting(),
  app.unconfirm_guardians(uuid) from public;
grant execute on function app.guardianships(uuid), app.guarded(uuid), app.guarded_named(text[]),
  app.authority_changes(uuid), app.restrict_guardian(uuid, uuid, text, text), app.widen_guardian(uuid)
  to app_member, app_school;
grant execute on function app.guards_somebody(uuid) to app_school;
grant execute on function app.date_relations(uuid[], date[], date[]) to app_jobs;
grant execute on function app.guardians_waiting(), app.unconfirm_guardians(uuid) to app_member;
