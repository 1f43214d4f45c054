import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from './group/model.ts';
import {
  afterPassing,
  asksCause,
  asksForWord,
  causes,
  deviationProblems,
  firstState,
  listed,
  type Goal,
  isFresh,
  isOpen,
  type Kind,
  kinds,
  mayDeviate,
  missing,
  move,
  readText,
  servable,
  servesProblem,
  states,
  takenBack,
  textProblems,
  tickedAt,
  verbs,
  verbsNow,
  writeText,
} from './model.ts';
import { planOf, upward } from './plan/model.ts';
import { stepsTaken } from './ring/model.ts';

const noor = 'noor';
const marit = 'marit';
const today = '2026-11-21';

const aGoal = (more: Partial<Goal> = {}): Goal => ({
  id: 'brackets',
  pupil: noor,
  reach: 'week',
  kind: 'learning',
  serves: null,
  title: 'Ik los een vergelijking met haakjes op',
  measure: 'Ik leg het uit aan Sem',
  due: '2026-11-27',
  minutes: null,
  state: 'active',
  stateBeforePause: null,
  deviatedOn: null,
  setBy: noor,
  version: 1,
  ...more,
});

const anyKind = fc.constantFrom(...kinds);
const anyState = fc.constantFrom(...states);
const anyVerb = fc.constantFrom(...verbs);
const anyActor = fc.constantFrom(noor, marit);
const anyCause = fc.option(fc.constantFrom(...causes));
const anyDay = fc.option(fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`));
const anyGoal: fc.Arbitrary<Goal> = fc
  .record({
    id: fc.uuid(),
    kind: anyKind,
    state: anyState,
    measure: fc.option(fc.constantFrom('ik kan het uitleggen', '', '  ')),
    due: anyDay,
    deviatedOn: anyDay,
    setBy: anyActor,
    stateBeforePause: fc.constantFrom('agreed' as const, 'active' as const),
  })
  .map((some) =>
    aGoal({ ...some, stateBeforePause: some.state === 'paused' ? some.stateBeforePause : null }),
  );
const someKinds = fc.uniqueArray(anyKind);

describe('the chain', () => {
  it('leads one horizon further, skipping only kinds the pupil does not have', () => {
    const order: Kind[] = ['end', 'period', 'learning', 'work'];
    fc.assert(
      fc.property(anyKind, someKinds, (kind, exist) => {
        for (const far of servable(kind, exist)) {
          expect(exist).toContain(far);
          const beside = far === 'personal' && kind === 'work';
          expect(beside || order.indexOf(far) < order.indexOf(kind)).toBe(true);
          const between = beside ? [] : order.slice(order.indexOf(far) + 1, order.indexOf(kind));
          expect(between.filter((skipped) => exist.includes(skipped))).toEqual([]);
        }
      }),
    );
  });

  it('never joins goals of two pupils, and never hangs on a goal that is over', () => {
    fc.assert(
      fc.property(anyKind, anyGoal, someKinds, (kind, serves, exist) => {
        const others = servesProblem(kind, { ...serves, pupil: 'daan' }, noor, exist);
        const over = servesProblem(kind, { ...serves, state: 'dropped' }, noor, exist);
        expect([others, over]).toEqual(['serves-unknown', 'serves-unknown']);
      }),
    );
  });

  it('lets a learning goal stand alone as long as the pupil has nothing farther', () => {
    expect(servesProblem('learning', undefined, noor, ['learning', 'work'])).toBeUndefined();
    expect(servesProblem('learning', undefined, noor, ['period'])).toBe('serves-missing');
    expect(servesProblem('learning', 'alone', noor, ['period'])).toBeUndefined();
  });

  it('always has a task under a goal', () => {
    expect(servesProblem('work', undefined, noor, [])).toBe('serves-missing');
    expect(servesProblem('work', 'alone', noor, kinds)).toBe('serves-missing');
    expect(servesProblem('work', aGoal(), noor, kinds)).toBeUndefined();
    expect(servesProblem('work', aGoal({ kind: 'personal' }), noor, kinds)).toBeUndefined();
    expect(servesProblem('work', aGoal({ kind: 'period' }), noor, kinds)).toBe('serves-order');
  });

  it('can be walked upward, and ends even if the data went round', () => {
    const end = aGoal({ id: 'end', kind: 'end' });
    const period = aGoal({ id: 'period', kind: 'period', serves: 'end' });
    const goals = new Map([end, period].map((goal) => [goal.id, goal]));
    expect(upward(aGoal({ serves: 'period' }), goals)).toEqual([period, end]);
    goals.set('end', { ...end, serves: 'period' });
    expect(upward(aGoal({ serves: 'period' }), goals)).toHaveLength(2);
  });
});

describe('a goal without measure and date (acceptance check 10)', () => {
  it('cannot become active, whoever tries and from wherever', () => {
    fc.assert(
      fc.property(anyGoal, anyVerb, anyActor, anyCause, (goal, verb, actor, cause) => {
        const moved = move(goal, verb, actor, cause);
        fc.pre('state' in moved && moved.state === 'active');
        expect(missing(goal)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is told what is missing, and a measure of blanks is none', () => {
    expect(move(aGoal({ state: 'idea', measure: ' ', due: null }), 'start', noor, null)).toEqual({
      missing: ['measure', 'due'],
    });
    expect(firstState(aGoal({ measure: null }), false)).toBe('idea');
    expect(firstState(aGoal(), false)).toBe('active');
    expect(firstState(aGoal(), true)).toBe('idea');
  });

  it('stays whole once it has begun', () => {
    expect(textProblems(aGoal(), { title: 'x', measure: null, due: null, minutes: null }, today)).toEqual({
      measure: 'measure-missing',
      due: 'due-missing',
    });
  });

  it('is not asked of a task: its measure is its tick', () => {
    expect(missing({ kind: 'work', measure: null, due: null })).toEqual([]);
    expect(firstState({ kind: 'work', measure: null, due: null }, false)).toBe('active');
  });
});

describe('a date that passed without the goal being reached (acceptance check 11)', () => {
  const late = aGoal({ due: '2026-11-20' });

  it('asks for a word or an evaluation', () => {
    expect(asksForWord(late, today)).toBe(true);
    expect(asksForWord({ ...late, due: today }, today)).toBe(false);
    expect(asksForWord({ ...late, deviatedOn: today }, today)).toBe(false);
    expect(asksForWord({ ...late, state: 'realised' }, today)).toBe(false);
    expect(asksForWord({ ...late, state: 'paused' }, today)).toBe(false);
    expect(asksForWord({ ...late, kind: 'work' }, today)).toBe(false);
  });

  it('asks again when a new date passes too', () => {
    expect(asksForWord({ ...late, deviatedOn: '2026-11-10' }, today)).toBe(true);
  });

  it('is not moved in silence', () => {
    expect(textProblems(late, { ...late, due: '2026-12-04' }, today)).toEqual({ due: 'word-first' });
    expect(textProblems({ ...late, deviatedOn: today }, { ...late, due: '2026-12-04' }, today)).toEqual({});
    expect(textProblems(late, { ...late, title: 'anders' }, today)).toEqual({});
  });

  it('gets its word with a cause, and a new date lies ahead', () => {
    expect(deviationProblems(null, null, today)).toEqual({ cause: 'cause-missing' });
    expect(deviationProblems('no_help', '2026-11-20', today)).toEqual({ due: 'due-past' });
    expect(deviationProblems('no_help', today, today)).toEqual({});
  });

  it('can only go otherwise once it was planned', () => {
    fc.assert(
      fc.property(anyGoal.filter(mayDeviate), (goal) => {
        expect([goal.kind === 'work', goal.state === 'idea', isOpen(goal)]).toEqual([false, false, true]);
      }),
    );
  });
});

describe('moving a goal', () => {
  it('offers exactly what can be done', () => {
    fc.assert(
      fc.property(anyGoal, anyVerb, anyActor, anyCause, (goal, verb, actor, cause) => {
        const can = verbsNow(goal, actor).includes(verb);
        expect('refused' in move(goal, verb, actor, cause)).toBe(!can);
      }),
      { numRuns: 2000 },
    );
  });

  it('asks for a cause whenever a goal that began is let go or not wholly reached (S2.96)', () => {
    fc.assert(
      fc.property(anyGoal, anyVerb, (goal, verb) => {
        fc.pre(goal.state !== 'idea' && goal.kind !== 'work');
        const moved = move(goal, verb, noor, null);
        expect(['dropped', 'partly', 'not']).not.toContain('state' in moved ? moved.state : undefined);
      }),
      { numRuns: 2000 },
    );
    expect(asksCause(aGoal({ state: 'idea' }), 'drop')).toBe(false);
  });

  it('agrees by two: the one who set it cannot say yes alone', () => {
    const idea = aGoal({ kind: 'period', state: 'idea' });
    expect(move(idea, 'agree', noor, null)).toEqual({ refused: 'own' });
    expect(move(idea, 'agree', marit, null)).toEqual({ state: 'agreed', stateBeforePause: null });
    expect(verbsNow(idea, noor)).not.toContain('agree');
  });

  it('comes back from a pause to where it was', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        const paused = move(goal, 'pause', noor, null);
        fc.pre('state' in paused && missing(goal).length === 0);
        const resumed = move({ ...goal, ...paused }, 'resume', noor, null);
        expect(resumed).toEqual({ state: goal.state, stateBeforePause: null });
      }),
    );
  });

  it('knows three things to do with a task: tick it, let it go, take that back', () => {
    const offered = new Set(states.flatMap((state) => verbsNow(aGoal({ kind: 'work', state }), noor)));
    expect([...offered].sort()).toEqual(['drop', 'realise', 'reopen']);
  });

  it('ends: a closed goal stays closed', () => {
    expect(verbsNow(aGoal({ state: 'closed' }), noor)).toEqual([]);
  });
});

describe('taking back', () => {
  const at = new Date('2026-11-21T10:00:00Z');
  const line = { verb: 'goals.drop', at, signIn: 'tablet', from: null, to: null, version: 2 } as const;

  it('undoes every move: the goal is again as it was', () => {
    fc.assert(
      fc.property(anyGoal, anyVerb, anyCause, (goal, verb, cause) => {
        const moved = move(goal, verb, marit, cause);
        fc.pre('state' in moved);
        const after = { ...goal, ...moved, version: goal.version + 1 };
        const back = takenBack(after, { ...line, from: goal.state, to: moved.state, version: after.version });
        expect(back).toEqual({ state: goal.state, stateBeforePause: goal.stateBeforePause });
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused when somebody changed the goal since', () => {
    expect(takenBack(aGoal({ version: 3 }), line)).toBeUndefined();
  });

  it('is possible for a minute', () => {
    expect(isFresh(line, new Date('2026-11-21T10:01:00Z'))).toBe(true);
    expect(isFresh(line, new Date('2026-11-21T10:01:01Z'))).toBe(false);
  });

  it('finds the text as it was', () => {
    const text = { title: 'Ik “kan” het\n😀', measure: null, due: '2026-11-27', minutes: 20 };
    expect(readText(writeText(text))).toEqual(text);
  });
});

describe('a tick that waited without a connection', () => {
  it('counts from when it was made, between Monday and now', () => {
    const monday = new Date('2026-11-16T00:00:00Z');
    const now = new Date('2026-11-21T09:00:00Z');
    fc.assert(
      fc.property(fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }), (sent) => {
        const at = tickedAt(sent, monday, now);
        expect(at >= monday && at <= now).toBe(true);
        const wasThisWeek = sent !== undefined && sent >= monday && sent <= now;
        expect(at).toEqual(wasThisWeek ? sent : at);
      }),
    );
  });
});

describe('the ring of four steps', () => {
  const story = fc
    .integer({ min: 0, max: 6 })
    .chain((parts) =>
      fc.record({ parts: fc.constant(parts), partsDone: fc.integer({ min: 0, max: parts }) }),
    );

  it('fills in order: nothing is evaluated that was not set', () => {
    fc.assert(
      fc.property(anyGoal, story, (goal, parts) => {
        const taken = stepsTaken(goal, parts, today);
        fc.pre(taken.evaluate === 'done');
        expect([taken.set, taken.followUp]).toEqual(['done', 'done']);
      }),
    );
  });

  it('lets acting wait exactly when a goal asks for a word', () => {
    fc.assert(
      fc.property(
        anyGoal.filter((goal) => asksForWord(goal, today)),
        story,
        (goal, parts) => {
          expect(stepsTaken(goal, parts, today).act).toBe('due');
        },
      ),
    );
  });

  it('is full for a goal that was reached and looked back on', () => {
    expect(stepsTaken(aGoal({ state: 'evaluated' }), { parts: 0, partsDone: 0 }, today)).toEqual({
      set: 'done',
      followUp: 'done',
      evaluate: 'done',
      act: 'done',
    });
  });

  it('begins with what is due: an idea is not set yet', () => {
    const none = { parts: 0, partsDone: 0 };
    expect(stepsTaken(aGoal({ state: 'idea' }), none, today).set).toBe('due');
    expect(stepsTaken(aGoal(), none, today)).toEqual({
      set: 'done',
      followUp: 'due',
      evaluate: 'later',
      act: 'later',
    });
  });
});

describe('a plan', () => {
  it('holds every goal once, with its own tasks', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyGoal, { maxLength: 12, selector: ({ id }) => id }), (goals) => {
        const hung = goals.map((goal, i) => ({ ...goal, serves: goals[(i * 7) % goals.length]?.id ?? null }));
        const lines = planOf(hung.map(listed), []);
        expect(lines.map(({ goal }) => goal)).toEqual(hung.filter(({ kind }) => kind !== 'work').map(listed));
        for (const { goal, tasks } of lines) for (const task of tasks) expect(task.serves).toBe(goal.id);
      }),
    );
  });
});

describe('a coach’s group', () => {
  it('shows who has nothing to learn yet and which goals ask for a word', () => {
    const pupils = ['noor', 'daan'].map((pupil) => ({ pupil, given: pupil, family: '', group: '2B' }));
    const glance = (more: Partial<Goal>) => aGoal(more);
    const [first, second] = groupOf(
      pupils,
      [
        glance({ due: '2026-11-13' }),
        glance({ id: 'plan', pupil: 'daan', kind: 'period', state: 'idea', setBy: 'daan' }),
      ],
      today,
    );
    expect(first).toMatchObject({ without: false, learning: [{ kind: 'learning' }], proposed: [] });
    expect(first?.word.map(({ id }) => id)).toEqual(['brackets']);
    expect(second).toMatchObject({ without: true, learning: [], word: [] });
    expect(second?.proposed.map(({ id }) => id)).toEqual(['plan']);
  });
});

describe('passing a step', () => {
  it('judges the learning goals about it and reaches the far goals that began, whatever their state', () => {
    const after = (kind: Kind) =>
      Object.fromEntries(
        states.flatMap((state) => {
          const found = afterPassing(aGoal({ kind, state }));
          return found === undefined ? [] : [[state, found]];
        }),
      );
    const open = states.filter((state) => isOpen({ state }));
    // also one that the pupil said was done: a claim is judged
    const judged = [...open, 'realised', 'partly', 'not'];
    expect(after('learning')).toEqual(Object.fromEntries(judged.map((state) => [state, 'evaluated'])));
    expect(after('end')).toEqual({ active: 'realised' });
    expect(after('period')).toEqual({ active: 'realised' });
    expect(after('work')).toEqual({});
    expect(after('personal')).toEqual({});
  });
});
