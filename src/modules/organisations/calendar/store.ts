import { day, list, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const office = sqlFor('school');
const part = { id: uuid, title: text, starts: day, ends: day };

export const years = office.many(
  'organisations.calendar.years',
  `select id, title, starts, ends from school.school_year where school_id = app.school_id() order by starts`,
  { out: part },
);
export const periods = office.many(
  'organisations.calendar.periods',
  `select id, title, starts, ends, school_year_id from school.period where school_id = app.school_id() order by starts`,
  { out: { ...part, year: uuid } },
);
export const breaks = office.many(
  'organisations.calendar.breaks',
  `select id, title, starts, ends from school.school_break where school_id = app.school_id() order by starts, title`,
  { out: part },
);

const one = { id: uuid, title: text, starts: day, ends: day };
const many = { ids: list(uuid), titles: list(text), starts: list(day), ends: list(day) };

export const addYear = office.change(
  'organisations.calendar.add_year',
  `insert into school.school_year (school_id, id, title, starts, ends)
   values (app.school_id(), $id, $title, $starts, $ends)`,
  { in: one },
);
export const changeYear = office.change(
  'organisations.calendar.change_year',
  `update school.school_year set title = $title, starts = $starts, ends = $ends
   where school_id = app.school_id() and id = $id`,
  { in: one },
);
export const addPeriods = office.change(
  'organisations.calendar.add_periods',
  `insert into school.period (school_id, id, school_year_id, title, starts, ends)
   select app.school_id(), id, $year, title, starts, ends
   from unnest($ids, $titles, $starts, $ends) as new (id, title, starts, ends)`,
  { in: { year: uuid, ...many } },
);
export const changePeriod = office.change(
  'organisations.calendar.change_period',
  `update school.period set title = $title, starts = $starts, ends = $ends
   where school_id = app.school_id() and id = $id`,
  { in: one },
);
export const removePeriod = office.change(
  'organisations.calendar.remove_period',
  `delete from school.period where school_id = app.school_id() and id = $id`,
  { in: { id: uuid } },
);
export const addBreaks = office.change(
  'organisations.calendar.add_breaks',
  `insert into school.school_break (school_id, id, title, starts, ends)
   select app.school_id(), id, title, starts, ends
   from unnest($ids, $titles, $starts, $ends) as new (id, title, starts, ends)`,
  { in: many },
);
export const changeBreak = office.change(
  'organisations.calendar.change_break',
  `update school.school_break set title = $title, starts = $starts, ends = $ends
   where school_id = app.school_id() and id = $id`,
  { in: one },
);
export const removeBreak = office.change(
  'organisations.calendar.remove_break',
  `delete from school.school_break where school_id = app.school_id() and id = $id`,
  { in: { id: uuid } },
);
