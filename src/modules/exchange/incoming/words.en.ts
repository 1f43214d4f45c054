import { type Words, written } from '#platform/words';
import type { nl } from './words.nl.ts';

const things = (n: number) => (n === 1 ? '1 difference' : `${written(n, 'en')} differences`);

export const en: Words<typeof nl> = {
  title: 'Import',
  under:
    'Bring in pupils, guardians, staff and groups from your administration. You first see what would change.',
  sees: 'Only the office of this school.',
  back: 'To import',
  file: 'OneRoster (zip) or EDEXML (xml)',
  fileHint:
    'At most 32 MB, as your administration delivers it: OneRoster 1.2 or 1.1; a primary school also EDEXML 2.',
  bring: 'Read the file',
  bringNote: 'Nothing changes yet: first you see all differences.',
  problems: {
    missing: 'Choose a file.',
    empty: 'This file is empty. Get it from your administration again.',
    'too-large':
      'This file is larger than 32 MB. No school is that large: see whether you have the right one.',
    busy: 'A file is being read already. Wait until that is done: mostly a few seconds, a quarter of an hour at most.',
  },
  open: {
    busy: (name) => `${name} is being read now.`,
    read: (name) => `${name} has been read and waits for your decision.`,
    choosing: (name) => `There is a question about ${name}.`,
    refused: (name) => `There are errors in ${name}.`,
    failed: (name) => `${name} could not be read.`,
    look: 'Look at it',
  },
  replaces: 'If you bring another file, the one that waits now is dropped.',
  otherWays: 'Without OneRoster',
  sheetText:
    'A list from Excel or pasted cells will do as well: staff, pupils, parents and teaching groups, each in a list of its own.',
  sheet: 'From Excel or a list',
  last: 'What was imported before',
  lastNone: 'Nothing has been imported yet.',
  columns: {
    when: 'When',
    file: 'File',
    by: 'By',
    added: 'New',
    changed: 'Changed',
    ended: 'Ended',
    what: 'What',
    who: 'Who or what',
    about: 'With',
    was: 'Was',
    becomes: 'Becomes',
    where: 'Where',
    matter: 'What is the matter and what to do',
    times: 'How often',
  },
  host: 'the host',
  brought: (by, when) => `Brought by ${by}, ${when}`,
  reading: {
    title: 'The file is being read',
    text: 'This usually takes a few moments. You may close this page: reading goes on.',
    at: (file, row) => `Now at ${file}, row ${row}.`,
    again: 'Look again',
  },
  writing: {
    title: 'The changes are being made',
    text: 'All at once or nothing: there is never half a class. You may close this page.',
  },
  stalled: {
    title: 'Bringing in was interrupted',
    reading:
      'Reading broke off. Nothing was changed. It begins again by itself within a few minutes: there is nothing to do.',
    writing:
      'Carrying it out broke off. Nothing was changed yet: all happens at once or not at all. It begins again by itself within a few minutes: there is nothing to do.',
  },
  choosing: {
    title: 'Which school is this?',
    text: 'We do not recognise your school in this file. Choose which one it is. We leave the other schools alone.',
    one: (name) =>
      `This file is of ${name}. That is not what your school is called here. If it is the same one, choose it.`,
    school: 'School in the file',
    number: (code) => `number ${code}`,
    go: 'This is our school',
  },
  refused: {
    title: (n) =>
      n === 1 ? 'There is 1 error in the file' : `There are ${written(n, 'en')} errors in the file`,
    text: 'Nothing was changed. Correct it in your administration and bring the file again.',
    taken: (name) =>
      `The school of this file is here already by the name of ${name}. Ask the host of Leerkring how that can be.`,
    sheet: 'Nothing was changed. Correct it in the list and bring that again.',
    again: 'Bring a corrected file',
  },
  failed: {
    title: 'We could not read this file',
    text: 'The fault is ours. Nothing was changed. Pass this number on to the host:',
    tried: (n) =>
      `The server stopped ${n} times at this file. We do not try again. Nothing was changed. Tell whoever runs the server, or bring another file.`,
  },
  left: { title: 'This file was not used', text: 'It changed nothing.' },
  read: {
    title: (n) => `${things(n)} from what is here now`,
    text: 'Nothing has changed yet. See whether this is right, then make all changes at once.',
    nothing: 'All is right already',
    nothingText: 'This file says exactly what is here. There is nothing to change.',
    moved: 'Meanwhile something changed at school. Look again: this is what would happen now.',
    stop: (n) =>
      n === 1
        ? '1 pupil is not in this file and then leaves school.'
        : `${written(n, 'en')} pupils are not in this file and then leave school.`,
    leads: (n) =>
      n === 1
        ? '1 school leader does not lead the school in this file, and then no longer does.'
        : `${written(n, 'en')} school leaders do not lead the school in this file, and then no longer do.`,
    ofOneself:
      'What you would give yourself we leave out: pupils to coach, a teaching group, the school to lead. Let another administrator bring that in.',
    kept: 'In this file you are not an administrator. You stay one, so that the school keeps one.',
    apply: 'Make the changes',
    applyN: (n) => `Make ${n === 1 ? '1 change' : `${written(n, 'en')} changes`}`,
    leave: 'Do nothing with it',
    same: (n) => (n === 1 ? '1 fact stays as it is.' : `${written(n, 'en')} facts stay as they are.`),
    others: (names) => `There are other schools in the file, too; we leave them alone: ${names}.`,
    delta: 'This file holds only changes. What it does not name stays as it is.',
    table: 'What changes',
    changed: 'What changed',
    lines: 'Line by line',
    more: (n) => `And ${written(n, 'en')} more`,
    all: (n) => `See all ${written(n, 'en')}`,
    warnings: (n) => (n === 1 ? '1 thing to note' : `${written(n, 'en')} things to note`),
    warningsText: 'This does not stop the import. Each says what we do with it.',
  },
  applied: {
    title: 'It has been imported',
    text: (n) => `${things(n)} settled.`,
    letters: 'Print sign-in letters',
    settle: (n) => (n === 1 ? 'Answer 1 question' : `Answer ${n} questions`),
  },
  undo: {
    go: 'Take it back',
    goOf: (file) => `Take it back: ${file}`,
    column: 'Taking back',
    reading: 'We are looking at what can be taken back',
    title: (n) => `${things(n)} to take back`,
    text: 'Nothing has changed yet. Who came leaves the school; what changed goes back to what it was.',
    nothing: 'There is nothing left to take back',
    nothingText: 'All that was imported has been built on, or was taken back already.',
    apply: (n) => `Take ${things(n)} back`,
    done: 'It has been taken back',
    late: 'Taking back is possible for one day. That day is over.',
    stays: (n) => (n === 1 ? '1 thing stays' : `${n} things stay`),
    staysText: 'None of this is taken back.',
    why: 'Why',
    because: {
      built: 'Somebody has worked with it.',
      changed: 'It was changed again afterwards.',
      born: 'A birth date that was not there before stays.',
      group: 'The group stays, without the pupils of this file.',
    },
  },
  sorts: {
    pupil: 'Pupils',
    staff: 'Staff',
    guardian: 'Guardians',
    person: 'Other people',
    administrator: 'Administrators of the school',
    baseGroup: 'Base groups',
    coach: 'Coaches of pupils',
    teachingGroup: 'Teaching groups',
    enrolment: 'Pupils in teaching groups',
    teaches: 'Teachers of teaching groups',
    leads: 'School leaders',
    guardianship: 'Guardians and their children',
    hat: 'Access',
    year: 'School years',
    period: 'Periods',
    problem: 'Problems',
  },
  changes: { added: 'new', changed: 'changed', ended: 'ended', error: 'errors', warning: 'to note' },
  fields: {
    name: 'name',
    born: 'birth date',
    group: 'group',
    left: 'left the school',
    back: 'back at school',
    dates: 'dates',
    title: 'name',
    hat: 'role',
  },
  hats: { pupil: 'pupil', guardian: 'guardian', staff: 'staff', administrator: 'administrator' },
  nobody: '–',
  page: (at, of) => `Page ${at} of ${of}`,
  earlier: 'Previous page',
  later: 'Next page',
};
