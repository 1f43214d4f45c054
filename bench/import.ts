import { byCommand } from './import/command.ts';
import { besides, type Place, round, type Size } from './import/meanwhile.ts';
import { byPage } from './import/page.ts';
import { load, report } from './measure.ts';
import { rosterOf, type Shape, sharedRoster } from './roster.ts';

/** The year that runs: the command lives today, whatever day the server under measurement lives. */
const year = new Date().getUTCFullYear() - (new Date().getUTCMonth() < 7 ? 1 : 0);
/** Of each size a foundation of its own: else one size would find the schools of another, under other names. */
const made = (shape: Shape, nth: number) => (mark: string) =>
  rosterOf(shape, String.fromCharCode(mark.charCodeAt(0) + nth), year);

const sizes: Readonly<Record<string, Size>> = {
  small: {
    people: '1,146 people, 5,832 enrolments, 2 schools',
    seconds: 2,
    again: 2,
    file: sharedRoster,
    school: 'Voorbeeldcollege Noord',
  },
  middle: {
    people: '34,000 people, 175,000 enrolments, 60 schools',
    seconds: 10,
    again: 10,
    file: made({ schools: 60, pupils: 312, staff: 34, guardians: 221, groups: 12, courses: 8 }, 0),
    school: 'School P 1',
  },
  large: {
    people: '100,000 people, 1.2 million enrolments, 100 schools',
    seconds: 20,
    again: 8,
    file: made({ schools: 100, pupils: 890, staff: 110, guardians: 0, groups: 34, courses: 12 }, 1),
    school: 'School Q 1',
  },
  // nobody has such a school, but a file may be one: what is done school by school has nothing to hold on to here
  whole: {
    people: '10,000 people, 104,000 enrolments, one school',
    seconds: 10,
    again: 8,
    file: made({ schools: 1, pupils: 7_900, staff: 700, guardians: 1_400, groups: 300, courses: 12 }, 2),
    school: 'School R 1',
  },
};

/**
 * Imports of four sizes, by command and by page, each a first time and a second: seconds, processor time and memory,
 * and what a light page and the event loop of the server do meanwhile.
 */
export async function benchImport(place: Place, only: readonly string[]): Promise<boolean> {
  // warm by count: on a busy machine the compiler would still be at work while it is quiet
  await load(place.port, place.light, { connections: 4, seconds: 60, expect: 200, calls: 2_000 });
  const quiet = await besides(place, new Promise((resolve) => setTimeout(resolve, 4_000)));
  report('import.quiet.p99', quiet.p99, 'ms', { p50: round(quiet.p50), calls: quiet.calls });
  let met = true;
  for (const [name, size] of Object.entries(sizes)) {
    if (only.length > 0 && !only.includes(name)) continue;
    console.log(`# ${name}: ${size.people}`);
    met = (await byCommand(place, name, size)) && met;
    met = (await byPage(place, name, size)) && met;
  }
  return met;
}
