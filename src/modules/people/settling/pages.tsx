import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { dayInWords } from '#platform/dates';
import { id } from '#platform/input';
import { type Kept, type Page, page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Cards,
  DateField,
  Definition,
  Empty,
  Fold,
  Hidden,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
  Section,
  Select,
} from '#ui';
import { baseGroups } from '../store.ts';
import { words as peopleWords } from '../words.ts';
import { levelsFor, type Question, questions, yearIn, yearsFor } from './model.ts';
import {
  birthless,
  cardOf,
  coachesOf,
  gaps,
  groupless,
  levelless,
  openQuestions,
  sectorOf,
  yearless,
} from './store.ts';
import { words as askWords } from './words.ts';

const words = (language: Language) => ({ ...peopleWords(language), ask: askWords(language) });
type Say = ReturnType<typeof words>;
const fullName = ({ given, family }: { given: string; family: string }) => `${given} ${family}`.trim();

/** What is wrong with a field that came back, in a sentence. */
const problemOf = (say: Say, kept: Kept | undefined, field: string): string | undefined => {
  const key = kept?.problems[field];
  return key === undefined ? undefined : (say.problems[key as keyof Say['problems']] ?? say.problems.missing);
};
const summaryOf = (say: Say, kept: Kept | undefined, labels: ReadonlyMap<string, string>) =>
  Object.keys(kept?.problems ?? {}).map((field) => ({
    field,
    text: `${labels.get(field) ?? ''}: ${problemOf(say, kept, field) ?? ''}`,
  }));

