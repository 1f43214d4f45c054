import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);
const things = (n: number) => (n === 1 ? '1 thing' : `${n} things`);

export const en: Words<typeof nl> = {
  nav: {
    today: 'Today',
    week: 'My week',
    goals: 'Goals',
    courses: 'Courses',
    subjects: 'Subjects',
    steps: 'My steps',
    aims: 'My end goals',
    talk: 'Talk',
    agreements: 'Agreements',
    looked: 'Who looked',
    group: 'My group',
    talks: 'Talks',
    slots: 'Standing times',
    coaches: 'Who coaches whom',
    coverage: 'Coverage',
    taught: 'My classes',
    tips: 'Strategy per block',
    queue: 'Queue',
    school: 'The school',
    team: 'My team',
    confirm: 'Confirm parents',
    guardians: 'Authority',
    code: 'Code for a pupil',
    codes: 'Codes',
    exchange: 'Import',
    out: 'Export',
    settle: 'To settle',
    calendar: 'Calendar',
    begin: 'Set up the school',
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
  also: 'Also:',
  pupil: {
    title: 'My week',
    hello: (name: string) => `This is your week, ${name}`,
    goals: 'My goals',
    talk: 'Next talk:',
    talkAt: (day: string, time: string, coach: string | null) =>
      `${day} ${time}${coach === null ? '' : ` with ${coach}`}`,
    next: (week: number) => `See week ${week}`,
    talkGo: (at: string) => `To your talk at ${at}`,
    talkWith: (coach: string | null) => (coach === null ? 'Talk' : `Talk with ${coach}`),
    looked: (by: string | null, course: string) => `${by ?? 'Your teacher'} looked at your work: ${course}.`,
    read: (course: string, n: number) =>
      n > 1 ? `Read what it says about ${course} (${n} times)` : `Read what it says about ${course}`,
    promised: 'What you agreed to do',
    promisedGo: 'To your agreements',
    by: (day: string) => `by ${day}`,
    where: 'Where am I?',
    whereSees:
      'Only you, your coach and your teacher of the subject see this. Your parents see what you have read.',
    noCourse: 'As soon as your school sets up a course for you, you see here how it goes.',
    asking: 'This waits for you',
    asks: { late: 'the date has passed', agree: 'proposed to you', lookBack: 'look back' },
    sees: 'You and your coach. A teacher sees only what belongs to the own subject. Each goal says who sees it.',
  },
  staff: {
    talks: (n: number, isToday: boolean) =>
      isToday
        ? n === 1
          ? '1 talk today'
          : `${n} talks today`
        : n === 1
          ? 'Your next talk'
          : `Your next ${n} talks`,
    talkGo: (name: string) => `Open the talk with ${name}`,
    talksMore: (n: number) => (n === 1 ? 'and 1 more talk' : `and ${n} more talks`),
    talksOpen: (n: number) =>
      n === 1 ? '1 talk has not been closed yet' : `${n} talks have not been closed yet`,
    talksOpenGo: 'Say how it went',
    slotless: (n: number) => `${pupils(n)} without a standing time`,
    slotlessGo: 'Give standing times',
    plans: (n: number, week: number) =>
      n === 1
        ? `1 plan for week ${week} waits for your yes`
        : `${n} plans for week ${week} wait for your yes`,
    plansGo: 'See the plans',
    signals: (n: number) => (n === 1 ? '1 pupil stands out' : `${n} pupils stand out`),
    signalsGo: 'See who',
    without: (n: number) => `${pupils(n)} without a learning goal`,
    withoutGo: 'See who',
    queue: (n: number) =>
      n === 1 ? '1 step waits for you to look at it' : `${n} steps wait for you to look at them`,
    queueOldest: (days: number) =>
      days === 0
        ? 'Since today.'
        : days === 1
          ? 'The oldest has waited 1 school day.'
          : `The oldest has waited ${days} school days.`,
    queueGo: 'Begin with the oldest',
    queueNone: 'Nothing is waiting for you to look at.',
    stuck: (n: number) => `${pupils(n)} ${n === 1 ? 'stands' : 'stand'} still at the same step`,
    stuckMore: (n: number) => (n === 1 ? 'And at 1 more step.' : `And at ${n} more steps.`),
    stuckGo: 'See the step',
    courseless: (n: number) => (n === 1 ? '1 class has no course yet' : `${n} classes have no course yet`),
    courselessText: 'With a course pupils see their steps and you can judge them.',
    courselessGo: 'Choose a course',
    tips: 'Which approach fits your blocks?',
    tipsText: 'Pick a strategy for each block. Pupils see it first.',
    tipsGo: 'Pick per block',
    promise: 'you agreed to do this',
    promiseBy: (day: string) => `you agreed to do this by ${day}`,
    promiseMore: (n: number) => (n === 1 ? 'And 1 more agreement.' : `And ${n} more agreements.`),
    promiseGo: 'To your agreements',
    group: 'My group',
    groupText: (n: number) => `You coach ${pupils(n)}.`,
    groupGo: 'To my group',
    groupCalm: 'No plan waits for you and nobody stands out.',
    schoolText: 'Talks by school week, coaches and learning goals: with a next step beside each figure.',
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
    sees: 'Only you. Under “Who looked” the pupil can see that you saw these names.',
  },
  guardian: {
    child: 'Your child',
    how: 'How it goes',
    far: 'Where it leads',
    promised: 'What you agreed to do',
    promisedGo: 'To the agreements',
    week: (name: string) => `See the week of ${name}`,
    weekGo: 'See the week',
    steps: (name: string) => `See the steps of ${name}`,
    stepsGo: 'See the steps',
    shares: (name: string, far: boolean, week: boolean) =>
      `${name} chooses what you see. ${
        far && week
          ? 'Now you see the end goals and period goals, how it goes, and the week.'
          : far
            ? 'Now you see the end goals and period goals and how it goes. Not the week.'
            : week
              ? 'Now you see the week.'
              : 'Now you see only what you agreed to do yourself.'
      }`,
    lookedGo: 'Who looked',
    end: 'End goal',
    period: 'Goal for this period',
    until: (day: string) => `until ${day}`,
    more: (n: number) => (n === 1 ? 'and 1 more goal' : `and ${n} more goals`),
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
    sees: 'Only you. Your child can see that you looked.',
    seesNothing: 'Only you.',
  },
  office: {
    coachless: (n: number) => `${pupils(n)} without a coach`,
    coachlessText: 'Choose who coaches, for a whole group at once if you like.',
    coachlessGo: 'Who coaches whom',
    noCourses: 'No course in use yet',
    noCoursesText: 'Choose which courses the school uses and which class follows what.',
    courses: (n: number) => (n === 1 ? '1 class follows no course yet' : `${n} classes follow no course yet`),
    coursesText: 'The subjects stand beside the courses they look like. One press and it is right.',
    coursesGo: 'Match courses',
    first: (n: number) => `${n} people cannot sign in yet`,
    firstOne: '1 person cannot sign in yet',
    firstText: 'Make codes per group and print the letters.',
    firstGo: 'To the codes',
    waiting: (n: number) => (n === 1 ? '1 code is not used yet' : `${n} codes are not used yet`),
    waitingText: 'Hand out the letters. Until the code runs out you can print them again.',
    waitingGo: 'To the letters',
    settle: (n: number) => `${things(n)} to settle`,
    settleText: {
      others: (n) => (n === 1 ? '1 question' : `${n} questions`),
      births: (n: number) => (n === 1 ? '1 birth date' : `${n} birth dates`),
      levels: (n: number) => (n === 1 ? '1 group without a level' : `${n} groups without a level`),
      groupless: (n: number) => `${pupils(n)} without a group`,
      unconfirmed: (n: number) =>
        n === 1 ? '1 parent who waits for the school leader' : `${n} parents who wait for the school leader`,
    },
    settleGo: 'See what is missing',
    find: 'Has somebody lost a password?',
    findText: 'Find the name and print one letter.',
    findGo: 'Find somebody',
    done: 'Everything is settled',
    doneText: 'Everybody can sign in and nothing is missing.',
    sees: 'Only the office of this school. You never see goals or talks here.',
  },
  school: {
    talks: 'Talks of coach and pupil',
    talksGo: 'More about coverage',
    teams: 'Team',
    noTeam: 'Without a team',
    ownTeam: 'My team',
    percent: (n: number) => `${n}%`,
    coverage: (n: number) => `coverage ${n}%`,
    ownNext: 'Talk about it in your team; “More about coverage” says who was not spoken with.',
    missed: (coach: number, pupil: number, minutes: number) =>
      [
        coach + pupil > 0 && `Missed: ${coach} by the coach, ${pupil} by the pupil.`,
        minutes > 0 && `${minutes} minutes on average.`,
      ]
        .filter(Boolean)
        .join(' '),
    quiet: (n: number) => `${pupils(n)} without a talk for four school weeks.`,
    trend: 'Talks held, by school week',
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
    coaches: (n: number) => (n === 1 ? 'coach' : 'coaches'),
    load: (n: string) => `On average ${n} pupils per coach.`,
    loadNone: 'There is no coach yet.',
    groups: 'Per base group',
    group: 'Base group',
    noGroup: 'Without a base group',
    floor:
      'No figure? Then it was about fewer than five pupils, or that could be worked out. “13 of 14” is about one pupil, too.',
    none: 'There are no pupils yet',
    noneWhy: 'As soon as the pupils are brought in, the figures are here.',
    sees: 'Whoever leads the school or a team. There are no names in it. About learning goals there is no figure about fewer than five pupils, not even one that can be worked out.',
  },
};
