/* The other one writes, too: what they saved comes in by itself, except where this person is at work. */
import { ask } from './answer.ts';
import { typed, typedIn } from './forms.ts';
import { isOvertaken, isShown } from './order.ts';
import { all } from './page.ts';
import { isAtWork, isSavedSince, saves, took } from './saving.ts';

export const beat = 4000;
/** Who went away leaves no page that keeps the sign-in awake. */
const awake = 15 * 60_000;

let lastTouched = Date.now();
let asking = false;

export const touched = () => {
  lastTouched = Date.now();
};

export function lookAtTheOther() {
  const shared = document.querySelector<HTMLElement>('[data-refresh]');
  if (!shared || asking || document.hidden || Date.now() - lastTouched > awake) return;
  asking = true;
  ask('GET', shared.dataset.refresh ?? '', null, ({ page, status, number }) => {
    asking = false;
    if (status !== 200 || !shared.isConnected) return;
    for (const part of Array.from(shared.children)) {
      const fresh = page?.getElementById(part.id);
      const isNewer =
        isOvertaken(number, [part.id]) ||
        all<HTMLFormElement>('form', part).some((form) => isAtWork(form) || isSavedSince(form, number));
      const inside = part.contains(document.activeElement);
      if (!fresh || isNewer || fresh.textContent === part.textContent) continue;
      if (!inside) part.replaceWith(fresh);
      else if (Date.now() - lastTouched > beat)
        for (const form of all<HTMLFormElement>(saves, part)) comeIn(form, page?.getElementById(form.id));
      else continue;
      isShown(number, [part.id]);
    }
  });
}

/** The other's words, into a field in which somebody stands still: the cursor stays. */
function comeIn(form: HTMLFormElement, fresh: Element | null | undefined) {
  if (!(fresh instanceof HTMLFormElement)) return;
  const theirs = typed(fresh);
  for (const field of typedIn(form)) {
    const { selectionStart, selectionEnd } = field;
    field.value = theirs[field.name] ?? field.value;
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  const now = (field: string) => fresh.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.value;
  took(form, theirs, now, fresh.querySelector('output')?.textContent ?? '');
}
