import { describe, expect, test } from 'vitest';
import { ofTheWorld } from './access.ts';
import { aBrowser, type Look, looks } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * A step from "I am ready" to "passed": the pupil shows it by keyboard, the subject teacher judges it in the queue, the
 * pupil reads it first and alone, and only then the family may (S5.12, decision 0013).
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();
const sitsDown = (name: string, look: Look) => ofTheWorld(browser, running.base, name, look);

const journeys = [
  { look: looks[0], at: looks[1], nth: 'eerste' },
  { look: looks[3], at: looks[2], nth: 'tweede' },
] as const;

describe('a step', () => {
  test.each(journeys)(
    'is shown, judged, read by the pupil first and by the family after that ($look.name)',
    async ({ look, at, nth }) => {
      const evidence = `Mijn ${nth} uitwerking ligt in de map 🗂️`;
      const feedback = `Je ${nth} uitleg is helder, Noor.`;
      const noor = await sitsDown('noor.aydin@veenlicht', look);
      await noor.goes('/progress');
      await noor.looksRight();
      const card = noor.page.locator('section.card', { hasText: 'Wiskunde' });
      const step = /Nu: (trede \d+)/.exec(await card.innerText())?.[1] as string;
      await noor.presses(`Ik ben er klaar voor: ${step}`);
      await noor.isAt('/progress/ready');
      await noor.looksRight();
      await noor.presses('Laat het je leraar weten');
      await expect.poll(() => noor.reads()).toContain('Schrijf in één zin wat er te zien is.');
      await noor.looksRight();
      await noor.types('Wat kan je leraar bekijken?', evidence);
      await noor.presses('Laat het je leraar weten');
      await noor.isAt('/progress');
      await noor.looksRight();

      const youssef = await sitsDown('youssef.haddou@veenlicht', at);
      await youssef.presses('Wachtrij');
      await youssef.isAt('/progress/queue');
      await youssef.looksRight();
      expect(await youssef.reads()).toContain('schooldag');
      await youssef.presses('Noor Aydın');
      expect(await youssef.reads()).toContain(evidence);
      await youssef.looksRight();
      const of = (await youssef.page.getAttribute('a[href^="/progress/of/"]', 'href')) as string;
      await youssef.tabTo('Gehaald');
      await youssef.page.keyboard.press('Space');
      await youssef.types('Wat wil je zeggen?', feedback);
      await youssef.presses('Verstuur');
      await expect.poll(() => youssef.reads()).toContain('Verstuurd.');
      // the next one opened itself
      expect(await youssef.reads()).not.toContain(evidence);
      expect(await youssef.page.locator('#item').count()).toBe(1);
      await youssef.looksRight();
      expect(await youssef.goes(of)).toBe(200);
      expect(await youssef.reads()).toContain('nog niet gelezen');
      await youssef.looksRight();

      const zeynep = await sitsDown('zeynep.aydin@veenlicht', at);
      expect(await zeynep.goes(of)).toBe(200);
      expect(await zeynep.reads()).not.toContain(feedback);
      await zeynep.looksRight();

      await noor.goes('/progress');
      expect(await noor.reads()).not.toContain(feedback);
      await noor.looksRight();
      await noor.presses(`Bekijk Wiskunde · ${step}`);
      await noor.isAt(/^\/progress\/judgements\//);
      expect(await noor.reads()).toContain('Jij ziet dit als eerste.');
      expect(await noor.reads()).not.toContain(feedback);
      await noor.looksRight();
      await noor.presses('Laat zien wat er staat');
      await expect.poll(() => noor.reads()).toContain(feedback);
      expect(await noor.reads()).toContain('Youssef Haddou');
      await noor.looksRight();

      await zeynep.goes(of);
      expect(await zeynep.reads()).toContain(feedback);
      await zeynep.looksRight();

      // the plan, on one page
      await noor.goes('/progress/plan');
      await noor.looksRight();
      expect(await noor.reads()).toMatch(/dat is ongeveer .* per/);
      for (const person of [noor, youssef, zeynep]) await person.leaves();
    },
  );
});
