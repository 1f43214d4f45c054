import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  signIn: {
    title: 'Sign in',
    name: 'Your name at Leerkring',
    nameHint: 'For example noor.aydin@veenlicht',
    password: 'Password',
    submit: 'Sign in',
    withCode: 'I was given a code',
    forgot: 'Forgotten your password? Ask your coach or the school office for a new code.',
    demoTitle: 'Look around as …',
    demoNote: 'These are invented people in an invented school. On this computer only.',
    away: 'You were away for a while. Sign in again and you carry on where you were.',
  },
  code: {
    title: 'Welcome to Leerkring',
    lead: 'Fill in your name and the code from your letter, and choose a password of your own.',
    name: 'Your name at Leerkring',
    nameHint: 'It is on your letter, for example noor.aydin@veenlicht',
    code: 'Code from your letter',
    codeHint: 'Eight characters, for example K7QM-4TRB',
    password: 'Choose a password',
    passwordHint: 'At least ten characters. A short sentence is easy to remember.',
    submit: 'Get started',
    back: 'I already have a password',
  },
  hats: { title: 'Continue as', at: 'at' },
  hat: {
    pupil: 'pupil',
    guardian: 'parent or guardian',
    staff: 'member of staff',
    administrator: 'school office',
    office: 'network office',
  },
  problems: {
    missing: 'Please fill this in.',
    'too-long': 'This is too long.',
    'name-form': 'Write your name with an @ and your school, like noor.aydin@veenlicht.',
    wrong: 'This name and this password do not belong together. Check what you typed.',
    'wrong-code':
      'This name and this code do not belong together, or the code has expired. Check it or ask for a new one.',
    'too-often': 'There were too many tries. Wait a quarter of an hour and try again.',
    'password-short': 'Use at least ten characters. A short sentence is fine.',
    'password-long': 'Use at most 200 characters.',
    'password-name': 'Your name may not be part of your password.',
    'password-common': 'Others would guess this quickly. Choose something only you would think of.',
  },
};
