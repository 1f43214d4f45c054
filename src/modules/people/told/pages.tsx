import { dayInWords } from '#platform/dates';
import type { Who } from '#platform/route';
import { dayIn } from '#platform/scope';
import { Notice } from '#ui';
import { words } from '../words.ts';
import type { codesForMe } from './store.ts';

type Codes = ReturnType<ReturnType<typeof codesForMe>['read']>;

/** A calm line for each code that somebody else made, and what to do for who did not ask for it. */
export function ToldOfCodes({ codes, who, today }: { codes: Codes; who: Who; today: string }) {
  if (codes.length === 0) return null;
  const say = words(who.language).told;
  return (
    <Notice id="told">
      {codes.map(({ at, maker }) => (
        <p>{say.code(dayInWords(dayIn(who.zone, at), who.language, today), maker ?? say.host)}</p>
      ))}
      <p>
        {say.unasked} <a href="/identity/password">{say.go}</a>
      </p>
    </Notice>
  );
}
