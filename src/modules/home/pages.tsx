import type { ComponentChildren, ComponentProps } from 'preact';
import { groupRows, ownMoment, talksToday } from '#modules/coaching';
import { coachees, coacheesGoals, goalsOf, groupOf, learners, servedOf, todayLines } from '#modules/goals';
import { codeDays } from '#modules/identity';
import { breaksOf, periods, schoolWeeksLeft, type Span, spanOn, writtenBreaks } from '#modules/organisations';
import {
  baseGroups,
  children,
  codesForMe,
  gaps,
  guardiansWaiting,
  lookedAtChildren,
  lookedAtGroup,
  taught,
  ToldOfCodes,
} from '#modules/people';
import { dayInWords, nearDay, weekOf } from '#platform/dates';
import { Refusal } from '#platform/refusal';
import { type Page, page, type Who } from '#platform/route';
import type { Cell as Count } from '#platform/small-numbers';
import { Actions, Cards, Cell, Empty, LinkButton, PageHead, Section, Stat, Table, TodayCard } from '#ui';
import { leadsSome, newsOf, onlyLeads, someNames } from './model.ts';
import { childrensGoals, coverage } from './store.ts';
import { words } from './words.ts';

type Say = ReturnType<typeof words>;
type TodayProps = Parameters<typeof TodayCard>[0];

type Calendar = { periods: readonly (Span & { title: string })[]; breaks: readonly Span[] };
type HeadProps = {
  who: Who;
  today: string;
  codes: ComponentProps<typeof ToldOfCodes>['codes'];
  title?: string;
  under?: string;
  calendar?: Calendar;
};

/** For so many days somebody is told of a code that was made for them: as long as the code works. */
const told = () => codesForMe({ days: codeDays });

const Head = ({ who, today, codes, title, under, calendar }: HeadProps) => {
  const say = words(who.language);
  const parts = [
    dayInWords(today, who.language),
    say.week(weekOf(today)),
    ...(calendar === undefined ? [] : periodOf(calendar, today, say)),
  ];
  return (
    <>
      <PageHead
        over={parts.join(' · ')}
        title={title ?? say.hello(who.name.split(' ')[0] ?? who.name)}
        under={under}
      />
      <ToldOfCodes codes={codes} who={who} today={today} />
    </>
  );
};

/** "Periode 2, nog 9 schoolweken": how much time there is, in the weeks that count. */
function periodOf({ periods: all, breaks }: Calendar, today: string, say: Say): readonly string[] {
  const period = spanOn(all, today);
  if (period === undefined) return [];
  return [say.period(period.title, schoolWeeksLeft(today, period.ends, breaksOf(breaks, all)))];
}

/** At most five things, the first of them wide and with the one filled button (design §5). */
const Today = ({ cards }: { cards: readonly Omit<TodayProps, 'first'>[] }) => (
  <Cards>
    {cards.slice(0, 5).map((card, i) => (
      <TodayCard {...card} first={i === 0} />
    ))}
  </Cards>
);

const pupil = page({
  path: '/',
  hats: ['pupil'],
  queries: () => [
    goalsOf({ pupil: null }),
    servedOf({ pupil: null }),
    periods(),
    writtenBreaks(),
    told(),
    ownMoment(),
  ],
  view: ({ who, rows: [goals, served, spans, breaks, codes, moment], today, language }) => {
    const say = words(language);
    const lines = todayLines(goals, served, { today, language, person: who.person });
    return {
      title: say.nav.today,
      sees: say.pupil.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codes} calendar={{ periods: spans, breaks }} />
          {lines.length === 0 ? (
            <Empty title={say.pupil.calm} go={{ label: say.pupil.calmGo, href: '/goals' }}>
              {say.pupil.calmText}
            </Empty>
          ) : (
            <Today cards={lines} />
          )}
          <Beside>
            <a href="/coaching/talk">
              {say.pupil.talk}
              {moment !== undefined && ` · ${say.weekday[moment.weekday as 1]} ${moment.at}`}
            </a>
            <a href="/coaching/agreements">{say.agreements}</a>
          </Beside>
        </>
      ),
    };
  },
});

/** What is not asked of today, and near all the same. */
const Beside = ({ children }: { children: ComponentChildren }) => <p class="actions">{children}</p>;