const settle = page({
  path: '/people/settle',
  hats: ['administrator'],
  queries: () => [gaps(), openQuestions(), levelless(), sectorOf()],
  view: ({ rows: [open, found, groups, { sector }], language, key, kept }) => {
    const say = words(language);
    const title = say.settle.title;
    const asked = inOrder(found).filter((one) => one.open > 0);
    const left = inOrder(found).filter((one) => one.left > 0);
    const tasks = open.shut + open.unconfirmed > 0;
    const labels = new Map([
      ['level-all', say.ask.levelAll],
      ...groups.map((group) => [`level-${group.id}`, group.name] as const),
    ]);
    return {
      title,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <PageHead title={title} under={say.settle.under} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {asked.length === 0 && !tasks && (
            <Empty title={say.settle.done}>{left.length > 0 ? say.ask.doneLeft : say.settle.doneWhy}</Empty>
          )}
          {asked.length > 0 && (
            <Section title={say.ask.title(asked.length)}>
              <p class="soft">{say.ask.once}</p>
              <div class="stack">
                {asked.map((one) => (
                  <Asked one={one} language={language} requestKey={key}>
                    {one.question === 'levels' && (
                      <Levels {...{ groups, sector, kept, say }} requestKey={key} />
                    )}
                  </Asked>
                ))}
              </div>
            </Section>
          )}
          {tasks && (
            <Section title={say.ask.tasks}>
              <div class="stack">
                {open.shut > 0 && (
                  <Gap title={say.settle.shut(open.shut)} why={say.settle.shutWhy}>
                    <Actions>
                      <LinkButton href="/people/codes">{say.settle.shutGo}</LinkButton>
                    </Actions>
                  </Gap>
                )}
                {open.unconfirmed > 0 && (
                  <Gap title={say.settle.unconfirmed(open.unconfirmed)} why={say.settle.unconfirmedWhy}>
                    <p>{say.settle.unconfirmedGo}</p>
                  </Gap>
                )}
              </div>
            </Section>
          )}
          {left.length > 0 && (
            <Section title={say.ask.left}>
              <ul class="plain stack">
                {left.map(({ question, left: n, open: m }) => (
                  <li>
                    {say.ask.about[question](n)}
                    {question !== 'levels' ? (
                      <>
                        {' · '}
                        <a href={onesOf[question]}>{say.ask.still}</a>
                      </>
                    ) : (
                      // the form stands above as long as it is still asked about others
                      m === 0 && (
                        <Fold title={say.ask.still}>
                          <Levels {...{ groups, sector, kept, say }} requestKey={key} />
                        </Fold>
                      )
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      ),
    };
  },
});

type Found = ReturnType<ReturnType<typeof openQuestions>['read']>[number];
const inOrder = (found: readonly Found[]) =>
  questions.flatMap((question) => found.find((one) => one.question === question) ?? []);

/** Where a question is answered one by one. */
const onesOf: Readonly<Record<Question, string>> = {
  births: '/people/missing/births',
  groupless: '/people/missing/groups',
  coachless: '/coaching/coaches',
  levels: '/people/settle',
  years: '/people/missing/years',
  teacherless: '/exchange/sheet',
  guardianless: '/exchange/sheet',
};

type AskedProps = {
  one: Found;
  language: Language;
  requestKey: () => string;
  children?: ComponentChildren;
};

/** One question: what was missing, of whom, what holds when nobody says anything, one by one or all at once. */
function Asked({ one: { question, open, names }, language, requestKey, children }: AskedProps) {
  const say = words(language);
  const title = say.ask.about[question](open);
  return (
    <Card title={title} level={3}>
      <p>{say.settle.named(names.join(', '), open - names.length)}</p>
      <p class="soft">{say.ask.why[question]}</p>
      <p class="soft">
        <b>{say.ask.silence}</b> {say.ask.assumed[question]}
      </p>
      {children}
      <Actions>
        {question !== 'levels' && <LinkButton href={onesOf[question]}>{say.ask.go[question]}</LinkButton>}
        <LeaveAll question={question} open={open} say={say} requestKey={requestKey} label={title} />
      </Actions>
    </Card>
  );
}

type LeaveProps = { question: Question; open: number; say: Say; requestKey: () => string; label: string };

/** It is right as it is, or nobody knows: one press for all of them, and they are not asked again. */
const LeaveAll = ({ question, open, say, requestKey, label }: LeaveProps) => (
  <PostForm action="/people/settle/leave" requestKey={requestKey()} class="inline" label={label}>
    <Hidden name="question" value={question} />
    <Button>{say.ask.leave(open)}</Button>
  </PostForm>
);

type LevelsProps = {
  groups: ReturnType<ReturnType<typeof levelless>['read']>;
  sector: string | null;
  kept: Kept | undefined;
  say: Say;
  requestKey: () => string;
};

function Levels({ groups, sector, kept, say, requestKey }: LevelsProps) {
  const options = levelsFor(sector).map((level) => ({ value: level, label: say.level[level] }));
  const choice = (id: string, label: string, none: string) => (
    <Select
      name={`level-${id}`}
      label={label}
      options={[{ value: '', label: none }, ...options]}
      value={kept?.values[`level-${id}`] ?? ''}
      problem={problemOf(say, kept, `level-${id}`)}
      required
    />
  );
  return (
    <PostForm action="/people/settle" requestKey={requestKey()}>
      {groups.length > 1 && choice('all', say.ask.levelAll, say.ask.levelEach)}
      {groups.map((group) =>
        choice(group.id, say.settle.level(group.name, group.pupils), say.settle.levelNone),
      )}
      <Button>{say.settle.levelsGo}</Button>
    </PostForm>
  );
}

/** One thing to settle: how many, why it matters, the next step. */
function Gap({ title, why, children }: { title: string; why: string; children: ComponentChildren }) {
  return (
    <Card title={title} level={3}>
      <p class="soft">{why}</p>
      {children}
    </Card>
  );
}

const births = page({
  path: '/people/missing/births',
  hats: ['administrator'],
  queries: () => [birthless(), gaps()],
  view: ({ rows: [pupils, open], language, key, kept, today }) => {
    const say = words(language);
    const labels = new Map(pupils.map((pupil) => [`born-${pupil.id}`, fullName(pupil)]));
    return {
      title: say.missing.births,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <Back href="/people/settle">{say.missing.back}</Back>
          <PageHead title={say.missing.births} under={say.ask.why.births} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {pupils.length === 0 ? (
            <Empty title={say.missing.none} go={{ label: say.missing.back, href: '/people/settle' }} />
          ) : (
            <PostForm action="/people/missing/births" requestKey={key()}>
              <Cards>
                {pupils.map((pupil) => (
                  <DateField
                    name={`born-${pupil.id}`}
                    label={[fullName(pupil), pupil.group].filter(Boolean).join(' · ')}
                    value={kept?.values[`born-${pupil.id}`]}
                    max={today}
                    problem={problemOf(say, kept, `born-${pupil.id}`)}
                    required
                  />
                ))}
              </Cards>
              {open.births > pupils.length && (
                <p class="soft">{say.missing.more(open.births - pupils.length)}</p>
              )}
              <Button rank="first">{say.person.save}</Button>
            </PostForm>
          )}
          {open.births > 0 && <LeaveRest question="births" open={open.births} say={say} requestKey={key} />}
        </>
      ),
    };
  },
});

/** Under a list that is filled in one by one: the rest stays as it is. */
const LeaveRest = (props: Omit<LeaveProps, 'label'>) => (
  <Section title={props.say.ask.rest}>
    <p class="soft">{props.say.ask.assumed[props.question]}</p>
    <Actions>
      <LeaveAll {...props} label={props.say.ask.rest} />
    </Actions>
  </Section>
);

const missingYears = page({
  path: '/people/missing/years',
  hats: ['administrator'],
  queries: () => [yearless(), sectorOf(), openQuestions()],
  view: ({ rows: [groups, { sector }, found], language, key, kept }) => {
    const say = words(language);
    const labels = new Map(groups.map((group) => [`year-${group.id}`, group.name]));
    const options = yearsFor(sector).map((year) => ({ value: year, label: say.ask.year(year) }));
    const open = found.find(({ question }) => question === 'years')?.open ?? 0;
    return {
      title: say.ask.yearsTitle,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <Back href="/people/settle">{say.missing.back}</Back>
          <PageHead
            title={say.ask.yearsTitle}
            under={groups.length === 0 ? say.ask.why.years : say.ask.yearsGuess}
          />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {groups.length === 0 ? (
            <Empty title={say.ask.yearsNone} go={{ label: say.missing.back, href: '/people/settle' }} />
          ) : (
            <PostForm action="/people/missing/years" requestKey={key()}>
              <Cards>
                {groups.map((group) => (
                  <Select
                    name={`year-${group.id}`}
                    label={group.name}
                    options={[{ value: '', label: say.settle.levelNone }, ...options]}
                    value={kept?.values[`year-${group.id}`] ?? yearIn(group.name, sector)}
                    problem={problemOf(say, kept, `year-${group.id}`)}
                    required
                  />
                ))}
              </Cards>
              <Button rank="first">{say.person.save}</Button>
            </PostForm>
          )}
          {open > 0 && <LeaveRest question="years" open={open} say={say} requestKey={key} />}
        </>
      ),
    };
  },
});

const missingGroups = page({
  path: '/people/missing/groups',
  hats: ['administrator'],
  queries: () => [groupless(), baseGroups(), gaps()],
  view: ({ rows: [pupils, all, open], language, key, kept }) => {
    const say = words(language);
    const labels = new Map(pupils.map((pupil) => [`group-${pupil.id}`, fullName(pupil)]));
    const options = all.map((group) => ({ value: group.id, label: group.name }));
    return {
      title: say.missing.groups,
      width: 'middle',
      sees: say.settle.sees,
      body: (
        <>
          <Back href="/people/settle">{say.missing.back}</Back>
          <PageHead title={say.missing.groups} under={say.ask.why.groupless} />
          <ProblemSummary problems={summaryOf(say, kept, labels)} />
          {pupils.length === 0 ? (
            <Empty title={say.missing.none} go={{ label: say.missing.back, href: '/people/settle' }} />
          ) : (
            <PostForm action="/people/missing/groups" requestKey={key()}>
              <Cards>
                {pupils.map((pupil) => (
                  <Select
                    name={`group-${pupil.id}`}
                    label={fullName(pupil)}
                    options={[{ value: '', label: say.settle.levelNone }, ...options]}
                    value={kept?.values[`group-${pupil.id}`] ?? ''}
                    problem={problemOf(say, kept, `group-${pupil.id}`)}
                    required
                  />
                ))}
              </Cards>
              {open.groupless > pupils.length && (
                <p class="soft">{say.missing.more(open.groupless - pupils.length)}</p>
              )}
              <Button rank="first">{say.person.save}</Button>
            </PostForm>
          )}
          {open.groupless > 0 && (
            <LeaveRest question="groupless" open={open.groupless} say={say} requestKey={key} />
          )}
        </>
      ),
    };
  },
});

const person = page({
  path: '/people/person/:person',
  hats: ['administrator'],
  input: z.object({ person: id }),
  queries: ({ person: one }) => [cardOf({ person: one }), coachesOf({ person: one })],
  view: ({ rows: [card, coaches], language, key, kept, today }) => {
    const say = words(language);
    const name = fullName(card);
    return {
      title: name,
      width: 'narrow',
      sees: say.person.sees,
      body: (
        <>
          <Back href={`/people/codes?find=${encodeURIComponent(name)}`}>{say.person.back}</Back>
          <PageHead
            title={name}
            under={
              card.leftOn === null ? undefined : say.person.left(dayInWords(card.leftOn, language, today))
            }
          />
          <ProblemSummary problems={summaryOf(say, kept, new Map([['born', say.person.born]]))} />
          {card.isPupil && (
            <>
              <Definition
                items={[
                  { term: say.person.group, is: card.groupName ?? say.noGroup },
                  {
                    term: say.person.coach,
                    is: coaches.length === 0 ? say.person.noCoach : coaches.map(fullName).join(', '),
                  },
                ]}
              />
              <PostForm action={`/people/person/${card.id}`} requestKey={key()}>
                <DateField
                  name="born"
                  label={say.person.born}
                  hint={say.person.bornHint}
                  value={kept?.values['born'] ?? card.born ?? undefined}
                  max={today}
                  problem={problemOf(say, kept, 'born')}
                  required
                />
                <Button rank="first">{say.person.save}</Button>
              </PostForm>
            </>
          )}
        </>
      ),
    };
  },
});

export const pages: readonly Page[] = [settle, births, missingYears, missingGroups, person];
