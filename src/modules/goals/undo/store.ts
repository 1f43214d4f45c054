import { int, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { states } from '../model.ts';
import { asGoal, columns } from '../store.ts';

const member = sqlFor('member');

/** The line of the journal that somebody wants to take back, with the text as it was before. */
export const lineToTakeBack = member.one(
  'goals.line',
  `select journal.verb, journal.at, journal.sign_in, journal.from_state, journal.to_state, journal.version,
     journal_text.before
   from school.journal
   left join school.journal_text
     on journal_text.school_id = journal.school_id and journal_text.journal_id = journal.id
   where journal.school_id = app.school_id() and journal.id = $line and journal.actor = app.actor()`,
  {
    in: { line: uuid },
    out: {
      verb: text,
      at: moment,
      signIn: maybe(uuid),
      from: maybe(oneOf(...states)),
      to: maybe(oneOf(...states)),
      version: maybe(int),
      before: maybe(text),
    },
  },
);

/** The goal that a line of the journal tells of, under lock as `goalForChange`: not there for who may not change it. */
export const goalOfLine = member.one(
  'goals.of_line',
  `select ${columns} from school.goal where school_id = app.school_id()
     and id = (select object from school.journal where school_id = app.school_id() and journal.id = $line)
   for update`,
  { in: { line: uuid }, out: asGoal },
);

/** The words about a goal that is taken back: the goal cannot go while they are there. */
export const removeTexts = member.change(
  'goals.remove_texts',
  `delete from school.goal_text where school_id = app.school_id() and pupil_id = $pupil and goal_id = $goal`,
  { in: { pupil: uuid, goal: uuid } },
);
/** Only taking back a goal that was just set removes one; whatever already hangs on it keeps it here. */
export const removeGoal = member.change(
  'goals.remove',
  `delete from school.goal where school_id = app.school_id() and id = $goal`,
  { in: { goal: uuid } },
);
