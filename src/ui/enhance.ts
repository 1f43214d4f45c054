/*
 * The one script of every page. Everything works without it; with it, forms are sent without losing one's place,
 * a cut network loses nothing, and typing survives. Here is what happens when; what is done about it stands in
 * `enhance/`. Delegated to the document, so that what is swapped in just works.
 */
import { dropWhatIsSaidOnce, isHere, urlOf } from './enhance/address.ts';
import { chosenBeside, sendChoice } from './enhance/choices.ts';
import { counting, countRoom, countTicked, turnPassword, weigh } from './enhance/fields.ts';
import { type Presser, type TextField, writtenOf } from './enhance/forms.ts';
import { forgetDrafts, forgetting, keepDraftSoon, keepDrafts, leaveToo } from './enhance/keeping.ts';
import { leaveNarrowing, narrow } from './enhance/narrowing.ts';
import { all, byId } from './enhance/page.ts';
import {
  isUnsaved,
  onTheirWay,
  save,
  saveAllSoon,
  saveFirst,
  saveLastWords,
  saveSoon,
  savesItself,
  wouldBeLost,
} from './enhance/saving.ts';
import { busy, forgetBusy, send, sendAgain } from './enhance/sending.ts';
import { settle } from './enhance/settling.ts';
import { visit } from './enhance/showing.ts';
import { sendKeptTicks, sendTicks, tick } from './enhance/ticks.ts';
import { beat, lookAtTheOther, touched } from './enhance/together.ts';

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const by = event.submitter as Presser;
  if (event.defaultPrevented) return;
  for (const shown of all<HTMLElement>('[data-show][aria-pressed="true"]', form)) shown.click();
  if ('forget' in form.dataset) forgetDrafts();
  const method = by?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
  const url = by?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
  const swap = form.dataset.swap;
  if (busy.has(form)) return event.preventDefault();
  if ('plain' in form.dataset || urlOf(url).origin !== location.origin) {
    busy.add(form);
    setTimeout(() => busy.delete(form), 5000); // a file to keep leaves the page where it is
    return;
  }
  if (method === 'get' && !swap) return;
  event.preventDefault();
  if (savesItself(form)) return save(form);
  if (method !== 'get') {
    const then = () => form.isConnected && form.requestSubmit(by);
    const first = onTheirWay();
    if (first.length > 0) return saveFirst(first, then);
    const chosen = chosenBeside(form);
    if (chosen) return sendChoice(chosen, then);
  }
  try {
    leaveNarrowing(form);
    if (method === 'get') visit(`${url.split('?')[0]}?${writtenOf(form, by).toString()}`, swap, 'replace');
    else if ('queue' in form.dataset && by instanceof HTMLButtonElement) tick(form, by, url);
    else send(form, by, url);
  } catch {
    form.dataset.plain = '';
    busy.delete(form);
    form.requestSubmit(by);
  }
});

document.addEventListener('input', (event) => {
  const field = event.target as TextField;
  const { form } = field;
  touched();
  if (field.dataset.most) countRoom(field);
  if (form && savesItself(form)) saveSoon(form, 900);
  if (field.dataset.filter) narrow(field);
  if (form?.dataset.draft) keepDraftSoon(form);
});

document.addEventListener('change', ({ target }) => {
  const field = target as HTMLInputElement;
  countTicked(field.form?.querySelector<HTMLButtonElement>(counting));
  if (field.dataset.megabytes) weigh(field);
});

document.addEventListener('focusout', ({ target }) => {
  const { form } = target as TextField;
  if (form && savesItself(form) && isUnsaved(form)) saveSoon(form, 0);
});

document.addEventListener('click', (event) => {
  touched();
  const target = event.target as Element;
  closeMenus(target);
  if (target.closest('[data-print]')) print();
  const shower = target.closest<HTMLElement>('[data-show]');
  if (shower) turnPassword(shower);
  const link = target.closest<HTMLAnchorElement>('a[data-swap]');
  if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    visit(link.href, link.dataset.swap, 'push');
  }
});

// also who goes on with the keyboard leaves a menu: it would lie over what has the focus
document.addEventListener('focusin', ({ target }) => closeMenus(target as Element));

function closeMenus(but: Element) {
  for (const menu of all<HTMLDetailsElement>('details.menu[open]'))
    if (!menu.contains(but)) menu.open = false;
}

document.addEventListener('keydown', (event) => {
  if (event.key === ' ' && nextCard(event.target as Element)) event.preventDefault();
  const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]');
  if (event.key !== 'Escape' || !menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

/** The space bar turns to the next card, where nothing else is meant by it. */
function nextCard(target: Element) {
  const parts = all<HTMLElement>('.talk > section');
  if (parts.length === 0 || target.closest('a,button,input,select,textarea,summary')) return false;
  const next = parts[(parts.findIndex((part) => part.contains(target)) + 1) % parts.length];
  next?.setAttribute('tabindex', '-1');
  next?.focus();
  return true;
}

addEventListener('online', () => {
  sendAgain();
  saveAllSoon();
  sendTicks();
});
addEventListener('beforeunload', (event) => {
  if (wouldBeLost()) event.preventDefault();
});
// Also what was typed in the last moment; never after pressing "sign out".
addEventListener('pagehide', () => {
  if (forgetting) return;
  keepDrafts();
  saveLastWords();
});
addEventListener('storage', leaveToo);
// A page out of the browser's memory may belong to someone who has signed out since.
addEventListener('pageshow', (event) => {
  forgetBusy();
  if (event.persisted) location.reload();
});
addEventListener('popstate', () => {
  if (!isHere(location)) location.reload();
});

setInterval(lookAtTheOther, beat);
dropWhatIsSaidOnce();
byId('problems')?.focus();
settle();
sendKeptTicks();
