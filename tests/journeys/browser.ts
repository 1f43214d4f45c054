import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { deepEqual, fail, ok } from 'node:assert/strict';
import { afterAll } from 'vitest';

/** A journey is walked on a phone and on a desk, in light and in dark. */
export const looks = [
  { name: 'phone, light', width: 360, height: 740, scheme: 'light' },
  { name: 'desk, dark', width: 1280, height: 900, scheme: 'dark' },
  { name: 'phone, dark', width: 360, height: 740, scheme: 'dark' },
  { name: 'desk, light', width: 1280, height: 900, scheme: 'light' },
] as const;
export type Look = (typeof looks)[number];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser for this test file, without a network beyond this machine. */
export async function aBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'leerkring-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: profile },
  });
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return browser;
}

/** Somebody at a screen of their own: own cookies, own storage. */
export class Person {
  readonly page: Page;
  look: Look;
  readonly foreign: string[] = [];
  readonly #context: BrowserContext;
  readonly #underway = new Set<Request>();
  /** What a test keeps from arriving: nobody waits for that. */
  keptBack: RegExp | undefined;

  private constructor(context: BrowserContext, page: Page, look: Look) {
    this.#context = context;
    this.page = page;
    this.look = look;
  }

  static async sitsDown(browser: Browser, base: string, look: Look): Promise<Person> {
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: look.width, height: look.height },
      colorScheme: look.scheme,
      locale: 'nl-NL',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const person = new Person(context, page, look);
    page.on('requestfinished', (request) => person.#underway.delete(request));
    page.on('requestfailed', (request) => person.#underway.delete(request));
    page.on('request', (request) => {
      person.#underway.add(request);
      if (!request.url().startsWith(base) && !request.url().startsWith('data:'))
        person.foreign.push(request.url());
    });
    return person;
  }

  /** Waits while something is under way, as somebody who watches does; the page asks again by itself. */
  async comesTo(text: string): Promise<void> {
    for (const until = Date.now() + 60_000; !(await this.reads()).includes(text); ) {
      if (Date.now() > until) fail(`“${text}” never came: ${await this.reads()}`);
      await this.page.waitForTimeout(200);
    }
  }

  async leaves(): Promise<void> {
    deepEqual(this.foreign, [], 'requests to somebody else');
    await this.#context.close();
  }

  /** Moves the focus with Tab alone until it is on what is called so, as somebody without a mouse does. */
  async tabTo(name: string | RegExp, most = 150): Promise<void> {
    const seen: string[] = [];
    for (let presses = 0; presses < most; presses += 1) {
      await this.page.keyboard.press('Tab');
      const called = await this.page.evaluate(() => {
        const on = document.activeElement;
        if (on === null || on === document.body) return '';
        const labels = 'labels' in on ? ((on as HTMLInputElement).labels ?? []) : [];
        const label = on.getAttribute('aria-label') ?? [...labels].map((one) => one.textContent).join(' ');
        return (label || on.textContent || '').replace(/\s+/g, ' ').trim();
      });
      seen.push(called);
      if (typeof name === 'string' ? called.includes(name) : name.test(called)) return;
    }
    throw new Error(`Tab never came to ${name}; it passed ${[...new Set(seen)].join(' | ')}`);
  }

  /** Tabs to something and presses it. */
  async presses(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press(key);
    await this.settled();
  }

  /** Tabs to a field and types. */
  async types(label: string | RegExp, text: string): Promise<void> {
    await this.tabTo(label);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /**
   * Waits until nothing is under way any more: neither a page nor a swap that a press began, of which the browser has
   * told once the page itself answers.
   */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    const until = Date.now() + 30_000;
    for (let quiet = 0; quiet < 3; quiet = this.#awaited().length === 0 ? quiet + 1 : 0) {
      if (Date.now() > until) fail(`still under way: ${this.#awaited().join(', ')}`);
      // a page that is being left answers nothing, and the next one is waited for
      await this.page.evaluate(() => undefined).catch(() => undefined);
      await this.page.waitForTimeout(40);
    }
    await this.page.waitForLoadState('networkidle');
  }

  #awaited(): readonly string[] {
    return [...this.#underway]
      .map((request) => request.url())
      .filter((url) => this.keptBack?.test(url) !== true);
  }

  /** Waits until the address is this one; says what stood on the page when it never was. */
  async isAt(path: string | RegExp): Promise<void> {
    const there = ({ pathname }: URL) => (typeof path === 'string' ? pathname === path : path.test(pathname));
    await this.page
      .waitForURL(there, { timeout: 30_000 })
      .catch(async () => fail(`not at ${path} but at ${this.page.url()}: ${await this.reads()}`));
    await this.settled();
  }

  /** Goes elsewhere, but not before what was pressed here has arrived. */
  async goes(path: string): Promise<number> {
    await this.settled();
    const answer = await this.page.goto(path, { waitUntil: 'networkidle' });
    return answer?.status() ?? 0;
  }

  /** The text a reader sees. */
  async reads(): Promise<string> {
    return (await this.page.innerText('body')).replace(/\s+/g, ' ');
  }

  /** The same page as everybody would see it: on all screens, without loading it anew. */
  async looksRightEverywhere(): Promise<void> {
    const { look } = this;
    for (const other of [...looks.filter((one) => one !== look), look]) {
      await this.#turnsTo(other);
      await this.looksRight();
    }
  }

  async #turnsTo(look: Look): Promise<void> {
    await this.page.setViewportSize({ width: look.width, height: look.height });
    await this.page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
    this.look = look;
  }

  /** What every page owes its reader: no barrier that a machine can find, and nothing that sticks out sideways. */
  async looksRight(): Promise<void> {
    const where = new URL(this.page.url()).pathname;
    const wide = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    ok(wide <= 0, `${where} sticks out sideways at ${this.look.width} px`);
    const cut = await this.page.evaluate(() => {
      const bar = document.querySelector('nav.main > ul');
      return bar === null ? 0 : bar.scrollWidth - bar.clientWidth;
    });
    ok(cut <= 0, `the navigation of ${where} loses ${cut} px at ${this.look.width} px`);
    // the page's own policy forbids foreign scripts, so axe comes in through the browser's back door
    const session = await this.#context.newCDPSession(this.page);
    await session.send('Runtime.evaluate', { expression: axe });
    const { result } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then((found) => JSON.stringify(found.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', '))))`,
      awaitPromise: true,
      returnByValue: true,
    });
    await session.detach();
    deepEqual(JSON.parse(result.value as string), [], `axe on ${where}, ${this.look.name}`);
  }
}

/** Enter and Space count; moving the focus does not. */
export function counting(person: Person) {
  const counted = { presses: 0 };
  return {
    counted,
    presses: async (name: string | RegExp, key: 'Enter' | 'Space' = 'Enter') => {
      counted.presses += 1;
      await person.presses(name, key);
    },
  };
}
