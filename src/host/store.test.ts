import { describe, expect, it } from 'vitest';
import { hashOfCode } from '#modules/identity';
import { signer } from '#platform/token';
import {
  aDatabase,
  aGuardian,
  aPupil,
  aSchool,
  aServer,
  now,
  rowsOf,
  type TestDatabase,
} from '../../tests/world/index.ts';
import { addSchool, giveCode, HostProblem } from './index.ts';

const place = await aDatabase();
const server = aServer(place);
const sign = signer('a secret of the tests');
const installation = ({ place: { host, port }, name }: TestDatabase) => ({
  admin: { host, port, user: 'postgres', database: name },
  prefix: 'app_',
});
const wish = {
  name: 'De Uitkijk',
  handle: 'uitkijk',
  place: 'Duinhoven',
  sector: 'vo',
  administrator: 'Ria van den Brink',
} as const;

describe('the host', () => {
  it('adds an empty school, whose administrator gets in with the code that was told once', async () => {
    const access = await addSchool(installation(place), wish, { now, sign });
    expect(access.name).toBe('ria.vandenbrink@uitkijk');
    const answer = await server
      .visitor()
      .post('/identity/code', { name: access.name, code: access.code, password: 'een zin van mijzelf' });
    expect(answer.status).toBe(303);
    const [row] = await rowsOf(
      place,
      `select membership.hat, membership.name, organisation.name as school, week_open from platform.membership
       join shared.organisation on organisation.id = membership.school_id
       join school.school_setting on school_setting.school_id = organisation.id where handle = 'uitkijk'`,
    );
    expect(row).toEqual({
      hat: 'administrator',
      name: 'Ria van den Brink',
      school: 'De Uitkijk',
      week_open: false,
    });
  });

  it('refuses a handle that is taken or that nobody can type', async () => {
    const other = await aSchool(place, { handle: 'bezet' });
    for (const handle of [other.handle, 'De Uitkijk', 'x', ''])
      await expect(addSchool(installation(place), { ...wish, handle }, { now, sign })).rejects.toThrow(
        HostProblem,
      );
    await expect(
      addSchool(installation(place), { ...wish, handle: 'vrij', administrator: ' ' }, { now, sign }),
    ).rejects.toThrow(HostProblem);
  });

  it('opens an account that acts in two places, and both schools’ journals tell', async () => {
    const [here, there] = [await aSchool(place), await aSchool(place)];
    const guardian = await aGuardian(await aPupil(here), { username: 'twee' });
    const elsewhere = await aGuardian(await aPupil(there));
    await rowsOf(
      place,
      `with named as (insert into platform.sign_in_name (organisation_id, username, account_id) values ($1, 'twee', $2))
       update platform.membership set account_id = $2, username = 'twee' where id = $3`,
      [there.id, guardian.account, elsewhere.membership],
    );
    const old = await giveCode(installation(place), `twee@${here.handle}`, { now, sign });
    const { code } = await giveCode(installation(place), `Twee@${here.handle} `, { now, sign });
    expect(code).not.toBe(old.code);
    const codes = await rowsOf(
      place,
      'select code_hash from platform.login_code where account_id = $1 and until > $2',
      [guardian.account, now],
    );
    expect(codes.map((row) => row['code_hash'] as Buffer)).toEqual([hashOfCode(code, sign)]);
    const lines = await rowsOf(
      place,
      `select distinct school_id, actor from school.journal where verb = 'host.code_given' and object in ($1, $2)
       order by school_id`,
      [guardian.id, elsewhere.id],
    );
    const both = [here.id, there.id].sort((a, b) => a.localeCompare(b));
    expect(lines).toEqual(both.map((school_id) => ({ school_id, actor: null })));
  });

  it('says so when nobody has that name', () =>
    expect(giveCode(installation(place), 'niemand@uitkijk', { now, sign })).rejects.toThrow('Nobody'));
});
