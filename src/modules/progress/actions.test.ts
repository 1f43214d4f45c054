import { describe, expect, it } from 'vitest';
import {
  aCoach,
  aCourse,
  aDatabase,
  aGoal,
  aGuardian,
  aJudgement,
  anEnrolment,
  aPupil,
  aRecord,
  aRelation,
  aSchool,
  aServer,
  asTheme,
  aTeacher,
  aTeachingGroup,
  aWay,
  aYear,
  type Enrolment,
  now,
  type Person,
  type Pupil,
  rowsOf,
  signedIn,
  type Step,
} from '../../../tests/world/index.ts';

const place = await aDatabase();
const server = aServer(place);
const school = await aSchool(place);
await aYear(school);
const maths = await aTeachingGroup(school, { name: 'Wiskunde 2B', subject: 'Wiskunde' });
const english = await aTeachingGroup(school, { name: 'Engels 2B', subject: 'Engels' });
const course = await aCourse(school);
const youssef = await aTeacher(maths, { given: 'Youssef' });
const joris = await aTeacher(english, { given: 'Joris' });
const marit = await aCoach(school, { given: 'Marit' });

const visit = async (who: Person) => server.visitor(await signedIn(who));
const step = (n: number) => course.steps[n - 1] as Step;

/** A pupil in mathematics, with a coach. */
async function aLearner(wish: { given?: string } = {}) {
  const pupil = await aPupil(school, { ...wish, coach: marit, enrolledIn: [maths, english] });
  const inMaths = pupil.enrolments[0] as Enrolment;
  await aWay(pupil, inMaths, course);
  return { pupil, inMaths };
}
const recordOf = async (pupil: Person) =>
  await rowsOf(
    place,
    `select state, evidence, version, started_on::text as begun, ready_at from school.step_record where pupil_id = $1`,
    [pupil.id],
  );
const judgementsOf = (pupil: Person) =>
  rowsOf(place, 'select * from school.judgement where pupil_id = $1 order by judged_at', [pupil.id]);
const releasedOf = (pupil: Person) =>
  rowsOf(place, 'select * from school.released where pupil_id = $1', [pupil.id]);
const countOf = async (pupil: Person) =>
  await rowsOf(place, 'select passed, passed_on::text as on from school.path_progress where pupil_id = $1', [
    pupil.id,
  ]);
const linesOf = async (pupil: Person) =>
  (
    await rowsOf(
      place,
      'select verb, from_state as from, to_state as to from school.journal where pupil_id = $1 order by at, version, verb',
      [pupil.id],
    )
  ).map(({ verb, from, to }) => [verb, from, to]);

const about = (enrolment: Enrolment, of: Step) => ({ enrolment: enrolment.id, step: of.id });
const item = (pupil: Pupil, enrolment: Enrolment, of: Step, version = 1) => ({
  ...about(enrolment, of),
  pupil: pupil.id,
  version: String(version),
});
const undoIn = (location: string | undefined) =>
  new URL(location ?? '', 'http://leerkring.test').searchParams.get('undo') ?? '';

