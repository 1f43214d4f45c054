import { familyAgreements, isOpenAgreement, shownTo } from '#modules/coaching';
import { codeDays } from '#modules/identity';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { children, lookedAtChildren } from '#modules/people';
import { PaceLines, paces as pacesOf } from '#modules/progress';
import { nearDay } from '#platform/dates';
import { page, type Who } from '#platform/route';
import type { Language } from '#platform/words';
import { Actions, Empty, LinkButton } from '#ui';
import { newsOf } from '../model.ts';
import { aroundFamily, childrensGoals } from '../store.ts';
import { words } from '../words.ts';
import { codesTold, Head, type Rows, type Say } from './parts.tsx';

/** A card for each child: what was agreed that asks something of me, how it goes with each subject, the far goals. */
export const guardian = page({
  path: '/',
  hats: ['guardian'],
  queries: () => [
    children(),
    childrensGoals(),
    pacesOf(),
    familyAgreements(),
    calendarSpans(),
    aroundFamily({ days: codeDays }),
  ],
  looks: () => ({ as: 'home', line: lookedAtChildren() }),
  view: ({ who, rows: [mine, goals, paces, agreements, spans, around], today, language }) => {
    const say = words(language);
    const promises = shownTo({ person: who.person, isGuardian: true }, agreements).filter(
      (agreement) => isOpenAgreement(agreement) && agreement.owner === who.person,
    );
    return {
      title: say.nav.today,
      width: 'middle',
      sees: mine.length === 0 ? say.guardian.seesNothing : say.guardian.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codesTold(around)} spans={spans} />
          {mine.length === 0 ? (
            <Empty title={say.guardian.nobody}>{say.guardian.nobodyWhy}</Empty>
          ) : (
            <div class="stack">
              {mine.map((child) => (
                <Child
                  child={child}
                  goals={goals.filter(({ pupil }) => pupil === child.pupil)}
                  paces={paces.filter(({ pupil }) => pupil === child.pupil)}
                  promises={promises.filter(({ pupil }) => pupil === child.pupil)}
                  opensWeek={around.weeks.includes(child.pupil)}
                  at={{ today, language, say, calendar: calendarOf(spans), zone: who.zone }}
                />
              ))}
            </div>
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

type At = {
  readonly today: string;
  readonly language: Language;
  readonly say: Say;
  readonly calendar: ReturnType<typeof calendarOf>;
  readonly zone: Who['zone'];
};

/** One child: what is opened – or the one sentence that says why nothing is. */
function Child(props: {
  child: Rows<typeof children>[number];
  goals: Rows<typeof childrensGoals>;
  paces: Rows<typeof pacesOf>;
  promises: Rows<typeof familyAgreements>;
  opensWeek: boolean;
  at: At;
}) {
  const { child, goals, paces, promises, opensWeek, at } = props;
  const { say } = at;
  const name = child.given ?? say.guardian.child;
  const news = newsOf(child.access, goals.length + paces.length + promises.length > 0 || opensWeek);
  return (
    <section class="card">
      <h2>
        {name}
        {child.group !== null && <span class="soft small">{child.group}</span>}
      </h2>
      {news !== 'shows' ? (
        <p class="soft">
          {news === 'none' || news === 'unshared' ? say.guardian[news](name) : say.guardian[news]}
        </p>
      ) : (
        <>
          {child.access === 'shared' && (
            <p class="soft">{say.guardian.shares(name, goals.length + paces.length > 0, opensWeek)}</p>
          )}
          <Promises promises={promises} at={at} />
          {paces.length > 0 && (
            <section class="stack">
              <h3>{say.guardian.how}</h3>
              <PaceLines
                lines={paces}
                href={() => `/progress/of/${child.pupil}`}
                self={false}
                calendar={at.calendar}
                zone={at.zone}
                today={at.today}
                language={at.language}
              />
            </section>
          )}
          <FarGoals goals={goals} at={at} />
        </>
      )}
      <Ways
        {...{ child, name, say, opensWeek }}
        asks={promises.length > 0}
        hasGoals={goals.length > 0}
        hasPaces={paces.length > 0}
      />
    </section>
  );
}

/** What was agreed in a talk and is mine to do. */
function Promises({ promises, at }: { promises: Rows<typeof familyAgreements>; at: At }) {
  const { say, today, language } = at;
  if (promises.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say.guardian.promised}</h3>
      <ul class="lines">
        {promises.slice(0, 3).map(({ text, due }) => (
          <li>
            <span>
              {text}
              {due !== null && (
                <span class="soft small"> {say.guardian.until(nearDay(due, today, language))}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FarGoals({ goals, at }: { goals: Rows<typeof childrensGoals>; at: At }) {
  const { say, today, language } = at;
  const shown = goals.slice(0, 4);
  if (shown.length === 0) return null;
  return (
    <section class="stack">
      <h3>{say.guardian.far}</h3>
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
    </section>
  );
}

/** Where one can look further; the first of them that is open is the filled one. */
function Ways(props: {
  child: Rows<typeof children>[number];
  name: string;
  say: Say;
  asks: boolean;
  opensWeek: boolean;
  hasPaces: boolean;
  hasGoals: boolean;
}) {
  const { child, name, say, asks, opensWeek, hasPaces, hasGoals } = props;
  const ways = [
    asks && { href: '/coaching/agreements', label: say.guardian.promisedGo, full: say.guardian.promisedGo },
    opensWeek && {
      href: `/logbook/of/${child.pupil}`,
      label: say.guardian.weekGo,
      full: say.guardian.week(name),
    },
    hasPaces && {
      href: `/progress/of/${child.pupil}`,
      label: say.guardian.stepsGo,
      full: say.guardian.steps(name),
    },
    hasGoals && {
      href: `/goals/of/${child.pupil}`,
      label: say.guardian.goalsGo,
      full: say.guardian.goals(name),
    },
    child.access === 'open' && {
      href: `/people/looked?of=${child.pupil}`,
      label: say.guardian.lookedGo,
      full: say.guardian.looked(name),
    },
  ].filter((way) => way !== false);
  if (ways.length === 0) return null;
  return (
    <Actions>
      {ways.map(({ href, label, full }, i) => (
        <LinkButton
          href={href}
          rank={i === 0 && ways.length > 1 ? 'first' : i === ways.length - 1 ? 'quiet' : 'plain'}
          label={full}
        >
          {label}
        </LinkButton>
      ))}
    </Actions>
  );
}
