import type { Slip } from './slip.ts';

/** Where a sign-in opens the door. */
export const atTheDoor: readonly Slip[] = [
  { kind: 'signed out', find: /sign_in\.ended_at is null/g, put: 'true' },
  { kind: 'blocked account', find: /account\.blocked_at is null/g, put: 'true' },
  {
    kind: 'from the future',
    find: /sign_in\.(started_at|seen_at) <= at \+ interval '1 minute'/g,
    put: 'true',
  },
  {
    kind: 'rested too long',
    find: /sign_in\.seen_at > at - case/g,
    put: "sign_in.seen_at > at - interval '10 days' - case",
  },
  {
    kind: 'not a member',
    find: /between membership\.valid_from and membership\.valid_until/g,
    put: '>= membership.valid_from',
  },
  {
    kind: 'not a member',
    find: /between membership\.valid_from and membership\.valid_until/g,
    put: '<= membership.valid_until',
  },
  { kind: 'of another class', find: /session_user = 'app_(school|network)'\)/g, put: 'true)' },
  { kind: 'of another class', find: /session_user in \('app_member', 'app_counts'\)/g, put: 'true' },
  {
    kind: 'opens twice',
    find: /if nullif\(current_setting\('app\.seal', true\), ''\) is not null then/g,
    put: 'if false then',
    writes: true,
  },
  { kind: 'no seal', find: /if seal <> encode/g, put: 'if false and seal <> encode', writes: true },
  {
    kind: 'seals too little',
    find: /(?<=transaction_timestamp\(\).*)coalesce\((who|lists), '-'\)/g,
    put: "'-'",
    writes: true,
  },
];