const staff = page({
  path: '/',
  hats: ['staff'],
  queries: () => [
    coachees(),
    coacheesGoals(),
    taught(),
    periods(),
    writtenBreaks(),
    told(),
    groupRows({ ahead: 0 }),
  ],
  looks: () => ({ as: 'home', line: lookedAtGroup() }),
  view: ({ who, rows: [pupils, goals, lessons, spans, breaks, codes, rows], today, language }) => {
    const say = words(language);
    if (onlyLeads(who)) return { title: say.school.title, body: null, goTo: '/home/school' };
    const lines = groupOf(pupils, goals, today);
    const sum = (of: (line: (typeof lines)[number]) => number) =>
      lines.reduce((total, line) => total + of(line), 0);
    const named = (is: (line: (typeof lines)[number]) => boolean) =>
      namesOf(
        lines.filter(is).map((line) => line.pupil),
        say,
      );
    const late = sum(({ word }) => word.length);
    const proposals = sum(({ proposed }) => proposed.length);
    const without = lines.filter((line) => line.without).length;
    const learnt = new Set(lessons.map((lesson) => lesson.pupil)).size;
    const talks = talksToday(rows, today);
    const cards = [
      talks.length > 0 && {
        over: talks[0]?.at ?? undefined,
        title: say.staff.talks(talks.length),
        text: namesOf(
          talks.flatMap(({ pupil }) => pupils.find((one) => one.pupil === pupil) ?? []),
          say,
        ),
        go: { label: say.staff.talksGo, href: '/coaching/talks' },
      },
      late > 0 && {
        over: say.staff.wordOver,
        title: say.staff.word(late),
        text: named(({ word }) => word.length > 0),
        go: { label: say.staff.wordGo, href: '/coaching/group?show=signals' },
      },
      proposals > 0 && {
        over: say.staff.proposedOver,
        title: say.staff.proposed(proposals),
        text: named(({ proposed }) => proposed.length > 0),
        go: { label: say.staff.proposedGo, href: '/coaching/group?show=signals' },
      },
      without > 0 && {
        over: say.staff.withoutOver,
        title: say.staff.without(without),
        text: named((line) => line.without),
        go: { label: say.staff.withoutGo, href: '/coaching/group?show=without' },
      },
      pupils.length > 0 &&
        late + proposals + without === 0 && {
          title: say.staff.group,
          text: `${say.staff.groupText(pupils.length)} ${say.staff.groupCalm}`,
          go: { label: say.staff.groupGo, href: '/coaching/group' },
        },
      learnt > 0 && {
        title: say.staff.taught,
        text: say.staff.taughtText(learnt),
        go: { label: say.staff.taughtGo, href: '/people/taught' },
      },
      leadsSome(who) && {
        title: who.duties.includes('leads_school') ? say.school.title : say.school.team,
        text: say.school.under,
        go: { label: say.staff.schoolGo, href: '/home/school' },
      },
      pupils.length > 0 && {
        title: say.staff.code,
        text: say.staff.codeText,
        go: { label: say.staff.codeGo, href: '/people/code' },
      },
    ].filter((card) => card !== false);
    return {
      title: say.nav.today,
      sees: pupils.length > 0 ? say.staff.sees : say.guardian.seesNothing,
      body: (
        <>
          <Head who={who} today={today} codes={codes} calendar={{ periods: spans, breaks }} />
          {cards.length === 0 ? (
            <Empty title={say.staff.nothing}>{say.staff.nothingWhy}</Empty>
          ) : (
            <Today cards={cards} />
          )}
        </>
      ),
    };
  },
});

function namesOf(pupils: readonly { given: string }[], say: Say): string {
  const { names, more } = someNames(pupils.map(({ given }) => given));
  return say.names(names, more);
}

const guardian = page({
  path: '/',
  hats: ['guardian'],
  queries: () => [children(), childrensGoals(), told()],
  looks: () => ({ as: 'home', line: lookedAtChildren() }),
  view: ({ who, rows: [mine, goals, codes], today, language }) => {
    const say = words(language);
    return {
      title: say.nav.today,
      width: 'middle',
      sees: mine.length === 0 ? say.guardian.seesNothing : say.guardian.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codes} />
          {mine.length === 0 ? (
            <Empty title={say.guardian.nobody}>{say.guardian.nobodyWhy}</Empty>
          ) : (
            <div class="stack">
              {mine.map((child) => (
                <Child
                  child={child}
                  goals={goals.filter(({ pupil: whose }) => whose === child.pupil)}
                  today={today}
                  say={say}
                  language={language}
                />
              ))}
            </div>
          )}
          {mine.length > 0 && (
            <Beside>
              <a href="/coaching/agreements">{say.agreements}</a>
            </Beside>
          )}
          {who.hats > 1 && (
            <p>
              {say.guardian.moreHats} <a href="/identity/hats">{say.guardian.hatsGo}</a>
            </p>
          )}
        </>
      ),
    };
  },
});

type ChildRow = ReturnType<ReturnType<typeof children>['read']>[number];
type GoalRow = ReturnType<ReturnType<typeof childrensGoals>['read']>[number];

