import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../perform.ts';
import { type Hat, hats } from '../route.ts';
import { hashOf } from '../token.ts';
import { type Language, languages } from '../words.ts';

const letterOf: Record<Hat, string> = {
  pupil: 'p',
  guardian: 'g',
  staff: 's',
  administrator: 'a',
  office: 'o',
};
const hatOf = new Map(hats.map((hat) => [letterOf[hat], hat]));

/** One of the cookies that the browser sent along. */
export function cookie(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** The tongue that somebody chose in this browser, else the first of the browser's own that we speak. */
export const languageOf = (request: FastifyRequest): Language => {
  const chosen = cookie(request, 'language');
  const wished = [chosen ?? '', ...(request.headers['accept-language'] ?? '').split(',')].map((tag) =>
    tag.trim().slice(0, 2).toLowerCase(),
  );
  return (
    languages.find((language) => language === wished.find((tag) => languages.includes(tag as Language))) ??
    'nl'
  );
};

const add = (reply: FastifyReply, line: string) =>
  reply.header('set-cookie', [...([reply.getHeader('set-cookie') ?? []].flat() as string[]), line]);

/** The three cookies of ours: who is signed in here, who did so before, and which tongue. */
export function cookies({ https }: { https: boolean }) {
  const name = https ? '__Host-lk' : 'lk';
  const before = https ? '__Host-known' : 'known';
  const secure = https ? '; Secure' : '';
  const keep = (reply: FastifyReply, of: string, value: string, seconds: number) =>
    add(reply, `${of}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`);
  return {
    /** Which hat to look for, and the hash of the token: what counts is what the database finds by it. */
    sessionOf(request: FastifyRequest): Caller | undefined {
      const value = cookie(request, name);
      const hat = value === undefined ? undefined : hatOf.get(value[0] as string);
      if (value === undefined || hat === undefined || !/^.[A-Za-z0-9_-]{43}$/.test(value)) return undefined;
      return { hat, token: hashOf(Buffer.from(value.slice(1), 'base64url')) };
    },
    knownTo: (request: FastifyRequest) => cookie(request, before),
    /** Half a year: after a summer one still is no stranger. */
    keepKnown: (reply: FastifyReply, known: string) => keep(reply, before, known, 15_768_000),
    keepLanguage: (reply: FastifyReply, language: Language) => keep(reply, 'language', language, 31_536_000),
    signOut: (reply: FastifyReply) => keep(reply, name, '', 0),
    /** Only until the browser closes: many pupils share a device. Gives the cookie as the browser will send it. */
    signIn(reply: FastifyReply, { hat, token }: { hat: Hat; token: Buffer }): string {
      const session = `${name}=${letterOf[hat]}${token.toString('base64url')}`;
      add(reply, `${session}; Path=/; HttpOnly; SameSite=Lax${secure}`);
      return session;
    },
  };
}