describe('a pupil', () => {
  it('begins a step, twice is once, and says to be ready with one line about what there is to see', async () => {
    const { pupil, inMaths } = await aLearner();
    const browser = await visit(pupil);
    const fields = about(inMaths, step(1));
    expect((await browser.post('/progress/begin', fields)).location).toBe(`/progress#way-${inMaths.id}`);
    expect((await browser.post('/progress/begin', fields)).status).toBe(303);
    expect(await recordOf(pupil)).toMatchObject([{ state: 'working', version: 1, begun: '2026-11-21' }]);

    const evidence = 'Mijn poster hangt in het lokaal 🌿';
    const sent = await browser.post('/progress/ready', { ...fields, version: '1', evidence });
    expect(sent.status).toBe(303);
    expect(await recordOf(pupil)).toMatchObject([{ state: 'ready', evidence, version: 2, ready_at: now }]);
    expect(await linesOf(pupil)).toEqual([
      ['progress.begin', null, 'working'],
      ['progress.ready', 'working', 'ready'],
    ]);
  });

  it('is asked what there is to see, and keeps what was typed when it is too long', async () => {
    const { pupil, inMaths } = await aLearner();
    const browser = await visit(pupil);
    const path = `/progress/ready?enrolment=${inMaths.id}&step=${step(2).id}`;
    const empty = await browser.post(path, { ...about(inMaths, step(2)), version: '', evidence: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Schrijf in één zin wat er te zien is.');
    const long = await browser.post(path, {
      ...about(inMaths, step(2)),
      version: '',
      evidence: `begin${'x'.repeat(1000)}`,
    });
    expect(long.status).toBe(422);
    expect(long.html).toContain('beginxxx');
    expect(await recordOf(pupil)).toEqual([]);
  });

  it('changes the line without losing the place in the queue, and may say "not yet after all"', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(pupil);
    await browser.post('/progress/ready', { ...about(inMaths, step(1)), version: '1', evidence: 'Beter' });
    expect(await recordOf(pupil)).toMatchObject([
      { state: 'ready', evidence: 'Beter', ready_at: new Date('2026-11-19T10:00:00+01:00') },
    ]);
    expect(
      (await browser.post('/progress/withdraw', { ...about(inMaths, step(1)), version: '1' })).status,
    ).toBe(409);
    await browser.post('/progress/withdraw', { ...about(inMaths, step(1)), version: '2' });
    expect(await recordOf(pupil)).toMatchObject([{ state: 'working', evidence: 'Beter', ready_at: null }]);
  });

  it('cannot show what is passed, or what was looked at and not read yet', async () => {
    const { pupil, inMaths } = await aLearner();
    await aJudgement(pupil, inMaths, step(1));
    await aJudgement(pupil, inMaths, step(2), { outcome: 'again', opened: null });
    const browser = await visit(pupil);
    for (const n of [1, 2])
      expect(
        (
          await browser.post('/progress/ready', {
            ...about(inMaths, step(n)),
            version: '',
            evidence: 'x',
          })
        ).status,
      ).toBe(409);
    expect((await browser.post('/progress/begin', about(inMaths, step(1)))).status).toBe(409);
  });

  it('shows only the own steps, and none of an enrolment that has ended', async () => {
    const { inMaths } = await aLearner();
    const { pupil: other } = await aLearner();
    const browser = await visit(other);
    expect((await browser.post('/progress/begin', about(inMaths, step(1)))).status).toBe(404);

    const leaver = await aPupil(school);
    const ended = await anEnrolment(leaver, maths, { until: '2026-11-20' });
    await aWay(leaver, ended, course);
    const answer = await (await visit(leaver)).post('/progress/ready', {
      ...about(ended, step(1)),
      version: '',
      evidence: 'x',
    });
    expect(answer.status).toBe(404);
    expect(await recordOf(leaver)).toEqual([]);
  });
});

describe('judging', () => {
  it('writes what was found, what the family reads later, the count and the step laid back, in one go', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(youssef);
    const sent = await browser.post('/progress/queue', {
      ...item(pupil, inMaths, step(1)),
      outcome: 'passed',
      level: 'vwo',
      feedback: 'Helder!',
    });
    expect(sent.location).toMatch(/^\/progress\/queue\?did=progress\.judge&undo=/);
    expect(await judgementsOf(pupil)).toMatchObject([
      {
        outcome: 'passed',
        level: 'vwo',
        feedback: 'Helder!',
        judged_by: youssef.id,
        judged_at: now,
        opened_at: null,
        reach: inMaths.reach.week,
      },
    ]);
    expect(await releasedOf(pupil)).toMatchObject([
      { outcome: 'passed', feedback: 'Helder!', released_at: new Date(now.getTime() + 24 * 3_600_000) },
    ]);
    expect(await countOf(pupil)).toEqual([{ passed: 1, on: '2026-11-21' }]);
    expect(await recordOf(pupil)).toMatchObject([{ state: 'working', version: 2 }]);
    // a journal is read by more people than a judgement: it does not say what was found
    expect(await linesOf(pupil)).toEqual([['progress.judge', 'ready', 'judged']]);
  });

  it('takes the level of the pupil when none was chosen, and joins chosen sentences with own words', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(youssef);
    const page = await browser.get(
      `/progress/queue?pupil=${pupil.id}&enrolment=${inMaths.id}&step=${step(1).id}`,
    );
    const phrase = /name="phrase-([0-9a-f]{12})"[^>]*>\s*<span>Geef er nog een voorbeeld bij\./.exec(
      page.html,
    )?.[1];
    await browser.post('/progress/queue', {
      ...item(pupil, inMaths, step(1)),
      outcome: 'again',
      [`phrase-${phrase}`]: 'on',
      'phrase-made-up': 'on',
      feedback: 'Bij vraag 3.',
    });
    expect(await judgementsOf(pupil)).toMatchObject([
      { outcome: 'again', level: '', feedback: 'Geef er nog een voorbeeld bij.\nBij vraag 3.' },
    ]);
    expect(await countOf(pupil)).toEqual([{ passed: 0, on: null }]);
  });

  it('asks for words when it is not there yet, and keeps what was chosen', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(youssef);
    const path = `/progress/queue?pupil=${pupil.id}&enrolment=${inMaths.id}&step=${step(1).id}`;
    const back = await browser.post(path, {
      ...item(pupil, inMaths, step(1)),
      outcome: 'again',
      feedback: '',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('Schrijf wat er nog nodig is.');
    expect(back.html).toMatch(/value="again"[^>]*checked/);
    const without = await browser.post(path, { ...item(pupil, inMaths, step(1)), feedback: 'x' });
    expect(without.status).toBe(422);
    const odd = await browser.post(path, {
      ...item(pupil, inMaths, step(1)),
      outcome: 'passed',
      level: 'gym',
    });
    expect(odd.status).toBe(422);
    expect(await judgementsOf(pupil)).toEqual([]);
  });

  it('is done once by two teachers of the group: the second comes too late', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const second = await aTeacher(maths, { given: 'Anouk' });
    const [one, two] = [await visit(youssef), await visit(second)];
    const passed = { ...item(pupil, inMaths, step(1)), outcome: 'passed', level: 'havo' };
    const answers = await Promise.all([
      one.post('/progress/queue', passed),
      two.post('/progress/queue', { ...passed, outcome: 'again', feedback: 'Nog eens' }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]));
    expect(await judgementsOf(pupil)).toHaveLength(1);
    expect(await releasedOf(pupil)).toHaveLength(1);
  });

  it('never judges other evidence than the teacher saw, nor is a pupil’s press lost in it', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const [browser, own] = [await visit(youssef), await visit(pupil)];
    await own.post('/progress/ready', { ...about(inMaths, step(1)), version: '1', evidence: 'Nieuw' });
    const passed = { ...item(pupil, inMaths, step(1), 1), outcome: 'passed', level: 'havo' };
    expect((await browser.post('/progress/queue', passed)).status).toBe(409);
    expect(await judgementsOf(pupil)).toEqual([]);

    // and both at the very same moment: whichever is first, nothing is half
    const answers = await Promise.all([
      browser.post('/progress/queue', { ...passed, version: '2' }),
      own.post('/progress/ready', { ...about(inMaths, step(1)), version: '2', evidence: 'Nieuwst' }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]));
    const [record] = await recordOf(pupil);
    const judged = (await judgementsOf(pupil)).length;
    expect([judged, record?.['state'], record?.['evidence']]).toEqual(
      judged === 1 ? [1, 'working', 'Nieuw'] : [0, 'ready', 'Nieuwst'],
    );
  });

  it('is nobody’s but the teacher of that course: not the coach’s, another course’s, the pupil’s own, or a former one’s', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const fields = { ...item(pupil, inMaths, step(1)), outcome: 'passed', level: 'havo' };
    const former = await aTeacher(maths, { given: 'Oud', until: '2026-11-20' });
    const guardian = await aGuardian(pupil);
    const statuses: Record<string, number> = {};
    for (const [who, person] of Object.entries({ coach: marit, english: joris, former, pupil, guardian }))
      statuses[who] = (await (await visit(person)).post('/progress/queue', fields)).status;
    expect(statuses).toEqual({ coach: 403, english: 404, former: 404, pupil: 403, guardian: 403 });
    expect(await judgementsOf(pupil)).toEqual([]);
  });

  it('is open to a coach who also teaches the group, for that course alone', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const both = await aTeacher(english, { given: 'Beide' });
    await aRelation(both, 'coach', pupil.id);
    const fields = { ...item(pupil, inMaths, step(1)), outcome: 'passed', level: 'havo' };
    expect((await (await visit(both)).post('/progress/queue', fields)).status).toBe(403);
    await aRelation(both, 'teaches', maths.id);
    expect((await (await visit(both)).post('/progress/queue', fields)).status).toBe(303);
  });

  it('ends with the enrolment', async () => {
    const leaver = await aPupil(school);
    const ended = await anEnrolment(leaver, maths, { until: '2026-11-20' });
    await aWay(leaver, ended, course);
    await aRecord(leaver, ended, step(1));
    const fields = { ...item(leaver, ended, step(1)), outcome: 'passed', level: 'havo' };
    expect((await (await visit(youssef)).post('/progress/queue', fields)).status).toBe(404);
  });
});

