import { type Answer, wayIn } from './answer.ts';
import type { Typed } from './drafts.ts';
import { all, say, words } from './page.ts';

export type Presser = HTMLButtonElement | HTMLInputElement | null;
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const dataOf = (form: HTMLFormElement, by: Presser) => {
  const data = new FormData(form);
  if (by?.name) data.append(by.name, by.value);
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
    link.textContent = words().signIn ?? '';
    line.append(' ', link);
  }
  form.append(line);
  say(line.textContent ?? '');
}

export const askToSignIn = (form: HTMLFormElement, answer: Answer) =>
  remark(form, words().signedOut, wayIn(answer));
