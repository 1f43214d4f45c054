/**
 * The rules of the house, one object each: the law in a sentence and how to find who breaks it. A finding is
 * `{ file, line, says }`. Every rule has a planted violation in tests/house/walls.test.ts; a rule without one fails there.
 */
import { cyclesIn, pathTo } from './graph.mjs';
import { looksLikeSql, tablesIn } from './sql.mjs';

const order = ['model', 'words', 'policy', 'store', 'actions', 'pages', 'jobs', 'index'];
const drawers = /^(utils?|helpers?|services?|common|misc|types?|libs?|shared)$/;
const reaches = {
  common: ['common'],
  school: ['common', 'school'],
  network: ['common', 'network'],
  hatch: ['common', 'school', 'network'],
};

/** Files that must keep the rules; a test may play anyone. */
const living = (house) => [...house.files.values()].filter((file) => !file.test);
const linksOf = (house, file) =>
  file.links.map((link) => ({ ...link, file, target: house.files.get(link.to) }));
const links = (house) => living(house).flatMap((file) => linksOf(house, file));
const at = (link, says) => ({ file: link.file.path, line: link.line, says });
const crossesTo = ({ file, target }) => target?.part === 'module' && target.module !== file.module;

export const rules = [
  {
    name: 'read',
    law: 'Every source file is read, and every import leads somewhere.',
    find: (house) => [
      ...(house.files.size === 0 ? [{ file: 'src', says: 'no file was read, so nothing was proven' }] : []),
      ...house.exist
        .filter((path) => !house.files.has(path))
        .map((path) => ({ file: path, says: 'could not be read; write it as .ts or .tsx that parses' })),
      ...links(house)
        .filter(({ to, outside }) => !to && !outside)
        .map((link) => at(link, `${link.says ?? 'an import with a computed name'} leads nowhere`)),
    ],
  },
  {
    name: 'plan',
    law: 'house.cjs tells of every module that stands and of no other; its arrows keep the sides and make no circle.',
    find: (house) => {
      const { modules } = house.plan;
      const says = (text) => ({ file: 'house.cjs', says: text });
      const arrows = new Map(Object.entries(modules).map(([name, { may }]) => [name, may]));
      return [
        ...house.folders
          .filter((name) => !modules[name])
          .map((name) => says(`module ${name} is not in the plan`)),
        ...Object.keys(modules)
          .filter((name) => !house.folders.includes(name))
          .map((name) => says(`module ${name} is planned, but src/modules/${name} does not exist`)),
        ...[...arrows].flatMap(([name, may]) =>
          may
            .filter((other) => !reaches[modules[name].side]?.includes(modules[other]?.side))
            .map((other) => says(`${name} (${modules[name].side}) may never call ${other}`)),
        ),
        ...cyclesIn(arrows).map((circle) => says(`planned in a circle: ${circle.join(' → ')}`)),
      ];
    },
  },
  {
    name: 'map',
    law: 'The map in the README is the plan.',
    find: ({ readme, plan }) =>
      readme?.includes(plan.map())
        ? []
        : [
            {
              file: 'README.md',
              says: 'shows another map than `node house.cjs --map`; npm run check -- --write',
            },
          ],
  },
  {
    name: 'vocabulary',
    law: 'A module speaks in closed words: index, model, policy, store, actions, pages, words, jobs, and their tests.',
    find: (house) =>
      house.paths
        .filter((path) => path.startsWith('src/modules/'))
        .filter((path) => house.files.get(path)?.word === undefined)
        .map((path) => ({ file: path, says: 'is not a name that a module knows (docs/house-style.md)' })),
  },
  {
    name: 'drawers',
    law: 'Nothing is put in a drawer called utils, helpers, services, common, misc, types or lib.',
    find: ({ paths }) =>
      paths
        .filter((path) => path.split('/').some((piece) => drawers.test(piece.replace(/\..*/, ''))))
        .map((path) => ({ file: path, says: 'is a drawer; name it after what it is about' })),
  },
  {
    name: 'rooms',
    law: 'Source stands in a module, in platform, in ui, or is a composition root of the plan; roots are never imported.',
    find: (house) => [
      ...living(house)
        .filter(({ part }) => part === 'nowhere')
        .map(({ path }) => ({ file: path, says: 'stands in no part of the house' })),
      ...links(house)
        .filter(({ file, target }) => target?.part === 'root' && file.part !== 'root')
        .map((link) => at(link, `imports the composition root ${link.to}; let the root hand it over`)),
      ...links(house)
        .filter(({ target, to }) => target?.test || to?.startsWith('tests/'))
        .map((link) => at(link, `imports a test, ${link.to}`)),
    ],
  },
  {
    name: 'below',
    law: 'Platform and ui know no module.',
    find: (house) =>
      links(house)
        .filter(({ file, target }) => ['platform', 'ui'].includes(file.part) && target?.part === 'module')
        .map((link) => at(link, `${link.file.part} imports the module ${link.target.module}`)),
  },
  {
    name: 'arrows',
    law: 'A module calls only whom house.cjs lets it call.',
    find: (house) =>
      links(house)
        .filter((link) => link.file.part === 'module' && crossesTo(link))
        .filter(({ file, target }) => !house.plan.modules[file.module]?.may.includes(target.module))
        .map((link) => at(link, `${link.file.module} → ${link.target.module} is not in house.cjs`)),
  },
  {
    name: 'doors',
    law: 'Another part of the house is entered by its door (#modules/…, #platform/…, #ui), one’s own door never.',
    find: (house) =>
      links(house)
        .filter(({ file, target }) => target && file.part !== 'root')
        .flatMap((link) => {
          const { file, target, says, to } = link;
          if (file.part === 'module' && target.module === file.module) {
            return target.word === 'index' || says.startsWith('#')
              ? [at(link, 'goes through its own door')]
              : [];
          }
          if (target.part === 'module' && (target.word !== 'index' || target.noun)) {
            return [at(link, `reaches past the door of ${target.module} to ${to}`)];
          }
          if (target.part === 'ui' && file.part !== 'ui' && to !== 'src/ui/index.ts') {
            return [at(link, `reaches past #ui to ${to}`)];
          }
          return target.part !== file.part && says.startsWith('.')
            ? [at(link, `leaves its part of the house by ${says}`)]
            : [];
        }),
  },
  {
    name: 'order',
    law: 'Inside a module the words depend in one direction: model, policy, store, actions, pages and jobs.',
    find: (house) =>
      links(house)
        .filter(({ file, target }) => file.part === 'module' && target?.module === file.module)
        .filter(({ file, target }) => file.word && target.word && target.word !== 'index')
        .filter(({ file, target }) => order.indexOf(target.word) > order.indexOf(file.word))
        .map((link) => at(link, `${link.file.word} imports ${link.target.word}`)),
  },
  {
    name: 'circles',
    law: 'No file and no module imports itself, not even through others and not even for a type.',
    find: (house) => {
      const files = new Map(living(house).map((file) => [file.path, file.links.map(({ to }) => to)]));
      const modules = new Map(house.folders.map((name) => [name, new Set()]));
      for (const link of links(house)) {
        if (link.file.part === 'module' && crossesTo(link))
          modules.get(link.file.module).add(link.target.module);
      }
      return [
        ...cyclesIn(files).map((circle) => ({
          file: circle[0],
          says: `files in a circle: ${circle.join(' → ')}`,
        })),
        ...cyclesIn(modules).map((circle) => ({
          file: 'src',
          says: `modules in a circle: ${circle.join(' → ')}`,
        })),
      ];
    },
  },
  {
    name: 'chair',
    law: 'Never in the school’s chair: nothing on the network’s side reaches a school module, not even through others.',
    find: (house) => {
      const next = (path) => house.files.get(path)?.links.map(({ to }) => to) ?? [];
      const isSchool = (path) => ['school', 'hatch'].includes(house.files.get(path)?.side);
      return living(house)
        .filter(({ side }) => side === 'network' || side === 'common')
        .flatMap(({ path, side }) => {
          const way = pathTo(path, next, isSchool);
          return way ? [{ file: path, says: `${side} side reaches the school: ${way.join(' → ')}` }] : [];
        });
    },
  },
  {
    name: 'sql',
    law: 'SQL stands in stores (and in platform’s own plumbing), nowhere else.',
    find: (house) =>
      living(house)
        .filter(({ part, word }) => part !== 'platform' && word !== 'store' && word !== 'words')
        .flatMap((file) =>
          file.texts
            .filter(({ text }) => looksLikeSql(text))
            .map(({ line }) => ({ file: file.path, line, says: 'holds SQL; statements belong in store.ts' })),
        ),
  },
  {
    name: 'tables',
    law: 'A store writes its own tables and reads those of modules it may call; platform touches no module’s table.',
    find: (house) => {
      const owners = ownersOf(house.plan);
      return living(house)
        .filter(({ part, word }) => word === 'store' || part === 'platform')
        .flatMap((file) => touched(file).flatMap((touch) => trespass(touch, file, house.plan, owners)));
    },
  },
  {
    name: 'handles',
    law: 'Only stores and platform hold what can speak to the database.',
    find: (house) =>
      links(house)
        .filter(({ file, says, type }) => !type && house.plan.handles.includes(says) && file.part !== 'root')
        .filter(({ file }) => file.part !== 'platform' && file.word !== 'store')
        .map((link) => at(link, `imports ${link.says}; only a store may`)),
  },
  {
    name: 'pure',
    law: 'A model and a policy import nothing that acts on the world; types may come from anywhere they may be named.',
    find: (house) => {
      const acts = (link) => link.outside && !house.plan.pure.includes(link.outside);
      const next = (path) => {
        const file = house.files.get(path);
        const values = file.links.filter(({ type }) => !type);
        if (values.some(acts)) return ['(the world)'];
        return values.map(({ to }) => to).filter((to) => house.files.get(to)?.part !== 'module');
      };
      return thinking(house).flatMap((file) =>
        linksOf(house, file)
          .filter(({ type }) => !type)
          .flatMap((link) => {
            if (acts(link)) return [at(link, `${file.word} imports ${link.says}`)];
            if (file.word === 'model' && crossesTo(link)) {
              return [at(link, `a model takes types, not values, from ${link.says}`)];
            }
            const way =
              link.target && !crossesTo(link) && pathTo(link.to, next, (path) => path === '(the world)');
            return way
              ? [at(link, `${file.word} acts on the world through ${way.slice(0, -1).join(' → ')}`)]
              : [];
          }),
      );
    },
  },
  {
    name: 'moods',
    law: 'A model and a policy have no moods: clock, chance and surroundings come in as arguments.',
    find: (house) =>
      thinking(house).flatMap((file) =>
        file.moods.map(({ line, what }) => ({ file: file.path, line, says: `${what} in a ${file.word}` })),
      ),
  },
  {
    name: 'environment',
    law: 'The environment is read where house.cjs says (config.ts makes sense of it), and nowhere else.',
    find: (house) =>
      living(house)
        .filter(({ path }) => !house.plan.environment.includes(path))
        .flatMap((file) => [
          ...file.environment.map((line) => ({ file: file.path, line, says: 'reads the environment' })),
          ...linksOf(house, file)
            .filter(({ says }) => says === 'process' || says === 'node:process')
            .map((link) => at(link, `imports ${link.says}; what the environment says comes from config.ts`)),
        ]),
  },
  {
    name: 'owners',
    law: 'Every table has one owner in house.cjs, and every table there exists.',
    find: ({ plan, made }) => {
      const claims = [...everyClaim(plan)];
      return [
        ...[...made]
          .filter(([table]) => !claims.some((claim) => claim.table === table))
          .map(([table, place]) => ({
            file: place.path,
            line: place.line,
            says: `${table} belongs to nobody`,
          })),
        ...claims
          .filter((claim, i) => claims.findIndex(({ table }) => table === claim.table) !== i)
          .map(({ table, owner }) => ({ file: 'house.cjs', says: `${table} has a second owner, ${owner}` })),
        ...claims
          .filter(({ table }) => !made.has(table))
          .map(({ table, owner }) => ({
            file: 'house.cjs',
            says: `${owner} owns ${table}, which no migration makes`,
          })),
      ];
    },
  },
];

