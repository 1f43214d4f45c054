import type { Cast } from '../cast.ts';
import type { Expectation } from '../expectations.ts';
import { always, ownSchoolOf, plain } from './said.ts';

const administrator = ['administrator'] as const;
const calendar = '/organisations/calendar';
const nowhere = '00000000-0000-7000-8000-000000000000';
const days = { starts: '2026-12-07', ends: '2026-12-07' };

export const organisations: readonly Expectation[] = [
  { route: `GET ${calendar}`, hats: administrator, about: plain(calendar) },
  { route: `GET ${calendar}/part`, hats: administrator, about: plain(`${calendar}/part?what=break`) },
  {
    route: `POST ${calendar}`,
    hats: administrator,
    about: () => [
      {
        what: 'a year to come',
        call: { path: calendar, fields: { year: '2028', region: 'north', periods: '4' } },
        outcome: always('goes'),
      },
      {
        what: 'a year without a region',
        call: { path: calendar, fields: { year: '2027', periods: '4' } },
        outcome: always('asks'),
      },
    ],
  },
  {
    route: `POST ${calendar}/part`,
    hats: administrator,
    about: () => [
      {
        what: 'a free day',
        call: { path: `${calendar}/part`, fields: { what: 'break', title: 'Studiedag', ...days } },
        outcome: always('goes'),
      },
      {
        what: 'a free day without a name',
        call: { path: `${calendar}/part?what=break`, fields: { what: 'break', title: '', ...days } },
        outcome: always('asks'),
      },
    ],
  },
  ...['holidays', 'remove'].map((verb) => ({
    route: `POST ${calendar}/${verb}`,
    hats: administrator,
    about: (cast: Cast) => [
      {
        what: 'what is there',
        call: {
          path: `${calendar}/${verb}`,
          fields: {
            what: 'period',
            id: cast.calendar.periods.at(-1) ?? '',
            year: cast.calendar.id,
            region: 'north',
          },
        },
        outcome: ownSchoolOf('goes'),
      },
      {
        what: 'nothing that is there',
        call: {
          path: `${calendar}/${verb}`,
          fields: { what: 'break', id: nowhere, year: nowhere, region: 'north' },
        },
        outcome: always('nothing'),
      },
    ],
  })),
];