describe('taking a judgement back', () => {
  const judged = async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(youssef);
    const sent = await browser.post('/progress/queue', {
      ...item(pupil, inMaths, step(1)),
      outcome: 'passed',
      level: 'havo',
    });
    return { pupil, inMaths, browser, undo: undoIn(sent.location) };
  };

  it('within a minute, unread: then it never was, and the step waits in its old place', async () => {
    const { pupil, inMaths, browser, undo } = await judged();
    const back = await browser.post('/progress/undo', { undo });
    expect(back.location).toBe(
      `/progress/queue?pupil=${pupil.id}&enrolment=${inMaths.id}&step=${step(1).id}`,
    );
    expect(await judgementsOf(pupil)).toEqual([]);
    expect(await releasedOf(pupil)).toEqual([]);
    expect(await countOf(pupil)).toEqual([{ passed: 0, on: null }]);
    expect(await recordOf(pupil)).toMatchObject([
      { state: 'ready', version: 3, ready_at: new Date('2026-11-19T10:00:00+01:00') },
    ]);
    expect(await linesOf(pupil)).toEqual([
      ['progress.judge', 'ready', 'judged'],
      ['progress.undo', 'judged', 'ready'],
    ]);
    // and only once
    expect((await browser.post('/progress/undo', { undo })).status).toBe(404);
  });

  it('keeps the words for whoever wrote them, until the same showing is judged anew, and shows them to nobody else', async () => {
    const { pupil, inMaths } = await aLearner();
    const guardian = await aGuardian(pupil);
    await aRecord(pupil, inMaths, step(1));
    const browser = await visit(youssef);
    const at = `/progress/queue?enrolment=${inMaths.id}&step=${step(1).id}`;
    const words = 'kraanvogel: nog één voorbeeld erbij';
    const judge = async (outcome: string) => {
      const { action, fields } = (await browser.get(at)).form('Verstuur');
      return await browser.post(action, { ...fields, outcome, feedback: fields['feedback'] || words });
    };
    const undo = undoIn((await judge('again')).location);
    expect((await browser.post('/progress/undo', { undo })).status).toBe(303);
    const again = await browser.get(at);
    expect(again.text).toContain('Je hebt je oordeel teruggenomen.');
    expect(again.html).toMatch(/value="again"[^>]*checked/);
    expect(again.form('Verstuur').fields).toMatchObject({ feedback: words, outcome: 'again', level: 'havo' });

    const others: [Person, string][] = [
      [pupil, '/progress'],
      [pupil, '/coaching/talk'],
      [guardian, `/progress/of/${pupil.id}`],
      [await aTeacher(maths, { given: 'Anouk' }), at],
      [await aTeacher(maths, { given: 'Bram' }), `/progress/of/${pupil.id}`],
    ];
    for (const [reader, path] of others) {
      const page = await (await visit(reader)).get(path);
      expect(`${page.status} ${page.html}`).not.toContain('kraanvogel');
    }

    // sent after all: it stands where it belongs, and nowhere else
    const drafts = () =>
      rowsOf(place, 'select 1 from school.judgement_draft where pupil_id = $1', [pupil.id]);
    expect(await drafts()).toHaveLength(1);
    expect((await judge('passed')).status).toBe(303);
    expect(await judgementsOf(pupil)).toMatchObject([{ outcome: 'passed', feedback: words }]);
    expect(await drafts()).toEqual([]);
  });

  it('keeps them for this showing only: what the pupil shows next is another one', async () => {
    const { pupil, inMaths, browser, undo } = await judged();
    await browser.post('/progress/undo', { undo });
    await place.admin.query(
      `update school.step_record set ready_at = '2026-11-20T10:00:00+01:00' where pupil_id = $1`,
      [pupil.id],
    );
    const page = await browser.get(`/progress/queue?enrolment=${inMaths.id}&step=${step(1).id}`);
    expect(page.text).not.toContain('Je hebt je oordeel teruggenomen.');
  });

  it('not after a minute, not once the pupil has read it, and not by somebody else', async () => {
    const late = await judged();
    server.setClock(new Date(now.getTime() + 61_000));
    expect((await late.browser.post('/progress/undo', { undo: late.undo })).status).toBe(409);
    server.setClock(now);

    const read = await judged();
    const [found] = await judgementsOf(read.pupil);
    await (await visit(read.pupil)).post(`/progress/judgements/${found?.['id']}`);
    expect((await read.browser.post('/progress/undo', { undo: read.undo })).status).toBe(409);
    expect(await judgementsOf(read.pupil)).toHaveLength(1);

    const others = await judged();
    const second = await aTeacher(maths, { given: 'Anouk' });
    const elsewhere = await visit(youssef);
    expect((await (await visit(second)).post('/progress/undo', { undo: others.undo })).status).toBe(404);
    expect((await elsewhere.post('/progress/undo', { undo: others.undo })).status).toBe(403);
    expect(await judgementsOf(others.pupil)).toHaveLength(1);
  });

  it('or the pupil reads it at that very moment: then it stays whole, or is gone whole', async () => {
    for (let i = 0; i < 5; i += 1) {
      const { pupil, browser, undo } = await judged();
      const [found] = await judgementsOf(pupil);
      const own = await visit(pupil);
      const [back] = await Promise.all([
        browser.post('/progress/undo', { undo }),
        own.post(`/progress/judgements/${found?.['id']}`),
      ]);
      const [record] = await recordOf(pupil);
      const left = await judgementsOf(pupil);
      expect([back.status, record?.['state'], left.length, (await releasedOf(pupil)).length]).toEqual(
        left.length === 0 ? [303, 'ready', 0, 0] : [409, 'working', 1, 1],
      );
    }
  });
});

