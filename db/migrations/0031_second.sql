-- The second person: what one asks, another agrees to within a day, or it falls. What exactly is asked stands in `detail`
-- from the beginning, so that the second agrees to what will be done. Only the doors below touch the table.
create table school.second_word (
  school_id uuid not null references shared.organisation (id),
  id uuid not null,
  what text not null check (length(what) between 1 and 60),
  object uuid not null,
  detail text not null default '',
  asked_by uuid not null,
  asked_at timestamptz not null,
  until timestamptz not null,          -- when the question falls; once agreed, when the word is spent
  answer_from text not null check (answer_from in ('leader', 'administrator', 'either')),
  answered_by uuid,
  answered_at timestamptz,
  agreed boolean,
  primary key (school_id, id),
  check ((answered_by is null) = (answered_at is null) and (answered_by is null) = (agreed is null)),
  -- one's own question can be taken back, never agreed to
  check (agreed is not true or answered_by <> asked_by),
  check (length(detail) <= 2000)
);
create index on school.second_word (school_id, until);

-- As whom the actor may ask and answer: who leads the school, in the hat of staff, and the administrator.
create function app.second_hat() returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.school_id() is null then return null; end if;
  if session_user = 'app_school' then return 'administrator'; end if;
  if session_user = 'app_member'
    and exists (select from school.relation where relation.school_id = app.school_id() and relation.subject = app.actor()
      and relation.kind = 'leads_school' and app.today() between relation.valid_from and relation.valid_until)
    and exists (select from platform.sign_in join platform.membership on membership.id = sign_in.membership_id
      where sign_in.id = app.sign_in() and membership.hat = 'staff') then
    return 'leader';
  end if;
  return null;
end $$;

create function app.ask_second(id uuid, what text, object uuid, detail text, answer_from text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.second_hat() is null then raise exception 'no such sign-in' using errcode = '42501'; end if;
  insert into school.second_word (school_id, id, what, object, detail, asked_by, asked_at, until, answer_from)
    values (app.school_id(), ask_second.id, ask_second.what, ask_second.object, ask_second.detail, app.actor(), app.now(),
      app.now() + interval '1 day', ask_second.answer_from);
  return true;
end $$;

-- The questions that stand today, for who asked and who may answer. One account is one person, whatever hat or card.
create function app.second_words() returns table (id uuid, what text, object uuid, detail text, asker text,
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
    order by word.asked_at;
end $$;

-- Yes or no; the asker can only take the question back. From the yes on there is a day to do it. Of two answers at once
-- the first stands, and the other is told that something changed.
create function app.answer_second(id uuid, yes boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update school.second_word word set answered_by = app.actor(), answered_at = app.now(), agreed = yes,
      until = case when yes then app.now() + interval '1 day' else word.until end
    from app.second_words() stands
    where word.school_id = app.school_id() and word.id = answer_second.id and stands.id = word.id
      and word.answered_at is null and (stands.may_answer or (stands.mine and not yes));
  if not found then raise exception 'answered meanwhile' using errcode = '40001'; end if;
  return true;
end $$;

revoke execute on function app.second_hat(), app.ask_second(uuid, text, uuid, text, text), app.second_words(),
  app.answer_second(uuid, boolean) from public;
grant execute on function app.ask_second(uuid, text, uuid, text, text), app.second_words(),
  app.answer_second(uuid, boolean) to app_member, app_school;
