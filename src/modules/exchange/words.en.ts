import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

const count = (number: number, one: string, several: string): string =>
  `${number} ${number === 1 ? one : several}`;

const problems: Words<typeof nl.problems> = {
  zipBroken: () =>
    'This is not a (whole) zip file. Make or download it again, with the CSV files together in one zip.',
  zipUnusual: () => 'This zip file was made in an unusual way. Please make it an ordinary zip file.',
  zipTooLarge: () => 'This zip file is too large. Please deliver it school by school.',
  zipTooManyFiles: ({ value }) => `There are ${value} files in the zip. Leave only the CSV files in it.`,
  zipEncrypted: () => 'The zip file has a password. Make it without one.',
  zipInside: ({ value }) => `Inside the zip there is another packed file (${value}). Unpack that first.`,
  zipPath: ({ value }) =>
    `A file name in the zip points outside its folder (${value}). We do not open this zip.`,
  zipLink: ({ value }) => `${value} is a link and not a file. Put the file itself into the zip.`,
  zipUnpacksTooLarge: () => 'A file in the zip becomes far too large when unpacked. We do not open it.',
  zipLies: () => 'A file in the zip is not what the zip says it is. Make or download the zip again.',
  fileTwice: ({ value }) => `The file ${value} is there twice. Keep one of them.`,
  fileMissing: () =>
    'This file is missing, and without it the school cannot be read completely. Please add it.',
  fileUnknown: () => 'This file does not belong to OneRoster. We skip it.',
  fileEmpty: () => 'This file is empty. The first row must hold the names of the columns.',
  fileNotText: () => 'This is not a text file. Save it as CSV in UTF-8.',

  manifestMissing: () => 'manifest.csv is missing. We read the other files as a complete delivery.',
  manifestUnclear: ({ value, other }) =>
    `The manifest says "${value}" about ${other}; that can only be "bulk" or "absent".`,
  manifestSaysAbsent: ({ value }) =>
    `The manifest says that ${value} is absent, but it is there. Correct the manifest or leave the file out.`,
  manifestSaysPresent: ({ value }) => `The manifest names ${value}, but that file is not there.`,
  versionUnknown: ({ value }) => `We do not know version ${value} of OneRoster. Deliver version 1.1 or 1.2.`,
  onlyChanges: ({ value }) =>
    `${value} holds changes only ("delta"). Ask your administration for a complete delivery ("bulk").`,

  otherSeparator: () => 'The columns are not separated by commas. We read the file all the same.',
  columnMissing: ({ field }) => `The column ${field} is missing. Add it to the first row.`,
  columnTwice: ({ field }) => `The column ${field} is there twice. Keep one of them.`,
  columnUnknown: ({ field }) => `We do not know the column ${field}. We skip it.`,
  columnCount: ({ value, other }) =>
    other === ''
      ? 'This row has more than a thousand cells. See whether a line break is missing.'
      : `This row has ${value === '1' ? '1 cell' : `${value} cells`} and the first row ${other}. See whether quotation marks are missing.`,
  quoteStray: () => 'There is text behind a quotation mark. Write a quotation mark inside a cell twice.',
  quoteOpen: () => 'A quotation mark that opens in this row is never closed. We cannot read on.',
  rowsTooMany: ({ other }) => `This file has more than ${other} rows. No foundation has so many.`,
  cellTooLong: ({ other }) =>
    other === '' ? 'A cell is far too long.' : `This cell is too long: it holds ${other} characters.`,
  cellUnreadable: () => 'This cell holds unreadable characters. Save the file in UTF-8 and deliver it again.',
  controlCharacter: () => 'There is a character in this cell that nobody can see. Take it out.',
  invisibleRemoved: () => 'There was an invisible character in this cell. We read it without.',
  lettersMended: ({ value, other }) =>
    `It said "${value}" here; we read "${other}". See whether that is right.`,

  valueMissing: ({ field }) => `The cell ${field} is empty. Please fill it in.`,
  idTwice: ({ value, other }) => `The id ${value} is also in row ${other}. Every id may be there once.`,
  idCase: ({ value, other }) =>
    `The id ${value} is in row ${other} with other capitals. We read them as two different ones.`,
  referenceMissing: ({ value, other }) =>
    `${value} is not in ${other}. Add the row there, or correct the id.`,
  referenceRemoved: ({ value, other }) => `${value} was removed in ${other}. We skip this reference.`,
  rowRemoved: () => 'This row is marked as removed. We skip it.',
  statusUnknown: ({ value }) => `We do not know the status "${value}". Leave it empty, or write "active".`,
  roleUnknown: ({ value }) =>
    `We do not know the role "${value}". Use a role of OneRoster, such as "student".`,
  typeUnknown: ({ value, field }) => `"${value}" is not a ${field} of OneRoster.`,
  yesNoUnknown: ({ value, field }) => `${field} says "${value}". Write "true" or "false".`,
  dateUnknown: ({ value, field }) =>
    `"${value}" in ${field} is not a valid date. Write for example 2026-08-24.`,
  datesReversed: ({ value, other }) => `The last day (${value}) is not after the first (${other}).`,
  gradeUnknown: ({ value }) => `We do not know the grade "${value}". We leave it open.`,

  parentCircle: () => 'This row stands, by way of others, above itself. Correct parentSourcedId.',
  schoolNone: () => 'There is no organisation of the type "school". There must be at least one.',
  yearNone: () => 'There is no school year. Add a row of the type "schoolYear".',
  yearOver: ({ value, other }) => `The last school year, ${value}, ended on ${other}.`,
  periodOutsideYear: ({ value, other }) =>
    `${value} lies partly outside school year ${other}. We keep the dates.`,
  periodWithoutYear: ({ value }) => `${value} belongs to no school year. We skip this period.`,
  groupOutsideSchool: ({ value }) => `${value} is not a school. A group belongs to a school.`,
  courseOfOtherSchool: ({ value, other }) =>
    `The course ${value} is of ${other}, not of the school of this group.`,
  enrolmentOfOtherSchool: ({ value, other }) =>
    `This row names school ${value}, but the group belongs to ${other}.`,

  nameMissing: ({ value }) => `${value} has no name. Fill in a given or a family name.`,
  nameTooLong: ({ other }) => `This name is too long: it holds ${other} characters.`,
  usernameChanged: ({ value, other }) => `The username ${value} is not possible here; it becomes ${other}.`,
  roleNone: ({ value }) => `${value} has no role in a school. We do not import this person.`,
  roleOver: ({ value, other }) => `The role of ${other} ended on ${value}. We skip it.`,
  roleAboveSchool: ({ value, other }) =>
    `The role "${value}" is for ${other}, which is not a school. We skip it.`,
  roleLeftOut: ({ value, other }) => `We do nothing here with the role "${value}" of ${other}.`,
  enrolledWithoutRole: ({ value, other }) =>
    `${other} does not have the role in this school that belongs to "${value}". We skip this row.`,
  agentMissing: ({ value }) => `${value} is not in users.csv. We do not make this tie.`,
  agentNoGuardian: ({ value, other }) =>
    `${value} is not a parent or guardian of ${other}. We do not make this tie.`,
  guardianOfNonPupil: ({ value, other }) => `${other} points as a parent at ${value}, who is not a pupil.`,
  guardianWithoutPupil: ({ value }) => `Parent or guardian ${value} belongs to no pupil of this school.`,
  coachNone: ({ value }) => `${value} has no coach. Appoint one after the import.`,
  coachesShare: ({ value, other }) =>
    `${value} has ${other} coaches. We divide the pupils by name; change it after the import.`,
  baseGroupNone: ({ value }) => `Pupil ${value} is in no base group. Choose one after the import.`,
  baseGroupsTwo: ({ value, other }) =>
    `Pupil ${value} is in several base groups (${other}). We take the first.`,

  xmlBroken: () =>
    'This XML file is not complete, or not in the encoding that it names. Get it from your administration again.',
  xmlDoctype: () =>
    'This XML file has definitions of its own (DOCTYPE). EDEXML needs none; we do not read it.',
  xmlTooLarge: () =>
    'This file is too large: EDEXML of one school easily fits in 16 MB. Please deliver it school by school.',
  xmlNobody: () =>
    'There is not a single pupil in this file. Please deliver it again, with the pupils in it.',
  xmlNoEdex: () => 'This is XML, but not EDEXML: it has no part EDEX or leerlinggegevens.',
  edexOtherSchool: ({ value, other }) =>
    `This file is of school ${value}; you are ${other}. See whether you have the right file.`,
  edexComposed: ({ value }) =>
    `We leave composed groups alone (named ${value} times): bring teaching groups in with a list.`,

  sheetOld: () => 'This is an old Excel file (.xls). Open it in Excel and save it as .xlsx or CSV.',
  sheetUnreadable: () =>
    'We cannot read this file as a list. Copy the cells to a new, empty sheet and save that as .xlsx, or paste them.',
  sheetEmpty: () =>
    'There is no list in it: a header row with at least one row below it. See whether you have the right sheet.',
  calendarNone: () =>
    'The school has no school year yet. Begin one on the page Calendar and read the list again.',
  nameTwice: ({ value, other }) =>
    `${value} is in row ${other}, too. If there are two, add a column with their number; if there is one, take a row out.`,
  knownByName: ({ value }) =>
    `${value} is here already under this name. We take them for the same person. If not, give another name or birth date in the list.`,
  pupilUnknown: ({ value }) =>
    `We do not find pupil ${value}, or there are several of that name. We leave this out. Bring the pupils in first.`,
  coachUnknown: ({ value }) =>
    `${value} is not a member of staff here. The pupils get no coach yet. Bring the staff in first.`,
  teacherUnknown: ({ value }) =>
    `${value} is not a member of staff here. The teaching group gets no teacher yet. Bring the staff in first.`,
  groupUnknown: ({ value }) =>
    `Group ${value} is not there yet, so we leave out who coaches it. Bring the pupils in, and then this list once more.`,
  guardianSplit: ({ value }) =>
    `${value} is named with several children, without number or e-mail address. A name alone is not enough: we make one person for each child.`,
  roleRead: ({ value }) =>
    `We do not know the role “${value}”. We read it as a member of staff without lessons of their own.`,
};

