import { z } from 'zod';
import { id } from '#platform/input';
import { type Action, action, type Bringing, type Intake, type Taken } from '#platform/route';
import { kept, nothingBrought } from '../incoming/actions.ts';
import { isOpen, type Told } from '../incoming/model.ts';
import { choose, heldUpload } from '../incoming/store.ts';
import {
  type Field,
  fieldsOf,
  formatOf,
  type List,
  lists,
  type Matching,
  matchingProblem,
  matchingText,
  plainHead,
} from './model.ts';
import { remember } from './store.ts';

const administrator = ['administrator'] as const;

/** A list comes in, as a file or as cells that somebody pasted; what it is a list of is said with it. */
export const bringSheet: Intake = {
  kind: 'intake',
  method: 'POST',
  path: '/exchange/sheet',
  hats: administrator,
  most: 8 * 1024 * 1024,
  mostTyped: 2 * 1024 * 1024,
  run: take,
};

async function take(bringing: Bringing): Promise<Taken> {
  const { fields, file } = bringing;
  const list = lists.find((one) => one === fields['list']);
  const isPasted = fields['pasted'] !== undefined;
  const cells = Buffer.from((fields['pasted'] ?? '').trimEnd());
  const nothing = isPasted ? cells.length === 0 : file === undefined;
  if (list === undefined || nothing) {
    await nothingBrought(bringing);
    const missing = isPasted ? { pasted: 'nothing-pasted' } : { file: 'missing' };
    return { problems: { ...(list === undefined && { list: 'no-list' }), ...(nothing && missing) } };
  }
  const format = formatOf(list);
  if (file === undefined || isPasted)
    return await kept(bringing, { format, name: fields['called'] ?? list, pieces: only(cells) });
  return await kept(bringing, { format, name: file.name, pieces: file.pieces });
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The answers of the form, from left to right: `column-0`, `column-1` … */
const answers = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const upload = id.safeParse(fields['upload']);
  if (!upload.success) context.addIssue({ code: 'custom', message: 'unknown', path: ['upload'] });
  return {
    upload: upload.data ?? '',
    answer: (at: number) => {
      const typed = fields[`column-${at}`];
      return typeof typed === 'string' ? typed : '';
    },
  };
});

/** What the columns are: kept for this sheet, and remembered for the next one with the same heads. */
const matchColumns = action({
  name: 'exchange.match_columns',
  path: '/exchange/incoming/:upload/columns',
  hats: administrator,
  input: answers,
  about: ({ upload }) => [heldUpload({ id: upload })],
  may: () => true,
  run: ({ input, rows: [upload] }) => {
    const { sheet } = (upload.told ?? {}) as Told;
    if (sheet === undefined || !isOpen(upload.state)) return { refused: 'conflict' };
    const offered: readonly string[] = fieldsOf[sheet.list];
    const matching: Matching = sheet.header.map((_, at) => {
      const answer = input.answer(at);
      return offered.includes(answer) ? (answer as Field) : null;
    });
    const wrong = matchingProblem(sheet.list, matching);
    if (wrong !== undefined) {
      const at = wrong.columns.length > 0 ? wrong.columns : [0];
      return { problems: Object.fromEntries(at.map((column) => [`column-${column}`, wrong.problem])) };
    }
    return {
      changes: [
        choose({ id: upload.id, chosen: matchingText(matching) }),
        remembering(sheet.list, sheet.header, matching),
      ],
      journal: [{ verb: 'exchange.columns_matched', object: upload.id, to: sheet.list }],
      to: `/exchange/incoming/${upload.id}`,
      wakes: true,
    };
  },
});

/** Heads that stand twice are one; the first of them that is used says what it is. */
function remembering(list: List, header: readonly string[], matching: Matching) {
  const known = new Map<string, string>();
  for (const [at, head] of header.entries()) {
    const plain = plainHead(head);
    if (plain !== '' && !known.get(plain)) known.set(plain, matching[at] ?? '');
  }
  return remember({ list, heads: [...known.keys()], fields: [...known.values()] });
}

export const actions: readonly Action[] = [matchColumns];
