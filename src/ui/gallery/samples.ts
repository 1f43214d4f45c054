import type { Taken } from '../ring.tsx';

/**
 * What the component page shows inside the components: invented, Dutch only, like the demo world. The components'
 * own words follow the reader's language.
 */
export const samples = {
  key: '0192f1b4-8f00-7000-8000-000000000001',
  title: 'Bouwstenen van Leerkring',
  under:
    'Elk onderdeel in elke toestand. Wat hier niet staat, bestaat nog niet: voeg het hier toe en gebruik het daarna.',
  screens: 'Voorbeeldschermen',
  parts: 'Onderdelen',
  school: 'Veenlicht Lyceum',
  pupil: {
    name: 'Noor',
    role: 'leerling, basisgroep 2B',
    nav: ['Mijn week', 'Mijn doelen', 'Kiezen', 'Mijn plan'],
  },
  coach: {
    name: 'Marit',
    role: 'coach van 2B',
    nav: ['Vandaag', 'Mijn groep', 'Gesprekken', 'Wie coacht wie'],
    hats: ['Vakleraar wiskunde', 'Ouder van Jip'],
  },
  names: {
    mine: 'Mijn doelen',
    group: 'Mijn groep',
    today: 'Vandaag',
    door: 'Inloggen',
    circle: 'De kring',
    letter: 'Brief',
  },
} as const;

export const rings: readonly { name: string; taken: Taken }[] = [
  { name: 'alles later', taken: { set: 'later', followUp: 'later', evaluate: 'later', act: 'later' } },
  { name: 'stellen aan de beurt', taken: { set: 'due', followUp: 'later', evaluate: 'later', act: 'later' } },
  { name: 'gesteld', taken: { set: 'done', followUp: 'later', evaluate: 'later', act: 'later' } },
  { name: 'opvolgen aan de beurt', taken: { set: 'done', followUp: 'due', evaluate: 'later', act: 'later' } },
  { name: 'evalueren aan de beurt', taken: { set: 'done', followUp: 'done', evaluate: 'due', act: 'later' } },
  { name: 'actie aan de beurt', taken: { set: 'done', followUp: 'done', evaluate: 'done', act: 'due' } },
  { name: 'rond', taken: { set: 'done', followUp: 'done', evaluate: 'done', act: 'done' } },
];

export const goals = [
  {
    id: 'goal-23',
    badge: '23',
    title: 'Ik los een vergelijking met haakjes op',
    subtitle: 'Wiskunde · havo · past bij je periodedoel “trede 25 voor de kerst”',
    ring: { set: 'done', followUp: 'due', evaluate: 'later', act: 'later' },
    tasks: [
      { id: 't1', title: 'Filmpje haakjes wegwerken', done: true, minutes: '15 min' },
      { id: 't2', title: 'Opdracht 4 en 5, op niveau havo', done: false, minutes: '40 min' },
      { id: 't3', title: 'Uitleggen aan Sem', done: false, minutes: '20 min' },
    ],
    chips: ['Strategie: eerst zelf proberen', 'strategie kiezen'],
  },
  {
    id: 'goal-14',
    badge: '14',
    title: 'Ik vind de hoofdgedachte van een tekst',
    subtitle: 'Nederlands · derde week mee',
    ring: { set: 'done', followUp: 'done', evaluate: 'due', act: 'later' },
    tasks: [{ id: 't4', title: 'Recensie voor een klasgenoot', done: false, minutes: '60 min' }],
    chips: [undefined, 'kleiner maken, hulp vragen of stoppen?'],
  },
  {
    id: 'goal-19',
    badge: '19',
    title: 'I can ask for and give directions',
    subtitle: 'Engels · je loopt 3 weken vóór',
    ring: { set: 'done', followUp: 'done', evaluate: 'done', act: 'done' },
    tasks: [
      { id: 't5', title: 'Dialoog opnemen met Yara', done: true, minutes: '30 min' },
      { id: 't6', title: 'Woordenlijst 19', done: true, minutes: '20 min' },
    ],
    chips: ['Juf Fatma keek ernaar', undefined],
  },
] as const;

