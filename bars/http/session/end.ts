import { newId } from '#platform/id';
import type { Hat } from '#platform/route';
import { now } from '../../../tests/world/cluster.ts';
import {
  aGuardian,
  anAdministrator,
  anOfficeWorker,
  aPupil,
  aStaffMember,
  type OfficeWorker,
  type Person,
} from '../../../tests/world/people.ts';
import { signedIn } from '../../../tests/world/signed-in.ts';
import { ask } from '../ask.ts';
import { aCode, password, signInName } from '../ways-in.ts';
import { as, at, opens, sessionIn, signIn, type Stage } from './stage.ts';

/** Signing out, blocking, leaving and a new password end it on the server, at the next request. */
export async function isEnded({ plain, school, place, tally }: Stage) {
  const pupil = await aPupil(school);
  const one = sessionIn(await signIn(plain, pupil)) ?? '';
  const out = await ask(plain.fastify, {
    path: '/identity/sign-out',
    who: as(one),
    fields: { key: newId(now) },
  });
  tally.expect(
    [out.headers['set-cookie']].flat().some((line) => String(line).startsWith('lk=; ')),
    'signing out leaves the cookie',
  );
  tally.expect((await opens(plain, one)) === undefined, 'a sign-in opens after signing out');

  const others = [await signIn(plain, pupil), await signIn(plain, pupil)].map(
    (answer) => sessionIn(answer) ?? '',
  );
  const fields = {
    key: newId(now),
    name: signInName(pupil),
    code: await aCode(place, pupil),
    password,
  };
  const used = sessionIn(await ask(plain.fastify, { path: '/identity/code', fields })) ?? '';
  tally.expect((await opens(plain, used)) !== undefined, 'a code does not let in');
  for (const other of others)
    tally.expect((await opens(plain, other)) === undefined, 'a code leaves other sign-ins open');

  await place.admin.query('update platform.account set blocked_at = $1 where id = $2', [now, pupil.account]);
  tally.expect((await opens(plain, used)) === undefined, 'a blocked account is let in');
  await place.admin.query('update platform.account set blocked_at = null where id = $1', [pupil.account]);
  tally.expect(
    (await opens(plain, used)) !== undefined,
    'an account that is no longer blocked is not let in',
  );
  await place.admin.query(`update platform.membership set valid_until = '2026-11-20' where id = $1`, [
    pupil.membership,
  ]);
  tally.expect((await opens(plain, used)) === undefined, 'somebody who left is let in');
}

/** Staff for an hour, families for a school day, counted from the last time they were seen. */
export async function rests({ plain, school, place, tally }: Stage) {
  const pupil = await aPupil(school);
  const people: Record<Hat, Person | OfficeWorker> = {
    pupil,
    guardian: await aGuardian(pupil),
    staff: await aStaffMember(school),
    administrator: await anAdministrator(school),
    office: await anOfficeWorker(place),
  };
  for (const [hat, person] of Object.entries(people) as [Hat, Person][]) {
    const limit = hat === 'pupil' || hat === 'guardian' ? 8 : 1;
    const { cookie } = await signedIn(person, { at: now });
    plain.setClock(at(limit - 1 / 60));
    tally.expect((await opens(plain, cookie)) !== undefined, `${hat}: shut before its time`);
    plain.setClock(at(2 * limit - 2 / 60));
    tally.expect((await opens(plain, cookie)) !== undefined, `${hat}: being there does not count`);
    plain.setClock(at(3 * limit));
    tally.expect(
      (await opens(plain, cookie)) === undefined,
      `${hat}: open ${limit} hours after it was last seen`,
    );
    plain.setClock(at(2 * limit - 1 / 60));
    tally.expect(
      (await opens(plain, cookie)) === undefined,
      `${hat}: lives again when the clock is put back`,
    );
    plain.setClock(now);
  }
}

/** No clock brings a sign-in to life: not of the future, not of 400 days ago, not put back by an hour. */
export async function keepsTime({ plain, school, tally }: Stage) {
  const pupil = await aPupil(school);
  const { cookie } = await signedIn(pupil, { at: now });
  // a minute may pass between two machines, no more
  for (const hours of [-2 / 60, -1, -24 * 400]) {
    plain.setClock(at(hours));
    tally.expect((await opens(plain, cookie)) === undefined, `opens ${-hours} hours before it began`);
  }
  const early = sessionIn(await signIn(plain, pupil)) ?? '';
  plain.setClock(now);
  tally.expect((await opens(plain, early)) === undefined, 'a sign-in of 400 days ago opens');
  tally.expect(
    (await opens(plain, cookie)) !== undefined,
    'a sign-in is lost when the clock comes right again',
  );
  for (const method of ['GET', 'POST']) {
    const rested = (await signedIn(pupil, { at: now })).cookie;
    plain.setClock(at(8.01));
    await ask(plain.fastify, {
      method,
      path: '/probe',
      who: as(rested),
      fields: { key: newId(now), title: 'x' },
    });
    plain.setClock(at(7));
    tally.expect(
      (await opens(plain, rested)) === undefined,
      `${method}: lives again when the clock is put back`,
    );
    plain.setClock(now);
  }
}
