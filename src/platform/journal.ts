import { bytes, int, maybe, moment, text, uuid } from './column.ts';
import type { Door, Entry } from './route.ts';
import { type Query, sqlFor } from './statement.ts';

// The office writes nothing yet; a statement of a table it has no grant on would be refused by the database.
const school = sqlFor('member', 'school', 'counts', 'network', 'jobs');

const writeLine = school.change(
  'platform.journal',
  `insert into school.journal (school_id, id, at, actor, sign_in, verb, object, pupil_id, reach, from_state, to_state, version)
   values (app.school_id(), $id, $at, app.actor(), app.sign_in(), $verb, $object, $pupil, $reach, $from, $to, $version)`,
  {
    in: {
      id: uuid,
      at: moment,
      verb: text,
      object: uuid,
      pupil: maybe(uuid),
      reach: maybe(uuid),
      from: maybe(text),
      to: maybe(text),
      version: maybe(int),
    },
  },
);

const writeText = school.change(
  'platform.journal_text',
  `insert into school.journal_text (school_id, journal_id, reach, before, after)
   values (app.school_id(), $id, $reach, $before, $after)`,
  { in: { id: uuid, reach: maybe(uuid), before: maybe(text), after: maybe(text) } },
);

/** The lines that tell a change: who, when, verb, object, from → to; free text apart, where it can be erased. */
export function journalLines(entry: Entry, id: string, at: Date): Query<unknown, Door | 'jobs'>[] {
  const line = writeLine({
    id,
    at,
    verb: entry.verb,
    object: entry.object,
    pupil: entry.pupil ?? null,
    reach: entry.reach ?? null,
    from: entry.from ?? null,
    to: entry.to ?? null,
    version: entry.version ?? null,
  });
  if (entry.before === undefined && entry.after === undefined) return [line];
  return [
    line,
    writeText({ id, reach: entry.reach ?? null, before: entry.before ?? null, after: entry.after ?? null }),
  ];
}

const keepSchoolKey = school.change(
  'platform.request_key.keep',
  `insert into school.request_key (school_id, actor, key, action, input_hash, answer, at)
   values (app.school_id(), app.actor(), $key, $action, $hash, $answer, app.now())`,
  { in: { key: uuid, action: text, hash: bytes, answer: text } },
);
const readSchoolKey = school.maybe(
  'platform.request_key.read',
  `select action, input_hash, answer from school.request_key
   where school_id = app.school_id() and actor = app.actor() and key = $key`,
  { in: { key: uuid }, out: { action: text, hash: bytes, answer: text } },
);

/** Plain insert, never "on conflict": the unique violation is the signal that this press was made before (proto §3). */
export const requestKey = { keep: keepSchoolKey, read: readSchoolKey };
