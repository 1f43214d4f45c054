import type { Cause } from '../modules/goals/model.ts';
import { type Far, type Lesson, lookBacks, reasons, type Task } from './bank.ts';
import type { Calendar } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Goals, type Life } from './life.ts';
import type { Pupil } from './people.ts';
import type { Slot } from './slots.ts';
import type { Way } from './ways.ts';

/** How a week's goal went. */
export type Went = 'done' | 'unseen' | 'partly' | 'late' | 'missed' | 'moved' | 'running' | 'dropped';

/** A goal as it appears in one week. */
export type Item = {
  readonly week: number;
  readonly life: Life;
  readonly carried: number;
  readonly day: number | null;
  readonly outcome: 'done' | 'partly' | 'not' | null;
  readonly reason: Cause | null;
};
/** What is told of a pupil's school year before anything is written. */
export type Told = {
  readonly ways: readonly Way[];
  readonly slot: Slot | undefined;
  /** The first week whose plan is told, and whether its tasks have days. */
  readonly from: number;
  readonly isWhole: boolean;
};

/** Writes the goals of one pupil down in the order in which they came about, and in which weeks they stood. */
export class Writer {
  readonly pupil: Pupil;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly goals: Goals;
  readonly ways: readonly Way[];
  readonly from: number;
  readonly items: Item[] = [];
  readonly isWhole: boolean;
  readonly #slot: Slot | undefined;
  readonly #unseen: ReadonlySet<number>;

