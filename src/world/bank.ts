/** What pupils in a demo world learn, in their own words (domain §10.3). */
export type Task = readonly [title: string, minutes: number];
export type Lesson = { readonly title: string; readonly measure: string; readonly tasks: readonly Task[] };
export type Far = { readonly title: string; readonly measure: string };
export type Subject = {
  readonly end: readonly Far[];
  /** For the period that is over and for the running one. */
  readonly before: readonly Far[];
  readonly now: readonly Far[];
  readonly lessons: readonly Lesson[];
};

const lesson = (title: string, measure: string, ...tasks: Task[]): Lesson => ({ title, measure, tasks });
const far = (title: string, measure: string): Far => ({ title, measure });

export const subjects: Readonly<Record<string, Subject>> = {
  wi: {
    end: [
      far('Ik rond dit jaar trede 30 van wiskunde af', 'Mijn leraar heeft trede 30 goedgekeurd'),
      far('Ik durf een som aan die ik nog nooit gezien heb', 'Ik begin zonder hulp aan drie nieuwe opgaven'),
    ],
    before: [
      far('Ik ken negatieve getallen en machten', 'Blok 4 is afgerond'),
      far('Ik reken zonder fouten met breuken', 'Acht van de tien opgaven goed'),
    ],
    now: [
      far('Ik ben bij trede 25 aan het eind van deze periode', 'Blok 5 is afgerond met het blokproject'),
      far('Ik haal één trede per week', 'Aan het eind van de periode zijn het er acht'),
    ],
    lessons: [
      lesson(
        'Ik reken met negatieve getallen en laat het op een getallenlijn zien',
        'Ik leg drie sommen uit op de getallenlijn',
        ['Uitleg bekijken', 15],
        ['Opdracht 1 tot en met 4', 40],
        ['Zelf drie sommen bedenken', 20],
      ),
      lesson(
        'Ik maak een formule bij een patroon',
        'Mijn formule klopt voor stap 10 en voor stap 100',
        ['Patroon naleggen met lucifers', 15],
        ['Opdracht 2 en 3', 35],
        ['Formule controleren met een klasgenoot', 15],
      ),
      lesson(
        'Ik los een vergelijking met haakjes op',
        'Ik los er drie op en leg bij één elke stap uit',
        ['Filmpje haakjes wegwerken', 15],
        ['Opdracht 4 en 5', 40],
        ['Uitleggen aan een klasgenoot', 20],
      ),
      lesson(
        'Ik teken en lees een lineair verband',
        'Ik lees uit mijn grafiek drie antwoorden af',
        ['Tabel invullen', 10],
        ['Grafiek tekenen op ruitjespapier', 25],
        ['Opdracht 6', 25],
      ),
      lesson(
        'Ik bereken de oppervlakte van een samengesteld figuur',
        'Mijn berekening staat erbij en het antwoord klopt',
        ['Figuur in stukken knippen', 15],
        ['Opdracht 3 tot en met 5', 40],
      ),
    ],
  },
  en: {
    end: [
      far(
        'Ik voer een gesprek in het Engels zonder om te schakelen',
        'Tien minuten met iemand die geen Nederlands spreekt',
      ),
      far('Ik lees een heel Engels boek', 'Ik vertel het verhaal na en zeg wat ik ervan vind'),
    ],
    before: [far('Ik vertel over mezelf en mijn familie', 'Een filmpje van twee minuten')],
    now: [
      far('Ik ben bij trede 20 aan het eind van deze periode', 'Het praatje van twee minuten is gehouden'),
      far('Ik spreek elke week Engels met iemand', 'Vier gesprekken staan in mijn logboek'),
    ],
    lessons: [
      lesson(
        'Ik vertel over een muzikant en een instrument',
        'Iemand anders kan navertellen wat ik zei',
        ['Woorden over muziek leren', 20],
        ['Een muzikant kiezen en drie feiten zoeken', 25],
        ['Opnemen en terugluisteren', 20],
      ),
      lesson(
        'Ik beschrijf een plek zo dat je hem voor je ziet',
        'Mijn klasgenoot tekent de plek na',
        ['Bijvoeglijke naamwoorden oefenen', 20],
        ['Mijn plek beschrijven in tien zinnen', 30],
      ),
      lesson(
        'Ik vertel wat er gebeurd is',
        'Ik gebruik de verleden tijd goed in acht van de tien zinnen',
        ['Onregelmatige werkwoorden, rij 1 tot en met 3', 20],
        ['Mijn weekend opschrijven', 25],
        ['Elkaars tekst nakijken', 15],
      ),
      lesson(
        'Ik houd een praatje van twee minuten',
        'Twee minuten zonder papier',
        ['Onderwerp kiezen', 10],
        ['Praatje oefenen met een klasgenoot', 30],
      ),
    ],
  },
  ne: {
    end: [
      far('Ik schrijf een tekst die anderen willen lezen', 'Mijn stuk staat in de schoolkrant'),
      far('Ik begrijp wat ik lees, ook als het moeilijk is', 'Ik vat een artikel samen in vijf zinnen'),
    ],
    before: [far('Ik lees twee boeken uit', 'Van elk boek staat een kaart in mijn leesmap')],
    now: [
      far('Ik ben bij trede 17 aan het eind van deze periode', 'De recensie is af en besproken'),
      far('Ik schrijf elke week een halve bladzijde', 'Zes halve bladzijden in mijn schrift'),
    ],
    lessons: [
      lesson(
        'Ik vind de hoofdgedachte van een tekst',
        'Bij drie teksten klopt mijn zin met die van een ander',
        ['Tekst over wolven lezen', 20],
        ['Per alinea één zin', 30],
        ['Zinnen vergelijken', 15],
      ),
      lesson(
        'Ik schrijf een recensie voor een klasgenoot',
        'Mijn klasgenoot weet daarna of het boek iets voor hem is',
        ['Recensie van een ander lezen', 15],
        ['Eerste versie schrijven', 45],
        ['Verbeteren na reactie', 25],
      ),
      lesson(
        'Ik zie of een bron te vertrouwen is',
        'Ik leg bij vier bronnen uit waarom wel of niet',
        ['Vier bronnen zoeken over één vraag', 25],
        ['De vijf vragen stellen', 25],
      ),
      lesson(
        'Ik spel werkwoorden goed',
        'Hooguit twee fouten in het dictee',
        ['Uitleg over -d en -t', 15],
        ['Oefenbladen 3 en 4', 30],
        ['Dictee met een klasgenoot', 15],
      ),
    ],
  },
  na: {
    end: [
      far('Ik bedenk en doe zelf een onderzoek', 'Mijn verslag heeft een vraag, een proef en een antwoord'),
    ],
    before: [far('Ik ken de veiligheidsregels van het lab', 'De labpas is gehaald')],
    now: [far('Ik begrijp hoe een stroomkring werkt', 'Ik bouw er een met twee lampjes en leg hem uit')],
    lessons: [
      lesson(
        'Ik bouw een stroomkring met twee lampjes',
        'Beide lampjes branden en ik teken het schema',
        ['Schema natekenen', 15],
        ['Kring bouwen in Lab Onder', 40],
      ),
      lesson(
        'Ik meet hoe snel iets valt',
        'Drie metingen die bij elkaar passen',
        ['Proef opzetten', 20],
        ['Drie keer meten', 25],
        ['Grafiek maken', 20],
      ),
      lesson(
        'Ik leg uit waarom ijs drijft',
        'Iemand uit een ander team begrijpt mijn uitleg',
        ['Filmpje kijken', 10],
        ['Proefje met ijs en olie', 25],
      ),
    ],
  },
  du: {
    end: [far('Ik red me een dag in Duitsland', 'Ik bestel, vraag de weg en stel me voor')],
    before: [far('Ik stel me voor in het Duits', 'Een gesprekje van één minuut')],
    now: [far('Ik vertel over mijn dag', 'Tien zinnen uit mijn hoofd')],
    lessons: [
      lesson(
        'Ik vraag en zeg hoe laat het is',
        'Zes van de zes klokken goed',
        ['Kloktijden leren', 20],
        ['Vraagspel met een klasgenoot', 20],
      ),
      lesson(
        'Ik bestel iets te eten',
        'Het rollenspel lukt zonder papier',
        ['Woordenlijst eten', 20],
        ['Menukaart maken', 25],
        ['Rollenspel oefenen', 20],
      ),
    ],
  },
  gs: {
    end: [far('Ik leg uit hoe vroeger en nu samenhangen', 'Een verhaal met drie oorzaken en drie gevolgen')],
    before: [far('Ik plaats tien gebeurtenissen op een tijdlijn', 'De tijdlijn hangt in het lokaal')],
    now: [far('Ik weet wie vroeger over het water besliste', 'Een kaart met drie dijken en hun verhaal')],
    lessons: [
      lesson(
        'Ik vertel het verhaal van één dijk',
        'Mijn verhaal heeft een jaartal, een naam en een ruzie',
        ['Bronnen zoeken in het archief', 30],
        ['Verhaal schrijven', 35],
      ),
      lesson(
        'Ik vergelijk twee kaarten van dezelfde plek',
        'Vijf verschillen en wat erachter zit',
        ['Kaarten over elkaar leggen', 20],
        ['Verschillen opschrijven', 20],
      ),
    ],
  },
  re: {
    end: [far('Ik reken handig uit mijn hoofd', 'Twintig sommen in vijf minuten')],
    before: [far('Ik ken de tafels tot en met tien', 'Het tafeldiploma')],
    now: [far('Ik begrijp breuken', 'Ik leg een breuk uit met een pannenkoek')],
    lessons: [
      lesson(
        'Ik verdeel iets in gelijke stukken',
        'Ik laat een half, een derde en een kwart zien',
        ['Stroken vouwen', 15],
        ['Blad 12', 25],
      ),
      lesson(
        'Ik schat voordat ik reken',
        'Mijn schatting zit er bij vijf sommen dichtbij',
        ['Schatspel met een maatje', 20],
        ['Blad 14', 20],
      ),
      lesson(
        'Ik reken met geld',
        'Ik geef drie keer goed terug',
        ['Winkeltje spelen', 25],
        ['Opdrachten over wisselgeld', 20],
      ),
    ],
  },
  le: {
    end: [far('Ik lees elke dag voor mijn plezier', 'Vijf boeken dit jaar')],
    before: [far('Ik kies een boek dat bij me past', 'Ik lees het uit')],
    now: [far('Ik onthoud wat ik lees', 'Ik vertel een hoofdstuk na')],
    lessons: [
      lesson(
        'Ik lees een hoofdstuk en vertel het na',
        'Mijn maatje kent het verhaal daarna ook',
        ['Hoofdstuk lezen', 20],
        ['Navertellen met plaatjes', 15],
      ),
      lesson(
        'Ik zoek op wat een woord betekent',
        'Vijf nieuwe woorden in mijn schrift',
        ['Woorden verzamelen', 15],
        ['Zinnen maken met de woorden', 20],
      ),
    ],
  },
  ta: {
    end: [far('Ik schrijf een eigen verhaal', 'Mijn verhaal staat in de bundel van de groep')],
    before: [far('Ik schrijf een brief', 'Er kwam een brief terug')],
    now: [far('Ik maak goede zinnen', 'Hoofdletters en punten staan er')],
    lessons: [
      lesson(
        'Ik schrijf een verslag van ons uitje',
        'Wie er niet bij was, weet wat we deden',
        ['Foto’s op volgorde leggen', 10],
        ['Verslag schrijven', 30],
      ),
      lesson(
        'Ik houd een spreekbeurt',
        'Tien minuten met drie plaatjes',
        ['Onderwerp kiezen', 10],
        ['Kaartjes maken', 25],
        ['Oefenen voor de spiegel', 15],
      ),
    ],
  },
  ko: {
    end: [far('Ik kook zelf een maaltijd', 'Drie gangen voor zes mensen')],
    before: [far('Ik werk schoon in de keuken', 'Het hygiënekaartje is gehaald')],
    now: [far('Ik maak een soep zonder recept', 'Iemand vraagt om nog een kom')],
    lessons: [
      lesson(
        'Ik snijd groenten veilig en even groot',
        'Mijn blokjes zijn even groot',
        ['Messen kiezen', 10],
        ['Een kilo uien snijden', 30],
      ),
      lesson(
        'Ik reken een recept om naar meer mensen',
        'Alle hoeveelheden kloppen',
        ['Recept lezen', 10],
        ['Omrekenen van vier naar zes', 20],
      ),
    ],
  },
};

