import { z } from 'zod';
import { id } from '#platform/input';
import { action, type Entry } from '#platform/route';
import { takeBackAgreed, takeBackReviewed } from '#modules/logbook';
import { agreementOfLine, turnAgreement } from '../../agreement/store.ts';
import { mayTakeBack } from '../model.ts';
import { lineToTakeBack, settleTalk, talkOfLine } from '../store.ts';
import { talkPath } from './about.ts';

/** Takes back what this sign-in just did with a talk or an agreement, unless somebody went on with it since. */
export const undo = action({
  name: 'coaching.undo',
  path: '/coaching/undo',
  hats: ['pupil', 'guardian', 'staff'],
  input: z.object({ undo: id }),
  about: ({ undo: of }) => [
    lineToTakeBack({ line: of }),
    talkOfLine({ line: of }),
    agreementOfLine({ line: of }),
  ],
  may: ({ who, rows: [of] }) => of.signIn === who.signIn,
  run: ({ rows: [of, held, agreement], who, now }) => {
    const own = who.hat === 'pupil';
    if (of.verb === 'coaching.plan_agreed') {
      if (now.getTime() - of.at.getTime() > 60_000)
        return { refused: 'conflict', reason: 'changed-meanwhile' };
      return {
        changes: [takeBackAgreed({ at: of.at })],
        journal: [{ verb: 'coaching.undo', object: of.object, from: of.to, to: null }],
        to: '/coaching/group',
      };
    }
    const object = held ?? agreement;
    if (object === undefined || !mayTakeBack(of, object.version, now))
      return { refused: 'conflict', reason: 'changed-meanwhile' };
    const back: Entry = {
      verb: 'coaching.undo',
      object: object.id,
      pupil: object.pupil,
      from: of.to,
      to: of.from,
      version: object.version + 1,
    };
    if (held !== undefined)
      return {
        changes: [
          settleTalk({
            pupil: held.pupil,
            week: held.monday,
            state: of.from ?? 'planned',
            heldAt: null,
            minutes: null,
            day: null,
            at: null,
            zone: who.zone,
          }),
          takeBackAgreed({ at: of.at }),
          takeBackReviewed({ at: of.at }),
        ],
        journal: [back],
        to: talkPath(held.pupil, held.monday),
      };
    const again = agreement as NonNullable<typeof agreement>;
    const made = of.verb === 'coaching.agreed';
    return {
      changes: [
        turnAgreement({
          agreement: again.id,
          doneAt: of.from === 'done' ? again.madeAt : null,
          droppedAt: made ? now : null,
        }),
      ],
      journal: [back],
      to: made ? talkPath(own ? null : again.pupil) : '/coaching/agreements',
    };
  },
});
