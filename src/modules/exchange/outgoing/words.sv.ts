import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  title: 'Ta med',
  under: 'Allt som finns här är ert. Ta med det så som du behöver det.',
  sees: 'Administrationen och rektorn. Vem som tog med något och när sparas.',
  tables: 'Listor',
  tablesWhy:
    'För att räkna eller jämföra. Under varje tabell i Leerkring finns också en knapp för att ta med den.',
  lists: {
    people: { title: 'Personer', text: 'Alla med namn, inloggningsnamn, roll, basgrupp och coach.' },
    groups: {
      title: 'Undervisningsgrupper',
      text: 'Vem som går i vilken grupp, från när till när, och vem som undervisar.',
    },
    bases: { title: 'Basgrupper', text: 'Varje basgrupp med årskurs, nivå, lag och antal elever.' },
  },
  csv: 'CSV',
  excel: 'Excel',
  csvOf: (title) => `${title} som CSV`,
  excelOf: (title) => `${title} som Excel`,
  one: 'En elev',
  oneWhy:
    'När en elev eller vårdnadshavare ber om allt, eller byter skola. Också det här kräver två personer.',
  oneGo: 'Välj en elev',
  whole: 'Hela skolan',
  wholeWhy: 'Det krävs två personer: en frågar, den andra säger ja. Sedan går det i en dag.',
  wholes: {
    oneroster: {
      title: 'För ett annat administrationssystem',
      text: 'Elever, vårdnadshavare, personal, grupper och inskrivningar som OneRoster 1.2. Utan mål, veckor och samtal.',
      ask: 'Be om OneRoster-filen',
      take: 'Ta med OneRoster-filen',
      asks: {
        title: 'Ta med skolan som OneRoster',
        means:
          'Det blir en fil med alla elever, vårdnadshavare, personal och grupper. Den som bad om den kan ta med den i en dag.',
      },
    },
    archive: {
      title: 'För en annan Leerkring',
      text: 'Allt, även mål, veckor, steg och samtal. En annan Leerkring lägger tillbaka skolan precis så. Utan lösenord.',
      ask: 'Be om arkivet',
      take: 'Ta med arkivet',
      asks: {
        title: 'Ta med skolan som arkiv',
        means:
          'Det blir en fil med allt som sparas här, även det som elever och coacher skrev. Den som bad om den kan ta med den i en dag.',
      },
    },
  },
  waits: (when) => `Frågat. Någon annan måste säga ja före ${when}.`,
  agreed: (name, when) => `${name} sa ja. Det går till ${when}.`,
  careful: 'Förvara filen lika väl som skolan själv, och släng den när du inte längre behöver den.',
  notHere: 'Den som driver denna Leerkring gör arkiv.',
  see: 'Se vad som är frågat',
  columns: {
    name: 'Namn',
    given: 'Förnamn',
    family: 'Efternamn',
    username: 'Inloggningsnamn',
    hats: 'Roll',
    group: 'Basgrupp',
    coach: 'Coach',
    born: 'Födelsedatum',
    signsIn: 'Kan logga in',
    lessons: 'Undervisningsgrupp',
    subject: 'Ämne',
    as: 'Som',
    from: 'Från',
    until: 'Till och med',
    year: 'Årskurs',
    level: 'Nivå',
    team: 'Lag',
    pupils: 'Elever',
  },
  hat: { pupil: 'elev', guardian: 'vårdnadshavare', staff: 'personal', administrator: 'administration' },
  yes: 'ja',
  no: 'nej',
  pupil: 'elev',
  teacher: 'lärare',
};
