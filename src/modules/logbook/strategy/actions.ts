import { z } from 'zod';
import { id, line, maybeId, prose } from '#platform/input';
import { action, told } from '#platform/route';
import { codeOf, mondayOfCode } from '../model.ts';
import { isKey } from './bank/model.ts';
import { freeSlot } from './model.ts';
import {
  choose,
  chosenFor,
  goalToHelp,
  makeOwn,
  ownStrategies,
  taughtBlocks,
  tip,
  unchoose,
} from './store.ts';

/** Where choosing leads back to: the week it was chosen in. */
const weekOfAddress = z
  .string()
  .optional()
  .transform((typed) => mondayOfCode(typed ?? '') ?? null);
const back = (week: string | null, goal: string): string =>
  `/logbook${week === null ? '' : `?week=${codeOf(week)}`}#goal-${goal}`;

const isOpen = ({ state }: { readonly state: string }): boolean => state === 'active' || state === 'agreed';

/** One press: a strategy of the bank or an own one for a goal, or one less. */
export const pick = action({
  name: 'logbook.pick',
  path: '/logbook/strategies',
  hats: ['pupil'],
  input: z.object({
    goal: id,
    week: weekOfAddress,
    strategy: z.string().max(60).optional(),
    own: maybeId,
    less: z.enum(['1', '2']).optional(),
  }),
  about: ({ goal }) => [goalToHelp({ goal }), chosenFor({ goal }), ownStrategies()],
  may: ({ who }) => who.held.includes('self'),
  run: ({ input, rows: [goal, chosen, owns] }) => {
    if (!isOpen(goal)) return { refused: 'conflict', reason: 'goal-over' };
    const entry = { object: goal.id, pupil: goal.pupil } as const;
    if (input.less !== undefined)
      return {
        told: [
          told(unchoose({ goal: goal.id, slot: Number(input.less) }), (less) =>
            less === 0 ? [] : [{ ...entry, verb: 'logbook.unchoose' }],
          ),
        ],
        changes: [],
        journal: [],
        to: `/logbook/strategies?goal=${goal.id}${input.week === null ? '' : `&week=${codeOf(input.week)}`}`,
      };
    const strategy = input.strategy ?? null;
    const known = strategy === null ? owns.some((own) => own.id === input.own) : isKey(strategy);
    if (!known) return { problems: { strategy: 'unknown' } };
    const same = chosen.some((one) =>
      strategy === null ? one.own === input.own : one.strategy === strategy,
    );
    if (same) return { changes: [], journal: [], to: back(input.week, goal.id) };
    const slot = freeSlot(chosen);
    if (slot === undefined) return { problems: { strategy: 'two-at-most' } };
    return {
      changes: [choose({ goal: goal.id, slot, strategy, own: strategy === null ? input.own : null })],
      journal: [{ ...entry, verb: 'logbook.choose' }],
      to: back(input.week, goal.id),
    };
  },
});

/** A strategy in one's own words, chosen at once when there is room. */
export const own = action({
  name: 'logbook.own',
  path: '/logbook/strategies/own',
  hats: ['pupil'],
  input: z.object({ goal: id, week: weekOfAddress, title: line(80), how: prose(1000) }),
  about: ({ goal }) => [goalToHelp({ goal }), chosenFor({ goal })],
  may: ({ who }) => who.held.includes('self'),
  run: ({ input, rows: [goal, chosen], newId }) => {
    const made = newId();
    const slot = isOpen(goal) ? freeSlot(chosen) : undefined;
    return {
      changes: [
        makeOwn({ id: made, title: input.title, how: input.how }),
        ...(slot === undefined ? [] : [choose({ goal: goal.id, slot, strategy: null, own: made })]),
      ],
      // what it says is the pupil's and the coach's alone: the journal does not repeat it
      journal: [{ verb: 'logbook.own', object: made, pupil: goal.pupil }],
      to: back(input.week, goal.id),
    };
  },
});

/** The teacher's pick for a block of a course; none takes it away. */
export const tipBlock = action({
  name: 'logbook.tip',
  path: '/logbook/tips',
  hats: ['staff'],
  input: z.object({
    course: id,
    block: z
      .string()
      .regex(/^\d{1,3}$/, { error: 'unknown' })
      .transform(Number),
    strategy: z.string().max(60).optional(),
  }),
  about: () => [taughtBlocks()],
  may: ({ who, rows: [blocks], input }) =>
    who.duties.includes('teaches') && blocks.some(({ course }) => course === input.course),
  run: ({ input, rows: [blocks] }) => {
    const { course, block } = input;
    const known = blocks.find((one) => one.course === course && one.block === block);
    const strategy = input.strategy || null;
    if (known === undefined || (strategy !== null && !isKey(strategy)))
      return { problems: { strategy: 'unknown' } };
    const to = `/logbook/tips#block-${course}-${block}`;
    if (known.strategy === strategy) return { changes: [], journal: [], to };
    return {
      told: [
        told(tip({ course, block, strategy }), ({ changed }) =>
          changed === 0 ? undefined : [{ verb: 'logbook.tip', object: course, to: String(block) }],
        ),
      ],
      changes: [],
      journal: [],
      to,
    };
  },
});
