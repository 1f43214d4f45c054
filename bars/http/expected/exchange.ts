import { type Actor, type PupilName, pupilNames } from '../cast/actor.ts';
import type { Expectation, Outcome } from '../expectations.ts';
import { aboutEach, always, ownSchoolOf, plain, tied } from './said.ts';

const administrator = ['administrator'] as const;
const both = ['administrator', 'staff'] as const;
const mayTake = ({ hat, name }: Actor): boolean =>
  hat === 'administrator' || ['the school leader', 'the leader of another school'].includes(name);
/** Whoever coaches or teaches takes along what own pupils work on; what is in it, the database knows. */
const worksWith = ({ hat, ties }: Actor): boolean =>
  hat === 'staff' && Object.values(ties).some((tie) => tie === 'coach' || tie === 'own course');
/** Who leads the school of the pupil; to everybody else there is nothing. */
const leads =
  (name: PupilName, outcome: Outcome) =>
  (actor: Actor): Outcome =>
    actor.name === (name === 'quinten' ? 'the leader of another school' : 'the school leader')
      ? outcome
      : 'nothing';
const at = (upload: string, rest = '') => `/exchange/incoming/${upload}${rest}`;

export const exchange: readonly Expectation[] = [
  { route: 'GET /exchange/sheet', hats: administrator, about: plain('/exchange/sheet') },
  {
    route: 'POST /exchange/sheet',
    hats: administrator,
    about: () => [
      {
        what: 'nothing pasted',
        call: { path: '/exchange/sheet', fields: { list: 'pupils', pasted: '' } },
        outcome: () => 'asks',
      },
    ],
  },
  {
    route: 'GET /exchange/incoming/:upload/columns',
    hats: administrator,
    about: ({ uploads }) => [
      { what: 'a sheet', call: { path: at(uploads.sheet, '/columns') }, outcome: ownSchoolOf('shows') },
      { what: 'no sheet', call: { path: at(uploads.read, '/columns') }, outcome: () => 'nothing' },
    ],
  },
  {
    route: 'POST /exchange/incoming/:upload/columns',
    hats: administrator,
    about: ({ uploads }) => [
      {
        what: 'a sheet',
        call: { path: at(uploads.sheet, '/columns'), fields: { 'column-0': 'name' } },
        outcome: ownSchoolOf('goes'),
      },
      {
        what: 'a sheet without a name',
        call: { path: at(uploads.sheet, '/columns'), fields: { 'column-0': 'none' } },
        outcome: ownSchoolOf('asks'),
      },
    ],
  },
  { route: 'GET /exchange', hats: administrator, about: plain('/exchange') },
  {
    route: 'POST /exchange',
    hats: administrator,
    about: () => [
      { what: 'a form without a file', call: { path: '/exchange', fields: {} }, outcome: () => 'asks' },
    ],
  },
  {
    route: 'GET /exchange/incoming/:upload',
    hats: administrator,
    about: ({ uploads }) =>
      Object.entries(uploads).map(([what, upload]) => ({
        what,
        call: { path: at(upload) },
        // of a sheet is asked which column is what
        outcome: ownSchoolOf(what === 'sheet' ? 'goes' : 'shows'),
      })),
  },
  {
    route: 'GET /exchange/incoming/:upload/lines',
    hats: administrator,
    about: ({ uploads }) => [
      {
        what: 'new pupils',
        call: { path: at(uploads.read, '/lines?sort=pupil&change=added') },
        outcome: ownSchoolOf('shows'),
      },
    ],
  },
  {
    route: 'POST /exchange/incoming/:upload/apply',
    hats: administrator,
    about: ({ uploads }) => [
      {
        what: 'what was read',
        call: { path: at(uploads.read, '/apply'), fields: {} },
        outcome: ownSchoolOf('goes'),
      },
      {
        what: 'what nobody can read yet',
        call: { path: at(uploads.choosing, '/apply'), fields: {} },
        outcome: ownSchoolOf('too late'),
      },
    ],
  },
  {
    route: 'POST /exchange/incoming/:upload/leave',
    hats: administrator,
    about: ({ uploads }) => [
      {
        what: 'what was read',
        call: { path: at(uploads.read, '/leave'), fields: {} },
        outcome: ownSchoolOf('goes'),
      },
    ],
  },
  {
    route: 'POST /exchange/incoming/:upload/school',
    hats: administrator,
    about: ({ uploads }) => [
      {
        what: 'a school of the file',
        call: { path: at(uploads.choosing, '/school'), fields: { school: 'school-1' } },
        outcome: ownSchoolOf('goes'),
      },
    ],
  },
  {
    route: 'POST /exchange/import/:import/undo',
    hats: administrator,
    about: ({ brought }) => [
      {
        what: 'an import of today',
        call: { path: `/exchange/import/${brought}/undo`, fields: {} },
        outcome: ownSchoolOf('goes'),
      },
    ],
  },
  {
    route: 'GET /exchange/out',
    hats: both,
    about: plain('/exchange/out', (actor) => (mayTake(actor) || worksWith(actor) ? 'shows' : 'nothing')),
  },
  {
    route: 'POST /exchange/out/ask',
    hats: both,
    about: () =>
      ['oneroster', 'archive'].map((whole) => ({
        what: whole,
        call: { path: '/exchange/out/ask', fields: { whole } },
        outcome: (actor) => (mayTake(actor) ? 'goes' : 'not allowed'),
      })),
  },
  {
    route: 'GET /exchange/out/oneroster',
    hats: both,
    about: plain('/exchange/out/oneroster', ({ name }) =>
      name === 'the administrator' ? 'shows' : 'nothing',
    ),
  },
  ...(['people', 'groups', 'bases'] as const).flatMap((list): Expectation[] => [
    {
      route: `GET /exchange/out/${list}`,
      hats: administrator,
      about: () =>
        ['csv', 'xlsx'].map((form) => ({
          what: form,
          call: { path: `/exchange/out/${list}?as=${form}` },
          outcome: always('shows'),
        })),
    },
  ]),
  ...['goals', 'steps'].map(
    (list): Expectation => ({
      route: `GET /exchange/out/${list}`,
      hats: ['staff'],
      about: () =>
        ['csv', 'xlsx'].map((form) => ({
          what: form,
          call: { path: `/exchange/out/${list}?as=${form}` },
          outcome: (actor) => (worksWith(actor) ? 'shows' : 'nothing'),
        })),
    }),
  ),
  {
    route: 'GET /exchange/out/archive',
    hats: both,
    about: plain('/exchange/out/archive', ({ name }) => (name === 'the administrator' ? 'shows' : 'nothing')),
  },
  ...['', '/file'].map(
    (rest): Expectation => ({
      route: `GET /exchange/record${rest}`,
      hats: ['pupil', 'guardian'],
      about: aboutEach(
        pupilNames,
        ({ id }) => ({ path: `/exchange/record${rest}?of=${id}` }),
        (name) => tied(name, ['self', 'guardian <16'], 'shows'),
      ),
    }),
  ),
  {
    route: 'GET /exchange/record/of',
    hats: ['staff'],
    about: () =>
      ['', '?find=kanarie'].map((query) => ({
        what: query,
        call: { path: `/exchange/record/of${query}` },
        outcome: (actor) => (mayTake(actor) ? 'shows' : 'nothing'),
      })),
  },
  {
    route: 'GET /exchange/record/of/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/exchange/record/of/${id}` }),
      (name) => leads(name, 'shows'),
    ),
  },
  {
    route: 'POST /exchange/record/of/:pupil',
    hats: ['staff'],
    about: ({ pupils }) =>
      (['bram', 'quinten'] as const).flatMap((name) => [
        {
          what: `nothing filled in, about ${name}`,
          call: { path: `/exchange/record/of/${pupils[name].id}`, fields: {} },
          outcome: leads(name, 'asks'),
        },
        {
          what: `with the reason, about ${name}`,
          call: {
            path: `/exchange/record/of/${pupils[name].id}`,
            fields: { reason: 'asked', why: 'x' },
          },
          outcome: leads(name, 'goes'),
        },
      ]),
  },
  {
    route: 'GET /exchange/record/of/:pupil/file',
    hats: ['staff'],
    about: ({ pupils, record }) =>
      pupilNames.map((name) => ({
        what: `${name}, by two words about anna`,
        call: { path: `/exchange/record/of/${pupils[name].id}/file?word=${record}` },
        outcome: name === 'anna' ? leads(name, 'shows') : () => 'nothing',
      })),
  },
];
