import { z } from 'zod';
import { id } from '#platform/input';
import { action } from '#platform/route';
import { redateGoals, removeGoals } from '#modules/goals';
import { isFresh, readTrail } from '../model.ts';
import { insertItems, removeItems } from '../item/store.ts';
import { lineToTakeBack, planOfLine, rewritePlan, touchPlan } from '../store.ts';
import { hats, weekPath } from './about.ts';

/** Takes back what this sign-in just did to a week, as long as nobody has changed that week since. */
export const undo = action({
  name: 'logbook.undo',
  path: '/logbook/undo',
  hats,
  input: z.object({ undo: id }),
  about: ({ undo: line }) => [lineToTakeBack({ line }), planOfLine({ line })],
  may: ({ who, rows: [line] }) => line.signIn === who.signIn,
  run: ({ rows: [line, kept], who, now }) => {
    if (!isFresh(line.at, now) || kept?.version !== line.version)
      return { refused: 'conflict', reason: 'changed-meanwhile' };
    const { monday, proposedAt, put, taken, goals, tasks, dues } = readTrail(line.before);
    const { pupil, reach } = line;
    return {
      changes: [
        ...(put.length === 0 ? [] : [removeItems({ pupil, items: put })]),
        // tasks first: they hang under the others
        ...(tasks.length === 0 ? [] : [removeGoals({ pupil, goals: tasks })]),
        ...(goals.length === 0 ? [] : [removeGoals({ pupil, goals })]),
        ...(taken.length === 0
          ? []
          : [
              insertItems({
                pupil,
                monday,
                ids: taken.map((place) => place.id),
                goals: taken.map(({ goal }) => goal),
                reaches: taken.map((place) => place.reach),
                carried: taken.map(({ carried }) => carried),
                days: taken.map(({ day }) => day),
              }),
            ]),
        ...(dues.length === 0
          ? []
          : [redateGoals({ pupil, goals: dues.map(([goal]) => goal), dues: dues.map(([, due]) => due) })]),
        proposedAt === undefined
          ? touchPlan({ pupil, monday, reach })
          : rewritePlan({ pupil, monday, proposedAt: proposedAt === null ? null : new Date(proposedAt) }),
      ],
      journal: [{ verb: 'logbook.undo', object: pupil, pupil, reach, version: line.version + 1 }],
      to: weekPath(monday, who.hat === 'pupil' ? null : pupil),
    };
  },
});
