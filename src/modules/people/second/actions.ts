import { z } from 'zod';
import { id } from '#platform/input';
import { type Action, action } from '#platform/route';
import { isInDoubt, mayBeSecond, type SecondKind } from './model.ts';
import { answerSecond, doubts, secondWords } from './store.ts';

const answer = z.object({ word: id, answer: z.enum(['yes', 'no']) });

/** The second person's yes or no; the database itself refuses a yes to one's own question. */
export const secondActions = (kinds: readonly SecondKind[]): readonly Action[] => [
  action({
    name: 'people.answer_second',
    path: '/people/second',
    hats: ['staff', 'administrator'],
    input: answer,
    about: () => [secondWords(), doubts()],
    may: ({ who }) => mayBeSecond(who),
    run: ({ who, input: { word: which, answer: said }, rows: [words, codes] }) => {
      const word = words.find((one) => one.id === which);
      const kind = kinds.find(({ what }) => what === word?.what);
      const yes = said === 'yes';
      // what no module knows any more can still be refused
      if (word === undefined || (yes && kind === undefined)) return { refused: 'not-found' };
      if (word.agreed !== null) return { refused: 'conflict', reason: 'changed-meanwhile' };
      if (!word.mayAnswer && !(word.mine && !yes)) return { refused: 'not-allowed' };
      if (yes && isInDoubt(codes)) return { refused: 'not-allowed', reason: 'in-doubt' };
      const effect = yes ? kind?.does?.(word, who) : undefined;
      const verb = yes ? 'agreed' : word.mine ? 'withdrawn' : 'declined';
      return {
        changes: [answerSecond({ id: which, yes }), ...(effect?.changes ?? [])],
        journal: [
          { verb: `people.second_${verb}`, object: word.object, to: word.what },
          ...(effect?.journal ?? []),
        ],
        to: '/people/second',
      };
    },
  }),
];
