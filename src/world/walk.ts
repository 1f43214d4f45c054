import { type Calendar, momentOn } from './calendar.ts';
import type { Chance } from './chance.ts';
import { again, evidence, own, praise, talk } from './said.ts';
import type { ShelfStep } from './shelf.ts';

/** What a teacher found about a step that was shown. */
export type Finding = {
  readonly step: ShelfStep;
  readonly outcome: 'passed' | 'again' | 'talk';
  readonly feedback: string;
  readonly at: Date;
  readonly openedAt: Date | null;
};
/** The pupil's own part of a step. */
export type Begun = {
  readonly step: ShelfStep;
  readonly state: 'working' | 'ready';
  readonly evidence: string;
  readonly startedOn: string;
  readonly readyAt: Date | null;
};
/** The school weeks in a row in which a step was planned. */
export type Spell = {
  readonly step: ShelfStep;
  readonly weeks: readonly number[];
  readonly how: 'passed' | 'shown' | 'working';
  readonly passed: Finding | undefined;
};
/** How a step in hand stands: `open` is planned and not begun. */
export type Held = 'working' | 'ready' | 'again' | 'open';

/** Writes down how a pupil went from step to step, in the order in which it happened. */
export class Walk {
  readonly #steps: readonly ShelfStep[];
  readonly #calendar: Calendar;
  readonly #chance: Chance;
  readonly #said: Readonly<Record<'evidence' | 'praise' | 'again', readonly string[]>>;
  readonly #findings: Finding[] = [];
  readonly #begun: Begun[] = [];
  readonly #spells: Spell[] = [];
  /** The week in which the last step was passed. */
  #last: number;

  constructor(steps: readonly ShelfStep[], calendar: Calendar, chance: Chance, about: keyof typeof own) {
    this.#steps = steps;
    this.#said = {
      evidence: [...evidence, ...own[about].evidence],
      praise: [...praise, ...own[about].praise],
      again: [...again, ...own[about].again],
    };
    this.#calendar = calendar;
    this.#chance = chance;
    this.#last = calendar.weeks[0] as number;
  }

  /** Passed in the second half of this week; whoever hesitates, showed it on Monday already. */
  pass(number: number, week: number, hesitates: boolean): void {
    const weeks = this.#weeks(week, this.#chance.between(0, 2));
    if (hesitates) this.again(number, week, this.#chance.percent(80) ? 'again' : 'talk');
    const passed = this.#found(
      number,
      'passed',
      this.#said.praise,
      this.#at(week, this.#chance.between(2, 5)),
    );
    const step = this.#step(number);
    this.#begin(step, weeks[0] as number);
    this.#spells.push({ step, weeks, how: 'passed', passed });
    this.#last = week;
  }

  /** Not there yet: shown on Monday. */
  again(number: number, week: number, outcome: 'again' | 'talk'): void {
    this.#found(number, outcome, outcome === 'again' ? this.#said.again : talk, this.#at(week, 1));
  }

  /** The step in hand, and what stands in the plan of the running week. */
  hold(number: number, how: Held, since: number, waits: number): void {
    const { weeks } = this.#calendar;
    const step = this.#step(number);
    const from = weeks.find((week) => week > this.#last && week >= since) ?? 0;
    const upTo = (until: number) => weeks.filter((week) => week >= Math.min(from, until) && week <= until);
    if (how === 'again' && from < 0) {
      if (!this.#findings.some((one) => one.step === step)) this.again(number, -1, 'again');
    }
    if (how === 'open' || from === 0) {
      this.#spells.push({ step, weeks: [0], how: 'working', passed: undefined });
      return;
    }
    if (how !== 'ready') {
      this.#begin(step, from);
      this.#spells.push({ step, weeks: upTo(0), how: 'working', passed: undefined });
      return;
    }
    const { calendar, at } = { calendar: this.#calendar, at: this.#shownOn(waits) };
    this.#begun.push({
      step,
      state: 'ready',
      evidence: this.#chance.pick(this.#said.evidence),
      startedOn:
        calendar.dayOf(from, 1) < at ? calendar.dayOf(from, 1) : calendar.dayOf(calendar.before(from), 1),
      readyAt: momentOn(at, `${this.#chance.between(9, 15)}:${this.#chance.between(10, 55)}`),
    });
    this.#spells.push({ step, weeks: upTo(-1), how: 'shown', passed: undefined });
    const next = this.#steps[number];
    if (next !== undefined) this.#spells.push({ step: next, weeks: [0], how: 'working', passed: undefined });
  }

  done(): { findings: readonly Finding[]; begun: readonly Begun[]; spells: readonly Spell[] } {
    return {
      findings: this.#findings.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      begun: this.#begun,
      spells: this.#spells,
    };
  }

  #step(number: number): ShelfStep {
    return this.#steps[number - 1] as ShelfStep;
  }

  /** Up to so many school weeks more than the one in which it was passed, after the step before. */
  #weeks(week: number, more: number): number[] {
    const { weeks } = this.#calendar;
    const end = weeks.indexOf(week);
    return weeks.slice(Math.max(0, end - more), end + 1).filter((one) => one > this.#last || one === week);
  }

  #begin(step: ShelfStep, week: number): void {
    const startedOn = this.#calendar.dayOf(week, 1);
    this.#begun.push({ step, state: 'working', evidence: '', startedOn, readyAt: null });
  }

  #at(week: number, weekday: number): Date {
    return this.#calendar.past(
      week,
      weekday,
      `${this.#chance.between(13, 15)}:${this.#chance.between(10, 55)}`,
    );
  }

  /** On a school day the work that was shown yesterday has waited for one; in the weekend for none. */
  #shownOn(waits: number): string {
    const { day, monday, schoolDaysAgo } = this.#calendar;
    return schoolDaysAgo(day < monday ? waits : Math.max(0, waits - 1));
  }

  #found(number: number, outcome: Finding['outcome'], said: readonly string[], at: Date): Finding {
    const later = this.#chance.percent(70) ? this.#chance.between(60, 400) : this.#chance.between(900, 1_300);
    const opened = new Date(at.getTime() + later * 60_000);
    const feedback = this.#chance.pick(said);
    const openedAt = opened < momentOn(this.#calendar.day, '00:00') ? opened : null;
    const finding = { step: this.#step(number), outcome, feedback, at, openedAt };
    this.#findings.push(finding);
    return finding;
  }
}
