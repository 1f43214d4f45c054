import type { Actor } from '../cast/actor.ts';
import type { Call, Expectation, Outcome } from '../expectations.ts';
import { always } from './said.ts';

/** The gate is open to everybody; a few of its pages are for whoever is signed in, and send others to sign in. */
const gate = (route: string, call: Call, outcome: Outcome, elseOutcome = outcome): Expectation => ({
  route,
  hats: 'everybody',
  about: () => [
    {
      what: 'the gate',
      call,
      outcome:
        outcome === elseOutcome
          ? always(outcome)
          : ({ hat }: Actor) => (hat === undefined ? elseOutcome : outcome),
    },
  ],
});

const wrong = { name: 'anna@veenlicht', password: 'not the password' };
const nowhere = '01a1fd55-7a80-7765-9b91-426c454b28f5';

export const identity: readonly Expectation[] = [
  gate('GET /identity/sign-in', { path: '/identity/sign-in?to=/goals' }, 'goes', 'shows'),
  gate('POST /identity/sign-in', { path: '/identity/sign-in', fields: { ...wrong, to: '/goals' } }, 'asks'),
  gate('GET /identity/code', { path: '/identity/code' }, 'goes', 'shows'),
  gate('POST /identity/code', { path: '/identity/code', fields: { ...wrong, code: 'AAAA-AAAA' } }, 'asks'),
  gate('POST /identity/demo', { path: '/identity/demo', fields: { name: 'anna@veenlicht' } }, 'goes'),
  gate('POST /identity/sign-out', { path: '/identity/sign-out', fields: {} }, 'goes'),
  gate('POST /identity/hat', { path: '/identity/hat', fields: { hat: nowhere } }, 'goes'),
  gate(
    'POST /identity/language',
    { path: '/identity/language', fields: { language: 'nl', back: '/goals' } },
    'goes',
  ),
  gate('GET /identity/hats', { path: '/identity/hats' }, 'shows', 'goes'),
  gate('GET /identity/password', { path: '/identity/password' }, 'shows', 'goes'),
  gate(
    'POST /identity/password',
    { path: '/identity/password', fields: { old: 'not the password', password: 'een heel andere zin' } },
    'asks',
    'goes',
  ),
];
