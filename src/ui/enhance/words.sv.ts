import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  offline: 'Ingen anslutning. Din text finns kvar här; vi försöker snart igen.',
  queued: 'Ingen anslutning. Din bock är sparad och skickas så snart anslutningen är tillbaka.',
  sending: 'Sparar…',
  sent: 'Sparat.',
  fault: 'Det gick inte på grund av ett fel hos oss. Din text finns kvar här. Försök igen om en minut.',
  signedOut: 'Du är inte längre inloggad. Din text finns kvar här.',
  signIn: 'Logga in på en ny flik och tryck sedan här igen',
  draft: 'Din tidigare text finns kvar.',
  discard: 'Släng',
};
