import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from './words.ts';

const modules = 'src/modules/';
const names = readdirSync(modules).join('|');

/** What the modules say in their code, without what else has a name with a dot: statements, actions and jobs. */
const sources = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/(?:\.test\.tsx?|\/store\.ts|words\.\w\w\.ts)$/.test(file))
  .map((file) => {
    const text = readFileSync(modules + file, 'utf8').replaceAll(/\bname: '[^']*'/g, '');
    // on a way a line is named without its module
    return file.startsWith('progress/') ? text.replaceAll(/\bentry\(\s*'/g, "'progress.") : text;
  });
const found = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, verb = '']) => verb))),
];

/** Filled in while it runs: the type of `verbs` asks for each of a goal and of a talk, the helper of a way is read above. */
const filledIn = [
  'coaching.${verb}',
  'goals.${input.verb}',
  'goals.${verb[effect]}',
  'goals.${verb}',
  'progress.${verb}',
];

/** Lines about a school, a group or an import, and of nobody's record. */
const ofNoPupil = new Set([
  'courses.given',
  'courses.published',
  'courses.taken',
  'courses.withdrawn',
  'exchange.agreed',
  'exchange.chosen',
  'exchange.columns_matched',
  'exchange.imported',
  'exchange.left',
  'exchange.undo',
  'exchange.whole_asked',
  'logbook.tip',
  'organisations.holidays_added',
  'organisations.year_begun',
  'organisations.${input.what}_removed',
  'organisations.${what}_kept',
  'people.guardian_restricted',
  'people.guardian_widened',
  'people.guardian_widening_asked',
  'people.guardians_confirmed',
  'people.guardians_unconfirmed',
  'people.left_open',
  'people.level_set',
  'people.second_${verb}',
  'people.year_set',
]);

/** What is no line of the journal: what a second person is asked, and what wakes a job. */
const noLines = new Set(['exchange.${whole}', 'exchange.incoming', 'exchange.record', 'people.authority']);

const isTold = (verb: string) => !ofNoPupil.has(verb) && !noLines.has(verb);

describe('what happened to a pupil', () => {
  it('is told to the reader of a record in words, whichever line the journal has of it', () => {
    const said = found(new RegExp(`'((?:${names})\\.[a-z_]+)'`, 'g')).filter(isTold);
    expect(said).toEqual(expect.arrayContaining(['goals.tick', 'progress.judge', 'coaching.handed_over']));
    expect(said.filter((verb) => !Object.hasOwn(words('nl').verbs, verb))).toEqual([]);
    const inParts = found(new RegExp(`\`((?:${names})\\.[^\`]*\\$\\{[^\`]*)\``, 'g')).filter(isTold);
    expect(inParts.toSorted()).toEqual(filledIn);
  });
});
