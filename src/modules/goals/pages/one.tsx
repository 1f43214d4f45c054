import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { momentInWords, nearDay } from '#platform/dates';
import { id, maybeId } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { type Kept, page, type View } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Definition,
  Field,
  GoalCard,
  Hidden,
  LinkButton,
  PageHead,
  PostForm,
  Prose,
  Ring,
  Section,
  Sees,
  Split,
  Stack,
  TextArea,
} from '#ui';
import { lookedAt } from '#modules/people';
import { pathOf } from '../actions.ts';
import {
  asksForWord,
  asksLookBack,
  type Goal,
  isOpen,
  isReached,
  mayDeviate,
  missing,
  type Planned,
  sortOf,
  type Story,
  steps,
  stepsTaken,
  upward,
  type Verb,
  verbsNow,
} from '../model.ts';
import { mayGoal, mayReadTexts, mayWriteTexts } from '../policy.ts';
import { cardOf, coursesOf, deviationsOf, goalAndChain, partsOf, storyOf, textsOf } from '../store.ts';
import { words } from '../words.ts';
import { coursesBy, dueText, GoalList, goalsBy, isProposed, type Reader } from './plan.tsx';

/** One goal of one's own: what to do now, its tasks, its four steps, and what it leads to. */
export const ownOne = page({
  path: '/goals/:goal',
  hats: ['pupil'],
  input: z.object({ goal: id }),
  queries: ({ goal }) => [
    goalAndChain({ goal }),
    partsOf({ pupil: null, goal }),
    textsOf({ pupil: null, goal }),
    deviationsOf({ pupil: null, goal }),
    storyOf({ goal }),
    coursesOf({ pupil: null }),
  ],
  view: ({ rows: [chain, parts, texts, deviations, happened, courses], who, ...seen }) => {
    const [goal] = chain;
    if (goal === undefined) throw new Refusal('not-found');
    return oneView({
      ...seen,
      who,
      goal,
      chain,
      parts,
      texts,
      deviations,
      happened,
      courses,
      name: undefined,
    });
  },
});

/** The same for whoever works with the pupil; the address names the pupil, so that the scope is that narrow. */
export const one = page({
  path: '/goals/:goal',
  hats: ['staff', 'guardian'],
  input: z.object({ goal: id, pupil: maybeId }),
  subject: ({ pupil }) => pupil,
  queries: ({ goal, pupil }) => [
    goalAndChain({ goal }),
    partsOf({ pupil, goal }),
    textsOf({ pupil, goal }),
    deviationsOf({ pupil, goal }),
    storyOf({ goal }),
    coursesOf({ pupil }),
    cardOf({ pupil }),
  ],
  looks: ({ pupil }) => (pupil === null ? undefined : { as: `goals of ${pupil}`, line: lookedAt({ pupil }) }),
  view: ({ rows: [chain, parts, texts, deviations, happened, courses, card], who, input, ...seen }) => {
    const [goal] = chain;
    if (goal === undefined) throw new Refusal('not-found');
    if (input.pupil === null) return { title: '', body: null, goTo: pathOf(goal.id, goal.pupil) };
    if (card === undefined) throw new Refusal('not-found');
    return oneView({
      ...seen,
      who,
      goal,
      chain,
      parts,
      texts,
      deviations,
      happened,
      courses,
      name: card.given,
    });
  },
});

