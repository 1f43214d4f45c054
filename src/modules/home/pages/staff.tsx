import { groupLines, type GroupLine, groupQueries, lookedAtToday } from '#modules/coaching';
import { codeDays } from '#modules/identity';
import { calendarOf } from '#modules/organisations';
import { schoolDaysWaited, teaching, whereStuck } from '#modules/progress';
import { nearDay } from '#platform/dates';
import { page } from '#platform/route';
import { dayIn } from '#platform/scope';
import { Empty } from '#ui';
import { leadsSome, longWait, more, onlyLeads, toAsk } from '../model.ts';
import { aroundStaff } from '../store.ts';
import { words } from '../words.ts';
import { type At, type Card, ofGroup, ofTalks } from './group.tsx';
import { Also, codesTold, Head, type Rows, type Say, Today } from './parts.tsx';

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
