import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { codeOf, strategyOf } from '#modules/logbook';
import { calendarOf, calendarSpans } from '#modules/organisations';
import { lookedAt } from '#modules/people';
import { stuckIn } from '#modules/progress';
import { addDays, momentInWords, mondayOf, nearDay, weekOf } from '#platform/dates';
import { id } from '#platform/input';
import { Refusal } from '#platform/refusal';
import { allows } from '#platform/rights';
import { type Kept, page, type Page, type Seen, type View } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import {
  Actions,
  Back,
  Button,
  Card,
  Chip,
  Choice,
  DateField,
  Empty,
  Field,
  Hidden,
  Notice,
  PageHead,
  PostForm,
  Prose,
  Segmented,
  Select,
  Stack,
  TextArea,
} from '#ui';
import { AgreementList } from '../../agreement/pages.tsx';
import { agreementsOf } from '../../agreement/store.ts';
import { talkCard } from '../../policy.ts';
import { words } from '../../words.ts';
import { talkPath, week } from '../actions.ts';
import {
  type Brief,
  briefOf,
  type Card as CardName,
  cards as cardNames,
  closing,
  dayOfSlot,
  isHeld,
  isMissed,
  type Kept as KeptWord,
  movableDays,
  quietOf,
  type Signal,
  stuckSignals,
  type TalkState,
  talkWeekOf,
  weeksOf,
  weeksWithout,
} from '../model.ts';
import { circleOf, coursesNear, type Item, talkAbout, type Weeks, weeksNear } from '../store.ts';

type Say = ReturnType<typeof words>;
type RowsOf<Q extends (...input: never[]) => { read: (...answer: never[]) => unknown }> = ReturnType<
  ReturnType<Q>['read']
>;
type Week = Weeks['plans'][number];
type About = RowsOf<typeof talkAbout>;
type CardRow = { readonly text: string; readonly version: number };
type Circle = RowsOf<typeof circleOf>;

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

type At = {
  readonly say: Say;
  readonly language: Language;
  readonly today: string;
  readonly pupil: string | null;
  readonly monday: string;
  readonly action: string;
  readonly key: () => string;
  readonly kept: Kept | undefined;
};

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
    [
      // a pupil is not told by a machine what a coach can ask
      ...(pupil === null ? [] : standsOut(about, courses, spans, today, (moment) => dayIn(who.zone, moment))),
      ...signalsOf(items, back),
    ],
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
  const feedback = courses.flatMap(({ outcome, foundAt, feedback: said, subject, step }) =>
    outcome === null || foundAt === null ? [] : [{ outcome, at: foundAt, feedback: said, subject, step }],
  );
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
        </PageHead>
        {isHeld(state) && <Notice kind="done">{say.talk.writeOn}</Notice>}
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
              week={back}
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
            {feedback.length > 0 && (
              <div>
                <h3>{say.talk.feedback}</h3>
                <ul class="lines">
                  {feedback.map((found) => (
                    <li>
                      <b>{found.subject}</b>
                      {found.step !== null && <> · {found.step}</>}{' '}
                      <span class="soft small">
                        {say.found[found.outcome]},{' '}
                        {nearDay(found.at.toISOString().slice(0, 10), today, language)}
                      </span>
                      {found.feedback && <p>“{found.feedback}”</p>}
                    </li>
                  ))}
                </ul>
              </div>
            )}
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
            <NewAgreement at={at} circle={circle} me={who.person} />
            <p class="small">
              <a href="/coaching/agreements">{say.agreements.title}</a>
            </p>
          </Card>
        </div>
        {isCoach && closing(state) !== undefined && (
          <Card title={say.talk.close} id="closing">
            <p>{say.talk.closes(say.minutes(planned), weekOf(back), weekOf(ahead))}</p>
            <Actions>{close('plain', 'close-below')}</Actions>
          </Card>
        )}
        <Autonomy about={about} at={at} />
        {isCoach && !isHeld(state) && state !== 'let_go' && (
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
        )}
      </>
    ),
  };
}

