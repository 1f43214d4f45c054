import type { TestDatabase } from '../../../tests/world/cluster.ts';
import {
  aCoach,
  aGuardian,
  aLeader,
  anAdministrator,
  anOfficeWorker,
  anotherHat,
  aRelation,
  aStaffMember,
  aTeacher,
  aTeamLead,
  aTeamMember,
  type OfficeWorker,
  type Person,
  type Pupil,
} from '../../../tests/world/people.ts';
import { signedIn } from '../../../tests/world/signed-in.ts';
import { type Actor, type PupilName, pupilNames, type Tie } from './actor.ts';
import { hoursAgo } from './rows.ts';
import type { Schools } from './schools.ts';

type Pupils = Readonly<Record<PupilName, Pupil>>;
type Enter = (
  name: string,
  person: Person | OfficeWorker,
  ties?: Actor['ties'],
  wish?: Parameters<typeof signedIn>[1] & { shut?: true },
) => Promise<void>;

/** Everybody who knocks, signed in: those who may, those who may no longer or not yet, and those who never may. */
export async function everybody(place: TestDatabase, schools: Schools, pupils: Pupils) {
  const actors: Actor[] = [];
  const enter: Enter = async (name, person, ties = {}, wish = {}) => {
    const side =
      'school' in person ? (person.school.id === schools.own.id ? 'Veenlicht' : 'Zandpoort') : 'office';
    const session = await signedIn(person, wish);
    actors.push({
      name,
      person,
      session,
      hat: wish.shut ? undefined : person.hat,
      side: wish.shut ? 'street' : side,
      ties,
    });
  };
  const unconfirmed = await families(enter, pupils);
  const coach = await staff(enter, place, schools, pupils);
  await untilYesterday(enter, schools, pupils);
  actors.push({
    name: 'nobody',
    hat: undefined,
    side: 'street',
    session: undefined,
    person: undefined,
    ties: {},
  });
  await shutOut(enter, schools, pupils, coach);
  await aRelation(coach, 'coach', pupils.bram.id, { from: '2027-01-04' });
  const actor = (name: string) => {
    const found = actors.find((one) => one.name === name);
    if (found === undefined) throw new Error(`nobody is called "${name}"`);
    return found;
  };
  return { actors, actor, unconfirmed };
}

export const guardianOf = (who: string, of: Pupil, wish: Parameters<typeof aGuardian>[1] = {}) =>
  aGuardian(of, { given: 'Ouder', family: `kanarie-guardian-${who}!`, ...wish });

/** Pupils and guardians; tells of whom nobody confirmed yet. */
async function families(enter: Enter, { anna, bram, cees, dina, eefje, fien, quinten }: Pupils) {
  await enter('anna, a pupil', anna, { anna: 'self' });
  await enter('anna in another browser', anna, { anna: 'self' });
  await enter('bram, her classmate', bram, { bram: 'self' });
  await enter('cees of sixteen', cees, { cees: 'self' });
  await enter('quinten of another school', quinten, { quinten: 'self' });

  await enter('a guardian of anna', await guardianOf('full', anna), { anna: 'guardian <16' });
  await enter('a guardian with information only', await guardianOf('info', anna, { authority: 'info' }));
  await enter('a guardian who is blocked', await guardianOf('blocked', anna, { authority: 'blocked' }));
  const unconfirmed = await guardianOf('unconfirmed', anna, { confirmed: false });
  await enter('a guardian nobody confirmed', unconfirmed);
  await enter('a guardian of bram', await guardianOf('other', bram), { bram: 'guardian <16' });
  await enter('a guardian of cees, who opened nothing', await guardianOf('of-sixteen', cees), {
    cees: 'guardian 16+',
  });
  await enter('a guardian of dina, who opened all', await guardianOf('of-seventeen', dina), {
    dina: 'guardian shared',
  });
  await enter('a guardian of eefje, whose age nobody knows', await guardianOf('of-unknown', eefje), {
    eefje: 'guardian 16+',
  });
  await enter('a guardian of fien, who is grown up', await guardianOf('of-adult', fien));
  return unconfirmed;
}