  constructor(pupil: Pupil, calendar: Calendar, { ways, slot, from, isWhole }: Told) {
    this.pupil = pupil;
    this.calendar = calendar;
    this.chance = chanceOf(`goals ${pupil.key}`);
    this.goals = new Goals(pupil.key);
    this.ways = ways;
    this.from = from;
    this.#slot = slot;
    this.isWhole = isWhole;
    const chance = chanceOf(`look-backs ${pupil.key}`);
    const faithful = notSeen[`${pupil.given} ${pupil.family}`];
    this.#unseen = new Set(
      calendar.weeks.filter((week) =>
        week === 0 ? true : (faithful?.includes(week) ?? chance.percent(week === -1 ? 25 : 8)),
      ),
    );
  }

  way(code: string): Way | undefined {
    return this.ways.find((way) => way.code === code);
  }

  /** The step with this number on the way through a course. */
  stepOf(code: string, number: number): string | undefined {
    return this.way(code)?.steps[number - 1]?.id;
  }

  /* ── Moments ────────────────────────────────────────────────────────────────────────────────────────────── */

  /** Whoever talks with the coach at the end of the week, has looked back and planned before that. */
  get isLate(): boolean {
    return this.#slot !== undefined && this.#slot.weekday >= 4;
  }
  looksBack(week: number): boolean {
    return !this.#unseen.has(week);
  }
  backAt(week: number, minutes = 0): Date {
    const [day, from] = this.isLate ? [this.#slot?.weekday ?? 5, '08:20'] : [5, '14:10'];
    return new Date(this.calendar.past(week, day, from).getTime() + minutes * 60_000);
  }
  /** A week is planned on the Thursday before. */
  plannedAt(week: number): Date {
    return this.calendar.past(this.calendar.before(week), 4, this.#slot?.weekday === 4 ? '08:30' : '10:30');
  }

  /* ── Far goals ──────────────────────────────────────────────────────────────────────────────────────────── */

  /** A goal for the whole year, agreed with the coach in the second week. */
  end(far: Far, why?: string, { due, step }: { due?: string; step?: string | undefined } = {}): Life {
    const { calendar, goals } = this;
    const life = goals.set(
      {
        ...far,
        kind: 'end',
        due: due ?? calendar.year.until,
        step,
        why: why ?? this.chance.pick(reasons),
      },
      calendar.past(-11, 2, '10:40'),
    );
    return this.#agreed(life, -11);
  }

  /** A goal for the first period, looked back on at its end, or for the running one. */
  period(
    far: Far,
    course: string | undefined,
    when: 'before' | 'now',
    serves: Life | undefined,
    step?: string,
  ): Life {
    const { calendar, goals } = this;
    const week = when === 'before' ? -10 : -3;
    const due = calendar.periods[when === 'before' ? 0 : 1]?.until as string;
    const life = goals.set(
      { ...far, kind: 'period', due, course, serves, step },
      calendar.past(week, 1, '11:05'),
    );
    return this.#agreed(life, week);
  }

  /** Ends a period goal of the first period. */
  over(life: Life, how: 'evaluated' | 'closed' | 'partly'): void {
    const { calendar, goals, pupil } = this;
    const at = calendar.past(-4, 4, '13:10');
    if (how === 'partly')
      goals.do(life, 'partly', at, {
        cause: 'too_big',
        action: 'Het laatste stuk neem ik mee naar deze periode',
        actionDue: calendar.dayOf(2, 5),
      });
    else goals.do(life, 'realise', at);
    life.lookBack = this.chance.pick(lookBacks);
    goals.do(life, 'evaluate', calendar.past(-4, 5, '10:15'));
    if (how === 'closed') goals.do(life, 'close', calendar.past(-4, 5, '10:20'), { by: pupil.coach });
  }

  /* ── Weeks ──────────────────────────────────────────────────────────────────────────────────────────────── */

  /** What a pupil wants to learn in a week, with its tasks, and how it went. */
  week(week: number, lesson: Lesson, course: string | undefined, serves: Life | undefined, went: Went): Life {
    const { calendar, goals, chance } = this;
    const { title, measure } = lesson;
    const due = calendar.dayOf(week, 5);
    const life = goals.set({ kind: 'learning', title, measure, due, course, serves }, this.plannedAt(week));
    const tasks = lesson.tasks.map((task) => this.task(life, task, week));
    tasks.forEach((task, n) => this.planTask(week, task, n));
    if (went === 'running') this.tickSome(tasks);
    else
      tasks.forEach((task, i) => {
        const all = went === 'done' || went === 'unseen';
        if (all || (i === 0 && went !== 'moved'))
          this.tick(task, week, 1 + i, `${10 + i}:${chance.between(10, 55)}`);
      });
    const over = this.backAt(week);
    const cause = this.cause();
    if (went === 'done' || went === 'unseen') {
      goals.do(life, 'realise', over);
      this.item(week, life, { outcome: 'done' });
    }
    if (went === 'partly') {
      const action = 'Ik oefen nog een keer met een klasgenoot';
      goals.do(life, 'partly', over, { cause, action, actionDue: calendar.dayOf(0, 5) });
      this.item(week, life, { outcome: 'partly', reason: cause });
    }
    if (went === 'missed') {
      goals.do(life, 'miss', over, { cause });
      this.item(week, life, { outcome: 'not', reason: cause });
    }
    if (went === 'dropped') {
      goals.do(life, 'drop', over, { cause: 'changed_view' });
      this.item(week, life, { outcome: 'not', reason: 'changed_view' });
    }
    if (went === 'moved') {
      goals.deviate(life, over, calendar.dayOf(0, 5), cause, 'Ik begin maandag met het moeilijkste stuk');
      this.item(week, life, { outcome: 'not', reason: cause });
      this.item(0, life, { carried: 1 });
    }
    if (went === 'running' || went === 'late') this.item(week, life, {});
    if (went === 'done') {
      life.lookBack = chance.pick(lookBacks);
      goals.do(life, 'evaluate', this.backAt(week, 30));
    }
    return life;
  }

  /** A goal that stands in a week, and goes along to the next one in which it stands. */
  carry(
    week: number,
    next: number,
    life: Life,
    { carried, action, cause }: { carried: number; action: string; cause?: Cause | undefined },
  ): void {
    if (!this.looksBack(week)) return this.item(week, life, { carried });
    const reason = cause ?? this.cause();
    this.item(week, life, { carried, outcome: this.chance.percent(60) ? 'partly' : 'not', reason });
    this.goals.deviate(life, this.backAt(week), this.calendar.dayOf(next, 5), reason, action);
  }

  item(
    week: number,
    life: Life,
    { carried = 0, day = null, outcome = null, reason = null }: Partial<Item>,
  ): void {
    if (week >= this.from) this.items.push({ week, life, carried, day, outcome, reason });
  }

  tasks(life: Life, tasks: readonly Task[], week: number): Life[] {
    return tasks.map((task) => this.task(life, task, week));
  }

  task(life: Life, [title, minutes]: Task, week: number, task?: string): Life {
    return this.goals.set(
      { kind: 'work', title, minutes, course: life.course, serves: life, task },
      new Date(this.plannedAt(week).getTime() + 120_000),
    );
  }

  /** On which day of a week a task is to be done; of weeks long past nobody looks that up. */
  planTask(week: number, task: Life, n: number): void {
    if (this.isWhole && week >= -1 && (task.doneAt === null || week === 0 || this.chance.percent(70)))
      this.item(week, task, { day: 1 + ((n * 2 + this.chance.between(0, 1)) % 5) });
  }

  tick(task: Life | undefined, week: number, weekday: number, time: string): void {
    if (task !== undefined) this.goals.do(task, 'realise', this.calendar.past(week, weekday, time));
  }

  /** The running week: the first task soon, the others as the days go by. */
  tickSome(tasks: readonly Life[]): void {
    tasks.forEach((task, i) => {
      const time = `${9 + i}:${this.chance.between(10, 55)}`;
      const gone = this.calendar.dayOf(0, 1 + 2 * i) < this.calendar.day;
      if (this.chance.percent(i === 0 ? 65 : 55) && gone) this.tick(task, 0, 1 + 2 * i, time);
    });
  }

  cause(): Cause {
    return this.chance.pick(['too_big', 'other_priority', 'no_help', 'was_away', 'source_missing'] as const);
  }

  /** Coach and pupil agree two days later, and it begins. */
  #agreed(life: Life, week: number): Life {
    const at = (time: string) => this.calendar.past(week, 4, time);
    this.goals.do(life, 'agree', at('11:20'), { by: this.pupil.coach });
    return this.goals.do(life, 'start', at('11:25'));
  }
}

/** Weeks on which somebody with a story did not look back; the others fall by chance. */
const notSeen: Readonly<Record<string, readonly number[]>> = {
  'Noor Aydın': [],
  'Daan Vos': [-3, -2, -1],
  'Tygo Prins': [-1],
};