export const en: Words<typeof nl> = {
  problems,
  weights: { error: 'Error', warning: 'Note' },
  row: (number) => `row ${number}`,
  more: (count) => (count === 1 ? 'And once more.' : `And ${count} more times.`),
  has: (school) =>
    `${school.name}: ${count(school.pupils, 'pupil', 'pupils')}, ${count(school.staff.teacher, 'teacher', 'teachers')}, ${count(school.guardians, 'guardian', 'guardians')}, ${count(school.baseGroups, 'base group', 'base groups')}, ${count(school.teachingGroups, 'teaching group', 'teaching groups')}.`,
  settle: {
    pupilsWithoutGuardian: (number) => `${count(number, 'pupil', 'pupils')} without a guardian`,
    pupilsWithoutBaseGroup: (number) => `${count(number, 'pupil', 'pupils')} without a base group`,
    pupilsWithoutCoach: (number) => `${count(number, 'pupil', 'pupils')} without a coach`,
    pupilsWithoutBirthDate: (number) => `${count(number, 'pupil', 'pupils')} without a birth date`,
    peopleWithoutSignIn: (number) => `${count(number, 'person', 'people')} without access`,
  },
  stops: (errors) =>
    errors === 1
      ? 'Because of 1 error nothing was imported.'
      : `Because of ${errors} errors nothing was imported.`,
};
