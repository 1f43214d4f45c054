import { describe, expect, test } from 'vitest';
import { ofTheWorld } from './access.ts';
import { aBrowser, counting, type Look, looks, type Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * A pupil's week, with the keyboard alone: planned in at most twelve presses, ticked while the network is cut, looked
 * back on in two minutes. What the page offers is what is pressed.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();
const comesIn = (name: string, look: Look) => ofTheWorld(browser, running.base, name, look);

describe('a pupil’s week', () => {
  test('is planned from the start page in at most twelve presses, with a strategy (acceptance checks 1 and 2)', async () => {
    const daan = await comesIn('daan.vos@sluiswachter', looks[1]);
    const { counted, presses } = counting(daan);
    await presses('Mijn week');
    await daan.isAt('/logbook');
    await daan.looksRightEverywhere();
    await presses(/^(Plan week \d+|Pas je plan aan)/);
    await daan.isAt('/logbook/plan');
    await daan.looksRightEverywhere();
    const ticked = await daan.page.locator('main input[type="checkbox"]:checked').count();
    expect(ticked).toBeGreaterThan(0);
    await presses('Klaar voor het gesprek');
    await daan.isAt('/logbook');
    expect(await daan.page.locator('article.goal').count()).toBe(ticked);
    await presses('+ strategie');
    await daan.isAt('/logbook/strategies');
    await daan.looksRightEverywhere();
    await presses(/^\+ \S/);
    await daan.isAt('/logbook');
    expect(await daan.page.locator('article.goal > .chips a.chip:not(.soft)').count()).toBeGreaterThan(0);
    await daan.looksRightEverywhere();
    expect(counted.presses).toBeLessThanOrEqual(12);
    await daan.leaves();
  });

  test('is ticked with the network cut, and the tick arrives when it is back (acceptance check 28)', async () => {
    const elif = await comesIn('elif.karaca@veenlicht', looks[0]);
    const goal = 'Ik leg uit waarom de zee zout is 🌊';
    const task = 'Een proefje met zout water';
    await elif.goes('/logbook/add');
    await elif.looksRightEverywhere();
    await elif.types('Wat wil je leren?', goal);
    await elif.types('Hoe zie je dat het gelukt is?', 'Mijn zus snapt het');
    await elif.presses('Zet in mijn week');
    await elif.isAt('/logbook');
    await elif.goes('/logbook/add?kind=work');
    await elif.looksRightEverywhere();
    await elif.types('Wat ga je doen?', task);
    await elif.page.getByLabel(goal).focus();
    await elif.page.keyboard.press('Space');
    await elif.presses('Zet in mijn week');
    await elif.isAt('/logbook');

    const tick = elif.page.locator(`button.tick:has-text("${task}")`);
    await elif.page.context().setOffline(true);
    await tick.focus();
    await elif.page.keyboard.press('Enter');
    await expect.poll(() => tick.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => elif.reads()).toContain('Je vinkje is bewaard');
    await elif.page.context().setOffline(false);
    await expect.poll(() => elif.reads()).not.toContain('Je vinkje is bewaard');
    await elif.goes('/logbook');
    expect(await tick.getAttribute('aria-pressed')).toBe('true');
    await elif.leaves();
  });

  test('is looked back on: a few taps, one reason, one sentence; what is not done goes along (acceptance check 3)', async () => {
    const sem = await comesIn('sem.dewit@veenlicht', looks[2]);
    const goal = 'Ik vouw een kraanvogel';
    await sem.goes('/logbook/add');
    await sem.types('Wat wil je leren?', goal);
    await sem.types('Hoe zie je dat het gelukt is?', 'Hij kan staan');
    await sem.presses('Zet in mijn week');
    await sem.isAt('/logbook');
    await sem.goes('/logbook/back');
    await sem.looksRightEverywhere();
    const card = sem.page.locator('section.card', { hasText: goal });
    await card.locator('input[type="radio"]').first().focus();
    await sem.page.keyboard.press('Space');
    // the arrows move on: done, partly
    await sem.page.keyboard.press('ArrowRight');
    await card.getByLabel('geen hulp').focus();
    await sem.page.keyboard.press('Space');
    await sem.looksRightEverywhere();
    await sem.types(/Wat neem je mee/, 'Rustig vouwen helpt. 🙂');
    await sem.presses('Klaar met terugkijken');
    await sem.isAt('/logbook');
    const page = await sem.reads();
    expect(page).toContain('deels gelukt');
    expect(page).toMatch(/gaat mee naar week \d+/);
    expect(page).toContain('Rustig vouwen helpt. 🙂');
    await sem.looksRightEverywhere();
    await sem.leaves();
  });

  test('fits on one sheet of A5, also with ten goals and emoji', async () => {
    const elif = await comesIn('elif.karaca@veenlicht', looks[1]);
    for (let n = 1; n <= 10; n += 1) {
      await elif.goes('/logbook/add');
      await elif.page.fill('#title', `Ik kan ding ${n} van deze volle week 🎯`);
      await elif.page.fill('#measure', 'Het lukt');
      await elif.page.click('button:has-text("Zet in mijn week")');
      await elif.isAt('/logbook');
    }
    await elif.goes('/logbook/print');
    await elif.looksRightEverywhere();
    const printed = async ({ page }: Person) =>
      (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pagesIn = (pdf: string) => pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    const pdf = await printed(elif);
    expect(pagesIn(pdf)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 4(19|20)/);
    await elif.leaves();
    // few goals with many long tasks are much, too
    const noor = await comesIn('noor.aydin@veenlicht', looks[0]);
    await noor.goes('/logbook/print');
    expect(pagesIn(await printed(noor))).toHaveLength(1);
    await noor.leaves();
  });
});
