import { nextTalk } from '#modules/coaching';
import { codeDays } from '#modules/identity';
import {
  codeOf,
  EmptyWeek,
  type Looking,
  weekAsks,
  WeekButtons,
  WeekDays,
  weekFrom,
  WeekGoals,
  weekQueries,
  weekSentence,
} from '#modules/logbook';
import { calendarOf } from '#modules/organisations';
import { ToldOfCodes } from '#modules/people';
import { PaceLines, paces as pacesOf } from '#modules/progress';
import { addDays, nearDay, spanInWords, weekdayOf, weekOf } from '#platform/dates';
import { me } from '#platform/policies';
import { page, type Who } from '#platform/route';
import { dayIn, timeIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Card, LinkButton, Notice, PageHead, Section, Split } from '#ui';
import { more } from '../model.ts';
import { aroundPupil } from '../store.ts';
import { words } from '../words.ts';
import { Also, codesTold, periodOf, type Rows, type Say } from './parts.tsx';

type Around = Rows<typeof aroundPupil>;

/** A pupil's own week with what it asks now, the next talk, the news, and how it goes with each subject. */
export const pupil = page({
  path: '/',
  hats: ['pupil'],
  // about the reader, so that the names of coach and teachers may be known
  subject: () => me,
  queries: () =>
    [aroundPupil({ days: codeDays }), pacesOf(), ...weekQueries({ pupil: null, monday: null })] as const,
  view: ({ rows: [around, paces, ...rows], ...seen }) => {
    const { who, today, language, key } = seen;
    const say = words(language);
    const week = weekFrom(rows, seen);
    const looking: Looking = { language, pupil: null, writes: true, tells: true, key, on: 'home' };
    const spans = rows[3];
    const talk = talkNext(around, week.clock, spans, who.zone);
    const isEmpty = week.goals.length === 0;
    return {
      title: say.pupil.title,
      sees: say.pupil.sees,
      body: (
        <>
          <PageHead
            over={[
              spanInWords(week.monday, addDays(week.monday, 4), language),
              say.week(weekOf(week.monday)),
              ...periodOf(spans, today, say),
            ].join(' · ')}
            title={say.pupil.hello(who.name.split(' ')[0] ?? who.name)}
            under={isEmpty ? undefined : weekSentence(week, looking)}
          >
            {weekAsks(week) === undefined && talk?.day === today && (
              <LinkButton href="/coaching/talk" rank="first">
                {say.pupil.talkGo(talk.time)}
              </LinkButton>
            )}
            {weekAsks(week) === undefined && weekdayOf(today) > 5 && (
              <LinkButton href={`/logbook?week=${codeOf(week.next)}`} rank="first">
                {say.pupil.next(weekOf(week.next))}
              </LinkButton>
            )}
            <WeekButtons week={week} language={language} />
          </PageHead>
          <ToldOfCodes codes={codesTold(around)} who={who} today={today} />
          <News paces={paces} say={say} />
          {talkLine(talk, around, today, language, say)}
          <WeekDays week={week} looking={looking} besides={(day) => talkOn(day, talk, around, say)} />
          <Split aside={<Beside {...{ around, paces, spans, today, language, who, say }} />}>
            {!isEmpty ? (
              <Section title={say.pupil.goals}>
                <WeekGoals week={week} looking={looking} />
              </Section>
            ) : (
              <EmptyWeek week={week} language={language} />
            )}
          </Split>
          <Also places={more(who)} say={say} />
        </>
      ),
    };
  },
});

type Talk = ReturnType<typeof nextTalk>;

function talkNext(
  { weekday, at, minutes, mondays, states, movedTo }: Around,
  clock: { readonly today: string; readonly time: string },
  spans: Parameters<typeof calendarOf>[0],
  zone: string,
): Talk {
  return nextTalk({
    slot: weekday === null || at === null || minutes === null ? undefined : { weekday, at, minutes },
    talks: mondays.map((monday, i) => {
      const moved = movedTo[i] ?? null;
      return {
        monday,
        state: states[i] ?? 'planned',
        to: moved === null ? undefined : { day: dayIn(zone, moved), time: timeIn(zone, moved) },
      };
    }),
    now: { day: clock.today, time: clock.time },
    schoolDays: calendarOf(spans).days,
  });
}

/** "Volgend gesprek: dinsdag 10:45 met Marit." */
function talkLine(talk: Talk, { coach }: Around, today: string, language: Language, say: Say) {
  if (talk === undefined) return null;
  return (
    <p class="lead">
      {say.pupil.talk}{' '}
      <a href="/coaching/talk">{say.pupil.talkAt(nearDay(talk.day, today, language), talk.time, coach)}</a>
    </p>
  );
}

const talkOn = (day: string, talk: Talk, { coach }: Around, say: Say) =>
  talk?.day === day
    ? [{ title: say.pupil.talkWith(coach), detail: talk.time, href: '/coaching/talk', special: true }]
    : [];

/** What was looked at and is not read yet: a calm line, never a number in a corner. */
function News({ paces, say }: { paces: Rows<typeof pacesOf>; say: Say }) {
  const news = paces.filter((pace) => pace.news !== null);
  if (news.length === 0) return null;
  return (
    <Notice id="news">
      {news.map((pace) => (
        <p>
          <b>{say.pupil.looked(pace.newsBy, pace.title)}</b>{' '}
          <a href={`/progress/judgements/${pace.news}`}>{say.pupil.read(pace.title, pace.newsMany)}</a>
        </p>
      ))}
    </Notice>
  );
}

function Beside(props: {
  around: Around;
  paces: Rows<typeof pacesOf>;
  spans: Parameters<typeof calendarOf>[0];
  today: string;
  language: Language;
  who: Who;
  say: Say;
}) {
  const { around, paces, spans, today, language, who, say } = props;
  return (
    <>
      {around.asking.length > 0 && (
        <Card title={say.pupil.asking}>
          <ul class="lines">
            {around.asking.map((goal, i) => (
              <li>
                <span>
                  <a href={`/goals/${goal}`}>{around.askingTitle[i]}</a>{' '}
                  <span class="soft small">{say.pupil.asks[around.askingWhat[i] ?? 'late']}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {around.promises.length > 0 && (
        <Card title={say.pupil.promised}>
          <ul class="lines">
            {around.promises.map((text, i) => {
              const due = around.promisedBy[i] ?? null;
              return (
                <li>
                  {text}
                  {due !== null && (
                    <span class="soft small"> {say.pupil.by(nearDay(due, today, language))}</span>
                  )}
                </li>
              );
            })}
          </ul>
          <p>
            <a href="/coaching/agreements">{say.pupil.promisedGo}</a>
          </p>
        </Card>
      )}
      <Card title={say.pupil.where}>
        {paces.length === 0 ? (
          <p class="soft">{say.pupil.noCourse}</p>
        ) : (
          <PaceLines
            lines={paces}
            href={({ enrolment }) => `/progress#way-${enrolment}`}
            self
            zone={who.zone}
            calendar={calendarOf(spans)}
            {...{ language, today }}
          />
        )}
        {paces.length > 0 && <p class="soft small">{say.pupil.whereSees}</p>}
      </Card>
    </>
  );
}