export const personal: readonly Lesson[] = [
  lesson(
    'Ik vraag om hulp als ik vastzit',
    'Drie keer gedaan deze maand',
    ['Opschrijven aan wie ik het kan vragen', 10],
    ['Eén vraag stellen', 5],
  ),
  lesson('Ik begin op tijd', 'Mijn eerste taak is af vóór tien uur', ['Elke ochtend één taak kiezen', 5]),
  lesson('Ik durf iets te zeggen in de groep', 'Elke week één keer', ['Een vraag voorbereiden', 10]),
  lesson('Ik houd mijn spullen op orde', 'Twee weken niets kwijt', ['Mijn kastje opruimen', 15]),
];

export const reasons: readonly string[] = [
  'Omdat ik het later nodig heb.',
  'Ik wil laten zien dat ik het kan.',
  'Vorig jaar lukte het niet en nu wel.',
  'Omdat het me leuk lijkt om te weten.',
  'Mijn coach en ik hebben dit samen bedacht.',
];

export const lookBacks: readonly string[] = [
  'Eerst zelf proberen hielp.',
  'Het ging beter dan ik dacht.',
  'Volgende keer begin ik eerder.',
  'Samen werken hielp, alleen kwam ik niet verder.',
  'Ik heb het uitgelegd en toen snapte ik het zelf ook.',
];
