import { z } from 'zod';
import { prose } from '#platform/input';
import { action } from '#platform/route';
import { ofStep, shown } from '../actions/about.ts';
import { entry } from '../actions/entry.ts';
import { pathOf } from '../actions/path.ts';
import { changeRecord, countWay, insertRecord, judgementsOn, recordForChange, wayTo } from './store.ts';

/** A pupil's part of one step, with the way it lies on and what was found before. */
const own = ({ enrolment, step }: { enrolment: string; step: string }) =>
  [
    wayTo({ pupil: null, enrolment, step }),
    recordForChange({ pupil: null, enrolment, step }),
    judgementsOn({ pupil: null, enrolment, step }),
  ] as const;

/** Begins a step; twice is once. */
const begin = action({
  name: 'progress.begin',
  path: '/progress/begin',
  hats: ['pupil'],
  input: z.object(ofStep),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input: { step }, rows: [way, record, found], today }) => {
    if (found.some(({ outcome }) => outcome === 'passed')) return { refused: 'conflict' };
    const to = pathOf(way.enrolment);
    if (record !== undefined) return { changes: [], journal: [], to };
    const { pupil, enrolment, reach } = way;
    return {
      changes: [
        insertRecord({
          pupil,
          enrolment,
          step,
          reach,
          state: 'working',
          evidence: '',
          on: today,
          readyAt: null,
        }),
        countWay({ pupil, enrolment }),
      ],
      journal: [entry('begin', step, way, { to: 'working', version: 1 })],
      to,
    };
  },
});

/**
 * "I am ready": with a line about what there is to see. Pressed again it changes that line and keeps its place in the
 * queue. What was looked at in the meantime is read first.
 */
const ready = action({
  name: 'progress.ready',
  path: '/progress/ready',
  hats: ['pupil'],
  input: z.object({ ...ofStep, ...shown, evidence: prose(1000) }),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input, rows: [way, record, found], today, now }) => {
    const { step, evidence } = input;
    if (found.some(({ outcome, openedAt }) => outcome === 'passed' || openedAt === null))
      return { refused: 'conflict' };
    if ((record?.version ?? null) !== input.version) return { refused: 'conflict' };
    if (evidence === '') return { problems: { evidence: 'evidence-missing' } };
    const { pupil, enrolment, reach } = way;
    const readyAt = record?.state === 'ready' ? record.readyAt : now;
    return {
      changes: [
        record === undefined
          ? insertRecord({ pupil, enrolment, step, reach, state: 'ready', evidence, on: today, readyAt })
          : changeRecord({ pupil, enrolment, step, state: 'ready', evidence, readyAt }),
        countWay({ pupil, enrolment }),
      ],
      journal: [
        entry('ready', step, way, {
          from: record?.state ?? null,
          to: 'ready',
          version: (record?.version ?? 0) + 1,
        }),
      ],
      to: way.isTheme ? `/progress#theme-${way.course}` : pathOf(enrolment),
    };
  },
});

/** Not yet after all: as long as nobody has looked. */
const withdraw = action({
  name: 'progress.withdraw',
  path: '/progress/withdraw',
  hats: ['pupil'],
  input: z.object({ ...ofStep, ...shown }),
  about: own,
  may: ({ who, rows: [way] }) => way.pupil === who.person,
  run: ({ input: { step, version }, rows: [way, record] }) => {
    if (record?.state !== 'ready' || record.version !== version) return { refused: 'conflict' };
    const { pupil, enrolment } = way;
    return {
      changes: [
        changeRecord({ pupil, enrolment, step, state: 'working', evidence: record.evidence, readyAt: null }),
        countWay({ pupil, enrolment }),
      ],
      journal: [entry('withdraw', step, way, { from: 'ready', to: 'working', version: record.version + 1 })],
      to: pathOf(enrolment),
    };
  },
});

export const actions = [begin, ready, withdraw];
