export const nl = {
  title: 'Meenemen',
  under: 'Alles wat hier staat is van jullie. Neem het mee zoals je het nodig hebt.',
  sees: 'De administratie en de schoolleider. Wie iets meenam en wanneer, wordt bewaard.',
  tables: 'Lijsten',
  tablesWhy:
    'Om mee te rekenen of te vergelijken. Onder elke tabel in Leerkring staat ook een knop om die tabel mee te nemen.',
  lists: {
    people: { title: 'Mensen', text: 'Iedereen met naam, inlognaam, rol, basisgroep en coach.' },
    groups: {
      title: 'Lesgroepen',
      text: 'Wie in welke groep zit, van wanneer tot wanneer, en wie er lesgeeft.',
    },
    bases: { title: 'Basisgroepen', text: 'Elke basisgroep met jaar, niveau, team en aantal leerlingen.' },
  },
  csv: 'CSV',
  excel: 'Excel',
  csvOf: (title: string) => `${title} als CSV`,
  excelOf: (title: string) => `${title} als Excel`,
  one: 'Eén leerling',
  oneWhy:
    'Als een leerling of ouder om alles vraagt, of naar een andere school gaat. Ook hiervoor zijn twee mensen nodig.',
  oneGo: 'Kies een leerling',
  whole: 'De hele school',
  wholeWhy:
    'Hiervoor zijn twee mensen nodig: de een vraagt, de ander gaat akkoord. Daarna kan het een dag lang.',
  wholes: {
    oneroster: {
      title: 'Voor een ander administratiesysteem',
      text: 'Leerlingen, ouders, medewerkers, groepen en inschrijvingen als OneRoster 1.2. Zonder doelen, weken en gesprekken.',
      ask: 'Vraag om het OneRoster-bestand',
      take: 'Neem het OneRoster-bestand mee',
      asks: {
        title: 'De school meenemen als OneRoster',
        means:
          'Er ontstaat een bestand met alle leerlingen, ouders, medewerkers en groepen. Wie het vroeg kan het een dag lang meenemen.',
      },
    },
    archive: {
      title: 'Voor een andere Leerkring',
      text: 'Alles, ook doelen, weken, treden en gesprekken. Een andere Leerkring zet de school precies zo terug. Zonder wachtwoorden.',
      ask: 'Vraag om het archief',
      take: 'Neem het archief mee',
      asks: {
        title: 'De school meenemen als archief',
        means:
          'Er ontstaat een bestand met alles wat hier bewaard wordt, ook wat leerlingen en coaches schreven. Wie het vroeg kan het een dag lang meenemen.',
      },
    },
  },
  waits: (when: string) => `Gevraagd. Een ander moet akkoord gaan, vóór ${when}.`,
  agreed: (name: string, when: string) => `${name} ging akkoord. Het kan tot ${when}.`,
  careful:
    'Bewaar het bestand zo goed als je de school zelf bewaart, en gooi het weg als je het niet meer nodig hebt.',
  notHere: 'Een archief maakt de beheerder van deze Leerkring.',
  see: 'Bekijk wat gevraagd is',
  columns: {
    name: 'Naam',
    given: 'Voornaam',
    family: 'Achternaam',
    username: 'Inlognaam',
    hats: 'Rol',
    group: 'Basisgroep',
    coach: 'Coach',
    born: 'Geboortedatum',
    signsIn: 'Kan inloggen',
    lessons: 'Lesgroep',
    subject: 'Vak',
    as: 'Als',
    from: 'Vanaf',
    until: 'Tot en met',
    year: 'Leerjaar',
    level: 'Niveau',
    team: 'Team',
    pupils: 'Leerlingen',
  },
  hat: {
    pupil: 'leerling',
    guardian: 'ouder of verzorger',
    staff: 'medewerker',
    administrator: 'administratie',
  },
  yes: 'ja',
  no: 'nee',
  pupil: 'leerling',
  teacher: 'leraar',
};
