import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { type Look, Person } from './browser.ts';

/* How people get in: with the password they have, or for the first time, with the code of a letter. */

/** With the keyboard, as far as the first screen. */
export async function signsIn(person: Person, name: string, password: string): Promise<void> {
  await person.goes('/identity/sign-in');
  await person.types('Je inlognaam', name);
  await person.types('Wachtwoord', password);
  await person.presses('Inloggen');
  await person.isAt('/');
}

/** Somebody of the demo world, at a screen of their own. */
export async function ofTheWorld(browser: Browser, base: string, name: string, look: Look): Promise<Person> {
  const person = await Person.sitsDown(browser, base, look);
  await signsIn(person, name, 'samen in de kring');
  return person;
}

/** First access: the name and the code of a letter, and a password of one's own. */
export async function comesIn(
  person: Person,
  { name, code, password }: { readonly name: string; readonly code: string; readonly password: string },
): Promise<void> {
  await person.goes('/identity/code');
  await person.looksRight();
  await person.types('Je inlognaam', name);
  await person.types('Code van je brief', code);
  await person.types('Kies een wachtwoord', password);
  await person.presses('Aan de slag');
  await person.isAt('/');
  await person.looksRight();
}

/** People of one school who come in with the code of a letter, each at a screen of their own; they leave when all is done. */
export function peopleOf(browser: Browser, base: string, school: string, password: string) {
  const people: Person[] = [];
  afterAll(() => Promise.all(people.map((person) => person.leaves())));
  return async (name: string, code: string, look: Look): Promise<Person> => {
    const person = await Person.sitsDown(browser, base, look);
    people.push(person);
    await comesIn(person, { name: name + school, code, password });
    return person;
  };
}

/** The administrator makes codes for whoever of this crowd has none, and has the letters on screen. */
export async function lettersOf(administrator: Person, crowd: string, group: string): Promise<string> {
  await administrator.goes(`/people/codes?who=${crowd}`);
  await administrator.looksRight();
  await administrator.presses(new RegExp(`(Maak \\d+ codes? voor|Brieven van) ${group}`));
  await administrator.isAt('/people/letters');
  await administrator.looksRight();
  return await administrator.reads();
}

/** The code in somebody's letter, as it stands on the printed page. */
export function codeIn(letters: string, name: string): string {
  const code = new RegExp(`${name.replaceAll('.', '\\.')}\\s+Je code\\s+(\\w{4}-\\w{4})`).exec(letters)?.[1];
  if (code === undefined) throw new Error(`there is no letter for ${name}`);
  return code;
}

/** The code that `npm run leerkring -- code` says. */
export function codeSaid(sentence: string): string {
  const code = /\b[A-Z2-9]{4}-[A-Z2-9]{4}\b/.exec(sentence)?.[0];
  if (code === undefined) throw new Error(`there is no code in "${sentence}"`);
  return code;
}
