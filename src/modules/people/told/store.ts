import { int, maybe, moment, text } from '#platform/column';
import { sqlFor } from '#platform/statement';

const anybody = sqlFor('member', 'school');

/** Codes that somebody else made for the reader in the last days, over a password there was; nobody: the host. */
export const codesForMe = anybody.many(
  'people.told.codes',
  `select at, nullif(maker, '') from app.codes_for_me($days)`,
  { in: { days: int }, out: { at: moment, maker: maybe(text) } },
);
