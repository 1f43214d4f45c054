import { type Actor, pupilNames } from '../cast/actor.ts';
import type { Expectation, Outcome } from '../expectations.ts';
import { aboutEach, always, ownSchoolOf, plain, tied } from './said.ts';

const administrator = ['administrator'] as const;
const leader =
  (own: Outcome, staff: Outcome, other = own) =>
  ({ name }: Actor): Outcome =>
    name === 'the school leader' ? own : name === 'the leader of another school' ? other : staff;

/** Who decides on guardians: the leader and the administrator of the school of the child; nobody else finds it. */
const decides =
  (of: 'own' | 'the other', theirs: Outcome, others: Outcome) =>
  (actor: Actor): Outcome => {
    const own = actor.hat === 'administrator' || leader('shows', 'nothing')(actor) === 'shows';
    return own && (actor.side === 'Veenlicht') === (of === 'own') ? theirs : others;
  };

export const people: readonly Expectation[] = [
  {
    route: 'GET /people/codes',
    hats: administrator,
    about: ({ groups }) =>
      ['', '?who=guardians', '?find=kanarie', `?who=pupils&group=${groups.own}`].map((query) => ({
        what: query,
        call: { path: `/people/codes${query}` },
        outcome: always('shows'),
      })),
  },
  {
    route: 'GET /people/letters',
    hats: administrator,
    about: ({ groups, pupils, actor }) => [
      {
        what: 'a group',
        call: { path: `/people/letters?who=pupils&group=${groups.own}` },
        outcome: always('shows'),
      },
      {
        what: 'guardians of a group',
        call: { path: `/people/letters?who=guardians&group=${groups.own}` },
        outcome: always('shows'),
      },
      ...[pupils.anna.id, actor('a guardian of anna').person?.id].map((person) => ({
        what: 'one person',
        call: { path: `/people/letters?person=${person}` },
        outcome: ownSchoolOf('shows'),
      })),
    ],
  },
  { route: 'GET /people/code', hats: ['staff'], about: plain('/people/code') },
  {
    route: 'GET /people/code/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/people/code/${id}` }),
      (name) => tied(name, ['coach'], 'shows'),
    ),
  },
  {
    route: 'POST /people/code/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/people/code/${id}`, fields: {} }),
      (name) => tied(name, ['coach'], 'goes'),
    ),
  },
  {
    route: 'POST /people/codes',
    hats: administrator,
    about: ({ groups }) => [
      {
        what: 'a group of Veenlicht',
        call: { path: '/people/codes', fields: { who: 'pupils', group: groups.own } },
        outcome: always('goes'),
      },
      {
        what: 'all staff',
        call: { path: '/people/codes', fields: { who: 'staff' } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /people/codes/person',
    hats: administrator,
    about: ({ pupils, actor }) =>
      [
        pupils.anna.id,
        actor('the coach of anna').person?.id ?? '',
        actor('a guardian of anna').person?.id ?? '',
      ].map((person) => ({
        what: 'one person',
        call: { path: '/people/codes/person', fields: { person } },
        outcome: ownSchoolOf('goes'),
      })),
  },
  { route: 'GET /people/settle', hats: administrator, about: plain('/people/settle') },
  { route: 'GET /people/missing/years', hats: administrator, about: plain('/people/missing/years') },
  {
    route: 'POST /people/missing/years',
    hats: administrator,
    about: ({ groups }) => [
      {
        what: 'a group of Veenlicht',
        call: { path: '/people/missing/years', fields: { [`year-${groups.levelless}`]: '2' } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /people/settle/leave',
    hats: administrator,
    about: () =>
      (['births', 'x'] as const).map((question) => ({
        what: question,
        call: { path: '/people/settle/leave', fields: { question } },
        outcome: always(question === 'x' ? 'nothing' : 'goes'),
      })),
  },
  { route: 'GET /people/missing/births', hats: administrator, about: plain('/people/missing/births') },
  { route: 'GET /people/missing/groups', hats: administrator, about: plain('/people/missing/groups') },
  {
    route: 'POST /people/settle',
    hats: administrator,
    about: ({ groups }) => [
      {
        what: 'a group of Veenlicht',
        call: { path: '/people/settle', fields: { [`level-${groups.levelless}`]: 'havo' } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /people/missing/births',
    hats: administrator,
    about: aboutEach(
      ['eefje'],
      ({ id }) => ({ path: '/people/missing/births', fields: { [`born-${id}`]: '2012-02-29' } }),
      () => always('goes'),
    ),
  },
  {
    route: 'POST /people/missing/groups',
    hats: administrator,
    about: ({ groups, pupils: { dina } }) => [
      {
        what: 'dina',
        call: { path: '/people/missing/groups', fields: { [`group-${dina.id}`]: groups.own } },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'GET /people/person/:person',
    hats: administrator,
    about: ({ pupils, actor }) => [
      ...pupilNames.map((name) => ({
        what: name,
        call: { path: `/people/person/${pupils[name].id}` },
        outcome: name === 'quinten' ? ownSchoolOf('nothing', 'shows') : ownSchoolOf('shows'),
      })),
      ...['the coach of anna', 'a guardian who is blocked'].map((name) => ({
        what: name,
        call: { path: `/people/person/${actor(name).person?.id}` },
        outcome: ownSchoolOf('shows'),
      })),
    ],
  },
  {
    route: 'POST /people/person/:person',
    hats: administrator,
    about: ({ pupils: { anna, quinten }, actor }) => {
      const call = (person: string | undefined) => ({
        path: `/people/person/${person}`,
        fields: { born: '2012-12-12' },
      });
      return [
        { what: 'anna', call: call(anna.id), outcome: ownSchoolOf('goes') },
        { what: 'quinten', call: call(quinten.id), outcome: ownSchoolOf('nothing', 'goes') },
        {
          what: 'a coach',
          call: call(actor('the coach of anna').person?.id),
          outcome: ownSchoolOf('not allowed'),
        },
      ];
    },
  },
  {
    route: 'GET /people/looked',
    hats: ['pupil', 'guardian'],
    about: (cast) => [
      ...plain('/people/looked', ({ hat, ties }) =>
        hat === 'pupil' || Object.values(ties).includes('guardian <16') ? 'goes' : 'shows',
      )(cast),
      ...aboutEach(
        pupilNames,
        ({ id }) => ({ path: `/people/looked?of=${id}` }),
        (name) => tied(name, ['self', 'guardian <16'], 'shows'),
      )(cast),
    ],
  },
  { route: 'GET /people/taught', hats: ['staff'], about: plain('/people/taught?q=kanarie') },
  {
    route: 'GET /people/confirm',
    hats: ['staff'],
    about: ({ groups }) =>
      ['', `?group=${groups.own}`, '?group=none'].map((query) => ({
        what: query,
        call: { path: `/people/confirm${query}` },
        outcome: leader('shows', 'nothing'),
      })),
  },
  {
    route: 'GET /people/guardians',
    hats: ['staff', 'administrator'],
    about: () =>
      ['', '?find=kanarie'].map((query) => ({
        what: query,
        call: { path: `/people/guardians${query}` },
        outcome: (actor: Actor) =>
          actor.hat === 'administrator' ? 'shows' : leader('shows', 'nothing')(actor),
      })),
  },
  {
    route: 'GET /people/guardians/:pupil',
    hats: ['staff', 'administrator'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/people/guardians/${id}` }),
      (name) => decides(name === 'quinten' ? 'the other' : 'own', 'shows', 'nothing'),
    ),
  },
  {
    route: 'POST /people/guardians/:pupil',
    hats: ['staff', 'administrator'],
    about: ({ pupils, waiting }) => [
      {
        what: 'nothing filled in, about anna',
        call: { path: `/people/guardians/${pupils.anna.id}`, fields: { relation: waiting } },
        outcome: decides('own', 'asks', 'nothing'),
      },
      {
        what: 'stricter, about a guardian of Veenlicht',
        call: {
          path: `/people/guardians/${pupils.anna.id}`,
          fields: { relation: waiting, to: 'info', why: 'x' },
        },
        outcome: decides('own', 'goes', 'nothing'),
      },
    ],
  },
  {
    route: 'POST /people/undo',
    hats: ['staff'],
    about: ({ line, confirmedLine }) => [
      {
        what: 'a line that confirmed nobody',
        call: { path: '/people/undo', fields: { undo: line } },
        outcome: leader('too late', 'not allowed'),
      },
      {
        what: 'a confirmation of the leader of Veenlicht',
        call: { path: '/people/undo', fields: { undo: confirmedLine } },
        outcome: leader('goes', 'not allowed', 'too late'),
      },
    ],
  },
  {
    route: 'GET /people/second',
    hats: ['staff', 'administrator'],
    about: () => [
      {
        what: 'nobody in particular',
        call: { path: '/people/second' },
        outcome: (actor) => (actor.hat === 'administrator' ? 'shows' : leader('shows', 'nothing')(actor)),
      },
    ],
  },
  {
    route: 'POST /people/second',
    hats: ['staff', 'administrator'],
    about: ({ second }) => [
      {
        what: 'a question of the administrator of Veenlicht',
        call: { path: '/people/second', fields: { word: second, answer: 'no' } },
        outcome: (actor) =>
          actor.hat === 'administrator'
            ? ownSchoolOf('goes')(actor)
            : leader('goes', 'not allowed', 'nothing')(actor),
      },
      {
        what: 'the same, and a yes to what no module knows',
        call: { path: '/people/second', fields: { word: second, answer: 'yes' } },
        outcome: (actor) =>
          actor.hat === 'administrator' ? 'nothing' : leader('nothing', 'not allowed')(actor),
      },
    ],
  },
  {
    route: 'POST /people/confirm',
    hats: ['staff'],
    about: ({ groups, waiting }) => [
      {
        what: 'a guardian of Veenlicht',
        call: { path: '/people/confirm', fields: { group: groups.own, [`yes-${waiting}`]: 'on' } },
        // in another school nobody of this name waits, so there is nothing to tick
        outcome: leader('goes', 'not allowed', 'asks'),
      },
    ],
  },
];
