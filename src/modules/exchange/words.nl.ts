/** What a sentence may mention; empty when there is nothing to mention. */
export interface Said {
  readonly field: string;
  readonly value: string;
  readonly other: string;
}

interface Counted {
  readonly name: string;
  readonly pupils: number;
  readonly staff: { readonly teacher: number };
  readonly guardians: number;
  readonly baseGroups: number;
  readonly teachingGroups: number;
}

const count = (number: number, one: string, several: string): string =>
  `${number} ${number === 1 ? one : several}`;

/** What is the matter, and behind it what to do: in the file where it must be mended, or nothing at all. */
const problems = {
  zipBroken: () =>
    'Dit is geen (heel) zipbestand. Maak of download het opnieuw en pak de CSV-bestanden samen in één zip.',
  zipUnusual: () => 'Dit zipbestand is op een ongewone manier gemaakt. Maak er een gewoon zipbestand van.',
  zipTooLarge: () => 'Dit zipbestand is te groot. Lever het per school aan.',
  zipTooManyFiles: ({ value }) =>
    `Er zitten ${value} bestanden in de zip. Laat alleen de CSV-bestanden erin.`,
  zipEncrypted: () => 'Er staat een wachtwoord op het zipbestand. Maak het zonder wachtwoord.',
  zipInside: ({ value }) => `In de zip zit weer een ingepakt bestand (${value}). Pak dat eerst uit.`,
  zipPath: ({ value }) =>
    `Een bestandsnaam in de zip wijst buiten de map (${value}). We openen deze zip niet.`,
  zipLink: ({ value }) => `${value} is een verwijzing en geen bestand. Zet het bestand zelf in de zip.`,
  zipUnpacksTooLarge: () =>
    'Een bestand in de zip wordt bij het uitpakken veel te groot. We openen het niet.',
  zipLies: () => 'Een bestand in de zip is niet wat de zip erover zegt. Maak of download de zip opnieuw.',
  fileTwice: ({ value }) => `Het bestand ${value} komt twee keer voor. Laat er één over.`,
  fileMissing: () =>
    'Dit bestand ontbreekt, en zonder kan de school niet compleet worden ingelezen. Voeg het toe.',
  fileUnknown: () => 'Dit bestand hoort niet bij OneRoster. We slaan het over.',
  fileEmpty: () => 'Dit bestand is leeg. De eerste rij moet de namen van de kolommen bevatten.',
  fileNotText: () => 'Dit is geen tekstbestand. Bewaar het als CSV in UTF-8.',

  manifestMissing: () => 'manifest.csv ontbreekt. We lezen de andere bestanden als een volledige levering.',
  manifestUnclear: ({ value, other }) =>
    `Het manifest zegt over ${other} "${value}"; dat kan alleen "bulk" of "absent" zijn.`,
  manifestSaysAbsent: ({ value }) =>
    `Het manifest zegt dat ${value} er niet is, maar het is er wel. Verbeter het manifest of laat het bestand weg.`,
  manifestSaysPresent: ({ value }) => `Het manifest noemt ${value}, maar dat bestand is er niet.`,
  versionUnknown: ({ value }) => `Versie ${value} van OneRoster kennen we niet. Lever versie 1.1 of 1.2 aan.`,
  onlyChanges: ({ value }) =>
    `${value} bevat alleen wijzigingen ("delta"). Vraag je administratie om een volledige levering ("bulk").`,

  otherSeparator: () => 'De kolommen zijn niet met komma’s gescheiden. We lezen het bestand toch.',
  columnMissing: ({ field }) => `De kolom ${field} ontbreekt. Voeg hem toe aan de eerste rij.`,
  columnTwice: ({ field }) => `De kolom ${field} komt twee keer voor. Laat er één over.`,
  columnUnknown: ({ field }) => `De kolom ${field} kennen we niet. We slaan hem over.`,
  columnCount: ({ value, other }) =>
    other === ''
      ? 'Deze rij heeft meer dan duizend cellen. Kijk of er een regeleinde ontbreekt.'
      : `Deze rij heeft ${value === '1' ? '1 cel' : `${value} cellen`} en de eerste rij ${other}. Kijk of er ergens aanhalingstekens ontbreken.`,
  quoteStray: () => 'Achter een aanhalingsteken staat nog tekst. Zet een aanhalingsteken in een cel dubbel.',
  quoteOpen: () => 'Een aanhalingsteken dat in deze rij begint, wordt niet gesloten. Verder lezen kan niet.',
  rowsTooMany: ({ other }) =>
    `Dit bestand heeft meer dan ${other} rijen. Zo veel heeft geen enkele stichting.`,
  cellTooLong: ({ other }) =>
    other === '' ? 'Een cel is veel te lang.' : `Deze cel is te lang: er passen ${other} tekens in.`,
  cellUnreadable: () =>
    'Deze cel bevat onleesbare tekens. Bewaar het bestand in UTF-8 en lever het opnieuw aan.',
  controlCharacter: () => 'In deze cel zit een teken dat niemand kan zien. Haal het weg.',
  invisibleRemoved: () => 'In deze cel zat een onzichtbaar teken. We lezen hem zonder dat teken.',
  lettersMended: ({ value, other }) => `Hier stond "${value}"; we lezen "${other}". Kijk of dat klopt.`,

  valueMissing: ({ field }) => `De cel ${field} is leeg. Vul hem in.`,
  idTwice: ({ value, other }) => `Het id ${value} staat ook in rij ${other}. Elk id mag één keer voorkomen.`,
  idCase: ({ value, other }) =>
    `Het id ${value} staat in rij ${other} met andere hoofdletters. We lezen ze als twee verschillende.`,
  referenceMissing: ({ value, other }) =>
    `${value} staat niet in ${other}. Voeg de rij daar toe, of verbeter het id.`,
  referenceRemoved: ({ value, other }) =>
    `${value} is in ${other} verwijderd. We slaan deze verwijzing over.`,
  rowRemoved: () => 'Deze rij is als verwijderd gemerkt. We slaan hem over.',
  statusUnknown: ({ value }) => `De status "${value}" kennen we niet. Laat hem leeg, of schrijf "active".`,
  roleUnknown: ({ value }) =>
    `De rol "${value}" kennen we niet. Gebruik een rol van OneRoster, zoals "student".`,
  typeUnknown: ({ value, field }) => `"${value}" is geen ${field} van OneRoster.`,
  yesNoUnknown: ({ value, field }) => `In ${field} staat "${value}". Schrijf "true" of "false".`,
  dateUnknown: ({ value, field }) =>
    `"${value}" in ${field} is geen goede datum. Schrijf bijvoorbeeld 2026-08-24.`,
  datesReversed: ({ value, other }) => `De laatste dag (${value}) is niet na de eerste (${other}).`,
  gradeUnknown: ({ value }) => `Het leerjaar "${value}" kennen we niet. We laten het open.`,

  parentCircle: () => 'Deze rij staat, via andere, boven zichzelf. Verbeter parentSourcedId.',
  schoolNone: () => 'Er is geen organisatie van het type "school". Er moet er minstens één zijn.',
  yearNone: () => 'Er is geen schooljaar. Voeg een rij van het type "schoolYear" toe.',
  yearOver: ({ value, other }) => `Het laatste schooljaar, ${value}, is op ${other} afgelopen.`,
  periodOutsideYear: ({ value, other }) =>
    `${value} valt deels buiten schooljaar ${other}. We houden de data aan.`,
  periodWithoutYear: ({ value }) => `${value} hoort bij geen schooljaar. We slaan deze periode over.`,
  groupOutsideSchool: ({ value }) => `${value} is geen school. Een groep hoort bij een school.`,
  courseOfOtherSchool: ({ value, other }) =>
    `Het vak ${value} is van ${other}, niet van de school van deze groep.`,
  enrolmentOfOtherSchool: ({ value, other }) =>
    `Deze rij noemt school ${value}, maar de groep hoort bij ${other}.`,

  nameMissing: ({ value }) => `${value} heeft geen naam. Vul een voor- of achternaam in.`,
  nameTooLong: ({ other }) => `Deze naam is te lang: er passen ${other} tekens in.`,
  usernameChanged: ({ value, other }) => `De gebruikersnaam ${value} kan hier niet; het wordt ${other}.`,
  roleNone: ({ value }) => `${value} heeft geen rol in een school. We lezen deze persoon niet in.`,
  roleOver: ({ value, other }) => `De rol van ${other} is op ${value} geëindigd. We slaan hem over.`,
  roleAboveSchool: ({ value, other }) =>
    `De rol "${value}" geldt voor ${other}; dat is geen school. We slaan hem over.`,
  roleLeftOut: ({ value, other }) => `Met de rol "${value}" van ${other} doen we hier niets.`,
  enrolledWithoutRole: ({ value, other }) =>
    `${other} heeft in deze school niet de rol die bij "${value}" hoort. We slaan deze rij over.`,
  agentMissing: ({ value }) => `${value} staat niet in users.csv. Deze band leggen we niet.`,
  agentNoGuardian: ({ value, other }) =>
    `${value} is geen ouder of verzorger van ${other}. Deze band leggen we niet.`,
  guardianOfNonPupil: ({ value, other }) =>
    `${other} verwijst als ouder naar ${value}, en dat is geen leerling.`,
  guardianWithoutPupil: ({ value }) =>
    `Ouder of verzorger ${value} hoort bij geen enkele leerling van deze school.`,
  coachNone: ({ value }) => `${value} heeft geen coach. Wijs er een aan na het inlezen.`,
  coachesShare: ({ value, other }) =>
    `${value} heeft ${other} coaches. We verdelen de leerlingen op naam; pas het aan na het inlezen.`,
  baseGroupNone: ({ value }) => `Leerling ${value} zit in geen basisgroep. Kies er een na het inlezen.`,
  baseGroupsTwo: ({ value, other }) =>
    `Leerling ${value} zit in meer basisgroepen (${other}). We nemen de eerste.`,

  xmlBroken: () =>
    'Dit XML-bestand is niet heel, of niet in de letters die het zelf noemt. Haal het opnieuw uit je administratie.',
  xmlDoctype: () =>
    'Dit XML-bestand heeft eigen definities (DOCTYPE). EDEXML heeft die niet nodig; we lezen het niet.',
  xmlTooLarge: () =>
    'Dit bestand is te groot: EDEXML van één school past ruim in 16 MB. Lever het per school aan.',
  xmlNobody: () =>
    'In dit bestand staat geen enkele leerling. Lever het opnieuw aan, met de leerlingen erin.',
  xmlNoEdex: () => 'Dit is XML, maar geen EDEXML: er is geen onderdeel EDEX of leerlinggegevens.',
  edexOtherSchool: ({ value, other }) =>
    `Dit bestand is van school ${value}; jullie zijn ${other}. Kijk of je het goede bestand hebt.`,
  edexComposed: ({ value }) =>
    `Samengestelde groepen laten we met rust (${value} keer genoemd): lesgroepen breng je met een lijst binnen.`,

  sheetOld: () => 'Dit is een oud Excel-bestand (.xls). Open het in Excel en bewaar het als .xlsx of CSV.',
  sheetUnreadable: () =>
    'Dit bestand kunnen we niet als lijst lezen. Kopieer de cellen naar een nieuw, leeg werkblad en bewaar dat als .xlsx, of plak ze.',
  sheetEmpty: () =>
    'Er staat geen lijst in: een rij koppen met daaronder minstens één rij. Kijk of je het goede blad hebt.',
  calendarNone: () =>
    'De school heeft nog geen schooljaar. Begin er een op de pagina Kalender en lees de lijst opnieuw.',
  nameTwice: ({ value, other }) =>
    `${value} staat ook in rij ${other}. Zijn het er twee, voeg dan een kolom met hun nummer toe; is het er een, haal dan een rij weg.`,
  knownByName: ({ value }) =>
    `${value} staat hier al met deze naam. We nemen aan dat het dezelfde is. Zo niet, geef dan in de lijst een andere naam of geboortedatum.`,
  pupilUnknown: ({ value }) =>
    `Leerling ${value} vinden we niet, of er zijn er meer met die naam. We slaan dit over. Breng eerst de leerlingen binnen.`,
  coachUnknown: ({ value }) =>
    `${value} is hier geen medewerker. De leerlingen krijgen nog geen coach. Breng eerst de medewerkers binnen.`,
  teacherUnknown: ({ value }) =>
    `${value} is hier geen medewerker. De lesgroep krijgt nog geen leraar. Breng eerst de medewerkers binnen.`,
  groupUnknown: ({ value }) =>
    `Groep ${value} is er nog niet, dus wie daar coach is, slaan we over. Breng de leerlingen binnen en daarna deze lijst nog een keer.`,
  guardianSplit: ({ value }) =>
    `${value} staat bij meer kinderen, zonder nummer of e-mailadres. Een naam alleen is te weinig: we maken er per kind iemand van.`,
  roleRead: ({ value }) =>
    `De rol “${value}” kennen we niet. We lezen die als medewerker zonder eigen lessen.`,
} satisfies Record<string, (said: Said) => string>;

