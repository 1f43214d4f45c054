import { X509Certificate } from 'node:crypto';
import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { examineDatabase, type Finding } from '#platform/installation';
import { certificateOf, type Config } from './config.ts';
import { ground } from './found.ts';

/** Looks whether everything is as it should be, on this machine and in the database; changes nothing. */
export async function examineAll(config: Config, say: (sentence: string) => void): Promise<Finding[]> {
  const place = await ground(config, say);
  try {
    return [
      ...machine(config),
      ...(config.databaseUrl === undefined ? [embedded] : []),
      ...(await examineDatabase(place.wish)),
    ];
  } finally {
    await place.stop();
  }
}

/** Its minor releases come late, and they are what mends holes. */
const embedded: Finding = {
  kind: 'look',
  says: 'The embedded PostgreSQL is meant for trying out, developing and one small school: its mends come later than PostgreSQL’s own. For more, give DATABASE_URL an own one (docs/running.md).',
};

const machine = (config: Config): Finding[] => [
  { kind: 'well', says: `Node ${process.versions.node}.` },
  ...roomIn(config),
  ...secretKept(config),
  ...certificateLasts(config),
];

function roomIn({ dataDir, databaseUrl }: Config): Finding[] {
  if (!existsSync(dataDir)) return []; // with a database and a secret from elsewhere nothing is kept here
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB free on the disk of ${dataDir}`;
  const needed = databaseUrl === undefined ? 1e9 : 1e8;
  if (free < needed / 5) return [{ kind: 'wrong', says: `${says}: make room before it is full.` }];
  return [
    free < needed ? { kind: 'look', says: `${says}: make room soon.` } : { kind: 'well', says: `${says}.` },
  ];
}

function secretKept({ dataDir, secret }: Config): Finding[] {
  if (secret !== undefined) return [{ kind: 'well', says: 'The secret is given by LEERKRING_SECRET.' }];
  const file = join(dataDir, 'secret');
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0)
    return [{ kind: 'well', says: `The secret in ${file} is readable by its owner only.` }];
  return [
    { kind: 'wrong', says: `Others on this machine can read the secret in ${file}: chmod 600 "${file}".` },
  ];
}

function certificateLasts(config: Config): Finding[] {
  const pair = certificateOf(config);
  if (pair === undefined) return [];
  const until = new X509Certificate(pair.cert).validTo;
  const days = Math.floor((Date.parse(until) - Date.now()) / 86_400_000);
  if (days >= 14) return [{ kind: 'well', says: `The TLS certificate lasts ${days} more days.` }];
  const says = `The TLS certificate ends ${until}: renew it and start again, for it is read at the start.`;
  return [{ kind: days < 0 ? 'wrong' : 'look', says }];
}