/** What is kept of the way beside the steps: a coach's lists read nothing else of it. */
describe('how far the way is', () => {
  const keptOf = async (pupil: Person) =>
    (
      await rowsOf(
        place,
        'select passed, working, waiting, last_on::text as last from school.path_progress where pupil_id = $1',
        [pupil.id],
      )
    )[0];

  it('is counted anew by every press on a step, and by taking one back', async () => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(2), { state: 'working', startedOn: '2026-10-05' });
    expect(await keptOf(pupil)).toEqual({ passed: 0, working: true, waiting: false, last: '2026-10-05' });
    const browser = await visit(pupil);
    const teacher = await visit(youssef);
    const today = '2026-11-21';

    await browser.post('/progress/begin', about(inMaths, step(1)));
    expect(await keptOf(pupil)).toEqual({ passed: 0, working: true, waiting: false, last: today });
    await browser.post('/progress/ready', { ...about(inMaths, step(2)), version: '1', evidence: 'Kijk' });
    expect(await keptOf(pupil)).toEqual({ passed: 0, working: true, waiting: true, last: today });
    await browser.post('/progress/withdraw', { ...about(inMaths, step(2)), version: '2' });
    expect(await keptOf(pupil)).toEqual({ passed: 0, working: true, waiting: false, last: today });

    await browser.post('/progress/ready', { ...about(inMaths, step(2)), version: '3', evidence: 'Kijk' });
    const judged = await teacher.post('/progress/queue', {
      ...item(pupil, inMaths, step(2), 4),
      outcome: 'passed',
    });
    expect(await keptOf(pupil)).toEqual({ passed: 1, working: true, waiting: false, last: today });
    await teacher.post('/progress/undo', { undo: undoIn(judged.location) });
    expect(await keptOf(pupil)).toEqual({ passed: 0, working: true, waiting: true, last: today });
  });
});

