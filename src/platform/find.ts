/**
 * Every typed word occurs somewhere, accents or not: "jan de" finds "Janneke de Groot", "elodie" finds "Élodie". The
 * same in the browser while somebody types and on the server that answers, so that Enter finds nobody else.
 */
export function isFoundBy(typed: string, text: string): boolean {
  const inText = plainly(text);
  return plainly(typed)
    .split(/\s+/)
    .every((word) => inText.includes(word));
}

/** Signs that belong to another letter in most alphabets; the rest comes off when a letter is taken apart. */
const kin: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ß: 's', æ: 'a' };

/** A text without capitals and accents, as the database compares names. */
export const plainly = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıøłđßæ]/g, (sign) => kin[sign] ?? sign);
