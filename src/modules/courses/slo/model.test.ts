import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sloLines } from '../bringing/pages.ts';
import { readCourse } from '../file/model.ts';
import type { Course } from '../model.ts';
import { readSlo } from './model.ts';

const file = fileURLToPath(
  new URL('../../../../../shared/data/slo/leerdoelen-onderbouw-vo.json', import.meta.url),
);
if (!existsSync(file))
  throw new Error(`the national goals are not there: put the shared data beside the repository (${file})`);
const real = readSlo(readFileSync(file));
const stepsOf = ({ blocks }: Course) => blocks.flatMap(({ steps }) => steps);
const idsIn = (content: unknown): readonly string[] =>
  [...JSON.stringify(content).matchAll(/"id":"([^"]+)","text":"/g)].map(([, id]) => id as string);

describe('the national goals of lower secondary education', () => {
  test('become nine courses, and no goal is lost', () => {
    expect(real.courses.map(({ title }) => title)).toEqual(
      [
        'Wiskunde',
        'Techniek',
        'Scheikunde',
        'Natuurkunde',
        'Geschiedenis',
        'Engels',
        'Economie',
        'Biologie',
        'Aardrijkskunde',
      ].map((subject) => `${subject} onderbouw`),
    );
    expect(real.left).toEqual([]);
    const all = new Set(idsIn(JSON.parse(readFileSync(file, 'utf8'))));
    const kept = new Set(
      real.courses.flatMap((course) => stepsOf(course).flatMap(({ curriculum }) => curriculum)),
    );
    expect(all.size).toBe(2491);
    expect([...all].filter((id) => !kept.has(id))).toEqual([]);
  });

  test('give every step what it needs to be worked: tasks, criteria, a target and a way to show it', () => {
    for (const step of real.courses.flatMap(stepsOf)) {
      expect(step.tasks.length).toBeGreaterThanOrEqual(3);
      expect(step.tasks[0]?.title).toContain('in je eigen woorden');
      expect(step.criteria.length).toBeGreaterThanOrEqual(3);
      expect(step.target).not.toBe('');
      expect(step.demonstrate.text).not.toBe('');
    }
  });

  test('never put more than five steps of one level into a block', () => {
    for (const { blocks, levels } of real.courses)
      for (const block of blocks)
        for (const level of levels)
          expect(
            block.steps.filter((step) => step.levels.some((one) => one.level === level)).length,
          ).toBeLessThanOrEqual(5);
  });

  test('make one step of the same sentence at several levels, with a key of its own', () => {
    for (const course of real.courses) {
      const steps = stepsOf(course);
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    }
    const negative = stepsOf(real.courses[0] as Course).find(({ goal }) =>
      goal.startsWith('Je gebruikt positieve en negatieve'),
    );
    expect(negative?.levels.map(({ level }) => level)).toEqual(['havo', 'vwo']);
    expect(negative?.curriculum).toHaveLength(2);
  });

  test('are courses as their files could tell them, too', () => {
    for (const course of real.courses) {
      const told = {
        leerkring: 'course',
        format: 1,
        ...course,
        theme: undefined,
        blocks: course.blocks.map(({ title, steps }) => ({
          title,
          steps: steps.map((step) => ({
            ...step,
            subject: undefined,
            levels: Object.fromEntries(step.levels.map(({ level, criteria }) => [level, { criteria }])),
          })),
        })),
      };
      const { course: again, problems } = readCourse(Buffer.from(JSON.stringify(told)));
      expect(problems).toEqual([]);
      expect(again).toEqual(course);
    }
  });
});

const subject = (goals: readonly unknown[], title = 'Wiskunde') => ({
  title,
  topics: [{ title: 'Getallen', subtopics: [{ code: '1', title: 'Tellen', goals }] }],
});
const goal = (id: string, text: string, levels: readonly unknown[] = ['ob havo']) => ({ id, text, levels });
const read = (...subjects: readonly unknown[]) =>
  readSlo(Buffer.from(JSON.stringify({ licence: 'MIT', owner: 'SLO', subjects })));

describe('a file of goals', () => {
  test('says what it could not use, and uses the rest', () => {
    const slo = read(
      subject([goal('1', 'Je telt'), goal('2', 'Je rekent', ['bb mars']), goal('', 'Je meet'), 'x', null]),
      subject([goal('3', 'Je tovert')], 'Toverkunst'),
      'x',
    );
    expect(slo.courses.map((course) => stepsOf(course).map((step) => step.goal))).toEqual([['Je telt']]);
    expect([...sloLines(slo, 'en')]).toEqual([
      'note: we do not know level “bb mars”; left out 1 time.',
      'note: left out 4 goals without text, level or number: “Je rekent”.',
      'note: we do not know the subject “Toverkunst”; left out 1 time.',
      'note: we do not know the subject “”; left out 1 time.',
    ]);
  });

  test('gives the same keys whatever the order of its goals, so that a step stays a step', () => {
    const goals = [goal('7', 'Je telt'), goal('3', 'Je rekent'), goal('5', 'Je telt', ['ob vwo'])];
    const keys = (some: readonly unknown[]) =>
      new Map(
        read(subject(some))
          .courses.flatMap(stepsOf)
          .map((step) => [step.goal, step.key]),
      );
    expect(keys(goals.toReversed())).toEqual(keys(goals));
    expect(keys(goals).get('Je telt')).toBe('getallen-tellen:5');
  });

  test('that is something else is refused in a sentence', () => {
    expect([...sloLines(readSlo(Buffer.from('{"subjects": []}')), 'en')]).toEqual([
      'There are no subjects in this. The file with learning goals of SLO is expected.',
    ]);
    expect(readSlo(Buffer.from('nothing')).problem).toBe('notJson');
    expect(readSlo(new Uint8Array([0xff])).problem).toBe('notText');
    expect(readSlo(Buffer.from('null')).problem).toBe('notSlo');
  });
});
