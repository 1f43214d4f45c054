import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { codeSaid, comesIn, ofTheWorld } from './access.ts';
import { aBrowser, looks, Person } from './browser.ts';
import { aRunningLeerkring } from './running.ts';

/*
 * A school can leave: two people agree, one takes it along; its own import finds nothing to do, and another server puts
 * it back as it was. With the keyboard alone.
 */

const browser = await aBrowser();
const running = await aRunningLeerkring();
const second = await aRunningLeerkring('none');
const folder = mkdtempSync(join(tmpdir(), 'leerkring-taken-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Presses what gives a file, and keeps it. */
async function takes(person: Person, what: string, as: string): Promise<string> {
  const file = join(folder, as);
  const [download] = await Promise.all([person.page.waitForEvent('download'), person.presses(what)]);
  await download.saveAs(file);
  return file;
}

type Contents = {
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sum: string }>>;
};
const contentsOf = (file: string): Contents => {
  const text = unzipSync(readFileSync(file))['leerkring.json'] as Uint8Array;
  return JSON.parse(Buffer.from(text).toString('utf8')) as Contents;
};

describe('a school that leaves', () => {
  let roster = '';
  let archive = '';

  test('is asked for by one and agreed to by another, who read what it means', async () => {
    // a server forgets a minute after its start: here before the archive, so that there nothing differs by it
    await running.leerkring('forget');
    const gijs = await ofTheWorld(browser, running.base, 'gijs.tromp@veenlicht', looks[1]);
    await gijs.goes('/exchange/out');
    await gijs.looksRightEverywhere();
    await gijs.presses('Vraag om het OneRoster-bestand');
    await gijs.isAt('/exchange/out');
    await gijs.presses('Vraag om het archief');
    await gijs.isAt('/exchange/out');
    await gijs.looksRight();

    const irene = await Person.sitsDown(browser, running.base, looks[0]);
    await irene.goes('/identity/sign-in');
    await irene.types('Je inlognaam', 'irene.duyf@veenlicht');
    await irene.types('Wachtwoord', 'samen in de kring');
    await irene.presses('Inloggen');
    await irene.isAt('/home/school');
    await irene.presses('Bekijk de vraag');
    await irene.isAt('/people/second');
    expect(await irene.reads()).toContain('ook wat leerlingen en coaches schreven');
    await irene.looksRightEverywhere();
    for (let words = 0; words < 2; words += 1) {
      await irene.presses(/^Akkoord$/);
      await irene.isAt('/people/second');
    }
    await irene.looksRight();
    await irene.leaves();

    await gijs.goes('/exchange/out');
    await gijs.looksRightEverywhere();
    roster = await takes(gijs, 'Neem het OneRoster-bestand mee', 'roster.zip');
    archive = await takes(gijs, 'Neem het archief mee', 'archive.zip');
    await gijs.leaves();
  });

  test('comes back to its own import without a difference', async () => {
    const said = await running.leerkring('import', 'oneroster', roster, '--dry-run');
    expect(said).toMatch(/@veenlicht\): 0 added, 0 changed, 0 ended, \d{3,} the same/);
  });

  test('stands in another server with the same rows and sums, and its people come in', async () => {
    expect(await second.leerkring('restore', archive)).toContain('the same rows and sums');
    const again = join(folder, 'again.zip');
    await second.leerkring('export', 'school', 'veenlicht', again);
    const [{ tables: was }, { tables: is }] = [contentsOf(archive), contentsOf(again)];
    const { 'school.journal': told, ...others } = is;
    const { 'school.journal': tellsOf, ...same } = was;
    expect(others).toEqual(same);
    // that it was restored is the one line more
    expect(told?.rows).toBe((tellsOf?.rows ?? 0) + 1);
    const marit = await Person.sitsDown(browser, second.base, looks[0]);
    const code = codeSaid(await second.leerkring('code', 'marit.jansma@veenlicht'));
    await comesIn(marit, { name: 'marit.jansma@veenlicht', code, password: 'zeven sloten diep' });
    await marit.goes('/coaching/group');
    expect(await marit.reads()).toContain('Noor');
    await marit.leaves();
  });
});

test('a pupil takes along everything about herself, and reads it without us', async () => {
  const noor = await ofTheWorld(browser, running.base, 'noor.aydin@veenlicht', looks[0]);
  await noor.goes('/people/looked');
  await noor.presses('Alles meenemen wat Leerkring bewaart');
  await noor.isAt('/exchange/record');
  await noor.looksRightEverywhere();
  const files = unzipSync(readFileSync(await takes(noor, 'Neem alles mee', 'dossier.zip')));
  const elsewhere = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await elsewhere.setContent(Buffer.from(files['dossier.html'] as Uint8Array).toString('utf8'));
  expect(await elsewhere.innerText('h1')).toBe('Alles over Noor Aydın');
  expect(await elsewhere.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await elsewhere.close();
  await noor.leaves();
});
