import { int, maybe, text } from '#platform/column';
import { sqlFor } from '#platform/statement';

/**
 * How far the office is with its school, in figures only. Each table is asked once, for itself: joined to each other they
 * would be asked per row.
 */
export const standing = sqlFor('school').one(
  'home.beginning',
  `with year as materialized (
     select id, title, ends from school.school_year
     where school_id = app.school_id() and ends >= app.today() order by starts limit 1
   ), pupil as materialized (
     select id, base_group_id from school.pupil where school_id = app.school_id() and left_on is null
   ), coached as materialized (
     select distinct object from school.relation
     where school_id = app.school_id() and kind = 'coach' and app.today() between valid_from and valid_until
   ), seeing as materialized (
     select distinct subject from school.relation
     where school_id = app.school_id() and kind = 'guardian' and authority = 'full' and confirmed_at <= app.now()
       and app.today() between valid_from and valid_until
   ), member as materialized (
     select distinct on (person_id, hat) person_id, hat, has_password or code_id is not null as invited,
       -- a guardian who sees nothing yet needs no way in yet
       hat <> 'guardian' or person_id in (select subject from seeing) as awaited
     from app.members(null)
   )
   select (select title from year),
     (select count(*) from school.period where school_id = app.school_id() and ends >= app.today())::int,
     (select count(*) from school.school_break where school_id = app.school_id() and ends >= app.today())::int,
     (select count(*) from pupil)::int,
     (select count(*) from member where hat = 'staff')::int,
     (select count(*) from member where hat = 'guardian')::int,
     (select count(*) from school.base_group where school_id = app.school_id())::int,
     (select count(*) from pupil where base_group_id is null)::int,
     (select count(*) from pupil left join coached on coached.object = pupil.id where coached.object is null)::int,
     (select count(*) from school.course_use where school_id = app.school_id())::int,
     (select count(distinct person_id) from member where invited and hat <> 'administrator')::int,
     (select count(distinct person_id) from member where not invited and awaited and hat <> 'administrator')::int`,
  {
    out: {
      year: maybe(text),
      periods: int,
      breaks: int,
      pupils: int,
      staff: int,
      guardians: int,
      baseGroups: int,
      groupless: int,
      coachless: int,
      courses: int,
      invited: int,
      shut: int,
    },
  },
);
