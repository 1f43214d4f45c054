import { z } from 'zod';
import { id, prose } from '#platform/input';
import { action, told } from '#platform/route';
import { afterPassing, moveGoal } from '#modules/goals';
import { ofStep, shown } from '../actions/about.ts';
import { entry } from '../actions/entry.ts';
import { itemPath } from '../actions/path.ts';
import { mayJudge } from '../policy.ts';
import { ownPhrases } from '../queue/store.ts';
import { countWay, recordForChange, wayTo } from '../step/store.ts';
import { words } from '../words.ts';
import { feedbackOf, judgeProblems, mayTakeBack, outcomes } from './model.ts';
import {
  dropWords,
  goalsOfJudgement,
  insertJudgement,
  judgementOfLine,
  judgementToOpen,
  keepWords,
  layBack,
  openJudgement,
  releaseLater,
  releaseNow,
  removeJudgement,
  waitAgain,
} from './store.ts';

/** The chosen sentences come as fields of their own: `phrase-<key>` = on. */
const withPhrases = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).transform((fields) => ({
    ...fields,
    phrases: Object.keys(fields).flatMap((name) =>
      name.startsWith('phrase-') ? [name.slice('phrase-'.length)] : [],
    ),
  }));

/**
 * Judges what a pupil showed. One transaction writes the judgement, what the family may read of it later, the count of
 * the way, and lays the step back in the pupil's hands. The goals about the step move when the pupil opens it
 * (docs/decisions/0013-the-pupil-hears-it-first.md).
 */
const judge = action({
  name: 'progress.judge',
  path: '/progress/queue',
  hats: ['staff'],
  input: withPhrases({
    ...ofStep,
    ...shown,
    pupil: id,
    outcome: z.enum(outcomes).nullable().catch(null),
    level: z.string().max(20).catch(''),
    feedback: prose(2000),
  }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil, enrolment, step }) => [
    wayTo({ pupil, enrolment, step }),
    recordForChange({ pupil, enrolment, step }),
    ownPhrases(),
  ],
  may: ({ who, input }) => mayJudge(who.held, input.enrolment),
  run: ({ input, rows: [way, record, phrases], who, newId }) => {
    // judged by a colleague meanwhile, taken back by the pupil, or other evidence than the teacher saw
    if (record?.state !== 'ready' || record.version !== input.version) return { refused: 'conflict' };
    const { outcome, step } = input;
    const all = [...phrases.map(({ text }) => text), ...Object.values(words(who.language).queue.phrase)];
    const feedback = feedbackOf(input.phrases, all, input.feedback);
    const problems = judgeProblems(outcome, input.level, way.levels, feedback);
    if (outcome === null || Object.keys(problems).length > 0) return { problems };

    const { pupil, enrolment, reach } = way;
    const level = outcome === 'passed' ? input.level || way.level : '';
    const judgement = { pupil, enrolment, step, reach, id: newId(), outcome, level, feedback };
    return {
      changes: [
        insertJudgement(judgement),
        releaseLater(judgement),
        layBack({ pupil, enrolment, step }),
        dropWords({ pupil, enrolment, step }),
        countWay({ pupil, enrolment }),
      ],
      // what was found is not told here: a journal is read by more people than a judgement
      journal: [entry('judge', judgement.id, way, { from: 'ready', to: 'judged' })],
      to: '/progress/queue',
      undo: true,
    };
  },
});

/**
 * Takes back a judgement of a moment ago that nobody has read: it never was (docs/decisions/0013). The words stay with
 * whoever wrote them, until the same showing is judged anew.
 */
const undo = action({
  name: 'progress.undo',
  path: '/progress/undo',
  hats: ['staff'],
  input: z.object({ undo: id }),
  about: ({ undo: line }) => [judgementOfLine({ line })],
  may: ({ who, rows: [line] }) => line.signIn === who.signIn && line.verb === 'progress.judge',
  run: ({ rows: [line], who, now }) => {
    if (!mayTakeBack(line, who.person, now)) return { refused: 'conflict', reason: 'changed-meanwhile' };
    const { pupil, enrolment, step, judgement } = line;
    return {
      told: [
        told(keepWords({ pupil, judgement }), () => []),
        told(removeJudgement({ pupil, judgement }), (removed) =>
          removed === 0 ? undefined : [entry('undo', judgement, line, { from: 'judged', to: 'ready' })],
        ),
      ],
      changes: [waitAgain({ pupil, enrolment, step, judgement }), countWay({ pupil, enrolment })],
      journal: [],
      to: itemPath({ pupil, enrolment, step }),
    };
  },
});

/** The pupil reads it, first and alone; from then on the family may, and the goals about the step know it, too. */
const open = action({
  name: 'progress.open',
  path: '/progress/judgements/:judgement',
  hats: ['pupil'],
  input: z.object({ judgement: id }),
  about: ({ judgement }) => [judgementToOpen({ judgement }), goalsOfJudgement({ judgement })],
  may: ({ who, rows: [found] }) => found.pupil === who.person,
  run: ({ rows: [found, goals] }) => {
    const to = `/progress/judgements/${found.id}`;
    if (found.openedAt !== null) return { changes: [], journal: [], to };
    const moved = goals.flatMap((goal) => {
      const state = found.outcome === 'passed' ? afterPassing(goal) : undefined;
      return state === undefined ? [] : [{ ...goal, to: state }];
    });
    return {
      changes: [
        openJudgement({ judgement: found.id }),
        releaseNow({ judgement: found.id }),
        ...moved.map((goal) =>
          moveGoal({ goal: goal.id, state: goal.to, before: null, doneAt: found.judgedAt }),
        ),
      ],
      journal: [
        entry('open', found.id, found, { from: 'judged', to: 'opened' }),
        ...moved.map((goal) => ({
          verb: goal.to === 'evaluated' ? 'goals.evaluate' : 'goals.realise',
          object: goal.id,
          pupil: found.pupil,
          reach: goal.reach,
          from: goal.state,
          to: goal.to,
          version: goal.version + 1,
        })),
      ],
      to,
    };
  },
});

export const actions = [judge, undo, open];
