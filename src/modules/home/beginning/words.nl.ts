const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const pupils = (n: number) => count(n, 'leerling', 'leerlingen');

export const nl = {
  title: 'Je school klaarzetten',
  under: 'Vijf stappen, samen een half uur. Stop wanneer je wilt: wat gedaan is, blijft staan.',
  ready: 'Je school staat klaar',
  readyWhy: 'Iedereen heeft een groep, een coach, cursussen en een brief. Hier kun je altijd terugkijken.',
  progress: 'Stappen klaar',
  minutes: (n: number) => `${n} minuten`,
  state: { open: 'te doen', begun: 'bezig', done: 'klaar' },
  sees: 'Alleen de administratie van deze school.',
  card: 'Zet je school klaar',
  cardText: (step: number, name: string) => `Stap ${step} van 5: ${name}.`,
  cardGo: 'Naar de stappen',
  step: {
    calendar: {
      title: 'De kalender',
      why: 'Schooljaar, periodes en de vakanties van je regio. Daarmee rekenen alle plannen.',
      stands: (year: string, periods: number, breaks: number) =>
        `${year}: nog ${count(periods, 'periode', 'periodes')} en ${count(breaks, 'vakantie of vrije dag', 'vakanties en vrije dagen')}.`,
      go: 'Naar de kalender',
    },
    people: {
      title: 'De mensen',
      why: 'Leerlingen, medewerkers en ouders uit je administratie. Je ziet vooraf wat er verandert.',
      stands: (all: { pupils: number; staff: number; guardians: number }) =>
        `${pupils(all.pupils)}, ${count(all.staff, 'medewerker', 'medewerkers')} en ${count(all.guardians, 'ouder of verzorger', 'ouders en verzorgers')}.`,
      go: 'Breng mensen binnen',
    },
    groups: {
      title: 'Groepen en coaches',
      why: 'Elke leerling een basisgroep en een coach. Een hele groep gaat in één keer.',
      stands: (groups: number, groupless: number, coachless: number) =>
        [
          `${count(groups, 'basisgroep', 'basisgroepen')}.`,
          groupless > 0 && `${pupils(groupless)} nog zonder groep.`,
          coachless > 0 && `${pupils(coachless)} nog zonder coach.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Wie coacht wie',
      goGroups: 'Kies basisgroepen',
    },
    courses: {
      title: 'De cursussen',
      why: 'Welke cursussen gebruikt de school, en welke lesgroep volgt wat? Eén druk per voorstel.',
      stands: (used: number, courseless: number) =>
        [
          `${count(used, 'cursus', 'cursussen')} in gebruik.`,
          courseless > 0 && `${count(courseless, 'lesgroep volgt', 'lesgroepen volgen')} er nog geen.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Koppel cursussen',
      goAll: 'Bekijk alle cursussen',
    },
    letters: {
      title: 'De brieven',
      why: 'Een brief per persoon met inlognaam en code. Maak ze per groep en druk ze af.',
      stands: (invited: number, shut: number) =>
        [
          `${count(invited, 'persoon heeft', 'mensen hebben')} een code of wachtwoord.`,
          shut > 0 && `${count(shut, 'persoon', 'mensen')} nog niet.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Naar de brieven',
    },
  },
};
