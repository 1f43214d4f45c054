import type { Texts } from './model.ts';

export const nl: Texts = {
  category: {
    focus: 'Aandacht',
    planning: 'Plannen',
    new: 'Iets nieuws leren',
    memory: 'Onthouden',
    reading: 'Lezen',
    writing: 'Schrijven',
    listening: 'Luisteren',
    together: 'Samenwerken',
    motivation: 'Zin krijgen',
    daring: 'Durven',
    reflecting: 'Terugkijken',
    inventing: 'Iets bedenken',
  },
  tag: {
    alone: 'alleen',
    together: 'met anderen',
    quick: 'vijf minuten',
    paper: 'pen en papier',
    drawing: 'tekenen',
    aloud: 'hardop',
    moving: 'bewegen',
    start: 'bij het begin',
    midway: 'onderweg',
    finish: 'aan het eind',
  },
  strategy: {
    'phone-away': {
      title: 'Leg je telefoon ver weg',
      when: 'Als je hand steeds naar je scherm gaat.',
      how: 'Zet je telefoon op stil. Leg hem in je tas of in een andere ruimte, zodat je moet opstaan om hem te pakken. Spreek met jezelf af hoe laat je weer mag kijken. Hou je daaraan tot de wijzer daar staat.',
    },
    'ten-minutes': {
      title: 'Werk tien minuten aan één ding',
      when: 'Als je niet op gang komt of steeds van taak wisselt.',
      how: 'Kies één taak en zet een wekker op tien minuten. Tot hij gaat, doe je alleen deze taak. Sta daarna twee minuten op. Beslis dan of je nog een rondje doet.',
    },
    'empty-table': {
      title: 'Maak je tafel leeg',
      when: 'Als er van alles ligt dat je aandacht trekt.',
      how: 'Haal alles van je tafel. Leg alleen terug wat je voor deze ene taak nodig hebt. Sluit op je scherm ook de tabbladen die je niet gebruikt. Begin pas als het leeg is.',
    },
    'park-thoughts': {
      title: 'Parkeer wat je afleidt',
      when: 'Als er iets in je hoofd zit dat niets met je werk te maken heeft.',
      how: 'Leg een leeg blaadje naast je werk. Komt er een andere gedachte op? Schrijf er twee woorden van op en ga door. Na je werk lees je het blaadje en kies je wat je ermee doet.',
    },

    'three-pieces': {
      title: 'Hak de taak in drie stukken',
      when: 'Als een taak zo groot is dat je er niet aan begint.',
      how: 'Schrijf op wat er af moet zijn. Verdeel het in drie stukken die elk een eigen einde hebben. Zet bij elk stuk een dag. Doe het eerste stuk vandaag.',
    },
    'first-move': {
      title: 'Schrijf op hoe je begint',
      when: 'Als je stopt en morgen verder moet.',
      how: 'Neem de laatste minuut van je werktijd. Schrijf in één zin wat je de volgende keer als eerste doet, bijvoorbeeld: “som 4 overdoen”. Leg dat briefje bovenop. Dan hoef je morgen niet te zoeken.',
    },
    'guess-minutes': {
      title: 'Schat de minuten en meet ze',
      when: 'Als je planning vaak niet klopt.',
      how: 'Schrijf voor elke taak van vandaag op hoeveel minuten je denkt. Kijk op de klok als je begint en als je klaar bent. Zet de echte tijd ernaast. Maak je volgende planning met de echte tijden.',
    },
    'count-back': {
      title: 'Reken terug vanaf de laatste dag',
      when: 'Als iets over een paar weken af moet zijn.',
      how: 'Zet de laatste dag op papier. Schrijf erboven wat er een dag eerder klaar moet zijn, en een week eerder. Ga zo door tot je bij vandaag bent. Hou één dag over voor pech.',
    },

    'known-already': {
      title: 'Schrijf op wat je al weet',
      when: 'Als een onderwerp helemaal nieuw lijkt.',
      how: 'Neem drie minuten en een leeg blad. Schrijf alles op wat je al over het onderwerp weet of denkt. Zet een vraagteken bij wat je niet zeker weet. Zoek bij het leren eerst die vraagtekens op.',
    },
    'follow-example': {
      title: 'Doe een voorbeeld regel voor regel na',
      when: 'Als je de uitleg snapt, maar het zelf niet lukt.',
      how: 'Zoek een voorbeeld dat al is uitgewerkt. Dek het af en laat één regel zien. Zeg wat daar gebeurt en waarom. Schrijf zelf de volgende regel en kijk dan pas of hij klopt.',
    },
    'second-explanation': {
      title: 'Zoek een tweede uitleg',
      when: 'Als je één uitleg drie keer hebt gelezen en het niet snapt.',
      how: 'Stop met steeds hetzelfde lezen. Zoek een andere uitleg: een filmpje, een ander boek of een klasgenoot. Schrijf op wat daar anders wordt gezegd. Ga daarna terug naar de eerste uitleg.',
    },
    'small-numbers': {
      title: 'Probeer het met kleine getallen',
      when: 'Als een som door grote of rare getallen eng wordt.',
      how: 'Vervang de getallen door 2, 5 of 10. Los die makkelijke som op. Schrijf op wat je eerst deed en wat daarna. Doe hetzelfde met de echte getallen.',
    },
    'own-example': {
      title: 'Bedenk zelf een voorbeeld',
      when: 'Als je een regel kent, maar nog niet weet of je hem begrijpt.',
      how: 'Doe je boek dicht. Bedenk een voorbeeld dat niet in het boek staat. Bedenk er ook een dat net niet past. Vraag iemand of het klopt.',
    },

    'close-and-write': {
      title: 'Doe je boek dicht en schrijf op',
      when: 'Als je iets hebt gelezen dat je moet onthouden.',
      how: 'Lees een stuk en doe je boek dicht. Schrijf alles op wat je nog weet. Doe je boek open en vul met een andere kleur aan wat je miste. Leer alleen die kleur nog een keer.',
    },
    'spread-out': {
      title: 'Herhaal na één, drie en zeven dagen',
      when: 'Als je iets ook over een maand nog wilt weten.',
      how: 'Leer het vandaag. Zet drie keer vijf minuten in je planning: morgen, over drie dagen en over een week. Test jezelf steeds eerst, zonder te kijken. Leer daarna alleen wat je niet meer wist.',
    },
    'two-sided-cards': {
      title: 'Maak kaartjes met twee kanten',
      when: 'Als je woorden, begrippen of jaartallen moet kennen.',
      how: 'Zet op de ene kant de vraag en op de andere kant het antwoord. Maak er vandaag tien, niet meer. Zeg het antwoord hardop voor je omdraait. Wat goed is, gaat achteraan; wat fout is, komt na drie kaartjes terug.',
    },
    'walking-route': {
      title: 'Leg wat je leert op een route',
      when: 'Als je een rij dingen in de juiste volgorde moet kennen.',
      how: 'Kies een route die je goed kent, zoals van de voordeur naar je bed. Leg in gedachten op elke plek één ding neer. Maak het gek, dan blijft het hangen. Loop de route en zeg hardop wat je tegenkomt.',
    },

    'look-around-first': {
      title: 'Kijk eerst rond in de tekst',
      when: 'Als je aan een lange of moeilijke tekst begint.',
      how: 'Lees de titel, de kopjes en wat er onder de plaatjes staat. Lees de eerste en de laatste zin. Zeg waar de tekst over zal gaan. Begin dan pas te lezen en kijk of je gelijk had.',
    },
    'stop-each-paragraph': {
      title: 'Stop na elke alinea',
      when: 'Als je aan het eind van de bladzijde niet meer weet wat er stond.',
      how: 'Lees één alinea en kijk dan op. Zeg in één zin wat je las. Lukt het niet, lees die alinea dan nog een keer. Ga pas verder als je zin af is.',
    },
    'question-in-margin': {
      title: 'Zet een vraag in de kantlijn',
      when: 'Als je iets moet lezen waar je een toets of gesprek over krijgt.',
      how: 'Schrijf naast elk stukje de vraag waarop dat stukje antwoord geeft. Lees alles uit. Dek daarna de tekst af. Beantwoord nu je eigen vragen.',
    },
    'guess-the-word': {
      title: 'Raad het woord uit de zin',
      when: 'Als je een woord niet kent en bijna wilt stoppen.',
      how: 'Lees de zin ervoor en de zin erna. Kijk of je een stukje van het woord wel kent. Kies een woord dat op die plek past. Lees door, en zoek het pas op als het verhaal niet meer klopt.',
    },
    'read-sum-twice': {
      title: 'Lees de opgave twee keer',
      when: 'Als je fouten maakt doordat je de vraag niet goed las.',
      how: 'Lees de opgave één keer rustig, met je pen neer. Lees hem nog een keer en zet een streep onder wat er gevraagd wordt. Schrijf op wat je krijgt en wat je zoekt. Reken of schrijf dan pas.',
    },

    'rough-first': {
      title: 'Schrijf eerst een slordige versie',
      when: 'Als je naar een leeg blad zit te kijken.',
      how: 'Zet een wekker op acht minuten. Schrijf door zonder iets te verbeteren; fouten mogen. Weet je een woord niet, zet dan een streep. Verbeter pas als de wekker is gegaan.',
    },
    'one-reader': {
      title: 'Kies één lezer',
      when: 'Als je niet weet hoe je iets moet zeggen.',
      how: 'Denk aan één iemand die dit gaat lezen, zoals je oma of een leerling uit een andere klas. Schrijf de naam bovenaan. Wat weet die persoon al, en wat niet? Schrijf alsof je het aan die persoon vertelt.',
    },
    'notes-in-order': {
      title: 'Bouw je tekst met briefjes',
      when: 'Als je veel ideeën hebt en geen volgorde.',
      how: 'Schrijf elk idee op een eigen briefje. Schuif ze op tafel tot de volgorde klopt. Gooi weg wat dubbel is. Schrijf nu bij elk briefje één alinea.',
    },
    'hear-your-text': {
      title: 'Lees je tekst hardop voor',
      when: 'Als je klaar bent en de fouten niet meer ziet.',
      how: 'Lees je tekst langzaam en hardop. Struikel je ergens, zet daar een kruisje. Maak van elke zin met een kruisje twee zinnen, of zeg hem gewoner. Lees die plekken nog een keer.',
    },

    'one-question-ready': {
      title: 'Luister met één vraag in je hoofd',
      when: 'Als je bij uitleg snel wegdroomt.',
      how: 'Schrijf vóór de uitleg één vraag op waar jij antwoord op wilt. Luister tot je het antwoord hoort. Schrijf het meteen op. Kwam het niet, stel dan je vraag.',
    },
    'say-it-back': {
      title: 'Zeg terug wat je hoorde',
      when: 'Als je wilt weten of je de ander goed begrijpt.',
      how: 'Laat de ander uitpraten. Begin met: “Dus jij zegt dat …” en vertel het in je eigen woorden. Vraag of het klopt. Geef pas daarna je eigen mening.',
    },
    'five-words': {
      title: 'Schrijf vijf woorden op, geen zinnen',
      when: 'Als je bij uitleg zoveel schrijft dat je niet meer luistert.',
      how: 'Schrijf tijdens de uitleg hooguit vijf woorden op. Kies woorden die jou later helpen. Maak er meteen na de uitleg vijf zinnen van. Mis je er een, vraag het dan direct.',
    },
    'listen-twice': {
      title: 'Luister twee keer, elke keer anders',
      when: 'Als je in een andere taal luistert en het te snel gaat.',
      how: 'Luister de eerste keer alleen waar het over gaat. Zeg dat in één zin. Luister de tweede keer naar de woorden en schrijf er vijf op. Zoek er daarna hooguit drie op.',
    },

    'explain-to-other': {
      title: 'Leg het uit aan een ander',
      when: 'Als je denkt dat je het snapt en dat zeker wilt weten.',
      how: 'Kies iemand die dit nog niet kan. Leg het uit in drie minuten, zonder boek. Let op waar je vastloopt of vage woorden gebruikt. Precies dat stuk leer je nog een keer.',
    },
    'alone-then-two': {
      title: 'Denk eerst alleen, dan samen',
      when: 'Als in een groepje steeds dezelfde alles zegt.',
      how: 'Spreek af dat iedereen eerst drie minuten stil werkt. Schrijf je eigen antwoord op. Vergelijk daarna met één ander. Zoek samen uit waar jullie verschillen, en waarom.',
    },
    'who-does-what': {
      title: 'Verdeel wie wat doet',
      when: 'Als je met een groep iets moet maken.',
      how: 'Schrijf alle klussen op een blad. Zet achter elke klus één naam en één dag. Zorg dat niemand meer dan twee klussen tegelijk heeft. Kijk aan het eind van elke keer vijf minuten samen wat er klaar is.',
    },
    'swap-one-tip': {
      title: 'Ruil je werk en geef één tip',
      when: 'Als je werk bijna klaar is en je er niets nieuws meer in ziet.',
      how: 'Ruil je werk met iemand. Zeg eerst wat je goed vindt en waar dat staat. Geef dan één tip, niet meer. Kies zelf of je de tip van de ander gebruikt, en zeg waarom.',
    },

    'what-for-me': {
      title: 'Zoek waar jij het voor nodig hebt',
      when: 'Als je denkt: waarom moet ik dit leren?',
      how: 'Schrijf drie dingen op die je later of nu graag wilt kunnen. Trek een lijn van dit doel naar één van die dingen. Vind je geen lijn? Vraag aan iemand die het gebruikt waar het goed voor is.',
    },
    'easiest-first': {
      title: 'Begin met het makkelijkste stuk',
      when: 'Als je tegen een taak opziet.',
      how: 'Kijk de taak door en zoek het stuk dat je zeker kunt. Doe dat nu. Zet er een grote streep door. Kies dan het op één na makkelijkste.',
    },
    'small-reward': {
      title: 'Spreek een kleine beloning af',
      when: 'Als iets saai is en toch moet.',
      how: 'Kies vooraf iets kleins dat je leuk vindt, zoals een liedje of een rondje buiten. Schrijf op wat er eerst af moet zijn. Geef jezelf de beloning alleen als dat zo is. Maak hem niet groter dan de taak.',
    },
    'show-how-far': {
      title: 'Laat zien hoe ver je bent',
      when: 'Als het voelt alsof je nooit vooruitgaat.',
      how: 'Teken een balk met een vakje voor elk stuk van je doel. Kleur in wat klaar is. Hang hem op waar je hem elke dag ziet. Kleur aan het eind van de dag, ook als het maar een half vakje is.',
    },

    'one-question-today': {
      title: 'Stel vandaag één vraag',
      when: 'Als je iets niet snapt en het niet durft te zeggen.',
      how: 'Schrijf je vraag op voordat de les begint. Kies aan wie en wanneer je hem stelt. Lees hem desnoods gewoon voor. Zet na afloop een streepje: deze is gelukt.',
    },
    'one-too-hard': {
      title: 'Kies één opgave die te moeilijk is',
      when: 'Als je alles goed hebt en het vanzelf gaat.',
      how: 'Zoek een opgave waarvan je denkt dat hij nog niet lukt. Werk er tien minuten aan. Schrijf op tot waar je komt en waar je stopt. Neem dat mee naar je leraar of een klasgenoot.',
    },
    'talk-one-minute': {
      title: 'Praat één minuut zonder te stoppen',
      when: 'Als je een taal wel leest, maar niet durft te praten.',
      how: 'Zet een wekker op één minuut. Vertel in die taal wat je vandaag hebt gedaan. Weet je een woord niet, zeg het dan op een andere manier. Doe het nog een keer en tel of je meer zinnen haalt.',
    },
    'show-unfinished': {
      title: 'Laat iets zien dat niet af is',
      when: 'Als je wacht tot het perfect is.',
      how: 'Kies iemand die je vertrouwt. Laat zien wat je nu hebt en zeg erbij dat het half af is. Stel één vraag, zoals: “Snap je dit stuk?” Schrijf op wat je ermee doet.',
    },

    'why-this-mistake': {
      title: 'Vraag bij elke fout waarom',
      when: 'Als je werk is nagekeken.',
      how: 'Kies drie fouten. Schrijf bij elke fout waar hij vandaan komt: niet geweten, verkeerd gelezen of te snel gegaan. Verbeter hem zonder het antwoord te zien. Maak één soortgelijke opgave.',
    },
    'beside-criteria': {
      title: 'Leg je werk naast de criteria',
      when: 'Als je denkt dat je klaar bent om het te laten zien.',
      how: 'Lees de criteria een voor een. Wijs in je werk de plek aan waar je dat laat zien. Kun je niets aanwijzen, dan is dat je volgende taak. Lever pas in als je overal kunt wijzen.',
    },
    'three-lines-back': {
      title: 'Kijk terug in drie regels',
      when: 'Als de les of de dag voorbij is.',
      how: 'Schrijf één regel over wat lukte. Schrijf één regel over wat moeilijk was. Schrijf één regel over wat je morgen anders doet. Lees die laatste regel voordat je morgen begint.',
    },
    'another-way': {
      title: 'Controleer langs een andere weg',
      when: 'Als je een antwoord hebt en niet weet of het klopt.',
      how: 'Schat eerst hoe groot het antwoord ongeveer moet zijn. Reken de som dan andersom of op een andere manier. Leg de twee antwoorden naast elkaar. Verschillen ze, zoek dan de regel waar het misging.',
    },

    'ten-ideas': {
      title: 'Bedenk tien ideeën in vijf minuten',
      when: 'Als je iets moet bedenken en blijft hangen bij je eerste idee.',
      how: 'Zet een wekker op vijf minuten. Schrijf tien ideeën op, ook gekke en slechte. Streep nog niets door. Kies pas als de wekker gaat de twee waar je zin in hebt.',
    },
    'draw-it': {
      title: 'Teken het probleem',
      when: 'Als woorden of getallen door elkaar lopen in je hoofd.',
      how: 'Lees het stukje en leg je pen op een leeg blad. Teken wat er gebeurt met blokjes, pijlen of poppetjes. Zet getallen of namen erbij. Kijk alleen naar je tekening en vertel wat je moet vinden.',
    },
    'turn-around': {
      title: 'Draai de vraag om',
      when: 'Als je vastzit en steeds hetzelfde bedenkt.',
      how: 'Vraag jezelf: hoe zou ik dit juist laten mislukken? Schrijf vijf manieren op. Draai elke manier om. Kies er een die je vandaag kunt proberen.',
    },
    'two-become-one': {
      title: 'Maak van twee ideeën één',
      when: 'Als je in een groep niet kunt kiezen.',
      how: 'Schrijf beide ideeën naast elkaar. Zet een rondje om het beste stuk van elk. Bedenk samen iets waar allebei de stukken in zitten. Probeer het tien minuten uit voordat je oordeelt.',
    },
  },
};
