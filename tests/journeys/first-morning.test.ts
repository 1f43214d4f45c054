import { describe, expect, test } from 'vitest';
import { codeIn, codeSaid, lettersOf, peopleOf } from './access.ts';
import { aBrowser, looks, type Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * The first morning of a school that has no roster to bring: five steps, from the calendar to printed letters, with lists
 * that are pasted out of a spreadsheet, and the first pupil signs in.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring('none');
const password = 'zeven sloten diep';
const sitsDown = peopleOf(browser, running.base, '@linde', password);

/** Pastes a list, takes the columns as they are guessed, and brings in what it would change. */
async function brings(person: Person, list: string, rows: readonly string[]) {
  await person.goes('/exchange/sheet');
  await person.page.check(`#list-pasted-all input[value="${list}"]`);
  await person.page.fill('#pasted', rows.map((row) => row.replaceAll('|', '\t')).join('\n'));
  await person.presses('Lees wat ik plakte');
  await person.isAt(/\/(columns|incoming\/[^/]+)$/);
  await person.comesTo('Wat staat er in welke kolom?');
  await person.looksRightEverywhere();
  await person.presses('Bekijk wat er verandert');
  await person.isAt(/^\/exchange\/incoming\/[^/]+$/);
  await person.comesTo('Er is nog niets veranderd');
  await person.looksRightEverywhere();
  await person.presses(/^Voer [\d.]+ verschil(len)? door$/);
  await person.comesTo('Het is ingelezen');
}

describe('the first morning of a school, by lists alone', () => {
  let gijs: Person;

  test('begins with five steps, and the calendar stands after one press', async () => {
    const said = await running.leerkring(
      ...['school', 'add', 'De Linde', '--handle', 'linde', '--admin', 'Gijs Tromp'],
    );
    gijs = await sitsDown('gijs.tromp', codeSaid(said), looks[1]);
    expect(await gijs.reads()).toContain('Stap 1 van 5: De kalender.');
    await gijs.goes('/home/begin');
    await gijs.looksRightEverywhere();
    await gijs.presses('Naar de kalender');
    await gijs.isAt('/organisations/calendar');
    await gijs.looksRightEverywhere();
    await gijs.page.check('input[name="region"][value="middle"]');
    await gijs.presses('Zet dit jaar erin');
    await gijs.comesTo('Kerstvakantie');
    await gijs.looksRightEverywhere();
    await gijs.presses('Nieuwe vakantie of vrije dag');
    await gijs.isAt('/organisations/calendar/part');
    await gijs.looksRightEverywhere();
  });

  test('staff and pupils are pasted, and the coach stands beside the pupils', async () => {
    await gijs.goes('/exchange/sheet');
    await gijs.looksRightEverywhere();
    await brings(gijs, 'staff', ['Code|Voornaam|Achternaam|Functie', 'jnm|Marit|Jansma|docent']);
    await brings(gijs, 'pupils', [
      'Leerlingnummer|Roepnaam|Tussenvoegsel|Achternaam|Klas|Mentor|Geboortedatum',
      '101|Noor||Aydın|1A|jnm|2-3-2014',
      '102|Sem|de|Wit|1A|jnm|30-11-2013',
    ]);
    await gijs.goes('/home/begin');
    expect(await gijs.reads()).toContain('2 leerlingen, 1 medewerker en 0 ouders en verzorgers.');
    await gijs.looksRightEverywhere();
  });

  test('letters are printed, and the first pupil signs in', async () => {
    const letters = await lettersOf(gijs, 'pupils', '1A');
    const pupil = await sitsDown('noor.aydin', codeIn(letters, 'noor.aydin@linde'), looks[0]);
    await pupil.looksRight();
    expect(await pupil.reads()).toContain('Mijn week');
  });
});
