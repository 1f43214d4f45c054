import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, SignInNeeded, type Visit } from '../perform.ts';
import { Refusal } from '../refusal.ts';
import type { Hat, Made, Parcel } from '../route.ts';
import { type Form, tableFile } from '../table-file.ts';
import { single } from './form.ts';
import type { Renderer } from './reply.ts';

type Ways = {
  readonly always: Readonly<Record<string, string>>;
  readonly sessionOf: (request: FastifyRequest) => Caller | undefined;
  readonly signIn: (request: FastifyRequest, reply: FastifyReply) => unknown;
  readonly make: (route: Parcel, caller: Caller, input: unknown) => Promise<Made>;
};

/** Routes that give a file to keep: as an attachment, and with nothing in it that a browser may run. */
export function parcels(app: FastifyInstance, routes: readonly Parcel[], ways: Ways): void {
  for (const route of routes)
    app.get(route.path, async (request, reply) => {
      const caller = ways.sessionOf(request);
      if (caller === undefined) return ways.signIn(request, reply);
      if (!route.hats.includes(caller.hat)) throw new Refusal('not-allowed', 'other-hat');
      const query = single(request.query as Record<string, string | string[]>);
      const parsed = route.input.safeParse({ ...query, ...(request.params as object) });
      if (!parsed.success) throw new Refusal('not-found');
      try {
        return give(reply, ways.always, await ways.make(route, caller, parsed.data));
      } catch (error) {
        if (error instanceof SignInNeeded) return ways.signIn(request, reply);
        throw error;
      }
    });
}

/** Names of files are ours, but a handle or a caption may stand in them, and words have other letters than ASCII. */
export const give = (reply: FastifyReply, always: Readonly<Record<string, string>>, made: Made) =>
  reply
    .headers({
      ...always,
      'content-security-policy': `${always['content-security-policy'] ?? "default-src 'none'"}; sandbox`,
      'content-type': made.type,
      'content-disposition': attachment(made.name.replaceAll(/['’]/g, '')),
    })
    .send(typeof made.bytes === 'string' ? made.bytes : Buffer.from(made.bytes));

/** The plain letters for whoever knows no others: a word without its å is another word, one with a hole is none. */
function attachment(name: string): string {
  const bare = name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const plain = `attachment; filename="${bare.replaceAll(/[^\w.-]+/g, '-')}"`;
  const whole = name.replaceAll(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-');
  return bare === name ? plain : `${plain}; filename*=UTF-8''${encodeURIComponent(whole)}`;
}

/** `?take=2.csv`: the second table of a page, as its reader sees it, for who works at the school or the office. */
export async function tableTaken(
  render: Pick<Renderer, 'tables'>,
  { who, view, today }: Visit,
  asked: string | undefined,
): Promise<Made | undefined> {
  const [, n, form] = /^([1-9])\.(csv|xlsx)$/.exec(asked ?? '') ?? [];
  if (n === undefined || !takesTables(who)) return undefined;
  const table = render.tables(view, who.language)[Number(n) - 1];
  if (table === undefined) throw new Refusal('not-found');
  const { caption, columns, rows } = table;
  const name = `${nameOf(caption, view.title, n)} ${today}`.toLowerCase();
  const cells = rows.map((row) => row.map((cell) => (/^-?\d{1,15}$/.test(cell) ? Number(cell) : cell)));
  return await tableFile({ name, columns, rows: cells }, form as Form, who.language);
}

/** A caption that is a whole sentence explains its table and names no file. */
const nameOf = (caption: string, title: string, n: string): string =>
  caption !== '' && caption.length <= 40 ? caption : n === '1' ? title : `${title} ${n}`;

/** Tables are the work of who works here; pupils and guardians take their record along. */
export const takesTables = ({ hat }: { readonly hat: Hat }): boolean => hat !== 'pupil' && hat !== 'guardian';
