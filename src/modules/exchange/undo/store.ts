import { kept, maybe, moment, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';

const jobs = sqlFor('jobs');
const office = sqlFor('school');

export const addUndo = jobs.change(
  'exchange.undo.add',
  `insert into school.import_undo (school_id, import_id, before) values (app.school_id(), $import, $before)`,
  { in: { import: uuid, before: kept } },
);
/** What was there before an import of the last day, and when that was. */
export const undoOf = jobs.maybe(
  'exchange.undo.of',
  `select import_undo.before, import.at from school.import_undo
   join school.import on import.school_id = app.school_id() and import.id = import_undo.import_id
   where import_undo.school_id = app.school_id() and import_undo.import_id = $import
     and import.at > app.now() - interval '1 day'`,
  { in: { import: uuid }, out: { before: kept, at: moment } },
);
export const builtOn = jobs.many('exchange.undo.built_on', `select kind, id from app.built_on($since)`, {
  in: { since: moment },
  out: { kind: text, id: uuid },
});

/** An import that may still be taken back, under its name; not-found when its day is over. */
export const undoable = office.one(
  'exchange.undo.undoable',
  `select import.id, import.file_name from school.import
   join school.import_undo on import_undo.school_id = app.school_id() and import_undo.import_id = import.id
   where import.school_id = app.school_id() and import.id = $import and import.at > app.now() - interval '1 day'
     and not exists (select from school.upload where upload.school_id = app.school_id()
       and upload.undoes = import.id and upload.state = 'applied')`,
  { in: { import: uuid }, out: { id: uuid, fileName: text } },
);
/** Taking back waits like a file; what waited for a decision until now is left for it. */
export const beginUndo = office.change(
  'exchange.undo.begin',
  `insert into school.upload (school_id, id, at, actor, format, file_name, state, hash, undoes)
   values (app.school_id(), $id, app.now(), app.actor(), 'undo', $fileName, 'waiting', '', $import)`,
  { in: { id: uuid, import: maybe(uuid), fileName: text } },
);
export const leaveOpen = office.change(
  'exchange.undo.leave_open',
  `update school.upload set state = 'left'
   where school_id = app.school_id() and state in ('choosing', 'refused', 'read', 'failed')`,
);
