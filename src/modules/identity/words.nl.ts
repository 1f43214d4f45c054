export const nl = {
  signIn: {
    title: 'Inloggen',
    name: 'Je inlognaam',
    nameHint: 'Bijvoorbeeld noor.aydin@veenlicht',
    password: 'Wachtwoord',
    submit: 'Inloggen',
    withCode: 'Ik heb een code gekregen',
    forgot: 'Wachtwoord vergeten? Vraag je coach of de administratie om een nieuwe code.',
    demoTitle: 'Kijk rond als …',
    demoNote: 'Dit zijn verzonnen mensen in een verzonnen school. Alleen op deze computer.',
    away: 'Je was even weg. Log opnieuw in, dan ga je verder waar je was.',
  },
  code: {
    title: 'Welkom bij Leerkring',
    lead: 'Vul je inlognaam en de code van je brief in. Kies daarna een eigen wachtwoord.',
    name: 'Je inlognaam',
    nameHint: 'Staat op je brief, bijvoorbeeld noor.aydin@veenlicht',
    code: 'Code van je brief',
    codeHint: 'Acht tekens, bijvoorbeeld K7QM-4TRB',
    password: 'Kies een wachtwoord',
    passwordHint: 'Minstens tien tekens. Een korte zin is makkelijk te onthouden.',
    submit: 'Aan de slag',
    back: 'Ik heb al een wachtwoord',
  },
  hats: {
    title: 'Verder als',
    why: 'Je wachtwoord is overal hetzelfde. Wat je als de een ziet, zie je niet als de ander.',
  },
  own: {
    title: 'Mijn account',
    youAre: (name: string, hat: string, organisation: string) =>
      `Je bent ingelogd als ${name}, ${hat} bij ${organisation}.`,
    changed: 'Je nieuwe wachtwoord werkt. Op andere apparaten ben je uitgelogd.',
    back: 'Naar mijn begin',
  },
  password: {
    title: 'Een ander wachtwoord',
    lead: 'Daarna ben je op andere apparaten uitgelogd. Hier blijf je ingelogd.',
    old: 'Je wachtwoord van nu',
    fresh: 'Je nieuwe wachtwoord',
    submit: 'Verander mijn wachtwoord',
    back: 'Toch niet',
  },
  /** Why something was refused, when the general sentence says too little. */
  refused: {
    'week-later': 'Deze week is nog niet open. Je kunt haar plannen vanaf de donderdag ervoor.',
    'week-over': 'Deze week is voorbij. Je kunt er niets meer aan veranderen.',
    'goal-over': 'Dit doel is al klaar of gestopt.',
    'changed-meanwhile': 'Iemand anders heeft dit net veranderd. Kijk hoe het er nu uitziet.',
    'key-used':
      'Dit formulier is al eens verstuurd, met andere antwoorden. Open de bladzijde opnieuw en vul het nog eens in.',
    'other-hat':
      'Deze bladzijde hoort bij een andere rol dan die je nu hebt. Heb je er meer? Kies dan een andere bij Mijn account.',
    'no-key': 'Dit formulier was niet compleet. Open de bladzijde opnieuw en probeer het nog eens.',
    'too-much': 'Dit is te veel in één keer. Maak de tekst of het bestand kleiner.',
    damaged: 'Dit kwam beschadigd bij ons aan. Ga terug en probeer het nog eens.',
    'other-site':
      'Dit formulier kwam van een andere website. Voor je veiligheid doen we er niets mee. Open Leerkring zelf en doe het daar.',
    twice: 'Eén vraag kwam dubbel bij ons aan. Ga terug en probeer het nog eens.',
    'in-doubt':
      'Een collega maakte deze week een nieuwe inlogcode voor je, of las je in als schoolleider of administratie. Voor de zekerheid kun je zeven dagen lang niet een van de twee zijn. Een ander kan het doen, of vraag een code aan de beheerder van Leerkring.',
    'not-confirmed':
      'Deze ouder of verzorger is nog niet bevestigd, of mag nu niets zien. Een code kan pas als de schoolleider dat heeft gedaan.',
    'acts-elsewhere':
      'Dit account is ook bij een andere school of bij het bureau in gebruik. Een code zou ook die deur openen. De beheerder van Leerkring kan helpen.',
  },
  hat: {
    pupil: 'leerling',
    guardian: 'ouder of verzorger',
    staff: 'medewerker',
    administrator: 'administratie',
    office: 'bureau van het netwerk',
  },
  problems: {
    missing: 'Vul dit in.',
    'too-long': 'Dit is te lang.',
    'wrong-old': 'Dit is niet je wachtwoord van nu.',
    'password-same': 'Dit is hetzelfde wachtwoord. Kies een ander.',
    'name-form': 'Schrijf je inlognaam met een @ en je school, zoals noor.aydin@veenlicht.',
    wrong: 'Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk of je alles goed hebt getypt.',
    'wrong-code':
      'Deze inlognaam en deze code horen niet bij elkaar, of de code is verlopen. Kijk goed of vraag een nieuwe.',
    'too-often': 'Er is te vaak geprobeerd. Wacht een kwartier en probeer het dan nog eens.',
    'password-short': 'Neem minstens tien tekens. Een korte zin mag ook.',
    'password-long': 'Neem ten hoogste 200 tekens.',
    'password-name': 'Je naam mag niet in je wachtwoord staan.',
    'password-common': 'Dit raden anderen snel. Kies iets dat alleen jij bedenkt.',
  },
};
