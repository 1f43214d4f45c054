import { z } from 'zod';
import { schoolWeekAfter } from '#modules/logbook';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import { momentInWords, weekOf } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { allows } from '#platform/rights';
import { page, type Page, type Seen, type View } from '#platform/route';
import {
  Actions,
  Back,
  Button,
  Card,
  Empty,
  Hidden,
  LinkButton,
  Notice,
  PageHead,
  PenRoom,
  PostForm,
  ScreenOnly,
} from '#ui';
import { AgreementList } from '../../agreement/pages.tsx';
import { agreementsOf } from '../../agreement/store.ts';
import { talkCard } from '../../policy.ts';
import { words } from '../../words.ts';
import { talkPath, week } from '../actions/about.ts';
import { briefOf, type Card as CardName, closing, isHeld, isMissed, talkWeekOf, weeksOf } from '../model.ts';
import { coursesNear, type Weeks, weeksNear } from '../around/store.ts';
import { circleOf, talkAbout } from '../store.ts';
import { Ahead, LastFeedback, NewAgreement } from './ahead.tsx';
import type { About, At, CardRow, Circle, RowsOf } from './at.ts';
import { BackItems, lookBackOf, Strategies } from './back.tsx';
import { Autonomy, Otherwise } from './beside.tsx';
import { BriefLines, signalsOf, standsOut, whenOf } from './brief.tsx';
import { TalkCard } from './card.tsx';

const queries = (pupil: string | null, of: string | null) =>
  [
    talkAbout({ pupil, week: of }),
    weeksNear({ pupil, week: of }),
    agreementsOf({ pupil }),
    coursesNear({ pupil }),
    circleOf({ pupil }),
    calendarSpans(),
  ] as const;
type Rows = readonly [
  About,
  Weeks,
  RowsOf<typeof agreementsOf>,
  RowsOf<typeof coursesNear>,
  Circle,
  RowsOf<typeof calendarSpans>,
];

/** The talk as its coach has it: five cards on one page, the pupil beside them or at a screen of their own. */
export const ofPupil = page({
  path: '/coaching/talk/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id, week }),
  subject: ({ pupil }) => pupil,
  queries: ({ pupil, week: of }) => queries(pupil, of),
  looks: ({ pupil }) => ({ as: `talk of ${pupil}`, line: lookedAt({ pupil }) }),
  view: (seen) => {
    const [about] = seen.rows;
    if (!allows(talkCard, 'read', 'all', seen.who.held)) throw new Refusal('not-allowed');
    return talkView(seen, about.pupil, seen.input.week);
  },
});

