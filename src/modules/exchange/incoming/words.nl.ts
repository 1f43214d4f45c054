import { written } from '#platform/words';

const things = (n: number) => (n === 1 ? '1 verschil' : `${written(n, 'nl')} verschillen`);

export const nl = {
  title: 'Inlezen',
  under:
    'Breng leerlingen, ouders, medewerkers en groepen binnen uit je administratie. Je ziet eerst wat er zou veranderen.',
  sees: 'Alleen de administratie van deze school.',
  back: 'Naar inlezen',
  file: 'OneRoster (zip) of EDEXML (xml)',
  fileHint:
    'Hooguit 32 MB, zoals je administratiesysteem het levert: OneRoster 1.2 of 1.1; een basisschool ook EDEXML 2.',
  bring: 'Lees het bestand',
  bringNote: 'Er verandert nog niets: eerst zie je alle verschillen.',
  problems: {
    missing: 'Kies een bestand.',
    empty: 'Dit bestand is leeg. Haal het opnieuw uit je administratie.',
    'too-large':
      'Dit bestand is groter dan 32 MB. Zo groot is geen enkele school: kijk of je het goede hebt.',
    busy: 'Er wordt al een bestand gelezen. Wacht tot dat klaar is: meestal een paar tellen, hooguit een kwartier.',
  },
  open: {
    busy: (name: string) => `${name} wordt nu gelezen.`,
    read: (name: string) => `${name} is gelezen en wacht op je besluit.`,
    choosing: (name: string) => `Over ${name} is een vraag.`,
    refused: (name: string) => `In ${name} zitten fouten.`,
    failed: (name: string) => `${name} kon niet worden gelezen.`,
    look: 'Bekijk het',
  },
  replaces: 'Breng je een ander bestand, dan vervalt het bestand dat nu wacht.',
  otherWays: 'Zonder OneRoster',
  sheetText:
    'Een lijst uit Excel of geplakte cellen kan ook: medewerkers, leerlingen, ouders en lesgroepen, elk in een eigen lijst.',
  sheet: 'Uit Excel of een lijst',
  last: 'Wat eerder is ingelezen',
  lastNone: 'Er is nog niets ingelezen.',
  columns: {
    when: 'Wanneer',
    file: 'Bestand',
    by: 'Door',
    added: 'Nieuw',
    changed: 'Veranderd',
    ended: 'Gestopt',
    what: 'Wat',
    who: 'Wie of wat',
    about: 'Bij',
    was: 'Was',
    becomes: 'Wordt',
    where: 'Waar',
    matter: 'Wat er is en wat je doet',
    times: 'Hoe vaak',
  },
  host: 'de beheerder',
  brought: (by: string, when: string) => `Gebracht door ${by}, ${when}`,
  reading: {
    title: 'Het bestand wordt gelezen',
    text: 'Dat duurt meestal een paar tellen. Je kunt deze pagina sluiten: het lezen gaat door.',
    at: (file: string, row: number) => `Nu bij ${file}, rij ${row}.`,
    again: 'Kijk opnieuw',
  },
  writing: {
    title: 'De wijzigingen worden doorgevoerd',
    text: 'Alles tegelijk of niets: er is nooit een halve klas. Je kunt deze pagina sluiten.',
  },
  stalled: {
    title: 'Het inlezen is onderbroken',
    reading:
      'Het lezen hield ineens op. Er is niets veranderd. Het lezen begint binnen een paar minuten vanzelf opnieuw: je hoeft niets te doen.',
    writing:
      'Het doorvoeren hield ineens op. Er is nog niets veranderd: alles gebeurt tegelijk of niet. Het begint binnen een paar minuten vanzelf opnieuw: je hoeft niets te doen.',
  },
  choosing: {
    title: 'Welke school is dit?',
    text: 'We herkennen jullie school niet in dit bestand. Kies welke het is. De andere scholen laten we met rust.',
    one: (name: string) =>
      `Dit bestand is van ${name}. Zo heet jullie school hier niet. Is het wel dezelfde, kies hem dan.`,
    school: 'School in het bestand',
    number: (code: string) => `nummer ${code}`,
    go: 'Dit is onze school',
  },
  refused: {
    title: (n: number) =>
      n === 1 ? 'Er zit 1 fout in het bestand' : `Er zitten ${written(n, 'nl')} fouten in het bestand`,
    text: 'Er is niets veranderd. Verbeter het in je administratie en breng het bestand opnieuw.',
    taken: (name: string) =>
      `De school uit dit bestand staat hier al onder de naam ${name}. Vraag de beheerder van Leerkring hoe dat zit.`,
    sheet: 'Er is niets veranderd. Verbeter het in de lijst en breng die opnieuw.',
    again: 'Breng een beter bestand',
  },
  failed: {
    title: 'Dit bestand konden we niet lezen',
    text: 'Dat ligt aan ons. Er is niets veranderd. Geef dit nummer door aan de beheerder:',
    tried: (n: number) =>
      `De server is bij dit bestand ${n} keer gestopt. We proberen het niet nog een keer. Er is niets veranderd. Meld het aan wie de server beheert, of breng een ander bestand.`,
  },
  left: { title: 'Dit bestand is niet gebruikt', text: 'Er is niets door veranderd.' },
  read: {
    title: (n: number) => `${things(n)} met wat er nu staat`,
    text: 'Er is nog niets veranderd. Kijk of dit klopt en voer het dan in één keer door.',
    nothing: 'Alles klopt al',
    nothingText: 'Dit bestand zegt precies wat hier al staat. Er valt niets te veranderen.',
    moved: 'Intussen is er iets veranderd op school. Kijk opnieuw: dit is wat er nu zou gebeuren.',
    stop: (n: number) =>
      n === 1
        ? '1 leerling staat niet in dit bestand en gaat dan van school.'
        : `${written(n, 'nl')} leerlingen staan niet in dit bestand en gaan dan van school.`,
    leads: (n: number) =>
      n === 1
        ? '1 schoolleider staat niet als schoolleider in dit bestand en is het dan niet meer.'
        : `${written(n, 'nl')} schoolleiders staan niet als schoolleider in dit bestand en zijn het dan niet meer.`,
    ofOneself:
      'Wat je jezelf zou geven, slaan we over: leerlingen om te coachen, een lesgroep, de school om te leiden. Laat een andere beheerder dat inlezen.',
    kept: 'In dit bestand ben je geen beheerder. Je blijft het wel, zodat de school er een houdt.',
    apply: 'Voer door',
    applyN: (n: number) => `Voer ${things(n)} door`,
    leave: 'Doe er niets mee',
    same: (n: number) =>
      n === 1 ? '1 gegeven blijft zoals het is.' : `${written(n, 'nl')} gegevens blijven zoals ze zijn.`,
    others: (names: string) => `In het bestand staan ook andere scholen; die laten we met rust: ${names}.`,
    delta: 'Dit bestand bevat alleen wijzigingen. Wat er niet in staat, blijft zoals het is.',
    table: 'Wat er verandert',
    changed: 'Wat er veranderde',
    lines: 'Regel voor regel',
    more: (n: number) => `En nog ${written(n, 'nl')}`,
    all: (n: number) => `Bekijk alle ${written(n, 'nl')}`,
    warnings: (n: number) =>
      n === 1 ? '1 ding om op te letten' : `${written(n, 'nl')} dingen om op te letten`,
    warningsText: 'Dit houdt het inlezen niet tegen. Per punt staat wat we ermee doen.',
  },
  applied: {
    title: 'Het is ingelezen',
    text: (n: number) => `${things(n)} doorgevoerd.`,
    letters: 'Druk inlogbrieven af',
    settle: (n: number) => (n === 1 ? 'Beantwoord 1 vraag' : `Beantwoord ${n} vragen`),
  },
  undo: {
    go: 'Maak ongedaan',
    goOf: (file: string) => `Maak ongedaan: ${file}`,
    column: 'Terugdraaien',
    reading: 'We kijken wat er terug kan',
    title: (n: number) => `${things(n)} om terug te draaien`,
    text: 'Er is nog niets veranderd. Wie erbij kwam, gaat van school; wat veranderde, wordt weer zoals het was.',
    nothing: 'Er valt niets meer terug te draaien',
    nothingText: 'Op alles wat is ingelezen is al verder gebouwd, of het was al teruggedraaid.',
    apply: (n: number) => `Draai ${things(n)} terug`,
    done: 'Het is teruggedraaid',
    late: 'Terugdraaien kan één dag. Die is voorbij.',
    stays: (n: number) => (n === 1 ? '1 ding blijft staan' : `${n} dingen blijven staan`),
    staysText: 'Hier draaien we niets aan terug.',
    why: 'Waarom',
    because: {
      built: 'Hier is al mee gewerkt.',
      changed: 'Dit is daarna opnieuw veranderd.',
      born: 'Een geboortedatum die er eerst niet was, blijft.',
      group: 'De groep blijft, zonder leerlingen van dit bestand.',
    },
  },
  sorts: {
    pupil: 'Leerlingen',
    staff: 'Medewerkers',
    guardian: 'Ouders en verzorgers',
    person: 'Andere mensen',
    administrator: 'Beheerders van de school',
    baseGroup: 'Basisgroepen',
    coach: 'Coaches van leerlingen',
    teachingGroup: 'Lesgroepen',
    enrolment: 'Leerlingen in lesgroepen',
    teaches: 'Leraren van lesgroepen',
    leads: 'Schoolleiders',
    guardianship: 'Banden van ouder en kind',
    hat: 'Toegang',
    year: 'Schooljaren',
    period: 'Periodes',
    problem: 'Problemen',
  },
  changes: {
    added: 'nieuw',
    changed: 'veranderd',
    ended: 'gestopt',
    error: 'fouten',
    warning: 'om op te letten',
  },
  fields: {
    name: 'naam',
    born: 'geboortedatum',
    group: 'groep',
    left: 'van school',
    back: 'terug op school',
    dates: 'data',
    title: 'naam',
    hat: 'rol',
  },
  hats: { pupil: 'leerling', guardian: 'ouder', staff: 'medewerker', administrator: 'beheerder' },
  nobody: '–',
  page: (at: number, of: number) => `Bladzijde ${at} van ${of}`,
  earlier: 'Vorige bladzijde',
  later: 'Volgende bladzijde',
};
