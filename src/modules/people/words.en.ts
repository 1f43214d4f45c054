import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const pupils = (n: number) => (n === 1 ? '1 pupil' : `${n} pupils`);
const codes = (n: number) => (n === 1 ? '1 code' : `${n} codes`);

export const en: Words<typeof nl> = {
  crowd: {
    pupils: 'Pupils',
    guardians: 'Parents and guardians',
    staff: 'Staff',
  },
  hat: {
    pupil: 'pupil',
    guardian: 'parent or guardian',
    staff: 'member of staff',
    administrator: 'school office',
    office: 'network office',
  },
  access: {
    in: 'can sign in',
    waiting: 'code ready',
    elsewhere: 'also used elsewhere',
    nothing: 'no code yet',
    none: 'no account',
  },
  noGroup: 'Without a base group',
  codes: {
    title: 'Codes and letters',
    under:
      'With a code people choose a password of their own. A code works once and is valid for fourteen days.',
    ways: 'Whose',
    find: 'Find somebody by name',
    findTitle: 'One person',
    findMore: 'Type at least two letters of the name.',
    findNone: 'Nobody with this name. Is the spelling right?',
    andMore: (n: number) => `And ${n} more. Type more letters of the name.`,
    name: 'Name',
    group: 'Group',
    who: 'Who',
    signInName: 'Sign-in name',
    state: 'Status',
    do: 'Action',
    make: (n: number) => `Make ${codes(n)}`,
    makeFor: (n: number, group: string) => `Make ${codes(n)} for ${group}`,
    letters: 'Letters',
    lettersOf: (group: string) => `Letters for ${group}`,
    letter: 'Letter',
    letterOf: (name: string) => `Letter for ${name}`,
    newCode: 'New code',
    newCodeFor: (name: string) => `New code for ${name}`,
    makeOne: 'Make code',
    makeOneFor: (name: string) => `Make code for ${name}`,
    unconfirmed: (n: number) =>
      n === 1
        ? '1 parent or guardian gets no code yet: the school leader has to confirm first.'
        : `${n} parents and guardians get no code yet: the school leader has to confirm first.`,
    nothingToSee: 'not confirmed yet',
    whyElsewhere:
      'Whoever is “also used elsewhere” has the same account at another school or at the network office. A code of yours would open that door as well. So only the host of Leerkring can make a code here.',
    whyRenew:
      'With a new code the old password still works until the code is used. After that, everybody who was signed in with the old password is signed out.',
    none: 'Nobody here yet',
    noneWhy: 'Bring in the pupils and staff of the school first.',
    sees: 'Only the office of this school. Who made a code, and when, is kept.',
  },
  letters: {
    title: (who: string) => `Letters: ${who}`,
    one: (name: string) => `Letter for ${name}`,
    count: (n: number) => (n === 1 ? '1 letter on one A4 page.' : `${n} letters, each on one A4 page.`),
    until: (day: string) => `You can print them again here up to and including ${day}.`,
    more: (n: number) => `These are the first ${n}. Print them, then come back for the rest.`,
    back: 'Codes and letters',
    none: 'No letters to print',
    noneWhy: 'Everybody in this group can sign in already, or has no code yet.',
    noneGo: 'To the codes',
    elsewhere: (names: string) =>
      `No letter for ${names}: this account is also used at another school or at the network office. Ask the host of Leerkring for a code.`,
    dear: (name: string) => `Hello ${name},`,
    why: {
      pupil:
        'You can now sign in to Leerkring. Your goals are there. You see what you are going to do this week and how far you are.',
      guardian:
        'You can now sign in to Leerkring, where the pupils of our school work on their goals. There you see what your child and the school share with you.',
      staff: 'You can now sign in to Leerkring, where our pupils work on their goals.',
    },
    name: 'Your sign-in name',
    code: 'Your code',
    steps: 'How to get in',
    stepAddress: (address: string) => `On a computer, tablet or phone, go to ${address}`,
    stepCode: 'Choose “I was given a code”. Fill in your sign-in name and your code.',
    stepPassword:
      'Think of a password of at least ten characters. A short sentence is fine. Done: you are in!',
    once: (day: string) =>
      `The code works once, up to and including ${day}. Give it to nobody else. Afterwards, put this letter with the waste paper.`,
    help: {
      pupil: 'Does it not work? Ask your coach, who can make you a new code in a moment.',
      guardian: 'Does it not work? Call or mail the school office.',
      staff: 'Does it not work? Drop in at the school office.',
    },
  },
  own: {
    title: 'A pupil cannot sign in',
    under: 'Make a new code. With it the pupil chooses a new password.',
    list: 'My pupils',
    find: 'Find a pupil',
    back: 'My pupils',
    none: 'You do not coach any pupils yet',
    noneWhy: 'Only the coach and the school office make codes for pupils.',
    for: (name: string) => `Code for ${name}`,
    inAlready: (name: string) =>
      `${name} has a password. Forgotten? Then make a new code. The old password works until the code is used.`,
    nothing: (name: string) => `${name} has no password and no code yet.`,
    make: 'Make a new code',
    again: 'Make another code',
    againWhy:
      'Does the code not work, or did somebody else see it? Then make another. From that moment the code that is on this screen now no longer works.',
    use: 'On the sign-in screen choose “I was given a code” and fill in:',
    until: (day: string) => `Works once, up to and including ${day}.`,
    elsewhere: (name: string) =>
      `The account of ${name} is also used at another school or in another role. A code would open that door as well. Ask the school office for help.`,
    sees: 'You, as the coach, and the school office. That you made a code is kept.',
  },
  taught: {
    title: 'My classes',
    under: 'Choose a pupil to see the goals of your subject.',
    ways: 'Class',
    all: 'Everybody',
    find: 'Find a pupil',
    none: 'You do not teach a class yet',
    noneWhy: 'Classes come from your pupil administration.',
    sees: 'You, as the subject teacher.',
  },
  settle: {
    title: 'To settle',
    under: 'What is still missing, why it matters, and what you do about it.',
    done: 'Everything is settled',
    doneWhy: 'All pupils have a group, a coach and a birth date, and everybody can sign in.',
    level: (group: string, n: number) => `What level is ${group}? (${pupils(n)})`,
    levelNone: 'not yet',
    levelsGo: 'Save the levels',
    unconfirmed: (n: number) =>
      n === 1
        ? '1 parent or guardian waits for confirmation'
        : `${n} parents and guardians wait for confirmation`,
    unconfirmedWhy: 'Whoever is not confirmed sees nothing.',
    unconfirmedGo: 'The school leader does this on the first screen. There is nothing for you to do.',
    shut: (n: number) => `${people(n)} without a password or code`,
    shutWhy: 'Without a password or a code nobody can sign in.',
    shutGo: 'Make codes and letters',
    named: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),
    sees: 'Only the office of this school.',
  },
  level: {
    po: 'primary school',
    pro: 'practical training (praktijkonderwijs)',
    'vmbo-b': 'vmbo basis',
    'vmbo-k': 'vmbo kader',
    'vmbo-t': 'vmbo-t or mavo',
    'vmbo-t/havo': 'vmbo-t and havo together',
    havo: 'havo',
    'havo/vwo': 'havo and vwo together',
    vwo: 'vwo',
  },
  missing: {
    births: 'Pupils without a birth date',
    groups: 'Pupils without a base group',
    back: 'To settle',
    more: (n: number) => `And ${n} more. They appear as soon as these are done.`,
    none: 'Nobody left',
  },
  person: {
    back: 'Codes and letters',
    group: 'Base group',
    coach: 'Coach',
    noCoach: 'none yet',
    born: 'Birth date',
    bornHint:
      'Until the pupil is 16, parents see the goals. From 16 the pupil chooses. From 18 parents see nothing more, unless the pupil wants it.',
    save: 'Save',
    left: (day: string) => `Left the school on ${day}.`,
    sees: 'Only the office of this school.',
  },
  confirm: {
    title: 'Confirm parents and guardians',
    under:
      'They come from your pupil administration. Until you confirm them, they see nothing. Choose a group.',
    of: (group: string) => `Confirm: ${group}`,
    check: 'Is it right that these people have parental authority? Untick whoever you are not sure about.',
    change: {
      new: 'new',
      back: 'was confirmed before, and is back',
      hand: 'added by hand',
    },
    careful:
      'Please note: there is a restriction for this child, or somebody of this name has one. So there is no tick here.',
    carefulGo: 'See authority and restrictions',
    count: (n: number) => (n === 1 ? '1 parent or guardian waits' : `${n} parents and guardians wait`),
    do: 'Confirm the ticked ones',
    wrong:
      'Whoever you leave unticked keeps waiting and sees nothing. Is something wrong? Have the school office put it right.',
    noneTicked: 'Nobody was ticked. Tick at least one name.',
    none: 'Everybody is confirmed',
    noneWhy: 'After another import there may be names here again.',
    home: 'To my start page',
    sees: 'Only the school leader. Who confirmed, and when, is kept.',
  },
  did: {
    guardians_confirmed: 'Confirmed. They now see what parents and guardians may see.',
  },
  problems: {
    missing: 'Please fill this in.',
    'no-day': 'This day does not exist.',
    'not-yet-born': 'This day is still to come.',
    'too-old': 'Is this year right? A pupil is between 3 and 25 years old.',
    'nothing-in': 'Nothing is filled in yet. Fill in at least one, or leave it as it is.',
    unknown: 'Choose a group from the list.',
    'no-level': 'Choose a level from the list.',
  },
  told: {
    title: 'Your account',
    code: (day, maker) => `On ${day} ${maker} made a new sign-in code for you.`,
    host: 'the host of Leerkring',
    unasked: 'Did you not ask for it?',
    go: 'Then choose a new password',
  },
  looked: {
    title: 'Who looked',
    titleOf: (name: string) => `Who looked at ${name}`,
    under: 'Who looked at what Leerkring keeps about you? Here you can see it.',
    underOf: (name: string) => `Who looked at what Leerkring keeps about ${name}? Here you can see it.`,
    take: 'Take a copy of everything that Leerkring keeps',
    none: 'Nobody has looked yet',
    noneWhy: 'As soon as somebody at school opens your goals, it is shown here.',
    you: 'You',
    as: {
      coach: 'your coach',
      subjectTeacher: 'your teacher',
      teamMember: 'a teacher of your team',
      teamLead: 'the leader of your team',
      schoolLeader: 'the school leader',
      guardianUnder16: 'your parent or guardian',
      guardianFrom16: 'your parent or guardian',
      guardianWeek: 'your parent or guardian',
      guardianShared: 'your parent or guardian',
      other: 'somebody at school',
    },
    asOf: {
      coach: 'the coach',
      subjectTeacher: 'a teacher',
      teamMember: 'a teacher of the team',
      teamLead: 'the team leader',
      schoolLeader: 'the school leader',
      guardianUnder16: 'parent or guardian',
      guardianFrom16: 'parent or guardian',
      guardianWeek: 'parent or guardian',
      guardianShared: 'parent or guardian',
      other: 'somebody at school',
    },
    one: (name: string, as: string) => `${name}, ${as}`,
    hours: (hours: readonly string[]) =>
      hours.length === 1
        ? `around ${hours[0]}`
        : `around ${hours.slice(0, -1).join(', ')} and ${hours.at(-1)}`,
    taken: 'Copied by the school',
    takenTwo: 'Two people at the school agreed to it.',
    tookWhole: (when, why) =>
      `${when}: the school leader took a copy of everything about you, because ${why}.`,
    tookWholeOf: (name, when, why) =>
      `${when}: the school leader took a copy of everything about ${name}, because ${why}.`,
    whyTaken: {
      asked: 'you or your parent asked for it',
      moves: 'you are going to another school',
      complaint: 'there is a complaint',
      law: 'the law asks for it',
    },
    whyTakenOf: {
      asked: 'you or your child asked for it',
      moves: 'your child is going to another school',
      complaint: 'there is a complaint',
      law: 'the law asks for it',
    },
    whatTitle: 'What is listed here',
    what: 'Every time somebody opened your goals is listed here. One line per person and hour.',
    whatOf: 'Every time somebody opened the goals is listed here. One line per person and hour.',
    whatNot:
      'Not listed here: when you looked yourself, and the figures about the whole school, for there are no names in them. The school office cannot see your goals, only your name, your group and your account.',
    whatNotOf: (name: string) =>
      `Not listed here: when ${name} looked, and the figures about the whole school, for there are no names in them. The school office cannot see the goals, only the name, the group and the account.`,
    first: (n: number) => `These are the last ${n} times.`,
    sees: 'You. Until you are 16, your parent or guardian, too.',
    seesOf: 'You and your child. From 16, only your child.',
    children: 'Whose do you want to see?',
    noChild: 'There is nothing to see now',
    noChildWhy: 'From 16, only the child sees who looked.',
  },
};
