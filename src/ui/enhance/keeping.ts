/* Drafts: only forms that ask for it, only under the account that typed. */
import { keep, kept } from './device.ts';
import { draftKey, isDraftKey, readDraft, worthBringingBack, writeDraft } from './drafts.ts';
import { aLine, typed, typedIn } from './forms.ts';
import { all, byId, root } from './page.ts';
import { words } from './words.ts';

export const drafted = 'form[data-draft]';
const keyFor = (form: HTMLFormElement) =>
  root.dataset.account && form.dataset.draft ? draftKey(root.dataset.account, form.dataset.draft) : undefined;

let timer: ReturnType<typeof setTimeout> | undefined;

export function keepDraftSoon(form: HTMLFormElement) {
  clearTimeout(timer);
  timer = setTimeout(() => keepDraft(form), 300);
}

/** Also what was typed in the last moment: else a refusal brings an older draft back over it. */
export function keepDraftNow(form: HTMLFormElement) {
  clearTimeout(timer);
  if (form.dataset.draft) keepDraft(form);
}

function keepDraft(form: HTMLFormElement) {
  const now = typed(form);
  if (Object.keys(worthBringingBack(now, typed(form, true))).length > 0)
    keep(keyFor(form), writeDraft(now, Date.now()));
}

export const keepDrafts = () => all<HTMLFormElement>(drafted).forEach(keepDraft);

export function dropDraft(form: HTMLFormElement) {
  clearTimeout(timer);
  keep(keyFor(form), null);
  for (const field of typedIn(form)) field.defaultValue = field.value;
}

export function bringBackDraft(form: HTMLFormElement) {
  if (form.dataset.settled) return;
  form.dataset.settled = '1';
  const draft = readDraft(kept(keyFor(form)), Date.now());
  const back = draft ? worthBringingBack(draft, typed(form)) : {};
  if (Object.keys(back).length === 0) return;
  for (const field of typedIn(form)) field.value = back[field.name] ?? field.value;
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'button small';
  discard.textContent = words().discard;
  const line = aLine('waiting draft', words().draft, ' ', discard);
  discard.onclick = () => {
    for (const field of typedIn(form)) field.value = field.defaultValue;
    dropDraft(form);
    line.remove();
    typedIn(form)[0]?.focus();
  };
  form.prepend(line);
}

export let forgetting = false;
const left = 'leerkring.left';
/** Signing out leaves no text of anyone on this device, also not in its other tabs, which hear of it here. */
export function forgetDrafts() {
  forgetting = true;
  try {
    for (const key of Object.keys(localStorage).filter(isDraftKey)) localStorage.removeItem(key);
  } catch {}
  keep(left, 'now');
  keep(left, null);
}
/** Another tab signed out: what stands here goes at once, and the page once the server knows. */
export function leaveToo({ key, newValue }: StorageEvent) {
  if (key !== left || !newValue) return;
  forgetting = true;
  byId('page')?.replaceChildren();
  setTimeout(() => location.reload(), 1000);
}
