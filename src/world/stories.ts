import { type Lesson, personal, subjects } from './bank.ts';
import { aimOf, stage, told, walked } from './steps.ts';
import type { Writer } from './writer.ts';

const lessonsOf = (code: string): readonly Lesson[] => subjects[code]?.lessons ?? [];
const lesson = (code: string, start: string): Lesson => {
  const found = lessonsOf(code).find(({ title }) => title.includes(start));
  if (found === undefined) throw new Error(`no lesson "${start}" in ${code}`);
  return found;
};

/** What the heroes of the world are in the middle of (domain §10.6), by name. */
export const stories: Readonly<Record<string, (writer: Writer) => void>> = {
  /** Ahead in maths, behind in Dutch: one goal goes along for the third week. */
  'Noor Aydın'(writer) {
    const { calendar, goals, pupil } = writer;
    const maths = aimOf(writer, 'wi', {
      title: 'Ik rond dit jaar trede 30 van wiskunde af',
      measure: 'Trede 30 is goedgekeurd',
      why: 'Ik wil later bruggen bouwen, en ik vind het leuk als iets klopt.',
    });
    const dutch = aimOf(writer, 'ne', {
      title: 'Ik haal Nederlands in en kom tot trede 26',
      why: 'Ik bedenk veel verhalen, en ik wil ze kunnen opschrijven.',
    });
    const english = aimOf(writer, 'en', { why: 'Mijn neefjes in Londen praten zo snel.' });
    const fractions = writer.period(
      { title: 'Ik ben bij trede 20 van wiskunde', measure: 'Blok 4 is afgerond' },
      'wi',
      'before',
      maths,
      writer.stepOf('wi', 20),
    );
    writer.over(fractions, 'closed');
    const books = writer.period(
      { title: 'Ik lees twee boeken uit', measure: 'Van elk boek staat een kaart in mijn leesmap' },
      'ne',
      'before',
      dutch,
    );
    writer.over(books, 'partly');
    const step25 = writer.period(
      {
        title: 'Ik ben bij trede 25 aan het eind van deze periode',
        measure: 'Blok 5 is af, met het blokproject',
      },
      'wi',
      'now',
      maths,
      writer.stepOf('wi', 25),
    );
    const step17 = writer.period(
      {
        title: 'Ik haal mijn achterstand bij Nederlands in: trede 17',
        measure: 'Trede 14, 15, 16 en 17 zijn goedgekeurd',
      },
      'ne',
      'now',
      dutch,
      writer.stepOf('ne', 17),
    );
    const step20 = writer.period(
      {
        title: 'Ik houd een praatje van twee minuten in het Engels',
        measure: 'Twee minuten zonder papier, voor de groep',
      },
      'en',
      'now',
      english,
      writer.stepOf('en', 20),
    );
    walked(writer, 'wi', step25, { except: [23] });
    walked(writer, 'en', step20);
    walked(writer, 'ne', step17);
    const brackets = {
      title: 'Ik los een vergelijking met haakjes op',
      measure: 'Ik los er drie op en leg bij één elke stap uit',
      course: 'wi',
      step: writer.stepOf('wi', 23),
      serves: step25,
      why: 'Bij trede 22 ging het eerst mis door de haakjes.',
    };
    const partsOfIt = [
      ['Filmpje haakjes wegwerken', 15],
      ['Opdracht 4 en 5, op niveau vwo', 40],
      ['Uitleggen aan Sem', 20],
    ] as const;
    told(writer, [-1, 0], brackets, partsOfIt, [[0, -1, 4, '15:10']], ['other_priority']);
    // for the fourth week: smaller, help, or let go?
    const review = {
      title: 'Ik schrijf een recensie voor een klasgenoot',
      measure: 'Mijn klasgenoot weet daarna of het boek iets voor hem is',
      course: 'ne',
      step: writer.stepOf('ne', 15),
      serves: step17,
    };
    told(
      writer,
      [-3, -2, -1, 0],
      review,
      [['Recensie voor een klasgenoot', 60]],
      [],
      ['other_priority', 'no_help', 'too_big'],
    );
    const help = goals.set(
      {
        kind: 'personal',
        title: 'Ik vraag om hulp als ik vastzit',
        measure: 'Drie keer gedaan deze maand',
        due: calendar.dayOf(2, 5),
      },
      calendar.past(-3, 2, '09:20'),
    );
    const [list] = writer.tasks(help, (personal[0] as Lesson).tasks, -2);
    writer.tick(list, -2, 3, '09:05');
    const typing = goals.set(
      {
        kind: 'personal',
        title: 'Ik typ met tien vingers',
        measure: 'Dertig woorden per minuut',
        due: calendar.periods[1]?.until as string,
      },
      calendar.past(-8, 3, '12:20'),
    );
    goals.do(typing, 'pause', calendar.past(-2, 1, '12:40'));
    const chess = goals.set(
      {
        kind: 'personal',
        title: 'Ik win van mijn oom met schaken',
        measure: 'Eén keer is genoeg',
        due: calendar.dayOf(-4, 5),
      },
      calendar.past(-10, 3, '12:20'),
    );
    goals.do(chess, 'drop', calendar.past(-4, 3, '12:25'), { cause: 'changed_view' });
    // hers waits for Marit's yes, Marit's waits for hers
    goals.set(
      {
        kind: 'period',
        title: 'Ik maak een podcast over muziek uit twee landen',
        measure: 'Drie afleveringen van vijf minuten',
        due: calendar.periods[2]?.until as string,
        course: 'en',
        serves: english,
        why: 'Mijn oma zingt en niemand neemt het op.',
      },
      calendar.past(-1, 5, '11:30'),
    );
    goals.set(
      {
        kind: 'period',
        title: 'Ik begin elke week met het vak waar ik tegenop zie',
        measure: 'Op maandag staat dat vak bovenaan, vier weken lang',
        due: calendar.periods[1]?.until as string,
        course: 'ne',
        serves: dutch,
        by: pupil.coach,
      },
      calendar.past(-1, 5, '13:15'),
    );
  },

  /** Three weeks without a tick: stuck, and he stays away from it. */
  'Daan Vos'(writer) {
    const { calendar, goals } = writer;
    const end = writer.end(
      { title: 'Ik ga over naar mavo 2', measure: 'Alle vakken op plan in juni' },
      'Dat moet van mijn vader. En ik wil het zelf ook wel.',
    );
    const before = writer.period(
      { title: 'Ik ken de tafels weer', measure: 'Het tafeldiploma' },
      'wi',
      'before',
      end,
    );
    writer.over(before, 'evaluated');
    const sums = aimOf(writer, 'wi', { why: 'Wiskunde moet je overal voor hebben.' }) ?? end;
    const maths = writer.period(
      { title: 'Ik ben bij trede 8 aan het eind van deze periode', measure: 'Trede 8 is goedgekeurd' },
      'wi',
      'now',
      sums,
      writer.stepOf('wi', 8),
    );
    const english = writer.period(
      { title: 'Ik ken vijftig Engelse woorden over sport', measure: 'Veertig van de vijftig goed' },
      'en',
      'now',
      aimOf(writer, 'en') ?? end,
    );
    // one task done five weeks ago, and nothing since
    walked(writer, 'wi', maths, { except: [4] });
    const { goal: title = '', criteria = [] } = writer.way('wi')?.steps[3] ?? {};
    told(
      writer,
      [-6, -4, -3, -2, -1, 0].filter((week) => week >= writer.from),
      { title, measure: criteria[0] ?? '', course: 'wi', step: writer.stepOf('wi', 4), serves: maths },
      writer.way('wi')?.steps[3]?.tasks.map(({ title: task, minutes }) => [task, minutes] as const) ?? [],
      [[0, -6, 5, '09:40']],
    );
    walked(writer, 'en', english, { except: [3] });
    const avoided = {
      title: 'Ik schrijf op wat ik wil vragen',
      measure: 'Drie vragen op papier',
      course: 'wi',
      serves: maths,
      by: writer.pupil.coach,
    };
    told(writer, [-1, 0], avoided, [['Vraag 1 opschrijven', 10]]);
    goals.set(
      { kind: 'period', title: 'Iets met voetbal', course: 'en', serves: end },
      calendar.past(-1, 5, '11:50'),
    );
  },

  /** Far ahead in English, a far goal that asks a lot. */
  'Elif Karaca'(writer) {
    const medicine = writer.end(
      {
        title: 'Ik kan me inschrijven voor geneeskunde',
        measure: 'Biologie, natuurkunde en wiskunde B op plan, en een brief die klopt',
      },
      'Mijn tante is arts in een dorp zonder ziekenhuis.',
    );
    const english =
      aimOf(writer, 'en', {
        title: 'Ik rond Engels een niveau hoger af',
        measure: 'Trede 36 op niveau C1',
      }) ?? medicine;
    const sums = aimOf(writer, 'wi', { why: 'Zonder wiskunde geen geneeskunde.' }) ?? medicine;
    const before = writer.period(
      { title: 'Ik weet welk profiel bij mijn plan hoort', measure: 'Keuze gemaakt en uitgelegd' },
      'na',
      'before',
      medicine,
    );
    writer.over(before, 'closed');
    const science = writer.period(
      { title: 'Ik doe zelf een onderzoek naar bloeddruk', measure: 'Een verslag met dertig metingen' },
      'na',
      'now',
      medicine,
    );
    const maths = writer.period(
      { title: 'Ik ben bij trede 34 van wiskunde', measure: 'Blok 7 is bijna af' },
      'wi',
      'now',
      sums,
      writer.stepOf('wi', 34),
    );
    const reading = writer.period(
      { title: 'Ik lees een heel boek in het Engels', measure: 'Een gesprek van tien minuten erover' },
      'en',
      'now',
      english,
    );
    writer.week(-2, lesson('na', 'hoe snel iets valt'), 'na', science, 'done');
    walked(writer, 'wi', maths);
    walked(writer, 'en', reading);
    const interview = {
      title: 'Ik houd een gesprek met iemand die arts is',
      measure: 'Vijf vragen gesteld en uitgewerkt',
      course: 'na',
      serves: science,
    };
    const partsOfIt = [
      ['Vragen bedenken', 20],
      ['Afspraak maken', 10],
    ] as const;
    told(writer, [-1, 0], interview, partsOfIt, [[0, -1, 3, '11:30']]);
  },

  /** His week is his own: guardians see what he opened, and that is his far goals. */
  'Tygo Prins'(writer) {
    const exam = writer.end(
      { title: 'Ik haal dit jaar mijn diploma', measure: 'Geslaagd in juni' },
      'Dan kan ik naar de mbo-opleiding geluidstechniek.',
    );
    const before = writer.period(
      { title: 'Mijn profielwerkstuk heeft een vraag', measure: 'De vraag is goedgekeurd' },
      'na',
      'before',
      exam,
    );
    writer.over(before, 'evaluated');
    const sound = writer.period(
      { title: 'Ik meet geluid in vier lokalen', measure: 'Vier grafieken die ik kan uitleggen' },
      'na',
      'now',
      exam,
    );
    writer.week(-1, lesson('na', 'stroomkring'), 'na', sound, 'late');
    writer.week(0, lesson('na', 'hoe snel iets valt'), 'na', sound, 'running');
    for (const { code } of writer.ways) {
      const end = aimOf(writer, code) ?? exam;
      walked(writer, code, stage(writer, code, end));
    }
  },

  'Ama Boateng'(writer) {
    const end = writer.end(
      { title: 'Ik reken handig uit mijn hoofd', measure: 'Twintig sommen in vijf minuten' },
      'Dan kan ik mijn vader helpen op de markt.',
    );
    const fractions = writer.period(
      { title: 'Ik begrijp breuken', measure: 'Ik leg een breuk uit met een pannenkoek' },
      're',
      'now',
      end,
    );
    aimOf(writer, 're', { why: 'Ik wil alle treden van dit jaar.' });
    const reading = aimOf(writer, 'le', { why: 'Ik wil zelf het boek over de zee lezen.' });
    walked(writer, 're', fractions);
    walked(writer, 'le', reading === undefined ? fractions : stage(writer, 'le', reading));
  },
};
