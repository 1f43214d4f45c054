import { addDays, weekdayOf } from '#platform/dates';
import { type Calendar, momentOn } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Pupil } from './people.ts';
import { autonomyReasons, cards, promises } from './said.ts';
import type { Slot } from './slots.ts';
import type { Agreement, Autonomy, Card, CardName, Coached, Talk, TalkState } from './talk.ts';
import { type Planted, talked } from './talked.ts';
import type { Way } from './ways.ts';

/** How the talk of a week went when nobody has a story about it, in a hundred. */
const usual: readonly (readonly [share: number, state: TalkState])[] = [
  [85, 'held'],
  [89, 'replaced'],
  [94, 'missed_pupil'],
  [97, 'missed_coach'],
  [100, 'let_go'],
];

/** How much is told: `from` is the first week with talks, `isWhole` adds what was written and agreed in all of them. */
type Told = { readonly from: number; readonly isWhole: boolean };

/** What pupil and coach talked about and agreed since the summer. */
export function coachedOf(
  pupil: Pupil,
  slot: Slot | undefined,
  ways: readonly Way[],
  calendar: Calendar,
  told: Told,
): Coached {
  if (slot === undefined) return { talks: [], agreements: [], autonomy: [] };
  const chance = chanceOf(`talks ${pupil.key}`);
  const own = talked[`${pupil.given} ${pupil.family}`];
  const talks = calendar.weeks.flatMap((week): Talk[] => {
    const drawn = stateOf(chance, week);
    // of a talk that is still to come, or whose day has just gone, there is nothing to tell
    const isAhead = week === 0 && (calendar.dayOf(0, slot.weekday) >= calendar.day || own !== undefined);
    return week < told.from || isAhead
      ? []
      : [talkOf(pupil, slot, week, drawn, chance, calendar, told.isWhole)];
  });
  const agreements =
    own?.agreements?.map((one) => plantedOf(pupil, one, talks, calendar)) ??
    talks.flatMap((talk) => agreed(pupil, talk, ways, chance, calendar, told.isWhole));
  return { talks, agreements, autonomy: autonomyOf(pupil, chance, calendar, own?.proposes) };
}

function talkOf(
  pupil: Pupil,
  slot: Slot,
  week: number,
  drawn: TalkState,
  chance: Chance,
  calendar: Calendar,
  isWhole: boolean,
): Talk {
  const own = talked[`${pupil.given} ${pupil.family}`];
  const wished = own?.talks?.[week] ?? drawn;
  const standing = calendar.dayOf(week, slot.weekday);
  const late = own?.later?.[week] ?? (wished === 'replaced' ? chance.between(1, 2) : 0);
  const day = schoolDay(addDays(standing, late));
  const plannedAt = late === 0 ? momentOn(standing, slot.at) : momentOn(day, '14:20');
  // what would be made good today or later, is still missed
  const state = wished === 'replaced' && day >= calendar.day ? 'missed_pupil' : wished;
  const minutes = chance.between(9, 21);
  const talk = { week, coach: pupil.coach, state, plannedAt };
  if (state !== 'held' && state !== 'replaced') return { ...talk, heldAt: null, minutes: null, cards: [] };
  const heldAt = new Date(plannedAt.getTime() + minutes * 60_000);
  return {
    ...talk,
    heldAt,
    minutes,
    cards: cardsOf(pupil, week, heldAt, chance, own?.cards?.[week], isWhole),
  };
}

function plantedOf(
  pupil: Pupil,
  { week, side, owner = pupil.coach, text, due, done }: Planted,
  talks: readonly Talk[],
  calendar: Calendar,
): Agreement {
  const heldAt = talks.find((talk) => talk.week === week)?.heldAt ?? null;
  return {
    week: heldAt === null ? null : week,
    side,
    owner: side === 'pupil' ? pupil.key : owner,
    text,
    due: due === undefined ? null : calendar.dayOf(...due),
    doneAt: done === undefined ? null : calendar.past(...done),
    by: pupil.coach,
    at: heldAt ?? calendar.past(week, 3, '12:10'),
  };
}