type Rows<Q extends (...input: never[]) => { read: (...rows: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;

type OneProps = {
  readonly goal: Goal;
  readonly chain: readonly Goal[];
  readonly parts: readonly Goal[];
  readonly texts: Rows<typeof textsOf>;
  readonly deviations: Rows<typeof deviationsOf>;
  readonly happened: Rows<typeof storyOf>;
  readonly courses: Rows<typeof coursesOf>;
  readonly who: { readonly person: string; readonly zone: string; readonly held: readonly string[] };
  /** The pupil's given name; undefined when it is their own. */
  readonly name: string | undefined;
  readonly language: Language;
  readonly today: string;
  readonly kept: Kept | undefined;
  readonly key: () => string;
};

function oneView(props: OneProps): View {
  const { goal, chain, parts, who, name, language, today, key } = props;
  const say = words(language);
  const own = name === undefined;
  const pupil = own ? null : goal.pupil;
  const story: Story = { parts: parts.length, partsDone: parts.filter(isReached).length };
  const reader: Reader = {
    language,
    today,
    pupil,
    writes: mayGoal('write', goal.kind, who.held),
    key,
    courses: coursesBy(props.courses),
    goals: goalsBy(chain),
  };
  const course = reader.courses.get(goal.reach) ?? '';
  const sort = sortOf(goal.kind);
  const sees = own ? say.sees.own : say.sees.other;
  const way = upward(goal, reader.goals);
  const taken = stepsTaken(goal, story, today);
  const now = reader.writes && <Now {...props} story={story} reader={reader} />;
  // as long as there is work, the work comes first
  const tasksFirst =
    goal.state === 'active' &&
    goal.kind !== 'work' &&
    !asksForWord(goal, today) &&
    (story.parts === 0 || story.partsDone < story.parts);
  return {
    title: goal.title,
    sees: sort === 'end' ? sees.end : sees[sort](course),
    body: (
      <>
        <Back href={own ? '/goals' : `/goals/of/${goal.pupil}`}>
          {own ? say.one.back : say.one.backTo(name)}
        </Back>
        <PageHead
          over={[say.kind[goal.kind], course].filter(Boolean).join(' · ')}
          title={goal.title}
          under={[
            isProposed(goal, reader) ? say.proposed : say.state[goal.state],
            dueText(goal, today, language),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {reader.writes && isOpen(goal) && (
            <LinkButton href={`/goals/${goal.id}/edit${about(pupil)}`}>{say.one.edit}</LinkButton>
          )}
        </PageHead>
        <Split
          aside={
            <>
              <Card title={say.one.steps}>
                <Ring taken={taken} size={88} />
                <ol class="stack">
                  {steps.map((step) => (
                    <li>
                      <b>{say.step[step]}</b>
                      <br />
                      <span class="soft small">
                        {step === 'act' && taken.act === 'done' && goal.deviatedOn === null
                          ? say.asPlanned
                          : say.stepSays[step][taken[step]]}
                      </span>
                    </li>
                  ))}
                </ol>
              </Card>
              {way.length > 0 && (
                <Section title={say.one.chain}>
                  <GoalList id="chain" lines={way.map(alone)} reader={reader} label={say.one.chain} />
                </Section>
              )}
            </>
          }
        >
          {tasksFirst ? (
            <>
              <Parts goal={goal} parts={parts} reader={reader} />
              {now}
            </>
          ) : (
            <>
              {now}
              <Parts goal={goal} parts={parts} reader={reader} />
            </>
          )}
          {goal.kind !== 'work' && (
            <Section title={say.one.measure}>
              <p>{goal.measure ?? <span class="soft">{say.one.noMeasure}</span>}</p>
            </Section>
          )}
          <Texts {...props} />
          <Otherwise {...props} />
          <Happened {...props} />
        </Split>
      </>
    ),
  };
}

/** A goal as a line, without what stands under it. */
const alone = (goal: Goal): Planned => ({ goal, tasks: [], story: { parts: 0, partsDone: 0 } });

const about = (pupil: string | null): string => (pupil === null ? '' : `?pupil=${pupil}`);

/* ── What now ───────────────────────────────────────────────────────────────────────────────────────────────── */

type NowProps = OneProps & { readonly story: Story; readonly reader: Reader };

/** The one thing this goal asks now, and quietly what else can be done. */
function Now(props: NowProps) {
  const { goal, who, kept, language, reader, story, name, today } = props;
  const say = words(language);
  const can = verbsNow(goal, who.person);
  const own = name === undefined;
  const press = (verb: Verb, rank: 'first' | 'plain' | 'quiet' = 'plain') =>
    can.includes(verb) && <Press goal={goal} reader={reader} verb={verb} rank={rank} />;
  const tell = (verb: 'deviate' | 'partly' | 'miss' | 'drop', label: string, quiet = false) =>
    (verb === 'deviate' ? mayDeviate(goal) : can.includes(verb)) && (
      <LinkButton href={otherwisePath(goal, verb, reader.pupil)} rank={quiet ? 'quiet' : 'plain'}>
        {label}
      </LinkButton>
    );
  const outcomes = (rank: 'first' | 'plain') => (
    <>
      {press('realise', rank)}
      {tell('partly', say.do.partly)}
      {tell('miss', say.do.miss)}
    </>
  );
  const problems = kept === undefined ? [] : Object.values(kept.problems);
  const wrong = problems.length > 0 && (
    <p class="problem" id="problems" tabindex={-1}>
      {problems.map((key) => say.problem[key as keyof typeof say.problem] ?? '').join(' ')}
    </p>
  );
  const complete = (
    <LinkButton href={`/goals/${goal.id}/edit${about(reader.pupil)}`} rank="first">
      {say.do.complete}
    </LinkButton>
  );

  if (asksForWord(goal, today))
    return (
      <Sheet title={say.now.word} wrong={wrong}>
        {outcomes('first')}
        {tell('deviate', say.do.moreTime)}
        {tell('drop', say.do.drop, true)}
      </Sheet>
    );
  if (asksLookBack(goal) || goal.state === 'dropped') {
    const title = goal.state === 'dropped' ? say.now.dropped : say.now.lookBack;
    if (!mayWriteTexts(who.held))
      return (
        <Sheet title={goal.state === 'dropped' ? title : say.now.waitsForLookBack} wrong={wrong}>
          {press('evaluate', 'plain')}
          {press('reopen', 'quiet')}
        </Sheet>
      );
    return (
      <Card title={title} open>
        {wrong}
        <PostForm
          action={pathOf(goal.id, reader.pupil)}
          requestKey={reader.key()}
          draft={`look-back-${goal.id}`}
        >
          <TextArea
            name="lookBack"
            label={say.now.lookBackField}
            hint={say.now.lookBackHint}
            value={kept?.values['lookBack'] ?? props.texts?.lookBack}
          />
          <Hidden name="verb" value="evaluate" />
          <Button rank="first">{say.do.evaluate}</Button>
        </PostForm>
        <Actions>{press('reopen', 'quiet')}</Actions>
      </Card>
    );
  }
  if (goal.state === 'idea') {
    const mine = goal.setBy === who.person;
    const whole = missing(goal).length === 0;
    const title = !mine
      ? own
        ? say.now.agree
        : say.now.waitsForCoach
      : !whole
        ? say.now.incomplete
        : !own
          ? say.now.waitsForPupil
          : sortOf(goal.kind) === 'week'
            ? say.now.start
            : say.now.talk;
    return (
      <Sheet title={title} wrong={wrong}>
        {press('agree', 'first')}
        {whole ? press('start', mine ? 'first' : 'plain') : complete}
        {press('drop', 'quiet')}
      </Sheet>
    );
  }
  if (goal.state === 'agreed')
    return (
      <Sheet title={missing(goal).length === 0 ? say.now.start : say.now.incomplete} wrong={wrong}>
        {missing(goal).length === 0 ? press('start', 'first') : complete}
        {press('pause', 'quiet')}
        {tell('drop', say.do.drop, true)}
      </Sheet>
    );
  if (goal.state === 'paused')
    return (
      <Sheet title={say.now.paused} wrong={wrong}>
        {press('resume', 'first')}
        {tell('drop', say.do.drop, true)}
      </Sheet>
    );
  if (goal.kind === 'work')
    return (
      <Sheet title={say.state[goal.state]} wrong={wrong}>
        {press('realise', 'first')}
        {press('reopen')}
        {press('drop', 'quiet')}
      </Sheet>
    );
  if (goal.state === 'active') {
    const finished = story.parts > 0 && story.partsDone >= story.parts;
    return (
      <Sheet title={finished ? say.now.finish : say.now.outcome} wrong={wrong} open={finished}>
        {outcomes(finished ? 'first' : 'plain')}
        {tell('deviate', say.do.deviate, true)}
        {press('pause', 'quiet')}
        {tell('drop', say.do.drop, true)}
      </Sheet>
    );
  }
  return (
    <Sheet title={goal.state === 'closed' ? say.state.closed : say.now.evaluated} wrong={wrong} open={false}>
      {press('close', 'quiet')}
    </Sheet>
  );
}

function Sheet(props: {
  title: string;
  wrong: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}) {
  return (
    <Card title={props.title} open={props.open ?? true}>
      {props.wrong}
      <Actions>{props.children}</Actions>
    </Card>
  );
}

const otherwisePath = (goal: Goal, verb: string, pupil: string | null): string =>
  `/goals/${goal.id}/otherwise?verb=${verb}${pupil === null ? '' : `&pupil=${pupil}`}`;

function Press(props: { goal: Goal; reader: Reader; verb: Verb; rank: 'first' | 'plain' | 'quiet' }) {
  const { goal, reader, verb, rank } = props;
  const say = words(reader.language);
  return (
    <PostForm action={pathOf(goal.id, reader.pupil)} requestKey={reader.key()} class="inline">
      <Hidden name="verb" value={verb} />
      <Button rank={rank}>{goal.kind === 'work' && verb === 'drop' ? say.do.leave : say.do[verb]}</Button>
    </PostForm>
  );
}

/* ── What stands under it ───────────────────────────────────────────────────────────────────────────────────── */

function Parts({ goal, parts, reader }: { goal: Goal; parts: readonly Goal[]; reader: Reader }) {
  const say = words(reader.language);
  const tasks = parts.filter(({ kind }) => kind === 'work');
  const nearer = parts.filter(({ kind }) => kind !== 'work');
  const also = reader.pupil === null ? '' : `&pupil=${reader.pupil}`;
  const takesTasks = goal.kind === 'learning' || goal.kind === 'personal' || tasks.length > 0;
  const writes = reader.writes && isOpen(goal);
  const far = goal.kind === 'end' || goal.kind === 'period' ? goal.kind : undefined;
  return (
    <>
      {(nearer.length > 0 || (writes && far !== undefined)) && (
        <Section title={say.one.parts}>
          {nearer.length > 0 && (
            <GoalList id="parts" lines={nearer.map(alone)} reader={reader} label={say.one.parts} />
          )}
          {writes && far !== undefined && (
            <Actions>
              <LinkButton
                href={`/goals/set?kind=${far === 'end' ? 'period' : 'learning'}&serves=${goal.id}${also}`}
                rank={goal.state === 'active' && !asksForWord(goal, reader.today) ? 'first' : 'plain'}
              >
                {say.one.addPart[far]}
              </LinkButton>
            </Actions>
          )}
        </Section>
      )}
      {takesTasks && (tasks.length > 0 || writes) && (
        <Section title={say.one.tasks} id="tasks">
          <Stack>
            {tasks.length > 0 && (
              <GoalCard
                id={`goal-${goal.id}`}
                title={say.parts(tasks.filter(isReached).length, tasks.length)}
                tasks={tasks.map(({ id: task, title, state, minutes }) => ({
                  id: task,
                  title,
                  done: isReached({ state }),
                  minutes: minutes === null ? undefined : say.minutes(minutes),
                }))}
                tick={
                  writes
                    ? { action: `/goals/tick?on=goal${also}`, requestKey: reader.key(), swap: 'page' }
                    : undefined
                }
                doneWord={say.done}
              />
            )}
            {writes && (
              <PostForm
                action={`/goals/set?kind=work&serves=${goal.id}${also}`}
                requestKey={reader.key()}
                label={say.one.addTask}
                draft={reader.pupil === null ? `task-${goal.id}` : undefined}
                class="form card"
              >
                <Field name="title" label={tasks.length === 0 ? say.now.plan : say.one.task} required />
                <Button
                  rank={
                    tasks.length === 0 && goal.state === 'active' && !asksForWord(goal, reader.today)
                      ? 'first'
                      : 'plain'
                  }
                >
                  {say.one.add}
                </Button>
              </PostForm>
            )}
            {writes && tasks.length > 0 && (
              <details>
                <summary>{say.one.changeTasks}</summary>
                <GoalList id="change" lines={tasks.map(alone)} reader={reader} label={say.one.changeTasks} />
              </details>
            )}
          </Stack>
        </Section>
      )}
    </>
  );
}

/* ── What was said and what happened ────────────────────────────────────────────────────────────────────────── */

function Texts({ texts, who, language, name }: OneProps) {
  const say = words(language);
  if (!mayReadTexts(who.held) || texts === undefined || (texts.why === '' && texts.lookBack === ''))
    return null;
  return (
    <>
      {texts.why !== '' && (
        <Section title={say.one.why}>
          <Written text={texts.why} />
        </Section>
      )}
      {texts.lookBack !== '' && (
        <Section title={say.one.lookBack}>
          <Written text={texts.lookBack} />
        </Section>
      )}
      <Sees>{name === undefined ? say.one.sees.own : say.one.sees.other}</Sees>
    </>
  );
}

/** What somebody typed, with their own line breaks. */
function Written({ text }: { text: string }) {
  return (
    <Prose>
      {text.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </Prose>
  );
}

function Otherwise({ deviations, language, today, who }: OneProps) {
  const say = words(language);
  if (deviations.length === 0) return null;
  return (
    <Section title={say.one.otherwise}>
      <Definition
        items={deviations.map(({ cause, action, actionDue, notedAt }) => ({
          term: momentInWords(notedAt, who.zone, language),
          is: (
            <>
              {say.cause[cause]}.{action !== '' && <> {say.one.doing(action)}</>}
              {actionDue !== null && (
                <span class="soft"> ({say.one.by(nearDay(actionDue, today, language))})</span>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Happened({ happened, language, who, name }: OneProps) {
  const say = words(language);
  if (happened.length === 0) return null;
  const whoDid = (line: OneProps['happened'][number]): string =>
    line.byReader === true
      ? say.one.you
      : (line.given ?? (name === undefined ? say.one.coach : say.one.unnamed));
  const did = (verb: string): string => say.told[verb.replace('goals.', '') as keyof typeof say.told] ?? verb;
  return (
    <Section title={say.one.story}>
      <Definition
        items={happened.map((line) => ({
          term: momentInWords(line.at, who.zone, language),
          is: (
            <>
              <b>{whoDid(line)}</b> {did(line.verb)}
            </>
          ),
        }))}
      />
    </Section>
  );
}
