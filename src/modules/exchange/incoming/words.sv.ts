import { type Words, written } from '#platform/words';
import type { nl } from './words.nl.ts';

const things = (n: number) => (n === 1 ? '1 skillnad' : `${written(n, 'sv')} skillnader`);

export const sv: Words<typeof nl> = {
  title: 'Läsa in',
  under:
    'Hämta in elever, vårdnadshavare, personal och grupper från er administration. Du ser först vad som skulle ändras.',
  sees: 'Bara den här skolans expedition.',
  back: 'Till inläsning',
  file: 'OneRoster (zip) eller EDEXML (xml)',
  fileHint:
    'Högst 32 MB, som administrationen levererar den: OneRoster 1.2 eller 1.1; en grundskola även EDEXML 2.',
  bring: 'Läs filen',
  bringNote: 'Inget ändras ännu: först ser du alla skillnader.',
  problems: {
    missing: 'Välj en fil.',
    empty: 'Filen är tom. Hämta den på nytt ur er administration.',
    'too-large': 'Filen är större än 32 MB. Så stor är ingen skola: se efter om det är rätt fil.',
    busy: 'En fil läses redan. Vänta tills det är klart: oftast några sekunder, högst en kvart.',
  },
  open: {
    busy: (name) => `${name} läses nu.`,
    read: (name) => `${name} är läst och väntar på ditt beslut.`,
    choosing: (name) => `Det finns en fråga om ${name}.`,
    refused: (name) => `Det finns fel i ${name}.`,
    failed: (name) => `${name} kunde inte läsas.`,
    look: 'Titta på den',
  },
  replaces: 'Om du lämnar en annan fil faller den som väntar nu bort.',
  otherWays: 'Utan OneRoster',
  sheetText:
    'En lista från Excel eller inklistrade celler går också: personal, elever, vårdnadshavare och undervisningsgrupper, var och en i sin egen lista.',
  sheet: 'Från Excel eller en lista',
  last: 'Vad som har lästs in tidigare',
  lastNone: 'Inget har lästs in ännu.',
  columns: {
    when: 'När',
    file: 'Fil',
    by: 'Av',
    added: 'Nya',
    changed: 'Ändrade',
    ended: 'Avslutade',
    what: 'Vad',
    who: 'Vem eller vad',
    about: 'Hos',
    was: 'Var',
    becomes: 'Blir',
    where: 'Var i filen',
    matter: 'Vad det är och vad du gör',
    times: 'Hur ofta',
  },
  host: 'den driftansvariga',
  brought: (by, when) => `Lämnad av ${by}, ${when}`,
  reading: {
    title: 'Filen läses',
    text: 'Det tar oftast några ögonblick. Du kan stänga sidan: läsningen fortsätter.',
    at: (file, row) => `Nu vid ${file}, rad ${row}.`,
    again: 'Titta igen',
  },
  writing: {
    title: 'Ändringarna görs',
    text: 'Allt på en gång eller inget: det finns aldrig en halv klass. Du kan stänga sidan.',
  },
  stalled: {
    title: 'Inläsningen avbröts',
    reading:
      'Läsningen avbröts. Ingenting ändrades. Den börjar om av sig själv inom några minuter: du behöver inte göra något.',
    writing:
      'Genomförandet avbröts. Ingenting har ändrats ännu: allt sker på en gång eller inte alls. Det börjar om av sig självt inom några minuter: du behöver inte göra något.',
  },
  choosing: {
    title: 'Vilken skola är det här?',
    text: 'Vi känner inte igen er skola i filen. Välj vilken det är. De andra skolorna lämnar vi i fred.',
    one: (name) => `Filen gäller ${name}. Så heter inte er skola här. Om det ändå är samma skola, välj den.`,
    school: 'Skola i filen',
    number: (code) => `nummer ${code}`,
    go: 'Det här är vår skola',
  },
  refused: {
    title: (n) => (n === 1 ? 'Det finns 1 fel i filen' : `Det finns ${written(n, 'sv')} fel i filen`),
    text: 'Inget har ändrats. Rätta det i er administration och lämna filen igen.',
    taken: (name) =>
      `Skolan i filen finns redan här med namnet ${name}. Fråga den som driver Leerkring hur det kommer sig.`,
    sheet: 'Inget har ändrats. Rätta det i listan och lämna den igen.',
    again: 'Lämna en bättre fil',
  },
  failed: {
    title: 'Vi kunde inte läsa filen',
    text: 'Felet är vårt. Inget har ändrats. Lämna det här numret till den som driver Leerkring:',
    tried: (n) =>
      `Servern stannade ${n} gånger vid den här filen. Vi försöker inte igen. Inget har ändrats. Säg till den som sköter servern, eller lämna en annan fil.`,
  },
  left: { title: 'Filen användes inte', text: 'Inget har ändrats genom den.' },
  read: {
    title: (n) => `${things(n)} mot vad som finns nu`,
    text: 'Inget har ändrats ännu. Se efter om det stämmer och gör sedan allt på en gång.',
    nothing: 'Allt stämmer redan',
    nothingText: 'Filen säger precis det som redan finns här. Det finns inget att ändra.',
    moved: 'Under tiden har något ändrats på skolan. Titta igen: det här är vad som skulle hända nu.',
    stop: (n) =>
      n === 1
        ? '1 elev finns inte i filen och slutar då på skolan.'
        : `${written(n, 'sv')} elever finns inte i filen och slutar då på skolan.`,
    leads: (n) =>
      n === 1
        ? '1 rektor är inte rektor i filen och är det då inte längre.'
        : `${written(n, 'sv')} rektorer är inte rektorer i filen och är det då inte längre.`,
    ofOneself:
      'Det du skulle ge dig själv hoppar vi över: elever att handleda, en undervisningsgrupp, skolan att leda. Låt en annan administratör läsa in det.',
    kept: 'I filen är du inte administratör. Du förblir det, så att skolan har en kvar.',
    apply: 'Gör ändringarna',
    applyN: (n) => `Gör ${n === 1 ? '1 ändring' : `${written(n, 'sv')} ändringar`}`,
    leave: 'Gör inget med den',
    same: (n) =>
      n === 1 ? '1 uppgift förblir som den är.' : `${written(n, 'sv')} uppgifter förblir som de är.`,
    others: (names) => `I filen finns också andra skolor; dem lämnar vi i fred: ${names}.`,
    delta: 'Filen innehåller bara ändringar. Det den inte nämner förblir som det är.',
    table: 'Vad som ändras',
    changed: 'Vad som ändrades',
    lines: 'Rad för rad',
    more: (n) => `Och ${written(n, 'sv')} till`,
    all: (n) => `Se alla ${written(n, 'sv')}`,
    warnings: (n) =>
      n === 1 ? '1 sak att lägga märke till' : `${written(n, 'sv')} saker att lägga märke till`,
    warningsText: 'Det hindrar inte inläsningen. För varje punkt står vad vi gör.',
  },
  applied: {
    title: 'Det är inläst',
    text: (n) => `${things(n)} genomförda.`,
    letters: 'Skriv ut inloggningsbrev',
    settle: (n) => (n === 1 ? 'Svara på 1 fråga' : `Svara på ${n} frågor`),
  },
  undo: {
    go: 'Ta tillbaka',
    goOf: (file) => `Ta tillbaka: ${file}`,
    column: 'Ta tillbaka',
    reading: 'Vi ser efter vad som kan tas tillbaka',
    title: (n) => `${things(n)} att ta tillbaka`,
    text: 'Inget har ändrats ännu. De som kom lämnar skolan; det som ändrades blir som det var.',
    nothing: 'Det finns inget kvar att ta tillbaka',
    nothingText: 'Allt som lästes in har någon byggt vidare på, eller så är det redan taget tillbaka.',
    apply: (n) => `Ta tillbaka ${things(n)}`,
    done: 'Det är taget tillbaka',
    late: 'En inläsning kan tas tillbaka under en dag. Den dagen är förbi.',
    stays: (n) => (n === 1 ? '1 sak står kvar' : `${n} saker står kvar`),
    staysText: 'Av detta tar vi inget tillbaka.',
    why: 'Varför',
    because: {
      built: 'Någon har redan arbetat med det.',
      changed: 'Det har ändrats igen efteråt.',
      born: 'Ett födelsedatum som inte fanns förut står kvar.',
      group: 'Gruppen står kvar, utan elever från den här filen.',
    },
  },
  sorts: {
    pupil: 'Elever',
    staff: 'Personal',
    guardian: 'Vårdnadshavare',
    person: 'Andra personer',
    administrator: 'Skolans administratörer',
    baseGroup: 'Basgrupper',
    coach: 'Elevers handledare',
    teachingGroup: 'Undervisningsgrupper',
    enrolment: 'Elever i undervisningsgrupper',
    teaches: 'Lärare i undervisningsgrupper',
    leads: 'Rektorer',
    guardianship: 'Vårdnadshavare och deras barn',
    hat: 'Åtkomst',
    year: 'Läsår',
    period: 'Perioder',
    problem: 'Problem',
  },
  changes: {
    added: 'nya',
    changed: 'ändrade',
    ended: 'avslutade',
    error: 'fel',
    warning: 'att lägga märke till',
  },
  fields: {
    name: 'namn',
    born: 'födelsedatum',
    group: 'grupp',
    left: 'lämnat skolan',
    back: 'tillbaka på skolan',
    dates: 'datum',
    title: 'namn',
    hat: 'roll',
  },
  hats: { pupil: 'elev', guardian: 'vårdnadshavare', staff: 'personal', administrator: 'administratör' },
  nobody: '–',
  page: (at, of) => `Sida ${at} av ${of}`,
  earlier: 'Föregående sida',
  later: 'Nästa sida',
};
