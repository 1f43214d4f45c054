-- Scopes never unite: who leads the school and is a parent there, too, confirms no guardians and is told of no team leads
-- in the parent's hat.
create or replace function app.guardians_waiting() returns table (id uuid, base_group_id uuid, pupil text, guardian text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date;
begin
  if session_user <> 'app_member' or here is null then
    raise exception 'no such sign-in' using errcode = 'LK001';
  end if;
  select (app.now() at time zone zone)::date into today from shared.organisation where organisation.id = here;
  return query select relation.id, pupil.base_group_id, concat_ws(' ', child.given, nullif(child.family, '')),
      concat_ws(' ', person.given, nullif(person.family, ''))
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
      and not exists (select from school.relation barred where barred.school_id = here and barred.subject = app.actor()
        and barred.kind = 'guardian' and barred.object = relation.object and barred.authority = 'blocked'
        and today between barred.valid_from and barred.valid_until);
end $$;

create or replace function app.team_leads() returns table (team uuid, name text, given text, family text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  today date := app.today();
begin
  if session_user <> 'app_member' or here is null or not exists (select from school.relation
      where relation.school_id = here and relation.subject = app.actor() and relation.kind = 'leads_school'
        and today between relation.valid_from and relation.valid_until)
    or not exists (select from platform.sign_in join platform.membership on membership.id = sign_in.membership_id
      where sign_in.id = app.sign_in() and membership.hat = 'staff') then
    return;
  end if;
  return query select team.id, team.name, card.given, card.family
    from school.team
    left join school.relation on relation.school_id = here and relation.object = team.id
      and relation.kind = 'leads_team' and today between relation.valid_from and relation.valid_until
    left join school.person card on card.school_id = here and card.id = relation.subject
    where team.school_id = here order by team.name, card.given;
end $$;

-- Whom a judge once barred and no longer bars arranges again: the bar has its dates, as everywhere.
create or replace function app.arranged_pupils() returns setof uuid
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
          and barred.object = pupil.id and app.today() between barred.valid_from and barred.valid_until);
  end if;
end $$;
