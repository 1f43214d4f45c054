import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ofTheWorld } from './access.ts';
import { aBrowser, looks, type Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * paper – where nothing can be pressed and a pen needs room.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();

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
    await coach.page.focus('#pupils-search');
    await coach.page.keyboard.press('ControlOrMeta+a');
    await coach.page.keyboard.press('Backspace');
    await expect.poll(() => coach.page.locator('#pupils > tr:visible').count()).toBeGreaterThan(1);
    expect(linesOf(await takenAs(coach, 'CSV')).length).toBe(
      await coach.page.locator('#pupils > tr').count(),
    );
  });
});
