import { describe, expect, test } from 'vitest';
import { codeIn, codeSaid, comesIn, lettersOf, signsIn } from './access.ts';
import { aBrowser, type Look, looks, Person } from './browser.ts';
import { aRunningLeerkring, needData, roster } from './running.ts';

/*
 * The thinnest real path through every floor: a school comes in from a real file, a pupil of it signs in with a code,
 * sets a goal with two tasks and ticks one; the coach sees it, strangers do not. With the keyboard alone.
 */

needData(roster);
const browser = await aBrowser();
const running = await aRunningLeerkring();
await running.leerkring('import', 'oneroster', roster);
const passphrase = 'zeven sloten diep';
const school = '@voorbeeldcollege-noord';

const sitsDown = (look: Look) => Person.sitsDown(browser, running.base, look);

const journeys = [
  {
    look: looks[0],
    at: looks[1],
    pupil: 'isra.devries33',
    coach: 'tieme.scholten23',
    guardian: 'juul.vandoorn34',
  },
  {
    look: looks[2],
    at: looks[3],
    pupil: 'isra.devries33',
    coach: 'tieme.scholten23',
    guardian: 'juul.vandoorn34',
  },
] as const;

describe('from a file to a goal that the coach sees', () => {
  let codes: { pupil: string; coach: string; guardian: string };

  test('the administrator hands every pupil of a group a letter', async () => {
    const { pupil, coach, guardian } = journeys[0];
    const administrator = await sitsDown(looks[1]);
    const said = await running.leerkring('code', `dorian.lubbers32${school}`);
    await comesIn(administrator, {
      name: `dorian.lubbers32${school}`,
      code: codeSaid(said),
      password: passphrase,
    });
    codes = {
      pupil: codeIn(await lettersOf(administrator, 'pupils', '1a'), pupil + school),
      // no letter before the school leader confirmed: this guardian comes in by the host, and still sees nothing
      guardian: codeSaid(await running.leerkring('code', guardian + school)),
      coach: codeIn(await lettersOf(administrator, 'staff', ''), coach + school),
    };
    await administrator.goes('/people/codes?who=guardians');
    await administrator.looksRight();
    expect(await administrator.reads()).not.toContain('Brieven van 1a');
    await administrator.goes('/people/settle');
    await administrator.looksRight();
    expect(await administrator.reads()).toContain('geboortedatum');
    await administrator.leaves();
  });

  test.each(journeys)(
    'a pupil sets a goal with two tasks and ticks one; coach yes, strangers no: acceptance check 14 ($look.name)',
    async ({ look, at, pupil: pupilName, coach: coachName, guardian: guardianName }) => {
      const first = look === looks[0];
      const pupil = await sitsDown(look);
      if (first) await comesIn(pupil, { name: pupilName + school, code: codes.pupil, password: passphrase });
      else await signsIn(pupil, pupilName + school, passphrase);

      const title = `Ik leg uit hoe een dijk werkt ${first ? '🌊' : '(nog eens)'}`;
      await pupil.goes('/goals');
      await pupil.looksRight();
      await pupil.presses(/Stel je eerste doel|Nieuw leerdoel/);
      await pupil.isAt('/goals/set');
      await pupil.looksRight();
      await pupil.types('Wat wil je leren?', title);
      await pupil.types('Hoe zie je dat het gelukt is?', 'Mijn klasgenoot snapt het');
      await pupil.presses('Begin');
      await pupil.isAt(/^\/goals\/[0-9a-f-]{36}$/);
      await pupil.looksRight();
      const goal = new URL(pupil.page.url()).pathname;
      for (const task of ['Een dijk tekenen', 'Uitleggen aan Sem']) {
        await pupil.types(/wat doe je als eerste|Wat ga je doen/, task);
        await pupil.presses('Voeg toe');
        await expect.poll(() => pupil.reads()).toContain(task);
      }
      await pupil.presses('Een dijk tekenen', 'Space');
      const drawn = pupil.page.locator('button:has-text("Een dijk tekenen")');
      await expect.poll(() => drawn.getAttribute('aria-pressed')).toBe('true');
      await pupil.goes(goal);
      expect(await pupil.page.getAttribute('button:has-text("Een dijk tekenen")', 'aria-pressed')).toBe(
        'true',
      );
      expect(await pupil.page.getAttribute('button:has-text("Uitleggen aan Sem")', 'aria-pressed')).toBe(
        'false',
      );

      const coach = await sitsDown(at);
      if (first) await comesIn(coach, { name: coachName + school, code: codes.coach, password: passphrase });
      else await signsIn(coach, coachName + school, passphrase);
      await coach.presses(/Naar mijn groep|Mijn groep/);
      await coach.isAt('/coaching/group');
      await coach.looksRight();
      expect(await coach.reads()).toContain(title);
      await coach.presses('Isra de Vries');
      await coach.isAt(/^\/coaching\/talk\//);
      const of = new URL(coach.page.url()).pathname.slice('/coaching/talk/'.length);
      await coach.looksRight();
      await coach.goes(`/goals/of/${of}`);
      await coach.looksRight();
      expect(await coach.reads()).toContain('Uitleggen aan Sem');
      expect(await coach.goes(`${goal}?pupil=${of}`)).toBe(200);
      await coach.looksRight();

      // acceptance check 14, and W1–W2: neither the office nor another school nor a guardian whom nobody confirmed
      for (const [name, password] of [
        ['noor.aydin@veenlicht', 'samen in de kring'],
        ['eva.roelofs@ontplooi', 'samen in de kring'],
        ['gijs.tromp@veenlicht', 'samen in de kring'],
      ] as const) {
        const stranger = await sitsDown(at);
        await signsIn(stranger, name, password);
        expect([403, 404]).toContain(await stranger.goes(goal));
        expect(await stranger.reads()).not.toContain('dijk');
        await stranger.looksRight();
        await stranger.leaves();
      }
      const guardian = await sitsDown(look);
      if (first)
        await comesIn(guardian, { name: guardianName + school, code: codes.guardian, password: passphrase });
      else await signsIn(guardian, guardianName + school, passphrase);
      expect(await guardian.reads()).toContain('De school moet nog bevestigen');
      expect(await guardian.goes(goal)).toBe(404);
      expect(await guardian.reads()).not.toContain('dijk');
      await guardian.leaves();

      // the journal tells the goal's story, the access log who looked
      await pupil.goes(goal);
      expect(await pupil.reads()).toContain('Wat er gebeurde');
      await pupil.goes('/people/looked');
      await pupil.looksRight();
      expect(await pupil.reads()).toContain('Tieme Scholten, je coach');
      await pupil.leaves();
      await coach.leaves();
    },
  );
});
