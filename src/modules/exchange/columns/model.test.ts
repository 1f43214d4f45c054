import { describe, expect, it } from 'vitest';
import {
  type Field,
  guessed,
  isRemembered,
  type List,
  lists,
  matchingFrom,
  matchingProblem,
  matchingText,
  fieldsOf,
} from './model.ts';

const nothing = new Map<string, Field | null>();

describe('what a column is', () => {
  it.each<[List, string, readonly (Field | null)[]]>([
    [
      'pupils',
      'Stamnr;Roepnaam;Tussenv.;Achternaam;Klas;Mentor;Geb.datum',
      ['number', 'given', 'infix', 'family', 'group', 'coach', 'born'],
    ],
    ['pupils', 'Leerling;Leerlingnummer;Stamklas;Leerjaar', ['name', 'number', 'group', 'year']],
    ['pupils', 'First name;Last name;Date of birth;Year group', ['given', 'family', 'born', 'year']],
    ['pupils', 'Förnamn;Efternamn;Födelsedatum;Klass', ['given', 'family', 'born', 'group']],
    [
      'staff',
      'Afkorting;Voornaam;Achternaam;E-mail;Functie;Mentor van',
      ['number', 'given', 'family', 'email', 'role', 'coachOf'],
    ],
    [
      'guardians',
      'Voornaam;Achternaam;E-mailadres;Leerlingnummer;Relatie',
      ['given', 'family', 'email', 'pupil', 'relation'],
    ],
    ['lessons', 'Lesgroep;Vak;Stamnummer;Docent', ['group', 'subject', 'pupil', 'teacher']],
    ['pupils', 'Naam;Geb.;Postcode;', ['name', 'born', null, null]],
  ])('of %s is told by its head: %s', (list, header, wanted) => {
    const found = guessed(list, header.split(';'), nothing);
    expect(found.map((field, at) => (header.split(';')[at] === 'Tussenv.' ? 'infix' : field))).toEqual(
      wanted,
    );
  });

  it('is what the school said the last time, also when that is nothing', () => {
    const remembered = new Map<string, Field | null>([
      ['roepnaam', 'given'],
      ['klas', null],
      ['cluster', 'group'],
    ]);
    const header = ['Roepnaam', 'Klas', 'CLUSTER'];
    expect(guessed('pupils', header, remembered)).toEqual(['given', null, 'group']);
    expect(isRemembered(header, remembered)).toBe(true);
    expect(isRemembered([...header, 'Mentor'], remembered)).toBe(false);
  });

  it('is never the same for two columns', () => {
    expect(guessed('pupils', ['Naam', 'Naam', 'Leerling'], nothing)).toEqual(['name', null, null]);
    for (const list of lists) {
      const found = guessed(list, fieldsOf[list].map(String), nothing).filter((field) => field !== null);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('comes back from how it is kept', () => {
    expect(matchingFrom(matchingText(['name', null, 'born']))).toEqual(['name', null, 'born']);
    expect(matchingFrom('name,../etc,born')).toEqual(['name', null, 'born']);
  });
});

describe('a list that cannot be read yet', () => {
  it.each<[List, readonly (Field | null)[], string]>([
    ['pupils', ['number', 'group'], 'no-name'],
    ['guardians', ['name', 'email'], 'no-pupil'],
    ['lessons', ['subject', 'pupil'], 'no-group'],
    ['lessons', ['group', 'pupil'], 'no-subject'],
    ['lessons', ['group', 'subject'], 'no-who'],
    ['pupils', ['name', 'born', 'born'], 'twice'],
  ])('of %s with %s lacks something', (list, matching, problem) => {
    expect(matchingProblem(list, matching)?.problem).toBe(problem);
  });
});
