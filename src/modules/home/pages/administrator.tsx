import { gaps, secondCard, secondWords } from '#modules/people';
import { page } from '#platform/route';
import { beginningCard } from '../beginning/pages.tsx';
import { standing } from '../beginning/store.ts';
import { words as beginningWords } from '../beginning/words.ts';
import { coursesOpen } from '../store.ts';
import { words } from '../words.ts';
import { more } from '../model.ts';
import { Also, Head, type Rows, type Say, Today, told, type TodayProps } from './parts.tsx';

/** What the office still has to settle: who cannot sign in, who has no coach, which groups follow no course. */
export const administrator = page({
  path: '/',
  hats: ['administrator'],
  queries: () => [gaps(), coursesOpen(), told(), secondWords(), standing()],
  view: ({ who, rows: [open, courses, codes, seconds, now], today, language }) => {
    const say = words(language);
    const begin = beginningCard({ ...now, courseless: courses.groups }, beginningWords(language));
    return {
      title: say.nav.today,
      sees: say.office.sees,
      body: (
        <>
          <Head who={who} today={today} codes={codes} />
          <Today
            cards={[
              ...secondCard(seconds, language),
              ...(begin === undefined ? [] : [begin]),
              ...cardsOf(open, courses, say, begin !== undefined),
            ]}
          />
          <Also places={more(who)} say={say} />
        </>
      ),
    };
  },
});

function cardsOf(
  open: Rows<typeof gaps>,
  courses: Rows<typeof coursesOpen>,
  { office: say }: Say,
  begins: boolean,
): readonly TodayProps[] {
  const named = (['births', 'levels', 'groupless', 'coachless'] as const).filter((gap) => open[gap] > 0);
  const counts = { ...open, others: open.questions - named.length };
  const missing = (['births', 'levels', 'groupless', 'others', 'unconfirmed'] as const).filter(
    (gap) => counts[gap] > 0,
  );
  const cards = [
    open.shut > 0 && {
      title: open.shut === 1 ? say.firstOne : say.first(open.shut),
      text: say.firstText,
      go: { label: say.firstGo, href: '/people/codes' },
    },
    open.coachless > 0 && {
      title: say.coachless(open.coachless),
      text: say.coachlessText,
      go: { label: say.coachlessGo, href: '/coaching/coaches' },
    },
    courses.groups > 0 && {
      title: courses.used === 0 ? say.noCourses : say.courses(courses.groups),
      text: courses.used === 0 ? say.noCoursesText : say.coursesText,
      go: { label: say.coursesGo, href: '/courses/match' },
    },
    missing.length > 0 && {
      title: say.settle(missing.length),
      text: missing.map((gap) => say.settleText[gap](counts[gap])).join(' · '),
      go: { label: say.settleGo, href: '/people/settle' },
    },
    open.waiting > 0 && {
      title: say.waiting(open.waiting),
      text: say.waitingText,
      go: { label: say.waitingGo, href: '/people/codes' },
    },
    !begins &&
      open.shut + open.coachless + courses.groups + missing.length === 0 && {
        title: say.done,
        text: say.doneText,
      },
    {
      title: say.find,
      text: say.findText,
      go: { label: say.findGo, href: '/people/codes#found-search' },
    },
  ];
  return cards.filter((card) => card !== false);
}
