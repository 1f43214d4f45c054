import { expect, test } from 'vitest';
import { ofTheWorld, signsIn } from './access.ts';
import { aBrowser, looks } from './browser.ts';
import { textOn } from './cards.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * Two pupils at one computer of the school, and tabs that stay open: what one typed is neither sent in the name of the
 * other nor left for them to read.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();
const talk = '/coaching/talk';

test('a tab that stays open writes nothing in the name of who signs in next', async () => {
  const noor = await ofTheWorld(browser, running.base, 'noor.aydin@veenlicht', looks[1]);
  await noor.goes('/goals');
  const tick = noor.page.locator('form[data-queue] button[name="done"]').first();
  const ticked = await noor.page.context().newPage();
  await ticked.goto(`${running.base}${talk}`);
  await ticked.fill('#text-insight', 'Dat zeg ik liever niet');
  await expect.poll(() => ticked.innerText('#write-insight')).toContain('bewaard');

  // her sign-in runs out at noon, and Daan takes the chair
  await noor.page.context().clearCookies();
  const next = await noor.page.context().newPage();
  await next.goto(`${running.base}/identity/sign-in`);
  await next.fill('input[name="name"]', 'daan.vos@sluiswachter');
  await next.fill('input[name="password"]', 'samen in de kring');
  await next.press('input[name="password"]', 'Enter');
  await next.waitForURL(`${running.base}/`);

  await ticked.fill('#text-insight', 'Thuis gaat het niet goed');
  await expect.poll(() => ticked.innerText('#write-insight')).toContain('niet meer ingelogd');
  await tick.click();
  await expect.poll(() => noor.reads()).toContain('niet meer ingelogd');
  await ticked.close();
  await next.goto(`${running.base}${talk}`);
  expect(await next.inputValue('#text-insight')).toBe('');
  await next.close();

  // and her tick waits for her
  await noor.page.context().clearCookies();
  await signsIn(noor, 'noor.aydin@veenlicht', 'samen in de kring');
  const kept = () => noor.page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(kept).not.toContain('leerkring.ticks');
  await noor.goes(talk);
  expect(await textOn(noor, 'insight')).toBe('Dat zeg ik liever niet');
  await noor.leaves();
});

test('whoever signs out leaves no text behind, also not in another tab', async () => {
  const elif = await ofTheWorld(browser, running.base, 'elif.karaca@veenlicht', looks[1]);
  await elif.goes('/logbook/add');
  const other = await elif.page.context().newPage();
  await other.goto(`${running.base}${talk}`);
  await elif.types('Wat wil je leren?', 'Iets dat niemand weten mag');
  const kept = () => elif.page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(kept).toContain('niemand weten');
  await other.evaluate(() => document.querySelector<HTMLFormElement>('form[data-forget]')?.requestSubmit());
  await elif.isAt('/identity/sign-in');
  expect(await kept()).not.toContain('niemand weten');
  await elif.page.goBack();
  await elif.settled();
  expect(await elif.reads()).not.toContain('niemand weten');
  await elif.leaves();
});
