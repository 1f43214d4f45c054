/*
 * An import gives ids that follow upon each other (`idsOf`): a million of them are a few hundred runs. What is kept for
 * taking back is written with every import and read with hardly any.
 */

const head = 28;
const isRun = /^(.{36})\+(\d+)$/;

/** The same ids in fewer words: `0198c0de-…-0a+3` stands for that one and the three behind it. */
export function runsOf(ids: readonly string[]): string[] {
  const runs: string[] = [];
  let first = '';
  let last = Number.NaN;
  let more = 0;
  const end = () => {
    if (first !== '') runs.push(more === 0 ? first : `${first}+${more}`);
  };
  for (const id of ids) {
    const number = Number.parseInt(id.slice(head), 16);
    if (number === last + 1 && id.startsWith(first.slice(0, head))) more += 1;
    else {
      end();
      first = id;
      more = 0;
    }
    last = number;
  }
  end();
  return runs;
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
