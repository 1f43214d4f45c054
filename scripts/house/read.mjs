/**
 * Reads a house: every source file with the facts the rules ask about. Nothing is run: oxc parses, and one walk per
 * file collects. A file that cannot be read is itself a finding, since a check that sees nothing must not be green.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { tablesMade } from './sql.mjs';

const anyCode = /\.[cm]?[jt]sx?$/;
const ourCode = /\.tsx?$/;

export function readHouse(root) {
  const plan = createRequire(join(root, 'house.cjs'))('./house.cjs');
  const { imports: aliases = {} } = JSON.parse(textOf(root, 'package.json'));
  const paths = listed(root, 'src');
  const files = new Map();
  for (const path of paths.filter((name) => ourCode.test(name))) {
    const facts = factsOf(path, textOf(root, path));
    if (facts) files.set(path, { path, ...placeOf(path, plan), ...facts });
  }
  for (const file of files.values()) {
    for (const link of file.links) Object.assign(link, resolved(link.says, file.path, paths, aliases));
  }
  const migrations = listed(root, 'db/migrations').filter((path) => path.endsWith('.sql'));
  return {
    plan,
    paths,
    files,
    exist: paths.filter((path) => anyCode.test(path)),
    folders: foldersOf(join(root, 'src/modules')),
    made: tablesMade([
      ...migrations.map((path) => ({ path, line: 1, text: textOf(root, path) })),
      ...[...files.values()]
        .filter((file) => file.part === 'platform' && !file.test)
        .flatMap((file) => file.texts.map((text) => ({ path: file.path, ...text }))),
    ]),
    readme: existsSync(join(root, 'README.md')) ? textOf(root, 'README.md') : undefined,
  };
}

const textOf = (root, path) => readFileSync(join(root, path), 'utf8');

const foldersOf = (path) =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : [];

function listed(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/**
 * Where a file stands. In a module: its noun (a sub-folder with the same vocabulary), its word and whether it is a
 * test; `word` is undefined when the name is not one of ours.
 */
function placeOf(path, plan) {
  const [, part, name, ...rest] = path.split('/');
  const test = /\.test\.tsx?$/.test(path);
  if (part === 'modules' && rest.length > 0) {
    return { part: 'module', module: name, side: plan.modules[name]?.side, test, ...wordOf(rest) };
  }
  if ((part === 'platform' || part === 'ui') && name) return { part, test };
  const root = plan.roots.includes(part.replace(/(\.test)?\.tsx?$/, ''));
  return { part: root ? 'root' : 'nowhere', test };
}

const alone = /^(index|model|policy|store|jobs|words)(\.test)?\.ts$/;
const tongues = /^(words)\.(nl|en|sv)\.ts$/;
const grown = /^(actions|pages)(\/[a-z0-9-]+)?(\.test)?\.tsx?$/;

/** `roster/model.ts`, `oneroster/sheet/pages/one.tsx`: the nouns before the word; only a module itself has a door. */
function wordOf(rest) {
  const grows = ['actions', 'pages'].includes(rest.at(-2));
  const nouns = rest.slice(0, grows ? -2 : -1);
  const name = rest.slice(nouns.length).join('/');
  const word = (alone.exec(name) ?? tongues.exec(name) ?? grown.exec(name))?.[1];
  if (nouns.length === 0) return { noun: undefined, word };
  const named =
    nouns.length <= 2 && nouns.every((noun) => /^[a-z][a-z0-9-]*$/.test(noun) && !words.has(noun));
  return { noun: nouns.join('/'), word: named && word !== 'index' ? word : undefined };
}

const words = new Set(['index', 'model', 'policy', 'store', 'actions', 'pages', 'jobs', 'words']);

