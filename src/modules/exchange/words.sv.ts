import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const count = (number: number, one: string, several: string): string =>
  `${number} ${number === 1 ? one : several}`;

const problems: Words<typeof nl.problems> = {
  zipBroken: () =>
    'Det här är ingen (hel) zipfil. Skapa eller hämta den igen, med CSV-filerna samlade i en zip.',
  zipUnusual: () => 'Zipfilen är gjord på ett ovanligt sätt. Gör om den till en vanlig zipfil.',
  zipTooLarge: () => 'Zipfilen är för stor. Leverera den skola för skola.',
  zipTooManyFiles: ({ value }) => `Det finns ${value} filer i zipfilen. Låt bara CSV-filerna ligga kvar.`,
  zipEncrypted: () => 'Zipfilen har ett lösenord. Skapa den utan lösenord.',
  zipInside: ({ value }) => `I zipfilen finns ännu en packad fil (${value}). Packa upp den först.`,
  zipPath: ({ value }) =>
    `Ett filnamn i zipfilen pekar utanför mappen (${value}). Vi öppnar inte den här zipfilen.`,
  zipLink: ({ value }) => `${value} är en länk och ingen fil. Lägg själva filen i zipfilen.`,
  zipUnpacksTooLarge: () =>
    'En fil i zipfilen blir alldeles för stor när den packas upp. Vi öppnar den inte.',
  zipLies: () => 'En fil i zipfilen är inte vad zipfilen säger. Skapa eller hämta zipfilen igen.',
  fileTwice: ({ value }) => `Filen ${value} finns två gånger. Behåll en av dem.`,
  fileMissing: () => 'Filen saknas, och utan den kan skolan inte läsas in komplett. Lägg till den.',
  fileUnknown: () => 'Filen hör inte till OneRoster. Vi hoppar över den.',
  fileEmpty: () => 'Filen är tom. Första raden måste innehålla kolumnernas namn.',
  fileNotText: () => 'Det här är ingen textfil. Spara den som CSV i UTF-8.',

  manifestMissing: () => 'manifest.csv saknas. Vi läser de andra filerna som en komplett leverans.',
  manifestUnclear: ({ value, other }) =>
    `Manifestet säger "${value}" om ${other}; det kan bara vara "bulk" eller "absent".`,
  manifestSaysAbsent: ({ value }) =>
    `Manifestet säger att ${value} inte finns, men den finns. Rätta manifestet eller ta bort filen.`,
  manifestSaysPresent: ({ value }) => `Manifestet nämner ${value}, men den filen finns inte.`,
  versionUnknown: ({ value }) =>
    `Vi känner inte till version ${value} av OneRoster. Leverera version 1.1 eller 1.2.`,
  onlyChanges: ({ value }) =>
    `${value} innehåller bara ändringar ("delta"). Be er administration om en komplett leverans ("bulk").`,

  otherSeparator: () => 'Kolumnerna är inte åtskilda med kommatecken. Vi läser filen ändå.',
  columnMissing: ({ field }) => `Kolumnen ${field} saknas. Lägg till den på första raden.`,
  columnTwice: ({ field }) => `Kolumnen ${field} finns två gånger. Behåll en av dem.`,
  columnUnknown: ({ field }) => `Vi känner inte till kolumnen ${field}. Vi hoppar över den.`,
  columnCount: ({ value, other }) =>
    other === ''
      ? 'Raden har mer än tusen celler. Se efter om en radbrytning saknas.'
      : `Raden har ${value === '1' ? '1 cell' : `${value} celler`} och första raden ${other}. Se efter om citattecken saknas.`,
  quoteStray: () => 'Det står text efter ett citattecken. Skriv ett citattecken inne i en cell två gånger.',
  quoteOpen: () => 'Ett citattecken som börjar på den här raden avslutas aldrig. Vi kan inte läsa vidare.',
  rowsTooMany: ({ other }) => `Filen har fler än ${other} rader. Så många har ingen huvudman.`,
  cellTooLong: ({ other }) =>
    other === '' ? 'En cell är alldeles för lång.' : `Cellen är för lång: den rymmer ${other} tecken.`,
  cellUnreadable: () => 'Cellen innehåller oläsliga tecken. Spara filen i UTF-8 och leverera den igen.',
  controlCharacter: () => 'I cellen finns ett tecken som ingen kan se. Ta bort det.',
  invisibleRemoved: () => 'I cellen fanns ett osynligt tecken. Vi läser den utan det.',
  lettersMended: ({ value, other }) => `Här stod "${value}"; vi läser "${other}". Se efter om det stämmer.`,

  valueMissing: ({ field }) => `Cellen ${field} är tom. Fyll i den.`,
  idTwice: ({ value, other }) => `Id ${value} finns också på rad ${other}. Varje id får finnas en gång.`,
  idCase: ({ value, other }) =>
    `Id ${value} finns på rad ${other} med andra versaler. Vi läser dem som två olika.`,
  referenceMissing: ({ value, other }) =>
    `${value} finns inte i ${other}. Lägg till raden där, eller rätta id:t.`,
  referenceRemoved: ({ value, other }) => `${value} är borttagen i ${other}. Vi hoppar över hänvisningen.`,
  rowRemoved: () => 'Raden är märkt som borttagen. Vi hoppar över den.',
  statusUnknown: ({ value }) =>
    `Vi känner inte till statusen "${value}". Lämna den tom, eller skriv "active".`,
  roleUnknown: ({ value }) =>
    `Vi känner inte till rollen "${value}". Använd en roll i OneRoster, till exempel "student".`,
  typeUnknown: ({ value, field }) => `"${value}" är ingen ${field} i OneRoster.`,
  yesNoUnknown: ({ value, field }) => `I ${field} står "${value}". Skriv "true" eller "false".`,
  dateUnknown: ({ value, field }) =>
    `"${value}" i ${field} är inget giltigt datum. Skriv till exempel 2026-08-24.`,
  datesReversed: ({ value, other }) => `Sista dagen (${value}) är inte efter den första (${other}).`,
  gradeUnknown: ({ value }) => `Vi känner inte till årskursen "${value}". Vi lämnar den öppen.`,

  parentCircle: () => 'Raden står, via andra, ovanför sig själv. Rätta parentSourcedId.',
  schoolNone: () => 'Det finns ingen organisation av typen "school". Det måste finnas minst en.',
  yearNone: () => 'Det finns inget läsår. Lägg till en rad av typen "schoolYear".',
  yearOver: ({ value, other }) => `Det sista läsåret, ${value}, slutade den ${other}.`,
  periodOutsideYear: ({ value, other }) =>
    `${value} ligger delvis utanför läsåret ${other}. Vi behåller datumen.`,
  periodWithoutYear: ({ value }) => `${value} hör inte till något läsår. Vi hoppar över perioden.`,
  groupOutsideSchool: ({ value }) => `${value} är ingen skola. En grupp hör till en skola.`,
  courseOfOtherSchool: ({ value, other }) => `Kursen ${value} hör till ${other}, inte till gruppens skola.`,
  enrolmentOfOtherSchool: ({ value, other }) =>
    `Raden nämner skolan ${value}, men gruppen hör till ${other}.`,

  nameMissing: ({ value }) => `${value} saknar namn. Fyll i ett för- eller efternamn.`,
  nameTooLong: ({ other }) => `Namnet är för långt: det rymmer ${other} tecken.`,
  usernameChanged: ({ value, other }) => `Användarnamnet ${value} går inte här; det blir ${other}.`,
  roleNone: ({ value }) => `${value} har ingen roll i en skola. Vi läser inte in personen.`,
  roleOver: ({ value, other }) => `Rollen för ${other} tog slut den ${value}. Vi hoppar över den.`,
  roleAboveSchool: ({ value, other }) =>
    `Rollen "${value}" gäller ${other}, som inte är en skola. Vi hoppar över den.`,
  roleLeftOut: ({ value, other }) => `Rollen "${value}" för ${other} använder vi inte här.`,
  enrolledWithoutRole: ({ value, other }) =>
    `${other} har inte den roll i skolan som hör till "${value}". Vi hoppar över raden.`,
  agentMissing: ({ value }) => `${value} finns inte i users.csv. Vi gör ingen koppling.`,
  agentNoGuardian: ({ value, other }) =>
    `${value} är inte vårdnadshavare för ${other}. Vi gör ingen koppling.`,
  guardianOfNonPupil: ({ value, other }) =>
    `${other} pekar som vårdnadshavare på ${value}, som inte är elev.`,
  guardianWithoutPupil: ({ value }) => `Vårdnadshavaren ${value} hör inte till någon elev på skolan.`,
  coachNone: ({ value }) => `${value} har ingen handledare. Utse en efter inläsningen.`,
  coachesShare: ({ value, other }) =>
    `${value} har ${other} handledare. Vi fördelar eleverna efter namn; ändra det efter inläsningen.`,
  baseGroupNone: ({ value }) => `Eleven ${value} är inte med i någon basgrupp. Välj en efter inläsningen.`,
  baseGroupsTwo: ({ value, other }) =>
    `Eleven ${value} är med i flera basgrupper (${other}). Vi tar den första.`,

  xmlBroken: () =>
    'XML-filen är inte hel, eller inte i de tecken som den själv nämner. Hämta den på nytt ur ert administrationssystem.',
  xmlDoctype: () => 'XML-filen har egna definitioner (DOCTYPE). EDEXML behöver inga; vi läser den inte.',
  xmlTooLarge: () =>
    'Filen är för stor: EDEXML för en skola ryms gott i 16 MB. Leverera den skola för skola.',
  xmlNobody: () => 'Det finns inte en enda elev i filen. Leverera den igen, med eleverna i.',
  xmlNoEdex: () => 'Det här är XML, men inte EDEXML: delen EDEX eller leerlinggegevens saknas.',
  edexOtherSchool: ({ value, other }) =>
    `Filen gäller skolan ${value}; ni är ${other}. Se om du har rätt fil.`,
  edexComposed: ({ value }) =>
    `Sammansatta grupper lämnar vi i fred (nämns ${value} gånger): läs in undervisningsgrupper från en lista.`,

  sheetOld: () =>
    'Det här är en gammal Excelfil (.xls). Öppna den i Excel och spara den som .xlsx eller CSV.',
  sheetUnreadable: () =>
    'Vi kan inte läsa filen som en lista. Kopiera cellerna till ett nytt, tomt blad och spara det som .xlsx, eller klistra in dem.',
  sheetEmpty: () =>
    'Det finns ingen lista i den: en rubrikrad med minst en rad under. Se om du har rätt blad.',
  calendarNone: () => 'Skolan har inget läsår än. Börja ett på sidan Kalender och läs listan igen.',
  nameTwice: ({ value, other }) =>
    `${value} står också på rad ${other}. Är det två, lägg till en kolumn med deras nummer; är det en, ta bort en rad.`,
  knownByName: ({ value }) =>
    `${value} finns redan här med det namnet. Vi antar att det är samma person. Om inte, ge ett annat namn eller födelsedatum i listan.`,
  pupilUnknown: ({ value }) =>
    `Vi hittar inte eleven ${value}, eller det finns flera med det namnet. Vi hoppar över det. Läs in eleverna först.`,
  coachUnknown: ({ value }) =>
    `${value} är inte personal här. Eleverna får ingen handledare än. Läs in personalen först.`,
  teacherUnknown: ({ value }) =>
    `${value} är inte personal här. Undervisningsgruppen får ingen lärare än. Läs in personalen först.`,
  groupUnknown: ({ value }) =>
    `Gruppen ${value} finns inte än, så vi hoppar över vem som är handledare där. Läs in eleverna och sedan den här listan en gång till.`,
  guardianSplit: ({ value }) =>
    `${value} står vid flera barn, utan nummer eller e-postadress. Bara ett namn räcker inte: vi gör en person per barn.`,
  roleRead: ({ value }) =>
    `Rollen ”${value}” känner vi inte till. Vi läser den som personal utan egna lektioner.`,
};

