/** What people in a demo world say and write to each other: pupils, teachers and coaches, in their own words. */

/** A pupil, with a step that is ready to show. */
export const evidence: readonly string[] = [
  'Foto van mijn uitwerking zit in mijn map, blad 3.',
  'Ik heb het aan een klasgenoot uitgelegd en zij snapte het.',
  'Drie van de drie goed, de tweede in één keer.',
  'Staat in mijn schrift op de laatste bladzijde.',
  'Ik heb het thuis nog een keer gedaan, zonder uitleg erbij.',
  'Mijn poster hangt achter in het lokaal.',
  'Twee mensen hebben het gelezen en ik heb het daarna verbeterd.',
  'Ik weet het bijna zeker, alleen het laatste stukje vind ik lastig.',
  'Alles af. Ik wil het graag laten zien.',
  'Ik heb het stap voor stap opgeschreven.',
  'Het filmpje staat klaar en mijn aantekeningen liggen ernaast.',
  '',
];

/** A teacher, of a step that is passed. */
export const praise: readonly string[] = [
  'Helder uitgelegd. Je gaf zelf een voorbeeld dat ik nog niet kende.',
  'Mooi werk, en je vond je eigen fout voordat ik iets zei.',
  'Ruim voldoende. Ga gerust door, je bent eraan toe.',
  'Sterk dat je liet zien waarom het werkt en niet alleen dat het werkt.',
  'Netjes. Volgende keer mag je antwoord iets korter.',
  'Je vroeg op tijd om hulp en dat zie je terug.',
  'Prima. Leg het deze week eens aan iemand anders uit, dan blijft het zitten.',
  '',
  '',
  '',
];

/** The same, of a step that is not there yet. */
export const again: readonly string[] = [
  'Bijna. De eerste helft zit, bij de tweede sla je een stap over. Kom je dinsdag langs?',
  'Goede start. Er staan nog geen voorbeelden bij, terwijl die het duidelijk maken.',
  'Je was snel klaar en dat zie je. Lees het nog één keer hardop aan jezelf voor.',
  'Twee van de vijf criteria ontbreken nog. Leg je werk ernaast, dan zie je welke.',
];
export const talk: readonly string[] = [
  'Ik kom er op papier niet uit. Kom het me vertellen, vijf minuten is genoeg.',
  'Laten we dit samen bekijken, ik denk dat je verder bent dan hier staat.',
];

/** What is said of sums alone, and of languages alone. */
export const own = {
  sums: {
    evidence: [
      'Ik kan het nu ook met andere getallen.',
      'Alle sommen staan in mijn schrift, met de stappen erbij.',
    ],
    praise: [
      'Dit zit. De tweede opgave deed je zelfs zonder papier.',
      'Je stappen staan netjes onder elkaar, zo kan iedereen je volgen.',
      'Goedgekeurd. Kijk bij de volgende trede nog even naar de eenheden.',
    ],
    again: [
      'De aanpak klopt, onderweg raakt er een min kwijt. Maak opgave 3 nog eens en laat me elke stap zien.',
      'Je antwoord is goed, maar ik kan niet zien hoe je eraan komt. Schrijf de tussenstappen erbij.',
    ],
  },
  words: {
    evidence: [
      'De opname is klaar, hij duurt anderhalve minuut.',
      'Mijn tekst ligt in je bakje, tweede versie.',
    ],
    praise: [
      'Je praat rustiger dan vorige keer en dat hoor je.',
      'Je koos woorden die ik nog niet van je kende.',
      'Een tekst waar je stem in zit.',
    ],
    again: [
      'Dit is een mooie eerste versie. Kies één alinea en maak die echt af.',
      'Je hebt het uit je hoofd geleerd en dat lukt nu nog. Probeer het met eigen woorden.',
    ],
  },
} as const;

/** A pupil, to the coach, with the plan of a week. */
export const toCoach: readonly string[] = [
  'Donderdag ben ik er een paar uur niet, daarom staat er die dag weinig.',
  'Veel deze week, maar het meeste is klein.',
  'Ik wil het rustig aan doen, vorige week was vol.',
  'Kun je meekijken of dit niet te veel is?',
  'Ik begin maandag met wat ik het minst leuk vind.',
  'Ik weet nog niet wie mij kan helpen met de tweede taak.',
  'Vrijdag ben ik er later, ik haal het in op het leerplein.',
  'Ik werk samen met iemand uit mijn groep aan het laatste.',
  'Dit is minder dan anders, want er komt een toets bij.',
  'Ik ga proberen om mijn telefoon in mijn kluis te laten.',
  'Als ik woensdag klaar ben, pak ik de volgende trede.',
];

/** A pupil, looking back on a week. */
export const backOnWeek: readonly string[] = [
  'Maandag ging vanzelf, donderdag kwam er niets uit mijn handen.',
  'Samen werken hielp. Alleen had ik het niet afgekregen.',
  'Ik had te veel gepland. Twee dingen was genoeg geweest.',
  'Het lukte omdat ik meteen begon en niet eerst ging kletsen.',
  'Ik was er dinsdag niet, de rest heb ik wel gedaan.',
  'Ik snapte de uitleg pas toen ik hem zelf opschreef.',
  'Alles af! Dat had ik niet verwacht.',
  'Ik heb te lang gewacht met vragen. Volgende week vraag ik het eerder.',
  'Een gewone week. Niet heel goed, niet slecht.',
  'De stilteruimte werkt beter voor mij dan het leerplein.',
  'Ik heb geleerd dat ik na de pauze het meeste doe.',
  'Eén ding schoof door. Dat vind ik niet erg, want de rest zit.',
];

