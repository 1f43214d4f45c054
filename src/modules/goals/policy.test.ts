import { describe, expect, it } from 'vitest';
import { aCoach, aDatabase, aPupil, aSchool, aThief } from '../../../tests/world/index.ts';

/*
 * What somebody can do who has stolen a sign-in and types SQL in its name: the database says no by itself.
 */
const place = await aDatabase();
const steal = aThief(place);
const school = await aSchool(place);
const marit = await aCoach(school);
const noor = await aPupil(school, { coach: marit });
const bram = await aPupil(school);

describe('the story of a goal', () => {
  const line = (whose: { id: string; reach: { week: string } }, actor = 'app.actor()') =>
    `insert into school.journal (school_id, id, at, actor, verb, object, pupil_id, reach)
     values ('${school.id}', gen_random_uuid(), app.now(), ${actor}, 'goals.realise', '${whose.id}', '${whose.id}',
       '${whose.reach.week}')`;

  it('is told by who may read it, in the own name: nobody writes into that of a stranger', async () => {
    for (const teller of [noor, marit]) expect((await steal(teller, line(noor))).many).toBe(1);
    expect((await steal(bram, line(noor))).many).toBe('42501');
    expect((await steal(marit, line(bram))).many).toBe('42501');
    expect((await steal(marit, line(noor, `'${noor.id}'`))).many).toBe('42501');
  });
});
