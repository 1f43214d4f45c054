import { aPupil } from '../../../tests/world/people.ts';
import { aCode, password, signInName } from '../ways-in.ts';
import { attempt, forgetTries, isIn, isTooOften, isWrong, minutes, type Stage } from './attempt.ts';

/** A code lets in once, until its day, ten tries a quarter of an hour. */
export async function guardsCodes(stage: Stage) {
  const { school, tally } = stage;
  const pupil = await aPupil(school);
  const name = signInName(pupil);
  const code = await aCode(stage.place, pupil);
  const used = await Promise.all(Array.from({ length: 8 }, () => attempt(stage, { name, code, password })));
  tally.expect(used.filter(isIn).length === 1, `a code let in ${used.filter(isIn).length} times`);
  await forgetTries(stage);
  tally.expect(isWrong(await attempt(stage, { name, code, password })), 'a used code lets in again');
  const other = await aPupil(school);
  const foreign = await aCode(stage.place, other);
  tally.expect(
    isWrong(await attempt(stage, { name, code: foreign, password })),
    "somebody else's code lets in",
  );
  const old = await aCode(stage.place, other, minutes(-1));
  tally.expect(
    isWrong(await attempt(stage, { name: signInName(other), code: old, password })),
    'an old code lets in',
  );
  const typed = ` ${foreign.toLowerCase().replace('-', ' ')} `;
  tally.expect(
    isIn(await attempt(stage, { name: signInName(other), code: typed, password })),
    'a code must be typed too exactly',
  );
  await forgetTries(stage);
  const last = await aPupil(school);
  const right = await aCode(stage.place, last);
  for (let n = 0; n < 10; n += 1)
    await attempt(stage, { name: signInName(last), code: 'AAAA-AAAA', password });
  tally.expect(
    isTooOften(await attempt(stage, { name: signInName(last), code: right, password })),
    'codes can be tried without end',
  );
  await forgetTries(stage);
}
