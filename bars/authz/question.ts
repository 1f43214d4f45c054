import { type Chance, chance } from '../chance.ts';
import { type Attempt, nameOf, tables } from './ask.ts';
import { attemptsOf } from './attempts.ts';
import { Oracle } from './oracle.ts';
import type { Standing, Through } from './oracle/standing.ts';
import type { World } from './world.ts';

/** What one actor on one page is to be asked, with the right answers; thought out when it is first needed. */
export class Question {
  readonly #world: World;
  readonly standing: Standing;
  readonly #lot: Chance;
  readonly #tries: number;
  #oracle: Oracle | undefined;
  #visible: ReadonlyMap<string, readonly string[]> | undefined;
  #attempts: readonly Attempt[] | undefined;

  constructor(world: World, standing: Standing, lot: Chance, tries: number) {
    this.#world = world;
    this.standing = standing;
    this.#lot = lot;
    this.#tries = tries;
  }

  get oracle(): Oracle {
    this.#oracle ??= new Oracle(this.#world, this.standing);
    return this.#oracle;
  }

  /** The names of the rows this person may see, by table. */
  get visible(): ReadonlyMap<string, readonly string[]> {
    this.#visible ??= new Map(
      tables.map((table) => [
        table,
        (this.#world.rows[table] ?? [])
          .filter((row) => this.oracle.may('select', table, row))
          .map((row) => nameOf(this.standing.through, table, row)),
      ]),
    );
    return this.#visible;
  }

  get attempts(): readonly Attempt[] {
    this.#attempts ??=
      this.#tries === 0 ? [] : attemptsOf(this.#world, this.oracle, this.standing, this.#lot, this.#tries);
    return this.#attempts;
  }

  howMany(table: string): number {
    return this.#world.rows[table]?.length ?? 0;
  }
}

/** The same for every fault that is planted: a world's questions are thought out once. */
const asked = new WeakMap<World, Map<string, readonly Question[]>>();

export function questionsOf(
  world: World,
  way: { pages: number; tries: number; share: number },
): readonly Question[] {
  const ways = asked.get(world) ?? new Map<string, readonly Question[]>();
  asked.set(world, ways);
  const key = JSON.stringify(way);
  let questions = ways.get(key);
  if (questions === undefined) {
    const lot = chance(world.seed);
    const every = standings(world, lot, way.pages);
    questions = lot
      .some(every, Math.ceil(every.length * way.share))
      .map((standing, n) => new Question(world, standing, chance(world.seed * 1009 + n), way.tries));
    ways.set(key, questions);
  }
  return questions;
}

function standings(world: World, lot: Chance, pages: number): readonly Standing[] {
  const pupils = (world.rows['school.pupil'] ?? []).map((row) => row['id'] as string);
  return world.actors.flatMap((actor): readonly Standing[] => {
    const relations = world.rows['school.relation'] ?? [];
    const near = relations
      .filter((row) => row['subject'] === actor.person)
      .map((row) => row['object'] as string);
    const subjects = [null, lot.one(near.filter((id) => pupils.includes(id)).concat(lot.one(pupils)))];
    for (const pupil of lot.some([...new Set(pupils)], Math.max(0, pages - 2))) subjects.push(pupil);
    const through: readonly Through[] = {
      pupil: ['member', 'counts', 'school', 'network'] as const,
      guardian: ['member', 'counts', 'school', 'network'] as const,
      staff: ['member', 'counts', 'school', 'network'] as const,
      administrator: ['school', 'member', 'counts', 'network'] as const,
      office: ['network', 'member', 'school', 'counts'] as const,
      import: ['jobs'] as const,
    }[actor.hat];
    if (actor.hat === 'import') return [{ actor, through: 'jobs', subject: null, writes: true }];
    // the pages' own pool for each subject, every other pool once
    return [
      ...subjects.map((subject) => ({
        actor,
        through: through[0] as Through,
        subject,
        writes: lot.maybe(0.8),
      })),
      ...through.slice(1).map((one) => ({ actor, through: one, subject: null, writes: true })),
    ];
  });
}
