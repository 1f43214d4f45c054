import { type Far, type Lesson, personal, type Subject, subjects } from './bank.ts';
import type { Calendar } from './calendar.ts';
import type { PlannedSchool } from './people.ts';
import type { Slot } from './slots.ts';
import { aimOf, stage, walked } from './steps.ts';
import { stories } from './stories.ts';
import type { Way } from './ways.ts';
import { Writer } from './writer.ts';

type Plans = {
  readonly ways: ReadonlyMap<string, readonly Way[]>;
  readonly slots: ReadonlyMap<string, Slot>;
  /** The first week whose plans are told, and whether its tasks have days: much is told of few, little of many. */
  readonly from: number;
  readonly isWhole: boolean;
};

/** The goals and weeks of every pupil of a school, by the pupil's key. */
export function goalsOf(
  school: PlannedSchool,
  calendar: Calendar,
  { ways, slots, ...plans }: Plans,
): Map<string, Writer> {
  const codes = [...new Set(school.taught.map(({ code }) => code))].filter((code) => code in subjects);
  return new Map(
    school.groups
      .flatMap(({ pupils }) => pupils)
      .map((pupil) => {
        const told = { ways: ways.get(pupil.key) ?? [], slot: slots.get(pupil.key), ...plans };
        const writer = new Writer(pupil, calendar, told);
        const story = stories[`${pupil.given} ${pupil.family}`];
        if (story === undefined) usual(writer, codes);
        else story(writer);
        return [pupil.key, writer];
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
  // where there is a course nearly everybody has an end goal in it; else the own words say where to
  const aims = new Map(
    writer.ways.flatMap(({ code }) => {
      const life = chance.percent(90) ? aimOf(writer, code) : undefined;
      return life === undefined ? [] : [[code, life] as const];
    }),
  );
  const many = aims.size > 1 ? 0 : chance.percent(60) ? 1 : 2;
  const ends = [
    ...aims.values(),
    ...own.slice(0, many).map(({ subject }) => writer.end(chance.pick(subject.end))),
  ];
  const [first] = own as [(typeof own)[number]];
  const before = writer.period(chance.pick(first.subject.before), first.code, 'before', ends[0]);
  writer.over(before, chance.pick(['evaluated', 'closed', 'closed', 'partly'] as const));
  if (left) return;
  // a few have nothing this week; their coach sees it
  const idle = chance.percent(4);
  for (const { code } of writer.ways) {
    const isFirst = aims.keys().next().value === code;
    const period = isFirst || chance.percent(70) ? stage(writer, code, aims.get(code) ?? ends[0]) : undefined;
    // of many schools only a part of the week is told
    if (writer.isWhole || chance.percent(60)) walked(writer, code, period, { isIdle: idle });
  }
  const words = own.filter(({ code }) => writer.way(code) === undefined);
  const periods = words.map(({ code, subject }, i) =>
    writer.period(chance.pick(subject.now), code, 'now', ends[i % ends.length]),
  );
  words.forEach(({ code, subject }, i) => {
    const from = chance.between(0, subject.lessons.length - 1);
    const lesson = (n: number) => subject.lessons[(from + n + 60) % subject.lessons.length] as Lesson;
    for (const week of writer.calendar.weeks) {
      if (week < writer.from || week > -2 || !chance.percent(50)) continue;
      const went =
        week === -2 ? (['done', 'done', 'done', 'missed', 'dropped'] as const) : (['done'] as const);
      writer.week(week, lesson(week), code, periods[i], chance.pick(went));
    }
    if (chance.percent(70))
      writer.week(
        -1,
        lesson(-1),
        code,
        periods[i],
        chance.pick(['done', 'done', 'unseen', 'partly', 'late'] as const),
      );
    if (!idle && (i < 1 || chance.percent(60))) writer.week(0, lesson(0), code, periods[i], 'running');
  });
  if (chance.percent(35)) besides(writer);
  if (chance.percent(12)) {
    const { code, subject } = own.at(-1) as (typeof own)[number];
    const text: Far = chance.pick(subject.now);
    const idea = { ...text, kind: 'period' as const, course: code };
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
  writer.tasks(life, tasks, -2);
  if (chance.percent(25)) goals.do(life, 'pause', calendar.past(-1, 2, '12:10'));
}