export const sv: Words<typeof nl> = {
  problems,
  weights: { error: 'Fel', warning: 'Obs' },
  row: (number) => `rad ${number}`,
  more: (count) => (count === 1 ? 'Och 1 gång till.' : `Och ${count} gånger till.`),
  has: (school) =>
    `${school.name}: ${count(school.pupils, 'elev', 'elever')}, ${count(school.staff.teacher, 'lärare', 'lärare')}, ${count(school.guardians, 'vårdnadshavare', 'vårdnadshavare')}, ${count(school.baseGroups, 'basgrupp', 'basgrupper')}, ${count(school.teachingGroups, 'undervisningsgrupp', 'undervisningsgrupper')}.`,
  settle: {
    pupilsWithoutGuardian: (number) => `${count(number, 'elev', 'elever')} utan vårdnadshavare`,
    pupilsWithoutBaseGroup: (number) => `${count(number, 'elev', 'elever')} utan basgrupp`,
    pupilsWithoutCoach: (number) => `${count(number, 'elev', 'elever')} utan handledare`,
    pupilsWithoutBirthDate: (number) => `${count(number, 'elev', 'elever')} utan födelsedatum`,
    peopleWithoutSignIn: (number) => `${count(number, 'person', 'personer')} utan åtkomst`,
  },
  stops: (errors) => `På grund av ${errors} fel lästes ingenting in.`,
};
