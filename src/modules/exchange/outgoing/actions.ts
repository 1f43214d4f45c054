import { z } from 'zod';
import { agreedOn, askSecond, doubts, isInDoubt, mayBeSecond, secondWords, waitingOn } from '#modules/people';
import { type Action, action } from '#platform/route';
import { answerFrom, secondOf, wholes } from './model.ts';

/** Asks to take the whole school along; another person has to agree before it can be done. */
const ask = action({
  name: 'exchange.ask_whole',
  path: '/exchange/out/ask',
  hats: ['administrator', 'staff'],
  input: z.object({ whole: z.enum(wholes, { error: 'unknown' }) }),
  about: () => [secondWords(), doubts()],
  may: ({ who }) => mayBeSecond(who),
  run: ({ who, input: { whole }, rows: [all, codes], newId }) => {
    if (isInDoubt(codes)) return { refused: 'not-allowed', reason: 'in-doubt' };
    const what = secondOf(whole);
    const own = all.filter(({ mine }) => mine);
    // pressed again: it was asked already
    if (who.school === null || waitingOn(own, what) !== undefined || agreedOn(own, what) !== undefined)
      return { changes: [], journal: [], to: '/exchange/out' };
    const asked = { id: newId(), what, object: who.school, detail: '', answerFrom: answerFrom(whole, who) };
    return {
      changes: [askSecond(asked)],
      journal: [{ verb: 'exchange.whole_asked', object: who.school, to: whole }],
      to: '/exchange/out',
    };
  },
});

export const actions: readonly Action[] = [ask];
