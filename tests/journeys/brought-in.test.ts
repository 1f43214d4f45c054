import { describe, expect, test } from 'vitest';
import { codeIn, codeSaid, lettersOf, peopleOf } from './access.ts';
import { aBrowser, looks, type Person } from './browser.ts';
import { moves } from '../world/bringing.ts';
import { aRunningLeerkring, needData, roster } from './running.ts';

/*
 * A school that nobody ever filled: its administrator signs in with the code of the host, brings the roster in by the
 * page, sees beforehand what it does, prints letters, and the first pupil signs in. No command but the one that makes
 * the school.
 */

needData(roster);
const browser = await aBrowser();
const running = await aRunningLeerkring('none');
const password = 'zeven sloten diep';
const sitsDown = peopleOf(browser, running.base, '@noord', password);

describe('an empty school to the first pupil’s sign-in, through the page alone', () => {
  let gijs: Person;

  test('the administrator comes in and is shown the way', async () => {
    const said = await running.leerkring(
      ...['school', 'add', 'Voorbeeldcollege Noord', '--handle', 'noord', '--admin', 'Gijs Tromp'],
    );
    gijs = await sitsDown('gijs.tromp', codeSaid(said), looks[1]);
    await gijs.presses('Inlezen');
    await gijs.isAt('/exchange');
    await gijs.looksRightEverywhere();
    expect(await gijs.reads()).toContain('Er is nog niets ingelezen.');
  });

  test('a file that is no roster is refused in a sentence, and nothing is lost', async () => {
    await gijs.page.setInputFiles('#file', {
      name: 'foto.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('geen zip'),
    });
    await gijs.presses('Lees het bestand');
    await gijs.isAt(/^\/exchange\/incoming\//);
    await gijs.comesTo('Er zit 1 fout in het bestand');
    expect(await gijs.reads()).toContain('Dit is geen (heel) zipbestand.');
    await gijs.looksRightEverywhere();
    await gijs.presses('Breng een beter bestand');
    await gijs.isAt('/exchange');
  });

  test('the roster is read, shown, and brought in at one press', async () => {
    await gijs.page.setInputFiles('#file', roster);
    await gijs.presses('Lees het bestand');
    await gijs.isAt(/^\/exchange\/incoming\//);
    await gijs.comesTo('Er is nog niets veranderd');
    expect(await gijs.reads()).toContain('Voorbeeldlyceum Zuid');
    await gijs.looksRightEverywhere();
    const preview = gijs.page.url();
    await gijs.page.click('a[href*="sort=pupil&change=added"]');
    await gijs.isAt(/\/lines$/);
    await gijs.looksRightEverywhere();
    await gijs.goes(new URL(preview).pathname);
    await gijs.presses(/^Voer [\d.]+ verschillen door$/);
    await gijs.comesTo('Het is ingelezen');
    await gijs.looksRightEverywhere();
  });

  test('letters are printed, and the first pupil signs in', async () => {
    const letters = await lettersOf(gijs, 'pupils', '1a');
    const [, name = ''] = /(\S+)@noord\s+Je code/.exec(letters) ?? [];
    const pupil = await sitsDown(name, codeIn(letters, `${name}@noord`), looks[0]);
    await pupil.looksRight();
    expect(await pupil.reads()).toContain('Mijn week');
  });

  test('a delivery of changes moves two pupils, and is taken back within the day', async () => {
    const brings = async (file: Parameters<typeof gijs.page.setInputFiles>[1]) => {
      await gijs.goes('/exchange');
      await gijs.page.setInputFiles('#file', file);
      await gijs.presses('Lees het bestand');
      await gijs.isAt(/^\/exchange\/incoming\//);
    };
    const changes = Buffer.from(moves('u33', 'u35'));
    await brings({ name: 'wissel.zip', mimeType: 'application/zip', buffer: changes });
    await gijs.comesTo('Dit bestand bevat alleen wijzigingen.');
    await gijs.looksRightEverywhere();
    await gijs.presses(/^Voer 6 verschillen door$/);
    await gijs.comesTo('Het is ingelezen');
    await gijs.goes('/exchange');
    await gijs.looksRightEverywhere();
    await gijs.presses('Maak ongedaan: wissel.zip');
    await gijs.comesTo('6 verschillen om terug te draaien');
    await gijs.looksRightEverywhere();
    await gijs.presses(/^Draai 6 verschillen terug$/);
    await gijs.comesTo('Het is teruggedraaid');
    await brings(roster);
    await gijs.comesTo('Alles klopt al');
    expect(await gijs.reads()).toContain('Er valt niets te veranderen.');
  });
});
