/* Ticks: shown at once, sent in order, kept on this device while there is no connection. */
import { ask, isSignedOut, noConnection } from './answer.ts';
import { keep, kept } from './device.ts';
import { askToSignIn, remark, writtenOf } from './forms.ts';
import { byId, root } from './page.ts';
import { words } from './words.ts';
import { show } from './showing.ts';

type Waiting = { url: string; body: string; swap: string };

const ticksKey = () => root.dataset.account && `leerkring.ticks.${root.dataset.account}`;
let ticks: Waiting[] = [];
let sending = false;

export function tick(form: HTMLFormElement, by: HTMLButtonElement, url: string) {
  const body = writtenOf(form, by);
  body.set('key', crypto.randomUUID());
  body.set('at', new Date().toISOString());
  ticks.push({ url, body: body.toString(), swap: form.dataset.swap ?? by.closest('article')?.id ?? '' });
  const done = by.getAttribute('aria-pressed') !== 'true';
  by.setAttribute('aria-pressed', String(done));
  by.name = done ? 'open' : 'done';
  sendTicks();
}

export function sendTicks() {
  keep(ticksKey(), ticks.length ? JSON.stringify(ticks) : null);
  const next = ticks[0];
  if (!next || sending) return;
  sending = true;
  ask('POST', next.url, new URLSearchParams(next.body), (answer) => {
    sending = false;
    const where = document.querySelector<HTMLFormElement>(
      `form[data-queue][action="${CSS.escape(next.url)}"]`,
    );
    if (noConnection(answer.status)) {
      if (where) remark(where, words().queued);
      setTimeout(sendTicks, 15_000);
      return;
    }
    if (isSignedOut(answer)) {
      if (where) askToSignIn(where, answer);
      return;
    }
    ticks.shift();
    if (where) remark(where, answer.status >= 500 ? words().fault : '');
    if (ticks.length === 0 && answer.status < 500 && answer.at.pathname === location.pathname)
      if (next.swap.split(' ').every((id) => answer.page?.getElementById(id) && byId(id)))
        show(answer, next.swap, next.url, 'never');
    sendTicks();
  });
}

/** Those that an earlier page could not send. */
export function sendKeptTicks() {
  try {
    ticks = JSON.parse(kept(ticksKey()) ?? '[]') as Waiting[];
  } catch {}
  sendTicks();
}
