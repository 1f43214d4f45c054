import { ImportBusy } from '#modules/exchange';
import { readConfig } from './config.ts';
import { toldOf } from './found.ts';
import { HostProblem } from './host/index.ts';
import { backup, rehearseBackup, restore } from './verbs/archive.ts';
import { doctor } from './verbs/doctor.ts';
import { takeOut } from './verbs/export.ts';
import { forgetPast } from './verbs/forget.ts';
import { bringIn } from './verbs/import.ts';
import { code, school } from './verbs/school.ts';
import { Mistake, Misused, type Verb } from './verbs/verb.ts';
import { world } from './verbs/world.ts';

const usage = `npm run leerkring -- VERB …

  world small|large [--fresh] [--day 2026-11-21]
                                      an invented school to look around in; --fresh throws the one there is away
  import oneroster FILE [@SCHOOL] [--dry-run]
                                      a zip or folder of OneRoster 1.1 or 1.2: schools, people, groups; of a delivery of
                                      changes say whose it is
  import course FILE … [--dry-run]    courses of the community, each a JSON file (docs/formats/course.md), or folders of them
  import slo FILE [--dry-run]         the national goals of the Dutch curriculum institute, as courses to work in
  export oneroster HANDLE FILE        one school as a zip of OneRoster 1.2, which any administration reads, and this one too
  export school HANDLE FILE           one school whole, as an archive that another Leerkring of this version restores
  restore FILE                        brings such an archive in where that school is not, with the same rows and sums
  backup                              makes the backup of this night now, as the server does every night from two o'clock
  rehearse                            puts last night's backup back in a throw-away database, and counts it
  school add NAME --handle HANDLE --admin NAME [--place PLACE] [--sector po|vo|other]
                                      an empty school, and a code for the administrator who will fill it
  school list                         which schools are here and which were taken away, and when
  school remove HANDLE [--certain NAME] [--archive FILE | --without-archive]
                                      takes a school away whole, into an archive from which restore brings it back; says
                                      first what would go, and does it when the school's name is typed behind it
  code NAME@SCHOOL                    a code to sign in with, for who has lost theirs and whom no school can help
  forget [--dry-run]                  deletes what is past its term (docs/privacy.md); the server does so every day
  doctor [--setup]                    looks whether everything is as it should be, and says how to mend what is not;
                                      --setup first prepares the database of DATABASE_URL, as its administrator`;

const verbs: Readonly<Record<string, Verb>> = {
  world,
  import: bringIn,
  export: takeOut,
  restore,
  backup,
  rehearse: rehearseBackup,
  school,
  code,
  forget: forgetPast,
  doctor,
};

async function run() {
  const [verb = '', ...args] = process.argv.slice(2);
  const chosen = verbs[verb];
  if (chosen === undefined) throw new Misused(verb === '' ? '' : `There is no verb "${verb}".`);
  await chosen(args, () => readConfig(process.env, process.cwd()));
}

/** What went wrong, for a terminal. */
function sentenceOf(problem: unknown): unknown {
  if (problem instanceof Misused) return [problem.message, usage].filter(Boolean).join('\n\n');
  const isTold = [Mistake, HostProblem, ImportBusy].some((kind) => problem instanceof kind);
  return isTold ? (problem as Error).message : toldOf(problem);
}

run().catch((problem: unknown) => {
  console.error(sentenceOf(problem));
  process.exit(1);
});
