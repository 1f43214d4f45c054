import { type Lesson, personal, type Subject, subjects } from './bank.ts';
import type { Calendar } from './calendar.ts';
import type { Life } from './life.ts';
import type { PlannedSchool } from './people.ts';
import { stories } from './stories.ts';
import { Writer } from './writer.ts';

/** The goals of every pupil of a school, by the pupil's key. */
export function goalsOf(school: PlannedSchool, calendar: Calendar): Map<string, readonly Life[]> {
  const codes = [...new Set(school.taught.map(({ code }) => code))].filter((code) => code in subjects);
  return new Map(
    school.groups
      .flatMap(({ pupils }) => pupils)
      .map((pupil) => {
        const writer = new Writer(pupil, calendar);
        const story = stories[`${pupil.given} ${pupil.family}`];
        if (story === undefined) usual(writer, codes);
        else story(writer);
        return [pupil.key, writer.goals.lives];
      }),
  );
}

/** A pupil without a story of their own: far goals in a few subjects, some of everything near. */
function usual(writer: Writer, codes: readonly string[]): void {
  const { chance, goals, pupil } = writer;
  const left = pupil.leftOn !== undefined;
  const start = chance.between(0, codes.length - 1);
  const own = Array.from({ length: Math.min(codes.length, chance.between(2, 3)) }, (_, i) => {
    const code = codes[(start + i) % codes.length] as string;
    return { code, subject: subjects[code] as Subject };
  });
  const many = chance.percent(60) ? 1 : 2;
  const ends = own.slice(0, many).map(({ subject }) => writer.end(chance.pick(subject.end)));
  const before = writer.period(
    chance.pick((own[0] as (typeof own)[number]).subject.before),
    own[0]?.code,
    'before',
    ends[0],
  );
  writer.over(before, chance.pick(['evaluated', 'closed', 'closed', 'partly'] as const));
  if (left) return;
  const periods = own.map(({ code, subject }, i) =>
    writer.period(chance.pick(subject.now), code, 'now', ends[i % ends.length]),
  );
  // a few have nothing this week; their coach sees it
  const idle = chance.percent(4);
  own.forEach(({ code, subject }, i) => {
    const first = chance.between(0, subject.lessons.length - 1);
    const lesson = (n: number) => subject.lessons[(first + n) % subject.lessons.length] as Lesson;
    if (chance.percent(50))
      writer.week(
        -2,
        lesson(0),
        code,
        periods[i],
        chance.pick(['done', 'done', 'done', 'missed', 'dropped'] as const),
      );
    if (chance.percent(70))
      writer.week(
        -1,
        lesson(1),
        code,
        periods[i],
        chance.pick(['done', 'done', 'unseen', 'partly', 'late'] as const),
      );
    if (!idle && (i < 1 || chance.percent(60))) writer.week(0, lesson(2), code, periods[i], 'running');
  });
  if (chance.percent(35)) besides(writer);
  if (chance.percent(12)) {
    const { code, subject } = own.at(-1) as (typeof own)[number];
    const idea = { ...chance.pick(subject.now), kind: 'period' as const, course: code };
    const due = writer.calendar.periods[2]?.until as string;
    const life = goals.set({ ...idea, serves: ends[0], due }, writer.calendar.past(-1, 5, '11:30'));
    // some were talked about already and begin with the next period
    if (chance.percent(30))
      goals.do(life, 'agree', writer.calendar.past(-1, 5, '13:40'), { by: pupil.coach });
  }
}

function besides(writer: Writer): void {
  const { chance, goals, calendar } = writer;
  const { title, measure, tasks } = chance.pick(personal);
  const due = calendar.periods[1]?.until as string;
  const life = goals.set({ kind: 'personal', title, measure, due }, calendar.past(-3, 2, '09:20'));
  writer.tasks(life, tasks, -3);
  if (chance.percent(25)) goals.do(life, 'pause', calendar.past(-1, 2, '12:10'));
}
