import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  signIn: {
    title: 'Sign in',
    name: 'Your sign-in name',
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
    lead: 'Fill in your sign-in name and the code from your letter. Then choose a password of your own.',
    name: 'Your sign-in name',
    nameHint: 'It is on your letter, for example noor.aydin@veenlicht',
    code: 'Code from your letter',
    codeHint: 'Eight characters, for example K7QM-4TRB',
    password: 'Choose a password',
    passwordHint: 'At least ten characters. A short sentence is easy to remember.',
    submit: 'Get started',
    back: 'I already have a password',
  },
  hats: {
    title: 'Continue as',
    why: 'Your password is the same everywhere. What you see as one, you do not see as the other.',
  },
  own: {
    title: 'My account',
    youAre: (name: string, hat: string, organisation: string) =>
      `You are signed in as ${name}, ${hat} at ${organisation}.`,
    changed: 'Your new password works. You are signed out on other devices.',
    back: 'To my start page',
  },
  password: {
    title: 'Change your password',
    lead: 'After this you are signed out on other devices. Here you stay signed in.',
    old: 'Your current password',
    fresh: 'Your new password',
    submit: 'Change my password',
    back: 'Leave it as it is',
  },
  refused: {
    'week-later': 'This week is not open yet. You can plan it from the Thursday before.',
    'week-over': 'This week is over. It cannot be changed any more.',
    'goal-over': 'This goal is over already.',
    'changed-meanwhile': 'Somebody else has just changed this. See how it looks now.',
    'key-used':
      'This form was sent before, with other answers. Open the page again and fill it in once more.',
    'other-hat':
      'This page belongs to another role than the one you have now. Do you have more? Then choose another at My account.',
    'no-key': 'This form was not complete. Open the page again and try once more.',
    'too-much': 'This is too much at once. Make the text or the file smaller.',
    damaged: 'This reached us damaged. Go back and try once more.',
    'other-site':
      'This form came from another website. For your safety we do nothing with it. Open Leerkring yourself and do it there.',
    twice: 'One question reached us twice. Go back and try once more.',
    'in-doubt':
      'A colleague made a new sign-in code for you this week, or brought you in as school leader or administration. To be sure it is you, you cannot be one of the two for seven days. Somebody else can, or ask whoever runs Leerkring for a code.',
    'not-confirmed':
      'This parent or guardian is not confirmed yet, or may see nothing now. A code can only be made when the school leader has confirmed.',
    'acts-elsewhere':
      'This account is also used at another school or at the network office. A code would open that door as well. The host of Leerkring can help.',
  },
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
    'wrong-old': 'This is not your current password.',
    'password-same': 'This is the same password. Choose another.',
    'name-form': 'Write your name with an @ and your school, like noor.aydin@veenlicht.',
    wrong: 'This name and this password do not belong together. Check what you typed.',
    'wrong-code':
      'This name and this code do not belong together, or the code has expired. Check it or ask for a new one.',
    'too-often': 'There were too many attempts. Wait a quarter of an hour and try again.',
    'password-short': 'Use at least ten characters. A short sentence is fine.',
    'password-long': 'Use at most 200 characters.',
    'password-name': 'Your name may not be part of your password.',
    'password-common': 'Others would guess this quickly. Choose something only you would think of.',
  },
};
