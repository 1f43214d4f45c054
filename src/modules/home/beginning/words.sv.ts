import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const pupils = (n: number) => count(n, 'elev', 'elever');

export const sv: Words<typeof nl> = {
  title: 'Kom i gång med skolan',
  under: 'Fem steg, en halvtimme tillsammans. Sluta när du vill: det som är gjort står kvar.',
  ready: 'Skolan är klar att börja',
  readyWhy: 'Alla har en grupp, en handledare, kurser och ett brev. Här kan du alltid titta tillbaka.',
  progress: 'Steg klara',
  minutes: (n: number) => `${n} minuter`,
  state: { open: 'att göra', begun: 'påbörjat', done: 'klart' },
  sees: 'Bara den här skolans expedition.',
  card: 'Kom i gång med skolan',
  cardText: (step: number, name: string) => `Steg ${step} av 5: ${name}.`,
  cardGo: 'Till stegen',
  step: {
    calendar: {
      title: 'Kalendern',
      why: 'Läsår, perioder och lov. Alla planer räknar med dem.',
      stands: (year: string, periods: number, breaks: number) =>
        `${year}: ${count(periods, 'period', 'perioder')} och ${count(breaks, 'lov eller ledig dag', 'lov och lediga dagar')} kvar.`,
      go: 'Till kalendern',
    },
    people: {
      title: 'Personerna',
      why: 'Elever, personal och vårdnadshavare från elevregistret. Du ser i förväg vad som ändras.',
      stands: (all: { pupils: number; staff: number; guardians: number }) =>
        `${pupils(all.pupils)}, ${count(all.staff, 'medarbetare', 'medarbetare')} och ${count(all.guardians, 'vårdnadshavare', 'vårdnadshavare')}.`,
      go: 'Läs in personer',
    },
    groups: {
      title: 'Grupper och handledare',
      why: 'En basgrupp och en handledare för varje elev. Du kan ta en hel grupp på en gång.',
      stands: (groups: number, groupless: number, coachless: number) =>
        [
          `${count(groups, 'basgrupp', 'basgrupper')}.`,
          groupless > 0 && `${pupils(groupless)} utan grupp.`,
          coachless > 0 && `${pupils(coachless)} utan handledare.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Vem handleder vem',
      goGroups: 'Välj basgrupper',
    },
    courses: {
      title: 'Kurserna',
      why: 'Vilka kurser använder skolan, och vilken grupp läser vad? Ett tryck per förslag.',
      stands: (used: number, courseless: number) =>
        [
          `${count(used, 'kurs', 'kurser')} i bruk.`,
          courseless > 0 && `${count(courseless, 'grupp läser', 'grupper läser')} ingen än.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Koppla kurser',
      goAll: 'Se alla kurser',
    },
    letters: {
      title: 'Breven',
      why: 'Ett brev per person med inloggningsnamn och kod. Skapa dem per grupp och skriv ut dem.',
      stands: (invited: number, shut: number) =>
        [
          `${count(invited, 'person har', 'personer har')} en kod eller ett lösenord.`,
          shut > 0 && `${count(shut, 'person', 'personer')} har inget än.`,
        ]
          .filter(Boolean)
          .join(' '),
      go: 'Till breven',
    },
  },
};