function stateOf(chance: Chance, week: number): TalkState {
  const share = chance.between(1, 100);
  const state = usual.find(([upTo]) => share <= upTo)?.[1] ?? 'held';
  // in the week before last two coaches were away at the Lyceum, and the story says where
  return state === 'missed_coach' && week === -2 ? 'held' : state;
}

/** What would fall in the weekend is done on the Friday before it. */
const schoolDay = (day: string): string => addDays(day, Math.min(0, 5 - weekdayOf(day)));

function cardsOf(
  pupil: Pupil,
  week: number,
  heldAt: Date,
  chance: Chance,
  own: Partial<Record<CardName, string>> | undefined,
  isWhole: boolean,
): Card[] {
  const at = (n: number) => new Date(heldAt.getTime() - (6 - n) * 60_000);
  const names = Object.keys(cards) as CardName[];
  const card = (name: CardName, text: string, n: number): Card => ({
    card: name,
    text,
    by: name === 'land' || name === 'insight' ? pupil.key : pupil.coach,
    at: at(n),
  });
  if (own !== undefined)
    return names.flatMap((name, n) => (own[name] === undefined ? [] : [card(name, own[name], n)]));
  if (!isWhole || week < -2) return [];
  return names.flatMap((name, n) => (chance.percent(55) ? [card(name, chance.pick(cards[name]), n)] : []));
}

/** Who promised what in a talk, and whether it was kept since. */
function agreed(
  pupil: Pupil,
  { week, heldAt }: Talk,
  ways: readonly Way[],
  chance: Chance,
  calendar: Calendar,
  isWhole: boolean,
): Agreement[] {
  if (heldAt === null || week < (isWhole ? -3 : -1)) return [];
  const guardian = pupil.guardians.find(({ authority, confirmed }) => authority === 'full' && confirmed);
  const teacher = ways.length === 0 ? undefined : chance.pick(ways).teacher;
  const sides = [
    { side: 'pupil', owner: pupil.key, share: isWhole ? 65 : 40 },
    { side: 'coach', owner: pupil.coach, share: isWhole ? 28 : 10 },
    { side: 'guardian', owner: guardian?.key, share: isWhole ? 9 : 0 },
    { side: 'teacher', owner: teacher === pupil.coach ? undefined : teacher, share: isWhole ? 12 : 0 },
  ] as const;
  return sides.flatMap(({ side, owner, share }): Agreement[] => {
    if (owner === undefined || !chance.percent(share)) return [];
    const due = chance.percent(80)
      ? calendar.dayOf(calendar.after(week), chance.pick([2, 3, 5] as const))
      : null;
    const done = momentOn(addDays(calendar.dayOf(week, 5), chance.between(1, 5)), '15:30');
    const isOver = due !== null && due < calendar.day;
    const isKept =
      done > heldAt && done < momentOn(calendar.day, '00:00') && chance.percent(isOver ? 78 : 30);
    const text = chance.pick(promises[side]);
    return [{ week, side, owner, text, due, doneAt: isKept ? done : null, by: pupil.coach, at: heldAt }];
  });
}

/** Some decide more alone than in the summer, or less, or are asked whether they want to. */
function autonomyOf(
  { autonomy }: Pupil,
  chance: Chance,
  calendar: Calendar,
  proposes: Autonomy['level'] | undefined,
): Autonomy[] {
  const at = calendar.past(-6, 3, '12:20');
  const level = autonomy as Autonomy['level'];
  const agreed = chance.percent(12)
    ? [{ level, reason: autonomyReasons[level], at, agreedAt: new Date(at.getTime() + 240_000) }]
    : [];
  if (proposes === undefined) return agreed;
  const asked = calendar.past(-1, 5, '14:30');
  return [...agreed, { level: proposes, reason: autonomyReasons[proposes], at: asked, agreedAt: null }];
}
