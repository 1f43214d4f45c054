-- Two things more about a question that needs two people. Whether what was agreed on was taken along since: whoever asked is
-- told of it no more on the first screen, though for the rest of the day it can be taken again; the line in the journal tells
-- that it was. And whom it is about, told from the object and not from what who asked wrote: by hand a leader could have
-- asked for one pupil under the name of another, and the second person would have said yes to that name.
alter function app.second_words() rename to questions_asked;
revoke execute on function app.questions_asked() from app_member, app_school;

create function app.second_words() returns table (id uuid, what text, object uuid, detail text, asker text,
  asked_at timestamptz, until timestamptz, answerer text, answered_at timestamptz, agreed boolean, mine boolean,
  may_answer boolean, taken boolean, pupil text, guardian text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid := app.school_id();
begin
  return query
  select asked.*,
      -- `exchange.record` was taken by a line `exchange.taken` to `record`
      asked.agreed is true and exists (select from school.journal line
        where line.school_id = here and line.object = asked.object and line.at >= asked.answered_at
          and line.actor in (word.asked_by, app.actor()) and line.verb = split_part(asked.what, '.', 1) || '.taken'
          and line.to_state = split_part(asked.what, '.', 2)),
      concat_ws(' ', pupil.given, nullif(pupil.family, '')), concat_ws(' ', guardian.given, nullif(guardian.family, ''))
    from app.questions_asked() asked
    join school.second_word word on word.school_id = here and word.id = asked.id
    left join school.relation tie on tie.school_id = here and tie.id = asked.object and tie.kind = 'guardian'
    left join school.person pupil on pupil.school_id = here and pupil.id = coalesce(tie.object, asked.object)
    left join school.person guardian on guardian.school_id = here and guardian.id = tie.subject
    order by asked.asked_at;
end $$;
revoke execute on function app.second_words() from public;
grant execute on function app.second_words() to app_member, app_school;
