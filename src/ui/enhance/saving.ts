/* Saving by itself: what two write at once, and texts of staff, which no storage of the browser may hold. */
import { urlOf } from './address.ts';
import { type Answer, ask, isSignedOut, noConnection } from './answer.ts';
import type { Typed } from './drafts.ts';
import { askToSignIn, remark, renewKey, typed, typedIn, unkeyedOf, writtenOf } from './forms.ts';
import { nextNumber } from './order.ts';
import { all, say } from './page.ts';
import { words } from './words.ts';

type Saving = {
  busy?: boolean;
  sent?: string;
  tries?: number;
  timer?: ReturnType<typeof setTimeout>;
  /** Later than all that was asked before it was saved. */
  number?: number;
};
const savings = new WeakMap<HTMLFormElement, Saving>();
const savingOf = (form: HTMLFormElement): Saving => {
  const saving = savings.get(form) ?? {};
  savings.set(form, saving);
  return saving;
};

/** Forms with words that are nowhere but here. Of two texts on one card a person makes one, never a clock. */
export const saves = 'form[data-autosave]';
export const savesItself = (form: HTMLFormElement) => 'autosave' in form.dataset;
export const isUnsaved = (form: HTMLFormElement) =>
  typedIn(form).some((field) => field.value !== field.defaultValue);
export const isAtWork = (form: HTMLFormElement) => isUnsaved(form) || savingOf(form).busy;
export const isSavedSince = (form: HTMLFormElement, number: number) => (savingOf(form).number ?? 0) > number;
const unsaved = () => all<HTMLFormElement>(saves).filter(isUnsaved);
const asksBoth = (form: HTMLFormElement) => form.dataset.autosave === 'both';
export const onTheirWay = () => unsaved().filter((form) => !asksBoth(form));
export const wouldBeLost = () => unsaved().some((form) => asksBoth(form) || (savingOf(form).tries ?? 0) > 0);

let afterSaving: (() => void) | undefined;

/** What is still on its way goes first: closing a talk closes it with its last words. */
export function saveFirst(forms: readonly HTMLFormElement[], then: () => void) {
  afterSaving = then;
  forms.forEach(save);
}

export function saveSoon(form: HTMLFormElement, wait: number) {
  const saving = savingOf(form);
  clearTimeout(saving.timer);
  if (!asksBoth(form)) saving.timer = setTimeout(() => save(form), wait);
}

export const saveAllSoon = () => {
  for (const form of unsaved()) saveSoon(form, 0);
};

/** The page goes away: nobody waits for an answer. */
export const saveLastWords = () => {
  for (const form of onTheirWay())
    navigator.sendBeacon(form.getAttribute('action') ?? '', writtenOf(form, null));
};

export function save(form: HTMLFormElement) {
  const saving = savingOf(form);
  clearTimeout(saving.timer);
  if (saving.busy || !form.isConnected) return;
  const text = unkeyedOf(form, null);
  if (saving.sent !== text) renewKey(form);
  saving.sent = text;
  saving.busy = true;
  const sent = typed(form);
  const url = form.getAttribute('action') ?? '';
  ask('POST', url, writtenOf(form, null), (answer) => saved(form, sent, answer), true);
}

function saved(form: HTMLFormElement, sent: Typed, answer: Answer) {
  const saving = savingOf(form);
  saving.busy = false;
  const fresh = answer.page?.getElementById(form.id) as HTMLFormElement | null | undefined;
  const tries = (saving.tries ?? 0) + 1;
  saving.tries = tries;
  if (noConnection(answer.status)) {
    remark(form, words().offline);
    saveSoon(form, Math.min(30, 2 ** tries) * 1000);
  } else if (isSignedOut(answer)) {
    askToSignIn(form, answer);
    saveSoon(form, 20_000);
  } else if (answer.status === 409 && tries < 4) {
    // somebody began at the same moment: now both texts can be told apart
    saving.sent = '';
    saveSoon(form, 300);
  } else if (answer.status !== 204 && !(fresh && answer.status === 422)) remark(form, words().fault);
  else {
    saving.tries = 0;
    remark(form, '');
    saving.number = nextNumber();
    if (fresh) showBoth(form, fresh);
    else tookQuietly(form, answer, sent);
    if (form.isConnected && isUnsaved(form)) saveSoon(form, 500);
    else if (unsaved().length === 0) {
      afterSaving?.();
      afterSaving = undefined;
    }
  }
}

/** Two wrote at once: both texts stand on the page, and nothing is sent until somebody made one of them. */
function showBoth(form: HTMLFormElement, fresh: HTMLFormElement) {
  const held = form.contains(document.activeElement);
  const mine = typed(form);
  form.replaceWith(fresh);
  fresh.dataset.autosave = 'both';
  for (const field of typedIn(fresh)) {
    field.defaultValue = '';
    field.value = mine[field.name] ?? field.value;
    if (held) field.focus();
  }
  say(fresh.querySelector('.notice')?.textContent ?? '');
}

/** Saved without a page: what is new about it stands in the address where it would be. */
function tookQuietly(form: HTMLFormElement, { to }: Answer, sent: Typed) {
  const { searchParams } = urlOf(to ?? '');
  took(form, sent, (field) => searchParams.get(field), form.querySelector('output')?.dataset.said ?? '');
}

/** What was sent is kept; what was typed meanwhile stays, and so does the cursor. */
export function took(
  form: HTMLFormElement,
  sent: Typed,
  now: (field: string) => string | null | undefined,
  said: string,
) {
  for (const field of typedIn(form)) {
    const { value } = field;
    field.defaultValue = sent[field.name] ?? '';
    if (field.value !== value) field.value = value;
  }
  for (const hidden of all<HTMLInputElement>('input[type="hidden"]', form))
    hidden.value = now(hidden.name) ?? hidden.value;
  const line = form.querySelector('output');
  if (line) line.textContent = said;
}
