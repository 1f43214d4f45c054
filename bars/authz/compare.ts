import type { TestDatabase } from '../../tests/world/cluster.ts';
import { came, tables, Witness } from './ask.ts';
import { columnsOf } from './columns.ts';
import type { Through } from './oracle/standing.ts';
import { type Question, questionsOf } from './question.ts';
import type { World } from './world.ts';

/** How many decisions were compared, by command, and the ones in which database and oracle differ. */
export type Compared = { readonly decisions: Record<string, number>; readonly differences: string[] };

export type Witnesses = Readonly<Record<Through, Witness>>;

export async function witnesses(place: TestDatabase): Promise<Witnesses> {
  const as = (through: Through) => Witness.as(place.place, place.name, through);
  return {
    member: await as('member'),
    school: await as('school'),
    counts: await as('counts'),
    network: await as('network'),
    jobs: await as('jobs'),
  };
}
export const dismiss = (all: Witnesses) =>
  Promise.all(Object.values(all).map((witness: Witness) => witness.end()));

/** Every actor of a world on some pages: everything they see, and a sample of everything they could try. */
export async function compare(
  world: World,
  all: Witnesses,
  {
    enough = Number.POSITIVE_INFINITY,
    pages = 3,
    tries = 4,
    share = 1,
    sees = true,
    only = undefined as string | undefined,
  } = {},
): Promise<Compared> {
  const compared: Compared = { decisions: { select: 0, insert: 0, update: 0, delete: 0 }, differences: [] };
  const wrongColumns = Object.values(all).flatMap((witness: Witness) => columnsOf(witness));
  compared.differences.push(...wrongColumns);
  for (const question of questionsOf(world, { pages, tries, share })) {
    if (compared.differences.length >= enough) break;
    await compareOne(question, all[question.standing.through], { sees, only }, compared);
  }
  return compared;
}

async function compareOne(
  question: Question,
  witness: Witness,
  { sees, only }: { sees: boolean; only: string | undefined },
  compared: Compared,
): Promise<void> {
  const { decisions, differences } = compared;
  const { standing, oracle } = question;
  const { actor, through, subject, writes } = standing;
  const who = `${actor.hat} ${actor.person}${actor.ended === undefined ? '' : ` (${actor.ended})`} of ${actor.school} through ${through}, about ${subject ?? 'nobody'}${writes ? '' : ', only looking'}`;
  const opened = await witness.open(standing);
  decisions['select'] = (decisions['select'] ?? 0) + 1;
  if ((opened !== undefined) !== oracle.opens)
    differences.push(`${who}: the door ${opened === undefined ? 'stayed shut' : 'opened'}`);
  if (opened === undefined) return;
  const told = { held: opened.held.toSorted().join(), duties: opened.duties.toSorted().join() };
  const right = { held: oracle.held().join(), duties: oracle.duties().join() };
  if (oracle.opens && (told.held !== right.held || told.duties !== right.duties))
    differences.push(`${who}: is told ${JSON.stringify(told)} instead of ${JSON.stringify(right)}`);
  try {
    const visible = sees ? await witness.sees(only) : new Map<string, readonly string[]>();
    const looked = only === undefined ? tables : [only];
    for (const table of sees ? looked : []) {
      const expected = question.visible.get(table) ?? [];
      decisions['select'] += question.howMany(table);
      const seen = new Set(visible.get(table) ?? []);
      const wanted = new Set(expected);
      for (const key of seen) if (!wanted.has(key)) differences.push(`${who}: sees ${table} ${key}`);
      for (const key of wanted) if (!seen.has(key)) differences.push(`${who}: does not see ${table} ${key}`);
      if ((visible.get(table) ?? []).length !== expected.length)
        differences.push(`${who}: sees other rows of ${table} than there are`);
    }
    const attempts = question.attempts.filter(({ table }) => only === undefined || table === only);
    if (attempts.length === 0) return;
    const answers = await witness.tries(attempts);
    for (const [i, attempt] of attempts.entries()) {
      const result = came(attempt, answers[i] as string);
      decisions[attempt.command] = (decisions[attempt.command] ?? 0) + 1;
      if (result !== attempt.expected)
        differences.push(`${who}: ${attempt.what}: ${String(result)} instead of ${String(attempt.expected)}`);
    }
  } finally {
    await witness.close();
  }
}
