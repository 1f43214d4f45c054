import { createHash } from 'node:crypto';
import { now } from '../../../tests/world/cluster.ts';
import type { Chance } from '../../chance.ts';
import type { Actor, Hat } from './actor.ts';
import type { Row, Table } from './table.ts';
import { confirmed, day } from './time.ts';

/** Where one school stands, or the office: its rows and its ids, who is in it and who signs in. */
export class Ground {
  readonly lot: Chance;
  readonly organisation: string;
  readonly isTwin: boolean;
  /** In the twin the same ids belong to other pupils, and the same people do other things: what is mixed up shows. */
  readonly turn: number;
  /** Of every school together. */
  readonly rows: Record<Table, Row[]>;
  readonly actors: Actor[];
  readonly #ids: string;
  readonly #accounts = new Map<string, { id: string; hats: string[] }>();
  readonly #related = new Set<string>();

  /** `ids` is what its ids follow from, so that two schools can have the same ones. */
  constructor(
    lot: Chance,
    { ids, isTwin }: { ids: string; isTwin: boolean },
    rows: Record<Table, Row[]>,
    actors: Actor[],
  ) {
    this.lot = lot;
    this.organisation = lot.uuid();
    this.isTwin = isTwin;
    this.turn = isTwin ? 3 : 0;
    this.rows = rows;
    this.actors = actors;
    this.#ids = ids;
  }

  found(kind: 'school' | 'office'): void {
    const id = this.organisation;
    this.rows['shared.organisation'].push({ id, kind, name: kind, handle: `h${id.replaceAll('-', '')}` });
  }

  person(label: string): string {
    const id = this.id(label);
    this.add('school.person', { id, given: 'Sam', family: label });
    return id;
  }

  relation(subject: string, kind: string, object: string, more: Row): void {
    const key = `${subject} ${kind} ${object}`;
    if (this.#related.has(key)) return;
    this.#related.add(key);
    this.add('school.relation', {
      id: this.id(`relation ${key}`),
      subject,
      kind,
      object,
      source: 'world',
      authority: null,
      renewed: false,
      confirmed_by: null,
      confirmed_at: null,
      ...more,
    });
  }

  /** Puts on a hat and signs in with it. */
  hat(person: string, hat: Hat, ended: string | undefined): void {
    const lot = this.lot;
    const username = `u${person.replaceAll('-', '').slice(0, 30)}`;
    const account = this.#accounts.get(person) ?? { id: lot.uuid(), hats: [] };
    if (account.hats.includes(hat)) return;
    if (account.hats.length === 0) {
      this.#accounts.set(person, account);
      this.rows['platform.account'].push({
        id: account.id,
        blocked_at: ended === 'blocked' ? confirmed : null,
      });
      this.rows['platform.sign_in_name'].push({
        organisation_id: this.organisation,
        username,
        account_id: account.id,
      });
    }
    account.hats.push(hat);
    const membership = lot.uuid();
    const side = hat === 'office' ? 'network' : 'school';
    this.rows['platform.membership'].push({
      id: membership,
      account_id: account.id,
      side,
      school_id: side === 'school' ? this.organisation : null,
      office_id: side === 'network' ? this.organisation : null,
      person_id: person,
      hat,
      username,
      name: 'Sam',
      valid_from: ended === 'not yet' ? day(1) : '2020-08-01',
      valid_until: ended === 'left' ? day(-1) : 'infinity',
    });
    const token = createHash('sha256').update(lot.uuid()).digest();
    const rested = hat === 'pupil' || hat === 'guardian' ? 481 : 61;
    const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    this.rows['platform.sign_in'].push({
      id: lot.uuid(),
      token_hash: `\\x${token.toString('hex')}`,
      account_id: account.id,
      membership_id: membership,
      started_at: before(ended === 'begun tomorrow' ? -1_440 : 500),
      seen_at: before(ended === 'rested' ? rested : ended === 'seen tomorrow' ? -1_440 : 1),
      ended_at: ended === 'signed out' ? confirmed : null,
      request_key: lot.uuid(),
    });
    const school = side === 'school' ? this.organisation : null;
    const blocked = this.rows['platform.account'].find(({ id }) => id === account.id)?.['blocked_at'];
    this.actors.push({ hat, person, school, token, ended: ended ?? (blocked ? 'blocked' : undefined) });
  }

  own(table: Table): readonly Row[] {
    return this.rows[table].filter((row) => row['school_id'] === this.organisation);
  }

  add(table: Table, row: Row): Row {
    const whole = { school_id: this.organisation, ...row };
    this.rows[table].push(whole);
    return whole;
  }

  /** The same label gives the same id, in a twin school, too. */
  id(label: string): string {
    const hex = createHash('sha256').update(`${this.#ids} ${label}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