const thinking = (house) => living(house).filter(({ word }) => word === 'model' || word === 'policy');

function* everyClaim({ modules, platform }) {
  for (const table of platform.tables) yield { table, owner: 'platform' };
  for (const [owner, { tables }] of Object.entries(modules))
    for (const table of tables) yield { table, owner };
}

/** Owner by table; a bare name works as long as only one schema has it. */
function ownersOf(plan) {
  const owners = new Map();
  for (const claim of everyClaim(plan)) {
    if (owners.has(claim.table)) continue;
    owners.set(claim.table, claim);
    const bare = claim.table.replace(/^.*\./, '');
    owners.set(bare, owners.has(bare) ? undefined : claim);
  }
  return owners;
}

/** Every table that a file's statements name; what the file makes for itself (temporary) is its own. */
function touched(file) {
  const statements = file.texts
    .filter(({ text }) => looksLikeSql(text))
    .map(({ line, text }) => ({ line, ...tablesIn(text) }));
  const own = new Set(statements.flatMap(({ temporary }) => [...temporary]));
  return statements.flatMap(({ line, reads, writes, unreadable }) => [
    ...[...reads].filter((table) => !own.has(table)).map((table) => ({ line, table, writes: false })),
    ...[...writes].filter((table) => !own.has(table)).map((table) => ({ line, table, writes: true })),
    ...(unreadable ? [{ line }] : []),
  ]);
}

function trespass({ line, table, writes }, file, plan, owners) {
  const says = (text) => [{ file: file.path, line, says: text }];
  const claim = owners.get(table);
  if (file.part === 'platform') {
    return claim && claim.owner !== 'platform'
      ? says(`platform touches ${claim.table} of ${claim.owner}`)
      : [];
  }
  if (table === undefined) return says('fills in the name of a table, so that nobody can see whose it is');
  if (!claim) return says(`touches ${table}, which nobody owns`);
  if (writes && claim.owner !== file.module) return says(`writes ${claim.table} of ${claim.owner}`);
  const mayRead = [file.module, 'platform', ...(plan.modules[file.module]?.may ?? [])];
  if (!plan.open.includes(claim.table) && !mayRead.includes(claim.owner))
    return says(`reads ${claim.table} of ${claim.owner}, whom it may not call`);
  const schema = claim.table.split('.')[0];
  const wall = { network: 'school', school: 'network' }[file.side];
  return schema === wall ? says(`${file.side} side touches ${claim.table}`) : [];
}
