import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  title: 'Två tillsammans',
  under: 'Vissa saker gör man inte ensam: en andra person tittar med och säger ja eller nej.',
  waits: 'Väntar på dig',
  own: 'Det du har bett om',
  settled: 'Besvarat',
  asked: (name, when) => `${name} bad om detta ${when}.`,
  askedByYou: (when) => `Du bad om detta ${when}.`,
  falls: (when) => `Utan svar förfaller det ${when}.`,
  yes: 'Jag går med på det',
  no: 'Jag går inte med på det',
  withdraw: 'Ta tillbaka',
  agreed: (name, when) => `${name} gick med på det. Det går till ${when}.`,
  declined: (name) => `${name} gick inte med på det.`,
  withdrawn: 'Tillbakataget.',
  go: 'Gå vidare',
  none: 'Inget väntar på en andra person',
  noneWhy: 'När någon ber om något som kräver två personer står det här i en dag.',
  sees: 'Rektorn och expeditionen. Vem som frågade och vem som svarade sparas.',
  inDoubt:
    'En kollega gjorde en ny inloggningskod till dig den här veckan, eller läste in dig som rektor eller administratör. För säkerhets skull kan du inte vara en av de två på sju dagar. Någon annan kan, eller be den som driver Leerkring om en kod.',
  card: (n) => (n === 1 ? 'Någon ber om ditt ja' : `${n} frågor väntar på ditt ja`),
  cardText: 'Det krävs två personer. Frågan förfaller efter en dag.',
  cardGo: 'Se frågan',
  got: (n) => (n === 1 ? 'Du fick ja på det du bad om' : `Du fick ja på ${n} saker du bad om`),
  gotText: (names) => `${names.join(' och ')} sa ja.`,
  gotGo: 'Se vad du bad om',
};
