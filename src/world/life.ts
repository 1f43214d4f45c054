import {
  type Cause,
  firstState,
  type Goal,
  isOpen,
  type Kind,
  move,
  servesProblem,
  type State,
  type Verb,
  writeText,
} from '../modules/goals/model.ts';
import { dayOfMoment } from './calendar.ts';
import { idFrom } from './ids.ts';

/** A line of the journal: who did what to a goal, and when. People are called by their key. */
export type Line = {
  readonly at: Date;
  readonly by: string;
  readonly verb: string;
  readonly from: State | null;
  readonly to: State;
  readonly version: number;
  /** What it said before and after, when that changed. */
  readonly text?: { readonly before: string; readonly after: string };
};
export type Deviation = {
  readonly at: Date;
  readonly by: string;
  readonly cause: Cause;
  readonly action: string;
  readonly actionDue: string | null;
};

/** A goal with all that happened to it. `goal.pupil` and `goal.setBy` are keys of people here. */
export type Life = {
  goal: Goal;
  /** The code of the subject it is bound to. */
  readonly course: string | undefined;
  /** The step or the task of a course that it is about. */
  readonly step: string | null;
  readonly task: string | null;
  readonly setAt: Date;
  doneAt: Date | null;
  why: string;
  lookBack: string;
  readonly deviations: Deviation[];
  readonly lines: Line[];
};

export type Draft = {
  readonly kind: Kind;
  readonly title: string;
  readonly measure?: string | null;
  readonly due?: string | null;
  readonly minutes?: number;
  readonly course?: string | undefined;
  readonly step?: string | undefined;
  readonly task?: string | undefined;
  readonly serves?: Life | undefined;
  readonly why?: string;
  readonly by?: string;
  readonly asIdea?: boolean;
};

/**
 * The goals of one pupil. Whatever happens to them here goes by the rules of the model, in which nothing is possible
 * that the pages would refuse: a demo world shows no state that nobody can reach.
 */
export class Goals {
  readonly pupil: string;
  readonly lives: Life[] = [];

  constructor(pupil: string) {
    this.pupil = pupil;
  }

  set(draft: Draft, at: Date): Life {
    const { kind, title, measure = null, due = null, minutes = null, by = this.pupil, serves } = draft;
    const exist = [...new Set(this.lives.filter(({ goal }) => isOpen(goal)).map(({ goal }) => goal.kind))];
    const problem = servesProblem(kind, serves?.goal ?? 'alone', this.pupil, exist);
    if (problem !== undefined) throw new Error(`${this.pupil}: "${title}" cannot be set (${problem})`);
    const first = firstState({ kind, measure, due }, draft.asIdea === true);
    // two goals of one moment keep their order
    const written = new Date(at.getTime() + this.lives.length);
    const goal: Goal = {
      id: idFrom(written, `goal ${this.pupil} ${this.lives.length}`),
      pupil: this.pupil,
      reach: '',
      kind,
      serves: serves?.goal.id ?? null,
      title,
      measure,
      due,
      minutes,
      state: first,
      stateBeforePause: null,
      deviatedOn: null,
      setBy: by,
      version: 1,
    };
    const life: Life = {
      goal,
      course: draft.course,
      step: draft.step ?? null,
      task: draft.task ?? null,
      setAt: at,
      doneAt: null,
      why: draft.why ?? '',
      lookBack: '',
      deviations: [],
      lines: [
        { at, by, verb: kind === 'work' ? 'goals.add' : 'goals.set', from: null, to: first, version: 1 },
      ],
    };
    this.lives.push(life);
    return life;
  }

  /** Somebody does something with a goal, at a moment after the last. */
  do(
    life: Life,
    verb: Verb,
    at: Date,
    { by = this.pupil, cause, action = '', actionDue = null }: Why = {},
  ): Life {
    const before = life.goal;
    const moved = move(before, verb, by, cause ?? null);
    if (!('state' in moved))
      throw new Error(`${this.pupil}: "${before.title}" cannot ${verb}: ${JSON.stringify(moved)}`);
    const version = before.version + 1;
    life.goal = { ...before, state: moved.state, stateBeforePause: moved.stateBeforePause, version };
    if (verb === 'realise') life.doneAt = at;
    if (cause !== undefined) this.#note(life, { at, by, cause, action, actionDue });
    const task = before.kind === 'work' ? taskVerbs[verb] : undefined;
    life.lines.push({
      at,
      by,
      verb: `goals.${task ?? verb}`,
      from: before.state,
      to: moved.state,
      version,
    });
    return life;
  }

  /** The teacher passed the step that a goal is about, so nobody has to look back on it any more. */
  judged(life: Life, at: Date, by: string): void {
    const { state, version } = life.goal;
    life.goal = { ...life.goal, state: 'evaluated', version: version + 1 };
    life.doneAt = at;
    life.lines.push({ at, by, verb: 'goals.evaluate', from: state, to: 'evaluated', version: version + 1 });
  }

  /** It goes otherwise than planned: why, what will be done, and a new date. */
  deviate(life: Life, at: Date, due: string, cause: Cause, action: string): Life {
    const { state } = life.goal;
    const before = writeText(life.goal);
    const version = life.goal.version + 1;
    life.goal = { ...life.goal, due, version };
    const text = { before, after: writeText(life.goal) };
    this.#note(life, { at, by: this.pupil, cause, action, actionDue: due });
    life.lines.push({ at, by: this.pupil, verb: 'goals.deviate', from: state, to: state, version, text });
    return life;
  }

  #note(life: Life, deviation: Deviation): void {
    life.deviations.push(deviation);
    life.goal = { ...life.goal, deviatedOn: dayOfMoment(deviation.at) };
  }
}

/** What a task's moves are called. */
const taskVerbs: Readonly<Partial<Record<Verb, string>>> = {
  realise: 'tick',
  reopen: 'untick',
  drop: 'leave',
};

type Why = {
  readonly by?: string;
  readonly cause?: Cause;
  readonly action?: string;
  readonly actionDue?: string | null;
};
