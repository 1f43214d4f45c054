import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ofTheWorld } from './access.ts';
import { aBrowser, looks, type Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * What leaves the screen – in a file, or on paper, where nothing can be pressed and a pen needs room.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();

/** What can be seen on paper of what a hand would have to press. */
const pressedOnPaper = (person: Person) =>
  person.page
    .locator('main :is(button, select, input, summary, a.button)')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && !one.closest('.turn, .segmented'))
        .map((one) => one.outerHTML.slice(0, 120)),
    );

async function takenAs(person: Person, form: string): Promise<string> {
  const [download] = await Promise.all([
    person.page.waitForEvent('download'),
    person.page.locator('.takes a', { hasText: form }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}
const linesOf = (csv: string) => csv.trim().split(/\r?\n/).slice(1);

describe('what leaves the screen', () => {
  test('is for a coach the part of the group that was found, and all of it when the word is gone', async () => {
    const coach = await ofTheWorld(browser, running.base, 'marit.jansma@veenlicht', looks[3]);
    await coach.goes('/coaching/group');
    await coach.types('Zoek een leerling', 'noo');
    await expect.poll(() => coach.page.locator('#pupils > tr:visible').count()).toBe(1);
    const found = linesOf(await takenAs(coach, 'CSV'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('Noor');
    // of nobody there is no file, so nothing leads to one
    await coach.types('Zoek een leerling', 'zzz');
    await expect.poll(() => coach.page.locator('.takes:visible').count()).toBe(0);
    await coach.page.focus('#pupils-search');
    await coach.page.keyboard.press('ControlOrMeta+a');
    await coach.page.keyboard.press('Backspace');
    await expect.poll(() => coach.page.locator('#pupils > tr:visible').count()).toBeGreaterThan(1);
    expect(linesOf(await takenAs(coach, 'CSV')).length).toBe(
      await coach.page.locator('#pupils > tr').count(),
    );
  });

  test('is for a coach with a pen the talk: what is known and agreed, and room to write', async () => {
    const coach = await ofTheWorld(browser, running.base, 'marit.jansma@veenlicht', looks[3]);
    await coach.goes('/coaching/group');
    await coach.presses(/Noor/);
    await coach.isAt(/^\/coaching\/talk\//);
    const long = 'Ik leerde dat ik eerst moet lezen en dan pas moet schrijven. '.repeat(12);
    await coach.types('Wat leerde je over jezelf', long);
    await coach.page.emulateMedia({ media: 'print' });
    expect(await pressedOnPaper(coach)).toEqual([]);
    const reads = await coach.reads();
    for (const said of ['Spreek af', 'Naar het plan', 'Mijn afspraken', 'Gaat het gesprek niet door?'])
      expect(reads).not.toContain(said);
    // each agreement with whether it was done, and under them lines for who, what and when
    expect(await coach.page.locator('#agreements .turn .button:visible').count()).toBe(
      await coach.page.locator('#agreements > li').count(),
    );
    expect(await coach.page.locator('#card-agreements .pen-room i:visible').count()).toBe(9);
    expect(await coach.page.locator('#card-ahead .pen-room i:visible').count()).toBe(2);
    // and what was typed stands there whole
    const hidden = await coach.page
      .locator('#text-insight')
      .evaluate((field) => field.scrollHeight - field.clientHeight);
    expect(hidden).toBeLessThanOrEqual(1);
  });

  test('is for a pupil the weeks to come with what each step is, and no word about pressing', async () => {
    const pupil = await ofTheWorld(browser, running.base, 'noor.aydin@veenlicht', looks[3]);
    await pupil.goes('/logbook/terms');
    expect(await pupil.reads()).toContain('Druk op een getal');
    await pupil.page.emulateMedia({ media: 'print' });
    expect(await pupil.reads()).not.toContain('Druk op');
    expect(await pressedOnPaper(pupil)).toEqual([]);
    const step = pupil.page.locator('.in-words td > a').first();
    const said = await step.evaluate((one) => getComputedStyle(one, '::after').content);
    expect(said).toMatch(/Trede \d+: \S/);
  });
});
