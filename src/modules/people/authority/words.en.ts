import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  title: 'Authority and restrictions',
  under: 'Who may know about a pupil? Stricter takes effect at once. Wider takes two people.',
  sees: 'The school leader and the office of this school. Not somebody who is a guardian of the child.',
  find: 'Find a pupil by name',
  found: 'Pupils with this name',
  restricted: 'Pupils with a restriction',
  none: 'There is no restriction now',
  noneWhy: 'Find a pupil to change the authority of a parent or guardian.',
  notFound: 'No pupil with this name. Is it spelt right?',
  findMore: 'Type at least two letters of the name.',
  noGuardians: 'no parent or guardian known',
  restrictions: (n: number) => (n === 1 ? '1 restriction' : `${n} restrictions`),
  lately: 'The last thirty days',
  toConfirm: 'New parents and guardians are confirmed per group.',
  toConfirmGo: 'Confirm parents',
  of: (child: string) => `Parents and guardians of ${child}`,
  group: (name: string) => `Base group ${name}`,
  nobody: 'No parent or guardian is known',
  nobodyWhy: 'They come from your pupil administration.',
  is: {
    full: 'With authority',
    info: 'Information only',
    blocked: 'Blocked',
  },
  means: {
    full: 'Sees what parents and guardians may see, as long as the pupil is young enough or shares it.',
    info: 'Sees nothing in Leerkring now. The school itself tells what it has to tell.',
    blocked: 'Sees nothing, not in another role at school either. This wins over everything else.',
  },
  letter: {
    forTheirs: (children: string) => `For the parent or guardian of ${children}`,
    seesTitle: 'What do you see?',
    seesOf: {
      young: (name: string) =>
        `Of ${name} you see the goals, how far ${name} is, the agreements, and who looked.`,
      youngWeek: (name: string) =>
        `Of ${name} you see the goals, the plan of the week, how far ${name} is, the agreements, and who looked.`,
      older: (name: string) => `Of ${name} you see what ${name} or the school shares with you.`,
      grown: (name: string) => `${name} is 18 or older. You only see something if ${name} wants that.`,
    },
    seesNot:
      'You do not see what your child discusses with the coach, or writes just for themselves. From 16 your child decides what you see. Another parent or guardian does not see what you do here.',
    seesWrong: 'Is the wrong person allowed to look? Call the school office.',
  },
  unconfirmed: 'Not confirmed yet: sees nothing.',
  cameBack: 'Was confirmed before and came back: sees nothing until the school leader confirms again.',
  gone: 'Cannot sign in any more: is no longer in the pupil administration.',
  change: 'Change the authority',
  changeOf: (guardian: string) => `Change the authority of ${guardian}`,
  to: 'What will it be?',
  atOnce: 'Takes effect at once.',
  takesTwo: 'Takes effect only when a second person agrees.',
  why: 'Why?',
  whyHint:
    'Name the letter or the ruling with its date, not what it says. Only the school leader and administrators read this.',
  do: 'Change',
  waits: (to: string, name: string) =>
    `${name} asked for “${to}”. It takes effect when a second person agrees.`,
  waitsGo: 'See the question',
  history: 'What was decided',
  line: (guardian: string, before: string, after: string) => `${guardian}: from ${before} to ${after}`,
  byOne: (name: string, when: string) => `${name}, ${when}`,
  byTwo: (one: string, other: string, when: string) => `${one} and ${other}, ${when}`,
  second: (guardian: string, child: string) => `Wider authority: ${guardian} of ${child}`,
  secondMeans: (from: string, to: string, means: string, why: string) =>
    `From “${from}” to “${to}”. ${means} The reason: ${why}`,
  problems: {
    missing: 'Fill this in.',
    'too-long': 'This is too long. Three hundred characters is enough.',
    asked: 'A question about this already waits for a second person.',
  },
};
