import { z } from 'zod';
import { id, maybeAnyDay } from '#platform/input';
import { type Action, action, told } from '#platform/route';
import { answersOf, birthProblem, isLevel, type Question, questions, toldAt, yearsFor } from './model.ts';
import { baseGroups } from '../store.ts';
import {
  birthless,
  cardOf,
  groupless,
  leaveOpen,
  levelless,
  openQuestions,
  relevelPaths,
  sectorOf,
  setBirths,
  setGroups,
  setLevels,
  setYears,
  yearless,
} from './store.ts';

/** A form with one question per row; answers to rows that are no longer open are left alone. */
const answersTo = (question: string) =>
  z.record(z.string(), z.unknown()).transform((fields) => answersOf(question, fields));

/** One answer for all that have none of their own. */
const forAll = (open: readonly { id: string }[], answers: ReadonlyMap<string, string>) => {
  const all = answers.get('all');
  const each = answered(open, answers);
  if (all === undefined) return each;
  const own = new Set(each.map(({ id: one }) => one));
  return [...each, ...open.filter((row) => !own.has(row.id)).map((row) => ({ id: row.id, answer: all }))];
};

const answered = (open: readonly { id: string }[], answers: ReadonlyMap<string, string>) =>
  open.flatMap((row) => {
    const answer = answers.get(row.id);
    return answer === undefined ? [] : [{ id: row.id, answer }];
  });

/** Saved with nothing filled in: said at the first of what was asked. */
const nothingIn = (field: string, answers: ReadonlyMap<string, string>, asked: readonly string[]) =>
  answers.size > 0 || asked[0] === undefined
    ? undefined
    : { problems: { [`${field}-${asked[0]}`]: 'nothing-in' } };

/** After an answer: what was kept is told, and who left something open stays with it. */
const afterwards = (question: Question, path: string, kept: number, asked: number): string => {
  const to = kept < asked ? path : '/people/settle';
  return kept === 0 ? to : toldAt(to, { how: 'kept', question, many: kept });
};

/** The answers that were the first: somebody else may have answered meanwhile. */
const done = <T extends { id: string }>(answers: readonly T[], set: readonly { id: string }[]): T[] => {
  const first = new Set(set.map(({ id: one }) => one));
  return answers.filter(({ id: one }) => first.has(one));
};

const setTheLevels = action({
  name: 'people.set_levels',
  path: '/people/settle',
  hats: ['administrator'],
  input: answersTo('level'),
  about: () => [levelless()],
  may: () => true,
  run: ({ input, rows: [open] }) => {
    const nothing = nothingIn('level', input, [
      ...(open.length > 1 ? ['all'] : []),
      ...open.map((one) => one.id),
    ]);
    if (nothing !== undefined) return nothing;
    const answers = forAll(open, input);
    const wrong = answers.filter(({ answer }) => !isLevel(answer));
    if (wrong.length > 0)
      return { problems: Object.fromEntries(wrong.map((one) => [`level-${one.id}`, 'no-level'])) };
    const groups = answers.map((one) => one.id);
    return {
      told: [
        told(setLevels({ groups, levels: answers.map(({ answer }) => answer) }), (set) =>
          done(answers, set).map((one) => ({ verb: 'people.level_set', object: one.id, to: one.answer })),
        ),
      ],
      changes: [relevelPaths({ groups })],
      journal: [],
      to: afterwards('levels', '/people/settle', groups.length, open.length),
    };
  },
});

/** A year the file did not give; a file that says nothing about it leaves it as it was answered. */
const setTheYears = action({
  name: 'people.set_years',
  path: '/people/missing/years',
  hats: ['administrator'],
  input: answersTo('year'),
  about: () => [yearless(), sectorOf()],
  may: () => true,
  run: ({ input, rows: [open, { sector }] }) => {
    const nothing = nothingIn(
      'year',
      input,
      open.map((one) => one.id),
    );
    if (nothing !== undefined) return nothing;
    const answers = answered(open, input);
    const wrong = answers.filter(({ answer }) => !yearsFor(sector).includes(answer));
    if (wrong.length > 0)
      return { problems: Object.fromEntries(wrong.map((one) => [`year-${one.id}`, 'unknown'])) };
    const groups = answers.map((one) => one.id);
    return {
      told: [
        told(setYears({ groups, years: answers.map(({ answer }) => answer) }), (set) =>
          done(answers, set).map((one) => ({ verb: 'people.year_set', object: one.id, to: one.answer })),
        ),
      ],
      changes: [],
      journal: [],
      to: afterwards('years', '/people/missing/years', groups.length, open.length),
    };
  },
});

