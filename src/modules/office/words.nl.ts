export const nl = {
  hello: (name: string) => `Dag ${name}`,
  over: (day: string, week: number) => `${day} · week ${week}`,
  today: {
    title: 'Vandaag',
    schools: (n: number) => (n === 1 ? '1 school in Leerkring' : `${n} scholen in Leerkring`),
    schoolsText: (partners: number) =>
      partners === 1
        ? 'Waarvan 1 partner. Bekijk waar ze staan.'
        : `Waarvan ${partners} partners. Bekijk waar ze staan.`,
    schoolsGo: 'Naar de scholen',
    wall: 'Wat je hier niet ziet',
    wallText:
      'Leerlingen, ouders, leraren en hun werk. Het bureau kan niet in een school kijken. Wat een school wil laten zien, geeft zij zelf.',
    wallGo: 'Lees waarom',
  },
  schools: {
    title: 'Scholen',
    under: 'Wat van elke school openbaar is: naam, plaats, soort en hoe ver zij is in het netwerk.',
    find: 'Zoek een school of plaats',
    name: 'School',
    place: 'Plaats',
    foundation: 'Stichting',
    sector: 'Soort',
    gradation: 'In het netwerk',
    since: (step: string, day: string) => `${step}, sinds ${day}`,
    noGradation: 'nog niet',
    none: 'Geen school met deze naam of plaats',
    noneWhy: 'Klopt de spelling? Zoek anders op de plaats of de stichting.',
    all: 'Alle scholen',
    count: (n: number, of: number) => `${n} van ${of} scholen`,
    sees: 'De mensen van het bureau. Alles op deze bladzijde is openbaar.',
  },
  gradation: {
    1: 'gebruikt bronnen',
    2: 'oriënteert zich',
    3: 'wordt partner',
    4: 'partner',
  },
  sector: { po: 'basisonderwijs', vo: 'voortgezet onderwijs', other: 'anders' },
  people: {
    title: 'Zoek je iemand van een school?',
    lead: 'Leerlingen zijn hier niet te vinden: het bureau kan niet in de school kijken.',
    why: [
      'De school is de baas over wat zij over haar leerlingen en medewerkers bewaart. Het netwerk helpt scholen; het houdt geen toezicht.',
      'Daarom is het ook gebouwd: de toegang van het bureau komt niet bij de gegevens van een school. Het maakt niet uit welke naam je zoekt, je krijgt altijd dit antwoord. Zo verraadt ook een lege lijst niets.',
      'Heb je iets van een school nodig? Vraag het de school. Zij kan zelf vrijgeven wat zij wil laten zien: een plan, een uitkomst, nooit een leerling.',
    ],
  },
};
