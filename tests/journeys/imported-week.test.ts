import { describe, expect, test } from 'vitest';
import { mondayOf } from '#platform/dates';
import { codeOf } from '../../src/modules/logbook/model.ts';
import { codeIn, codeSaid, lettersOf, peopleOf } from './access.ts';
import { aBrowser, counting, looks, type Person } from './browser.ts';
import { isSaved, keptOn, textOn } from './cards.ts';
import { aRunningLeerkring, nationalGoals, needData, roster, saturday } from './running.ts';

/*
 * A school that has nothing but its roster and the national goals: one press gives every group its course, and a pupil
 * of the file lives a whole week on it. Planned, ticked without a network, shown, judged, looked back on, talked about;
 * with the keyboard alone, and every person from the code of a letter.
 */

needData(roster, nationalGoals);
const browser = await aBrowser();
const running = await aRunningLeerkring('none');
const password = 'zeven sloten diep';
const school = '@voorbeeldcollege-noord';
const names = { pupil: 'isra.devries33', coach: 'tieme.scholten23', teacher: 'leo.verbeek1' };

const sitsDown = peopleOf(browser, running.base, school, password);

const thisWeek = codeOf(mondayOf(saturday));

describe('a week of a pupil of the roster, on a course made of national goals', () => {
  let letters: { pupils: string; staff: string };
  let pupil: Person;

  test('the administrator settles a level, gives the groups their courses in one press, and prints letters', async () => {
    await running.leerkring('import', 'oneroster', roster);
    await running.leerkring('import', 'slo', nationalGoals);
    const said = await running.leerkring('code', `dorian.lubbers32${school}`);
    const administrator = await sitsDown('dorian.lubbers32', codeSaid(said), looks[1]);
    await administrator.presses('Koppel cursussen');
    await administrator.isAt('/courses/match');
    await administrator.looksRight();
    await administrator.presses('Zo geven');
    await administrator.isAt('/courses');
    await administrator.looksRight();
    const used = administrator.page.locator('tr', { hasText: 'Biologie onderbouw' });
    expect(await used.innerText()).toContain('1a.bi');
    // the level comes after the course here: who has not begun yet goes along with it
    await administrator.goes('/people/settle');
    await administrator.tabTo('Welk niveau heeft 1a?');
    await administrator.page.keyboard.type('havo');
    await administrator.presses('Bewaar de niveaus');
    await expect.poll(() => administrator.reads()).not.toContain('Welk niveau heeft 1a?');
    letters = {
      pupils: await lettersOf(administrator, 'pupils', '1a'),
      staff: await lettersOf(administrator, 'staff', ''),
    };
  });

  test('the pupil plans from the start page in at most twelve presses (acceptance check 1)', async () => {
    pupil = await sitsDown(names.pupil, codeIn(letters.pupils, names.pupil + school), looks[0]);
    expect(await pupil.reads()).toContain('Biologie onderbouw');
    await pupil.looksRightEverywhere();
    const { counted, presses } = counting(pupil);
    await presses(/^Plan week \d+/);
    await pupil.isAt('/logbook/plan');
    await pupil.looksRightEverywhere();
    const steps = await pupil.page.locator('main input[type="checkbox"]:checked').count();
    expect(steps).toBeGreaterThan(3);
    await presses('Klaar voor het gesprek');
    await pupil.isAt('/logbook');
    expect(await pupil.page.locator('article.goal').count()).toBe(steps);
    expect(await pupil.reads()).toContain('Biologie onderbouw · havo');
    await presses('+ strategie');
    await pupil.isAt('/logbook/strategies');
    await presses(/^\+ \S/);
    await pupil.isAt('/logbook');
    expect(counted.presses).toBeLessThanOrEqual(12);
    await pupil.looksRightEverywhere();
  });

  test('and ticks with the network cut (acceptance check 28)', async () => {
    // on a Saturday the next week is offered; what is ticked and looked back on stands in the one that ends
    await pupil.goes(`/logbook/plan?week=${thisWeek}`);
    await pupil.presses('Klaar voor het gesprek');
    await pupil.isAt('/logbook');
    await pupil.goes('/logbook');
    const tick = pupil.page.locator('button.tick').first();
    await pupil.page.context().setOffline(true);
    await tick.focus();
    await pupil.page.keyboard.press('Enter');
    await expect.poll(() => tick.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => pupil.reads()).toContain('Je vinkje is bewaard');
    await pupil.page.context().setOffline(false);
    await expect.poll(() => pupil.reads()).not.toContain('Je vinkje is bewaard');
    await pupil.goes('/logbook');
    expect(await tick.getAttribute('aria-pressed')).toBe('true');
  });

  test('shows a step, the teacher of the file judges it, and the pupil reads it first', async () => {
    const evidence = 'Mijn kaartjes liggen in het bakje 🗂️';
    const feedback = 'Je voorbeelden zijn van jezelf, Isra.';
    await pupil.goes('/progress');
    await pupil.looksRightEverywhere();
    const card = pupil.page.locator('section.card', { hasText: 'Biologie onderbouw' });
    await card.getByRole('link', { name: /Ik ben er klaar voor/ }).focus();
    await pupil.page.keyboard.press('Enter');
    await pupil.isAt('/progress/ready');
    await pupil.looksRight();
    await pupil.types('Wat kan je leraar bekijken?', evidence);
    await pupil.presses('Laat het je leraar weten');
    await pupil.isAt('/progress');

    const teacher = await sitsDown(names.teacher, codeIn(letters.staff, names.teacher + school), looks[1]);
    await teacher.presses('Wachtrij');
    await teacher.isAt('/progress/queue');
    expect(await teacher.reads()).toContain(evidence);
    await teacher.looksRightEverywhere();
    await teacher.tabTo('Gehaald');
    await teacher.page.keyboard.press('Space');
    await teacher.types('Wat wil je zeggen?', feedback);
    await teacher.presses('Verstuur');
    await expect.poll(() => teacher.reads()).toContain('Verstuurd.');
    await teacher.looksRight();

    await pupil.goes('/');
    expect(await pupil.reads()).not.toContain(feedback);
    await pupil.presses(/Biologie onderbouw/);
    await pupil.isAt(/^\/progress\/judgements\//);
    expect(await pupil.reads()).toContain('Jij ziet dit als eerste.');
    await pupil.presses('Laat zien wat er staat');
    await expect.poll(() => pupil.reads()).toContain(feedback);
    await pupil.looksRight();
    await pupil.goes('/progress');
    expect(await card.innerText()).toMatch(/Nu: trede 2/);
  });

  test('the pupil looks back on the week (acceptance check 3)', async () => {
    await pupil.goes('/logbook/back');
    await pupil.looksRightEverywhere();
    const card = pupil.page.locator('section.card', { hasText: 'Hoe ging het?' }).first();
    await card.locator('input[type="radio"]').first().focus();
    await pupil.page.keyboard.press('Space');
    await pupil.page.keyboard.press('ArrowRight');
    await card.getByLabel('geen hulp').focus();
    await pupil.page.keyboard.press('Space');
    await pupil.types(/Wat neem je mee/, 'Kaartjes maken werkt. 🙂');
    await pupil.presses('Klaar met terugkijken');
    await pupil.isAt('/logbook');
    const page = await pupil.reads();
    expect(page).toContain('deels gelukt');
    expect(page).toContain('Kaartjes maken werkt. 🙂');
    await pupil.looksRightEverywhere();
  });

  test('the coach holds the talk and closes it on one page, with the network gone in the middle', async () => {
    const coach = await sitsDown(names.coach, codeIn(letters.staff, names.coach + school), looks[3]);
    await coach.goes('/coaching/group?show=plans');
    await coach.looksRight();
    await coach.presses('Isra de Vries');
    await coach.isAt(/^\/coaching\/talk\//);
    await coach.looksRight();
    const page = coach.page.url().split('?')[0];
    await pupil.goes('/coaching/talk');
    await pupil.looksRightEverywhere();
    await pupil.types('Wat leerde je over jezelf', 'Overhoren helpt');
    await isSaved(pupil, 'insight');
    await expect.poll(() => textOn(coach, 'insight')).toBe('Overhoren helpt');
    await coach.page.context().setOffline(true);
    await coach.types('Wat leerde je over jezelf', 'Overhoren helpt, ook bij Engels');
    await expect.poll(() => coach.page.innerText('#write-insight')).toContain('verbinding');
    await coach.page.context().setOffline(false);
    await expect.poll(() => keptOn(pupil, 'insight')).toContain('ook bij Engels');
    await coach.types(/^Wat$/, 'Leo om een voorbeeld vragen');
    await coach.presses('Spreek af');
    await expect.poll(() => coach.reads()).toContain('Leo om een voorbeeld vragen');
    await coach.presses(/^Afronden$/);
    await expect.poll(() => coach.reads()).toContain('Het gesprek is afgerond.');
    expect(coach.page.url().split('?')[0]).toBe(page);
    await coach.looksRight();
  });
});
