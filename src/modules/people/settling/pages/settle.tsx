import type { ComponentChildren } from 'preact';
import { type Kept, page } from '#platform/route';
import type { Language } from '#platform/words';
import {
  Actions,
  Button,
  Card,
  Empty,
  Fold,
  LinkButton,
  PageHead,
  PostForm,
  ProblemSummary,
  Section,
  Select,
} from '#ui';
import { levelsFor, type Question, questions } from '../model.ts';
import { gaps, levelless, openQuestions, sectorOf } from '../store.ts';
import { LeaveAll, leavePath } from './leave.tsx';
import { doneIn, justDone, problemOf, type Say, summaryOf, words } from './said.ts';

/** The administrator: what no file could tell, question by question, and what else is to do. */
export const settle = page({
  path: '/people/settle',
  hats: ['administrator'],
  input: justDone,
  queries: () => [gaps(), openQuestions(), levelless(), sectorOf()],
  view: ({ input: { did }, rows: [open, found, groups, { sector }], language, key, kept }) => {
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
      done: doneIn(
        say,
        did,
        found.find(({ question }) => question === did?.question)?.open ?? 0,
        asked.length,
      ),
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
                      <Levels {...{ groups, sector, kept, say }} requestKey={key} open={one.open} />
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
                        <Fold title={say.ask.still} open={kept !== undefined}>
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
      {question !== 'levels' && (
        <Actions>
          <LinkButton href={onesOf[question]}>{say.ask.go[question]}</LinkButton>
          <LeaveAll question={question} open={open} say={say} requestKey={requestKey} label={title} />
        </Actions>
      )}
    </Card>
  );
}

type LevelsProps = {
  groups: ReturnType<ReturnType<typeof levelless>['read']>;
  sector: string | null;
  kept: Kept | undefined;
  say: Say;
  requestKey: () => string;
  /** How many can stay as they are with one press; none where they were left so already. */
  open?: number;
};

/** The level of each group, or one for all of them. */
function Levels({ groups, sector, kept, say, requestKey, open = 0 }: LevelsProps) {
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
      <Actions>
        <Button>{say.settle.levelsGo}</Button>
        {open > 0 && (
          <Button action={leavePath} name="question" value="levels">
            {say.ask.leave(open)}
          </Button>
        )}
      </Actions>
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
