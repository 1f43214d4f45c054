import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const en: Words<typeof nl> = {
  offline: 'No connection. Your text is still here; we will try again in a moment.',
  queued: 'No connection. Your tick is kept and will be sent as soon as there is a connection.',
  sending: 'Saving…',
  sent: 'Saved.',
  fault: 'That failed because of a fault on our side. Your text is still here. Try again in a minute.',
  signedOut: 'You are no longer signed in. Your text is still here.',
  signIn: 'Sign in on a new tab and then press here again',
  draft: 'Your earlier text is still here.',
  discard: 'Discard',
};
