import { z } from 'zod';
import { codeDays, codeOf, hashOfCode, issueCodes } from '#modules/identity';
import { id, maybeId } from '#platform/input';
import { type Action, action, type Asked, told } from '#platform/route';
import { type Account, accessOf, crowds, needsCode } from './model.ts';
import { accountOf, ownPupil, peopleOf } from './store.ts';

type Moment = Pick<Asked<unknown, unknown>, 'newId' | 'now' | 'house'>;

/** New codes for these people; what is kept of each is a keyed hash, the code itself is made again from its id. */
function codesFor(persons: readonly string[], { newId, now, house }: Moment) {
  const ids = persons.map(() => newId());
  const hashes = ids.map((code) => hashOfCode(codeOf(code, house.sign), house.sign));
  const until = new Date(now.getTime() + codeDays * 86_400_000);
  return issueCodes({ ids, persons, hashes, until });
}

export const lettersOf = (crowd: string, group: string | null): string =>
  `/people/letters?who=${crowd}${group === null ? '' : `&group=${group}`}`;

/** One press makes a code for everybody of a group who has no way in yet, and goes on to the letters. */
const issueToCrowd = action({
  name: 'people.issue_codes',
  path: '/people/codes',
  hats: ['administrator'],
  input: z.object({ who: z.enum(crowds), group: maybeId }),
  about: ({ who, group }) => [peopleOf(who, group)],
  may: () => true,
  run: ({ who, input, rows: [people], ...moment }) => {
    const to = lettersOf(input.who, input.group);
    const persons = people.filter(needsCode).map(({ person }) => person);
    if (persons.length === 0) return { changes: [], journal: [], to };
    const object = input.group ?? who.school ?? who.person;
    return {
      told: [
        told(codesFor(persons, moment), (issued) =>
          issued.length === 0
            ? []
            : [{ verb: 'people.codes_issued', object, to: `${issued.length} ${input.who}` }],
        ),
      ],
      changes: [],
      journal: [],
      to,
    };
  },
});

/** Another press, for one person by name: also when there is a password, for whoever forgot it. */
const renewForOne = action({
  name: 'people.renew_code',
  path: '/people/codes/person',
  hats: ['administrator'],
  input: z.object({ person: id }),
  about: ({ person }) => [accountOf({ person })],
  may: () => true,
  run: ({ rows: [account], ...moment }) => {
    if (account.elsewhere) return { refused: 'not-allowed', reason: 'acts-elsewhere' };
    if (account.unconfirmed) return { refused: 'not-allowed', reason: 'not-confirmed' };
    const pupil = account.hat === 'pupil';
    return renewed({ ...account, pupil }, moment, `/people/letters?person=${account.person}`);
  },
});

/** At 8:25, beside a pupil who forgot the password: for own pupils, the database knows no others. */
const renewForPupil = action({
  name: 'people.renew_code_of_pupil',
  path: '/people/code/:pupil',
  hats: ['staff'],
  input: z.object({ pupil: id }),
  subject: ({ pupil }) => pupil,
  about: ({ pupil }) => [ownPupil({ pupil })],
  may: ({ who }) => who.held.includes('coach'),
  run: ({ rows: [account], ...moment }) => {
    if (account.elsewhere) return { refused: 'not-allowed', reason: 'acts-elsewhere' };
    return renewed({ ...account, pupil: true }, moment, `/people/code/${account.person}`);
  },
});

/** The code of one person, and in the journal whether it was the first. */
const renewed = (account: Account & { person: string; pupil: boolean }, moment: Moment, to: string) => ({
  told: [
    told(codesFor([account.person], moment), (issued) =>
      issued.length === 0
        ? undefined
        : [
            {
              verb: 'people.codes_issued',
              object: account.person,
              ...(account.pupil ? { pupil: account.person } : {}),
              to: accessOf(account) === 'in' ? 'renewed' : '1',
            },
          ],
    ),
  ],
  changes: [],
  journal: [],
  to,
});

export const actions: readonly Action[] = [issueToCrowd, renewForOne, renewForPupil];