/* ── The brief ──────────────────────────────────────────────────────────────────────────────────────────────── */

/** No talk for too long, and courses in which the pupil stands still: the same as in the coach's group. */
function standsOut(
  about: About,
  courses: RowsOf<typeof coursesNear>,
  spans: RowsOf<typeof calendarSpans>,
  today: string,
  dayOf: (moment: Date) => string,
): readonly Signal[] {
  const calendar = calendarOf(spans);
  const behind = calendar.weeks(addDays(mondayOf(today), -63), addDays(mondayOf(today), -1));
  const held = about.lastHeld === null ? [] : [about.lastHeld];
  const quiet = weeksWithout(behind, held, about.coachSince ?? today, today);
  // a course has a line for everything that was found in it
  const once = [...new Map(courses.map((course) => [course.enrolment, course])).values()];
  return [
    ...(quietOf(quiet) === undefined ? [] : [{ what: 'quiet' as const, title: '', times: quiet }]),
    ...stuckSignals(stuckIn(once, today, calendar, dayOf).get(about.pupil)),
  ];
}

/** What stands out in the goals of the week that is looked back on. */
const signalsOf = (items: readonly Item[], back: string): readonly Signal[] =>
  items
    .filter((item) => item.monday >= back && item.carried >= 3)
    .map((item) => ({ what: 'carried' as const, title: item.title, times: item.carried }))
    .filter((one, i, all) => all.findIndex(({ title }) => title === one.title) === i);

const isSignals = (first: Brief['first']): first is readonly Signal[] => typeof first[0] === 'object';

/** The two lines, for whoever shows them on another page. */
export const briefInWords = (brief: Brief, language: Language): ComponentChildren => (
  <BriefLines brief={brief} say={words(language)} />
);

export const signalSaid = (signal: Signal, language: Language): string =>
  signalInWords(signal, words(language));

export const signalInWords = ({ what, title, times }: Signal, say: Say): string =>
  say.signal[what](title, times);
export const firstLine = ({ first }: Brief, say: Say): string =>
  first.length === 0
    ? say.talk.calm
    : isSignals(first)
      ? `${first.map((signal) => signalInWords(signal, say)).join(' · ')}.`
      : say.talk.aims(first.join(' · '));