describe('reading what was found', () => {
  const news = async (wish: { outcome?: 'passed' | 'again' } = {}) => {
    const { pupil, inMaths } = await aLearner();
    await aRecord(pupil, inMaths, step(1), { state: 'working' });
    const judgement = await aJudgement(pupil, inMaths, step(1), {
      feedback: 'kanarie van Youssef',
      at: now,
      opened: null,
      by: youssef,
      ...wish,
    });
    return { pupil, inMaths, judgement, path: `/progress/judgements/${judgement}` };
  };

  it('is the pupil’s first: it tells nothing before it is opened, and opens it for the family', async () => {
    const { pupil, path } = await news();
    const guardian = await aGuardian(pupil);
    const family = await visit(guardian);
    const own = await visit(pupil);
    for (const closed of [await own.get('/progress'), await own.get(path)]) {
      expect(closed.text).toContain('Er is naar je werk gekeken');
      expect(closed.html).not.toContain('kanarie');
      expect(closed.text).not.toContain('Gehaald');
    }
    expect((await family.get(`/progress/of/${pupil.id}`)).html).not.toContain('kanarie');

    expect((await own.post(path)).location).toBe(path);
    const opened = await own.get(path);
    expect(opened.text).toContain('kanarie van Youssef');
    expect(opened.text).toContain('Bekeken door Youssef');
    expect((await family.get(`/progress/of/${pupil.id}`)).text).toContain('kanarie van Youssef');
    const [released] = await releasedOf(pupil);
    expect(released?.['released_at']).toEqual(now);
    // twice is once
    expect((await own.post(path)).status).toBe(303);
    expect(await linesOf(pupil)).toEqual([['progress.open', 'judged', 'opened']]);
  });

  it('comes to the family after a day at the latest, and opening it later does not hide it again', async () => {
    const { pupil, path } = await news();
    const family = await visit(await aGuardian(pupil));
    const almost = new Date(now.getTime() + 24 * 3_600_000 - 1000);
    server.setClock(almost);
    const guardian = await signedIn(await aGuardian(pupil), { at: almost });
    expect((await server.visitor(guardian).get(`/progress/of/${pupil.id}`)).html).not.toContain('kanarie');
    const after = new Date(now.getTime() + 24 * 3_600_000);
    server.setClock(after);
    expect((await server.visitor(guardian).get(`/progress/of/${pupil.id}`)).html).toContain('kanarie');
    const later = await signedIn(pupil, { at: after });
    server.setClock(new Date(after.getTime() + 3_600_000));
    await server.visitor(later).post(path);
    expect((await server.visitor(guardian).get(`/progress/of/${pupil.id}`)).html).toContain('kanarie');
    server.setClock(now);
    expect(family).toBeDefined();
  });

  it('judges the learning goal about the step, and reaches the end goal that asked no more', async () => {
    const { pupil, path } = await news();
    const goals = {
      learning: await aGoal(pupil, { title: 'Deze trede' }),
      end: await aGoal(pupil, { kind: 'end', title: 'Tot hier', due: '2027-06-01' }),
      idea: await aGoal(pupil, { kind: 'period', title: 'Een idee', state: 'idea' }),
      other: await aGoal(pupil, { title: 'Een andere' }),
    };
    for (const goal of [goals.learning, goals.end, goals.idea])
      await place.admin.query('update school.goal set step_id = $1 where id = $2', [step(1).id, goal.id]);
    const stateOf = async () =>
      Object.fromEntries(
        (
          await rowsOf(place, 'select title, state, version from school.goal where pupil_id = $1', [pupil.id])
        ).map(({ title, state, version }) => [title, `${state} ${version}`]),
      );
    const before = { 'Deze trede': 'active 1', 'Tot hier': 'active 1', 'Een idee': 'idea 1' };
    expect(await stateOf()).toEqual({ ...before, 'Een andere': 'active 1' });
    await (await visit(pupil)).post(path);
    expect(await stateOf()).toEqual({
      'Deze trede': 'evaluated 2',
      'Tot hier': 'realised 2',
      'Een idee': 'idea 1',
      'Een andere': 'active 1',
    });
    expect(new Set((await linesOf(pupil)).map(([verb]) => verb as string))).toEqual(
      new Set(['goals.evaluate', 'goals.realise', 'progress.open']),
    );
  });

  it('leaves the goals as they are when it is not there yet', async () => {
    const { pupil, path } = await news({ outcome: 'again' });
    const goal = await aGoal(pupil);
    await place.admin.query('update school.goal set step_id = $1 where id = $2', [step(1).id, goal.id]);
    await (await visit(pupil)).post(path);
    expect(await rowsOf(place, 'select state from school.goal where id = $1', [goal.id])).toEqual([
      { state: 'active' },
    ]);
  });

  it('is nobody else’s page', async () => {
    const { pupil, path } = await news();
    const { pupil: other } = await aLearner();
    for (const person of [other, marit, youssef, await aGuardian(pupil)]) {
      const browser = await visit(person);
      for (const answer of [await browser.get(path), await browser.post(path)])
        expect(answer.status).toBe(person.hat === 'pupil' ? 404 : 403);
    }
    expect(await judgementsOf(pupil)).toMatchObject([{ opened_at: null }]);
  });
});

