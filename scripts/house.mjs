/**
 * Compares the code with the plan in house.cjs. `node scripts/house.mjs` prints every finding and fails on the first
 * one there is; scripts/house/rules.mjs holds the rules. Decision 0003 says why this is our own.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readHouse } from './house/read.mjs';
import { rules } from './house/rules.mjs';

export { rules };

/** `visited` files were read, `files` exist; a violation says which rule, where and what. */
export function checkHouse(root) {
  const house = readHouse(root);
  const found = rules.flatMap(({ name, find }) =>
    find(house).map((violation) => ({ rule: name, ...violation })),
  );
  const { exceptions } = house.plan;
  const bends = (exception) => (one) => one.rule === exception.rule && one.file === exception.file;
  const idle = exceptions.filter((exception) => !found.some(bends(exception)));
  const violations = [
    ...found.filter((one) => !exceptions.some((exception) => bends(exception)(one))),
    ...idle.map(({ rule, file }) => ({
      rule: 'exceptions',
      file,
      says: `keeps the rule "${rule}" now; strike it`,
    })),
  ];
  return { violations, visited: house.files.size, files: house.exist.length };
}

function report(root) {
  const { violations, visited, files } = checkHouse(root);
  const laws = new Map(rules.map(({ name, law }) => [name, law])).set(
    'exceptions',
    'Exceptions only shrink.',
  );
  for (const rule of new Set(violations.map((found) => found.rule))) {
    console.log(`\n${rule}: ${laws.get(rule)}`);
    for (const { file, line, says } of violations.filter((found) => found.rule === rule)) {
      console.log(`  ${file}${line ? `:${line}` : ''}  ${says}`);
    }
  }
  console.log(`\n${visited} of ${files} files read, ${rules.length} rules, ${violations.length} found`);
  return violations.length === 0;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (!report(fileURLToPath(new URL('..', import.meta.url)))) process.exitCode = 1;
}
