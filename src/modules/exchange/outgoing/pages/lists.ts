import { z } from 'zod';
import { Refusal } from '#platform/refusal';
import { dayIn } from '#platform/scope';
import { type Parcel, parcel, type Who } from '#platform/route';
import { type Form, forms, tableFile, type TableToKeep } from '#platform/table-file';
import type { Language } from '#platform/words';
import { words as recordWords } from '../../record/words.ts';
import { type List, readsWork } from '../model.ts';
import { bases, everybody, everyGoal, everyStep, lookedAtGoals, lookedAtSteps, places } from '../store.ts';
import { words } from '../words.ts';

const asked = z.object({ as: z.enum(forms) });

const people = parcel({
  path: '/exchange/out/people',
  hats: ['administrator'],
  input: asked,
  queries: () => [everybody()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns, hat, yes, no } = words(language);
    return keep(who, language, input.as, 'people', {
      columns: [
        ...[columns.given, columns.family, columns.hats, columns.username, columns.signsIn],
        ...[columns.group, columns.coach, columns.born],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family],
        one.hats.map((name) => hat[name as keyof typeof hat] ?? name).join(', '),
        ...[one.username, one.signsIn ? yes : no, one.group, one.coach, one.born],
      ]),
    });
  },
});

const groups = parcel({
  path: '/exchange/out/groups',
  hats: ['administrator'],
  input: asked,
  queries: () => [places()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns, pupil, teacher } = words(language);
    return keep(who, language, input.as, 'groups', {
      columns: [
        ...[columns.lessons, columns.subject, columns.as, columns.given, columns.family],
        ...[columns.group, columns.from, columns.until],
      ],
      rows: all.map((one) => [
        ...[one.lesson, one.subject, one.teaches ? teacher : pupil, one.given, one.family],
        ...[one.group, one.from, one.until],
      ]),
    });
  },
});

const baseGroups = parcel({
  path: '/exchange/out/bases',
  hats: ['administrator'],
  input: asked,
  queries: () => [bases()],
  make: ({ who, input, rows: [all], language }) => {
    const { columns } = words(language);
    return keep(who, language, input.as, 'bases', {
      columns: [columns.group, columns.year, columns.level, columns.team, columns.pupils],
      rows: all.map(({ name, year, level, team, pupils }) => [name, year, level, team, pupils]),
    });
  },
});

/** Goals of all pupils whose goals the reader reads on our pages; that they looked is kept for each of them. */
const goals = parcel({
  path: '/exchange/out/goals',
  hats: ['staff'],
  input: asked,
  queries: () => [everyGoal()],
  looks: () => ({ as: 'goals taken', line: lookedAtGoals() }),
  make: ({ who, input, rows: [all], language }) => {
    if (!readsWork(who)) throw new Refusal('not-found');
    const { columns } = words(language);
    const said = valueIn(language);
    return keep(who, language, input.as, 'goals', {
      columns: [
        ...[columns.given, columns.family, columns.group, columns.kind, columns.goal, columns.course],
        ...[columns.measure, columns.due, columns.state, columns.setOn, columns.doneOn],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family, one.group, said(one.kind), one.title, one.course],
        ...[one.measure, one.due, said(one.state), dayIn(who.zone, one.setAt)],
        one.doneAt === null ? null : dayIn(who.zone, one.doneAt),
      ]),
    });
  },
});

/** Steps begun and what was found about them, the same way. */
const steps = parcel({
  path: '/exchange/out/steps',
  hats: ['staff'],
  input: asked,
  queries: () => [everyStep()],
  looks: () => ({ as: 'steps taken', line: lookedAtSteps() }),
  make: ({ who, input, rows: [all], language }) => {
    if (!readsWork(who)) throw new Refusal('not-found');
    const { columns } = words(language);
    const said = valueIn(language);
    return keep(who, language, input.as, 'steps', {
      columns: [
        ...[columns.given, columns.family, columns.group, columns.lessons, columns.course, columns.number],
        ...[columns.step, columns.state, columns.level, columns.on, columns.by, columns.feedback],
      ],
      rows: all.map((one) => [
        ...[one.given, one.family, one.group, one.lesson, one.course, one.number],
        ...[one.step, said(one.state), one.level, one.day, one.by, one.feedback],
      ]),
    });
  },
});

/** A list as a file in the form that was asked for, and in the journal that it was taken. */
const keep = async (
  who: Who,
  language: Language,
  form: Form,
  list: List,
  table: Omit<TableToKeep, 'name'>,
) => ({
  ...(await tableFile({ ...table, name: words(language).lists[list].title.toLowerCase() }, form, language)),
  journal: [{ verb: 'exchange.taken', object: who.school ?? who.person, to: list }],
});

/** What is kept as a code, in the words of a record. */
const valueIn = (language: Language) => {
  const { values } = recordWords(language);
  return (code: string) => values[code as keyof typeof values] ?? code;
};

export const listParcels: readonly Parcel[] = [people, groups, baseGroups, goals, steps];
