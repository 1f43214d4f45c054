import { addDays, mondayOf } from '#platform/dates';
import { minutesIn } from '../slot/model.ts';

/**
 * What is true of the weekly talk between a pupil and the coach: five cards, seven states, and how long it may stay away
 * before others see it (domain §2.4, §6.4).
 */

/** The five cards, in the order of a talk: landing, back, insight, ahead, agreements. */
export const cards = ['land', 'back', 'insight', 'ahead', 'agreements'] as const;
export type Card = (typeof cards)[number];

export const talkStates = [
  'planned',
  'held',
  'moved',
  'missed_pupil',
  'missed_coach',
  'replaced',
  'let_go',
] as const;
export type TalkState = (typeof talkStates)[number];

/* ── The moves ──────────────────────────────────────────────────────────────────────────────────────────────── */

type Rule = { readonly from: readonly TalkState[]; readonly to: TalkState };

/** What people do with a talk. One that was missed is held after all (and then called replaced) or let go. */
const moves = {
  hold: { from: ['planned', 'moved'], to: 'held' },
  replace: { from: ['missed_pupil', 'missed_coach'], to: 'replaced' },
  move: { from: ['planned', 'moved'], to: 'moved' },
  miss_pupil: { from: ['planned', 'moved'], to: 'missed_pupil' },
  miss_coach: { from: ['planned', 'moved'], to: 'missed_coach' },
  let_go: { from: ['missed_pupil', 'missed_coach'], to: 'let_go' },
} as const satisfies Record<string, Rule>;

export type TalkVerb = keyof typeof moves;

/** Where this brings a talk, or nothing when it cannot be done now. A week nobody touched is a talk that is planned. */
export const moved = (state: TalkState, verb: TalkVerb): TalkState | undefined => {
  const rule: Rule = moves[verb];
  return rule.from.includes(state) ? rule.to : undefined;
};
/** It took place, on its day or later. */
export const isHeld = (state: TalkState): boolean => state === 'held' || state === 'replaced';
/** Nothing has been said about it yet. */
export const isAhead = (state: TalkState): boolean => state === 'planned' || state === 'moved';
/** It did not take place and still could. */
export const isMissed = (state: TalkState): boolean => state === 'missed_pupil' || state === 'missed_coach';

/** *Afronden*, one press: what it makes of the talk. */
export const closing = (state: TalkState): 'hold' | 'replace' | undefined =>
  isAhead(state) ? 'hold' : isMissed(state) ? 'replace' : undefined;

/* ── Its weeks ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** The week a talk belongs to when nobody says which: this one, and in the weekend the one that comes. */
export const talkWeekOf = (today: string): string => mondayOf(addDays(today, 2));

/**
 * Which week a talk looks back on, and which one ahead. From Thursday on a plan for next week can be there, and this
 * week is nearly over; before that, and with a talk that is prepared early, it is last week and this one. So every week
 * is agreed once and looked back on once, whatever the day of the talk is. Holidays are passed over: of the weeks that
 * hold something, the nearest.
 */
export function weeksOf(
  monday: string,
  today: string,
  filled: readonly string[] = [],
): { readonly back: string; readonly ahead: string } {
  const isLate = today >= addDays(monday, 3);
  const last = isLate ? monday : addDays(monday, -7);
  const back =
    filled
      .filter((week) => week <= last && week >= addDays(last, -28))
      .sort()
      .at(-1) ?? last;
  const next = isLate ? addDays(monday, 7) : monday;
  const ahead = filled.filter((week) => week >= next && week <= addDays(next, 21)).sort()[0] ?? next;
  return { back, ahead };
}

/** A talk can begin until six weeks after its week and from three weeks before it: `app.begin_talk` says the same. */
export const canBegin = (monday: string, today: string): boolean =>
  monday >= addDays(today, -41) && monday <= addDays(today, 20);

/** The moment of a standing slot in one week, as the clock at school says it. */
export type Slot = { readonly weekday: number; readonly at: string; readonly minutes: number };
export const dayOfSlot = (slot: Pick<Slot, 'weekday'>, monday: string): string =>
  addDays(monday, slot.weekday - 1);

/* ── The next one ───────────────────────────────────────────────────────────────────────────────────────────────── */

/**
 * When a pupil and the coach speak next: at the standing moment, or where it was moved to. What was held, missed or let
 * go is behind, and on a free day nobody comes; then it is the week after.
 */
export function nextTalk(seen: {
  readonly slot: Slot | undefined;
  /** The talks of this week and the next ones that somebody touched, with the day and time they were moved to. */
  readonly talks: readonly {
    readonly monday: string;
    readonly state: TalkState;
    readonly to?: At | undefined;
  }[];
  readonly now: At;
  readonly schoolDays: (monday: string) => readonly string[];
}): At | undefined {
  const { slot, talks, now, schoolDays } = seen;
  for (let monday = mondayOf(now.day), weeks = 0; weeks < 6; monday = addDays(monday, 7), weeks += 1) {
    const talk = talks.find((one) => one.monday === monday);
    if (talk !== undefined && !isAhead(talk.state)) continue;
    const at = talk?.to ?? (slot === undefined ? undefined : { day: dayOfSlot(slot, monday), time: slot.at });
    if (at === undefined || (talk?.to === undefined && !schoolDays(monday).includes(at.day))) continue;
    if (at.day > now.day || (at.day === now.day && isOn(at.time, slot?.minutes ?? 15, now.time))) return at;
  }
  return undefined;
}
/** A day and a time on it, as the clock at school says them. */
export type At = { readonly day: string; readonly time: string };

/** Still to come, or going on. */
const isOn = (time: string, minutes: number, now: string): boolean =>
  minutesIn(time) + minutes > minutesIn(now);

