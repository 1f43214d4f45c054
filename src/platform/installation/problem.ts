/** The database cannot be used: one sentence for the terminal that names the mend. */
export class InstallationProblem extends Error {}

/** Where a database was looked for, as it may be told: never with a password. */
export type Sought = { readonly place: string; readonly database: string };

/** What PostgreSQL, the network or TLS says → what the person at the terminal can do about it. The first that fits. */
const mends: readonly (readonly [RegExp, (sought: Sought) => string])[] = [
  [
    /^(ECONNREFUSED|ENOENT|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ECONNRESET|timeout expired|Connection terminated)/,
    ({ place }) => `No PostgreSQL answers at ${place}: start it, or mend the host and port in DATABASE_URL.`,
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN)/,
    ({ place }) => `The host of ${place} is not known here: mend it in DATABASE_URL.`,
  ],
  [
    /^(28P01|28000)|password must be a (non-empty )?string/,
    ({ place }) =>
      `The PostgreSQL at ${place} does not let this name in: mend the name and password in DATABASE_URL, or pg_hba.conf there.`,
  ],
  [
    /^3D000/,
    ({ database, place }) =>
      `There is no database "${database}" at ${place}: make it (create database "${database}"), or name another one in DATABASE_URL.`,
  ],
  [/^57P03/, ({ place }) => `The PostgreSQL at ${place} is starting or stopping: try again in a moment.`],
  [
    /^53300/,
    ({ place }) =>
      `The PostgreSQL at ${place} has no connection left: raise max_connections there, or stop what else uses it.`,
  ],
  [/^53100/, () => 'The disk of the database is full: make room on it and start again.'],
  [/^25006/, ({ place }) => `The PostgreSQL at ${place} is a replica: give DATABASE_URL its primary.`],
  [
    /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_|ERR_TLS_CERT)|does not support SSL/,
    ({ place }) =>
      `The TLS of the PostgreSQL at ${place} cannot be trusted or is missing: write sslmode and sslrootcert in DATABASE_URL as it needs (docs/running.md).`,
  ],
];

/** The sentence for what came up while a database was opened; what we do not know stays as it is. */
export function problemAt(sought: Sought, problem: unknown): unknown {
  if (problem instanceof InstallationProblem) return problem;
  const { code = '', message } = problem as NodeJS.ErrnoException;
  const mend = mends.find(([pattern]) => pattern.test(code) || pattern.test(message))?.[1];
  return mend === undefined ? problem : new InstallationProblem(mend(sought), { cause: problem });
}
