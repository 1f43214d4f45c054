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

const plainly = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
