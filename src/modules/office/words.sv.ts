import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  hello: (name: string) => `Hej ${name}`,
  over: (day: string, week: number) => `${day} · vecka ${week}`,
  today: {
    title: 'I dag',
    schools: (n: number) => (n === 1 ? '1 skola i Leerkring' : `${n} skolor i Leerkring`),
    schoolsText: (partners: number) =>
      partners === 1 ? 'Varav 1 partner. Se var de står.' : `Varav ${partners} partner. Se var de står.`,
    schoolsGo: 'Till skolorna',
    wall: 'Det du inte ser här',
    wallText:
      'Elever, vårdnadshavare, lärare och deras arbete. Kansliet kan inte se in i en skola. Det som en skola vill visa lämnar den själv.',
    wallGo: 'Läs varför',
  },
  schools: {
    title: 'Skolor',
    under:
      'Det som är offentligt om varje skola: namn, ort, skolform och hur långt den har kommit i nätverket.',
    find: 'Sök en skola eller ort',
    name: 'Skola',
    place: 'Ort',
    foundation: 'Huvudman',
    sector: 'Skolform',
    gradation: 'I nätverket',
    since: (step: string, day: string) => `${step}, sedan ${day}`,
    noGradation: 'inte ännu',
    none: 'Ingen skola med det namnet eller den orten',
    noneWhy: 'Är det rätt stavat? Sök annars på orten eller huvudmannen.',
    all: 'Alla skolor',
    count: (n: number, of: number) => `${n} av ${of} skolor`,
    sees: 'De som arbetar på kansliet. Allt på sidan är offentligt.',
  },
  gradation: {
    1: 'använder resurser',
    2: 'orienterar sig',
    3: 'håller på att bli partner',
    4: 'partner',
  },
  sector: { po: 'grundskolans tidiga år', vo: 'högstadium och gymnasium', other: 'annat' },
  people: {
    title: 'Söker du någon på en skola?',
    lead: 'Elever går inte att hitta här: kansliet kan inte se in i skolan.',
    why: [
      'Skolan bestämmer över det den sparar om sina elever och sin personal. Nätverket hjälper skolor; det övervakar dem inte.',
      'Så är det också byggt: kansliets åtkomst når inte en skolas uppgifter. Vilket namn du än söker får du alltid det här svaret. Då avslöjar inte heller en tom lista något.',
      'Behöver du något från en skola? Fråga skolan. Den kan själv lämna ut det den vill visa: en plan, ett resultat, aldrig en elev.',
    ],
  },
};
