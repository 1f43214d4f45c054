import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  title: 'Two together',
  under: 'Some things are not done alone: a second person looks at them, too, and says yes or no.',
  waits: 'Waiting for you',
  own: 'Asked by you',
  settled: 'Answered',
  asked: (name, when) => `${name} asked this ${when}.`,
  askedByYou: (when) => `You asked this ${when}.`,
  falls: (when) => `Without an answer it lapses ${when}.`,
  yes: 'I agree',
  no: 'I do not agree',
  withdraw: 'Take back',
  agreed: (name, when) => `${name} agreed. It can be done until ${when}.`,
  declined: (name) => `${name} did not agree.`,
  withdrawn: 'Taken back.',
  go: 'Go on',
  none: 'Nothing waits for a second person',
  noneWhy: 'When somebody asks for something that takes two people, it is shown here for a day.',
  sees: 'The school leader and the school office. Who asked and who answered is kept.',
  inDoubt:
    'A colleague made a new sign-in code for you this week, or brought you in as school leader or administration. To be sure it is you, you cannot be one of the two for seven days. Somebody else can, or ask whoever runs Leerkring for a code.',
  card: (n) => (n === 1 ? 'Somebody asks for your agreement' : `${n} questions wait for your agreement`),
  cardText: 'It takes two people. The question lapses after a day.',
  cardGo: 'Look at the question',
  got: (n) => (n === 1 ? 'What you asked for was agreed' : `${n} things you asked for were agreed`),
  gotText: (names) => `${names.join(' and ')} said yes.`,
  gotGo: 'Look at what you asked',
};
