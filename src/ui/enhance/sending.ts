import { isHere, urlOf } from './address.ts';
import { type Answer, ask, isSignedOut, noConnection } from './answer.ts';
import {
  askToSignIn,
  bodyOf,
  dropSent,
  lastSent,
  type Presser,
  remark,
  renewKey,
  unkeyedOf,
} from './forms.ts';
import { dropDraft, keepDraftNow } from './keeping.ts';
import { say } from './page.ts';
import { words } from './words.ts';
import { show } from './showing.ts';

/** Forms that are on their way. */
export let busy = new WeakSet<HTMLFormElement>();
const retries = new Map<HTMLFormElement, () => void>();

/** Once, with the same key, until there is an answer. */
export function send(form: HTMLFormElement, by: Presser, url: string, attempt = 0) {
  busy.add(form);
  form.setAttribute('aria-busy', 'true');
  retries.delete(form);
  const text = `${url} ${unkeyedOf(form, by)}`;
  keepDraftNow(form);
  if ((lastSent.get(form) ?? text) !== text) renewKey(form);
  lastSent.set(form, text);
  const slow = setTimeout(() => say(words().sending), 900);

  ask('POST', url, bodyOf(form, by), (answer) => {
    clearTimeout(slow);
    busy.delete(form);
    form.removeAttribute('aria-busy');
    if (noConnection(answer.status)) {
      remark(form, words().offline);
      retries.set(form, () => form.isConnected && !busy.has(form) && send(form, by, url, attempt + 1));
      setTimeout(() => retries.get(form)?.(), Math.min(30, 4 * 2 ** attempt) * 1000);
    } else if (isSignedOut(answer)) askToSignIn(form, answer);
    else if (answer.status >= 500 || (answer.status >= 400 && !answer.page))
      remark(form, `${words().fault} ${answer.page?.getElementById('fault')?.textContent ?? ''}`);
    else arrived(form, url, answer);
  });
}

function arrived(form: HTMLFormElement, url: string, answer: Answer) {
  remark(form, '');
  lastSent.delete(form);
  if (answer.status < 400) {
    dropSent(form);
    dropDraft(form);
  }
  const moved = answer.at.href !== urlOf(url).href;
  const moves = answer.status < 400 && moved && !isHere(answer.at) ? 'push' : 'never';
  show(answer, form.dataset.swap, url, moves, form);
  if (form.isConnected) renewKey(form);
}

export const sendAgain = () => {
  for (const retry of [...retries.values()]) retry();
};

/** A page out of the browser's memory has nothing on its way. */
export const forgetBusy = () => {
  busy = new WeakSet();
};
