/** What stands at a school, in figures: enough to tell how far its office is on the first morning. */
export type Standing = {
  /** Today's school year or one to come, with its periods and free times. */
  readonly year: string | null;
  readonly periods: number;
  readonly breaks: number;
  readonly pupils: number;
  readonly staff: number;
  readonly guardians: number;
  readonly baseGroups: number;
  readonly groupless: number;
  readonly coachless: number;
  /** Courses in use, and teaching groups that follow none. */
  readonly courses: number;
  readonly courseless: number;
  /** People who were given a way in, and who were not. */
  readonly invited: number;
  readonly shut: number;
};

export const stepNames = ['calendar', 'people', 'groups', 'courses', 'letters'] as const;
export type StepName = (typeof stepNames)[number];
/** `open` nobody has begun it, `begun` something is still missing, `done` nothing is. */
export type StepState = 'open' | 'begun' | 'done';
export type BeginningStep = { readonly name: StepName; readonly state: StepState };

/** So many minutes each step takes whoever has a file at hand: half an hour together. */
export const minutesOf: Readonly<Record<StepName, number>> = {
  calendar: 4,
  people: 8,
  groups: 6,
  courses: 6,
  letters: 6,
};

const stateOf = (begun: boolean, done: boolean): StepState => (begun ? (done ? 'done' : 'begun') : 'open');

/** The five steps from an empty school to printed letters, in the order in which one needs the other. */
export function stepsOf(now: Standing): readonly BeginningStep[] {
  const states: Readonly<Record<StepName, StepState>> = {
    calendar: stateOf(now.year !== null, now.periods > 0 && now.breaks > 0),
    people: stateOf(now.pupils + now.staff > 0, now.pupils > 0 && now.staff > 0),
    groups: stateOf(now.pupils > now.coachless, now.groupless + now.coachless === 0),
    courses: stateOf(now.courses > 0, now.courseless === 0),
    letters: stateOf(now.invited > 0, now.shut === 0),
  };
  return stepNames.map((name) => ({ name, state: states[name] }));
}

/** The step to take now: the first that is not done. */
export const nextStep = (steps: readonly BeginningStep[]): BeginningStep | undefined =>
  steps.find(({ state }) => state !== 'done');

/** A school is being set up as long as nobody has begun one of the steps; what is missing later stands on its own. */
export const isBeginning = (steps: readonly BeginningStep[]): boolean =>
  steps.some(({ state }) => state === 'open');
