import { type Calendar, momentOn } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Key, type Kind, keys, nearness } from '../modules/logbook/strategy/bank/model.ts';
import type { Life } from './life.ts';
import { backOnWeek, ownStrategies, toCoach } from './said.ts';
import type { Slot } from './slots.ts';
import type { Talk } from './talk.ts';
import type { Writer } from './writer.ts';

/** What was done about one week. */
export type Week = {
  readonly week: number;
  readonly proposedAt: Date | null;
  readonly agreedAt: Date | null;
  readonly lookedBackAt: Date | null;
  readonly reviewedAt: Date | null;
  readonly toCoach: string;
  readonly lookBack: string;
};
export type Choice = {
  readonly life: Life;
  readonly slot: 1 | 2;
  /** A key of the bank, or which of the pupil's own. */
  readonly strategy: Key | number;
  readonly result: 'helped' | 'not' | 'unused' | null;
  readonly at: Date;
};
export type Planned = {
  readonly weeks: readonly Week[];
  readonly own: readonly (readonly [title: string, how: string])[];
  readonly choices: readonly Choice[];
};

/** The weeks of a pupil: proposed by the pupil, agreed and looked back on in the talk that came after. */
export function plannedOf(writer: Writer, slot: Slot | undefined, talks: readonly Talk[]): Planned {
  const { pupil, calendar, items } = writer;
  const chance = chanceOf(`weeks ${pupil.key}`);
  const spoken = talks.flatMap(({ week, heldAt }) =>
    heldAt === null ? [] : [{ heldAt, ...about(week, heldAt, calendar) }],
  );
  const filled = calendar.weeks.filter((week) => items.some((item) => item.week === week));
  const weeks = filled.map((week): Week => {
    const mayWait = week === 0 ? 38 : 8;
    const wish = proposes[`${pupil.given} ${pupil.family}`]?.[week];
    const isProposed = (wish ?? !chance.percent(mayWait)) !== false;
    const proposedAt = isProposed
      ? proposal(week, slot, wish === 'afterTalk' || chance.percent(40), calendar)
      : null;
    const lookedBackAt = writer.looksBack(week) ? writer.backAt(week, 8) : null;
    const agreed = spoken.find(
      ({ ahead, heldAt }) => ahead === week && proposedAt !== null && proposedAt < heldAt,
    );
    const reviewed = spoken.find(
      ({ back, heldAt }) =>
        back === week &&
        (lookedBackAt === null
          ? heldAt >= momentOn(calendar.dayOf(week, 8), '00:00')
          : lookedBackAt < heldAt),
    );
    return {
      week,
      proposedAt,
      lookedBackAt,
      agreedAt: agreed?.heldAt ?? null,
      reviewedAt: reviewed?.heldAt ?? null,
      toCoach: proposedAt !== null && chance.percent(30) ? chance.pick(toCoach) : '',
      lookBack: lookedBackAt !== null && chance.percent(60) ? chance.pick(backOnWeek) : '',
    };
  });
  const own = chance.percent(25) ? [chance.pick(ownStrategies)] : [];
  const lives = [...new Set(items.map(({ life }) => life))].filter(({ goal }) => goal.kind === 'learning');
  return { weeks, own, choices: lives.flatMap((life) => choicesFor(life, own.length, chance)) };
}

/** Whether the plan of a week was proposed by somebody with a story, and that it came too late for the talk. */
const proposes: Readonly<Record<string, Readonly<Record<number, boolean | 'afterTalk'>>>> = {
  'Noor Aydın': { [-2]: true, [-1]: true, 0: 'afterTalk' },
  'Daan Vos': { [-1]: false, 0: false },
  'Elif Karaca': { [-1]: true, 0: true },
};

/** From Thursday on a talk is about the running week and the next, before that about the last one and this. */
function about(
  week: number,
  heldAt: Date,
  { dayOf, before, after }: Calendar,
): { back: number; ahead: number } {
  const isLate = heldAt >= momentOn(dayOf(week, 4), '00:00');
  return isLate ? { back: week, ahead: after(week) } : { back: before(week), ahead: week };
}

function proposal(week: number, slot: Slot | undefined, isFriday: boolean, { before, past }: Calendar): Date {
  if (slot?.weekday === 4) return past(before(week), 4, '08:50');
  if (slot?.weekday === 5) return past(before(week), 5, '08:40');
  return isFriday ? past(before(week), 5, '15:10') : past(before(week), 4, '11:10');
}

const helpFor: Readonly<Record<string, Kind>> = {
  wi: 'maths',
  na: 'maths',
  re: 'maths',
  en: 'language',
  ne: 'language',
  du: 'language',
  ta: 'language',
  le: 'reading',
};

/** None, one or two strategies for a goal, and what the pupil said about them afterwards. */
function choicesFor(life: Life, own: number, chance: Chance): Choice[] {
  const many = chance.percent(45) ? (chance.percent(30) ? 2 : 1) : 0;
  const kind = helpFor[life.course ?? ''] ?? 'any';
  const fitting = keys.filter((key) => nearness(key, kind) < (kind === 'any' ? 2 : 1));
  const start = chance.between(0, fitting.length - 1);
  return Array.from({ length: many }, (_, i): Choice => {
    const slot = i === 0 ? 1 : 2;
    const isOver = life.goal.state !== 'active';
    return {
      life,
      slot,
      strategy: i === 1 && own > 0 ? 0 : (fitting[(start + 3 * i) % fitting.length] as Key),
      result:
        isOver && chance.percent(85)
          ? chance.pick(['helped', 'helped', 'helped', 'not', 'unused'] as const)
          : null,
      at: new Date(life.setAt.getTime() + (4 + i) * 60_000),
    };
  });
}
