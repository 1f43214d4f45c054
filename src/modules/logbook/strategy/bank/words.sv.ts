import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  category: {
    focus: 'Fokus',
    planning: 'Planera',
    new: 'Lära något nytt',
    memory: 'Minnas',
    reading: 'Läsa',
    writing: 'Skriva',
    listening: 'Lyssna',
    together: 'Samarbeta',
    motivation: 'Få lust',
    daring: 'Våga',
    reflecting: 'Se tillbaka',
    inventing: 'Komma på något',
  },
  tag: {
    alone: 'ensam',
    together: 'med andra',
    quick: 'fem minuter',
    paper: 'papper och penna',
    drawing: 'rita',
    aloud: 'högt',
    moving: 'röra sig',
    start: 'i början',
    midway: 'på vägen',
    finish: 'på slutet',
  },
  strategy: {
    'phone-away': {
      title: 'Lägg mobilen långt bort',
      when: 'När handen hela tiden söker sig till skärmen.',
      how: 'Stäng av ljudet på mobilen. Lägg den i väskan eller i ett annat rum, så att du måste resa dig för att ta den. Bestäm vilken tid du får titta igen. Håll fast vid det tills klockan är så mycket.',
    },
    'ten-minutes': {
      title: 'Gör en enda sak i tio minuter',
      when: 'När du inte kommer i gång eller byter uppgift hela tiden.',
      how: 'Välj en uppgift och ställ en klocka på tio minuter. Tills den ringer gör du bara den uppgiften. Res dig sedan i två minuter. Bestäm då om du kör en runda till.',
    },
    'empty-table': {
      title: 'Töm bordet',
      when: 'När det ligger mycket framför dig som drar i din uppmärksamhet.',
      how: 'Ta bort allt från bordet. Lägg tillbaka bara det du behöver till just den här uppgiften. Stäng också flikar på skärmen som du inte använder. Börja först när det är tomt.',
    },
    'park-thoughts': {
      title: 'Parkera det som stör',
      when: 'När du tänker på något som inte har med arbetet att göra.',
      how: 'Lägg ett tomt papper bredvid ditt arbete. Kommer en annan tanke? Skriv två ord om den och fortsätt. När du är klar läser du papperet och väljer vad du gör med det.',
    },

    'three-pieces': {
      title: 'Dela uppgiften i tre bitar',
      when: 'När en uppgift är så stor att du aldrig börjar.',
      how: 'Skriv vad som ska bli klart. Dela det i tre bitar som var och en har ett eget slut. Sätt en dag på varje bit. Gör den första biten i dag.',
    },
    'first-move': {
      title: 'Skriv hur du ska börja',
      when: 'När du slutar nu och ska fortsätta i morgon.',
      how: 'Ta den sista minuten av arbetstiden. Skriv i en mening vad du gör först nästa gång, till exempel: ”gör om uppgift 4”. Lägg lappen överst. Då slipper du leta i morgon.',
    },
    'guess-minutes': {
      title: 'Gissa minuterna och mät dem',
      when: 'När din planering ofta inte håller.',
      how: 'Skriv för varje uppgift i dag hur många minuter du tror att den tar. Titta på klockan när du börjar och när du är klar. Skriv den riktiga tiden bredvid. Gör nästa planering med de riktiga tiderna.',
    },
    'count-back': {
      title: 'Räkna bakåt från sista dagen',
      when: 'När något ska vara klart om några veckor.',
      how: 'Skriv upp den sista dagen. Skriv ovanför vad som ska vara klart en dag tidigare, och en vecka tidigare. Fortsätt tills du är framme vid i dag. Spara en dag för otur.',
    },

    'known-already': {
      title: 'Skriv ner vad du redan vet',
      when: 'När ett område verkar helt nytt.',
      how: 'Ta tre minuter och ett tomt papper. Skriv allt du vet eller tror om området. Sätt ett frågetecken vid det du är osäker på. Ta reda på just det först när du börjar läsa.',
    },
    'follow-example': {
      title: 'Följ ett exempel rad för rad',
      when: 'När du förstår genomgången men inte klarar det själv.',
      how: 'Leta upp ett exempel som redan är löst. Täck över det och visa en rad. Säg vad som händer där och varför. Skriv nästa rad själv och titta först sedan om den stämmer.',
    },
    'second-explanation': {
      title: 'Leta upp en andra förklaring',
      when: 'När du har läst en förklaring tre gånger och inte förstår.',
      how: 'Sluta läsa samma sak om igen. Leta upp en annan förklaring: en film, en annan bok eller en klasskamrat. Skriv vad som sägs på ett annat sätt. Gå sedan tillbaka till den första.',
    },
    'small-numbers': {
      title: 'Pröva med små tal',
      when: 'När stora eller konstiga tal gör en uppgift skrämmande.',
      how: 'Byt ut talen mot 2, 5 eller 10. Lös den lätta uppgiften. Skriv vad du gjorde först och vad du gjorde sedan. Gör likadant med de riktiga talen.',
    },
    'own-example': {
      title: 'Hitta på ett eget exempel',
      when: 'När du kan en regel men inte är säker på att du förstår den.',
      how: 'Stäng boken. Hitta på ett exempel som inte står i den. Hitta också på ett som precis inte passar. Fråga någon om det stämmer.',
    },

    'close-and-write': {
      title: 'Stäng boken och skriv',
      when: 'När du har läst något som du måste komma ihåg.',
      how: 'Läs ett stycke och stäng boken. Skriv allt du minns. Öppna boken och fyll i det du missade med en annan färg. Lär dig bara den färgen en gång till.',
    },
    'spread-out': {
      title: 'Upprepa efter en, tre och sju dagar',
      when: 'När du vill kunna något även om en månad.',
      how: 'Lär dig det i dag. Skriv in fem minuter tre gånger i din planering: i morgon, om tre dagar och om en vecka. Testa alltid dig själv först, utan att titta. Lär dig sedan bara det du hade glömt.',
    },
    'two-sided-cards': {
      title: 'Gör kort med två sidor',
      when: 'När du ska kunna ord, begrepp eller årtal.',
      how: 'Skriv frågan på ena sidan och svaret på den andra. Gör tio i dag, inte fler. Säg svaret högt innan du vänder. Rätt kort läggs längst bak; fel kort kommer tillbaka efter tre kort.',
    },
    'walking-route': {
      title: 'Lägg det du lär dig längs en väg',
      when: 'När du ska kunna en rad saker i rätt ordning.',
      how: 'Välj en väg som du kan väl, till exempel från dörren till din säng. Lägg i tanken en sak på varje plats. Gör det tokigt, så fastnar det. Gå vägen och säg högt vad du möter.',
    },

    'look-around-first': {
      title: 'Se dig om i texten först',
      when: 'När du börjar på en lång eller svår text.',
      how: 'Läs titeln, rubrikerna och det som står under bilderna. Läs den första och den sista meningen. Säg vad du tror att texten handlar om. Börja sedan läsa och se om du hade rätt.',
    },
    'stop-each-paragraph': {
      title: 'Stanna efter varje stycke',
      when: 'När du är längst ner på sidan och inte vet vad du läste.',
      how: 'Läs ett stycke och titta upp. Säg i en mening vad du läste. Går det inte, läs stycket en gång till. Gå vidare först när din mening är klar.',
    },
    'question-in-margin': {
      title: 'Skriv en fråga i marginalen',
      when: 'När du ska ha prov eller samtal om det du läser.',
      how: 'Skriv vid varje del den fråga som delen svarar på. Läs klart allt. Täck sedan över texten. Svara nu på dina egna frågor.',
    },
    'guess-the-word': {
      title: 'Gissa ordet ur meningen',
      when: 'När du inte kan ett ord och nästan vill sluta.',
      how: 'Läs meningen före och meningen efter. Se om du känner igen en bit av ordet. Välj ett ord som passar på platsen. Läs vidare och slå upp det först när texten inte hänger ihop.',
    },
    'read-sum-twice': {
      title: 'Läs uppgiften två gånger',
      when: 'När du gör fel för att du inte läste frågan ordentligt.',
      how: 'Läs uppgiften en gång i lugn och ro, med pennan på bordet. Läs den igen och stryk under det som frågas. Skriv vad du får veta och vad du söker. Räkna eller skriv först då.',
    },

    'rough-first': {
      title: 'Skriv en slarvig version först',
      when: 'När du sitter och tittar på ett tomt papper.',
      how: 'Ställ en klocka på åtta minuter. Skriv på utan att rätta; fel är tillåtna. Kan du inte ett ord, dra ett streck. Rätta först när klockan har ringt.',
    },
    'one-reader': {
      title: 'Välj en läsare',
      when: 'När du inte vet hur du ska säga något.',
      how: 'Tänk på en enda person som ska läsa det här, till exempel din mormor eller en elev i en annan klass. Skriv namnet överst. Vad vet personen redan, och vad inte? Skriv som om du berättar för just den personen.',
    },
    'notes-in-order': {
      title: 'Bygg texten med lappar',
      when: 'När du har många idéer och ingen ordning.',
      how: 'Skriv varje idé på en egen lapp. Flytta runt lapparna tills ordningen stämmer. Släng det som är dubbelt. Skriv nu ett stycke till varje lapp.',
    },
    'hear-your-text': {
      title: 'Läs din text högt',
      when: 'När du är klar och inte ser felen längre.',
      how: 'Läs texten långsamt och högt. Sätt ett kryss där du snubblar. Gör två meningar av varje mening med kryss, eller säg den enklare. Läs de ställena en gång till.',
    },

    'one-question-ready': {
      title: 'Lyssna med en fråga i huvudet',
      when: 'När du snabbt drömmer dig bort under en genomgång.',
      how: 'Skriv före genomgången en fråga som du vill ha svar på. Lyssna tills du hör svaret. Skriv ner det direkt. Kom det inte, ställ din fråga.',
    },
    'say-it-back': {
      title: 'Säg tillbaka vad du hörde',
      when: 'När du vill veta om du förstår den andra rätt.',
      how: 'Låt den andra tala till punkt. Börja med: ”Du säger alltså att …” och berätta med egna ord. Fråga om det stämmer. Säg först sedan vad du själv tycker.',
    },
    'five-words': {
      title: 'Skriv fem ord, inga meningar',
      when: 'När du skriver så mycket att du inte längre lyssnar.',
      how: 'Skriv högst fem ord under genomgången. Välj ord som hjälper dig senare. Gör fem meningar av dem direkt efteråt. Saknas något, fråga med en gång.',
    },
    'listen-twice': {
      title: 'Lyssna två gånger på olika sätt',
      when: 'När du lyssnar på ett annat språk och det går för fort.',
      how: 'Lyssna första gången bara efter vad det handlar om. Säg det i en mening. Lyssna andra gången efter ord och skriv ner fem. Slå sedan upp högst tre av dem.',
    },

    'explain-to-other': {
      title: 'Förklara för någon annan',
      when: 'När du tror att du förstår och vill vara säker.',
      how: 'Välj någon som inte kan det än. Förklara på tre minuter, utan boken. Märk var du fastnar eller använder luddiga ord. Just den biten lär du dig en gång till.',
    },
    'alone-then-two': {
      title: 'Tänk först ensam, sedan ihop',
      when: 'När samma person alltid säger allt i gruppen.',
      how: 'Kom överens om att alla först arbetar tyst i tre minuter. Skriv ditt eget svar. Jämför sedan med en annan. Ta tillsammans reda på var ni tänker olika, och varför.',
    },
    'who-does-what': {
      title: 'Bestäm vem som gör vad',
      when: 'När du ska göra något i grupp.',
      how: 'Skriv alla jobb på ett papper. Sätt ett namn och en dag vid varje jobb. Se till att ingen har fler än två jobb åt gången. Titta fem minuter i slutet av varje pass på vad som är klart.',
    },
    'swap-one-tip': {
      title: 'Byt arbete och ge ett tips',
      when: 'När arbetet nästan är klart och du inte ser något nytt i det.',
      how: 'Byt arbete med någon. Säg först vad du tycker är bra och var det står. Ge sedan ett tips, inte fler. Välj själv om du använder tipset du fick, och säg varför.',
    },

    'what-for-me': {
      title: 'Ta reda på vad du har det till',
      when: 'När du tänker: varför måste jag lära mig det här?',
      how: 'Skriv tre saker som du vill kunna, nu eller senare. Dra ett streck från målet till en av dem. Hittar du inget streck? Fråga någon som använder det vad det är bra för.',
    },
    'easiest-first': {
      title: 'Börja med den lättaste biten',
      when: 'När du drar dig för en uppgift.',
      how: 'Titta igenom uppgiften och leta upp den bit du säkert kan. Gör den nu. Stryk den med ett tjockt streck. Välj sedan den näst lättaste.',
    },
    'small-reward': {
      title: 'Bestäm en liten belöning',
      when: 'När något är tråkigt och ändå måste göras.',
      how: 'Välj i förväg något litet som du tycker om, till exempel en låt eller en sväng ute. Skriv vad som ska vara klart först. Ge dig belöningen bara om det är klart. Gör den inte större än uppgiften.',
    },
    'show-how-far': {
      title: 'Visa hur långt du har kommit',
      when: 'När det känns som om du aldrig kommer framåt.',
      how: 'Rita en stapel med en ruta för varje del av målet. Färglägg det som är klart. Häng upp den där du ser den varje dag. Färglägg i slutet av dagen, även om det bara är en halv ruta.',
    },

    'one-question-today': {
      title: 'Ställ en fråga i dag',
      when: 'När du inte förstår något och inte vågar säga det.',
      how: 'Skriv din fråga innan lektionen börjar. Välj vem du frågar och när. Läs den rakt av om du vill. Sätt ett streck efteråt: den här gick bra.',
    },
    'one-too-hard': {
      title: 'Välj en uppgift som är för svår',
      when: 'När du har allt rätt och det går av sig självt.',
      how: 'Leta upp en uppgift som du inte tror att du klarar än. Arbeta med den i tio minuter. Skriv hur långt du kommer och var du stannar. Ta med det till din lärare eller en klasskamrat.',
    },
    'talk-one-minute': {
      title: 'Prata en minut utan att stanna',
      when: 'När du kan läsa ett språk men inte vågar prata.',
      how: 'Ställ en klocka på en minut. Berätta på språket vad du har gjort i dag. Kan du inte ett ord, säg det på ett annat sätt. Gör om det och räkna om du får med fler meningar.',
    },
    'show-unfinished': {
      title: 'Visa något som inte är klart',
      when: 'När du väntar tills det är perfekt.',
      how: 'Välj någon du litar på. Visa det du har nu och säg att det är halvfärdigt. Ställ en fråga, till exempel: ”Förstår du den här biten?” Skriv vad du gör med svaret.',
    },

    'why-this-mistake': {
      title: 'Fråga varför vid varje fel',
      when: 'När du har fått tillbaka ditt arbete.',
      how: 'Välj tre fel. Skriv vid varje fel var det kom ifrån: visste inte, läste fel eller gick för fort. Rätta det utan att se svaret. Gör sedan en uppgift till av samma slag.',
    },
    'beside-criteria': {
      title: 'Lägg arbetet bredvid kriterierna',
      when: 'När du tror att du är redo att visa det.',
      how: 'Läs kriterierna ett i taget. Peka i ditt arbete på stället där du visar det. Finns det inget att peka på, är det din nästa uppgift. Lämna in när du kan peka överallt.',
    },
    'three-lines-back': {
      title: 'Se tillbaka på tre rader',
      when: 'När lektionen eller dagen är slut.',
      how: 'Skriv en rad om vad som gick bra. Skriv en rad om vad som var svårt. Skriv en rad om vad du gör annorlunda i morgon. Läs den sista raden innan du börjar i morgon.',
    },
    'another-way': {
      title: 'Kontrollera på ett annat sätt',
      when: 'När du har ett svar och inte vet om det stämmer.',
      how: 'Uppskatta först ungefär hur stort svaret borde vara. Räkna sedan baklänges eller på ett annat sätt. Lägg de två svaren bredvid varandra. Är de olika, leta upp raden där det blev fel.',
    },

    'ten-ideas': {
      title: 'Kom på tio idéer på fem minuter',
      when: 'När du ska hitta på något och fastnar i din första idé.',
      how: 'Ställ en klocka på fem minuter. Skriv tio idéer, även tokiga och dåliga. Stryk inget än. När klockan ringer väljer du de två som du har lust med.',
    },
    'draw-it': {
      title: 'Rita problemet',
      when: 'När ord eller tal blandas ihop i huvudet.',
      how: 'Läs stycket och sätt pennan på ett tomt papper. Rita vad som händer med klossar, pilar eller gubbar. Skriv dit tal eller namn. Titta bara på din bild och berätta vad du ska ta reda på.',
    },
    'turn-around': {
      title: 'Vänd på frågan',
      when: 'När du sitter fast och tänker samma sak hela tiden.',
      how: 'Fråga dig: hur skulle jag få det här att misslyckas? Skriv fem sätt. Vänd på vart och ett. Välj ett som du kan pröva i dag.',
    },
    'two-become-one': {
      title: 'Gör en idé av två',
      when: 'När ni i gruppen inte kan välja.',
      how: 'Skriv båda idéerna bredvid varandra. Ringa in den bästa biten av var och en. Kom tillsammans på något där båda bitarna finns med. Pröva det i tio minuter innan ni bestämmer er.',
    },
  },
};
