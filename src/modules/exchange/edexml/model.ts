import { SaxesParser } from 'saxes';
import type { ProblemNotes } from '../problem/model.ts';

/*
 * EDEXML 2.x and the `leerlinggegevens` of UWLR, which is the same inside a SOAP envelope: groups, pupils and teachers of one
 * school (docs/formats/edexml.md). Only what is named here is read; numbers of citizens, sex and pictures are not even kept
 * for a moment.
 */

export type EdexPerson = {
  readonly key: string;
  readonly given: string;
  readonly infix: string;
  readonly family: string;
  readonly born: string;
  readonly year: string;
  readonly username: string;
  /** Keys of base groups: one for a pupil, any number for a teacher. */
  readonly groups: readonly string[];
  readonly line: number;
};
export type EdexGroup = { readonly key: string; readonly name: string; readonly year: string };
export type Edex = {
  /** The number the ministry gave the school. */
  readonly brin: string;
  readonly groups: ReadonlyMap<string, EdexGroup>;
  readonly pupils: readonly EdexPerson[];
  readonly teachers: readonly EdexPerson[];
  /** Groups across groups are not ours to make courses of. */
  readonly composed: number;
};

/** Whether bytes that came in are XML at all: a mark, spaces, and then `<`. */
export const isXml = (bytes: Uint8Array): boolean =>
  /^[\ufeff\s\0]*</.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replaceAll(/[ÿþï»¿]/g, ''));

/** The largest school makes two megabytes of it. */
export const mostXml = 16 * 1024 * 1024;
const deepest = 24;
const longestText = 300;
const pieceOf = 64 * 1024;

const parts = {
  achternaam: 'family',
  voorvoegsel: 'infix',
  roepnaam: 'given',
  geboortedatum: 'born',
  jaargroep: 'year',
  gebruikersnaam: 'username',
} as const;

type Open<T> = { -readonly [K in keyof T]: T[K] };
type Person = Open<Omit<EdexPerson, 'groups'>> & { groups: string[]; first: string };

/** Reads the file as it comes, in little memory; a definition of its own or a level too deep ends it at once. */
export function readEdex(bytes: Uint8Array, notes: ProblemNotes): Edex | undefined {
  const text = bytes.length > mostXml ? undefined : decoded(bytes);
  if (text === undefined) {
    notes.add(bytes.length > mostXml ? 'xmlTooLarge' : 'xmlBroken');
    return undefined;
  }
  const reader = new EdexReader(notes);
  for (let at = 0; at < text.length && !reader.stopped; at += pieceOf)
    reader.write(text.slice(at, at + pieceOf));
  reader.end();
  if (notes.errors > 0) return undefined;
  if (!reader.isEdex) {
    notes.add('xmlNoEdex');
    return undefined;
  }
  const found = reader.found();
  // a file of nobody would send everybody away
  if (found.pupils.length === 0) {
    notes.add('xmlNobody');
    return undefined;
  }
  return found;
}

class EdexReader {
  stopped = false;
  isEdex = false;
  readonly #notes: ProblemNotes;
  readonly #parser = new SaxesParser();
  readonly #path: string[] = [];
  readonly #groups = new Map<string, EdexGroup>();
  readonly #pupils: Person[] = [];
  readonly #teachers: Person[] = [];
  #brin = '';
  #composed = 0;
  #text = '';
  #group: Open<EdexGroup> | undefined;
  #person: Person | undefined;

  constructor(notes: ProblemNotes) {
    this.#notes = notes;
    const parser = this.#parser;
    parser.on('doctype', () => this.#stop('xmlDoctype'));
    parser.on('error', () => this.#stop('xmlBroken'));
    parser.on('opentag', ({ name, attributes }) => this.#opens(local(name), attributes['key'] ?? ''));
    parser.on('text', (text) => {
      if (this.#text.length <= longestText) this.#text += text;
    });
    parser.on('cdata', (text) => {
      if (this.#text.length <= longestText) this.#text += text;
    });
    parser.on('closetag', ({ name }) => this.#closes(local(name)));
  }

  write(piece: string): void {
    this.#guarded(() => void this.#parser.write(piece));
  }

  end(): void {
    if (!this.stopped) this.#guarded(() => void this.#parser.close());
  }

  found(): Edex {
    return {
      brin: this.#brin,
      groups: this.#groups,
      pupils: this.#pupils,
      teachers: this.#teachers,
      composed: this.#composed,
    };
  }

  /** The parser throws what nobody handles; a file is broken, the server is not. */
  #guarded(work: () => void): void {
    if (this.stopped) return;
    try {
      work();
    } catch {
      this.#stop('xmlBroken');
    }
  }

  #stop(kind: 'xmlDoctype' | 'xmlBroken'): void {
    if (this.stopped) return;
    this.stopped = true;
    this.#notes.add(kind, { row: this.#parser.line });
  }

  #opens(name: string, key: string): void {
    if (this.stopped) return;
    this.#text = '';
    this.#path.push(name);
    if (this.#path.length > deepest) return this.#stop('xmlBroken');
    const [around = '', list = ''] = [this.#path.at(-2), this.#path.at(-3)];
    if (name === 'EDEX' || name === 'leerlinggegevens') this.isEdex = true;
    if (this.#person !== undefined) {
      if (name === 'groep' && (around === 'leerling' || list === 'leerkracht')) this.#person.groups.push(key);
      if (name === 'samengestelde_groep') this.#composed += 1;
    } else if (name === 'groep' && around === 'groepen') this.#group = { key, name: '', year: '' };
    else if (
      (name === 'leerling' && around === 'leerlingen') ||
      (name === 'leerkracht' && around === 'leerkrachten')
    )
      this.#person = {
        ...{ key, given: '', first: '', infix: '', family: '', born: '', year: '', username: '' },
        groups: [],
        line: this.#parser.line,
      };
  }

  #closes(name: string): void {
    if (this.stopped) return;
    const text = this.#text.replaceAll(/\s+/g, ' ').trim();
    this.#text = '';
    this.#path.pop();
    const around = this.#path.at(-1);
    if (text.length > longestText)
      this.#notes.add('cellTooLong', { row: this.#parser.line, field: name, other: `${longestText}` });
    const person = this.#person;
    if (person !== undefined && (around === 'leerling' || around === 'leerkracht')) {
      const part = parts[name as keyof typeof parts];
      if (part !== undefined) person[part] = text;
      if (name === 'voornamen') person.first = text.split(' ')[0] ?? '';
    } else if (person !== undefined && (name === 'leerling' || name === 'leerkracht')) {
      person.given ||= person.first;
      (name === 'leerling' ? this.#pupils : this.#teachers).push(person);
      this.#person = undefined;
    } else if (this.#group !== undefined && around === 'groep') {
      if (name === 'naam') this.#group.name = text;
      if (name === 'jaargroep') this.#group.year = text;
    } else if (this.#group !== undefined && name === 'groep') {
      this.#groups.set(this.#group.key, { ...this.#group, name: this.#group.name || this.#group.key });
      this.#group = undefined;
    } else if (name === 'brincode' && around === 'school') this.#brin = text;
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** As the file says itself; what it does not say is UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const mark = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : undefined;
  const said = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(mark ?? said ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
