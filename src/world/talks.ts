import { addDays } from '#platform/dates';
import { type Calendar, momentOn } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Pupil } from './people.ts';
import { autonomyReasons, cards, promises } from './said.ts';
import type { Slot } from './slots.ts';
import type { Agreement, Autonomy, Card, CardName, Coached, Talk, TalkState } from './talk.ts';
import { talked } from './talked.ts';
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
  { from, isWhole }: Told,
): Coached {
  if (slot === undefined) return { talks: [], agreements: [], autonomy: [] };
  const chance = chanceOf(`talks ${pupil.key}`);
  const name = `${pupil.given} ${pupil.family}`;
  const own = talked[name];
  const talks = calendar.weeks.flatMap((week): Talk[] => {
    const planned = momentOn(calendar.dayOf(week, slot.weekday), slot.at);
    const state = own?.talks?.[week] ?? stateOf(chance, week);
    // of a talk that is still to come, or whose day has just gone, there is nothing to tell
    if (week < from || (week === 0 && (calendar.dayOf(0, slot.weekday) >= calendar.day || own !== undefined)))
      return [];
    const minutes = chance.between(9, 21);
    const late = own?.later?.[week] ?? (state === 'replaced' ? chance.between(1, 2) : 0);
    const day = schoolDay(addDays(calendar.dayOf(week, slot.weekday), late), calendar);
    const at = late === 0 ? planned : momentOn(day, '14:20');
    const held = state === 'held' || state === 'replaced';
    if (held && day >= calendar.day)
      return [
        {
          week,
          coach: pupil.coach,
          state: 'missed_pupil',
          plannedAt: planned,
          heldAt: null,
          minutes: null,
          cards: [],
        },
      ];
    const heldAt = held ? new Date(at.getTime() + minutes * 60_000) : null;
    const written = heldAt === null ? [] : cardsOf(pupil, week, heldAt, chance, own?.cards?.[week], isWhole);
    return [
      {
        week,
        coach: pupil.coach,
        state,
        plannedAt: late === 0 ? planned : at,
        heldAt,
        minutes: held ? minutes : null,
        cards: written,
      },
    ];
  });
  const agreements = [
    ...(own?.agreements === undefined
      ? talks.flatMap((talk) => agreed(pupil, talk, ways, chance, calendar, isWhole))
      : []),
    ...(own?.agreements ?? []).map(
      (one): Agreement => ({
        week: talks.some(({ week, heldAt }) => week === one.week && heldAt !== null) ? one.week : null,
        side: one.side,
        owner:
          one.side === 'pupil' ? pupil.key : one.side === 'coach' ? pupil.coach : (one.owner ?? pupil.coach),
        text: one.text,
        due: one.due === undefined ? null : calendar.dayOf(...one.due),
        doneAt: one.done === undefined ? null : calendar.past(...one.done),
        by: pupil.coach,
        at: talks.find(({ week }) => week === one.week)?.heldAt ?? calendar.past(one.week, 3, '12:10'),
      }),
    ),
  ];
  return { talks, agreements, autonomy: autonomyOf(pupil, chance, calendar, own?.proposes) };
}

function stateOf(chance: Chance, week: number): TalkState {
  const share = chance.between(1, 100);
  const state = usual.find(([upTo]) => share <= upTo)?.[1] ?? 'held';
  // in the week before last two coaches were away at the Lyceum, and the story says where
  return state === 'missed_coach' && week === -2 ? 'held' : state;
}

/** After the weekend when it would fall in one. */
const schoolDay = (day: string, { dayOf }: Calendar): string => {
  const friday = [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0]
    .map((week) => dayOf(week, 5))
    .findLast((one) => one <= day);
  return friday !== undefined && day <= addDays(friday, 2) ? friday : day;
};

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
