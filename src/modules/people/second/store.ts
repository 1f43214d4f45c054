import { bool, int, maybe, moment, oneOf, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import { answerers, doubtDays } from './model.ts';

const anybody = sqlFor('member', 'school');

/** The questions that stand today, for who asked and for who may answer. */
export const secondWords = anybody.many(
  'people.second.words',
  `select id, what, object, detail, asker, asked_at, until, nullif(answerer, ''), answered_at, agreed, mine, may_answer, taken,
     pupil, guardian
   from app.second_words()`,
  {
    out: {
      id: uuid,
      what: text,
      object: uuid,
      detail: text,
      asker: text,
      askedAt: moment,
      until: moment,
      answerer: maybe(text),
      answeredAt: maybe(moment),
      agreed: maybe(bool),
      mine: bool,
      mayAnswer: bool,
      taken: bool,
      pupil: text,
      guardian: text,
    },
  },
);

/** Asks for a second person; the question falls after a day (0031_second.sql). */
export const askSecond = anybody.one(
  'people.second.ask',
  `select app.ask_second($id, $what, $object, $detail, $answerFrom)`,
  {
    in: { id: uuid, what: text, object: uuid, detail: text, answerFrom: oneOf(...answerers) },
    out: { asked: bool },
  },
);

/** Yes or no, or the question taken back by who asked. */
export const answerSecond = anybody.one('people.second.answer', `select app.answer_second($id, $yes)`, {
  in: { id: uuid, yes: bool },
  out: { answered: bool },
});

const doubtsWithin = anybody.many('people.second.doubts', `select at, why from app.doubts($days)`, {
  in: { days: int },
  out: { at: moment, why: oneOf('code', 'brought') },
});

/** What makes it doubtful that the reader is not whoever asks: a colleague's code over a password, a place an import gave. */
export const doubts = () => doubtsWithin({ days: doubtDays });