export function BriefLines({ brief, say }: { brief: Brief; say: Say }) {
  const kept: KeptWord | undefined = brief.second?.kept;
  return (
    <>
      {capital(firstLine(brief, say))}
      {brief.second !== undefined && kept !== undefined && (
        <>
          <br />
          {say.talk.lastAgreement(brief.second.text, say.kept[kept])}
        </>
      )}
    </>
  );
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function whenOf(about: About, monday: string, { say, language, today }: At, zone: string): string {
  if (about.state === 'moved' && about.plannedAt !== null)
    return momentInWords(about.plannedAt, zone, language);
  if (about.weekday === null || about.at === null) return say.talk.noSlot;
  return `${nearDay(dayOfSlot({ weekday: about.weekday }, monday), today, language)} ${about.at}`;
}

/* ── The cards ──────────────────────────────────────────────────────────────────────────────────────────────── */

type TalkCardProps = {
  name: Exclude<CardName, 'agreements'>;
  at: At;
  row: CardRow | undefined;
  /** The field is opened by who wants it: what stands above usually says enough. */
  closed?: boolean;
  children: ComponentChildren;
};

/** One card: what there is to talk about, and one field in which both write. Saved by itself, once there is a script. */
function TalkCard({ name, at, row, closed, children }: TalkCardProps) {
  const { say, kept } = at;
  const field = `text-${name}`;
  const both = kept?.values['card'] === name && kept.problems[field] === 'both';
  const form = (
    <PostForm
      action={at.action}
      requestKey={at.key()}
      id={`write-${name}`}
      label={say.talk.textOf[name]}
      autosave={row === undefined ? '' : say.talk.saved}
    >
      <Hidden name="do" value="write" />
      <Hidden name="card" value={name} />
      <Hidden name="week" value={at.monday} />
      <Hidden name="version" value={String(row?.version ?? 0)} />
      {both && (
        <div class="notice warn">
          <div>
            <p>{say.talk.both}</p>
            <p class="soft small">{say.talk.theirs}</p>
            <Prose>
              {(row?.text ?? '').split(/\n+/).map((line) => (
                <p>{line}</p>
              ))}
            </Prose>
          </div>
        </div>
      )}
      <TextArea
        name="text"
        id={field}
        label={say.talk.text[name]}
        value={both ? kept?.values['text'] : (row?.text ?? '')}
        rows={2}
        problem={both ? say.problem.both : undefined}
        required
      />
      {both ? (
        <Button small>{say.talk.saveOne}</Button>
      ) : (
        <noscript>
          <Button small>{say.talk.save}</Button>
        </noscript>
      )}
    </PostForm>
  );
  return (
    <Card id={`card-${name}`} mark={String(cardNames.indexOf(name) + 1)} title={say.card[name]}>
      {children}
      {closed && !row?.text && !both ? (
        <details>
          <summary>{say.talk.text[name]}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </Card>
  );
}

/** How it went with the goals of the week that is behind: as the pupil said on Friday, or said here by the two. */
function BackItems({
  items,
  week: of,
  at,
  done,
}: {
  items: readonly Item[];
  week: string;
  at: At;
  done: boolean;
}) {
  const { say, pupil } = at;
  if (items.length === 0) return <p class="soft">{say.talk.noBack(weekOf(of))}</p>;
  const lines = items.map((item) => {
    const title = (
      <>
        {item.title}
        {item.carried > 0 && <span class="soft small"> {say.talk.carried(item.carried)}</span>}
      </>
    );
    if (done)
      return (
        <li>
          <span>{title}</span>
          {item.outcome === null ? (
            <Chip soft>{say.talk.notLookedBack}</Chip>
          ) : (
            <Chip on={item.outcome === 'done'}>{say.outcome[item.outcome]}</Chip>
          )}
          {item.reason !== null && (
            <span class="soft small">{say.talk.because(reasonOf(item.reason, say))}</span>
          )}
        </li>
      );
    return (
      <li>
        <Segmented
          name={`outcome-${item.item}`}
          legend={title}
          row
          value={item.outcome ?? undefined}
          options={outcomes.map((one) => ({ value: one, label: say.outcome[one] }))}
        />
        <select name={`reason-${item.item}`} class="why" aria-label={say.talk.why(item.title)}>
          {reasons.map((one) => (
            <option value={one} selected={one === (item.reason ?? 'other')}>
              {reasonOf(one, say)}
            </option>
          ))}
        </select>
        {/* whether it helped is the pupil's to say */}
        {pupil === null &&
          strategiesOf(item, at.language).map(({ slot, name, result }) => (
            <Segmented
              name={`result-${slot}-${item.goal}`}
              legend={`“${name}”`}
              row
              value={result ?? undefined}
              options={results.map((one) => ({ value: one, label: say.result[one] }))}
            />
          ))}
      </li>
    );
  });
  if (done) return <ul class="lines">{lines}</ul>;
  return (
    <PostForm
      action={`/logbook/back${pupil === null ? '' : `?pupil=${pupil}`}`}
      requestKey={at.key()}
      id="back-outcomes"
      label={say.card.back}
    >
      <Hidden name="week" value={codeOf(of)} />
      <Hidden name="on" value="talk" />
      <ul class="lines">{lines}</ul>
      <Button>{say.talk.backSave}</Button>
    </PostForm>
  );
}

const outcomes = ['done', 'partly', 'not'] as const;
const results = ['helped', 'not', 'unused'] as const;
const reasons = [
  'too_big',
  'no_help',
  'other_priority',
  'was_away',
  'source_missing',
  'too_easy',
  'changed_view',
  'other',
] as const;
const reasonOf = (reason: string, say: Say): string => say.reason[reason as keyof Say['reason']] ?? reason;

const lookBackOf = (weeks: readonly Week[], of: string): string =>
  weeks.find((one) => one.monday === of)?.lookBack ?? '';

/** The strategies chosen for a goal, with whether they helped. */
function strategiesOf(item: Item, language: Language) {
  const titleOf = (key: string | null) => (key === null ? null : (strategyOf(key, language)?.title ?? null));
  return [
    { slot: 1, name: item.ownOne ?? titleOf(item.strategyOne), result: item.resultOne },
    { slot: 2, name: item.ownTwo ?? titleOf(item.strategyTwo), result: item.resultTwo },
  ].filter(({ name }) => name !== null);
}

function Strategies({ items, at: { say, language } }: { items: readonly Item[]; at: At }) {
  const named = items.flatMap((item) => strategiesOf(item, language));
  if (named.length === 0) return <p class="soft">{say.talk.noStrategies}</p>;
  return (
    <ul class="lines">
      {named.map(({ name, result }) => (
        <li>
          <span>“{name}”</span>{' '}
          {result !== null && <Chip on={result === 'helped'}>{say.result[result]}</Chip>}
        </li>
      ))}
    </ul>
  );
}

function Ahead(props: { items: readonly Item[]; week: Week | undefined; monday: string; at: At }) {
  const { items, week: plan, monday, at } = props;
  const { say, pupil } = at;
  if (items.length === 0 && plan === undefined) return <p class="soft">{say.talk.noPlan(weekOf(monday))}</p>;
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <>
      <p>
        {say.talk.plan(weekOf(monday), items.length, timeOf(minutes, say))}{' '}
        {(plan?.agreedAt ?? null) !== null ? (
          <Chip on>{say.talk.agreed}</Chip>
        ) : (
          <Chip soft>{(plan?.proposedAt ?? null) !== null ? say.talk.proposed : say.talk.making}</Chip>
        )}
      </p>
      <ul class="lines">
        {items.map((item) => (
          <li>
            {item.title}
            {item.carried > 0 && <span class="soft small"> {say.talk.carried(item.carried)}</span>}
          </li>
        ))}
      </ul>
      {plan?.toCoach ? (
        <p>
          <span class="soft">{say.talk.toCoach}</span> {plan.toCoach}
        </p>
      ) : null}
      <p class="soft">
        {say.talk.ask}{' '}
        <a href={`/logbook${pupil === null ? '' : `/of/${pupil}`}?week=${codeOf(monday)}`}>
          {say.talk.openPlan}
        </a>
      </p>
    </>
  );
}

const timeOf = (minutes: number, say: Say): string =>
  minutes === 0
    ? ''
    : minutes < 60
      ? say.minutes(minutes)
      : say.hours(String(Math.round(minutes / 30) / 2).replace('.', ','));

function NewAgreement({ at, circle, me }: { at: At; circle: Circle; me: string }) {
  const { say, kept } = at;
  const typed = kept?.values['do'] === 'agree' ? kept : undefined;
  const problem = (field: string) => {
    const key = typed?.problems[field];
    return key === undefined ? undefined : (say.problem[key as keyof Say['problem']] ?? say.problem.unknown);
  };
  return (
    <PostForm
      action={at.action}
      requestKey={at.key()}
      id="new-agreement"
      label={say.talk.addAgreement}
      class="form beside"
    >
      <Hidden name="do" value="agree" />
      <Hidden name="week" value={at.monday} />
      <Select
        name="who"
        label={say.talk.who}
        required
        problem={problem('who')}
        value={typed?.values['who'] ?? circle[0]?.person}
        options={circle.map(({ person, side, given, family }) => ({
          value: person,
          label:
            person === me
              ? say.me
              : side === 'pupil' || side === 'coach'
                ? given
                : `${side === 'teacher' ? say.names(given, family) : given} (${say.side[side]})`,
        }))}
      />
      <Field
        name="what"
        label={say.talk.what}
        required
        problem={problem('what')}
        value={typed?.values['what']}
      />
      <DateField
        name="when"
        label={say.talk.when}
        min={at.today}
        problem={problem('when')}
        value={typed?.values['when']}
      />
      <Button>{say.talk.addAgreement}</Button>
    </PostForm>
  );
}

/* ── Beside the cards ───────────────────────────────────────────────────────────────────────────────────────── */

const levels = [1, 2, 3, 4] as const;

function Autonomy({ about, at }: { about: About; at: At }) {
  const { say, pupil } = at;
  const says = (n: number) => say.talk.autonomySays[n as 1 | 2 | 3 | 4];
  return (
    <Card title={say.talk.autonomy} id="autonomy">
      <p>
        <b>{say.talk.autonomyNow(about.autonomy)}</b> <span class="soft">{says(about.autonomy)}</span>
      </p>
      {about.wish !== null && about.wishLevel !== null && (
        <>
          <p>
            {say.talk.autonomyWish(about.wishLevel, about.wishReason ?? '')}{' '}
            <span class="soft">{says(about.wishLevel)}</span>
          </p>
          {pupil === null ? (
            <PostForm action="/coaching/talk/autonomy" requestKey={at.key()} class="inline">
              <Hidden name="wish" value={about.wish} />
              <Hidden name="week" value={at.monday} />
              <Button>{say.talk.autonomyYes}</Button>
            </PostForm>
          ) : (
            <p class="soft">{say.talk.autonomyWaits}</p>
          )}
        </>
      )}
      {pupil !== null && (
        <details>
          <summary>{say.talk.autonomyChange}</summary>
          <PostForm action={`/coaching/talk/${pupil}/autonomy`} requestKey={at.key()}>
            <Hidden name="week" value={at.monday} />
            <Choice
              name="level"
              label={say.talk.autonomyLevel}
              required
              value={String(about.autonomy)}
              options={levels.map((n) => ({ value: String(n), label: String(n), hint: says(n) }))}
            />
            <Field name="reason" label={say.talk.autonomyReason} required maxLength={500} />
            <Button>{say.talk.autonomyPropose}</Button>
          </PostForm>
        </details>
      )}
    </Card>
  );
}

type OtherwiseProps = {
  pupil: string;
  monday: string;
  state: TalkState;
  on: 'talk' | 'talks' | 'group';
  at: Pick<At, 'say' | 'key' | 'today' | 'language'>;
  time: string;
};

/** A talk that does not take place: missed with one press, moved with a day and a press. */
export function Otherwise({ pupil, monday, state, on, at, time }: OtherwiseProps) {
  const { say, key, today, language } = at;
  const action = `/coaching/talk/${pupil}/settle`;
  const press = (verb: string, label: string) => (
    <PostForm action={action} requestKey={key()} class="inline">
      <Hidden name="week" value={monday} />
      <Hidden name="verb" value={verb} />
      <Hidden name="on" value={on} />
      <Button>{label}</Button>
    </PostForm>
  );
  if (isMissed(state)) return <Actions>{press('let_go', say.talk.letGo)}</Actions>;
  return (
    <Stack>
      <Actions>
        {press('miss_pupil', say.talk.missPupil)}
        {press('miss_coach', say.talk.missCoach)}
      </Actions>
      <PostForm action={action} requestKey={key()} class="form beside">
        <Hidden name="week" value={monday} />
        <Hidden name="verb" value="move" />
        <Hidden name="on" value={on} />
        <Select
          id={`day-${pupil}`}
          name="day"
          label={say.talk.moveTo}
          required
          value={movableDays(monday, today)[1] ?? movableDays(monday, today)[0]}
          options={movableDays(monday, today).map((day) => ({
            value: day,
            label: nearDay(day, today, language),
          }))}
        />
        <Field
          id={`at-${pupil}`}
          name="at"
          label={say.talk.time}
          type="time"
          width="short"
          required
          value={time}
        />
        <Button>{say.talk.move}</Button>
      </PostForm>
    </Stack>
  );
}

export const pages: readonly Page[] = [ofPupil, own];
