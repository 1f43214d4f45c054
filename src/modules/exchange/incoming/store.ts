import { bool, bytes, int, kept, list, maybe, moment, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { states } from './model.ts';

/** Files that wait in the school's own scope: the administrator brings and decides, the jobs read and write. */
const office = sqlFor('school');
const jobs = sqlFor('jobs');

const state = oneOf(...states);

/**
 * What an interrupted arrival left behind is in nobody's way after a quarter of an hour; and not at all in the way of who
 * sent it, when nobody here is receiving it any more: the server was killed.
 */
export const dropStale = office.change(
  'exchange.upload.drop_stale',
  `update school.upload set state = 'left'
   where school_id = app.school_id() and state = 'arriving'
     and ((actor = app.actor() and id <> all($here)) or at < app.now() - interval '15 minutes')`,
  { in: { here: list(uuid) } },
);
export const begin = office.change(
  'exchange.upload.begin',
  `insert into school.upload (school_id, id, at, actor, format, file_name, state)
   values (app.school_id(), $id, app.now(), app.actor(), $format, $fileName, 'arriving')`,
  { in: { id: uuid, format: text, fileName: text } },
);
export const addPart = office.change(
  'exchange.upload.add_part',
  `insert into school.upload_part (school_id, upload_id, n, bytes) values (app.school_id(), $id, $n, $bytes)`,
  { in: { id: uuid, n: int, bytes } },
);
/** It is there whole, unless another came in its place; what waited for a decision until now is left for it. */
export const arrived = office.change(
  'exchange.upload.arrived',
  `update school.upload set state = case when id = $id then 'waiting' else 'left' end,
     size = case when id = $id then $size else size end, hash = case when id = $id then $hash else hash end
   where school_id = app.school_id() and (id = $id or state in ('choosing', 'refused', 'read', 'failed'))
     and exists (select from school.upload own where own.school_id = app.school_id() and own.id = $id
       and own.state = 'arriving')`,
  { in: { id: uuid, size: int, hash: bytes } },
);
/** The pieces and the preview of what was left are nobody's business any more. */
export const forgetParts = office.change(
  'exchange.upload.forget_parts',
  `delete from school.upload_part where school_id = app.school_id() and upload_id in (
     select id from school.upload where school_id = app.school_id() and state = 'left')`,
);
export const forgetPages = office.change(
  'exchange.upload.forget_pages',
  `delete from school.upload_page where school_id = app.school_id() and upload_id in (
     select id from school.upload where school_id = app.school_id() and state = 'left')`,
);
/** A file that broke off: nothing of it stays, so that the same form can be sent again. */
export const dropParts = office.change(
  'exchange.upload.drop_parts',
  `delete from school.upload_part where school_id = app.school_id() and upload_id = $id`,
  { in: { id: uuid } },
);
export const drop = office.change(
  'exchange.upload.drop',
  `delete from school.upload where school_id = app.school_id() and id = $id and state = 'arriving'`,
  { in: { id: uuid } },
);

const seen = {
  id: uuid,
  at: moment,
  fileName: text,
  state,
  stepFile: maybe(text),
  stepRow: maybe(int),
  told: maybe(kept),
  digest: maybe(text),
  import: maybe(uuid),
  undoes: maybe(uuid),
  by: text,
  stalled: bool,
};
const columns = `upload.id, upload.at, upload.file_name, upload.state, upload.step_file, upload.step_row, upload.told,
     encode(upload.digest, 'hex'), upload.import_id, upload.undoes, concat_ws(' ', person.given, nullif(person.family, '')),
     upload.state in ('waiting', 'agreed') and coalesce(upload.claimed_until < app.now(), false)`;
const withPerson = `school.upload join school.person on person.school_id = app.school_id() and person.id = upload.actor`;

/** For a day, and once. */
const isUndoable = `import.at > app.now() - interval '1 day'
       and exists (select from school.import_undo where import_undo.school_id = app.school_id()
         and import_undo.import_id = import.id)
       and not exists (select from school.upload where upload.school_id = app.school_id()
         and upload.undoes = import.id and upload.state = 'applied')`;

export const uploadOf = office.one(
  'exchange.upload.one',
  `select ${columns}, exists (select from school.import
     where import.school_id = app.school_id() and import.id = upload.import_id and ${isUndoable})
   from ${withPerson} where upload.school_id = app.school_id() and upload.id = $id`,
  { in: { id: uuid }, out: { ...seen, undoable: bool } },
);
/** The one that waits for something: for the jobs, or for a decision. */
export const openUpload = office.maybe(
  'exchange.upload.open',
  `select ${columns} from ${withPerson}
   where upload.school_id = app.school_id() and upload.state not in ('arriving', 'applied', 'left')
   order by upload.at desc limit 1`,
  { out: seen },
);
/** Under lock, for whoever decides about it. */
export const heldUpload = office.one(
  'exchange.upload.held',
  `select id, state, told, encode(digest, 'hex') from school.upload
   where school_id = app.school_id() and id = $id for update`,
  { in: { id: uuid }, out: { id: uuid, state, told: maybe(kept), digest: maybe(text) } },
);
export const pagesOf = office.many(
  'exchange.upload.pages',
  `select sort, change, n, lines from school.upload_page
   where school_id = app.school_id() and upload_id = $id and n = 0 order by sort, change`,
  { in: { id: uuid }, out: { sort: text, change: text, n: int, lines: kept } },
);
export const onePage = office.maybe(
  'exchange.upload.page',
  `select lines from school.upload_page
   where school_id = app.school_id() and upload_id = $id and sort = $sort and change = $change and n = $n`,
  { in: { id: uuid, sort: text, change: text, n: int }, out: { lines: kept } },
);
export const agree = office.change(
  'exchange.upload.agree',
  `update school.upload set state = 'agreed', agreed_by = app.actor() where school_id = app.school_id() and id = $id`,
  { in: { id: uuid } },
);
export const leave = office.change(
  'exchange.upload.leave',
  `update school.upload set state = 'left' where school_id = app.school_id() and id = $id`,
  { in: { id: uuid } },
);
export const choose = office.change(
  'exchange.upload.choose',
  `update school.upload set state = 'waiting', chosen = $chosen where school_id = app.school_id() and id = $id`,
  { in: { id: uuid, chosen: text } },
);

/** The last imports of this school, by the page and by the host. */
export const lastImports = office.many(
  'exchange.last_imports',
  `select import.id, import.at, import.file_name, import.format, import.added, import.changed, import.ended,
     concat_ws(' ', person.given, nullif(person.family, '')), ${isUndoable}
   from school.import left join school.person on person.school_id = app.school_id() and person.id = import.actor
   where import.school_id = app.school_id() order by import.at desc, import.id desc limit 10`,
  {
    out: {
      id: uuid,
      at: moment,
      fileName: text,
      format: text,
      added: int,
      changed: int,
      ended: int,
      by: text,
      undoable: bool,
    },
  },
);

export const waiting = jobs.many(
  'exchange.upload.waiting',
  `select school, upload from app.uploads_waiting($at)`,
  { in: { at: moment }, out: { school: uuid, upload: uuid } },
);
/** Takes it on for a minute; nothing when somebody else did. */
export const claim = jobs.maybe(
  'exchange.upload.claim',
  `with mine as (
     update school.upload set claimed_until = app.now() + interval '1 minute', tries = tries + 1
     where school_id = app.school_id() and id = $id and state in ('waiting', 'agreed')
       and (claimed_until is null or claimed_until < app.now())
     returning id, file_name, format, state, size, coalesce(hash, '') as hash, chosen, digest, actor, agreed_by, undoes,
       tries
   )
   select id, file_name, format, state, size, hash, chosen, digest, actor, agreed_by, undoes, tries from mine`,
  {
    in: { id: uuid },
    out: {
      id: uuid,
      fileName: text,
      format: text,
      state,
      size: int,
      hash: bytes,
      chosen: maybe(text),
      digest: maybe(bytes),
      actor: uuid,
      agreedBy: maybe(uuid),
      undoes: maybe(uuid),
      tries: small,
    },
  },
);
export const partOf = jobs.one(
  'exchange.upload.part',
  `select bytes from school.upload_part where school_id = app.school_id() and upload_id = $id and n = $n`,
  { in: { id: uuid, n: int }, out: { bytes } },
);
/** How far reading has come, which also says that somebody is at it. */
export const step = jobs.change(
  'exchange.upload.step',
  `update school.upload set step_file = $file, step_row = $row, claimed_until = app.now() + interval '1 minute'
   where school_id = app.school_id() and id = $id`,
  { in: { id: uuid, file: text, row: int } },
);
export const tell = jobs.change(
  'exchange.upload.tell',
  `update school.upload set state = $state, told = $told, digest = $digest, import_id = $import, step_file = null,
     step_row = null, claimed_until = null, tries = 0
   where school_id = app.school_id() and id = $id and state in ('waiting', 'agreed')`,
  { in: { id: uuid, state: text, told: kept, digest: maybe(bytes), import: maybe(uuid) } },
);
export const clearPages = jobs.change(
  'exchange.upload.clear_pages',
  `delete from school.upload_page where school_id = app.school_id() and upload_id = $id`,
  { in: { id: uuid } },
);
export const addPages = jobs.change(
  'exchange.upload.add_pages',
  `insert into school.upload_page (school_id, upload_id, sort, change, n, lines)
   select here, $id, sort, change, n, lines
   from app.school_id() here, unnest($sorts, $changes, $numbers, $lines) as new (sort, change, n, lines)`,
  { in: { id: uuid, sorts: list(text), changes: list(text), numbers: list(int), lines: list(kept) } },
);
export const clearParts = jobs.change(
  'exchange.upload.clear_parts',
  `delete from school.upload_part where school_id = app.school_id() and upload_id = $id`,
  { in: { id: uuid } },
);

/** This school itself, and whether another one already bears the number that the file gives it. */
export const ownSchool = jobs.one(
  'exchange.own_school',
  `select id, name, code from shared.organisation where id = app.school_id()`,
  { out: { id: uuid, name: text, code: maybe(text) } },
);
