import { forbidden } from './authz/forbidden.ts';
import { matrix } from './authz/matrix.ts';
import { mutants } from './authz/mutants.ts';
import type { Bar } from './bar.ts';
import { stopAll } from './database.ts';
import { csrf } from './http/csrf.ts';
import { fuzz } from './http/fuzz.ts';
import { headers } from './http/headers.ts';
import { idor } from './http/idor.ts';
import { login } from './http/login.ts';
import { once } from './http/once.ts';
import { session } from './http/session.ts';
import { lint } from './lint.ts';
import { pool } from './pool.ts';
import { privacyRegister } from './privacy/register.ts';
import { whoRead } from './privacy/whoread.ts';
import { pitr } from './rel/pitr.ts';
import { csv } from './sec/csv.ts';
import { upload } from './sec/upload.ts';

/** Every bar there is; `npm run bar` lists them, `npm run bar -- NAME …` measures. */
export const bars: readonly Bar[] = [
  matrix,
  mutants,
  forbidden,
  lint,
  pool,
  privacyRegister,
  whoRead,
  headers,
  session,
  csrf,
  idor,
  login,
  fuzz,
  once,
  csv,
  pitr,
  upload,
];

const [...words] = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const seedAt = words.find((word) => /^--seed=\d+$/.test(word));
const wish = {
  size: words.includes('--all') ? 'all' : words.includes('--fast') ? 'fast' : 'full',
  ...(seedAt === undefined ? {} : { seed: Number(seedAt.slice(7)) }),
} as const;

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void stopAll().finally(() => process.exit(130));
  });

if (wanted.length === 0) for (const { name, promise } of bars) console.log(`${name.padEnd(18)} ${promise}`);
for (const name of wanted) {
  const bar = bars.find((one) => one.name === name);
  if (bar === undefined) {
    console.error(`There is no bar "${name}"; \`npm run bar\` lists them.`);
    process.exitCode = 1;
    continue;
  }
  const began = performance.now();
  const {
    met,
    figures,
    failures,
    notes = [],
  } = await bar.run(wish).catch((problem: Error) => ({
    met: false,
    figures: {},
    failures: [problem.stack ?? problem.message],
    notes: [],
  }));
  for (const line of [...failures, ...notes]) console.log(`  ${line}`);
  const told = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`);
  console.log(
    `${met ? 'met' : 'NOT MET'}  ${name}  ${told.join(' · ')}  (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (!met) process.exitCode = 1;
}
