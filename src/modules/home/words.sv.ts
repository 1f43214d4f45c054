import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const pupils = (n: number) => (n === 1 ? '1 elev' : `${n} elever`);
const things = (n: number) => (n === 1 ? '1 sak' : `${n} saker`);

export const sv: Words<typeof nl> = {
  nav: {
    today: 'I dag',
    week: 'Min vecka',
    goals: 'Mina mål',
    courses: 'Kurser',
    looked: 'Vem tittade',
    group: 'Min grupp',
    talks: 'Samtal',
    coaches: 'Vem coachar vem',
    taught: 'Mina grupper',
    school: 'Skolan',
    codes: 'Koder',
    settle: 'Att ordna',
    schools: 'Skolor',
  },
  hello: (name: string) => `Hej ${name}`,
  week: (n: number) => `vecka ${n}`,
  period: (title: string, left: number) =>
    left === 0 ? title : left === 1 ? `${title}, den sista skolveckan` : `${title}, ${left} skolveckor kvar`,
  names: (names: readonly string[], more: number) =>
    more > 0
      ? `${names.join(', ')} och ${more} till`
      : names.length === 1
        ? (names[0] ?? '')
        : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`,
  agreements: 'Mina överenskommelser',
  pupil: {
    talk: 'Ditt samtal med din coach',
    calm: 'Inget väntar på dig i dag',
    calmText: 'Alla dina mål är på gång. Vill du mer?',
    calmGo: 'Se dina mål',
    sees: 'Bara du ser den här sidan. Vid varje mål står vem som ser det.',
  },
  staff: {
    word: (n: number) => (n === 1 ? '1 mål behöver ett ord' : `${n} mål behöver ett ord`),
    wordOver: 'datumet har passerat',
    wordGo: 'Se de här målen',
    proposed: (n: number) => (n === 1 ? '1 förslag väntar på ditt ja' : `${n} förslag väntar på ditt ja`),
    proposedOver: 'föreslaget av eleven',
    proposedGo: 'Se förslagen',
    without: (n: number) => `${pupils(n)} utan lärandemål`,
    withoutOver: 'den här veckan',
    withoutGo: 'Se vilka',
    group: 'Min grupp',
    groupText: (n: number) => `Du handleder ${pupils(n)}.`,
    groupGo: 'Till min grupp',
    groupCalm: 'Alla har ett lärandemål och inget mål behöver ett ord.',
    schoolGo: 'Se siffrorna',
    code: 'Kan en elev inte logga in?',
    codeText: 'Med ett tryck har du en ny kod på skärmen.',
    codeGo: 'Gör en kod',
    taught: 'Mina undervisningsgrupper',
    taughtText: (n: number) => `Du undervisar ${pupils(n)}.`,
    taughtGo: 'Till mina grupper',
    nothing: 'Du har ingen grupp ännu',
    nothingWhy:
      'Så snart skolan kopplar dig till elever som handledare eller lärare finns de här. Stämmer något inte? Fråga expeditionen.',
    sees: 'Bara du. Att du såg namnen står hos eleven under “Vem tittade”.',
  },
  guardian: {
    child: 'Ditt barn',
    end: 'Slutmål',
    period: 'Mål för den här perioden',
    until: (day: string) => `till ${day}`,
    more: (n: number) => (n === 1 ? 'och 1 mål till' : `och ${n} mål till`),
    goals: (name: string) => `Se målen för ${name}`,
    goalsGo: 'Se målen',
    looked: (name: string) => `Vem tittade hos ${name}`,
    none: (name: string) =>
      `${name} har inget slutmål eller periodmål ännu. De kommer från ett samtal med handledaren.`,
    unconfirmed: 'Skolan måste först bekräfta att du är vårdnadshavare. Därefter ser du målen här.',
    info: 'Skolan har antecknat att du får information om barnet. Det gör skolan själv. I Leerkring finns inget för dig att se.',
    closed: 'Ditt barn är 18 eller äldre och väljer självt om du får titta. Nu är inget delat med dig.',
    unshared: (name: string) =>
      `Från 16 år väljer ${name} själv vad du ser. Nu är inget delat. Är ${name} yngre? Ge födelsedatumet till skolans expedition.`,
    nobody: 'Det finns inget för dig att se här',
    nobodyWhy: 'Har du en fråga? Ring eller mejla skolan.',
    moreHats: 'Går ett barn även på en annan skola, eller har du en roll till?',
    hatsGo: 'Fortsätt där',
    sees: 'Bara du. Att du tittade ser även ditt barn.',
    seesNothing: 'Bara du.',
  },
  office: {
    first: (n: number) => `${n} personer kan inte logga in ännu`,
    firstOne: '1 person kan inte logga in ännu',
    firstText: 'Gör koder per grupp och skriv ut breven.',
    firstGo: 'Till koderna',
    waiting: (n: number) => (n === 1 ? '1 kod är inte använd ännu' : `${n} koder är inte använda ännu`),
    waitingText: 'Dela ut breven. Tills koden går ut kan du skriva ut dem igen.',
    waitingGo: 'Till breven',
    settle: (n: number) => `${things(n)} att ordna`,
    settleText: {
      births: (n: number) => `${n} födelsedatum`,
      levels: (n: number) => (n === 1 ? '1 grupp utan nivå' : `${n} grupper utan nivå`),
      groupless: (n: number) => `${pupils(n)} utan grupp`,
      coachless: (n: number) => `${pupils(n)} utan handledare`,
      unconfirmed: (n: number) => `${n} vårdnadshavare som väntar på rektorn`,
    },
    settleGo: 'Se vad som saknas',
    find: 'Har någon tappat sitt lösenord?',
    findText: 'Sök namnet och skriv ut ett brev.',
    findGo: 'Sök någon',
    done: 'Allt är ordnat',
    doneText: 'Alla kan logga in och inget saknas.',
    sees: 'Bara den här skolans expedition. Mål och samtal ser du aldrig här.',
  },
  school: {
    coverage: 'Täckning av samtal',
    title: 'Skolan',
    team: 'Mitt arbetslag',
    under: 'Siffror utan namn, med ett nästa steg vid var och en.',
    waiting: (n: number) =>
      n === 1
        ? '1 vårdnadshavare väntar på din bekräftelse'
        : `${n} vårdnadshavare väntar på din bekräftelse`,
    waitingText: 'Tills du bekräftar ser de ingenting om sitt barn.',
    waitingGo: 'Bekräfta vårdnadshavare',
    learners: 'elever arbetar med ett lärandemål',
    learning: 'med ett lärandemål',
    learnersNext: 'Tala med handledarna om vem som har fastnat.',
    learnersAll: 'Alla är på väg.',
    coached: 'elever har en handledare',
    coachedNext: 'Vem är ledig? Låt expeditionen fylla i handledaren.',
    coachedAll: 'Varje elev har en handledare.',
    coaches: 'handledare',
    load: (n: string) => `I genomsnitt ${n} elever per handledare.`,
    loadNone: 'Det finns ingen handledare ännu.',
    groups: 'Per basgrupp',
    group: 'Basgrupp',
    noGroup: 'Utan basgrupp',
    floor:
      'Ingen siffra? Då handlade den om färre än fem elever, eller så gick det att räkna ut. Också ”13 av 14” handlar om en elev.',
    none: 'Det finns inga elever ännu',
    noneWhy: 'Så snart eleverna är inlästa finns siffrorna här.',
    sees: 'Den som leder skolan eller ett arbetslag. Det finns inga namn. Om lärandemål finns ingen siffra om färre än fem elever, inte heller en som går att räkna ut.',
  },
};
