import { page } from '#platform/route';
import { DateField } from '#ui';
import { birthless, gaps } from '../store.ts';
import { oneByOne } from './one-by-one.tsx';
import { fullName, justDone, words } from './said.ts';

/** Pupils without a birth date, and the day each was born. */
export const births = page({
  path: '/people/missing/births',
  hats: ['administrator'],
  input: justDone,
  queries: () => [birthless(), gaps()],
  view: ({ rows: [pupils, { births: open }], ...seen }) => {
    const say = words(seen.language);
    return oneByOne(seen, {
      question: 'births',
      path: '/people/missing/births',
      field: 'born',
      title: say.missing.births,
      under: say.ask.why.births,
      none: say.missing.none,
      rows: pupils,
      open,
      nameOf: fullName,
      ask: (pupil, asked) => (
        <DateField
          {...asked}
          label={[asked.label, pupil.group].filter(Boolean).join(' · ')}
          max={seen.today}
        />
      ),
    });
  },
});
