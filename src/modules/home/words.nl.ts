const pupils = (n: number) => (n === 1 ? '1 leerling' : `${n} leerlingen`);
const people = (n: number) => (n === 1 ? '1 persoon' : `${n} mensen`);
const things = (n: number) => (n === 1 ? '1 ding' : `${n} dingen`);

export const nl = {
  nav: {
    today: 'Vandaag',
    week: 'Mijn week',
    goals: 'Doelen',
    courses: 'Cursussen',
    subjects: 'Vakken',
    steps: 'Mijn treden',
    aims: 'Mijn einddoelen',
    talk: 'Gesprek',
    agreements: 'Afspraken',
    looked: 'Wie keek',
    group: 'Mijn groep',
    talks: 'Gesprekken',
    slots: 'Vaste momenten',
    coaches: 'Wie coacht wie',
    coverage: 'Dekking',
    taught: 'Lesgroepen',
    tips: 'Strategie per blok',
    queue: 'Wachtrij',
    school: 'De school',
    team: 'Mijn team',
    confirm: 'Ouders bevestigen',
    guardians: 'Gezag',
    code: 'Code voor een leerling',
    codes: 'Codes',
    exchange: 'Inlezen',
    out: 'Meenemen',
    settle: 'Te regelen',
    calendar: 'Kalender',
    begin: 'School klaarzetten',
    schools: 'Scholen',
  },
  hello: (name: string) => `Dag ${name}`,
  week: (n: number) => `week ${n}`,
  period: (title: string, left: number) =>
    left === 0 ? title : left === 1 ? `${title}, de laatste schoolweek` : `${title}, nog ${left} schoolweken`,
  names: (names: readonly string[], more: number) =>
    more > 0
      ? `${names.join(', ')} en nog ${more}`
      : names.length === 1
        ? (names[0] ?? '')
        : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`,
  also: 'Ook:',
  pupil: {
    title: 'Mijn week',
    hello: (name: string) => `Dit is je week, ${name}`,
    goals: 'Mijn doelen',
    talk: 'Volgend gesprek:',
    talkAt: (day: string, time: string, coach: string | null) =>
      `${day} ${time}${coach === null ? '' : ` met ${coach}`}`,
    next: (week: number) => `Bekijk week ${week}`,
    talkGo: (at: string) => `Naar je gesprek van ${at}`,
    talkWith: (coach: string | null) => (coach === null ? 'Gesprek' : `Gesprek met ${coach}`),
    looked: (by: string | null, course: string) =>
      `${by ?? 'Je leraar'} heeft naar je werk gekeken: ${course}.`,
    read: (course: string, n: number) =>
      n > 1 ? `Lees wat er staat bij ${course} (${n} keer)` : `Lees wat er staat bij ${course}`,
    promised: 'Wat je hebt afgesproken',
    promisedGo: 'Naar je afspraken',
    by: (day: string) => `uiterlijk ${day}`,
    where: 'Waar sta ik?',
    whereSees:
      'Alleen jij, je coach en je leraar van het vak zien dit. Je ouders zien wat je al gelezen hebt.',
    noCourse: 'Zodra je school een cursus voor je klaarzet, zie je hier hoe het gaat.',
    asking: 'Dit wacht op jou',
    asks: { late: 'de datum is voorbij', agree: 'voorgesteld aan jou', lookBack: 'kijk terug' },
    sees: 'Jij en je coach. Een leraar ziet alleen wat bij het eigen vak hoort. Bij elk doel staat wie het ziet.',
  },
  staff: {
    talks: (n: number, isToday: boolean) =>
      isToday
        ? n === 1
          ? 'Vandaag 1 gesprek'
          : `Vandaag ${n} gesprekken`
        : n === 1
          ? 'Je volgende gesprek'
          : `Je volgende ${n} gesprekken`,
    talkGo: (name: string) => `Open het gesprek met ${name}`,
    talksMore: (n: number) => (n === 1 ? 'en nog 1 gesprek' : `en nog ${n} gesprekken`),
    talksOpen: (n: number) =>
      n === 1 ? '1 gesprek is nog niet afgerond' : `${n} gesprekken zijn nog niet afgerond`,
    talksOpenGo: 'Zeg hoe het ging',
    slotless: (n: number) => `${pupils(n)} zonder vast moment`,
    slotlessGo: 'Geef vaste momenten',
    plans: (n: number, week: number) =>
      n === 1
        ? `1 plan voor week ${week} wacht op je akkoord`
        : `${n} plannen voor week ${week} wachten op je akkoord`,
    plansGo: 'Bekijk de plannen',
    signals: (n: number) => (n === 1 ? '1 leerling valt op' : `${n} leerlingen vallen op`),
    signalsGo: 'Bekijk wie',
    without: (n: number) => `${pupils(n)} zonder leerdoel`,
    withoutGo: 'Bekijk wie',
    queue: (n: number) => (n === 1 ? '1 trede wacht op je oordeel' : `${n} treden wachten op je oordeel`),
    queueOldest: (days: number) =>
      days === 0
        ? 'Sinds vandaag.'
        : days === 1
          ? 'De oudste wacht 1 schooldag.'
          : `De oudste wacht ${days} schooldagen.`,
    queueGo: 'Begin met de oudste',
    queueNone: 'Er wacht niets op je oordeel.',
    stuck: (n: number) => `${pupils(n)} ${n === 1 ? 'staat' : 'staan'} stil op dezelfde trede`,
    stuckMore: (n: number) => (n === 1 ? 'En op nog 1 trede.' : `En op nog ${n} treden.`),
    stuckGo: 'Bekijk de trede',
    courseless: (n: number) =>
      n === 1 ? '1 lesgroep heeft nog geen cursus' : `${n} lesgroepen hebben nog geen cursus`,
    courselessText: 'Met een cursus zien leerlingen hun treden en kun je beoordelen.',
    courselessGo: 'Kies een cursus',
    tips: 'Welke aanpak past bij jouw blokken?',
    tipsText: 'Kies per blok een strategie. Leerlingen zien hem als eerste.',
    tipsGo: 'Kies per blok',
    promise: 'dit sprak je af',
    promiseBy: (day: string) => `dit sprak je af, uiterlijk ${day}`,
    promiseMore: (n: number) => (n === 1 ? 'En nog 1 afspraak.' : `En nog ${n} afspraken.`),
    promiseGo: 'Naar je afspraken',
    group: 'Mijn groep',
    groupText: (n: number) => `Je coacht ${pupils(n)}.`,
    groupGo: 'Naar mijn groep',
    groupCalm: 'Geen plan wacht op je en niemand valt op.',
    schoolText: 'Gesprekken per schoolweek, coaches en leerdoelen: met bij elk getal een volgende stap.',
    schoolGo: 'Bekijk de getallen',
    code: 'Kan een leerling niet inloggen?',
    codeText: 'Met één druk staat er een nieuwe code op je scherm.',
    codeGo: 'Maak een code',
    taught: 'Mijn lesgroepen',
    taughtText: (n: number) => `Je geeft les aan ${pupils(n)}.`,
    taughtGo: 'Naar mijn lesgroepen',
    nothing: 'Je hebt nog geen groep',
    nothingWhy:
      'Zodra de school jou als coach of leraar aan leerlingen koppelt, staan ze hier. Klopt er iets niet? Vraag het de administratie.',
    sees: 'Alleen jij. Dat je deze namen zag, staat bij de leerling onder “Wie keek”.',
  },
  guardian: {
    child: 'Je kind',
    how: 'Hoe het gaat',
    far: 'Waar het naartoe gaat',
    promised: 'Dit sprak jij af',
    promisedGo: 'Naar de afspraken',
    week: (name: string) => `Bekijk de week van ${name}`,
    weekGo: 'Bekijk de week',
    steps: (name: string) => `Bekijk de treden van ${name}`,
    stepsGo: 'Bekijk de treden',
    shares: (name: string, far: boolean, week: boolean) =>
      `${name} kiest zelf wat jij ziet. ${
        far && week
          ? 'Nu zie je de einddoelen en periodedoelen, hoe het gaat, en de week.'
          : far
            ? 'Nu zie je de einddoelen en periodedoelen en hoe het gaat. De week niet.'
            : week
              ? 'Nu zie je de week.'
              : 'Nu zie je alleen wat jij zelf hebt afgesproken.'
      }`,
    lookedGo: 'Wie keek',
    end: 'Einddoel',
    period: 'Doel voor deze periode',
    until: (day: string) => `tot ${day}`,
    more: (n: number) => (n === 1 ? 'en nog 1 doel' : `en nog ${n} doelen`),
    goals: (name: string) => `Bekijk de doelen van ${name}`,
    goalsGo: 'Bekijk de doelen',
    looked: (name: string) => `Wie keek bij ${name}`,
    none: (name: string) =>
      `${name} heeft nog geen einddoel of periodedoel. Die komen uit een gesprek met de coach.`,
    unconfirmed: 'De school moet nog bevestigen dat je de ouder bent. Daarna zie je hier de doelen.',
    info: 'De school heeft vastgelegd dat je over dit kind wordt geïnformeerd. Dat doet de school zelf. In Leerkring is er voor jou niets te zien.',
    closed: 'Je kind is 18 of ouder en kiest zelf of jij meekijkt. Nu is er niets met je gedeeld.',
    unshared: (name: string) =>
      `Vanaf 16 jaar kiest ${name} zelf wat jij ziet. Nu is er niets gedeeld. Is ${name} jonger? Geef de geboortedatum door aan de administratie van de school.`,
    nobody: 'Er is hier niets voor je te zien',
    nobodyWhy: 'Heb je een vraag? Bel of mail de school.',
    moreHats: 'Zit er ook een kind op een andere school, of heb je nog een andere rol?',
    hatsGo: 'Ga daar verder',
    sees: 'Alleen jij. Dat je keek, ziet ook je kind.',
    seesNothing: 'Alleen jij.',
  },
  office: {
    coachless: (n: number) => `${pupils(n)} zonder coach`,
    coachlessText: 'Kies per groep wie coacht. Dat kan voor een hele groep tegelijk.',
    coachlessGo: 'Wie coacht wie',
    noCourses: 'Nog geen cursus in gebruik',
    noCoursesText: 'Kies welke cursussen de school gebruikt en welke lesgroep wat volgt.',
    courses: (n: number) =>
      n === 1 ? '1 lesgroep volgt nog geen cursus' : `${n} lesgroepen volgen nog geen cursus`,
    coursesText: 'De vakken staan naast de cursussen waar ze op lijken. Eén druk en het klopt.',
    coursesGo: 'Koppel cursussen',
    first: (n: number) => `${people(n)} kunnen nog niet inloggen`,
    firstOne: '1 persoon kan nog niet inloggen',
    firstText: 'Maak codes per groep en druk de brieven af.',
    firstGo: 'Naar de codes',
    waiting: (n: number) => (n === 1 ? '1 code is nog niet gebruikt' : `${n} codes zijn nog niet gebruikt`),
    waitingText: 'Deel de brieven uit. Tot de code verloopt kun je ze opnieuw afdrukken.',
    waitingGo: 'Naar de brieven',
    settle: (n: number) => `${things(n)} te regelen`,
    settleText: {
      others: (n: number) => (n === 1 ? '1 vraag' : `${n} vragen`),
      births: (n: number) => (n === 1 ? '1 geboortedatum' : `${n} geboortedata`),
      levels: (n: number) => (n === 1 ? '1 groep zonder niveau' : `${n} groepen zonder niveau`),
      groupless: (n: number) => `${pupils(n)} zonder groep`,
      unconfirmed: (n: number) =>
        n === 1 ? '1 ouder die op de schoolleider wacht' : `${n} ouders die op de schoolleider wachten`,
    },
    settleGo: 'Bekijk wat ontbreekt',
    find: 'Is iemand een wachtwoord kwijt?',
    findText: 'Zoek de naam en druk één brief af.',
    findGo: 'Zoek iemand',
    done: 'Alles geregeld',
    doneText: 'Iedereen kan inloggen en er ontbreekt niets.',
    sees: 'Alleen de administratie van deze school. Doelen en gesprekken zie je hier nooit.',
  },
  school: {
    talks: 'Gesprekken van coach en leerling',
    talksGo: 'Meer over de dekking',
    teams: 'Team',
    noTeam: 'Zonder team',
    ownTeam: 'Mijn team',
    percent: (n: number) => `${n} %`,
    coverage: (n: number) => `dekking ${n} %`,
    ownNext: 'Bespreek het in je team; bij “Meer over de dekking” staat wie nog niet gesproken is.',
    missed: (coach: number, pupil: number, minutes: number) =>
      [
        coach + pupil > 0 && `Gemist: ${coach} door de coach, ${pupil} door de leerling.`,
        minutes > 0 && `Gemiddeld ${minutes} minuten.`,
      ]
        .filter(Boolean)
        .join(' '),
    quiet: (n: number) => `${pupils(n)} al vier schoolweken zonder gesprek.`,
    trend: 'Gehouden gesprekken per schoolweek',
    title: 'De school',
    team: 'Mijn team',
    under: 'Getallen zonder namen, met bij elk getal een volgende stap.',
    waiting: (n: number) =>
      n === 1 ? '1 ouder wacht op jouw bevestiging' : `${n} ouders wachten op jouw bevestiging`,
    waitingText: 'Zolang jij niet bevestigt, zien zij niets van hun kind.',
    waitingGo: 'Bevestig ouders',
    learners: 'leerlingen werken aan een leerdoel',
    learning: 'met een leerdoel',
    learnersNext: 'Bespreek met de coaches wie vastzit.',
    learnersAll: 'Iedereen is onderweg.',
    coached: 'leerlingen hebben een coach',
    coachedNext: 'Wie is nog vrij? Laat de administratie de coach invullen.',
    coachedAll: 'Elke leerling heeft een coach.',
    coaches: (n: number) => (n === 1 ? 'coach' : 'coaches'),
    load: (n: string) => `Gemiddeld ${n} leerlingen per coach.`,
    loadNone: 'Er is nog geen coach.',
    groups: 'Per basisgroep',
    group: 'Basisgroep',
    noGroup: 'Zonder basisgroep',
    floor:
      'Staat er geen getal? Dan ging het over minder dan vijf leerlingen, of kon je dat uitrekenen. Ook “13 van 14” gaat over één leerling.',
    none: 'Er zijn nog geen leerlingen',
    noneWhy: 'Zodra de leerlingen zijn ingelezen, staan hier de getallen.',
    sees: 'Wie de school of een team leidt. Er staan geen namen in. Over leerdoelen staat er geen getal over minder dan vijf leerlingen, ook niet als je het uitrekent.',
  },
};
