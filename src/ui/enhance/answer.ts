import { lasting, urlOf } from './address.ts';
import { nextNumber } from './order.ts';
import { root } from './page.ts';

export type Answer = {
  page: Document | null;
  at: URL;
  /** The address with what it says only once. */
  url: string;
  status: number;
  to: string | null;
  method: string;
  number: number;
};

/**
 * XMLHttpRequest instead of fetch, because it hands over a parsed document: no text is ever turned into html here,
 * which is what Trusted Types ask.
 */
export function ask(
  method: string,
  url: string,
  body: FormData | URLSearchParams | null,
  then: (a: Answer) => void,
  /** Whoever only saves wants no page back, but the address that leads to what was saved. */
  quiet = false,
) {
  const request = new XMLHttpRequest();
  const number = nextNumber();
  const whose = root.dataset.account;
  const answer = () => {
    const page = request.response as Document | null;
    // somebody else signed in on this computer: nothing of theirs comes into this page, which makes place for it
    const { account = whose } = page?.documentElement.dataset ?? {};
    if (whose && account !== whose) return location.assign(request.responseURL);
    then({
      page,
      at: lasting(urlOf(request.responseURL || url)),
      url: request.responseURL,
      status: request.status,
      to: request.getResponseHeader('location'),
      method,
      number,
    });
  };
  request.open(method, url);
  request.responseType = 'document';
  request.timeout = 30_000;
  request.setRequestHeader('x-fragment', '1');
  if (quiet) request.setRequestHeader('x-quiet', '1');
  request.onload = request.onerror = request.ontimeout = answer;
  request.send(body);
}

export const noConnection = (status: number) => status === 0 || (status >= 502 && status <= 504);

export const isSignedOut = ({ status, page }: Answer) =>
  status === 401 ||
  (!!page?.querySelector('[data-refused="sign-in"]') && !document.querySelector('[data-refused]'));
export const wayIn = ({ page, at }: Answer) =>
  page?.querySelector<HTMLAnchorElement>('[data-refused] a')?.href ?? at.href;
