import type { Cause } from '../modules/goals/model.ts';
import { type Far, type Lesson, lookBacks, reasons, type Task } from './bank.ts';
import type { Calendar } from './calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Goals, type Life } from './life.ts';
import type { Pupil } from './people.ts';

/** How a week's goal went. */
export type Went = 'done' | 'unseen' | 'partly' | 'late' | 'missed' | 'moved' | 'running' | 'dropped';

/** Writes the goals of one pupil down in the order in which they came about. */
export class Writer {
  readonly pupil: Pupil;
  readonly calendar: Calendar;
  readonly chance: Chance;
  readonly goals: Goals;

  constructor(pupil: Pupil, calendar: Calendar) {
    this.pupil = pupil;
    this.calendar = calendar;
    this.chance = chanceOf(`goals ${pupil.key}`);
    this.goals = new Goals(pupil.key);
  }

  /** A goal for the whole year, agreed with the coach in the second week. */
  end(far: Far, why?: string): Life {
    const { calendar, goals } = this;
    const life = goals.set(
      {
        ...far,
        kind: 'end',
        due: calendar.year.until,
        why: why ?? this.chance.pick(reasons),
      },
      calendar.past(-11, 2, '10:40'),
    );
    return this.#agreed(life, -11);
  }

  /** A goal for the first period, looked back on at its end, or for the running one. */
  period(far: Far, course: string | undefined, when: 'before' | 'now', serves: Life | undefined): Life {
    const { calendar, goals } = this;
    const week = when === 'before' ? -10 : -3;
    const due = calendar.periods[when === 'before' ? 0 : 1]?.until as string;
    const life = goals.set({ ...far, kind: 'period', due, course, serves }, calendar.past(week, 1, '11:05'));
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

  /** What a pupil wants to learn in a week, with its tasks, and how it went. */
  week(week: number, lesson: Lesson, course: string | undefined, serves: Life | undefined, went: Went): Life {
    const { calendar, goals, chance } = this;
    const { title, measure } = lesson;
    const due = calendar.dayOf(week, 5);
    const life = goals.set(
      { kind: 'learning', title, measure, due, course, serves },
      calendar.past(week - 1, 4, '10:30'),
    );
    const tasks = this.tasks(life, lesson.tasks, week - 1);
    if (went === 'running') this.#tickSome(tasks);
    else
      tasks.forEach((task, i) => {
        const all = went === 'done' || went === 'unseen';
        if (all || (i === 0 && went !== 'moved'))
          goals.do(task, 'realise', calendar.past(week, 1 + i, `${10 + i}:${chance.between(10, 55)}`));
      });
    const friday = (time: string) => calendar.past(week, 5, time);
    if (went === 'done' || went === 'unseen') goals.do(life, 'realise', friday('14:10'));
    if (went === 'partly')
      goals.do(life, 'partly', friday('14:10'), {
        cause: this.cause(),
        action: 'Ik oefen nog een keer met een klasgenoot',
        actionDue: calendar.dayOf(0, 5),
      });
    if (went === 'missed') goals.do(life, 'miss', friday('14:10'), { cause: this.cause() });
    if (went === 'dropped') goals.do(life, 'drop', friday('14:10'), { cause: 'changed_view' });
    if (went === 'moved')
      goals.deviate(
        life,
        friday('14:20'),
        calendar.dayOf(0, 5),
        this.cause(),
        'Ik begin maandag met het moeilijkste stuk',
      );
    if (went === 'done') {
      life.lookBack = chance.pick(lookBacks);
      goals.do(life, 'evaluate', friday('14:40'));
    }
    return life;
  }

  tasks(life: Life, tasks: readonly Task[], week: number): Life[] {
    return tasks.map(([title, minutes], i) =>
      this.goals.set(
        { kind: 'work', title, minutes, course: life.course, serves: life },
        this.calendar.past(week, 4, `10:${32 + i}`),
      ),
    );
  }

  tick(task: Life | undefined, week: number, weekday: number, time: string): void {
    if (task !== undefined) this.goals.do(task, 'realise', this.calendar.past(week, weekday, time));
  }

  cause(): Cause {
    return this.chance.pick(['too_big', 'other_priority', 'no_help', 'was_away', 'too_easy'] as const);
  }

  /** The running week: the first task soon, the others as the days go by. */
  #tickSome(tasks: readonly Life[]): void {
    tasks.forEach((task, i) => {
      const time = `${9 + i}:${this.chance.between(10, 55)}`;
      const gone = this.calendar.dayOf(0, 2 * i) < this.calendar.day;
      if (this.chance.percent(i === 0 ? 65 : 55) && (i === 0 || gone)) this.tick(task, 0, 1 + 2 * i, time);
    });
  }

  /** Coach and pupil agree two days later, and it begins. */
  #agreed(life: Life, week: number): Life {
    const at = (time: string) => this.calendar.past(week, 4, time);
    this.goals.do(life, 'agree', at('11:20'), { by: this.pupil.coach });
    return this.goals.do(life, 'start', at('11:25'));
  }
}
