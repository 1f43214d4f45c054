import {
  briefFor,
  briefInWords,
  groupLines,
  type GroupLine,
  groupQueries,
  isShown,
  mostPressing,
  lookedAtToday,
  signalSaid,
  talksThat,
} from '#modules/coaching';
import { codeDays } from '#modules/identity';
import { calendarOf } from '#modules/organisations';
import { schoolDaysWaited, teaching, whereStuck } from '#modules/progress';
import { dayInWords, nearDay, weekOf } from '#platform/dates';
import { page, type Who } from '#platform/route';
import { dayIn } from '#platform/scope';
import type { Language } from '#platform/words';
import { Empty } from '#ui';
import { type Asks, leadsSome, longWait, more, onlyLeads, someNames, toAsk } from '../model.ts';
import { aroundStaff } from '../store.ts';
import { words } from '../words.ts';
import { Also, codesTold, Head, type Rows, type Say, Today, type TodayProps } from './parts.tsx';

type Card = TodayProps & { readonly what: Asks };
type At = { readonly today: string; readonly who: Who; readonly language: Language; readonly say: Say };

/** What today asks of coach and subject teacher, in one order: whoever is both has one page. */
export const staff = page({
  path: '/',
  hats: ['staff'],
  queries: () =>
    [
      aroundStaff({ days: codeDays }),
      teaching(),
      // in the weekend the talks of the week that comes
      ...groupQueries({ ahead: 2, briefs: true }),
    ] as const,
  looks: () => ({ as: 'home', line: lookedAtToday() }),
  view: ({ who, rows: [around, queue, ...rows], today, now, language }) => {
    const say = words(language);
    if (onlyLeads(who)) return { title: say.school.title, body: null, goTo: '/home/school' };
    const spans = rows[3];
    const calendar = calendarOf(spans);
    const lines = groupLines(rows, { today, now, zone: who.zone });
    const at: At = { today, who, language, say };
    const cards = toAsk([
      ...ofTalks(lines, rows[0], at),
      ...ofGroup(lines, rows[0][0]?.planWeek ?? today, at),
      ...ofQueue(
        queue.waiting,
        queue.since === null ? 0 : schoolDaysWaited(dayIn(who.zone, queue.since), today, calendar),
        say,
      ),
      ...ofSteps(
        whereStuck(queue.inHand, today, calendar, (moment) => dayIn(who.zone, moment)),
        say,
      ),
      ...ofTeaching(around, queue.waiting, say),
      ...ofPromises(around, at),
      ...ofRest(lines, at),
    ]);
    return {
      title: say.nav.today,
      sees: lines.length > 0 ? say.staff.sees : say.guardian.seesNothing,
      body: (
        <>
          <Head who={who} today={today} codes={codesTold(around)} spans={spans} />
          {cards.length === 0 ? (
            <Empty title={say.staff.nothing}>{say.staff.nothingWhy}</Empty>
          ) : (
            <Today cards={cards} />
          )}
          <Also places={more(who)} say={say} />
        </>
      ),
    };
  },
});

/** So many talks stand on the card with their two lines; the rest is a press away. */
const mostTalks = 6;

/** The talks of the next day that has some, in their order; and who has no moment yet. */
function ofTalks(
  lines: readonly GroupLine[],
  rows: readonly { readonly talkWeek: string }[],
  { today, who, language, say }: At,
): readonly Card[] {
  const monday = rows[0]?.talkWeek ?? today;
  // one that began a minute ago stays where it was
  const ahead = talksThat(['ahead', 'open'], lines, monday, who.zone);
  const day = ahead.find(({ on }) => on !== undefined && on >= today)?.on;
  const talks = ahead.filter(({ on }) => on === day);
  const [first] = talks;
  const slotless = lines.filter(({ talk }) => talk === 'none').map(({ pupil }) => pupil);
  const cards: Card[] = [];
  if (first !== undefined && day !== undefined)
    cards.push({
      what: day === today ? 'talksToday' : 'talksNext',
      over: day === today ? dayInWords(day, language) : nearDay(day, today, language),
      title: say.staff.talks(talks.length, day === today),
      go: {
        label: say.staff.talkGo(first.line.pupil.given),
        href: `/coaching/talk/${first.line.pupil.pupil}?week=${monday}`,
      },
      children: (
        <ul class="briefs">
          {talks.slice(0, mostTalks).map(({ line, at }) => (
            <li>
              <span class="num">{at}</span>
              <div>
                <a href={`/coaching/talk/${line.pupil.pupil}?week=${monday}`}>
                  {`${line.pupil.given} ${line.pupil.family}`.trim()}
                </a>
                {day === today && <p class="soft small">{briefInWords(briefFor(line, today), language)}</p>}
              </div>
            </li>
          ))}
          {talks.length > mostTalks && (
            <li>
              <span />
              <a href="/coaching/talks">{say.staff.talksMore(talks.length - mostTalks)}</a>
            </li>
          )}
        </ul>
      ),
    });
  const passed = talksThat(['open'], lines, monday, who.zone).filter(
    ({ on }) => on !== undefined && on < today,
  );
  if (passed.length > 0)
    cards.push({
      what: 'talksOpen',
      title: say.staff.talksOpen(passed.length),
      text: namesOf(
        passed.map(({ line }) => line.pupil),
        say,
      ),
      go: { label: say.staff.talksOpenGo, href: '/coaching/talks' },
    });
  if (slotless.length > 0)
    cards.push({
      what: 'slotless',
      title: say.staff.slotless(slotless.length),
      text: namesOf(slotless, say),
      go: { label: say.staff.slotlessGo, href: '/coaching/slots' },
    });
  return cards;
}

