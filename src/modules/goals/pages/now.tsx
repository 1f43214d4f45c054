import type { ComponentChildren } from 'preact';
import { Actions, Button, Card, Hidden, LinkButton, PostForm, TextArea } from '#ui';
import { pathOf } from '../actions/path.ts';
import {
  asksForWord,
  asksLookBack,
  type Goal,
  mayDeviate,
  missing,
  sortOf,
  type Verb,
  verbsNow,
} from '../model.ts';
import { type Story } from '../ring/model.ts';
import { mayWriteTexts } from '../policy.ts';
import { words } from '../words.ts';
import type { Reader } from './plan.tsx';
import { about, type OneProps } from './read.ts';

type NowProps = OneProps & { readonly story: Story; readonly reader: Reader };

/** The one thing this goal asks now, and quietly what else can be done. */
export function Now(props: NowProps) {
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