describe('the plan', () => {
  const aims = async (pupil: Person) =>
    await rowsOf(
      place,
      `select kind, title, measure, due::text, state, step_id, serves is not null as serves, set_by, version
       from school.goal where pupil_id = $1 order by kind`,
      [pupil.id],
    );
  const wayOf = async (pupil: Person) =>
    (
      await rowsOf(place, 'select level, entry_step, version from school.path where pupil_id = $1', [
        pupil.id,
      ])
    )[0];

  it('is an end goal and a goal for this period, set by the pupil', async () => {
    const { pupil, inMaths } = await aLearner();
    const browser = await visit(pupil);
    const saved = await browser.post('/progress/plan', {
      enrolment: inMaths.id,
      version: '1',
      level: 'vwo',
      entry: step(2).id,
      target: step(8).id,
      due: '2027-06-18',
      period: step(4).id,
    });
    expect(saved.location).toBe(`/progress/plan#plan-${inMaths.id}`);
    expect(await aims(pupil)).toMatchObject([
      {
        kind: 'end',
        title: 'Wiskunde: tot en met trede 8',
        measure: 'Trede 8 is gehaald',
        due: '2027-06-18',
        state: 'idea',
        step_id: step(8).id,
        set_by: pupil.id,
      },
      { kind: 'period', due: '2027-01-24', step_id: step(4).id, serves: true },
    ]);
    // level and entry are for coach and teacher
    expect(await wayOf(pupil)).toEqual({ level: 'havo', entry_step: null, version: 1 });
    const page = await browser.get('/progress/plan');
    expect(page.text).toContain('Nog acht treden in 30 schoolweken: dat is ongeveer');
    expect(page.text).toContain('voorgesteld');
  });

  it('moves with what coach and pupil say next, and the coach agrees', async () => {
    const { pupil, inMaths } = await aLearner();
    const own = await visit(pupil);
    await own.post('/progress/plan', { enrolment: inMaths.id, target: step(8).id, due: '2027-06-18' });
    const coach = await visit(marit);
    const path = `/progress/plan/${pupil.id}`;
    const page = await coach.get(path);
    const agree = page.form('Afspreken');
    expect((await coach.post(agree.action, { verb: 'agree' })).status).toBe(303);
    const wish = {
      enrolment: inMaths.id,
      version: '1',
      level: 'vwo',
      entry: step(3).id,
      target: step(10).id,
      due: '2027-07-09',
      period: '',
    };
    // the page was opened before the coach said yes: what was agreed since is not written over unread
    const stale = page.form('/progress/plan').fields['aims'] as string;
    expect((await coach.post(path, { ...wish, aims: stale })).status).toBe(409);
    expect((await coach.post(path, wish)).status).toBe(409);
    const shown = (await coach.get(path)).form('/progress/plan').fields['aims'] as string;
    const saved = await coach.post(path, { ...wish, aims: shown });
    expect(saved.status).toBe(303);
    expect(await aims(pupil)).toMatchObject([
      { kind: 'end', step_id: step(10).id, due: '2027-07-09', state: 'agreed', version: 3 },
    ]);
    expect(await wayOf(pupil)).toEqual({ level: 'vwo', entry_step: step(3).id, version: 2 });
    expect((await coach.get(path)).text).toContain('Nog acht treden');
    // two at once: the second looks first
    const late = await coach.post(path, { enrolment: inMaths.id, version: '1', level: 'havo', entry: '' });
    expect(late.status).toBe(409);
  });

  it('says what is not right beside the field', async () => {
    const { pupil, inMaths } = await aLearner();
    const browser = await visit(pupil);
    const wrong = async (fields: Record<string, string>, says: string) => {
      const back = await browser.post('/progress/plan', { enrolment: inMaths.id, ...fields });
      expect(back.status).toBe(422);
      expect(back.text).toContain(says);
    };
    await wrong({ target: step(8).id }, 'Kies ook een dag.');
    await wrong({ due: '2027-06-18' }, 'Kies ook een trede.');
    await wrong({ target: step(8).id, due: '2026-11-20' }, 'Kies een dag die nog komt.');
    await wrong(
      { target: step(3).id, due: '2027-06-18', period: step(4).id },
      'Kies een trede tot en met het einddoel.',
    );
    await wrong({ target: inMaths.id, due: '2027-06-18' }, 'Deze trede hoort niet bij de cursus.');
    expect(await aims(pupil)).toEqual([]);
  });

  it('of a subject teacher is the level and the entry of the own course, and no goal', async () => {
    const { pupil, inMaths } = await aLearner();
    const fields = {
      enrolment: inMaths.id,
      version: '1',
      level: 'vmbo-t',
      entry: '',
      target: step(8).id,
      due: '2027-06-18',
    };
    const path = `/progress/plan/${pupil.id}`;
    expect((await (await visit(joris)).post(path, fields)).status).toBe(403);
    expect((await (await visit(youssef)).post(path, fields)).status).toBe(303);
    expect(await wayOf(pupil)).toEqual({ level: 'vmbo-t', entry_step: null, version: 2 });
    expect(await aims(pupil)).toEqual([]);
  });
});

