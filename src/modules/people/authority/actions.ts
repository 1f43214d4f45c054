import { z } from 'zod';
import { id, line } from '#platform/input';
import { type Action, action } from '#platform/route';
import { isInDoubt, mayBeSecond, type SecondKind, waitingOn } from '../second/model.ts';
import { askSecond, doubts, secondWords } from '../second/store.ts';
import { authorities, changeIn, detailOf, isStricter } from './model.ts';
import { guarded, guardianships, restrictGuardian, widenGuardian } from './store.ts';
import { words } from './words.ts';

export const secondWhat = 'people.authority';

/** Stricter is done with one press; wider is asked, and nothing changes until a second person agrees. */
const change = action({
  name: 'people.change_authority',
  path: '/people/guardians/:pupil',
  hats: ['staff', 'administrator'],
  input: z.object({
    pupil: id,
    relation: id,
    to: z.enum(authorities, { error: 'missing' }),
    why: line(300),
  }),
  about: ({ pupil }) => [guarded({ pupil }), guardianships({ pupil }), secondWords(), doubts()],
  may: ({ who }) => mayBeSecond(who),
  run: ({ who, input, rows: [child, guardians, seconds, codes], newId }) => {
    const found = guardians.find((one) => one.id === input.relation);
    if (found === undefined) return { refused: 'not-found' };
    const { id: object, authority: from } = found;
    const { to, why } = input;
    const back = `/people/guardians/${child.id}#g-${object}`;
    // two presses in two rooms: the second finds it done
    if (from === to) return { changes: [], journal: [], to: back };
    if (isStricter(from, to))
      return {
        changes: [restrictGuardian({ id: newId(), relation: object, authority: to, why })],
        journal: [{ verb: 'people.guardian_restricted', object, from, to }],
        to: back,
      };
    if (isInDoubt(codes)) return { refused: 'not-allowed', reason: 'in-doubt' };
    const waits = waitingOn(
      seconds.filter((word) => word.object === object),
      secondWhat,
    );
    if (waits !== undefined) return { problems: { to: 'asked' } };
    return {
      changes: [
        askSecond({
          id: newId(),
          what: secondWhat,
          object,
          detail: detailOf({ from, to, why }),
          // one of the two leads the school
          answerFrom: who.hat === 'administrator' ? 'leader' : 'either',
        }),
      ],
      journal: [{ verb: 'people.guardian_widening_asked', object, from, to }],
      to: back,
    };
  },
});

/** How the question of a wider authority is read by the second person, and what their yes does. */
export const authorityKind: SecondKind = {
  what: secondWhat,
  says: ({ detail, guardian, pupil }, language) => {
    const say = words(language);
    const asked = changeIn(detail);
    if (asked === undefined) return { title: say.title, means: '' };
    return {
      title: say.second(guardian, pupil),
      means: say.secondMeans(say.is[asked.from], say.is[asked.to], say.means[asked.to], asked.why),
    };
  },
  to: '/people/guardians',
  does: ({ id: word, object, detail }) => {
    const asked = changeIn(detail);
    return {
      changes: [widenGuardian({ word })],
      journal: [
        { verb: 'people.guardian_widened', object, from: asked?.from ?? null, to: asked?.to ?? null },
      ],
    };
  },
};

export const actions: readonly Action[] = [change];