/** A deed for what did not come off. */
export const nextTime: readonly string[] = [
  'Ik begin maandag met het moeilijkste stuk',
  'Ik vraag woensdag om uitleg',
  'Ik maak het kleiner: eerst één opgave',
  'Ik doe het samen met een klasgenoot',
  'Ik plan er een vast uur voor',
  'Ik oefen eerst nog een keer met het voorbeeld',
];

export const ownStrategies: readonly (readonly [title: string, how: string])[] = [
  ['Eerst een rondje lopen', 'Eén keer om het plein, dan pas gaan zitten.'],
  [
    'Aan mijn hond vertellen',
    'Hij luistert altijd. Als ik vastloop in het verhaal, weet ik wat ik niet snap.',
  ],
  ['Muziek zonder woorden', 'Een lijst van een halfuur. Als hij op is, is de taak klaar.'],
  ['Drie kleuren', 'Groen kan ik, geel bijna, rood vraag ik.'],
  ['Op een geel briefje', 'Eén zin per briefje op de rand van mijn scherm.'],
  ['Het laatste eerst', 'Ik lees eerst het antwoord en zoek dan de weg ernaartoe.'],
  ['Met mijn oma bellen', 'Ik leg haar in het Nederlands uit wat ik in het Engels geleerd heb.'],
];

/** What is written on the five cards of a talk. */
export const cards: Readonly<
  Record<'land' | 'back' | 'insight' | 'ahead' | 'agreements', readonly string[]>
> = {
  land: [
    'Moe, laat naar bed gegaan. Verder goed.',
    'Vrolijk: het toernooi van zaterdag gewonnen.',
    'Een 7. Er is thuis bezoek, dat is gezellig en druk.',
    'Even stil. Wil het er nu niet over hebben en dat is goed.',
    'Zin in de week. De konijnen hebben jongen.',
    'Gewoon. De fiets is gestolen, nu met de bus.',
  ],
  back: [
    'Twee van de drie doelen af. Het derde bleef liggen omdat de uitleg vrijdag uitviel.',
    'Alles gedaan wat er stond. Het was ook niet zo veel.',
    'Begon laat in de week. Woensdag pas de eerste taak.',
    'Wiskunde ging goed, bij Nederlands is er niets gebeurd.',
    'Een goede week: elke dag één taak, zoals afgesproken.',
  ],
  insight: [
    'Werkt beter met één taak op tafel dan met drie.',
    'Vragen stellen kost moeite, maar levert het meeste op.',
    'Weet nu: eerst het voorbeeld namaken, dan pas zelf.',
    'Wat makkelijk lijkt, wordt te laat begonnen.',
    'Samen met iemand anders is het twee keer zo snel af.',
  ],
  ahead: [
    'Begint maandag met het doel dat bleef liggen.',
    'Minder doelen, wel allemaal af.',
    'Meldt zich aan voor de uitleg van woensdag.',
    'Laat de trede vóór vrijdag zien.',
    'Kiest een strategie die nog niet geprobeerd is.',
  ],
  agreements: ['Eén ding, en dat lukt.', 'We kijken er volgende week als eerste naar.', 'Staat hieronder.'],
};

export const promises: Readonly<Record<'pupil' | 'coach' | 'guardian' | 'teacher', readonly string[]>> = {
  pupil: [
    'Ik vraag vóór woensdag om hulp bij wat ik niet snap',
    'Ik laat de trede deze week zien',
    'Ik begin elke dag met mijn plan erbij',
    'Ik werk twee uur in de stilteruimte',
    'Ik schrijf op wat ik nog wil vragen',
    'Ik leg het één keer aan iemand anders uit',
    'Ik neem mijn boek elke dag mee',
    'Ik maak eerst af wat er ligt',
  ],
  coach: [
    'Ik zoek een plek bij de uitleg van woensdag',
    'Ik kijk donderdag even mee bij de eerste taak',
    'Ik vraag de leraar welke opgaven overgeslagen kunnen worden',
    'Ik regel een rustige werkplek',
    'Ik stuur het voorbeeld van vorig jaar',
  ],
  guardian: [
    'Eén avond in de week samen lezen',
    'Om negen uur gaat de telefoon beneden in de la',
    'We oefenen zaterdag de woordjes',
  ],
  teacher: [
    'Dinsdag tien minuten extra uitleg',
    'Het werk van vorige week bekijken vóór vrijdag',
    'Een opgave klaarleggen die iets moeilijker is',
  ],
};

export const autonomyReasons: Readonly<Record<1 | 2 | 3 | 4, string>> = {
  1: 'We plannen een tijdje samen, tot het weer lukt om de week af te maken.',
  2: 'Je kiest zelf binnen wat we samen op een rij zetten.',
  3: 'Je plant al weken zelf, en wat je plant, krijg je af.',
  4: 'Je loopt voor en vraagt zelf om wat je nodig hebt.',
};