describe('a goal of a theme', () => {
  it('is planned in its week, shown, and judged by the teacher of its subject; it counts on nobody’s way', async () => {
    const { pupil, inMaths } = await aLearner();
    const theme = await aCourse(school, { title: 'Water', steps: 15 });
    await asTheme(school, theme, { subject: 'wiskunde', starts: '2026-11-16' });
    // the second week of three is the second of its three parts
    const goal = theme.steps[5] as Step;
    const browser = await visit(pupil);
    const plan = await browser.get('/logbook/plan?week=2026-48');
    expect(plan.text).toContain('thema Water');
    await browser.post('/logbook/plan?week=2026-48', {
      version: '0',
      [`step-${goal.id}`]: 'on',
    });
    expect((await browser.get('/logbook?week=2026-48')).text).toContain(goal.goal);
    expect(await rowsOf(place, 'select reach from school.goal where step_id = $1', [goal.id])).toEqual([
      { reach: inMaths.reach.week },
    ]);

    const viewer = await browser.get(`/courses/${theme.id}/steps/${goal.id}`);
    const show = viewer.links.find(({ href }) => href.startsWith('/progress/ready'))?.href ?? '';
    const asked = await browser.get(show);
    expect(asked.text).toContain('thema Water');
    const evidence = 'Mijn kaart hangt in de gang';
    const sent = await browser.post(show, { ...asked.form('/progress/ready').fields, evidence });
    expect(sent.location).toBe(`/progress#theme-${theme.id}`);
    expect((await browser.get('/progress')).text).toContain('wacht op je leraar');

    // who teaches another subject has nothing to do with it
    expect((await (await visit(joris)).get('/progress/queue')).text).not.toContain(evidence);
    const queue = await (await visit(youssef)).get(
      `/progress/queue?pupil=${pupil.id}&enrolment=${inMaths.id}&step=${goal.id}`,
    );
    expect(queue.text).toContain('thema Water');
    expect(queue.text).toContain(evidence);
    const judged = await (await visit(youssef)).post('/progress/queue', {
      ...item(pupil, inMaths, goal),
      outcome: 'passed',
      level: 'havo',
    });
    expect(judged.status).toBe(303);
    expect(await countOf(pupil)).toMatchObject([{ passed: 0 }]);
    const [news] = await rowsOf(place, 'select id from school.judgement where pupil_id = $1', [pupil.id]);
    expect((await browser.get(`/progress/judgements/${news?.['id']}`)).text).toContain('Water');
    await browser.post(`/progress/judgements/${news?.['id']}`);
    expect((await browser.get('/progress')).text).toContain('1 van 15 doelen gehaald');
    expect((await browser.get(`/courses/${theme.id}`)).text).toContain('gehaald');
    expect(
      await rowsOf(place, `select state from school.goal where step_id = $1 and kind = 'learning'`, [
        goal.id,
      ]),
    ).toEqual([{ state: 'evaluated' }]);
    expect((await browser.get('/logbook/plan?week=2026-48')).text).not.toContain(`${goal.goal} thema`);
    expect((await (await visit(youssef)).get(`/progress/of/${pupil.id}`)).text).toContain('1 van 15');
  });

  it('of a subject that nobody teaches this pupil is planned and worked on, but not shown to anybody', async () => {
    const { pupil, inMaths } = await aLearner();
    const theme = await aCourse(school, { title: 'Lijf', steps: 3 });
    await asTheme(school, theme, { subject: 'biologie', starts: '2026-11-16' });
    const goal = theme.steps[0] as Step;
    const browser = await visit(pupil);
    const viewer = await browser.get(`/courses/${theme.id}/steps/${goal.id}`);
    expect(viewer.text).toContain('Er is nu geen leraar bij wie je dit laat zien');
    expect((await browser.get(`/progress/ready?step=${goal.id}`)).status).toBe(404);
    const forced = await browser.post('/progress/ready', {
      ...about(inMaths, goal),
      version: '',
      evidence: 'Toch',
    });
    expect(forced.status).toBe(404);
    expect(await recordOf(pupil)).toEqual([]);
    await browser.post('/logbook/plan?week=2026-48', { version: '0', [`step-${goal.id}`]: 'on' });
    expect((await browser.get('/logbook?week=2026-48')).text).toContain(goal.goal);
    const reaches = await rowsOf(
      place,
      'select enrolment_id from school.goal join school.reach on reach.id = goal.reach where step_id = $1',
      [goal.id],
    );
    expect(reaches).toEqual([{ enrolment_id: null }]);
  });
});
