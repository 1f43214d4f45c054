/** The folder of `initdb` and `postgres` of a PostgreSQL 15; throws in CI when there is none. */
export function findPostgres15(say?: (sentence: string) => void): string | undefined;
