-- A pupil's whole record in the hands of the school: only who leads the school takes it, for a reason, when another person
-- agreed, within a day, and the pupil reads that it was taken. It holds what the pupil may take along, and no more.

-- The pupil for whose record two people gave their word, when the actor is the one who asked; else nobody.
create function app.record_agreed(word uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.second_hat() is distinct from 'leader' then return null; end if;
  return (select stands.object from app.second_words() stands
    where stands.id = word and stands.what = 'exchange.record' and stands.mine and stands.agreed
      and stands.object <> all(app.family_of(app.actor())));
end $$;

create function app.record_of(word uuid) returns table (part text, kept text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  pupil uuid := app.record_agreed(word);
  name text;
begin
  if pupil is null then return; end if;
  foreach name in array array['person', 'pupil', 'enrolment', 'goal', 'goal_text', 'deviation', 'week_plan', 'week_agreed',
      'week_reviewed', 'week_item', 'week_note', 'own_strategy', 'strategy_choice', 'path', 'path_progress', 'step_record',
      'step_due', 'judgement', 'released', 'talk_slot', 'talk', 'talk_card', 'agreement', 'autonomy', 'access_log', 'journal'] loop
    return query execute format(
      'select %L::text, to_jsonb(own)::text from school.%I own where own.school_id = $1 and own.%I = $2 %s', name, name,
      case when name in ('person', 'pupil') then 'id' else 'pupil_id' end,
      -- what was found of a step is the pupil's first; the journal's lines are those beside what the pupil reads
      case name when 'judgement' then 'and own.opened_at is not null' when 'journal' then 'and own.reach is not null' end)
      using app.school_id(), pupil;
  end loop;
end $$;

-- Names for the ids in it: of the pupil, of who coaches or teaches, of groups, goals, courses and steps. Guardians have none
-- here, for who is given the file may not know of the other (W7).
create function app.record_names(word uuid) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  whose uuid := app.record_agreed(word);
begin
  if whose is null then return; end if;
  return query
    select person.id, concat_ws(' ', person.given, nullif(person.family, '')) from school.person
      where person.school_id = here and (person.id = whose or person.id in (
        select relation.subject from school.relation where relation.school_id = here and relation.kind in ('coach', 'teaches')
          and (relation.object = whose or relation.object in (select enrolment.teaching_group_id from school.enrolment
            where enrolment.school_id = here and enrolment.pupil_id = whose))))
    union all
    select base_group.id, base_group.name from school.base_group where base_group.school_id = here
    union all
    select enrolment.id, lesson.name from school.enrolment
      join school.teaching_group lesson on lesson.school_id = here and lesson.id = enrolment.teaching_group_id
      where enrolment.school_id = here and enrolment.pupil_id = whose
    union all
    select lesson.id, lesson.name from school.teaching_group lesson where lesson.school_id = here
    union all
    select goal.id, goal.title from school.goal where goal.school_id = here and goal.pupil_id = whose
    union all
    select course.id, course.title from school.path join shared.course on course.id = path.course_id
      where path.school_id = here and path.pupil_id = whose
    union all
    select step.id, max(version_step.goal) from school.path
      join shared.step on step.course_id = path.course_id
      join shared.version_step on version_step.step_id = step.id
      where path.school_id = here and path.pupil_id = whose group by step.id;
end $$;

-- When the school took the whole record of a pupil along and why, for who may see who looked. Whoever took it is told by
-- the role: a pupil need not know that person.
create function app.records_taken() returns table (pupil uuid, at timestamptz, why text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_member' or app.school_id() is null then return; end if;
  return query
  select line.pupil_id, max(line.at), line.from_state from school.journal line
    where line.school_id = app.school_id() and line.pupil_id = any(app.reads_looked()) and line.object = line.pupil_id
      and line.verb = 'exchange.taken' and line.to_state = 'record' and line.from_state is not null
    -- once a day is enough to know
    group by line.pupil_id, line.from_state, line.at::date order by 2 desc limit 50;
end $$;

-- At most fifty pupils by name, for who leads the school: also who left, for what is kept can be asked for as long.
create function app.recorded_named(patterns text[]) returns table (id uuid, name text, base_group text, left_on date)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  here uuid := app.school_id();
  own_children uuid[] := app.family_of(app.actor());
begin
  if app.second_hat() is distinct from 'leader' or cardinality(patterns) = 0 then return; end if;
  return query
  select pupil.id, concat_ws(' ', person.given, nullif(person.family, '')), base_group.name, pupil.left_on
    from school.pupil
    join school.person on person.school_id = here and person.id = pupil.id
    left join school.base_group on base_group.school_id = here and base_group.id = pupil.base_group_id
    where pupil.school_id = here and pupil.id <> all(own_children)
      and translate(regexp_replace(normalize(lower(person.given || ' ' || person.family), NFD),
        '[\u0300-\u036f]', '', 'g'), 'ıøłđßæ', 'ioldsa') like all (patterns)
    order by person.given, person.family, pupil.id limit 50;
end $$;

revoke execute on function app.recorded_named(text[]), app.record_agreed(uuid), app.record_of(uuid), app.record_names(uuid), app.records_taken() from public;
grant execute on function app.recorded_named(text[]), app.record_of(uuid), app.record_names(uuid), app.records_taken() to app_member;
