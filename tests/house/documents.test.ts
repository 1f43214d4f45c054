import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
const documents = [...readdirSync(root), ...inDocs.map((path) => `docs/${path}`)].filter(
  (path) => path.endsWith('.md') && !path.endsWith('template.md'),
);

it.each(documents)('whoever follows a link in %s arrives somewhere', (path) => {
  const text = readFileSync(join(root, path), 'utf8').replace(/```[^]*?```/g, '');
  const lost = [...text.matchAll(/\]\((?!\w+:)([^)#\s]+)/g)]
    .map(([, link]) => link as string)
    .filter((link) => !existsSync(resolve(root, dirname(path), link)));
  expect(lost).toEqual([]);
});