/** What one file says: whom it imports, its texts, and where it looks at the clock, chance or the environment. */
function factsOf(path, source) {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) return undefined;
  const ends = [...source.matchAll(/\n/g)].map((found) => found.index);
  const lineOf = (node) => {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (ends[middle] < node.start) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  const facts = { links: [], texts: [], moods: [], environment: [] };
  const taken = new Set();
  const named = namedTexts(program);
  const link = (node, from, type) => {
    taken.add(from);
    facts.links.push({ line: lineOf(node), says: constant(from), type });
  };
  const text = (node) => {
    if (taken.has(node)) return;
    const words = constant(node, named, taken);
    if (words !== undefined) facts.texts.push({ line: lineOf(node), text: words });
  };
  const mood = (node, what) => facts.moods.push({ line: lineOf(node), what });

  new Visitor({
    ImportDeclaration: (node) => {
      link(node, node.source, onlyTypes(node.importKind, node.specifiers));
      for (const { imported } of node.specifiers) if (chance.test(imported?.name)) mood(node, imported.name);
    },
    ExportNamedDeclaration: (node) =>
      node.source && link(node, node.source, onlyTypes(node.exportKind, node.specifiers)),
    ExportAllDeclaration: (node) => link(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => link(node, node.source, false),
    TSImportType: (node) => link(node, node.source, true),
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier') return;
      if (node.callee.name === 'require') link(node, node.arguments[0] ?? node, false);
      if (['fetch', 'setTimeout', 'setInterval', 'Date'].includes(node.callee.name)) {
        mood(node, `${node.callee.name}()`);
      }
    },
    NewExpression: (node) => {
      if (node.callee.name === 'Date' && node.arguments.length === 0) mood(node, 'new Date()');
    },
    MemberExpression: (node) => {
      const said = node.object.type === 'Identifier' && `${node.object.name}.${nameOf(node.property)}`;
      if (moody.test(said)) mood(node, said);
      if (said === 'process.env') facts.environment.push(lineOf(node));
    },
    VariableDeclarator: (node) => {
      if (node.init?.type === 'Identifier' && node.init.name === 'process') {
        mood(node, 'process');
        facts.environment.push(lineOf(node));
      }
    },
    BinaryExpression: text,
    TemplateLiteral: text,
    Literal: text,
  }).visit(program);
  return facts;
}

const chance = /^(random|generate|getRandom|webcrypto)/;
const moody = /^(Date\.now|Math\.random|performance\.now|process\.\w+|crypto\.\w+|Temporal\.Now)$/;
const nameOf = (property) => property.name ?? property.value;

const onlyTypes = (kind, specifiers) =>
  kind === 'type' ||
  (specifiers.length > 0 && specifiers.every((one) => (one.importKind ?? one.exportKind) === 'type'));

/** The texts a file gives a name to, so that a statement may be written in parts. */
function namedTexts(program) {
  const named = new Map();
  for (const statement of program.body) {
    const { declarations = [] } = statement.declaration ?? statement;
    for (const { id, init } of declarations) if (init && id.type === 'Identifier') named.set(id.name, init);
  }
  return named;
}

/** A text as far as it is constant; what is filled in stands as `${}`. Parts of a larger text are taken with it. */
function constant(node, named, taken = new Set(), depth = 0) {
  taken.add(node);
  const part = (piece) => {
    const meant = piece.type === 'Identifier' && depth < 9 ? named?.get(piece.name) : piece;
    return meant && constant(meant, named, meant === piece ? taken : new Set(), depth + 1);
  };
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') {
    return node.quasis
      .map(
        ({ value }, i) =>
          value.cooked + (i < node.expressions.length ? (part(node.expressions[i]) ?? '${}') : ''),
      )
      .join('');
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [part(node.left), part(node.right)];
    if (left !== undefined || right !== undefined) return (left ?? '${}') + (right ?? '${}');
  }
  return undefined;
}

/** Where an import leads: a file of ours (`to`), a package or builtin (`outside`), or nowhere. */
function resolved(says, from, paths, aliases) {
  if (says === undefined) return {};
  if (says.startsWith('.')) return { to: known(posix.join(posix.dirname(from), says), paths) };
  if (!says.startsWith('#'))
    return { outside: isBuiltin(says) ? `node:${says.replace('node:', '')}` : packageOf(says) };
  for (const [alias, target] of Object.entries(aliases)) {
    const [head, tail] = alias.split('*');
    if (tail === undefined ? says === alias : says.startsWith(head) && says.endsWith(tail)) {
      const middle = tail === undefined ? '' : says.slice(head.length, says.length - tail.length);
      return { to: known(posix.normalize(target.replace('*', middle)), paths) };
    }
  }
  return {};
}

const known = (path, paths) => (paths.includes(path) ? path : undefined);
const packageOf = (says) => says.split('/', says.startsWith('@') ? 2 : 1).join('/');