/* ── How long it took ───────────────────────────────────────────────────────────────────────────────────────── */

/** From opening to closing, in minutes; what cannot be true (the page stood open over lunch) counts as planned. */
export function minutesOf(opened: Date | null, now: Date, planned: number): number {
  if (opened === null) return planned;
  const minutes = Math.round((now.getTime() - opened.getTime()) / 60_000);
  return minutes < 0 || minutes > 90 ? planned : Math.max(1, minutes);
}

/* ── Staying away ───────────────────────────────────────────────────────────────────────────────────────────── */

/** How many school weeks may pass without a talk before coach and team lead see it, and before the leader counts it. */
const quietWeeks = { near: 2, far: 4 } as const;

/**
 * Whole school weeks without a talk, up to the running week, which may still have one. `weeks` are the Mondays of the
 * school weeks that are behind, `since` the first day on which there could have been one (a new coach starts fresh).
 * Who was spoken with already in the name of the week ahead is not without one.
 */
export function weeksWithout(
  weeks: readonly string[],
  held: readonly string[],
  since: string,
  today: string,
): number {
  const running = mondayOf(today);
  const last = held.toSorted().at(-1);
  if (last !== undefined && last >= running) return 0;
  const from = last === undefined ? mondayOf(since) : addDays(last, 7);
  return weeks.filter((monday) => monday >= from && monday < running).length;
}

/** Who is told that a talk stays away: nobody yet, coach and team lead by name, or the leader too, as a count. */
export const quietOf = (weeks: number): 'near' | 'far' | undefined =>
  weeks >= quietWeeks.far ? 'far' : weeks >= quietWeeks.near ? 'near' : undefined;

/* ── The brief ──────────────────────────────────────────────────────────────────────────────────────────────── */

export const signals = ['quiet', 'stuck', 'again', 'carried', 'late', 'proposed'] as const;
/** What stands out in a pupil's week, most pressing first; made of facts that pupil and coach both see. */
export type Signal = {
  readonly what: (typeof signals)[number];
  /** Which goal or step it is about; none for a talk that stayed away. */
  readonly title: string;
  /** Weeks without a talk or a step, times carried over, times again. */
  readonly times: number;
  /** Where it stands, when it is a goal. */
  readonly goal?: string;
};

/**
 * One signal for all courses in which a pupil stands still: three lines that say the same would hide the rest. It says
 * the weeks that hold for each of them.
 */
export const stuckSignals = (
  courses: readonly { readonly title: string; readonly weeks: number }[] = [],
): readonly Signal[] =>
  courses.length === 0
    ? []
    : [
        {
          what: 'stuck',
          title: courses.map(({ title }) => title).join(', '),
          times: Math.min(...courses.map(({ weeks }) => weeks)),
        },
      ];

/** An agreement, as far as looking back on it goes. */
export type Promised = {
  readonly text: string;
  readonly due: string | null;
  readonly done: boolean;
  readonly dropped: boolean;
  readonly made: string;
};
export type Kept = 'done' | 'late' | 'open';

/** How an agreement went: late once its day is past, and open as long as it has none. */
const keptOf = ({ done, due }: Pick<Promised, 'done' | 'due'>, today: string): Kept =>
  done ? 'done' : due !== null && due < today ? 'late' : 'open';

export type Brief = {
  /** At most two things that stand out; else what the week is about. */
  readonly first: readonly Signal[] | readonly string[];
  /** The agreement that was made last, with how it went. */
  readonly second: (Promised & { readonly kept: Kept }) | undefined;
};

/** Two lines before a talk, made only of goals, signals and agreements (domain §8.3). */
export function briefOf(
  noticed: readonly Signal[],
  goals: readonly string[],
  promises: readonly Promised[],
  today: string,
): Brief {
  const pressing = inOrder(noticed).slice(0, 2);
  const last = promises.filter(({ dropped }) => !dropped).sort(byNewest)[0];
  return {
    first: pressing.length > 0 ? pressing : goals.slice(0, 2),
    second: last === undefined ? undefined : { ...last, kept: keptOf(last, today) },
  };
}

/** What stands out, most pressing first; of the same kind what happened more often. */
export const inOrder = (noticed: readonly Signal[]): readonly Signal[] =>
  noticed.toSorted((a, b) => signals.indexOf(a.what) - signals.indexOf(b.what) || b.times - a.times);

/** What is not kept yet says more than what is; then the newest. */
const byNewest = (a: Promised, b: Promised): number =>
  b.made.localeCompare(a.made) || Number(a.done) - Number(b.done);

/* ── Two people, one card ───────────────────────────────────────────────────────────────────────────────────── */

/**
 * What becomes of a card that somebody sends: it is written when nobody else wrote since they read it, or when it says
 * what stands there already; else both texts are shown, and nothing is lost (first-slice §4).
 */
export function written(
  kept: { readonly text: string; readonly version: number } | undefined,
  sent: { readonly text: string; readonly version: number },
): 'write' | 'same' | 'both' {
  if ((kept?.text ?? '') === sent.text) return 'same';
  return (kept?.version ?? 0) === sent.version ? 'write' : 'both';
}

/* ── Another day ────────────────────────────────────────────────────────────────────────────────────────────────── */

/** Days to which a talk can be moved: what is left of its week, and the next one. */
export const movableDays = (monday: string, today: string): readonly string[] =>
  [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((days) => addDays(monday, days)).filter((day) => day >= today);

/* ── Taking back ────────────────────────────────────────────────────────────────────────────────────────────── */

/** Offered for ten seconds, accepted for sixty, and only when nobody changed it since. */
export const mayTakeBack = (
  line: { readonly at: Date; readonly version: number | null },
  version: number,
  now: Date,
): boolean => now.getTime() - line.at.getTime() <= 60_000 && line.version === version;
