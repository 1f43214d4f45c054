/** What a username may be: small letters, digits and . _ -, beginning with a letter or digit, at most 64 long. */
export const longestUsername = 64;

const roomForNumber = 6;

/**
 * Gives usernames within one school. The same people in the same order get the same names; whoever asks for a name
 * that is taken gets a number behind it. These are proposals: who already has a username keeps it.
 */
export class Usernames {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** The name of the file when it is free and fit to sign in with, else the nearest to it. */
  keep(wanted: string): string {
    const at = wanted.lastIndexOf('@');
    return this.#give(foldedName(at > 0 ? wanted.slice(0, at) : wanted) || 'person');
  }

  /** given.family, as `noor.vandenberg`. */
  propose(given: string, family: string): string {
    const parts = [given, family].map((part) => foldedName(part).replaceAll(/[._-]/g, ''));
    return this.#give(parts.filter((part) => part !== '').join('.') || 'person');
  }

  #give(wanted: string): string {
    const base = wanted.slice(0, longestUsername);
    let name = base;
    for (let number = this.#next.get(base) ?? 2; this.#taken.has(name); number += 1) {
      name = `${base.slice(0, longestUsername - roomForNumber)}${number}`;
      this.#next.set(base, number + 1);
    }
    this.#taken.add(name);
    return name;
  }
}

const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};

/** A name in small plain letters, as people type it where no ë or å is at hand; empty when nothing is left. */
export function foldedName(name: string): string {
  const small = name.toLowerCase();
  let folded = small;
  if (!isFit(small)) {
    folded = '';
    for (const character of small.normalize('NFKD')) {
      const plain = spelledOut[character] ?? character;
      if (isFit(plain)) folded += plain;
    }
  }
  let start = 0;
  while (start < folded.length && '._-'.includes(folded.charAt(start))) start += 1;
  return folded.slice(start);
}

function isFit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isLetter = code >= 0x61 && code <= 0x7a;
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isLetter && !isDigit && code !== 0x2e && code !== 0x5f && code !== 0x2d) return false;
  }
  return true;
}
