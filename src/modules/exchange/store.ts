import { bool, bytes, day, int, list, maybe, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const jobs = sqlFor('jobs');

/** Who wears which hat here and under what name, also hats that are off: names stay taken. */
export const hatsHere = jobs.many(
  'exchange.hats_here',
  `select person_id, hat, username, name, worn from app.hats_here()`,
  { out: { person: uuid, hat: text, username: text, name: text, worn: bool } },
);

/** Accounts without a password for people who are new here; those who left lose their hats (0008_doors.sql). */
export const enrol = jobs.one(
  'exchange.enrol',
  `select app.enrol($accounts, $ids, $persons, $hats, $usernames, $names, $from)`,
  {
    in: {
      accounts: list(uuid),
      ids: list(uuid),
      persons: list(uuid),
      hats: list(text),
      usernames: list(text),
      names: list(text),
      from: day,
    },
    out: { added: int },
  },
);
/** Takes hats off, and ends every sign-in that wears one. */
export const endMemberships = jobs.one(
  'exchange.end_memberships',
  `select app.end_memberships($persons, $hats, app.now())`,
  { in: { persons: list(uuid), hats: list(text) }, out: { ended: int } },
);

/** Whoever joined a group that follows a course gets a way through it; says how many (0010_courses.sql). */
export const layPaths = jobs.one('exchange.lay_paths', `select app.lay_paths(null)`, { out: { laid: int } });

/** That there was an import, of which file, and how much it changed. */
export const addImport = jobs.change(
  'exchange.add_import',
  `insert into school.import (school_id, id, at, actor, format, file_name, file_hash, added, changed, ended, same)
   values (app.school_id(), $id, app.now(), $actor, $format, $fileName, $fileHash, $added, $changed, $ended, $same)`,
  {
    in: {
      id: uuid,
      actor: maybe(uuid),
      format: text,
      fileName: text,
      fileHash: bytes,
      added: int,
      changed: int,
      ended: int,
      same: int,
    },
  },
);
/** What an import changed, row by row: which sort of thing, under which number of the file. */
export const addImportRows = jobs.change(
  'exchange.add_import_rows',
  `insert into school.import_row (school_id, import_id, n, what, external, change)
   select here, $import, row_number() over (), what, external, change
   from app.school_id() here, unnest($what, $external, $change) as new (what, external, change)`,
  { in: { import: uuid, what: list(text), external: list(text), change: list(text) } },
);

/** False when another import is writing here at this moment. */
export const lockSchool = jobs.one(
  'exchange.lock_school',
  `select pg_try_advisory_xact_lock(hashtext('leerkring.import'), hashtext(app.school_id()::text))`,
  { out: { mine: bool } },
);
