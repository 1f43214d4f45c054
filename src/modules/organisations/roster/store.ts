import { day, list, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

/** Schools and calendars as an import sees and writes them. */
const jobs = sqlFor('jobs');

/** Opens the scope of one school for a job; the next school of the same file opens its own (first-slice §7). */
export const openJob = jobs.change('organisations.open_job', `select app.open_job($school, $at)`, {
  in: { school: uuid, at: moment },
});

/** The day at the school whose scope is open. */
export const today = jobs.one('organisations.today', `select app.today()`, { out: { today: day } });

const sort = oneOf('foundation', 'school', 'office');

export const organisationsByCode = jobs.many(
  'organisations.by_code',
  // one without a number goes out under our own id, and comes back under it
  `select id, kind, name, coalesce(code, 'oneroster:' || id), handle from shared.organisation
   where code = any($codes) or (code is null and 'oneroster:' || id = any($codes))`,
  {
    in: { codes: list(text) },
    out: { id: uuid, kind: sort, name: text, code: maybe(text), handle: maybe(text) },
  },
);
export const takenHandles = jobs.many(
  'organisations.taken_handles',
  `select handle from shared.organisation where handle like $start || '%'`,
  { in: { start: text }, out: { handle: text } },
);
export const addOrganisation = jobs.change(
  'organisations.add',
  `insert into shared.organisation (id, kind, name, place, parent_id, code, handle, sector)
   values ($id, $kind, $name, $place, $parent, $code, $handle, $sector)`,
  {
    in: {
      id: uuid,
      kind: text,
      name: text,
      place: text,
      parent: maybe(uuid),
      code: maybe(text),
      handle: maybe(text),
      sector: maybe(text),
    },
  },
);
export const renameOrganisation = jobs.change(
  'organisations.rename',
  `update shared.organisation set name = $name where id = $id`,
  { in: { id: uuid, name: text } },
);
/** The number by which this school is known again, once somebody said which school of a file it is. */
export const adoptCode = jobs.change(
  'organisations.adopt_code',
  `update shared.organisation set code = $code where id = app.school_id() and code is null`,
  { in: { code: text } },
);
export const addSetting = jobs.change(
  'organisations.add_setting',
  `insert into school.school_setting (school_id) values (app.school_id())`,
);

export const years = jobs.many(
  'organisations.roster.years',
  `select id, title, starts, ends from school.school_year where school_id = app.school_id()`,
  { out: { id: uuid, title: text, from: day, until: day } },
);
export const periods = jobs.many(
  'organisations.roster.periods',
  `select id, title, starts, ends from school.period where school_id = app.school_id()`,
  { out: { id: uuid, title: text, from: day, until: day } },
);
/** In which year each period lies. */
export const yearsOfPeriods = jobs.many(
  'organisations.roster.years_of_periods',
  `select id, school_year_id from school.period where school_id = app.school_id()`,
  { out: { id: uuid, year: uuid } },
);
/** The school whose scope is open, and what stands above it. */
export const whose = jobs.one(
  'organisations.roster.whose',
  `select own.id, own.name, own.code, own.handle, above.id, above.name, above.code
   from shared.organisation own left join shared.organisation above on above.id = own.parent_id
   where own.id = app.school_id()`,
  {
    out: {
      id: uuid,
      name: text,
      code: maybe(text),
      handle: maybe(text),
      aboveId: maybe(uuid),
      aboveName: maybe(text),
      aboveCode: maybe(text),
    },
  },
);
/** Schools by what stands behind the @, for who writes a command. */
export const schoolByHandle = jobs.maybe(
  'organisations.roster.by_handle',
  `select id, name from shared.organisation where handle = $handle and kind = 'school'`,
  { in: { handle: text }, out: { id: uuid, name: text } },
);
export const addYears = jobs.change(
  'organisations.roster.add_years',
  `insert into school.school_year (school_id, id, title, starts, ends)
   select here, id, title, starts, ends from app.school_id() here, unnest($ids, $titles, $from, $until) as new (id, title, starts, ends)`,
  { in: { ids: list(uuid), titles: list(text), from: list(day), until: list(day) } },
);
export const changeYears = jobs.change(
  'organisations.roster.change_years',
  `update school.school_year set title = new.title, starts = new.starts, ends = new.ends
   from unnest($ids, $titles, $from, $until) as new (id, title, starts, ends)
   where school_year.school_id = app.school_id() and school_year.id = new.id`,
  { in: { ids: list(uuid), titles: list(text), from: list(day), until: list(day) } },
);
export const addPeriods = jobs.change(
  'organisations.roster.add_periods',
  `insert into school.period (school_id, id, school_year_id, title, starts, ends)
   select here, id, year, title, starts, ends
   from app.school_id() here, unnest($ids, $years, $titles, $from, $until) as new (id, year, title, starts, ends)`,
  { in: { ids: list(uuid), years: list(uuid), titles: list(text), from: list(day), until: list(day) } },
);
export const changePeriods = jobs.change(
  'organisations.roster.change_periods',
  `update school.period set title = new.title, starts = new.starts, ends = new.ends
   from unnest($ids, $titles, $from, $until) as new (id, title, starts, ends)
   where period.school_id = app.school_id() and period.id = new.id`,
  { in: { ids: list(uuid), titles: list(text), from: list(day), until: list(day) } },
);
