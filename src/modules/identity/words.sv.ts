import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  signIn: {
    title: 'Logga in',
    name: 'Ditt inloggningsnamn',
    nameHint: 'Till exempel noor.aydin@veenlicht',
    password: 'Lösenord',
    submit: 'Logga in',
    withCode: 'Jag har fått en kod',
    forgot: 'Glömt lösenordet? Be din handledare eller skolans expedition om en ny kod.',
    demoTitle: 'Se dig omkring som …',
    demoNote: 'Det här är påhittade personer i en påhittad skola. Bara på den här datorn.',
    away: 'Du var borta en stund. Logga in igen så fortsätter du där du var.',
  },
  code: {
    title: 'Välkommen till Leerkring',
    lead: 'Fyll i ditt inloggningsnamn och koden från ditt brev. Välj sedan ett eget lösenord.',
    name: 'Ditt inloggningsnamn',
    nameHint: 'Det står i brevet, till exempel noor.aydin@veenlicht',
    code: 'Koden från ditt brev',
    codeHint: 'Åtta tecken, till exempel K7QM-4TRB',
    password: 'Välj ett lösenord',
    passwordHint: 'Minst tio tecken. En kort mening är lätt att komma ihåg.',
    submit: 'Kom i gång',
    back: 'Jag har redan ett lösenord',
  },
  hats: {
    title: 'Fortsätt som',
    why: 'Lösenordet är detsamma överallt. Det du ser som den ena ser du inte som den andra.',
  },
  own: {
    title: 'Mitt konto',
    youAre: (name: string, hat: string, organisation: string) =>
      `Du är inloggad som ${name}, ${hat}, ${organisation}.`,
    changed: 'Ditt nya lösenord fungerar. På andra enheter är du utloggad.',
    back: 'Till min startsida',
  },
  password: {
    title: 'Byt lösenord',
    lead: 'Efteråt är du utloggad på andra enheter. Här förblir du inloggad.',
    old: 'Ditt nuvarande lösenord',
    fresh: 'Ditt nya lösenord',
    submit: 'Byt mitt lösenord',
    back: 'Inte nu',
  },
  refused: {
    'week-later': 'Den här veckan är inte öppen än. Du kan planera den från torsdagen innan.',
    'week-over': 'Den här veckan är slut. Den går inte att ändra längre.',
    'goal-over': 'Det här målet är redan avslutat.',
    'changed-meanwhile': 'Någon annan har just ändrat det här. Se hur det ser ut nu.',
    'key-used':
      'Det här formuläret har skickats förut, med andra svar. Öppna sidan igen och fyll i det en gång till.',
    'other-hat':
      'Den här sidan hör till en annan roll än den du har nu. Har du fler? Välj då en annan under Mitt konto.',
    'no-key': 'Formuläret var inte komplett. Öppna sidan igen och försök en gång till.',
    'too-much': 'Det här är för mycket på en gång. Gör texten eller filen mindre.',
    damaged: 'Det här kom fram skadat. Gå tillbaka och försök en gång till.',
    'other-site':
      'Det här formuläret kom från en annan webbplats. För din säkerhet gör vi inget med det. Öppna Leerkring själv och gör det där.',
    twice: 'En fråga kom fram två gånger. Gå tillbaka och försök en gång till.',
    'in-doubt':
      'En kollega gjorde en ny inloggningskod till dig den här veckan, eller läste in dig som rektor eller administratör. För säkerhets skull kan du inte vara en av de två på sju dagar. Någon annan kan, eller be den som driver Leerkring om en kod.',
    'not-confirmed':
      'Den här vårdnadshavaren är ännu inte bekräftad, eller får inte se något nu. En kod kan skapas först när rektorn har bekräftat.',
    'acts-elsewhere':
      'Det här kontot används även på en annan skola eller på nätverkets kansli. En kod skulle öppna även den dörren. Leerkrings värd kan hjälpa till.',
  },
  hat: {
    pupil: 'elev',
    guardian: 'vårdnadshavare',
    staff: 'medarbetare',
    administrator: 'skolans expedition',
    office: 'nätverkets kansli',
  },
  problems: {
    missing: 'Fyll i det här.',
    'too-long': 'Det här är för långt.',
    'wrong-old': 'Det här är inte ditt nuvarande lösenord.',
    'password-same': 'Det här är samma lösenord. Välj ett annat.',
    'name-form': 'Skriv ditt namn med @ och din skola, som noor.aydin@veenlicht.',
    wrong: 'Namnet och lösenordet hör inte ihop. Kontrollera vad du har skrivit.',
    'wrong-code':
      'Namnet och koden hör inte ihop, eller så har koden gått ut. Kontrollera den eller be om en ny.',
    'too-often': 'Det blev för många försök. Vänta en kvart och försök igen.',
    'password-short': 'Använd minst tio tecken. En kort mening går bra.',
    'password-long': 'Använd högst 200 tecken.',
    'password-name': 'Ditt namn får inte ingå i lösenordet.',
    'password-common': 'Det här gissar andra snabbt. Välj något som bara du kommer på.',
  },
};