const everybodyHere = (tie: Tie, but?: PupilName): Actor['ties'] =>
  Object.fromEntries(
    pupilNames.filter((name) => name !== 'quinten' && name !== but).map((name) => [name, tie]),
  );

/** Whoever works in the schools and the office; tells of the coach of most. */
async function staff(
  enter: Enter,
  place: TestDatabase,
  { own, other, blue, green, english, maths }: Schools,
  { anna, bram, cees, dina, eefje, fien, quinten }: Pupils,
) {
  const coach = await aCoach(own, { given: 'Carla', of: [anna, cees, dina, eefje, fien] });
  const coached = { anna: 'coach', cees: 'coach', dina: 'coach', eefje: 'coach', fien: 'coach' } as const;
  await enter('the coach of anna', coach, coached);
  await enter('the coach of bram', await aCoach(own, { given: 'Corrie', of: [bram] }), { bram: 'coach' });
  await enter('the coach of quinten', await aCoach(other, { given: 'Chris', of: [quinten] }), {
    quinten: 'coach',
  });
  await enter('the English teacher', await aTeacher(english), {
    anna: 'own course',
    cees: 'own course',
    dina: 'own course',
    eefje: 'own course',
    fien: 'own course',
  });
  await enter('the maths teacher', await aTeacher(maths), { bram: 'own course' });
  await enter('a teacher of the team', await aTeamMember(blue), everybodyHere('team', 'dina'));
  await enter('the team lead', await aTeamLead(blue), everybodyHere('leads team', 'dina'));
  await enter('the lead of another team', await aTeamLead(green));
  await enter('the school leader', await aLeader(own), everybodyHere('leads school'));
  await enter('the leader of another school', await aLeader(other), { quinten: 'leads school' });
  await enter('the administrator', await anAdministrator(own), everybodyHere('administrator'));
  await enter('the administrator of another school', await anAdministrator(other), {
    quinten: 'administrator',
  });
  await enter('the office', await anOfficeWorker(place));
  await enter('staff without any task', await aStaffMember(own, { given: 'Zonder' }));
  return coach;
}

const yesterday = '2026-11-20';

/** Who was something, or will be, or is it in another hat. */
async function untilYesterday(enter: Enter, { own }: Schools, { anna, bram }: Pupils) {
  await enter(
    'a coach until yesterday',
    await aCoach(own, { given: 'Gisteren', of: [anna, bram], until: yesterday }),
  );
  await enter(
    'a coach from tomorrow',
    await aCoach(own, { given: 'Morgen', of: [anna, bram], from: '2026-11-22' }),
  );
  const parent = await aCoach(own, { given: 'Twee', of: [bram] });
  await enter('a coach in the hat of a parent', await anotherHat(parent, 'guardian'));
}

/** Sign-ins that open nothing, whoever they belong to. */
async function shutOut(enter: Enter, { own }: Schools, { anna }: Pupils, coach: Person) {
  const { admin } = own.in;
  const leaver = await aCoach(own, { given: 'Weg', of: [anna] });
  await admin.query('update platform.membership set valid_until = $1 where id = $2', [
    yesterday,
    leaver.membership,
  ]);
  const blocked = await aCoach(own, { given: 'Dicht', of: [anna] });
  await admin.query('update platform.account set blocked_at = $1 where id = $2', [
    hoursAgo(2),
    blocked.account,
  ]);
  await enter('a coach who left the school', leaver, {}, { shut: true });
  await enter('a coach whose account is blocked', blocked, {}, { shut: true });
  await enter('a sign-in that rested too long', coach, {}, { at: hoursAgo(1.01), shut: true });
  await enter('a sign-in that was ended', coach, {}, { ended: hoursAgo(0.01), shut: true });
  await enter('a sign-in of the future', coach, {}, { at: hoursAgo(-1), shut: true });
}