const firstNames =
  'Amira Bram Cas Daan Elif Fenna Gijs Hanna Imran Jip Kaat Lotte Mees Nadia Noor Olaf Pien Quinn Roos Sem Tess Umut Vera Wout Yara Zoë';
const lastNames = 'el Amrani,Bos,van Dijk,de Groot,Yılmaz,Hoekstra,Jansen,Kramer,Meijer,Visser,de Wit';

/** Twenty-six pupils of one coach: the size a base group really has. */
export const group = firstNames.split(' ').map((first, i) => ({
  id: `p${i}`,
  name: `${first} ${lastNames.split(',')[(i * 7) % 11]}`,
  talk: `${['ma', 'di', 'wo', 'do'][i % 4]} ${9 + (i % 5)}:${i % 2 ? '45' : '15'}`,
  plan: ['klaar', 'klaar', 'klaar', 'bezig', 'klaar', 'nog niet'][i % 6] ?? '',
  tasks: { done: (i * 5) % 13, of: 9 + (i % 5) },
  autonomy: 1 + ((i * 3) % 4),
  signal: (
    { 3: 'trede 22 twee keer opnieuw', 9: 'geen gesprek in 2 weken', 14: '3 weken meegenomen' } as const
  )[i as 3],
}));

export const levels = [
  [
    'Leerling',
    ['57 van 60', 'heeft een weekplan'],
    ['81 van 100', 'werkdoelen afgevinkt'],
    ['38 van 60', 'keek terug', 'due'],
    ['12', 'met een reden bijgesteld'],
  ],
  [
    'Coach',
    ['4 van 4', 'groepen verdeeld'],
    ['58 van 60', 'gesprekken gevoerd'],
    ['1 dec', 'periode-evaluatie'],
    ['2', 'tweede gesprek per week'],
  ],
  [
    'Vakleraar',
    ['6 van 6', 'vakken gepland'],
    ['9 wachten', 'oudste 6 dagen', 'due'],
    ['1 dec', 'periode-evaluatie'],
    ['1', 'extra workshop'],
  ],
  [
    'Team',
    ['3', 'op het bord'],
    ['wekelijks', 'laatste di 17'],
    ['4 dec', 'terugblik'],
    ['1', 'experiment loopt'],
  ],
  [
    'School',
    ['8', 'in het ontwikkelplan'],
    ['3 van 8', 'dit kwartaal', 'due'],
    ['jan', 'tussenevaluatie 2'],
    ['1', 'toegelicht aan de MR'],
  ],
  [
    'Netwerk',
    ['6', 'ondersteuningsbelofte'],
    ['4 van 6', 'geleverd'],
    ['4 van 5', 'oordeel van de school'],
    ['2', 'te laat, nieuwe datum'],
  ],
] as const;

export const days = [
  {
    label: 'ma 23',
    items: [
      { title: 'Werkcollege Water', detail: '09:00 · Collegezaal' },
      { title: 'Workshop Engels', detail: '10:50 · A · trede 17–20' },
    ],
  },
  {
    label: 'di 24',
    now: 'vandaag',
    first: true,
    items: [
      { title: 'Workshop wiskunde', detail: '09:00 · B · jouw trede 23' },
      { title: 'Gesprek met Marit', detail: '10:45 · Coachhoek 3', special: true },
      { title: 'Practicum', detail: '13:50 · Lab Boven' },
    ],
  },
  {
    label: 'wo 25',
    items: [
      { title: 'Spreken Engels', detail: '09:00 · Nest 2' },
      { title: 'Atelier Water', detail: '10:50' },
    ],
  },
  { label: 'do 26', items: [{ title: 'Workshop Nederlands', detail: '09:00 · C' }] },
  {
    label: 'vr 27',
    items: [
      { title: 'Lab waterkwaliteit', detail: '09:00 · wachtlijst 2' },
      { title: 'Terugblik', detail: '11:40 · basisgroep' },
    ],
  },
] as const;

/** What a step or a goal came to, for every choice of three. */
export const outcomes = [
  { value: 'yes', label: 'gelukt' },
  { value: 'partly', label: 'deels' },
  { value: 'not', label: 'niet' },
];
