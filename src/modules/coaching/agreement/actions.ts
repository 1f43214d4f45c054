import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { type Action, action } from '#platform/route';
import { turned } from './model.ts';
import { agreementForChange, turnAgreement } from './store.ts';

const verbs = { done: 'coaching.kept', open: 'coaching.reopened', drop: 'coaching.dropped' } as const;

/** Says that an agreement is kept, is open again, or is let go: by who has to keep it, by the pupil or by the coach. */
const turn = action({
  name: 'coaching.turn',
  path: '/coaching/agreements/turn',
  hats: ['pupil', 'guardian', 'staff'],
  input: z.object({
    agreement: id,
    verb: z.enum(['done', 'open', 'drop'], { error: 'unknown' }),
    pupil: maybeId,
    on: z.enum(['talk', 'agreements']).catch('agreements'),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ agreement }) => [agreementForChange({ agreement })],
  // whoever may not change it was not given the lock: for them it is not there
  may: () => true,
  run: ({ input, rows: [agreement], now, who }) => {
    const { verb } = input;
    const to =
      input.on === 'agreements'
        ? '/coaching/agreements'
        : who.hat === 'pupil'
          ? '/coaching/talk#card-agreements'
          : `/coaching/talk/${agreement.pupil}#card-agreements`;
    const next = turned(agreement, verb, now);
    if (next === undefined) return { refused: 'conflict', reason: 'changed-meanwhile' };
    if ((verb === 'done') === (agreement.doneAt !== null) && verb !== 'drop')
      return { changes: [], journal: [], to };
    return {
      changes: [turnAgreement({ agreement: agreement.id, ...next })],
      journal: [
        {
          verb: verbs[verb],
          object: agreement.id,
          pupil: agreement.pupil,
          from: agreement.doneAt === null ? 'open' : 'done',
          to: verb,
          version: agreement.version + 1,
        },
      ],
      to,
      undo: true,
    };
  },
});

export const actions: readonly Action[] = [turn];
