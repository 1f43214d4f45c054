import { page } from '#platform/route';
import { Select } from '#ui';
import { yearIn, yearsFor } from '../model.ts';
import { openQuestions, sectorOf, yearless } from '../store.ts';
import { oneByOne } from './one-by-one.tsx';
import { justDone, words } from './said.ts';

/** Base groups without a year, each with the year that its name tells. */
export const years = page({
  path: '/people/missing/years',
  hats: ['administrator'],
  input: justDone,
  queries: () => [yearless(), sectorOf(), openQuestions()],
  view: ({ rows: [groups, { sector }, found], ...seen }) => {
    const say = words(seen.language);
    const options = yearsFor(sector).map((year) => ({ value: year, label: say.ask.year(year) }));
    return oneByOne(seen, {
      question: 'years',
      path: '/people/missing/years',
      field: 'year',
      title: say.ask.yearsTitle,
      under: groups.length === 0 ? say.ask.why.years : say.ask.yearsGuess,
      none: say.ask.yearsNone,
      rows: groups,
      open: found.find(({ question }) => question === 'years')?.open ?? 0,
      nameOf: ({ name }) => name,
      ask: ({ name }, asked) => (
        <Select
          {...asked}
          options={[{ value: '', label: say.settle.levelNone }, ...options]}
          value={asked.value ?? yearIn(name, sector)}
        />
      ),
    });
  },
});
