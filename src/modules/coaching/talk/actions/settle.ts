import { z } from 'zod';
import { id, maybeDay } from '#platform/input';
import { action } from '#platform/route';
import { agreeWeeks, reviewWeek } from '#modules/logbook';
import { canBegin, closing, minutesOf, moved, weeksOf } from '../model.ts';
import { beginTalk, settleTalk, talkAbout, talkForChange } from '../store.ts';
import { weeksNear } from '../around/store.ts';
import { maySettle, monday, talkPath, tooFar } from './about.ts';

const settleVerbs = ['close', 'move', 'miss_pupil', 'miss_coach', 'let_go'] as const;
const places = ['talk', 'talks', 'group'] as const;

/**
 * One press says how the talk went. Closing is: held, so many minutes, last week looked back on, next week agreed – by
 * the coach, whose facts these are.
 */
export const settle = action({
  name: 'coaching.settle',
  path: '/coaching/talk/:pupil/settle',
  hats: ['staff'],
  input: z.object({
    pupil: id,
    week: monday,
    verb: z.enum(settleVerbs, { error: 'unknown' }),
    on: z.enum(places).catch('talk'),
    /** When the coach opened the page; a talk has no other beginning. */
    since: z.string().max(40).optional(),
    day: maybeDay,
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'unknown' })
      .nullable()
      .catch(null),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, week: of }) => [
    talkForChange({ pupil, week: of }),
    talkAbout({ pupil, week: of }),
    weeksNear({ pupil, week: of }),
  ],
  may: ({ who }) => maySettle(who.held),
  run: ({ input, rows: [kept, about, { plans: weeks, items }], who, now, today, newId }) => {
    const { pupil, week: of } = input;
    if (kept === undefined && !canBegin(of, today)) return tooFar(of, today);
    const state = kept?.state ?? 'planned';
    const verb = input.verb === 'close' ? closing(state) : input.verb;
    const next = verb === undefined ? undefined : moved(state, verb);
    if (verb === undefined || next === undefined) return { refused: 'conflict', reason: 'changed-meanwhile' };
    if (verb === 'move' && (input.day === null || input.at === null)) return { refused: 'invalid' };
    const holds = verb === 'hold' || verb === 'replace';
    const talkId = kept?.id ?? newId();
    const filled = [...new Set([...items, ...weeks].map(({ monday: one }) => one))];
    const { back, ahead } = weeksOf(of, today, filled);
    const fact = (one: string) => weeks.find((known) => known.monday === one);
    const agrees = holds && filled.includes(ahead) && (fact(ahead)?.agreedAt ?? null) === null;
    // a week nobody said a word about stays the pupil's to look back on
    const reviews =
      holds &&
      items.some((item) => item.monday === back && item.outcome !== null) &&
      (fact(back)?.reviewedAt ?? null) === null;
    return {
      changes: [
        ...(kept === undefined ? [beginTalk({ id: talkId, pupil, week: of })] : []),
        settleTalk({
          pupil,
          week: of,
          state: next,
          heldAt: holds ? now : null,
          minutes: holds
            ? minutesOf(earlier(kept?.openedAt ?? null, input.since), now, about.slotMinutes ?? 15)
            : null,
          day: verb === 'move' ? input.day : null,
          at: verb === 'move' ? input.at : null,
          zone: who.zone,
        }),
        ...(agrees ? [agreeWeeks({ pupils: [pupil], monday: ahead })] : []),
        ...(reviews ? [reviewWeek({ pupil, monday: back })] : []),
      ],
      journal: [
        {
          verb: `coaching.${verb}`,
          object: talkId,
          pupil,
          from: state,
          to: next,
          version: (kept?.version ?? 1) + 1,
        },
      ],
      to:
        input.on === 'talks'
          ? '/coaching/talks'
          : input.on === 'group'
            ? '/coaching/group'
            : talkPath(pupil, of),
      // where a talk was before it was moved once more, nobody wrote down
      undo: !(verb === 'move' && state === 'moved'),
    };
  },
});

/** The first the coach did in this talk, or opened: whichever was sooner. What the page says is only a claim. */
function earlier(opened: Date | null, since: string | undefined): Date | null {
  const claimed = since === undefined ? null : new Date(since);
  if (claimed === null || Number.isNaN(claimed.getTime())) return opened;
  return opened === null || claimed < opened ? claimed : opened;
}
