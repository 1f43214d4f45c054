-- Who coaches whom, and what a talk needs from behind the walls.

-- The talk of a week comes into being when one of the two writes the first word, whoever that is. Who holds it and when
-- is not theirs to say: the coach who opens it, else the one of the standing moment, else the coach of that day.
create function app.begin_talk(talk uuid, pupil uuid, week date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  me uuid := app.actor();
  holds uuid;
  done integer;
begin
  if session_user <> 'app_member' or here is null or not coalesce(pupil = any(app.writes_talk_card()), false)
    or extract(isodow from week) <> 1 or week not between app.today() - 41 and app.today() + 20 then
    return 0;
  end if;
  if me <> pupil then holds := me;
  else
    select coalesce(
      (select relation.subject from school.relation
        where relation.school_id = here and relation.object = begin_talk.pupil and relation.kind = 'coach'
          and app.today() between relation.valid_from and relation.valid_until
        -- of a coach and who stands in, the one whose time is shortest is there now
        order by relation.valid_until - relation.valid_from limit 1),
      (select slot.coach from school.talk_slot slot where slot.school_id = here and slot.pupil_id = begin_talk.pupil))
    into holds;
  end if;
  if holds is null then return 0; end if;
  insert into school.talk (school_id, pupil_id, id, monday, coach, planned_at, state, opened_at)
    select here, begin_talk.pupil, begin_talk.talk, begin_talk.week, holds,
      (select ((begin_talk.week + slot.weekday - 1) + slot.at) at time zone organisation.zone
        from school.talk_slot slot join shared.organisation on organisation.id = here
        where slot.school_id = here and slot.pupil_id = begin_talk.pupil),
      'planned', case when me <> begin_talk.pupil then app.now() end
    on conflict (school_id, pupil_id, monday) do nothing;
  get diagnostics done = row_count;
  return done;
end $$;

-- Who can keep an agreement about this pupil: the pupil, the coaches, who teaches the pupil, and guardians who count.
create function app.talk_circle(pupil uuid) returns table (person uuid, side text, given text, family text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
  whose uuid := coalesce(pupil, app.actor());
begin
  if session_user <> 'app_member' or here is null or not coalesce(whose = any(app.reads_talk_card()), false) then return; end if;
  return query
    with found (person, side, rank) as (
      select whose, 'pupil', 1
      union all
      select relation.subject, case relation.kind when 'coach' then 'coach' else 'guardian' end,
        case relation.kind when 'coach' then 2 else 3 end
      from school.relation left join school.birth on birth.school_id = here and birth.person_id = whose
      where relation.school_id = here and relation.object = whose and today between relation.valid_from and relation.valid_until
        and (relation.kind = 'coach' or (relation.kind = 'guardian' and relation.authority = 'full'
          and relation.confirmed_at <= app.now()
          and (relation.renewed or birth.born is null or birth.born > today - interval '18 years')))
      union all
      select distinct relation.subject, 'teacher', 4
      from school.enrolment join school.relation on relation.school_id = here and relation.kind = 'teaches'
        and relation.object = enrolment.teaching_group_id and today between relation.valid_from and relation.valid_until
      where enrolment.school_id = here and enrolment.pupil_id = whose
        and today between enrolment.valid_from and enrolment.valid_until
    ), nearest as (
      select distinct on (found.person) found.person, found.side, found.rank from found order by found.person, found.rank
    )
    select nearest.person, nearest.side, card.given, card.family
    from nearest join school.person card on card.school_id = here and card.id = nearest.person
    order by nearest.rank, card.given, card.family;
end $$;

-- Whose coach somebody may arrange: the administrator everybody's, a team lead that of the pupils of the own team.
create function app.arranged_pupils() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  if session_user = 'app_school' and here is not null then
    return query select pupil.id from school.pupil where pupil.school_id = here and pupil.left_on is null;
  elsif session_user = 'app_member' and exists (select from platform.sign_in
      join platform.membership on membership.id = sign_in.membership_id
      where sign_in.id = app.sign_in() and membership.hat = 'staff') then
    -- a lead who is barred from a child arranges nothing for it
    return query select pupil.id from school.relation
      join school.base_group on base_group.school_id = here and base_group.team_id = relation.object
      join school.pupil on pupil.school_id = here and pupil.base_group_id = base_group.id and pupil.left_on is null
      where relation.school_id = here and relation.subject = app.actor() and relation.kind = 'leads_team'
        and app.today() between relation.valid_from and relation.valid_until
        and not exists (select from school.relation barred where barred.school_id = here
          and barred.subject = app.actor() and barred.kind = 'guardian' and barred.authority = 'blocked'
          and barred.object = pupil.id);
  end if;
end $$;

-- Every pupil whom the reader may arrange for, with the coaches of the last twelve weeks, of now and later; one line
-- without, who has none.
create function app.coaching() returns table (pupil uuid, given text, family text, base_group text,
  coach uuid, coach_given text, coach_family text, starts date, ends date)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
begin
  return query
    select pupil.id, card.given, card.family, base_group.name, relation.subject, coach_card.given, coach_card.family,
      relation.valid_from, relation.valid_until
    from app.arranged_pupils() arranged (id)
    join school.pupil on pupil.school_id = here and pupil.id = arranged.id
    join school.person card on card.school_id = here and card.id = pupil.id
    left join school.base_group on base_group.school_id = here and base_group.id = pupil.base_group_id
    left join school.relation on relation.school_id = here and relation.object = pupil.id and relation.kind = 'coach'
      and relation.valid_until >= app.today() - 84 and relation.valid_from <= relation.valid_until
    left join school.person coach_card on coach_card.school_id = here and coach_card.id = relation.subject
    order by base_group.name nulls last, card.given, card.family, pupil.id, relation.valid_until desc;
end $$;

-- Who could become somebody's coach: for the administrator all staff, for a team lead the own team and who coaches there.
create function app.possible_coaches() returns table (person uuid, given text, family text, pupils integer)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
begin
  if here is null or session_user not in ('app_school', 'app_member') then return; end if;
  return query
    with mine as materialized (select * from app.arranged_pupils() arranged (id)),
    teams as materialized (
      select relation.object from school.relation where relation.school_id = here and relation.subject = app.actor()
        and relation.kind = 'leads_team' and today between relation.valid_from and relation.valid_until
    ), coached as materialized (
      select relation.subject, relation.object from school.relation
      where relation.school_id = here and relation.kind = 'coach' and today between relation.valid_from and relation.valid_until
    )
    select card.id, card.given, card.family,
      (select count(*)::integer from coached where coached.subject = card.id)
    from school.person card
    where card.school_id = here
      and exists (select from platform.membership where membership.school_id = here and membership.person_id = card.id
        and membership.hat = 'staff' and today between membership.valid_from and membership.valid_until)
      and exists (select from mine)
      and (session_user = 'app_school'
        or exists (select from school.relation where relation.school_id = here and relation.subject = card.id
          and relation.kind in ('member', 'leads_team') and relation.object in (select object from teams)
          and today between relation.valid_from and relation.valid_until)
        or exists (select from coached join mine on mine.id = coached.object where coached.subject = card.id))
    order by card.given, card.family;
end $$;

-- A new coach from a day on: all others see the pupils until the day before, the standing moments go along. Who stands
-- in comes beside the coach, with dates of their own. Nobody is given to themselves, and nobody is let in by it who is
-- not arranged for. Gives how many it was.
create function app.give_coach(ids uuid[], pupils uuid[], new_coach uuid, starts date, ends date, takes_over boolean)
returns integer language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_variable
declare
  here uuid := app.school_id();
  given integer;
  last_day date := ends;
begin
  if here is null or new_coach is null or new_coach = app.actor() or starts < app.today() or (ends is not null and ends < starts)
    or not exists (select from app.possible_coaches() possible where possible.person = new_coach) then
    return 0;
  end if;
  if takes_over then
    select coalesce(max(school_year.ends), starts + 365) into last_day from school.school_year
      where school_year.school_id = here and starts between school_year.starts - 60 and school_year.ends;
    update school.relation set valid_until = greatest(least(relation.valid_until, starts - 1), relation.valid_from - 1)
      where relation.school_id = here and relation.kind = 'coach' and relation.subject <> new_coach
        and relation.object = any(pupils) and relation.object in (select * from app.arranged_pupils())
        and relation.valid_until >= starts;
    update school.talk_slot set coach = new_coach, version = version + 1
      where talk_slot.school_id = here and talk_slot.pupil_id = any(pupils)
        and talk_slot.pupil_id in (select * from app.arranged_pupils());
  elsif ends is null then
    return 0;
  end if;
  insert into school.relation (school_id, id, subject, kind, object, valid_from, valid_until, granted_by, source)
    select here, wish.id, new_coach, 'coach', wish.pupil, starts, last_day, app.actor(), 'manual'
    from unnest(ids, pupils) as wish (id, pupil)
    where wish.pupil in (select * from app.arranged_pupils()) and wish.pupil <> new_coach
    on conflict (school_id, subject, kind, object) do update set
      -- a coach of now who goes on keeps the first day
      valid_from = case when relation.valid_until >= starts - 1 and relation.valid_from <= starts
        then relation.valid_from else starts end,
      valid_until = excluded.valid_until, granted_by = excluded.granted_by, source = 'manual'
      where takes_over or relation.valid_until < starts;
  get diagnostics given = row_count;
  return given;
end $$;

-- Ends what somebody is to a pupil as coach before its time: a substitute who is no longer needed.
create function app.end_coach(pupil uuid, coach uuid) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  update school.relation set valid_until = greatest(app.today() - 1, relation.valid_from - 1)
    where relation.school_id = app.school_id() and relation.kind = 'coach' and relation.object = end_coach.pupil
      and relation.subject = end_coach.coach and relation.valid_until >= app.today()
      and relation.object in (select * from app.arranged_pupils())
      -- never the last one: a pupil is not left without a coach
      and exists (select from school.relation other where other.school_id = app.school_id() and other.kind = 'coach'
        and other.object = end_coach.pupil and other.subject <> end_coach.coach
        and app.today() between other.valid_from and other.valid_until);
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Beside a count stands whom to talk to: the leads of the teams, for who leads the school.
create function app.team_leads() returns table (team uuid, name text, given text, family text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
begin
  if session_user <> 'app_member' or here is null or not exists (select from school.relation
      where relation.school_id = here and relation.subject = app.actor() and relation.kind = 'leads_school'
        and today between relation.valid_from and relation.valid_until) then
    return;
  end if;
  return query select team.id, team.name, card.given, card.family
    from school.team
    left join school.relation on relation.school_id = here and relation.object = team.id
      and relation.kind = 'leads_team' and today between relation.valid_from and relation.valid_until
    left join school.person card on card.school_id = here and card.id = relation.subject
    where team.school_id = here order by team.name, card.given;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.begin_talk(uuid, uuid, date), app.talk_circle(uuid), app.team_leads() to app_member;
grant execute on function app.coaching(), app.possible_coaches(), app.end_coach(uuid, uuid),
  app.give_coach(uuid[], uuid[], uuid, date, date, boolean) to app_member, app_school;
