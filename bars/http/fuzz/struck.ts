import { newId } from '#platform/id';
import type { Route } from '#platform/route';
import { now } from '../../../tests/world/cluster.ts';
import type { Request } from '../ask.ts';
import type { Call } from '../expectations.ts';
import type { Blow } from './blow.ts';
import { bodies } from './nasty.ts';

/** The names a form may carry: those of its schema, and those of the form that we know to be good. */
export function namesOf(route: Route, { path, fields = {} }: Call): readonly string[] {
  const shape = 'input' in route ? ((route.input as { shape?: object }).shape ?? {}) : {};
  const query = [...new URLSearchParams(path.split('?')[1] ?? '').keys()];
  return [...new Set([...Object.keys(shape), ...Object.keys(fields), ...query])];
}

/** Percent-encoded byte for byte, so that half characters can be sent, too. */
const encoded = (text: string): string =>
  [...Buffer.from(text.toWellFormed())].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
/** What a header may carry at all. */
const printable = (text: string): string => text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, 8_000);

/** A call that is known to be good, after the blow. */
export function struck(route: Route, call: Call, names: readonly string[], it: Blow): Request {
  const { path } = call;
  const form = call.fields !== undefined;
  const fields: Record<string, string> = form ? { key: newId(now), ...call.fields } : {};
  const nth = (which: number) => names[which % Math.max(1, names.length)] ?? 'x';
  const also = (query: string) => ({
    path: `${path}${path.includes('?') ? '&' : '?'}${query}`,
    ...(form && { fields }),
  });
  /** In the place of what stood there, for of two values of one name the first counts. */
  const instead = (more: readonly (readonly [string, string])[]) => {
    const replaced = new Set(more.map(([name]) => name));
    const [bare = '', query] = path.split('?');
    const kept = [...new URLSearchParams(query)].filter(([name]) => !replaced.has(name));
    const own = Object.entries(fields).filter(([name]) => !replaced.has(name));
    const all = (rows: readonly (readonly [string, string])[]) =>
      rows.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    if (!form) return { path: `${bare}?${all([...kept, ...more])}` };
    return { path: `${bare}?${all(kept)}`, body: all([...own, ...more]) };
  };
  switch (it.on) {
    case 'field':
      return instead([[nth(it.which), it.value]]);
    case 'every field':
      return instead(names.map((name) => [name, it.value] as const));
    case 'foreign field':
      return instead([[it.name, it.value]]);
    case 'missing': {
      const { [nth(it.which)]: _, ...rest } = fields;
      return form ? { path, fields: rest } : { path: path.split('?')[0] as string };
    }
    case 'twice': {
      const again = `${nth(it.which)}=${encoded(it.value)}`;
      return form
        ? { path, body: `${new URLSearchParams(fields)}&${again}&${again}` }
        : also(`${again}&${again}&${nth(it.which)}[]=1&${nth(it.which)}[x]=1`);
    }
    case 'path': {
      const pieces = route.path.split('/');
      const params = pieces.flatMap((piece, at) => (piece.startsWith(':') ? [at] : []));
      const real = (path.split('?')[0] as string).split('/');
      const at = params.length === 0 ? real.length : (params[it.which % params.length] as number);
      real[at] = it.raw ? printable(it.value).replaceAll(/[\s#?]/g, '') : encoded(it.value);
      return { path: real.join('/'), ...(form && { fields }) };
    }
    case 'query':
      return form ? also(`${nth(it.which)}=${encoded(it.value)}`) : instead([[nth(it.which), it.value]]);
    case 'raw query':
      return also(printable(it.value).replaceAll(/[\s#]/g, ''));
    case 'body': {
      const { type, body } = bodies[it.which] as (typeof bodies)[number];
      return {
        path,
        method: 'POST',
        body,
        bare: true,
        headers: { 'sec-fetch-site': 'same-origin', ...(type !== undefined && { 'content-type': type }) },
      };
    }
    case 'method':
      return { path, method: it.method, ...(form && { fields }) };
    case 'cookie':
      return {
        path,
        ...(form && { fields }),
        headers: { cookie: `lk=${printable(it.value)}; language=${printable(it.value)}` },
      };
    case 'header':
      return { path, ...(form && { fields }), headers: { [it.name]: printable(it.value) } };
  }
}
