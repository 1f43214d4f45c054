import { z } from 'zod';
import { id, line, maybeDay, prose } from '#platform/input';
import { allows } from '#platform/rights';
import { action, type Outcome } from '#platform/route';
import { makeAgreement } from '../../agreement/store.ts';
import { talkCard } from '../../policy.ts';
import { canBegin, cards, written } from '../model.ts';
import { beginTalk, cardForChange, circleOf, layCard, openTalk, pupilKnown, writeCard } from '../store.ts';
import { monday, talkPath, tooFar } from './about.ts';

const mayWrite = (held: readonly string[]): boolean => allows(talkCard, 'write', 'all', held);

/** What a talk can be told: a card's text, or who does what by when. One address, so that a slip is asked on the page. */
const told = {
  write: {
    do: z.literal('write'),
    week: monday,
    card: z.enum(cards, { error: 'unknown' }),
    text: prose(4000),
    /** The version that the writer had before their eyes. */
    version: z.coerce.number().int().min(0).max(1_000_000).catch(0),
  },
  agree: {
    do: z.literal('agree'),
    week: monday,
    /** Who keeps it: somebody around this pupil. */
    who: id,
    what: line(300),
    when: maybeDay,
  },
};

type Told = z.infer<z.ZodObject<typeof told.write>> | z.infer<z.ZodObject<typeof told.agree>>;
type Circle = readonly { readonly person: string; readonly side: string }[];
type Known = { readonly text: string; readonly version: number } | undefined;
type Of = { readonly pupil: string | null; readonly person: string };

const aboutTold = (pupil: string | null, input: Told) =>
  [
    cardForChange({ pupil, week: input.week, card: input.do === 'write' ? input.card : '' }),
    circleOf({ pupil }),
    pupilKnown({ pupil }),
  ] as const;

function take(
  input: Told,
  of: Of,
  [kept, circle]: readonly [Known, Circle, unknown],
  { today, newId }: { today: string; newId: () => string },
): Outcome<'member'> {
  if (kept === undefined && !canBegin(input.week, today)) return tooFar(input.week, today);
  const begins = beginTalk({ id: newId(), pupil: of.pupil, week: input.week });
  return input.do === 'write'
    ? wrote(input, of, kept, begins)
    : promised(input, of, circle, begins, today, newId());
}

/** What somebody typed on a card, after they stopped typing. Of two who typed at once, the second one is asked. */
function wrote(
  { week: monday, card, text, version }: Extract<Told, { do: 'write' }>,
  { pupil }: Of,
  kept: Known,
  begins: ReturnType<typeof beginTalk>,
): Outcome<'member'> {
  const what = written(kept, { text, version });
  // a card that saves itself reads its new version here, and needs no page
  const now = what === 'same' ? (kept?.version ?? version) : (kept?.version ?? 0) + 1;
  const to = `${talkPath(pupil, monday)}&version=${now}#card-${card}`;
  if (what === 'both') return { problems: { [`text-${card}`]: 'both' } };
  if (what === 'same') return { changes: [], journal: [], to };
  const put = { pupil, week: monday, card, text };
  return {
    changes: [
      begins,
      ...(pupil === null ? [] : [openTalk({ pupil, week: monday })]),
      kept === undefined ? layCard(put) : writeCard(put),
    ],
    // what was said stands on the card, with its writer; the journal repeats no word of it
    journal: [],
    to,
  };
}

/** Who does what by when. */
function promised(
  { week: monday, who, what, when }: Extract<Told, { do: 'agree' }>,
  { pupil, person }: Of,
  circle: Circle,
  begins: ReturnType<typeof beginTalk>,
  today: string,
  made: string,
): Outcome<'member'> {
  const keeper = circle.find((one) => one.person === who);
  if (keeper === undefined) return { problems: { who: 'unknown' } };
  if (when !== null && when < today) return { problems: { when: 'due-past' } };
  return {
    changes: [
      begins,
      makeAgreement({ pupil, id: made, week: monday, side: keeper.side, owner: who, text: what, due: when }),
    ],
    journal: [{ verb: 'coaching.agreed', object: made, pupil: person, to: 'open', version: 1 }],
    to: talkPath(pupil, monday, 'card-agreements'),
    undo: true,
  };
}

export const tellAsCoach = action({
  name: 'coaching.tell',
  path: '/coaching/talk/:pupil',
  hats: ['staff'],
  input: z.discriminatedUnion('do', [
    z.object({ pupil: id, ...told.write }),
    z.object({ pupil: id, ...told.agree }),
  ]),
  subject: ({ pupil }) => pupil,
  about: (input) => aboutTold(input.pupil, input),
  may: ({ who }) => mayWrite(who.held),
  run: ({ input, rows, today, newId }) =>
    take(input, { pupil: input.pupil, person: input.pupil }, rows, { today, newId }),
});

export const tellAsPupil = action({
  name: 'coaching.tell_own',
  path: '/coaching/talk',
  hats: ['pupil'],
  input: z.discriminatedUnion('do', [z.object(told.write), z.object(told.agree)]),
  about: (input) => aboutTold(null, input),
  may: ({ who }) => mayWrite(who.held),
  run: ({ input, rows, who, today, newId }) =>
    take(input, { pupil: null, person: who.person }, rows, { today, newId }),
});
