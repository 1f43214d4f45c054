import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export type Asset = { readonly type: string; readonly plain: Buffer; readonly packed: Buffer | undefined };

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** The built files of the browser, kept in memory; `names` says what each is called with its content's hash. */
export function readAssets(folder: string): { files: Map<string, Asset>; names: Record<string, string> } {
  const files = new Map<string, Asset>();
  const all = readdirSync(folder);
  for (const file of all) {
    const type = types[extname(file)];
    if (type === undefined) continue;
    const packed = all.includes(`${file}.br`) ? readFileSync(join(folder, `${file}.br`)) : undefined;
    files.set(file, { type, plain: readFileSync(join(folder, file)), packed });
  }
  const names = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  return { files, names };
}
