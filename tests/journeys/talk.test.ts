import { describe, expect, test } from 'vitest';
import { ofTheWorld } from './access.ts';
import { aBrowser, type Look, looks, type Person } from './browser.ts';
import { isSaved, keptOn, textOn } from './cards.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * The weekly talk, as it is held: the coach and the pupil at a screen each, on one page with five cards. Both type, the
 * wireless network falls away in the middle, and one press closes it. With the keyboard alone.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();
const signsIn = (look: Look, name: string) => ofTheWorld(browser, running.base, name, look);

describe('a talk between a coach and a pupil', () => {
  test.each([
    { coachAt: looks[3], pupilAt: looks[0], insight: 'Eerst plannen helpt' },
    { coachAt: looks[1], pupilAt: looks[2], insight: 'Hardop uitleggen helpt' },
  ])(
    'is held and closed without leaving one page, and loses nothing when the network goes: acceptance check 4 ($coachAt.name)',
    async ({ coachAt, pupilAt, insight }) => {
      const coach = await signsIn(coachAt, 'marit.jansma@veenlicht');
      await coach.goes('/coaching/group');
      await coach.looksRight();
      await coach.presses(/Noor/);
      await coach.isAt(/^\/coaching\/talk\//);
      const page = coach.page.url();
      await coach.looksRight();
      for (const card of ['Landen', 'Terug', 'Inzicht', 'Vooruit', 'Afspraken'])
        expect(await coach.reads()).toContain(card);

      const pupil = await signsIn(pupilAt, 'noor.aydin@veenlicht');
      // the first screen says when they speak next
      await pupil.presses(/met Marit/);
      await pupil.isAt('/coaching/talk');
      await pupil.looksRight();

      // the pupil types; the coach, who is at another card, sees it come in
      await pupil.types('Wat leerde je over jezelf', insight);
      await isSaved(pupil, 'insight');
      await expect.poll(() => textOn(coach, 'insight')).toBe(insight);

      // the network goes in the middle of a sentence, and comes back; nobody pressed anything
      await coach.page.context().setOffline(true);
      await coach.types('Wat leerde je over jezelf', `${insight}, ook bij wiskunde.`);
      await expect.poll(() => coach.page.innerText('#write-insight')).toContain('verbinding');
      expect(await coach.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('wiskunde');
      expect(await keptOn(pupil, 'insight')).toBe(insight);
      await coach.page.context().setOffline(false);
      await expect.poll(() => keptOn(pupil, 'insight')).toBe(`${insight}, ook bij wiskunde.`);

      // both write the same card at once: nobody's words are gone
      await expect.poll(() => textOn(pupil, 'insight')).toContain('wiskunde');
      await pupil.page.context().setOffline(true);
      await pupil.types('Wat leerde je over jezelf', 'Ik vraag eerder om hulp');
      await coach.types('Wat leerde je over jezelf', 'Samen bedacht: twee keer per week');
      await isSaved(coach, 'insight');
      await expect.poll(() => keptOn(coach, 'insight')).toContain('Samen bedacht');
      await pupil.page.context().setOffline(false);
      await expect.poll(() => pupil.reads()).toContain('Jullie schreven hier tegelijk');
      expect(await pupil.reads()).toContain('Samen bedacht');
      expect(await textOn(pupil, 'insight')).toContain('Ik vraag eerder om hulp');
      await pupil.looksRight();
      await pupil.types('Wat leerde je over jezelf', 'Samen bedacht, en ik vraag eerder om hulp');
      await pupil.presses('Bewaar deze tekst');
      await expect.poll(() => keptOn(coach, 'insight')).toContain('en ik vraag eerder om hulp');

      // who, what, when – and one press
      await coach.types(/^Wat$/, `Fatma vragen (${coachAt.name})`);
      await coach.presses('Spreek af');
      await expect.poll(() => coach.reads()).toContain('Fatma vragen');
      await expect.poll(() => pupil.reads()).toContain('Fatma vragen');
      await coach.presses(/^Afronden$/);
      await expect.poll(() => coach.reads()).toContain('Het gesprek is afgerond.');
      expect(coach.page.url().split('?')[0]).toBe(page.split('?')[0]);
      expect(await coach.reads()).toMatch(/Gehouden .* minu/);
      await coach.looksRight();
      await coach.presses('Maak ongedaan');
      await expect.poll(() => coach.reads()).toContain('Afronden legt vast');

      for (const path of ['/coaching/talks', '/coaching/slots', '/coaching/agreements']) {
        await coach.goes(path);
        await coach.looksRight();
      }
      await pupil.leaves();
      await coach.leaves();
    },
  );

  test('keeps what is newest when the answer to something earlier comes late', async () => {
    const coach = await signsIn(looks[3], 'marit.jansma@veenlicht');
    await coach.goes('/coaching/group');
    // a menu that was opened and passed by does not lie over what comes after it
    await coach.presses(/, menu$/);
    expect(await coach.page.locator('details.menu[open]').count()).toBe(1);
    // who searches and finds nobody is not asked to agree with anything
    await coach.types('Zoek een leerling', 'nobody is called so');
    for (const nothing of ['.in-sight', '.table', '.takes'])
      expect(await coach.page.isVisible(nothing)).toBe(false);
    // nor when the server is asked, and what it finds next stands under its head again
    await coach.page.keyboard.press('Enter');
    await expect.poll(() => coach.reads()).toContain('Niemand in je groep heet');
    expect(await coach.page.locator('.table, .takes').count()).toBe(0);
    await coach.page.keyboard.press('ControlOrMeta+a');
    await coach.page.keyboard.type('Noor');
    await expect.poll(() => coach.page.locator('.table thead + tbody tr').count()).toBe(1);
    expect(await coach.page.isVisible('.takes')).toBe(true);
    expect(await coach.page.locator('details.menu[open]').count()).toBe(0);
    await coach.presses(/Noor/);
    await coach.isAt(/^\/coaching\/talk\//);
    const agreed = () => coach.page.innerText('#agreements');
    // what was refused is said on the tab, until it is right
    const tab = () => coach.page.title();
    const before = await tab();
    await coach.presses('Spreek af');
    await expect.poll(tab).toBe(`Fout: ${before}`);
    expect(await coach.page.innerText('#live')).not.toContain('Opgeslagen');
    await coach.types(/^Wat$/, 'Atlas meenemen');
    await coach.presses('Spreek af');
    await expect.poll(agreed).toContain('Atlas meenemen');
    expect(await tab()).toBe(before);

    // two presses: the page that answers the first was made before the second, and comes after its answer
    const first = await heldBack(coach, /[?&]did=/);
    await coach.presses(/^gedaan$/);
    await first.isHeld;
    await coach.types(/^Wat$/, 'Passer meenemen');
    await coach.presses('Spreek af');
    await expect.poll(agreed).toContain('Passer meenemen');
    await first.comes();
    await always(agreed, 'Passer meenemen');
    expect(await agreed()).toContain('✓ gedaan');

    // the other way round: the page of the second press still shows the words of the first, whose answer is on its way
    const slow = await heldBack(coach, /[?&]did=/);
    await coach.types(/^Wat$/, 'Potlood meenemen');
    await coach.presses('Spreek af');
    await slow.isHeld;
    await coach.presses(/^gedaan$/);
    await expect.poll(agreed).toContain('Potlood meenemen');
    const what = () => coach.page.inputValue('#new-agreement [name="what"]');
    expect(await what()).toBe('Potlood meenemen');
    // pressed again they count once, and once they have arrived they stand there no more
    await coach.presses('Spreek af');
    await expect.poll(what).toBe('');
    await slow.comes();
    await always(async () => `“${await what()}”`, '“”');
    expect((await agreed()).split('Potlood meenemen')).toHaveLength(2);
    const again = await heldBack(coach, /[?&]did=/);
    await coach.types(/^Wat$/, 'Gum meenemen');
    await coach.presses('Spreek af');
    await again.isHeld;
    await coach.presses(/^gedaan$/);
    await expect.poll(agreed).toContain('Gum meenemen');
    await again.comes();
    await expect.poll(what).toBe('');

    // what the other wrote is looked up while this one writes: the look is older than the words
    const look = await heldBack(coach, /\?week=[^&]*$/);
    await look.isHeld;
    await coach.types('Wat leerde je over jezelf', 'Vragen kost niets');
    await isSaved(coach, 'insight');
    await coach.tabTo(/^Wat$/);
    await look.comes();
    await always(() => textOn(coach, 'insight'), 'Vragen kost niets');
    await coach.leaves();
  });
});

/** Holds back the answer to the next look at such an address, which the server has made by then. */
async function heldBack(person: Person, address: RegExp) {
  const session = await person.page.context().newCDPSession(person.page);
  let held = '';
  const isHeld = new Promise<void>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      if (held !== '' || request.method !== 'GET' || !address.test(request.url)) {
        // the page may have been closed since, and then nobody waits for the answer
        session.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
        return;
      }
      held = requestId;
      resolve();
    });
  });
  await session.send('Fetch.enable', { patterns: [{ requestStage: 'Response' }] });
  person.keptBack = address;
  return {
    isHeld,
    comes: async () => {
      person.keptBack = undefined;
      await session.send('Fetch.continueRequest', { requestId: held });
      await session.detach();
    },
  };
}

/** Holds for a while: what goes wrong here is put right by the next look, four seconds later. */
async function always(reads: () => Promise<string>, text: string) {
  for (const until = Date.now() + 2000; Date.now() < until; await new Promise((then) => setTimeout(then, 50)))
    expect(await reads()).toContain(text);
}