/** The same page, as the pupil has it. */
export const own = page({
  path: '/coaching/talk',
  hats: ['pupil'],
  input: z.object({ week }),
  queries: ({ week: of }) => queries(null, of),
  view: (seen) => talkView(seen, null, seen.input.week),
});
function talkView(
  seen: Omit<Seen<unknown, Rows>, 'input'>,
  pupil: string | null,
  asked: string | null,
): View {
  const { rows, today, language, key, kept, who, now } = seen;
  const [about, { plans: weeks, items }, agreements, courses, circle, spans] = rows;
  const say = words(language);
  const monday = asked ?? talkWeekOf(today);
  const coach = circle.find(({ side }) => side === 'coach');
  const title =
    pupil !== null
      ? say.talk.title(about.given)
      : coach === undefined
        ? say.talk.titleOwn
        : say.talk.titleWith(coach.given);
  if (pupil === null && coach === undefined && about.state === null)
    return {
      title,
      body: (
        <>
          <PageHead title={title} />
          <Empty title={say.talk.none}>{say.talk.noneWhy}</Empty>
        </>
      ),
    };
  const at: At = { say, language, today, pupil, monday, action: talkPath(pupil, asked), key, kept };
  const { back, ahead } = weeksOf(monday, today, [
    ...new Set([...items.map((item) => item.monday), ...weeks.map((one) => one.monday)]),
  ]);
  const state = about.state ?? 'planned';
  const brief = briefOf(
    [...standsOut(about, courses, spans, at), ...signalsOf(items, back)],
    items.filter((item) => item.monday === ahead && item.kind !== 'work').map((item) => item.title),
    agreements.map(({ text, due, doneAt, droppedAt, madeAt }) => ({
      text,
      due,
      done: doneAt !== null,
      dropped: droppedAt !== null,
      made: madeAt.toISOString(),
    })),
    today,
  );
  const planned = about.slotMinutes ?? 15;
  const isCoach = pupil !== null;
  const close = (rank: 'first' | 'plain', idOf: string) =>
    isCoach && closing(state) !== undefined ? (
      <PostForm action={`/coaching/talk/${pupil}/settle`} requestKey={key()} class="inline" id={idOf}>
        <Hidden name="week" value={monday} />
        <Hidden name="verb" value="close" />
        <Hidden name="since" value={now.toISOString()} />
        <Button rank={rank}>{say.talk.close}</Button>
      </PostForm>
    ) : null;
  const when =
    about.heldAt !== null
      ? say.talk.closedAt(momentInWords(about.heldAt, who.zone, language), about.minutes ?? planned)
      : whenOf(about, monday, at, who.zone);
  const card = (name: CardName): CardRow | undefined => {
    const at = about.cards.indexOf(name);
    return at === -1 ? undefined : { text: about.texts[at] ?? '', version: about.versions[at] ?? 0 };
  };
  return {
    title,
    width: 'middle',
    sees: isCoach ? say.talk.sees : say.talk.seesOwn,
    body: (
      <>
        {isCoach && <Back href="/coaching/talks">{say.talk.toTalks}</Back>}
        <PageHead
          over={[say.talk.over(weekOf(monday)), about.group, when].filter(Boolean).join(' · ')}
          title={title}
          under={<BriefLines brief={brief} say={say} />}
        >
          {close('first', 'close')}
          {isCoach && isHeld(state) && (
            <LinkButton href="/coaching/talks" rank="first">
              {say.talk.toNext}
            </LinkButton>
          )}
        </PageHead>
        {isHeld(state) && (
          <ScreenOnly>
            <Notice kind="done">{say.talk.writeOn}</Notice>
          </ScreenOnly>
        )}
        {isMissed(state) && isCoach && <Notice>{say.talk.replaceFirst}</Notice>}
        {state === 'let_go' && <Notice>{say.talk.letGoDone}</Notice>}
        <div class="stack talk" id="cards" data-refresh={talkPath(pupil, monday)}>
          <TalkCard name="land" at={at} row={card('land')} closed>
            <p>
              {say.talk.land} <span class="soft small">{say.talk.landNot}</span>
            </p>
          </TalkCard>
          <TalkCard name="back" at={at} row={card('back')} closed>
            <BackItems
              items={items.filter((item) => item.monday === back && item.kind !== 'work')}
              along={new Set(items.filter((item) => item.monday > back).map((item) => item.goal))}
              week={back}
              next={schoolWeekAfter(back, calendarOf(spans))}
              at={at}
              done={back > today || (weeks.find((one) => one.monday === back)?.reviewedAt ?? null) !== null}
            />
            {lookBackOf(weeks, back) !== '' && (
              <p>
                <span class="soft">{say.talk.lookBack}</span> {lookBackOf(weeks, back)}
              </p>
            )}
          </TalkCard>
          <TalkCard name="insight" at={at} row={card('insight')}>
            <Strategies items={items.filter((item) => item.monday === back)} at={at} />
          </TalkCard>
          <TalkCard name="ahead" at={at} row={card('ahead')} closed>
            <Ahead
              items={items.filter((item) => item.monday === ahead && item.kind !== 'work')}
              week={weeks.find((one) => one.monday === ahead)}
              monday={ahead}
              at={at}
            />
            <LastFeedback courses={courses} at={at} />
          </TalkCard>
          <Card id="card-agreements" mark="5" title={say.card.agreements}>
            {agreements.length === 0 ? (
              <p class="soft">{say.talk.noAgreements}</p>
            ) : (
              <AgreementList
                agreements={agreements}
                circle={circle}
                me={who.person}
                language={language}
                today={today}
                newKey={key}
                to={{ pupil, on: 'talk' }}
              />
            )}
            <ScreenOnly>
              <NewAgreement at={at} circle={circle} me={who.person} />
            </ScreenOnly>
            <PenRoom heads={[say.talk.who, say.talk.what, say.talk.when]} lines={3} />
            <p class="small screen-only">
              <a href="/coaching/agreements">{say.agreements.title}</a>
            </p>
          </Card>
        </div>
        {isCoach && closing(state) !== undefined && (
          <ScreenOnly>
            <Card title={say.talk.close} id="closing">
              <p>{say.talk.closes(say.minutes(planned), weekOf(back), weekOf(ahead))}</p>
              <Actions>{close('plain', 'close-below')}</Actions>
            </Card>
          </ScreenOnly>
        )}
        <Autonomy about={about} at={at} />
        {isCoach && !isHeld(state) && state !== 'let_go' && (
          <ScreenOnly>
            <Card title={say.talk.otherwise} id="otherwise">
              <Otherwise
                pupil={pupil}
                monday={monday}
                state={state}
                on="talk"
                at={at}
                time={about.at ?? '09:00'}
              />
            </Card>
          </ScreenOnly>
        )}
      </>
    ),
  };
}

export const pages: readonly Page[] = [ofPupil, own];
