import { describe, expect, test } from 'vitest';
import { aBrowser, type Look, looks, Person } from './browser.ts';
import { aRunningLeerkring, needRoster, roster } from './running.ts';

/*
 * The thinnest real path through every floor: a school comes in from a real file, a pupil of it signs in with a code,
 * sets a goal with two tasks and ticks one; the coach sees it, strangers do not. With the keyboard alone.
 */

needRoster();
const browser = await aBrowser();
const running = await aRunningLeerkring();
await running.leerkring('import', 'oneroster', roster);
const passphrase = 'zeven sloten diep';
const school = '@voorbeeldcollege-noord';

const sitsDown = (look: Look) => Person.sitsDown(browser, running.base, look);

/** First access: the name and the code of a letter, and a password of one's own. */
async function comesIn(person: Person, name: string, code: string) {
  await person.goes('/identity/code');
  await person.looksRight();
  await person.types('Je inlognaam', name);
  await person.types('Code van je brief', code);
  await person.types('Kies een wachtwoord', passphrase);
  await person.presses('Aan de slag');
  await person.isAt('/');
  await person.looksRight();
}

async function signsIn(person: Person, name: string, password: string) {
  await person.goes('/identity/sign-in');
  await person.types('Je inlognaam', name);
  await person.types('Wachtwoord', password);
  await person.presses('Inloggen');
  await person.isAt('/');
}

/** The code in somebody's letter, as it stands on the printed page. */
function codeIn(letters: string, name: string): string {
  const code = new RegExp(`${name.replaceAll('.', '\\.')}\\s+Je code\\s+(\\w{4}-\\w{4})`).exec(letters)?.[1];
  if (code === undefined) throw new Error(`there is no letter for ${name}`);
  return code;
}

/** The administrator makes codes for whoever of this crowd has none, and has the letters on screen. */
async function lettersOf(administrator: Person, crowd: string, group: string): Promise<string> {
  await administrator.goes(`/people/codes?who=${crowd}`);
  await administrator.looksRight();
  await administrator.presses(new RegExp(`(Maak \\d+ codes? voor|Brieven van) ${group}`));
  await administrator.isAt('/people/letters');
  await administrator.looksRight();
  return await administrator.reads();
}

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
    await comesIn(
      administrator,
      `dorian.lubbers32${school}`,
      /\b[A-Z2-9]{4}-[A-Z2-9]{4}\b/.exec(said)?.[0] as string,
    );
    codes = {
      pupil: codeIn(await lettersOf(administrator, 'pupils', '1a'), pupil + school),
      guardian: codeIn(await lettersOf(administrator, 'guardians', '1a'), guardian + school),
      coach: codeIn(await lettersOf(administrator, 'staff', ''), coach + school),
    };
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
      if (first) await comesIn(pupil, pupilName + school, codes.pupil);
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
      await pupil.goes(goal);
      expect(await pupil.page.getAttribute('button:has-text("Een dijk tekenen")', 'aria-pressed')).toBe(
        'true',
      );
      expect(await pupil.page.getAttribute('button:has-text("Uitleggen aan Sem")', 'aria-pressed')).toBe(
        'false',
      );

      const coach = await sitsDown(at);
      if (first) await comesIn(coach, coachName + school, codes.coach);
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
      if (first) await comesIn(guardian, guardianName + school, codes.guardian);
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