/** Nobody here knows, or it is right as it is: what is open of one question now is not asked again. */
const leaveAll = action({
  name: 'people.leave_open',
  path: '/people/settle/leave',
  hats: ['administrator'],
  input: z.object({ question: z.enum(questions, { error: 'unknown' }) }),
  about: () => [openQuestions()],
  may: () => true,
  run: ({ who, input: { question }, rows: [found] }) => {
    const many = found.find((one) => one.question === question)?.open ?? 0;
    return {
      told: [
        told(leaveOpen({ question }), (left) =>
          left === 0 ? [] : [{ verb: 'people.left_open', object: who.school ?? who.person, to: question }],
        ),
      ],
      changes: [],
      journal: [],
      to: many === 0 ? '/people/settle' : toldAt('/people/settle', { how: 'left', question, many }),
    };
  },
});

const dayProblem = (typed: string, today: string): string | undefined =>
  maybeAnyDay.safeParse(typed).success ? birthProblem(typed, today) : 'no-day';

/** The journal tells that a date was filled in, not which: it stands with the person, and goes when that goes. */
const birthLine = (pupil: string) => ({ verb: 'people.birth_set', object: pupil, pupil });

/** From the birth date follows what guardians see, so one that cannot be true is asked again. */
const setTheBirths = action({
  name: 'people.set_births',
  path: '/people/missing/births',
  hats: ['administrator'],
  input: answersTo('born'),
  about: () => [birthless()],
  may: () => true,
  run: ({ input, rows: [open], today }) => {
    const nothing = nothingIn(
      'born',
      input,
      open.map((one) => one.id),
    );
    if (nothing !== undefined) return nothing;
    const answers = answered(open, input);
    const problems = answers.flatMap((one) => {
      const problem = dayProblem(one.answer, today);
      return problem === undefined ? [] : [[`born-${one.id}`, problem] as const];
    });
    if (problems.length > 0) return { problems: Object.fromEntries(problems) };
    const pupils = answers.map((one) => one.id);
    return {
      changes: [setBirths({ pupils, born: answers.map(({ answer }) => answer) })],
      journal: pupils.map(birthLine),
      to: afterwards('births', '/people/missing/births', pupils.length, open.length),
    };
  },
});

/** Without a base group a pupil belongs to no team. */
const chooseGroups = action({
  name: 'people.choose_groups',
  path: '/people/missing/groups',
  hats: ['administrator'],
  input: answersTo('group'),
  about: () => [groupless(), baseGroups()],
  may: () => true,
  run: ({ input, rows: [open, all] }) => {
    const nothing = nothingIn(
      'group',
      input,
      open.map((one) => one.id),
    );
    if (nothing !== undefined) return nothing;
    const answers = answered(open, input);
    const wrong = answers.filter(({ answer }) => !all.some((group) => group.id === answer));
    if (wrong.length > 0)
      return { problems: Object.fromEntries(wrong.map((one) => [`group-${one.id}`, 'unknown'])) };
    const chosen = { pupils: answers.map((one) => one.id), groups: answers.map(({ answer }) => answer) };
    return {
      told: [
        told(setGroups(chosen), (set) =>
          done(answers, set).map((one) => ({
            verb: 'people.group_chosen',
            object: one.id,
            pupil: one.id,
            to: one.answer,
          })),
        ),
      ],
      changes: [],
      journal: [],
      to: afterwards('groupless', '/people/missing/groups', answers.length, open.length),
    };
  },
});

const mendBirth = action({
  name: 'people.mend_birth',
  path: '/people/person/:person',
  hats: ['administrator'],
  input: z.object({ person: id, born: maybeAnyDay }),
  about: ({ person }) => [cardOf({ person })],
  may: ({ rows: [card] }) => card.isPupil,
  run: ({ input: { person, born }, today }) => {
    const problem = born === null ? 'missing' : birthProblem(born, today);
    if (born === null || problem !== undefined) return { problems: { born: problem ?? 'missing' } };
    return {
      changes: [setBirths({ pupils: [person], born: [born] })],
      journal: [birthLine(person)],
      to: `/people/person/${person}`,
    };
  },
});

export const actions: readonly Action[] = [
  setTheLevels,
  setTheYears,
  setTheBirths,
  chooseGroups,
  leaveAll,
  mendBirth,
];