export const nl = {
  problems,
  weights: { error: 'Fout', warning: 'Let op' },
  row: (number: number) => `rij ${number}`,
  more: (count: number) => (count === 1 ? 'En nog 1 keer.' : `En nog ${count} keer.`),
  has: (school: Counted): string =>
    `${school.name}: ${count(school.pupils, 'leerling', 'leerlingen')}, ${count(school.staff.teacher, 'leraar', 'leraren')}, ${count(school.guardians, 'ouder of verzorger', 'ouders of verzorgers')}, ${count(school.baseGroups, 'basisgroep', 'basisgroepen')}, ${count(school.teachingGroups, 'lesgroep', 'lesgroepen')}.`,
  settle: {
    pupilsWithoutGuardian: (number: number) =>
      `${count(number, 'leerling', 'leerlingen')} zonder ouder of verzorger`,
    pupilsWithoutBaseGroup: (number: number) =>
      `${count(number, 'leerling', 'leerlingen')} zonder basisgroep`,
    pupilsWithoutCoach: (number: number) => `${count(number, 'leerling', 'leerlingen')} zonder coach`,
    pupilsWithoutBirthDate: (number: number) =>
      `${count(number, 'leerling', 'leerlingen')} zonder geboortedatum`,
    peopleWithoutSignIn: (number: number) => `${count(number, 'mens', 'mensen')} zonder toegang`,
  },
  stops: (errors: number) =>
    errors === 1 ? 'Door 1 fout is er niets ingelezen.' : `Door ${errors} fouten is er niets ingelezen.`,
};
