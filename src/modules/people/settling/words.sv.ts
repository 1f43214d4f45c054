import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const some = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`);
const pupils = (n: number) => some(n, 'elev', 'elever');

export const sv: Words<typeof nl> = {
  title: (n) => some(n, 'fråga', 'frågor'),
  once: 'Det här kunde ingen fil berätta. Du får varje fråga en gång: det du svarar eller låter vara frågar nästa inläsning inte om igen, och tar inte bort.',
  silence: 'Och om du inte säger något?',
  about: {
    births: (n) => `${pupils(n)} utan födelsedatum`,
    groupless: (n) => `${pupils(n)} utan basgrupp`,
    coachless: (n) => `${pupils(n)} utan handledare`,
    levels: (n) => `${some(n, 'basgrupp', 'basgrupper')} utan nivå`,
    years: (n) => `${some(n, 'basgrupp', 'basgrupper')} utan årskurs`,
    teacherless: (n) => `${some(n, 'undervisningsgrupp', 'undervisningsgrupper')} utan lärare`,
    guardianless: (n) => `${pupils(n)} utan vårdnadshavare`,
  },
  why: {
    births: 'Födelsedatumet avgör vad vårdnadshavare ser och vad en elev själv bestämmer.',
    groupless: 'Basgruppen säger vilket arbetslag en elev hör till.',
    coachless: 'En handledare har samtalet och ser veckans mål.',
    levels: 'Nivån avgör längs vilka steg en elev arbetar.',
    years: 'Årskursen står vid gruppen och följer med till andra system.',
    teacherless: 'En lärare tittar på det som elever visar.',
    guardianless: 'En vårdnadshavare följer med hemifrån.',
  },
  assumed: {
    births:
      'Då ser vårdnadshavare lika mycket som för en elev på 16 eller 17: bara det som eleven eller skolan delar.',
    groupless: 'Då står eleven utanför arbetslaget: ingen i laget och ingen arbetslagsledare ser eleven.',
    coachless: 'Då har ingen samtalet med eleven.',
    levels: 'Då väljer läraren eller handledaren nivån, elev för elev.',
    years: 'Då förblir årskursen tom.',
    teacherless: 'Då hamnar gruppens arbete inte i någons kö.',
    guardianless: 'Då följer ingen med hemifrån.',
  },
  go: {
    births: 'Fyll i födelsedatumen',
    groupless: 'Välj grupp',
    coachless: 'Välj handledare',
    years: 'Välj årskurs',
    teacherless: 'Läs in en lista med undervisningsgrupper',
    guardianless: 'Läs in en lista med vårdnadshavare',
  },
  leave: (n) => (n === 1 ? 'Låt det vara så' : `Låt det vara så för alla ${n}`),
  levelAll: 'En nivå för alla grupper',
  levelEach: 'per grupp',
  year: (year) => (year.startsWith('groep') ? year.replace('groep', 'grupp') : `årskurs ${year}`),
  yearsTitle: 'Basgrupper utan årskurs',
  yearsGuess: 'Vi läste årskursen ur namnet där det gick. Kontrollera och spara.',
  yearsNone: 'Varje grupp har en årskurs',
  rest: 'Vet ingen?',
  tasks: 'Mer att göra',
  left: 'Lämnat som det är',
  still: 'fyll i ändå',
  doneLeft: 'Varje fråga har ett svar.',
  told: {
    kept: (n) => `${some(n, 'svar sparat', 'svar sparade')}.`,
    left: (what) => `Lämnat som det är: ${what}.`,
    still: (what) => `Fortfarande ${what}.`,
    none: 'Ingen fråga är kvar.',
  },
};
