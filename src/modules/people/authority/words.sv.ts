import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  title: 'Vårdnad och begränsningar',
  under: 'Vem får veta något om en elev? Strängare gäller genast. Vidare kräver två personer.',
  sees: 'Rektorn och expeditionen på den här skolan. Inte den som själv är vårdnadshavare för barnet.',
  find: 'Sök en elev på namn',
  found: 'Elever med det här namnet',
  restricted: 'Elever med en begränsning',
  none: 'Just nu gäller ingen begränsning',
  noneWhy: 'Sök en elev för att ändra vad en vårdnadshavare får se.',
  notFound: 'Ingen elev med det här namnet. Stämmer stavningen?',
  findMore: 'Skriv minst två bokstäver av namnet.',
  noGuardians: 'ingen känd vårdnadshavare',
  restrictions: (n: number) => (n === 1 ? '1 begränsning' : `${n} begränsningar`),
  lately: 'De senaste trettio dagarna',
  toConfirm: 'Nya vårdnadshavare bekräftas grupp för grupp.',
  toConfirmGo: 'Bekräfta vårdnadshavare',
  of: (child: string) => `Vårdnadshavare till ${child}`,
  group: (name: string) => `Basgrupp ${name}`,
  nobody: 'Ingen vårdnadshavare är känd',
  nobodyWhy: 'De kommer från ert elevregister.',
  is: {
    full: 'Med vårdnad',
    info: 'Endast information',
    blocked: 'Spärrad',
  },
  means: {
    full: 'Ser det som vårdnadshavare får se, så länge eleven är ung nog eller själv delar det.',
    info: 'Ser nu ingenting i Leerkring. Skolan berättar själv det den ska berätta.',
    blocked: 'Ser ingenting, inte heller i en annan roll på skolan. Detta går före allt annat.',
  },
  letter: {
    forTheirs: (children: string) => `Till vårdnadshavare för ${children}`,
    seesTitle: 'Vad ser du?',
    seesOf: {
      young: (name: string) =>
        `Om ${name} ser du målen, hur långt ${name} har kommit, överenskommelserna och vem som har tittat.`,
      youngWeek: (name: string) =>
        `Om ${name} ser du målen, veckans plan, hur långt ${name} har kommit, överenskommelserna och vem som har tittat.`,
      older: (name: string) => `Om ${name} ser du det som ${name} eller skolan delar med dig.`,
      grown: (name: string) => `${name} är 18 år eller äldre. Du ser bara något om ${name} vill det.`,
    },
    seesNot:
      'Du ser inte vad ditt barn talar om med handledaren, eller skriver för sig självt. Från 16 år bestämmer ditt barn vad du ser. En annan vårdnadshavare ser inte vad du gör här.',
    seesWrong: 'Stämmer det inte vem som får titta? Ring skolans expedition.',
  },
  unconfirmed: 'Ännu inte bekräftad: ser ingenting.',
  cameBack: 'Var bekräftad och kom tillbaka: ser ingenting förrän rektorn bekräftar på nytt.',
  gone: 'Kan inte längre logga in: finns inte kvar i elevregistret.',
  change: 'Ändra vårdnaden',
  changeOf: (guardian: string) => `Ändra vårdnaden för ${guardian}`,
  to: 'Vad ska det bli?',
  atOnce: 'Gäller genast.',
  takesTwo: 'Gäller först när en andra person säger ja.',
  why: 'Varför?',
  whyHint:
    'Nämn brevet eller beslutet med datum, inte vad som står i det. Bara rektorn och expeditionen läser detta.',
  do: 'Ändra',
  waits: (to: string, name: string) =>
    `${name} bad om ”${to}”. Det gäller så snart en andra person säger ja.`,
  waitsGo: 'Se frågan',
  history: 'Vad som har beslutats',
  line: (guardian: string, before: string, after: string) => `${guardian}: från ${before} till ${after}`,
  byOne: (name: string, when: string) => `${name}, ${when}`,
  byTwo: (one: string, other: string, when: string) => `${one} och ${other}, ${when}`,
  second: (guardian: string, child: string) => `Vidare vårdnad: ${guardian} till ${child}`,
  secondMeans: (from: string, to: string, means: string, why: string) =>
    `Från ”${from}” till ”${to}”. ${means} Skälet: ${why}`,
  problems: {
    missing: 'Fyll i detta.',
    'too-long': 'Det här är för långt. Trehundra tecken räcker.',
    asked: 'En fråga om detta väntar redan på en andra person.',
  },
};
