/*
 * An import gives ids that follow upon each other (`idsOf`): a million of them are a few hundred runs. What is kept for
 * taking back is written with every import and read with hardly any.
 */

const head = 28;
const isRun = /^(.{36})\+(\d+)$/;

/** The same ids in fewer words: `0198c0de-…-0a+3` stands for that one and the three behind it. */
export function runsOf(...lists: readonly (readonly string[])[]): string[] {
  const runs: string[] = [];
  let first = '';
  let start = '';
  let next = Number.NaN;
  let more = 0;
  const end = () => {
    if (first !== '') runs.push(more === 0 ? first : `${first}+${more}`);
  };
  for (const ids of lists)
    for (const id of ids) {
      const number = tailOf(id);
      if (number === next && id.startsWith(start)) more += 1;
      else {
        end();
        first = id;
        start = id.slice(0, head);
        more = 0;
      }
      next = number + 1;
    }
  end();
  return runs;
}

/** The number that ids of one run count up; made of letters, since a text for each of a million takes five times as long. */
function tailOf(id: string): number {
  let number = 0;
  for (let at = head; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    number = number * 16 + (code > 0x60 ? code - 0x57 : code - 0x30);
  }
  return number;
}

/** Each of them again; ids that were written out one by one are runs of one. */
export const idsIn = (runs: readonly string[]): string[] =>
  runs.flatMap((run) => {
    const [, first, more] = isRun.exec(run) ?? [];
    if (first === undefined) return [run];
    const from = Number.parseInt(first.slice(head), 16);
    return Array.from(
      { length: Number(more) + 1 },
      (_, n) => first.slice(0, head) + (from + n).toString(16).padStart(8, '0'),
    );
  });
