import { bool, day, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const inSchool = sqlFor('member', 'school');

/** Periods and holidays in one answer, for `calendarOf` and to be named. */
export const calendarSpans = inSchool.many(
  'organisations.calendar',
  `select false, title, starts, ends from school.period where school_id = app.school_id()
   union all
   select true, title, starts, ends from school.school_break where school_id = app.school_id()
   order by 3`,
  { out: { holiday: bool, title: text, starts: day, ends: day } },
);

/** The signed-in person's own school, as it stands on letters. */
export const ownSchool = inSchool.one(
  'organisations.own_school',
  `select id, name, handle, language from shared.organisation where id = app.school_id()`,
  { out: { id: uuid, name: text, handle: maybe(text), language: oneOf('nl', 'en', 'sv') } },
);

const office = sqlFor('network');

/** Every school with its place, foundation and gradation: public facts (class K0), all that the office sees of a school. */
export const schools = office.many(
  'organisations.schools',
  `select school.id, school.name, school.place, school.sector, foundation.name, gradation.level, gradation.since
   from shared.organisation school
   left join shared.organisation foundation on foundation.id = school.parent_id
   left join lateral (select level, since from shared.gradation
     where gradation.organisation_id = school.id and gradation.since <= app.today() order by since desc limit 1) gradation on true
   where school.kind = 'school' order by school.name`,
  {
    out: {
      id: uuid,
      name: text,
      place: text,
      sector: maybe(oneOf('po', 'vo', 'other')),
      foundation: maybe(text),
      level: maybe(small),
      since: maybe(day),
    },
  },
);
