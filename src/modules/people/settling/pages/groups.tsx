import { page } from '#platform/route';
import { Select } from '#ui';
import { baseGroups } from '../../store.ts';
import { gaps, groupless } from '../store.ts';
import { oneByOne } from './one-by-one.tsx';
import { fullName, justDone, words } from './said.ts';

/** Pupils without a base group, and the group of each. */
export const groups = page({
  path: '/people/missing/groups',
  hats: ['administrator'],
  input: justDone,
  queries: () => [groupless(), baseGroups(), gaps()],
  view: ({ rows: [pupils, all, { groupless: open }], ...seen }) => {
    const say = words(seen.language);
    const options = all.map((group) => ({ value: group.id, label: group.name }));
    return oneByOne(seen, {
      question: 'groupless',
      path: '/people/missing/groups',
      field: 'group',
      title: say.missing.groups,
      under: say.ask.why.groupless,
      none: say.missing.none,
      rows: pupils,
      open,
      nameOf: fullName,
      ask: (_, asked) => (
        <Select
          {...asked}
          options={[{ value: '', label: say.settle.levelNone }, ...options]}
          value={asked.value ?? ''}
        />
      ),
    });
  },
});
