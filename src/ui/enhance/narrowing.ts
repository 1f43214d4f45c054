import { isFoundBy } from '#platform/find';
import { urlOf } from './address.ts';
import type { TextField } from './forms.ts';
import { all, byId, counted } from './page.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** Hides what does not match; a list the server already narrowed is asked again instead. */
export function narrow(field: TextField) {
  const list = byId(field.dataset.filter ?? '');
  clearTimeout(timer);
  const line = field.form?.querySelector('output');
  if (!list || field.defaultValue || 'asks' in field.dataset) {
    if (line) line.textContent = '';
    timer = setTimeout(() => field.form?.requestSubmit(), 300);
    return;
  }
  let found = 0;
  for (const item of Array.from(list.children) as HTMLElement[]) {
    item.hidden = !isFoundBy(field.value, item.dataset.find ?? item.textContent ?? '');
    if (!item.hidden) found++;
  }
  takeAsShown(list, field);
  if (line)
    line.textContent = !field.value
      ? ''
      : found === 0
        ? (field.dataset.none ?? '')
        : counted(field.dataset.found, found);
}

/** What is taken along is what is seen: the server that makes the file narrows by the same words. */
function takeAsShown(list: HTMLElement, { name, value }: TextField) {
  for (const way of all<HTMLAnchorElement>(`.table:has(> #${list.id}) + .takes a`)) {
    const url = urlOf(way.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    way.href = url.href;
  }
}

/** The server narrows the list now: the next letters are its to answer, not those of what is left. */
export const leaveNarrowing = (form: HTMLFormElement) => {
  for (const field of all<TextField>('[data-filter]', form)) field.defaultValue = field.value;
};
