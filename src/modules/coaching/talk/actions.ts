import { z } from 'zod';
import { agreeWeeks, reviewWeek, takeBackAgreed, takeBackReviewed } from '#modules/logbook';
import { mondayOf, weekdayOf } from '#platform/dates';
import { id, line, maybeDay, prose } from '#platform/input';
import { type Action, action, type Entry, type Outcome } from '#platform/route';
import { allows } from '#platform/rights';
import { agreementOfLine, makeAgreement, turnAgreement } from '../agreement/store.ts';
import { talk, talkCard } from '../policy.ts';
import { canBegin, cards, closing, mayTakeBack, minutesOf, moved, weeksOf, written } from './model.ts';
import {
  agreeAutonomy,
  beginTalk,
  cardForChange,
  circleOf,
  layCard,
  lineToTakeBack,
  openAutonomy,
  openTalk,
  proposeAutonomy,
  pupilKnown,
  settleTalk,
  talkAbout,
  talkForChange,
  talkOfLine,
  weeksNear,
  writeCard,
} from './store.ts';

/** Where the talk of a pupil is, for the pupil and for everybody else. */
export const talkPath = (pupil: string | null, week?: string | null, part?: string): string =>
  `/coaching/talk${pupil === null ? '' : `/${pupil}`}${week ? `?week=${week}` : ''}${part === undefined ? '' : `#${part}`}`;

const mayWrite = (held: readonly string[]): boolean => allows(talkCard, 'write', 'all', held);
const maySettle = (held: readonly string[]): boolean => allows(talk, 'write', 'all', held);

/** The week of a day in an address; anything else is the week of now. */
export const week = maybeDay.catch(null).transform((typed) => (typed === null ? null : mondayOf(typed)));
/** The week of a talk as our own forms send it. */
const monday = maybeDay.pipe(
  z.string({ error: 'unknown' }).refine((typed) => weekdayOf(typed) === 1, { error: 'unknown' }),
);
/** Why there is no talk of that week to write on: said, because what is typed there would be lost. */
const tooFar = (of: string, today: string) =>
  ({ refused: 'conflict', reason: of < today ? 'week-over' : 'week-later' }) as const;

/* ── Writing, both of them ──────────────────────────────────────────────────────────────────────────────────── */

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

const tellAsCoach = action({
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

const tellAsPupil = action({
  name: 'coaching.tell_own',
  path: '/coaching/talk',
  hats: ['pupil'],
  input: z.discriminatedUnion('do', [z.object(told.write), z.object(told.agree)]),
  about: (input) => aboutTold(null, input),
  may: ({ who }) => mayWrite(who.held),
  run: ({ input, rows, who, today, newId }) =>
    take(input, { pupil: null, person: who.person }, rows, { today, newId }),
});

/* ── Held, moved, missed ────────────────────────────────────────────────────────────────────────────────────── */

const settleVerbs = ['close', 'move', 'miss_pupil', 'miss_coach', 'let_go'] as const;
const places = ['talk', 'talks', 'group'] as const;

/**
 * One press says how the talk went. Closing is: held, so many minutes, last week looked back on, next week agreed – by
 * the coach, whose facts these are.
 */
const settle = action({
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

/* ── Autonomy: proposed by one, agreed by the other ─────────────────────────────────────────────────────────── */

const proposeLevel = action({
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

const agreeLevel = action({
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

/* ── Taking back ────────────────────────────────────────────────────────────────────────────────────────────── */

/** Takes back what this sign-in just did with a talk or an agreement, unless somebody went on with it since. */
const undo = action({
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

export const actions: readonly Action[] = [tellAsCoach, tellAsPupil, settle, proposeLevel, agreeLevel, undo];
