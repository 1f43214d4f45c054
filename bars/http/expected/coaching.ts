import type { Cast } from '../cast.ts';
import { type Actor, type PupilName, pupilNames, tieOf } from '../cast/actor.ts';
import type { About, Expectation, Outcome } from '../expectations.ts';
import { aboutEach, always, plain } from './said.ts';

const knows = (actor: Actor, pupil: PupilName): boolean => tieOf(actor, pupil) !== 'none';
const coaches = (actor: Actor): boolean => Object.values(actor.ties).includes('coach');

/** Only the coach: who knows the pupil hears that it is not theirs, a stranger finds nothing. */
const byCoach =
  (outcome: Outcome) =>
  (name: PupilName) =>
  (actor: Actor): Outcome =>
    tieOf(actor, name) === 'coach' ? outcome : knows(actor, name) ? 'not allowed' : 'nothing';

const week = '2026-11-23';
const past = '2026-11-16';
const leadsTeam = ['the team lead', 'the lead of another team'];
const leads = [...leadsTeam, 'the school leader', 'the leader of another school'];
const named =
  (names: readonly string[], outcome: Outcome, others: Outcome) =>
  ({ name }: Actor): Outcome =>
    names.includes(name) ? outcome : others;

/** Who arranges for anna: the team lead and the administrator of her school. */
const arranges =
  (outcome: Outcome, elsewhere: Outcome) =>
  ({ name }: Actor): Outcome =>
    name === 'the team lead' || name === 'the administrator'
      ? outcome
      : name === 'the administrator of another school'
        ? elsewhere
        : 'not allowed';

const agreements = ({ talks }: Cast): readonly About[] =>
  (['anna', 'cees'] as const).map((name) => ({
    what: `what was agreed about ${name}`,
    call: {
      path: '/coaching/agreements/turn',
      fields: { agreement: talks.agreements[name], verb: 'done' },
    },
    outcome: (actor) =>
      ['self', 'coach'].includes(tieOf(actor, name)) ||
      (name === 'cees' && actor.name === 'a guardian of cees, who opened nothing')
        ? 'goes'
        : 'nothing',
  }));

export const coaching: readonly Expectation[] = [
  {
    route: 'GET /coaching/talk',
    hats: ['pupil'],
    about: (cast) => ['', `?week=${past}`].flatMap((which) => plain(`/coaching/talk${which}`)(cast)),
  },
  {
    route: 'GET /coaching/talk/:pupil',
    hats: ['staff'],
    // the talk to come, and the one that was held
    about: (cast) =>
      ['', `?week=${past}`].flatMap((which) =>
        aboutEach(pupilNames, ({ id }) => ({ path: `/coaching/talk/${id}${which}` }), byCoach('shows'))(cast),
      ),
  },
  {
    route: 'POST /coaching/talk',
    hats: ['pupil'],
    about: () => [
      {
        what: 'a card',
        call: {
          path: '/coaching/talk',
          fields: { do: 'write', week, card: 'insight', text: 'een inzicht', version: '0' },
        },
        outcome: always('goes'),
      },
    ],
  },
  {
    route: 'POST /coaching/talk/:pupil',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({
        path: `/coaching/talk/${id}`,
        fields: { do: 'write', week, card: 'insight', text: 'een inzicht', version: '0' },
      }),
      byCoach('goes'),
    ),
  },
  {
    route: 'POST /coaching/talk/:pupil/settle',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({ path: `/coaching/talk/${id}/settle`, fields: { week, verb: 'close' } }),
      byCoach('goes'),
    ),
  },
  {
    route: 'POST /coaching/talk/:pupil/autonomy',
    hats: ['staff'],
    about: aboutEach(
      pupilNames,
      ({ id }) => ({
        path: `/coaching/talk/${id}/autonomy`,
        fields: { week, level: '4', reason: 'het gaat goed' },
      }),
      byCoach('goes'),
    ),
  },
  {
    route: 'POST /coaching/talk/autonomy',
    hats: ['pupil'],
    about: ({ talks }) => [
      {
        what: 'what was proposed to anna',
        call: { path: '/coaching/talk/autonomy', fields: { wish: talks.wish } },
        outcome: (actor) => (tieOf(actor, 'anna') === 'self' ? 'goes' : 'nothing'),
      },
    ],
  },
  {
    route: 'POST /coaching/undo',
    hats: ['pupil', 'guardian', 'staff'],
    about: ({ talks }) => [
      {
        what: 'what anna kept in this browser',
        call: { path: `/coaching/undo?undo=${talks.line}`, fields: {} },
        outcome: ({ name }) =>
          name === 'anna, a pupil' ? 'goes' : name === 'anna in another browser' ? 'not allowed' : 'nothing',
      },
    ],
  },
  {
    route: 'GET /coaching/agreements',
    hats: ['pupil', 'guardian', 'staff'],
    about: plain('/coaching/agreements'),
  },
  { route: 'POST /coaching/agreements/turn', hats: ['pupil', 'guardian', 'staff'], about: agreements },
  { route: 'GET /coaching/group', hats: ['staff'], about: plain('/coaching/group?q=kanarie') },
  {
    route: 'POST /coaching/group/agree',
    hats: ['staff'],
    about: ({ pupils }) => [
      {
        what: 'anna',
        call: { path: '/coaching/group/agree', fields: { [`yes-${pupils.anna.id}`]: 'on' } },
        outcome: (actor) => (coaches(actor) ? 'goes' : 'not allowed'),
      },
    ],
  },
  { route: 'GET /coaching/talks', hats: ['staff'], about: plain('/coaching/talks') },
  ...(['/coaching/slots', '/coaching/slots/fill'] as const).flatMap((path): Expectation[] => [
    {
      route: `GET ${path}`,
      hats: ['staff'],
      about: plain(path, (actor) => (coaches(actor) ? 'shows' : 'nothing')),
    },
    {
      route: `POST ${path}`,
      hats: ['staff'],
      about: () => [
        {
          what: 'the own pupils',
          call: { path, fields: { minutes: '15', day1: '2', from1: '09:00', until1: '12:00' } },
          outcome: (actor) => (coaches(actor) ? 'goes' : 'not allowed'),
        },
      ],
    },
  ]),
  {
    route: 'GET /coaching/coaches',
    hats: ['administrator', 'staff'],
    about: plain('/coaching/coaches?group=2B', (actor) =>
      actor.hat === 'administrator' ? 'shows' : named(leadsTeam, 'shows', 'nothing')(actor),
    ),
  },
  {
    route: 'POST /coaching/coaches',
    hats: ['administrator', 'staff'],
    about: ({ pupils, actor }) => [
      {
        what: 'anna, to a teacher of the team',
        call: {
          path: '/coaching/coaches',
          fields: {
            [`yes-${pupils.anna.id}`]: 'on',
            kind: 'hand_over',
            coach: actor('a teacher of the team').person?.id ?? '',
            from: '2026-11-23',
          },
        },
        outcome: arranges('goes', 'asks'),
      },
    ],
  },
  {
    route: 'POST /coaching/coaches/end',
    hats: ['administrator', 'staff'],
    about: ({ pupils, actor }) => [
      {
        what: 'a coach of anna who is not the only one',
        call: {
          path: '/coaching/coaches/end',
          fields: { pupil: pupils.anna.id, coach: actor('the coach of anna').person?.id ?? '' },
        },
        outcome: arranges('goes', 'nothing'),
      },
    ],
  },
  {
    route: 'GET /coaching/coverage',
    hats: ['staff'],
    about: plain('/coaching/coverage', named(leads, 'shows', 'nothing')),
  },
];
