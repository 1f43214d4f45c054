import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);
const things = (n: number) => (n === 1 ? '1 thing' : `${n} things`);

export const en: Words<typeof nl> = {
  nav: {
    today: 'Today',
    week: 'My week',
    goals: 'My goals',
    courses: 'Courses',
    looked: 'Who looked',
    group: 'My group',
    talks: 'Talks',
    coaches: 'Who coaches whom',
    queue: 'Queue',
    taught: 'My classes',
    school: 'The school',
    codes: 'Codes',
    settle: 'To settle',
    schools: 'Schools',
  },
  hello: (name: string) => `Hello ${name}`,
  week: (n: number) => `week ${n}`,
  period: (title: string, left: number) =>
    left === 0
      ? title
      : left === 1
        ? `${title}, the last school week`
        : `${title}, ${left} school weeks left`,
  names: (names: readonly string[], more: number) =>
    more > 0
      ? `${names.join(', ')} and ${more} more`
      : names.length === 1
        ? (names[0] ?? '')
        : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
  weekday: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday' },
  agreements: 'My agreements',
  pupil: {
    talk: 'Your talk with your coach',
    calm: 'Nothing asks for you today',
    calmText: 'All your goals are under way. Would you like more?',
    calmGo: 'See your goals',
    sees: 'Only you see this page. With each goal it says who sees it.',
  },
  staff: {
    talks: (n) => (n === 1 ? '1 talk today' : `${n} talks today`),
    talksGo: 'To the talks',
    word: (n: number) => (n === 1 ? '1 goal asks for a word' : `${n} goals ask for a word`),
    wordOver: 'the date has passed',
    wordGo: 'See these goals',
    proposed: (n: number) => (n === 1 ? '1 proposal waits for your yes' : `${n} proposals wait for your yes`),
    proposedOver: 'proposed by the pupil',
    proposedGo: 'See the proposals',
    without: (n: number) => `${pupils(n)} without a learning goal`,
    withoutOver: 'this week',
    withoutGo: 'See who',
    group: 'My group',
    groupText: (n: number) => `You coach ${pupils(n)}.`,
    groupGo: 'To my group',
    groupCalm: 'Everybody has a learning goal and no goal asks for a word.',
    schoolGo: 'See the figures',
    code: 'A pupil cannot sign in?',
    codeText: 'One press, and a new code is on your screen.',
    codeGo: 'Make a code',
    taught: 'My classes',
    taughtText: (n: number) => `You teach ${pupils(n)}.`,
    taughtGo: 'To my classes',
    nothing: 'You have no group yet',
    nothingWhy:
      'As soon as the school connects you to pupils as a coach or teacher, they are here. Is something not right? Ask the school office.',
    sees: 'Only you. That you saw these names is told to the pupil under “Who looked”.',
  },
  guardian: {
    child: 'Your child',
    end: 'End goal',
    period: 'Goal for this period',
    until: (day: string) => `until ${day}`,
    more: (n: number) => (n === 1 ? 'and 1 goal more' : `and ${n} goals more`),
    goals: (name: string) => `See the goals of ${name}`,
    goalsGo: 'See the goals',
    looked: (name: string) => `Who looked at ${name}`,
    none: (name: string) =>
      `${name} has no end goal or period goal yet. They come from a talk with the coach.`,
    unconfirmed:
      'The school still has to confirm that you are the parent. After that you see the goals here.',
    info: 'The school has written down that you are informed about this child. The school does so itself. In Leerkring there is nothing for you to see.',
    closed: 'Your child is 18 or older and chooses whether you may look. Nothing is shared with you now.',
    unshared: (name: string) =>
      `From 16, ${name} chooses what you see. Nothing is shared now. Is ${name} younger? Give the birth date to the school office.`,
    nobody: 'There is nothing for you to see here',
    nobodyWhy: 'Do you have a question? Call or mail the school.',
    moreHats: 'Is there a child at another school, too, or do you have another role?',
    hatsGo: 'Continue there',
    sees: 'Only you. That you looked is told to your child, too.',
    seesNothing: 'Only you.',
  },
  office: {
    first: (n: number) => `${n} people cannot sign in yet`,
    firstOne: '1 person cannot sign in yet',
    firstText: 'Make codes per group and print the letters.',
    firstGo: 'To the codes',
    waiting: (n: number) => (n === 1 ? '1 code is not used yet' : `${n} codes are not used yet`),
    waitingText: 'Hand out the letters. Until the code runs out you can print them again.',
    waitingGo: 'To the letters',
    settle: (n: number) => `${things(n)} to settle`,
    settleText: {
      births: (n: number) => (n === 1 ? '1 birth date' : `${n} birth dates`),
      levels: (n: number) => (n === 1 ? '1 group without a level' : `${n} groups without a level`),
      groupless: (n: number) => `${pupils(n)} without a group`,
      coachless: (n: number) => `${pupils(n)} without a coach`,
      unconfirmed: (n: number) =>
        n === 1 ? '1 parent who waits for the school leader' : `${n} parents who wait for the school leader`,
    },
    settleGo: 'See what is missing',
    find: 'Has somebody lost a password?',
    findText: 'Find the name and print one letter.',
    findGo: 'Find somebody',
    done: 'Everything is settled',
    doneText: 'Everybody can sign in and nothing is missing.',
    sees: 'Only the office of this school. Goals and talks you never see here.',
  },
  school: {
    coverage: 'Coverage of talks',
    title: 'The school',
    team: 'My team',
    under: 'Figures without names, with a next step beside each.',
    waiting: (n: number) =>
      n === 1 ? '1 parent waits for your confirmation' : `${n} parents wait for your confirmation`,
    waitingText: 'Until you confirm, they see nothing of their child.',
    waitingGo: 'Confirm parents',
    learners: 'pupils work on a learning goal',
    learning: 'with a learning goal',
    learnersNext: 'Talk with the coaches about who is stuck.',
    learnersAll: 'Everybody is on the way.',
    coached: 'pupils have a coach',
    coachedNext: 'Who is still free? Have the school office fill in the coach.',
    coachedAll: 'Every pupil has a coach.',
    coaches: 'coaches',
    load: (n: string) => `On average ${n} pupils per coach.`,
    loadNone: 'There is no coach yet.',
    groups: 'Per base group',
    group: 'Base group',
    noGroup: 'Without a base group',
    floor:
      'No figure? Then it was about fewer than five pupils, or that could be worked out. “13 of 14” is about one pupil, too.',
    none: 'There are no pupils yet',
    noneWhy: 'As soon as the pupils are brought in, the figures are here.',
    sees: 'Who leads the school or a team. There are no names in it. About learning goals there is no figure about fewer than five pupils, not even one that can be worked out.',
  },
};
