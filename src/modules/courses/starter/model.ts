import type { Course, Form, Task } from '../model.ts';

/**
 * A goal alone can be read, not worked. These first tasks fit any goal of their sort, in the words of a pupil, so that
 * no step is empty on the day it comes in; whoever has better ones writes them into the course (first-slice §6).
 */
type Sort = 'know' | 'explain' | 'do' | 'examine' | 'speak' | 'write' | 'read' | 'listen';

type Starter = {
  readonly tasks: readonly (readonly [title: string, minutes: number])[];
  readonly form: Form;
  readonly show: string;
  readonly target: string;
  readonly criteria: readonly string[];
};

const ownWords: readonly [string, number] = [
  'Zeg het doel in je eigen woorden en schrijf op wat je al weet',
  10,
];

const starters: Readonly<Record<Sort, Starter>> = {
  know: {
    tasks: [
      ownWords,
      ['Zoek uitleg en maak kaartjes: voorop het woord, achterop wat het is', 25],
      ['Laat iemand je overhoren met je kaartjes, en doe de lastige nog een keer', 15],
    ],
    form: 'talk',
    show: 'Je leraar noemt er een paar. Jij zegt wat het is en geeft er een voorbeeld bij.',
    target:
      'Goed werk: je weet het uit je hoofd, je geeft een eigen voorbeeld en je haalt niets door elkaar.',
    criteria: [
      'Ik weet het zonder te spieken',
      'Ik geef een eigen voorbeeld',
      'Ik weet wat er veel op lijkt, en wat het verschil is',
    ],
  },
  explain: {
    tasks: [
      ownWords,
      ['Zoek uitleg en maak er een schema of tekening van', 25],
      ['Leg het uit aan iemand die het nog niet kent, en schrijf op welke vraag die stelde', 15],
    ],
    form: 'talk',
    show: 'Leg het in twee minuten uit, met je eigen schema of tekening erbij.',
    target:
      'Goed werk: een klasgenoot die het nog niet kende, snapt het na jouw uitleg. Je zegt ook waarom het zo is.',
    criteria: [
      'Ik leg het uit in mijn eigen woorden',
      'Ik zeg waarom het zo is',
      'Ik geef een eigen voorbeeld',
    ],
  },
  do: {
    tasks: [
      ownWords,
      ['Bekijk een voorbeeld en schrijf bij elke stap waarom die nodig is', 20],
      ['Maak drie opgaven, kijk ze na en verbeter wat fout ging', 25],
    ],
    form: 'test',
    show: 'Maak twee nieuwe opgaven zonder voorbeeld en laat zien hoe je ze hebt gedaan.',
    target:
      'Goed werk: het lukt je zonder voorbeeld, je laat je stappen zien en je controleert of je antwoord kan kloppen.',
    criteria: [
      'Ik doe het zonder voorbeeld',
      'Ik laat zien hoe ik het heb gedaan',
      'Ik controleer mijn antwoord',
    ],
  },
  examine: {
    tasks: [
      ownWords,
      ['Bedenk een vraag en hoe je die gaat onderzoeken', 20],
      ['Doe je onderzoek en schrijf op wat je ziet', 40],
    ],
    form: 'product',
    show: 'Laat je onderzoek zien: je vraag, wat je deed, wat je zag en wat je nu weet.',
    target: 'Goed werk: een ander kan jouw onderzoek nadoen, en je zegt eerlijk wat je nog niet zeker weet.',
    criteria: [
      'Mijn vraag is duidelijk',
      'Een ander kan nadoen wat ik deed',
      'Mijn antwoord past bij wat ik zag',
    ],
  },
  speak: {
    tasks: [
      ownWords,
      ['Verzamel tien woorden en zinnen die je nodig hebt, en zeg ze hardop', 20],
      ['Oefen het gesprek twee keer met iemand en wissel van rol', 20],
    ],
    form: 'talk',
    show: 'Voer het gesprek met je leraar, zonder papier, ongeveer twee minuten.',
    target: 'Goed werk: de ander begrijpt je meteen en je redt je ook als je een woord niet weet.',
    criteria: [
      'De ander begrijpt mij',
      'Ik red me als ik een woord niet weet',
      'Ik reageer op wat de ander zegt',
    ],
  },
  write: {
    tasks: [
      ownWords,
      ['Lees een voorbeeld en streep aan wat je zelf kunt gebruiken', 15],
      ['Schrijf je eigen tekst, laat iemand meelezen en verbeter hem', 35],
    ],
    form: 'product',
    show: 'Lever je tekst in, met erbij wat je na het meelezen hebt verbeterd.',
    target:
      'Goed werk: een lezer begrijpt je tekst in één keer en je hebt zelf fouten gevonden en verbeterd.',
    criteria: [
      'Mijn tekst is duidelijk voor de lezer',
      'Mijn tekst past bij het doel',
      'Ik heb mijn tekst zelf verbeterd',
    ],
  },
  read: {
    tasks: [
      ownWords,
      ['Kies een tekst, voorspel waar hij over gaat en lees hem', 20],
      ['Schrijf in drie zinnen op wat er staat, en zoek vijf nieuwe woorden op', 20],
    ],
    form: 'talk',
    show: 'Je leraar geeft je een nieuwe tekst. Vertel wat er staat en hoe je dat weet.',
    target: 'Goed werk: je haalt uit een nieuwe tekst wat je zoekt en wijst aan waar het staat.',
    criteria: [
      'Ik zeg waar de tekst over gaat',
      'Ik wijs aan waar het antwoord staat',
      'Ik raad nieuwe woorden uit de zin',
    ],
  },
  listen: {
    tasks: [
      ownWords,
      ['Kies een filmpje of gesprek, luister twee keer en schrijf op wat je hoort', 20],
      ['Vergelijk met iemand die hetzelfde hoorde: wat had je gemist?', 15],
    ],
    form: 'talk',
    show: 'Je luistert met je leraar naar iets nieuws en vertelt daarna wat je hebt gehoord.',
    target: 'Goed werk: je haalt uit iets nieuws de hoofdzaak en de belangrijkste dingen die gezegd worden.',
    criteria: [
      'Ik zeg waar het over gaat',
      'Ik heb de belangrijkste dingen gehoord',
      'Ik luister door als ik iets mis',
    ],
  },
};

