import { type Lesson, personal, subjects } from './bank.ts';
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
    const maths = writer.end(
      { title: 'Ik rond dit jaar trede 30 van wiskunde af', measure: 'Trede 30 is goedgekeurd' },
      'Ik wil later bruggen bouwen, en ik vind het leuk als iets klopt.',
    );
    const dutch = writer.end(
      {
        title: 'Ik schrijf een verhaal dat anderen willen lezen',
        measure: 'Mijn verhaal staat in de schoolkrant',
      },
      'Omdat ik veel bedenk, maar het nooit opschrijf.',
    );
    const fractions = writer.period(
      { title: 'Ik ben bij trede 20 van wiskunde', measure: 'Blok 4 is afgerond' },
      'wi',
      'before',
      maths,
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
    );
    const step17 = writer.period(
      {
        title: 'Ik haal mijn achterstand bij Nederlands in: trede 17',
        measure: 'Trede 14, 15, 16 en 17 zijn goedgekeurd',
      },
      'ne',
      'now',
      dutch,
    );
    const step20 = writer.period(
      {
        title: 'Ik houd een praatje van twee minuten in het Engels',
        measure: 'Twee minuten zonder papier, voor de groep',
      },
      'en',
      'now',
      undefined,
    );
    writer.week(-2, lesson('wi', 'negatieve getallen'), 'wi', step25, 'done');
    writer.week(-2, lesson('en', 'muzikant'), 'en', step20, 'done');
    const dragged = writer.week(-2, lesson('ne', 'hoofdgedachte'), 'ne', step17, 'moved');
    writer.goals.deviate(
      dragged,
      calendar.past(-1, 5, '14:25'),
      calendar.dayOf(0, 5),
      'no_help',
      'Ik vraag het Lotte vóór woensdag',
    );
    writer.week(-1, lesson('wi', 'formule bij een patroon'), 'wi', step25, 'partly');
    writer.week(-1, lesson('en', 'beschrijf een plek'), 'en', step20, 'unseen');
    const brackets = goals.set(
      {
        kind: 'learning',
        title: 'Ik los een vergelijking met haakjes op',
        measure: 'Ik los er drie op en leg bij één elke stap uit',
        due: calendar.dayOf(0, 5),
        course: 'wi',
        serves: step25,
        why: 'Bij trede 22 ging het twee keer mis door de haakjes.',
      },
      calendar.past(-1, 4, '10:30'),
    );
    const [film] = writer.tasks(
      brackets,
      [
        ['Filmpje haakjes wegwerken', 15],
        ['Opdracht 4 en 5, op niveau vwo', 40],
        ['Uitleggen aan Sem', 20],
      ],
      -1,
    );
    writer.tick(film, 0, 1, '15:10');
    const review = goals.set(
      {
        kind: 'learning',
        title: 'Ik schrijf een recensie voor een klasgenoot',
        measure: 'Mijn klasgenoot weet daarna of het boek iets voor hem is',
        due: calendar.dayOf(1, 5),
        course: 'ne',
        serves: step17,
      },
      calendar.past(-1, 4, '10:50'),
    );
    writer.tasks(review, [['Recensie voor een klasgenoot', 60]], -1);
    writer.week(0, lesson('en', 'wat er gebeurd is'), 'en', step20, 'running');
    const help = goals.set(
      {
        kind: 'personal',
        title: 'Ik vraag om hulp als ik vastzit',
        measure: 'Drie keer gedaan deze maand',
        due: calendar.dayOf(2, 5),
      },
      calendar.past(-3, 2, '09:20'),
    );
    const [list] = writer.tasks(help, (personal[0] as Lesson).tasks, -3);
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
        serves: dutch,
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
    const maths = writer.period(
      { title: 'Ik ben bij trede 8 aan het eind van deze periode', measure: 'Blok 2 is afgerond' },
      'wi',
      'now',
      end,
    );
    const english = writer.period(
      { title: 'Ik ken vijftig Engelse woorden over sport', measure: 'Veertig van de vijftig goed' },
      'en',
      'now',
      end,
    );
    // begun before the period did, one task done then, and nothing since
    const stuck = goals.set(
      {
        kind: 'learning',
        title: 'Ik reken met negatieve getallen en laat het op een getallenlijn zien',
        measure: 'Ik leg drie sommen uit op de getallenlijn',
        due: calendar.dayOf(-3, 5),
        course: 'wi',
        serves: maths,
      },
      calendar.past(-3, 4, '11:40'),
    );
    const [first] = writer.tasks(stuck, lesson('wi', 'negatieve getallen').tasks, -3);
    writer.tick(first, -3, 5, '09:40');
    writer.week(-2, lesson('en', 'muzikant'), 'en', english, 'moved');
    const avoided = goals.set(
      {
        kind: 'learning',
        title: 'Ik schrijf op wat ik wil vragen',
        measure: 'Drie vragen op papier',
        due: calendar.dayOf(-1, 5),
        course: 'wi',
        serves: maths,
        by: writer.pupil.coach,
      },
      calendar.past(-2, 3, '11:10'),
    );
    writer.tasks(avoided, [['Vraag 1 opschrijven', 10]], -2);
    goals.set(
      { kind: 'period', title: 'Iets met voetbal', course: 'en', serves: end },
      calendar.past(-1, 5, '11:50'),
    );
  },

  /** Far ahead in English, a far goal that asks a lot. */
  'Elif Karaca'(writer) {
    const { calendar, goals } = writer;
    const medicine = writer.end(
      {
        title: 'Ik kan me inschrijven voor geneeskunde',
        measure: 'Biologie, natuurkunde en wiskunde B op plan, en een brief die klopt',
      },
      'Mijn tante is arts in een dorp zonder ziekenhuis.',
    );
    const english = writer.end({
      title: 'Ik rond Engels een niveau hoger af',
      measure: 'Trede 36 op niveau C1',
    });
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
      medicine,
    );
    const reading = writer.period(
      { title: 'Ik lees een heel boek in het Engels', measure: 'Een gesprek van tien minuten erover' },
      'en',
      'now',
      english,
    );
    writer.week(-2, lesson('na', 'hoe snel iets valt'), 'na', science, 'done');
    writer.week(-1, lesson('wi', 'lineair verband'), 'wi', maths, 'done');
    writer.week(-1, lesson('en', 'praatje'), 'en', reading, 'done');
    writer.week(0, lesson('wi', 'oppervlakte'), 'wi', maths, 'running');
    writer.week(0, lesson('en', 'gebeurd is'), 'en', reading, 'running');
    const interview = goals.set(
      {
        kind: 'learning',
        title: 'Ik houd een gesprek met iemand die arts is',
        measure: 'Vijf vragen gesteld en uitgewerkt',
        due: calendar.dayOf(1, 5),
        course: 'na',
        serves: science,
      },
      calendar.past(-1, 4, '10:45'),
    );
    writer.tasks(
      interview,
      [
        ['Vragen bedenken', 20],
        ['Afspraak maken', 10],
      ],
      -1,
    );
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
    const sources = writer.period(
      { title: 'Mijn bronnen kloppen', measure: 'Bij vijf bronnen staat waarom ik ze geloof' },
      'ne',
      'now',
      exam,
    );
    writer.week(0, lesson('ne', 'bron te vertrouwen'), 'ne', sources, 'running');
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
    writer.week(-1, lesson('re', 'schat'), 're', fractions, 'done');
    writer.week(0, lesson('re', 'verdeel iets'), 're', fractions, 'running');
    const reader = writer.end(
      { title: 'Ik lees een heel boek uit', measure: 'Ik vertel mijn groep waar het over gaat' },
      'Mijn oma leest ook elke avond.',
    );
    const reading = writer.period(
      { title: 'Ik onthoud wat ik lees', measure: 'Ik vertel een hoofdstuk na' },
      'le',
      'now',
      reader,
    );
    writer.week(0, lesson('le', 'hoofdstuk'), 'le', reading, 'running');
  },
};
