import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../id.ts';
import { type Caller, SignInNeeded } from '../perform.ts';
import { type Problems, Refusal } from '../refusal.ts';
import type { Bringing, Intake, Taken } from '../route.ts';
import { fieldsOf } from './form.ts';
import { type Incoming, readMultipart, TooLarge } from './multipart.ts';

type Ways = {
  readonly sessionOf: (request: FastifyRequest) => Caller | undefined;
  readonly bringing: () => Pick<Bringing, 'database' | 'now' | 'newId'>;
  readonly comeBack: (
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    back: { fields: Readonly<Record<string, string>>; problems: Problems },
  ) => Promise<unknown>;
  readonly signIn: (request: FastifyRequest, reply: FastifyReply) => unknown;
  readonly goTo: (reply: FastifyReply, to: string) => unknown;
  readonly wake: () => Promise<unknown>;
};

/**
 * Routes at which files come in. They alone read forms with files; everywhere else such a form is a damaged one. Who
 * may not bring anything is told before a byte of the file is read.
 */
export function intakes(app: FastifyInstance, routes: readonly Intake[], ways: Ways): void {
  void app.register((scope, _, done) => {
    scope.addContentTypeParser('multipart/form-data', (_request, payload, parsed) => parsed(null, payload));
    for (const route of routes) {
      const limit = route.mostTyped === undefined ? {} : { bodyLimit: route.mostTyped };
      scope.post(route.path, { config: { slow: true }, ...limit }, at(route, ways));
    }
    done();
  });
}

const at = (route: Intake, ways: Ways) => async (request: FastifyRequest, reply: FastifyReply) => {
  const caller = ways.sessionOf(request);
  if (caller === undefined) return ways.signIn(request, reply);
  if (!route.hats.includes(caller.hat)) throw new Refusal('not-allowed', 'other-hat');
  let typed: Readonly<Record<string, string>> = {};
  const take = async (
    fields: Readonly<Record<string, string>>,
    file: Incoming | undefined,
  ): Promise<Taken> => {
    typed = fields;
    const key = fields['key'] ?? '';
    if (!isId(key)) throw new Refusal('invalid', 'no-key');
    return await route.run({ ...ways.bringing(), caller, key, fields, file });
  };
  try {
    const taken = await taking(request, route.most, take);
    if ('problems' in taken)
      return await ways.comeBack(request, reply, caller, { fields: typed, problems: taken.problems });
    if (taken.wakes) await ways.wake();
    return ways.goTo(reply, taken.to);
  } catch (error) {
    if (error instanceof SignInNeeded) return ways.signIn(request, reply);
    throw error;
  }
};

async function taking(
  { body, headers }: FastifyRequest,
  most: number,
  take: (fields: Readonly<Record<string, string>>, file: Incoming | undefined) => Promise<Taken>,
): Promise<Taken> {
  if (typeof body === 'string' || body === undefined || body === null)
    return await take(fieldsOf(body), undefined);
  try {
    return await readMultipart(body as Readable, headers, most, take);
  } catch (error) {
    if (error instanceof TooLarge) return { problems: { file: 'too-large' } };
    throw error;
  }
}
