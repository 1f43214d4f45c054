-- Whom a question is about is told from the object, not from what who asked wrote: by hand a leader could have asked for one
-- pupil under the name of another, and the second person would have said yes to that name. The same as in 0047_taken.sql
-- but for the last two columns.
drop function app.second_words();
create function app.second_words() returns table (id uuid, what text, object uuid, detail text, asker text,
  asked_at timestamptz, until timestamptz, answerer text, answered_at timestamptz, agreed boolean, mine boolean,
  may_answer boolean, taken boolean, pupil text, guardian text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  hat text := app.second_hat();
begin
  if hat is null then return; end if;
  return query
  select word.id, word.what, word.object, word.detail, concat_ws(' ', asker.given, nullif(asker.family, '')),
      word.asked_at, word.until, concat_ws(' ', answerer.given, nullif(answerer.family, '')), word.answered_at,
      word.agreed, own.own, not own.own and word.answered_at is null and word.answer_from in (hat, 'either'),
      -- `exchange.record` was taken by a line `exchange.taken` to `record`
      word.agreed is true and exists (select from school.journal line
        where line.school_id = here and line.object = word.object and line.at >= word.answered_at
          and line.actor in (word.asked_by, app.actor()) and line.verb = split_part(word.what, '.', 1) || '.taken'
          and line.to_state = split_part(word.what, '.', 2)),
      concat_ws(' ', pupil.given, nullif(pupil.family, '')), concat_ws(' ', guardian.given, nullif(guardian.family, ''))
    from school.second_word word
    cross join lateral (select word.asked_by = app.actor() or exists (
        select from platform.sign_in
        join platform.membership on membership.account_id = sign_in.account_id
        where sign_in.id = app.sign_in() and membership.school_id = here and membership.person_id = word.asked_by)) own (own)
    left join school.person asker on asker.school_id = here and asker.id = word.asked_by
    left join school.person answerer on answerer.school_id = here and answerer.id = word.answered_by
    left join school.relation tie on tie.school_id = here and tie.id = word.object and tie.kind = 'guardian'
    left join school.person pupil on pupil.school_id = here and pupil.id = coalesce(tie.object, word.object)
    left join school.person guardian on guardian.school_id = here and guardian.id = tie.subject
    where word.school_id = here and word.until > app.now()
      and (own.own or word.answered_by = app.actor() or word.answer_from in (hat, 'either'))
      and (word.what <> 'people.authority' or not exists (select from school.relation where relation.school_id = here
        and relation.id = word.object and relation.object = any(app.family_of(app.actor()))))
    order by word.asked_at;
end $$;
revoke execute on function app.second_words() from public;
grant execute on function app.second_words() to app_member, app_school;
