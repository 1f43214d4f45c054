import { newId } from '#platform/id';
import { routes } from '../../src/serve.ts';
import { now } from '../../tests/world/cluster.ts';
import { type Server, startServer } from '../../tests/world/server.ts';
import type { Bar } from '../bar.ts';
import { onDatabase } from '../database.ts';
import { ask, type Asked } from './ask.ts';
import { aCast, type Cast } from './cast.ts';
import { canaries, mayStand } from './cast/canary.ts';
import {
  type Case,
  casesOf,
  type Expectation,
  expectations,
  hatsOf,
  isOutcome,
  nameOf,
} from './expectations.ts';
import { type Ground, groundOf } from './ground.ts';
import { aTally, type Tally } from './tally.ts';

type Stage = { cast: Cast; server: Server; ground: Ground; tally: Tally; met: Set<string> };

/** Every route has a line, every line a route, and both name the same hats. */
function isWhole({ tally, cast }: Stage) {
  const registered = new Set(routes.map(nameOf));
  for (const name of registered)
    tally.expect(
      expectations.some(({ route }) => route === name),
      `${name} has no expectation: say in bars/http/expectations.ts who gets what there`,
    );
  for (const expectation of expectations) {
    const { route, hats } = expectation;
    if (!tally.expect(registered.has(route), `${route} is expected, but there is no such route`)) continue;
    const own = [...hatsOf(route, routes)].sort().join(', ');
    const said = hats === 'everybody' ? '' : [...hats].sort().join(', ');
    tally.expect(
      own === said,
      `${route} is for ${own || 'everybody'}, and expected for ${said || 'everybody'}`,
    );
    const outcomes = new Set(casesOf(expectation, cast).map(({ outcome }) => outcome));
    tally.expect(
      outcomes.has('shows') || outcomes.has('goes') || outcomes.has('asks'),
      `${route}: nobody gets in, so its refusals prove nothing`,
    );
  }
}

const sent = ({ call, actor }: Case, server: Server): Promise<Asked> =>
  ask(server.fastify, {
    path: call.path,
    who: actor.session,
    ...(call.fields && { fields: { key: newId(now), ...call.fields } }),
  });

const sentence = ({ route, actor, what }: Case): string => `${route} by ${actor.name}, about ${what}`;

/** The status is the one expected, and nothing stands there that this person may not read. */
function judge({ tally, met }: Stage, one: Case, answer: Asked): boolean {
  const { status, location, body, headers } = answer;
  const shut = one.actor.hat === undefined;
  tally.count(`as expected: ${one.outcome}`);
  const held = tally.expect(
    isOutcome(one.outcome, status, location, shut),
    () =>
      `${sentence(one)}: expected "${one.outcome}", got ${status}${location === undefined ? '' : ` to ${location}`}`,
  );
  const text = `${body} ${JSON.stringify(headers)}`;
  for (const canary of canaries)
    if (text.includes(canary.text)) {
      met.add(canary.text);
      tally.expect(mayStand(one.actor, canary), () => `${sentence(one)}: shows ${canary.text}`);
    }
  return held;
}

/** What may not be seen is, to the letter, what is not there. */
const withoutKeys = (body: string): string =>
  body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');

const idIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

async function isLikeAbsent({ server, tally }: Stage, one: Case, answer: Asked) {
  const nowhere = newId(now);
  const swap = (text: string) => text.replace(idIn, nowhere);
  const { path, fields } = one.call;
  const inPath = idIn.test(path);
  const away: Case = {
    ...one,
    call: {
      path: swap(path),
      ...(fields && {
        fields: inPath
          ? fields
          : Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, swap(value)])),
      }),
    },
  };
  const absent = await sent(away, server);
  tally.count('compared with absent');
  tally.expect(
    absent.status === answer.status && withoutKeys(absent.body) === withoutKeys(answer.body),
    () =>
      `${sentence(one)}: what may not be seen (${answer.status}) is told apart from what is not there (${absent.status})`,
  );
}

/** What is taken along leaves its line in the journal, and nothing else. */
const isTaken = ({ route, outcome }: Case): boolean =>
  outcome === 'shows' && routes.some((one) => one.kind === 'parcel' && nameOf(one) === route);

const performs = ({ call, outcome }: Case): boolean => call.fields !== undefined && outcome === 'goes';

