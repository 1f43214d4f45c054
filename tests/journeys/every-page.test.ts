import { expect, test } from 'vitest';
import { routes } from '../../src/serve.ts';
import { aBrowser, looks, Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/* Every page there is, as somebody meets it who follows links: on phone and desk, in light and dark, without barriers. */

const browser = await aBrowser();
const running = await aRunningLeerkring();

const people = [
  'noor.aydin@veenlicht',
  'marit.jansma@veenlicht',
  'zeynep.aydin@veenlicht',
  'irene.duyf@veenlicht',
  'gijs.tromp@veenlicht',
  'pieter.oen@veenlicht',
  'tygo.prins@veenlicht',
  'kees.vos@sluiswachter',
  'eva.roelofs@ontplooi',
];

/** Pages no link leads to: what is reached by pressing a button. */
const beside = [
  '/coaching/slots/fill',
  '/people/codes?find=no',
  '/people/missing/groups',
  '/people/missing/years',
  '/people/second',
  '/people/guardians?find=sem',
  '/exchange/record/of?find=noor',
  '/office/schools?find=noor',
];

/** What a pupil's week leads to on some days only: the world's day is the day it is made. */
const onSomeDays = ['/logbook/plan', '/logbook/back', '/logbook/days', '/logbook/add', '/logbook/terms'];

const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** What makes a page another one: its path and what is asked of it, not which week or whose. */
const shapeOf = (href: string): string => {
  const [path = '', asked = ''] = (href.replaceAll(id, ':id').split('#')[0] as string).split('?');
  const names = [...new Set([...new URLSearchParams(asked).keys()])].filter(
    (name) => name !== 'did' && name !== 'undo',
  );
  return names.length === 0 ? path : `${path}?${names.sort().join('&')}`;
};
const seen = new Set<string>();
/** Pages already looked at from all four sides, as this kind of person: twice says nothing new. */
const lookedAt = new Set<string>();

/** Looks at the page that is open as everybody would: four screens without loading it anew. */
async function looksRightEverywhere(person: Person, wrong: string[]) {
  for (const look of looks) {
    await person.page.setViewportSize({ width: look.width, height: look.height });
    await person.page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
    person.look = look;
    await person.looksRight().catch((error: Error) => wrong.push(error.message));
  }
}

test.each(people)('%s meets no barrier on any page', { timeout: 900_000 }, async (name) => {
  const person = await Person.sitsDown(browser, running.base, looks[0]);
  await person.goes('/identity/sign-in');
  await person.page.fill('#name', name);
  await person.page.fill('#password', 'samen in de kring');
  await person.page.click('form[action="/identity/sign-in"] button.first');
  await person.isAt(/^\/(home\/school)?$/);
  const hat = name.split('@')[0];
  const more = hat === 'noor.aydin' ? onSomeDays : [];
  const todo = [new URL(person.page.url()).pathname, ...beside, ...more];
  const visited = new Set<string>();
  // all of them at once: whoever mends one page wants to know of the others
  const wrong: string[] = [];
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const shape = shapeOf(path);
    if (visited.has(shape) || path.startsWith('/assets')) continue;
    visited.add(shape);
    const status = await person.goes(path);
    expect(status, `${path} as ${hat}`).toBeLessThan(500);
    if (status === 200) seen.add(shapeOf(new URL(person.page.url()).pathname));
    const role = await person.page.evaluate(
      () => document.querySelector('.person .small')?.textContent ?? '',
    );
    const kind = `${role} ${shape}`;
    if (!lookedAt.has(kind)) await looksRightEverywhere(person, wrong);
    lookedAt.add(kind);
    const links = await person.page.$$eval('a[href^="/"]:not([download])', (all) =>
      all.map((a) => a.getAttribute('href') ?? ''),
    );
    todo.push(...links);
  }
  expect(wrong).toEqual([]);
  expect(visited.size).toBeGreaterThan(beside.length + 2);
  await person.leaves();
});

/**
 * Reached by a press or by nobody who is signed in; the journey of the first goal walks them. What a teacher just found
 * is there until it is read; the journey of a step looks at it from all sides. What was brought in is looked at where an
 * empty school is filled, by a roster or by lists.
 */
const elsewhere = new Set([
  '/people/letters',
  '/identity/code',
  '/identity/sign-in',
  '/progress/judgements/:id',
  '/exchange/incoming/:id',
  '/exchange/incoming/:id/lines',
  '/exchange/incoming/:id/columns',
]);

test('no page of the house was left out', () => {
  const all = routes
    .filter((route) => route.kind === 'page' || (route.kind === 'gate' && route.method === 'GET'))
    .map(({ path }) => path.replaceAll(/:\w+/g, ':id'));
  const missed = [...new Set(all)].filter((path) => !seen.has(path) && !elsewhere.has(path));
  expect(missed).toEqual([]);
});