/** Plans that wait for a yes, what stands out, and who has no learning goal. */
function ofGroup(lines: readonly GroupLine[], planWeek: string, { language, say }: At): readonly Card[] {
  const plans = lines.filter(({ plan }) => plan === 'proposed');
  const striking = mostPressing(lines.filter(isShown.signals));
  const without = lines.filter(isShown.without);
  const cards: Card[] = [];
  if (plans.length > 0)
    cards.push({
      what: 'plans',
      title: say.staff.plans(plans.length, weekOf(planWeek)),
      text: namesOf(
        plans.map(({ pupil }) => pupil),
        say,
      ),
      go: { label: say.staff.plansGo, href: '/coaching/group?show=plans&all=1' },
    });
  if (striking.length > 0)
    cards.push({
      what: 'signals',
      title: say.staff.signals(striking.length),
      text: striking.slice(0, 3).map(({ pupil, signals }, i) => (
        <>
          {i > 0 && <br />}
          <b>{pupil.given}</b> {firstSaid(signals, language)}
        </>
      )),
      go: { label: say.staff.signalsGo, href: '/coaching/group?show=signals' },
    });
  if (without.length > 0)
    cards.push({
      what: 'without',
      title: say.staff.without(without.length),
      text: namesOf(
        without.map(({ pupil }) => pupil),
        say,
      ),
      go: { label: say.staff.withoutGo, href: '/coaching/group?show=without' },
    });
  return cards;
}

const firstSaid = ([signal]: GroupLine['signals'], language: Language): string =>
  signal === undefined ? '' : signalSaid(signal, language);

function ofQueue(waiting: number, days: number, say: Say): readonly Card[] {
  if (waiting === 0) return [];
  return [
    {
      what: days >= longWait ? 'queueLong' : 'queue',
      title: say.staff.queue(waiting),
      text: say.staff.queueOldest(days),
      go: { label: say.staff.queueGo, href: '/progress/queue' },
    },
  ];
}

/** Where several pupils of one's own course stand still; figures without names. */
function ofSteps(
  stuck: ReturnType<typeof whereStuck<Rows<typeof teaching>['inHand'][number]>>,
  say: Say,
): readonly Card[] {
  const [worst] = stuck;
  if (worst === undefined) return [];
  return [
    {
      what: 'stuck',
      over: worst.title,
      title: say.staff.stuck(worst.pupils),
      text: `${worst.goal}${stuck.length > 1 ? ` ${say.staff.stuckMore(stuck.length - 1)}` : ''}`,
      go: { label: say.staff.stuckGo, href: `/courses/${worst.course}/steps/${worst.step}` },
    },
  ];
}

/** Groups without a course, a strategy for each block, and the groups themselves when nothing else is asked. */
function ofTeaching(around: Rows<typeof aroundStaff>, waiting: number, say: Say): readonly Card[] {
  const cards: Card[] = [];
  if (around.courseless > 0)
    cards.push({
      what: 'courseless',
      title: say.staff.courseless(around.courseless),
      text: say.staff.courselessText,
      go: { label: say.staff.courselessGo, href: '/courses/match' },
    });
  if (around.hasCourses && !around.hasTips)
    cards.push({
      what: 'tips',
      title: say.staff.tips,
      text: say.staff.tipsText,
      go: { label: say.staff.tipsGo, href: '/logbook/tips' },
    });
  if (around.taught > 0)
    cards.push({
      what: 'taught',
      title: say.staff.taught,
      text: `${say.staff.taughtText(around.taught)}${waiting === 0 ? ` ${say.staff.queueNone}` : ''}`,
      go: { label: say.staff.taughtGo, href: '/people/taught' },
    });
  return cards;
}

function ofPromises(around: Rows<typeof aroundStaff>, { today, language, say }: At): readonly Card[] {
  const [text] = around.promises;
  if (text === undefined) return [];
  const due = around.promisedBy[0] ?? null;
  const others = around.promises.length - 1;
  return [
    {
      what: due !== null && due <= today ? 'promiseLate' : 'promise',
      over: due === null ? say.staff.promise : say.staff.promiseBy(nearDay(due, today, language)),
      title: text,
      text: others > 0 ? say.staff.promiseMore(others) : undefined,
      go: { label: say.staff.promiseGo, href: '/coaching/agreements' },
    },
  ];
}

function ofRest(lines: readonly GroupLine[], { who, say }: At): readonly Card[] {
  const cards: Card[] = [];
  if (lines.length > 0 && lines.every((line) => line.signals.length === 0 && line.plan !== 'proposed'))
    cards.push({
      what: 'calm',
      title: say.staff.group,
      text: `${say.staff.groupText(lines.length)} ${say.staff.groupCalm}`,
      go: { label: say.staff.groupGo, href: '/coaching/group' },
    });
  if (leadsSome(who))
    cards.push({
      what: 'school',
      title: who.duties.includes('leads_school') ? say.school.title : say.school.team,
      text: say.staff.schoolText,
      go: { label: say.staff.schoolGo, href: '/home/school' },
    });
  if (who.duties.includes('coach') && lines.length === 0)
    cards.push({ what: 'groupless', title: say.staff.nothing, text: say.staff.nothingWhy });
  if (lines.length > 0)
    cards.push({
      what: 'code',
      title: say.staff.code,
      text: say.staff.codeText,
      go: { label: say.staff.codeGo, href: '/people/code' },
    });
  return cards;
}

function namesOf(pupils: readonly { readonly given: string }[], say: Say): string {
  const { names, more: others } = someNames(pupils.map(({ given }) => given));
  return say.names(names, others);
}
