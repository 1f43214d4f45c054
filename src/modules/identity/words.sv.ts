import type { Words } from '#platform/words';
import type { nl } from './words.nl.ts';

export const sv: Words<typeof nl> = {
  signIn: {
    title: 'Logga in',
    name: 'Ditt namn i Leerkring',
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
    lead: 'Fyll i ditt namn och koden från ditt brev och välj ett eget lösenord.',
    name: 'Ditt namn i Leerkring',
    nameHint: 'Det står i brevet, till exempel noor.aydin@veenlicht',
    code: 'Koden från ditt brev',
    codeHint: 'Åtta tecken, till exempel K7QM-4TRB',
    password: 'Välj ett lösenord',
    passwordHint: 'Minst tio tecken. En kort mening är lätt att komma ihåg.',
    submit: 'Kom i gång',
    back: 'Jag har redan ett lösenord',
  },
  hats: { title: 'Fortsätt som', at: 'på' },
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
