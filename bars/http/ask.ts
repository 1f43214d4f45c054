import type { FastifyInstance } from 'fastify';
import type { SignedIn } from '../../tests/world/signed-in.ts';

export type Asked = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
  readonly location: string | undefined;
};

export type Request = {
  readonly method?: string;
  readonly path: string;
  readonly who?: SignedIn | undefined;
  readonly fields?: Readonly<Record<string, string>>;
  /** Instead of fields: the body letter for letter. */
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The network address it comes from. */
  readonly from?: string;
  /** Leaves out what a browser would say of itself. */
  readonly bare?: boolean;
};

/** One request, as a browser on our own page would send it unless the request says otherwise. */
export async function ask(server: FastifyInstance, request: Request): Promise<Asked> {
  const { path, who, fields, body, headers = {}, bare = false, from } = request;
  const method = request.method ?? (fields === undefined && body === undefined ? 'GET' : 'POST');
  const response = await server.inject({
    method: method as 'GET',
    url: path,
    ...(from === undefined ? {} : { remoteAddress: from }),
    headers: {
      host: 'leerkring.test',
      ...(who === undefined ? {} : { cookie: who.cookie }),
      ...(method === 'GET' || method === 'HEAD' || bare
        ? {}
        : { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    ...(body !== undefined
      ? { payload: body }
      : fields !== undefined
        ? { payload: new URLSearchParams(fields).toString() }
        : {}),
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    body: response.payload,
    location: response.headers.location,
  };
}
