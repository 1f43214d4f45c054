import type { Agreement, Autonomy, CardName, TalkState } from './talk.ts';

export type Planted = {
  readonly week: number;
  readonly side: Agreement['side'];
  readonly owner?: string;
  readonly text: string;
  readonly due?: readonly [week: number, weekday: number];
  readonly done?: readonly [week: number, weekday: number, time: string];
};
/** What is settled about the talks of somebody with a story, by week. */
type Told = {
  readonly talks?: Readonly<Record<number, TalkState>>;
  /** So many days later than the standing moment. */
  readonly later?: Readonly<Record<number, number>>;
  readonly cards?: Readonly<Record<number, Partial<Record<CardName, string>>>>;
  readonly agreements?: readonly Planted[];
  readonly proposes?: Autonomy['level'];
};

export const talked: Readonly<Record<string, Told>> = {
  'Noor Aydın': {
    talks: { [-4]: 'held', [-3]: 'held', [-2]: 'held', [-1]: 'held' },
    // Marit was away on Tuesday; they spoke on Friday, so that the week was looked back on already
    later: { [-1]: 3 },
    cards: {
      [-2]: {
        land: 'Een 8. Het schoolfeest was leuk, ik ben er nog moe van.',
        back: 'Trede 21 is af. De recensie is weer niet begonnen.',
        insight: 'Ik begin aan wat ik al kan, want dat voelt lekker. Het andere blijft liggen.',
        ahead: 'Maandag eerst een halfuur recensie, dan pas wiskunde.',
        agreements: 'Klein beginnen: alleen de eerste drie zinnen.',
      },
      [-1]: {
        land: 'Een 7. Oma is over uit Izmir, dus het is vol en gezellig in huis.',
        back: 'Trede 22 gehaald, na één keer opnieuw. De recensie schuift voor de derde keer door.',
        insight: 'Als ik het eerst aan iemand vertel, komt het schrijven vanzelf.',
        ahead: 'De recensie wordt kleiner: één boek, één bladzijde, voor Mees.',
        agreements: 'Noor kiest zelf: maandag of dinsdag, maar vóór woensdag ligt er iets.',
      },
    },
    agreements: [
      {
        week: -2,
        side: 'pupil',
        text: 'Ik begin maandag met drie zinnen van de recensie',
        due: [-1, 1],
      },
      {
        week: -2,
        side: 'coach',
        text: 'Ik vraag Lotte om een recensie van een leerling van vorig jaar',
        due: [-1, 3],
        done: [-1, 3, '15:20'],
      },
      {
        week: -1,
        side: 'pupil',
        text: 'Ik vertel Mees over het boek en schrijf daarna meteen op wat ik zei',
        due: [0, 2],
      },
      {
        week: -1,
        side: 'teacher',
        owner: 'lotte',
        text: 'Woensdag na de les tien minuten naar de eerste versie kijken',
        due: [0, 3],
      },
      {
        week: -1,
        side: 'guardian',
        owner: 'zeynep',
        text: 'Noor leest de recensie thuis hardop voor',
        due: [0, 5],
      },
    ],
    proposes: 3,
  },
  'Daan Vos': {
    talks: { [-4]: 'held', [-3]: 'missed_pupil', [-2]: 'held', [-1]: 'held' },
    cards: {
      [-2]: {
        land: 'Gaat wel.',
        back: 'Niets afgevinkt. Zit bij de anderen aan tafel en kijkt mee.',
        insight: 'Ik weet niet waar ik moet beginnen, dus begin ik niet.',
        ahead: 'Drie vragen opschrijven. Meer hoeft niet.',
      },
      [-1]: {
        land: 'Een 6. Zaterdag verloren met 4-0.',
        back: 'Eén vraag bedacht, niet opgeschreven.',
        insight: 'De uitleg ging te snel en toen durfde ik niet meer.',
        ahead: 'We halen de eerste taak er samen bij, op dinsdag.',
        agreements: 'Fatma gaat eerst, dan Daan.',
      },
    },
    agreements: [
      { week: -2, side: 'pupil', text: 'Ik schrijf drie vragen op over de sommen', due: [-1, 5] },
      {
        week: -1,
        side: 'coach',
        text: 'Ik vraag Dries om een kwartier uitleg voor jou alleen, zonder de groep erbij',
        due: [0, 2],
      },
    ],
  },
  'Elif Karaca': {
    talks: { [-2]: 'held', [-1]: 'held' },
    cards: {
      [-2]: {
        land: 'Goed! Ik mag een dag meelopen in het ziekenhuis.',
        back: 'Alles af, behalve het interview.',
        insight: 'Engels kost meer tijd dan ik plan, omdat ik het te mooi wil maken.',
      },
      [-1]: {
        land: 'Druk, maar fijn druk.',
        back: 'Trede gehaald bij wiskunde en bij Engels.',
        insight:
          'In dit tempo is het trede 34 in mei, en het moest 36 zijn. Eén trede extra per maand is genoeg.',
        ahead: 'Elke woensdag een uur Engels, ook als het plan vol is.',
        agreements: 'Elif houdt het zes weken vol en dan kijken we opnieuw.',
      },
    },
    agreements: [
      { week: -1, side: 'pupil', text: 'Elke woensdag een uur Engels in de stilteruimte', due: [0, 3] },
      {
        week: -2,
        side: 'coach',
        text: 'Ik bel de huisarts van mijn dorp of je haar mag interviewen',
        due: [-1, 4],
        done: [-1, 2, '16:05'],
      },
    ],
  },
  'Tygo Prins': {
    talks: { [-2]: 'held', [-1]: 'held' },
    cards: {
      [-2]: {
        land: 'Prima.',
        back: 'Twee van de vier lokalen gemeten.',
        ahead: 'De andere twee, als ze leeg zijn.',
      },
      [-1]: {
        land: 'Moe van het optreden, wel vet.',
        back: 'De grafieken zijn af, de uitleg nog niet.',
        insight: 'Ik praat makkelijker dan ik schrijf. Dus neem ik het eerst op.',
        agreements: 'Wat hier staat, blijft hier.',
      },
    },
    agreements: [
      { week: -1, side: 'pupil', text: 'Ik neem mijn uitleg op en typ hem daarna uit', due: [0, 4] },
    ],
  },
  'Ama Boateng': {
    talks: { [-2]: 'held', [-1]: 'held' },
    cards: {
      [-2]: { land: 'Blij, ik ben bijna jarig.', back: 'Schatten lukt. Ik zat er drie keer heel dichtbij.' },
      [-1]: {
        land: 'Ik heb een wiebeltand.',
        back: 'De breuken zijn af en ik heb het voorgedaan met een pannenkoek.',
        insight: 'Als ik het teken, snap ik het.',
        agreements: 'Ama leest elke avond tien minuten voor aan haar zusje.',
      },
    },
    agreements: [
      { week: -1, side: 'pupil', text: 'Elke avond tien minuten voorlezen aan mijn zusje', due: [0, 5] },
      { week: -1, side: 'guardian', owner: 'abena', text: 'Meeluisteren bij het voorlezen', due: [0, 5] },
    ],
  },
  'Sem de Wit': {
    talks: { [-2]: 'missed_pupil', [-1]: 'held' },
    cards: {
      [-1]: {
        land: 'Goed. Rustige week thuis.',
        back: 'Vorige week was ik er niet, nu weer wel.',
        ahead: 'Twee doelen in plaats van vier.',
      },
    },
    agreements: [
      { week: -1, side: 'pupil', text: 'Ik laat mijn trede zien, ook als hij niet perfect is', due: [0, 4] },
      {
        week: -1,
        side: 'guardian',
        owner: 'mirjam',
        text: 'Zondagavond samen naar de week kijken',
        due: [0, 1],
      },
    ],
  },
  // two of Marit's and Youssef's, in the week in which both were away
  'Mees Oen': { talks: { [-2]: 'missed_coach', [-1]: 'held' } },
  'Isra Bouzid': { talks: { [-2]: 'missed_coach', [-1]: 'held' } },
};
