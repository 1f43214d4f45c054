import { z } from 'zod';
import {
  agreedOn,
  askSecond,
  doubts,
  guarded,
  isInDoubt,
  secondWords,
  type SecondKind,
  waitingOn,
} from '#modules/people';
import { id, line } from '#platform/input';
import { type Action, action } from '#platform/route';
import { words } from '../words.ts';
import { detailOf, reasons, recordIn, secondWhat } from './model.ts';

/** Whoever leads the school asks for the whole record of a pupil, with the reason; another person has to agree. */
const ask = action({
  name: 'exchange.ask_record',
  path: '/exchange/record/of/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id, reason: z.enum(reasons, { error: 'unknown' }), why: line(300) }),
  about: ({ pupil }) => [guarded({ pupil }), secondWords(), doubts()],
  may: ({ who }) => who.duties.includes('leads_school'),
  run: ({ input: { pupil, reason, why }, rows: [, all, codes], newId }) => {
    if (isInDoubt(codes)) return { refused: 'not-allowed', reason: 'in-doubt' };
    const own = all.filter(({ mine, object }) => mine && object === pupil);
    const to = `/exchange/record/of/${pupil}`;
    // pressed again: it was asked already
    if (waitingOn(own, secondWhat) !== undefined || agreedOn(own, secondWhat) !== undefined)
      return { changes: [], journal: [], to };
    const detail = detailOf({ reason, why });
    return {
      changes: [askSecond({ id: newId(), what: secondWhat, object: pupil, detail, answerFrom: 'either' })],
      journal: [{ verb: 'exchange.record_asked', object: pupil, pupil, to: reason }],
      to,
    };
  },
});

export const actions: readonly Action[] = [ask];

export const recordKind: SecondKind = {
  what: secondWhat,
  says: ({ detail, pupil }, language) => {
    const say = words(language).whole;
    const asked = recordIn(detail);
    return asked === undefined
      ? { title: say.title, means: '' }
      : {
          title: say.asks.title(pupil),
          means: say.asks.means(say.reasons[asked.reason], asked.why),
        };
  },
  to: '/exchange/record/of',
};