/** Looks and refused forms leave the ground as it was; only when something moved they are tried one by one. */
async function refuses(stage: Stage, cases: readonly Case[], isGate: boolean, fast: boolean) {
  const { server, tally, ground } = stage;
  const compared = new Set<string>();
  for (const one of cases) {
    const answer = await sent(one, server);
    judge(stage, one, answer);
    const which = fast ? one.actor.name : `${one.actor.name} ${one.what}`;
    if (one.outcome !== 'nothing' || compared.has(which)) continue;
    compared.add(which);
    await isLikeAbsent(stage, one, answer);
  }
  if (isGate) return await ground.restore();
  const held = await heldForOthers(stage.cast);
  tally.expect(held === 0, `${cases[0]?.route}: ${held} forms are held of somebody who may not come back`);
  const moves = async () => (await ground.changed()).filter((table) => table !== 'platform.held_form');
  const any = await moves();
  await ground.restore();
  if (any.length === 0) return;
  for (const one of cases) {
    await sent(one, server);
    const moved = await moves();
    if (moved.length === 0) continue;
    const right = moved.every((table) => table === 'school.journal' && isTaken(one));
    tally.expect(right, `${sentence(one)}: expected "${one.outcome}", and ${moved.join(', ')} changed`);
    await ground.restore();
  }
}

/** What was typed is kept for whose sign-in ran out, and for nobody else. */
async function heldForOthers({ place, actor }: Cast): Promise<number> {
  const { rows } = await place.admin.query('select from platform.held_form where sign_in_id <> $1', [
    actor('a sign-in that rested too long').session?.signIn,
  ]);
  return rows.length;
}

/** A form that may be sent is performed: it changes something, and leaves its line in the journal. */
async function performed(stage: Stage, cases: readonly Case[], isGate: boolean) {
  const { server, tally, ground, cast } = stage;
  for (const one of cases) {
    const answer = await sent(one, server);
    if (judge(stage, one, answer) && !isGate) {
      const moved = await ground.changed();
      tally.count('performed');
      tally.expect(
        moved.includes('school.request_key'),
        () => `${sentence(one)}: said done, and nothing changed`,
      );
      const { own, other } = cast.schools;
      const outside = await ground.changedOutside(one.actor.side === 'Veenlicht' ? own.id : other.id);
      tally.expect(
        outside.length === 0,
        () => `${sentence(one)}: changed ${outside.join(', ')} of another school`,
      );
    }
    await ground.restore();
  }
}

/** For a quick run: of those who may send a form one of each hat, about the first thing. */
const fewOf = (cases: readonly Case[]): readonly Case[] => {
  const seen = new Set<string>();
  return cases.filter(({ actor }) => !seen.has(actor.hat ?? '') && seen.add(actor.hat ?? ''));
};

async function knock(stage: Stage, expectation: Expectation, fast: boolean) {
  const all = casesOf(expectation, stage.cast);
  const first = all[0]?.what;
  // who may not even come to the door hears so once; about whom they asked makes no difference
  const cases = all.filter(
    ({ outcome, what }) => !fast || what === first || !['signs in', 'other hat'].includes(outcome),
  );
  const isGate = expectation.hats === 'everybody';
  await refuses(
    stage,
    cases.filter((one) => !performs(one)),
    isGate,
    fast,
  );
  const may = cases.filter(performs);
  await performed(stage, fast ? fewOf(may) : may, isGate);
  stage.tally.count('cases', cases.length);
}

export const idor: Bar = {
  name: 'http:idor',
  promise:
    'every route answers everybody as the table says, shows nobody what is not theirs, and changes nothing for them',
  run: (wish) =>
    onDatabase(wish, async (place) => {
      const cast = await aCast(place);
      const server = startServer(place, { archive: async () => Buffer.from('an archive') });
      const stage = { cast, server, tally: aTally(), ground: await groundOf(place), met: new Set<string>() };
      isWhole(stage);
      for (const expectation of expectations) await knock(stage, expectation, wish.size === 'fast');
      // the control: a text that nobody is ever shown would be missed nowhere
      for (const { text, pupil } of canaries)
        if (pupil === 'anna') stage.tally.expect(stage.met.has(text), `${text} stands on no page of anybody`);
      stage.tally.expect(server.log.length === 0, () => `faults: ${JSON.stringify(server.log[0])}`);
      await server.close();
      return stage.tally.verdict({ routes: expectations.length, people: cast.actors.length });
    }),
};
