import { z } from 'zod';
import { id, line } from '#platform/input';
import { action } from '#platform/route';
import { maySettle, monday, talkPath, week } from '../talk/actions/about.ts';
import { talkAbout } from '../talk/store.ts';
import { agreeAutonomy, openAutonomy, proposeAutonomy } from './store.ts';

export const proposeLevel = action({
  name: 'coaching.propose_autonomy',
  path: '/coaching/talk/:pupil/autonomy',
  hats: ['staff'],
  input: z.object({
    pupil: id,
    week: monday,
    level: z.coerce.number({ error: 'unknown' }).int().min(1).max(4),
    reason: line(500),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week: of }) => [talkAbout({ pupil, week: of })],
  may: ({ who }) => maySettle(who.held),
  run: ({ input, rows: [about], newId }) => {
    const { pupil, level, reason } = input;
    const to = talkPath(pupil, input.week, 'autonomy');
    if (about.autonomy === level) return { changes: [], journal: [], to };
    const wish = newId();
    return {
      changes: [proposeAutonomy({ pupil, id: wish, level, reason })],
      journal: [
        {
          verb: 'coaching.autonomy_proposed',
          object: wish,
          pupil,
          from: String(about.autonomy),
          to: String(level),
        },
      ],
      to,
    };
  },
});

export const agreeLevel = action({
  name: 'coaching.agree_autonomy',
  path: '/coaching/talk/autonomy',
  hats: ['pupil'],
  input: z.object({ wish: id, week: week }),
  about: ({ wish }) => [openAutonomy({ id: wish })],
  may: () => true,
  run: ({ input, rows: [wish], who }) => {
    const to = talkPath(null, input.week, 'autonomy');
    if (wish.isAgreed) return { changes: [], journal: [], to };
    // the coach thought better of it: a proposal counts until the next one
    if (!wish.isNewest) return { refused: 'conflict', reason: 'changed-meanwhile' };
    return {
      changes: [agreeAutonomy({ id: wish.id })],
      journal: [
        {
          verb: 'coaching.autonomy_agreed',
          object: wish.id,
          pupil: who.person,
          to: String(wish.level),
        },
      ],
      to,
    };
  },
});