/** The tasks a step begins with when its maker gave none. */
export const starterTasks = (goal: string): readonly Task[] => tasksOf(starters[sortOf(goal, '')]);

const tasksOf = ({ tasks }: Starter): readonly Task[] =>
  tasks.map(([title, minutes], i) => ({ key: `start-${i + 1}`, title, minutes, levels: [] }));

/** All that a bare goal needs to be worked: tasks, a target, criteria and a way to show it. */
export function starterFor(
  goal: string,
  topic: string,
): Pick<Course['blocks'][number]['steps'][number], 'target' | 'demonstrate' | 'criteria' | 'tasks'> {
  const starter = starters[sortOf(goal, topic)];
  return {
    target: starter.target,
    demonstrate: { form: starter.form, text: starter.show },
    criteria: starter.criteria,
    tasks: tasksOf(starter),
  };
}

/** Of which sort a goal is: in a language by the skill it belongs to, else by what it says that one does. */
function sortOf(goal: string, topic: string): Sort {
  const skill = skills.find(([words]) => words.test(topic));
  if (skill !== undefined) return skill[1];
  return verbs.find(([words]) => words.test(goal))?.[1] ?? 'know';
}

const skills: readonly (readonly [RegExp, Sort])[] = [
  [/gesprek|spreken/i, 'speak'],
  [/schrijven/i, 'write'],
  [/luisteren/i, 'listen'],
  [/lezen/i, 'read'],
];
const verbs: readonly (readonly [RegExp, Sort])[] = [
  [/\b(onderzoek|experiment|proefje|waarneming|verzamel)/i, 'examine'],
  [
    /\b(bereken|lost? |teken|meet|meten|gebruikt?|past? |maakt?|ontwerp|schat|ordent?|zet |vertaalt?|drukt? |substitueer|werkt? |stelt? )/i,
    'do',
  ],
  [
    /\b(legt?|uitleg|verklaa?r|vergelijkt?|licht |beredeneer|beschrijft?|interpreteer|analyseer|begrijpt?|voorspel|onderscheidt?|relateer|beargumenteer)/i,
    'explain',
  ],
];
