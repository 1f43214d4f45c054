import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuOf } from '../measure.ts';
import { besides, peakOf, type Place, print, type Size, told, twice } from './meanwhile.ts';

const leerkring = fileURLToPath(new URL('leerkring.js', import.meta.url));
/** What `npm run leerkring` tells Node. */
const flags = typed('leerkring').flatMap((word) => (word.startsWith('--') ? [word] : []));

function typed(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return (scripts as Record<string, string>)[script]?.split(' ') ?? [];
}

export async function byCommand(place: Place, name: string, size: Size): Promise<boolean> {
  const rest = await run(place, ['doctor']);
  const file = join(place.dataDir, `${name}.zip`);
  writeFileSync(file, size.file('C'));
  try {
    return await twice(place, size, async (turn, bound) => {
      const before = cpuOf(place.postgres());
      await told(place, 'watch');
      const { result, ...meanwhile } = await besides(place, run(place, ['import', 'oneroster', file]));
      const loop = (await told(place, 'seen')).loop;
      return print(`import.${name}.command.${turn}`, bound, {
        ...result,
        postgres: cpuOf(place.postgres()) - before,
        rise: result.peak - rest.peak,
        loop,
        meanwhile,
      });
    });
  } finally {
    rmSync(file);
  }
}

/** The command as it is typed, from its start to its end; its own database is the one that runs here. */
async function run({ dataDir }: Place, args: readonly string[]) {
  const from = performance.now();
  const child = spawn(process.execPath, [...flags, leerkring, ...args], {
    env: { ...process.env, LEERKRING_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  let peak = 0;
  let cpu = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid as number));
    cpu = cpuOf([child.pid as number]) || cpu;
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(look);
  if (code !== 0 && args[0] !== 'doctor')
    throw new Error(`leerkring ${args.join(' ')} ended with ${String(code)}: ${said}`);
  return { seconds: (performance.now() - from) / 1000, peak, cpu };
}