/** One child: the far goals that are opened, or the one sentence that says why there are none. */
function Child(props: {
  child: ChildRow;
  goals: readonly GoalRow[];
  today: string;
  say: Say;
  language: Who['language'];
}) {
  const { child, goals, today, say, language } = props;
  const name = child.given ?? say.guardian.child;
  const news = newsOf(child.access, goals.length);
  const shown = goals.slice(0, 4);
  return (
    <section class="card">
      <h2>
        {name}
        {child.group !== null && <span class="soft small">{child.group}</span>}
      </h2>
      {news === 'goals' ? (
        <ul class="stack">
          {shown.map((goal) => (
            <li>
              <p class="soft small">
                {goal.kind === 'end' ? say.guardian.end : say.guardian.period}
                {goal.due !== null && ` · ${say.guardian.until(nearDay(goal.due, today, language))}`}
              </p>
              <p>{goal.title}</p>
            </li>
          ))}
          {goals.length > shown.length && (
            <li class="soft">{say.guardian.more(goals.length - shown.length)}</li>
          )}
        </ul>
      ) : (
        <p class="soft">
          {news === 'none' || news === 'unshared' ? say.guardian[news](name) : say.guardian[news]}
        </p>
      )}
      {(news === 'goals' || child.access === 'open') && (
        <Actions>
          {news === 'goals' && (
            <LinkButton href={`/goals/of/${child.pupil}`} rank="first" label={say.guardian.goals(name)}>
              {say.guardian.goalsGo}
            </LinkButton>
          )}
          {child.access === 'open' && (
            <LinkButton href={`/people/looked?of=${child.pupil}`} rank={news === 'goals' ? 'quiet' : 'plain'}>
              {say.guardian.looked(name)}
            </LinkButton>
          )}
        </Actions>
      )}
    </section>
  );
}

const administrator = page({
  path: '/',
  hats: ['administrator'],
  queries: () => [gaps(), told()],
  view: ({ who, rows: [open, codes], today, language }) => {
    const say = words(language).office;
    const missing = (['births', 'levels', 'groupless', 'coachless', 'unconfirmed'] as const).filter(
      (gap) => open[gap] > 0,
    );
    const cards = [
      open.shut > 0 && {
        title: open.shut === 1 ? say.firstOne : say.first(open.shut),
        text: say.firstText,
        go: { label: say.firstGo, href: '/people/codes' },
      },
      open.waiting > 0 && {
        title: say.waiting(open.waiting),
        text: say.waitingText,
        go: { label: say.waitingGo, href: '/people/codes' },
      },
      missing.length > 0 && {
        title: say.settle(missing.length),
        text: missing.map((gap) => say.settleText[gap](open[gap])).join(' · '),
        go: { label: say.settleGo, href: '/people/settle' },
      },
      open.shut + missing.length === 0 && {
        title: say.done,
        text: say.doneText,
      },
      {
        title: say.find,
        text: say.findText,
        go: { label: say.findGo, href: '/people/codes#found-search' },
      },
    ].filter((card) => card !== false);
    return {
      title: words(language).nav.today,
      sees: say.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codes} />
          <Today cards={cards} />
        </>
      ),
    };
  },
});

/* ── The school in figures: no names, and a next step beside each count ────────────────────────────────────── */

const oneDecimal = (n: number, language: Who['language']): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(n);

const isAll = (count: Count): boolean => count.shown && 'of' in count && count.count === count.of;

const school = page({
  path: '/home/school',
  hats: ['staff'],
  queries: () => [baseGroups(), guardiansWaiting(), told()],
  figures: () => [learners(), coverage()],
  view: ({ who, rows: [names, waiting, codes], figures: [learning, coaching], today, language }) => {
    if (!leadsSome(who)) throw new Refusal('not-found');
    const say = words(language).school;
    const leadsAll = who.duties.includes('leads_school');
    const guardians = waiting.reduce((sum, group) => sum + group.guardians, 0);
    const pupils = coaching.coached.shown && 'of' in coaching.coached ? coaching.coached.of : 0;
    const title = leadsAll ? say.title : say.team;
    const groups = [...learning.groups]
      .map(([group, figure]) => ({
        name: names.find(({ id }) => id === group)?.name ?? say.noGroup,
        figure,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, language, { numeric: true }));
    return {
      title,
      sees: say.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codes} title={title} under={say.under} />
          {guardians > 0 && (
            <TodayCard
              first
              title={say.waiting(guardians)}
              text={say.waitingText}
              go={{ label: say.waitingGo, href: '/people/confirm' }}
            />
          )}
          {pupils === 0 ? (
            <Empty title={say.none}>{say.noneWhy}</Empty>
          ) : (
            <>
              <div class="cards">
                <Stat
                  value={<Cell figure={learning.whole} />}
                  label={say.learners}
                  note={isAll(learning.whole) ? say.learnersAll : say.learnersNext}
                />
                <Stat
                  value={<Cell figure={coaching.coached} />}
                  label={say.coached}
                  note={isAll(coaching.coached) ? say.coachedAll : say.coachedNext}
                />
                <Stat
                  value={coaching.coaches}
                  label={say.coaches}
                  note={
                    coaching.coaches === 0
                      ? say.loadNone
                      : say.load(oneDecimal(pupils / coaching.coaches, language))
                  }
                />
              </div>
              <Beside>
                <a href="/coaching/coverage">{say.coverage}</a>
                {who.duties.includes('leads_team') && (
                  <a href="/coaching/coaches">{words(language).nav.coaches}</a>
                )}
              </Beside>
              <Section title={say.groups}>
                <Table
                  caption={say.floor}
                  columns={[{ head: say.group }, { head: say.learning, number: true }]}
                  rows={groups.map(({ name, figure }) => ({ cells: [name, <Cell figure={figure} />] }))}
                />
              </Section>
            </>
          )}
        </>
      ),
    };
  },
});

export const pages: readonly Page[] = [pupil, staff, guardian, administrator, school];
