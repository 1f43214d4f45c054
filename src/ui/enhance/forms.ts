import { type Answer, wayIn } from './answer.ts';
import type { Typed } from './drafts.ts';
import { all, byId, root, say } from './page.ts';
import { words } from './words.ts';

export type Presser = HTMLButtonElement | HTMLInputElement | null;
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const dataOf = (form: HTMLFormElement, by: Presser) => {
  const data = new FormData(form);
  if (by?.name) data.append(by.name, by.value);
  // whose page this is: whoever signs in on this computer meanwhile does not send what was typed here
  const { account } = root.dataset;
  if (account && form.getAttribute('method') === 'post') data.append('account', account);
  return data;
};
/** As a form is written in an address; a file counts by its name. */
export const writtenOf = (form: HTMLFormElement, by: Presser) => {
  const written = new URLSearchParams();
  for (const [name, value] of dataOf(form, by))
    written.append(name, typeof value === 'string' ? value : value.name);
  return written;
};
export const bodyOf = (form: HTMLFormElement, by: Presser) =>
  form.enctype === 'multipart/form-data' ? dataOf(form, by) : writtenOf(form, by);

/** The same text again keeps its key, so that it counts once; another text is another request. */
export const unkeyedOf = (form: HTMLFormElement, by: Presser) => {
  const written = writtenOf(form, by);
  written.delete('key');
  return written.toString();
};
/** What a form sent last, until there is an answer. */
export const lastSent = new WeakMap<HTMLFormElement, string>();

/** Another answer brought a form anew while this one was on its way: the same words keep their key, so they count once. */
export function handOver(form: HTMLFormElement | null, fresh: HTMLFormElement | null) {
  const sent = form && lastSent.get(form);
  const keys = [fresh, form].map((one) => one?.querySelector<HTMLInputElement>('input[name="key"]'));
  if (!sent || !fresh || !keys[0] || !keys[1]) return;
  lastSent.set(fresh, sent);
  keys[0].value = keys[1].value;
}

/** And once they have arrived, they stand in no field any more. */
export function dropSent(form: HTMLFormElement) {
  for (const { id, value } of all<TextField>('textarea[id],input[id]', form)) {
    const field = byId(id) as TextField | null;
    if (field && field.form !== form && field.value === value) field.value = field.defaultValue;
  }
}

export const renewKey = (form: HTMLFormElement) => {
  const key = form.querySelector<HTMLInputElement>('input[name="key"]');
  if (key) key.value = crypto.randomUUID();
};

export const typedIn = (form: HTMLFormElement) =>
  all<TextField>('textarea,input:not([type]),input[type="text"]', form).filter((field) => field.name);
export const typed = (form: HTMLFormElement, shown = false): Typed =>
  Object.fromEntries(typedIn(form).map((field) => [field.name, shown ? field.defaultValue : field.value]));

export const aLine = (className: string, ...says: (string | Node)[]) => {
  const line = document.createElement('p');
  line.className = className;
  line.append(...says);
  return line;
};

/** A calm line at the foot of a form; an empty text takes it away. */
export function remark(form: HTMLFormElement, text: string | undefined, way?: string) {
  form.querySelector('.waiting:not(.draft)')?.remove();
  if (!text) return;
  const line = aLine('waiting', text);
  if (way) {
    const link = document.createElement('a');
    link.href = way;
    link.target = '_blank';
    link.textContent = words().signIn;
    line.append(' ', link);
  }
  form.append(line);
  say(line.textContent ?? '');
}

export const askToSignIn = (form: HTMLFormElement, answer: Answer) =>
  remark(form, words().signedOut, wayIn(answer));
