/**
 * Writes the documents that are made from code: docs/permissions.md from the rights tables and docs/privacy.md from the
 * register of columns. `node scripts/generated.mjs --check` only says which are no longer true.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const checking = process.argv.includes('--check');

async function write() {
  const { rights } = await load('src/rights.ts');
  const register = JSON.parse(readFileSync(join(root, 'db', 'privacy.json'), 'utf8'));
  const documents = { 'docs/permissions.md': permissions(rights), 'docs/privacy.md': privacy(register) };

  for (const [file, text] of Object.entries(documents)) {
    const path = join(root, file);
    const kept = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (kept === text) continue;
    if (checking) {
      console.log(`${file} is not what the code says; npm run check -- --write`);
      process.exitCode = 1;
    } else writeFileSync(path, text);
  }
}

/** A module of ours, bundled: Node 20 does not read TypeScript. */
async function load(entry) {
  const folder = join(root, 'node_modules', '.cache', 'leerkring');
  const file = join(folder, `generated-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'error',
    });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}

function permissions({ resources, tables }) {
  const held = [
    ...new Set(
      resources.flatMap(({ lines }) => Object.values(lines).flatMap((line) => Object.values(line).flat())),
    ),
  ];
  const told = Object.keys(relations).filter((relation) => held.includes(relation));
  const unknown = held.filter((relation) => relations[relation] === undefined);
  if (unknown.length > 0)
    throw new Error(`scripts/generated.mjs has no words for the relation ${unknown.join(', ')}`);
  return [
    '# Who may do what',
    'Made from the `policy.ts` of each module by `npm run check -- --write`; the same tables make the row policies of the\ndatabase. A relation that is not named has nothing, and nobody else has anything: not the community office, not an\nauditor, not whoever runs the server.',
    '## Relations',
    'Access comes from a relation, never from a role. Relations are rows with a beginning and an end; they are looked up\nanew at every request, so what ended yesterday opens nothing today. Whoever is barred from a child by a judge\n(*blocked*) has none of them with that child.',
    table(
      ['relation', 'relatie', 'held by'],
      told.map((relation) => [relations[relation].en, relations[relation].nl, relations[relation].when]),
    ),
    ...resources.flatMap((resource) => [`## ${nameOf(resource)}`, matrix(resource, told)]),
    '## Tables and database roles',
    'Beneath the pages the database refuses by itself. A role without a mark has no grant on the table at all; every row\nis of the own school. *Pages* is the role of pupils, guardians and staff; *figures* reads a few columns and no names;\n*imports* is the role of rosters that come in. What is past its term is deleted by the owner of the tables, as whom no\nserver signs in (see privacy.md).',
    table(
      ['table', 'pages', 'figures', 'administrator', 'imports'],
      [...tables]
        .sort((a, b) => a.table.localeCompare(b.table))
        .map((one) => [
          `\`${one.table}\``,
          ...[one.member, one.counts, one.school, one.jobs].map((commands) => granted(commands)),
        ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

const relations = {
  self: { en: 'the pupil', nl: 'de leerling zelf', when: 'about oneself' },
  coach: { en: 'coach', nl: 'coach', when: 'who coaches this pupil, from day to day' },
  subjectTeacher: {
    en: 'subject teacher',
    nl: 'vakdocent',
    when: 'who teaches a group in which the pupil is enrolled; the own course, and end goals',
  },
  teamMember: {
    en: 'team member',
    nl: 'teamlid, docent algemeen',
    when: 'member of the team of the pupil’s base group',
  },
  teamLead: { en: 'team lead', nl: 'teamleider', when: 'leads the team of the pupil’s base group' },
  schoolLeader: {
    en: 'school leader',
    nl: 'schoolleider',
    when: 'leads the school; rows only of the one pupil a page is about',
  },
  guardianUnder16: {
    en: 'guardian, pupil under 16',
    nl: 'ouder of verzorger, leerling onder 16',
    when: 'with authority, confirmed by a second person',
  },
  guardianFrom16: {
    en: 'guardian, pupil 16 or 17',
    nl: 'ouder of verzorger, leerling 16 of 17',
    when: 'the same; also when the birth date is unknown, and later when the grown-up pupil let them in again',
  },
  guardianWeek: {
    en: '… and the week was opened',
    nl: '… en de week is opengezet',
    when: 'under 16 by the school, from 16 by the pupil',
  },
  guardianShared: {
    en: '… and the goals were opened',
    nl: '… en de doelen zijn opengezet',
    when: 'by the pupil, or until 18 by the school',
  },
};

/** What a resource and its sorts are called; one without a name here is called as in the code. */
const names = {
  card: 'Card: name, group, coach · *kaart*',
  looked: 'Who looked · *wie heeft gekeken*',
  access: 'Accounts and new codes · *accounts en nieuwe codes*',
  goal: 'Goals · *doelen*',
  goal_figure: 'Figures about goals · *cijfers over doelen*',
  goal_text: 'Why, and looking back · *waarom en terugblik*',
};
const sorts = {
  all: 'all',
  end: 'end goals · *einddoelen*',
  period: 'period goals · *periodedoelen*',
  week: 'learning goals, work goals, the week · *leerdoelen, werkdoelen, de week*',
};
const nameOf = ({ name }) => names[name] ?? name;
const verbs = { read: 'reads', write: 'writes', count: 'counts' };

function matrix({ lines }, told) {
  const columns = Object.keys(lines);
  const mark = (sort, relation) =>
    Object.keys(verbs)
      .filter((verb) => (lines[sort][verb] ?? []).includes(relation))
      .map((verb) => verbs[verb])
      .join(', ') || '–';
  const rows = told
    .map((relation) => [relations[relation].en, ...columns.map((sort) => mark(sort, relation))])
    .filter(([, ...marks]) => marks.some((one) => one !== '–'));
  const heads = columns.map((sort) =>
    columns.length === 1 && sort === 'all' ? 'may' : (sorts[sort] ?? sort),
  );
  return table(['relation', ...heads], rows);
}

const commands = { select: 'read', insert: 'add', update: 'change', delete: 'delete' };

/** `read by goal (read) · add in one’s own name`. */
function granted(rights) {
  if (rights === undefined) return '–';
  if (Array.isArray(rights)) return rights.map((command) => commands[command]).join(', ');
  const said = Object.entries(rights).map(([command, policy]) => {
    const rows =
      policy.by === 'list'
        ? ` where ${policy.resource.name} ${policy.verb === 'count' ? 'may be counted' : policy.verb === 'write' ? 'may be written' : 'may be read'}`
        : policy.by === 'actor'
          ? ' one’s own'
          : '';
    const signed = policy.signedBy === undefined ? '' : ' in one’s own name';
    const only = policy.only === undefined ? '' : ` (only ${policy.only})`;
    const becomes = policy.becomes === undefined ? '' : ` (written with ${policy.becomes})`;
    const columns =
      policy.columns === undefined
        ? ''
        : ` (${policy.columns.filter((one) => one !== 'school_id').join(', ')})`;
    return `${commands[command]}${columns}${rows}${signed}${only}${becomes}`;
  });
  return said.join('; ');
}

function privacy({ classes, bases, terms, exports, erasures, tables }) {
  const byClass = (columns) =>
    Object.entries(columns)
      .map(([name, list]) => `${name}: ${list.join(', ')}`)
      .join('; ');
  return [
    '# What is kept, and why',
    'Made from `db/privacy.json` by `npm run check -- --write`. `npm run bar -- privacy:register` compares that file with the\ndatabase: a column that is not in it, or no longer there, fails. Numbers of the state, religion, origin and health are\nkept nowhere.\n\nWhat is past its term is deleted by itself, once a day by every server that runs, and by `npm run leerkring -- forget`,\nwhich says how much went from each table (`--dry-run`: would go). What a school goes on using stays, without the name of\nwho set it. A term is never cut short: where days differ between schools, a day is added. Where the clocks of server and\ndatabase differ, nothing is deleted. Backups are the host’s: what is deleted here is gone there when the last backup that\nhas it is thrown away.\n\nNot there yet: the exports, and erasing one person before the term.',
    table(['class', 'means'], Object.entries(classes)),
    table(['basis', 'in the law'], Object.entries(bases)),
    '## Tables',
    table(
      ['table', 'about', 'what for', 'basis', 'how long', 'export', 'erasure', 'columns by class'],
      Object.entries(tables)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, one]) => [
          `\`${name}\``,
          one.about,
          one.purpose,
          one.basis,
          terms[one.retention] ?? one.retention,
          exports[one.export] ?? one.export,
          erasures[one.erase] ?? one.erase,
          byClass(one.classes),
        ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

await write();
