import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const pupils = (n: number) => (n === 1 ? '1 elev' : `${n} elever`);
const things = (n: number) => (n === 1 ? '1 sak' : `${n} saker`);

export const sv: Words<typeof nl> = {
  nav: {
    today: 'I dag',
    week: 'Min vecka',
    goals: 'Mål',
    courses: 'Kurser',
    subjects: 'Ämnen',
    steps: 'Mina steg',
    aims: 'Mina slutmål',
    talk: 'Samtal',
    agreements: 'Överens\u{ad}kommelser',
    looked: 'Vem tittade',
    group: 'Min grupp',
    talks: 'Samtal',
    slots: 'Fasta tider',
    coaches: 'Vem handleder vem',
    coverage: 'Täckning',
    taught: 'Mina grupper',
    tips: 'Strategi per block',
    queue: 'Kö',
    school: 'Skolan',
    team: 'Mitt arbetslag',
    confirm: 'Bekräfta vårdnads\u{ad}havare',
    guardians: 'Vårdnad',
    code: 'Kod till en elev',
    codes: 'Koder',
    exchange: 'Läs in',
    out: 'Hämta ut',
    settle: 'Att ordna',
    calendar: 'Kalender',
    begin: 'Kom i gång med skolan',
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
  also: 'Även:',
  pupil: {
    title: 'Min vecka',
    hello: (name: string) => `Det här är din vecka, ${name}`,
    goals: 'Mina mål',
    talk: 'Nästa samtal:',
    talkAt: (day: string, time: string, coach: string | null) =>
      `${day} ${time}${coach === null ? '' : ` med ${coach}`}`,
    next: (week: number) => `Se vecka ${week}`,
    talkGo: (at: string) => `Till ditt samtal klockan ${at}`,
    talkWith: (coach: string | null) => (coach === null ? 'Samtal' : `Samtal med ${coach}`),
    looked: (by: string | null, course: string) =>
      `${by ?? 'Din lärare'} har tittat på ditt arbete: ${course}.`,
    read: (course: string, n: number) =>
      n > 1 ? `Läs vad som står om ${course} (${n} gånger)` : `Läs vad som står om ${course}`,
    promised: 'Det här har du kommit överens om',
    promisedGo: 'Till dina överenskommelser',
    by: (day: string) => `senast ${day}`,
    where: 'Hur långt har jag kommit?',
    whereSees:
      'Bara du, din handledare och din lärare i ämnet ser det här. Dina föräldrar ser det du har läst.',
    noCourse: 'Så snart din skola har lagt upp en kurs för dig ser du här hur det går.',
    asking: 'Det här väntar på dig',
    asks: { late: 'datumet har passerat', agree: 'föreslaget till dig', lookBack: 'se tillbaka' },
    sees: 'Du och din handledare. En lärare ser bara det som hör till det egna ämnet. Vid varje mål står vem som ser det.',
  },
  staff: {
    talks: (n: number, isToday: boolean) =>
      isToday
        ? n === 1
          ? '1 samtal i dag'
          : `${n} samtal i dag`
        : n === 1
          ? 'Ditt nästa samtal'
          : `Dina nästa ${n} samtal`,
    talkGo: (name: string) => `Öppna samtalet med ${name}`,
    talksMore: (n: number) => `och ${n} samtal till`,
    talksOpen: (n: number) => (n === 1 ? '1 samtal är inte avslutat än' : `${n} samtal är inte avslutade än`),
    talksOpenGo: 'Säg hur det gick',
    slotless: (n: number) => `${pupils(n)} utan fast tid`,
    slotlessGo: 'Ge fasta tider',
    plans: (n: number, week: number) =>
      n === 1
        ? `1 plan för vecka ${week} väntar på ditt ja`
        : `${n} planer för vecka ${week} väntar på ditt ja`,
    plansGo: 'Se planerna',
    signals: (n: number) => (n === 1 ? '1 elev sticker ut' : `${n} elever sticker ut`),
    signalsGo: 'Se vilka',
    without: (n: number) => `${pupils(n)} utan lärandemål`,
    withoutGo: 'Se vilka',
    queue: (n: number) => `${n} steg väntar på din bedömning`,
    queueOldest: (days: number) =>
      days === 0
        ? 'Sedan i dag.'
        : days === 1
          ? 'Det äldsta har väntat 1 skoldag.'
          : `Det äldsta har väntat ${days} skoldagar.`,
    queueGo: 'Börja med det äldsta',
    queueNone: 'Inget väntar på din bedömning.',
    stuck: (n: number) => `${pupils(n)} står stilla på samma steg`,
    stuckMore: (n: number) => `Och på ${n} steg till.`,
    stuckGo: 'Se steget',
    courseless: (n: number) => (n === 1 ? '1 grupp har ingen kurs än' : `${n} grupper har ingen kurs än`),
    courselessText: 'Med en kurs ser eleverna sina steg och du kan bedöma dem.',
    courselessGo: 'Välj en kurs',
    tips: 'Vilket arbetssätt passar dina block?',
    tipsText: 'Välj en strategi för varje block. Eleverna ser den först.',
    tipsGo: 'Välj per block',
    promise: 'det här kom du överens om',
    promiseBy: (day: string) => `det här kom du överens om, senast ${day}`,
    promiseMore: (n: number) => (n === 1 ? 'Och 1 överenskommelse till.' : `Och ${n} överenskommelser till.`),
    promiseGo: 'Till dina överenskommelser',
    group: 'Min grupp',
    groupText: (n: number) => `Du är handledare för ${pupils(n)}.`,
    groupGo: 'Till min grupp',
    groupCalm: 'Ingen plan väntar på dig och ingen sticker ut.',
    schoolText: 'Samtal per skolvecka, handledare och lärandemål: med ett nästa steg vid varje siffra.',
    schoolGo: 'Se siffrorna',
    code: 'Kan en elev inte logga in?',
    codeText: 'Ett tryck, och en ny kod står på din skärm.',
    codeGo: 'Skapa en kod',
    taught: 'Mina grupper',
    taughtText: (n: number) => `Du undervisar ${pupils(n)}.`,
    taughtGo: 'Till mina grupper',
    nothing: 'Du har ingen grupp än',
    nothingWhy:
      'Så snart skolan kopplar dig till elever som handledare eller lärare står de här. Stämmer något inte? Fråga skolans expedition.',
    sees: 'Bara du. Eleven ser under ”Vem tittade” att du såg de här namnen.',
  },
  guardian: {
    child: 'Ditt barn',
    how: 'Hur det går',
    far: 'Vart det leder',
    promised: 'Det här kom du överens om',
    promisedGo: 'Till överenskommelserna',
    week: (name: string) => `Se veckan för ${name}`,
    weekGo: 'Se veckan',
    steps: (name: string) => `Se stegen för ${name}`,
    stepsGo: 'Se stegen',
    shares: (name: string, far: boolean, week: boolean) =>
      `${name} väljer själv vad du ser. ${
        far && week
          ? 'Nu ser du slutmålen och periodmålen, hur det går, och veckan.'
          : far
            ? 'Nu ser du slutmålen och periodmålen och hur det går. Inte veckan.'
            : week
              ? 'Nu ser du veckan.'
              : 'Nu ser du bara det du själv har kommit överens om.'
      }`,
    lookedGo: 'Vem tittade',
    end: 'Slutmål',
    period: 'Mål för den här perioden',
    until: (day: string) => `till ${day}`,
    more: (n: number) => (n === 1 ? 'och 1 mål till' : `och ${n} mål till`),
    goals: (name: string) => `Se målen för ${name}`,
    goalsGo: 'Se målen',
    looked: (name: string) => `Vem tittade på ${name}`,
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
    coachless: (n: number) => `${pupils(n)} utan handledare`,
    coachlessText: 'Välj vem som är handledare, gärna för en hel grupp på en gång.',
    coachlessGo: 'Vem handleder vem',
    noCourses: 'Ingen kurs används än',
    noCoursesText: 'Välj vilka kurser skolan använder och vilken grupp som följer vad.',
    courses: (n: number) => (n === 1 ? '1 grupp följer ingen kurs än' : `${n} grupper följer ingen kurs än`),
    coursesText: 'Ämnena står bredvid kurserna de liknar. Ett tryck och det stämmer.',
    coursesGo: 'Koppla kurser',
    first: (n: number) => `${n} personer kan inte logga in ännu`,
    firstOne: '1 person kan inte logga in ännu',
    firstText: 'Skapa koder per grupp och skriv ut breven.',
    firstGo: 'Till koderna',
    waiting: (n: number) => (n === 1 ? '1 kod är inte använd ännu' : `${n} koder är inte använda ännu`),
    waitingText: 'Dela ut breven. Tills koden går ut kan du skriva ut dem igen.',
    waitingGo: 'Till breven',
    settle: (n: number) => `${things(n)} att ordna`,
    settleText: {
      others: (n) => (n === 1 ? '1 fråga' : `${n} frågor`),
      births: (n: number) => `${n} födelsedatum`,
      levels: (n: number) => (n === 1 ? '1 grupp utan nivå' : `${n} grupper utan nivå`),
      groupless: (n: number) => `${pupils(n)} utan grupp`,
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
    talks: 'Samtal mellan handledare och elev',
    talksGo: 'Mer om täckningen',
    teams: 'Arbetslag',
    noTeam: 'Utan arbetslag',
    ownTeam: 'Mitt arbetslag',
    percent: (n: number) => `${n} %`,
    coverage: (n: number) => `täckning ${n} %`,
    ownNext: 'Tala om det i arbetslaget; under ”Mer om täckningen” står vem som inte har haft samtal.',
    missed: (coach: number, pupil: number, minutes: number) =>
      [
        coach + pupil > 0 && `Missade: ${coach} av handledaren, ${pupil} av eleven.`,
        minutes > 0 && `${minutes} minuter i snitt.`,
      ]
        .filter(Boolean)
        .join(' '),
    quiet: (n: number) => `${pupils(n)} utan samtal i fyra skolveckor.`,
    trend: 'Genomförda samtal per skolvecka',
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
    coaches: () => 'handledare',
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
