/*
 * The one script of every page. Everything works without it; with it, forms are sent without losing one's place,
 * a cut network loses nothing, and typing survives. Delegated to the document, so that what is swapped in just works.
 * XMLHttpRequest instead of fetch, because it hands over a parsed document: no text is ever turned into html here,
 * which is what Trusted Types ask.
 */
import { draftKey, isDraftKey, readDraft, type Typed, worthBringingBack, writeDraft } from './drafts.ts';
import { isFoundBy } from './find.ts';

type Presser = HTMLButtonElement | HTMLInputElement | null;
type Answer = { page: Document | null; at: URL; status: number; to: string | null };
type Waiting = { url: string; body: string; swap: string };

const root = document.documentElement;
const byId = (id: string) => document.getElementById(id);
const all = <E extends Element>(selector: string, within: ParentNode = document) =>
  Array.from(within.querySelectorAll<E>(selector));
const words = () => byId('live')?.dataset ?? {};
const noConnection = (status: number) => status === 0 || (status >= 502 && status <= 504);

function say(text: string | undefined) {
  const live = byId('live');
  if (live) live.textContent = text ?? '';
}

/* ── Asking the server ─────────────────────────────────────────────────────────────────────────────────────── */

function ask(
  method: string,
  url: string,
  body: FormData | URLSearchParams | null,
  then: (a: Answer) => void,
  /** Whoever only saves wants no page back, but the address that leads to what was saved. */
  quiet = false,
) {
  const request = new XMLHttpRequest();
  const answer = () =>
    then({
      page: request.response as Document | null,
      at: lasting(new URL(request.responseURL || url, location.href)),
      status: request.status,
      to: request.getResponseHeader('location'),
    });
  request.open(method, url);
  request.responseType = 'document';
  request.timeout = 30_000;
  request.setRequestHeader('x-fragment', '1');
  if (quiet) request.setRequestHeader('x-quiet', '1');
  request.onload = request.onerror = request.ontimeout = answer;
  request.send(body);
}

const dataOf = (form: HTMLFormElement, by: Presser) => {
  const data = new FormData(form);
  if (by?.name) data.append(by.name, by.value);
  return data;
};
/** As a form is written in an address; a file counts by its name. */
const writtenOf = (form: HTMLFormElement, by: Presser) => {
  const written = new URLSearchParams();
  for (const [name, value] of dataOf(form, by))
    written.append(name, typeof value === 'string' ? value : value.name);
  return written;
};
const bodyOf = (form: HTMLFormElement, by: Presser) =>
  form.enctype === 'multipart/form-data' ? dataOf(form, by) : writtenOf(form, by);

const keyOf = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[name="key"]');
const renewKey = (form: HTMLFormElement) => {
  const key = keyOf(form);
  if (key) key.value = crypto.randomUUID();
};

/* ── Showing the answer ────────────────────────────────────────────────────────────────────────────────────── */

/** What the address says only once: that something was done, and how to take it back. */
const lasting = (at: URL) => {
  at.searchParams.delete('did');
  at.searchParams.delete('undo');
  return at;
};
const addressOf = ({ pathname, search }: URL | Location) => pathname + search;
let here = addressOf(lasting(new URL(location.href)));
const scriptOf = (page: Document) => page.querySelector('script[src]')?.getAttribute('src');
const pressable = 'a[href],button,input:not([type="hidden"]),select,textarea,summary';

const onlyOf = <E>(found: readonly E[]): E | undefined => (found.length === 1 ? found[0] : undefined);

/** Finds the same control again after its surroundings were replaced: by id, else by its place. */
function holdFocus(): () => void {
  const held = document.activeElement as HTMLElement | null;
  if (!held || held === document.body) return () => {};
  const around = held.closest('[id]:not(a,button,input,select,textarea)')?.id ?? 'page';
  const place = all(pressable, byId(around) ?? document).indexOf(held);
  const isSame = (one: HTMLElement | undefined) =>
    one?.tagName === held.tagName && one.textContent === held.textContent;
  return () => {
    // never another control that happens to stand there: the next Enter would press it
    const now = all<HTMLElement>(pressable, byId(around) ?? document);
    const again =
      (held.id && byId(held.id)) || (isSame(now[place]) ? now[place] : onlyOf(now.filter(isSame)));
    // a menu that was open is closed now: its summary stands for what is in it
    const menu = again?.closest('details:not([open])')?.querySelector('summary');
    (menu ?? again ?? byId('main'))?.focus({ preventScroll: true });
  };
}

/** What was typed in other forms of the page comes along: a change of language in mid-sentence loses nothing. */
function holdTyping(sent: HTMLFormElement | undefined): () => void {
  const typed = all<TextField>('textarea[id],input[id]')
    .filter((field) => field.form !== sent && field.value !== field.defaultValue && field.type !== 'hidden')
    .map(({ id, value }) => ({ id, value }));
  return () => {
    for (const { id, value } of typed) {
      const field = byId(id) as TextField | null;
      if (field) field.value = value;
    }
  };
}

/** What the one form of a page is about: the next in a queue stands at the same address. */
const subjectOf = (page: Document) => page.querySelector<HTMLElement>('form[data-about]')?.dataset.about;

/** Replaces the parts that are asked for; without them, or on another page, everything inside `#page`. */
function show(
  { page, at }: Answer,
  swap: string | undefined,
  asked: string,
  moves: 'push' | 'replace' | 'never',
  sent?: HTMLFormElement,
) {
  if (!page?.body) return location.assign(at.href);
  const samePage =
    at.pathname === location.pathname || at.pathname === new URL(asked, location.href).pathname;
  const ids = swap && samePage ? swap.split(' ') : [];
  const inParts = ids.length > 0 && ids.every((id) => byId(id) && page.getElementById(id));
  if (!inParts && (!page.getElementById('page') || scriptOf(page) !== scriptOf(document)))
    return location.assign(at.href);

  const stays = inParts || (at.pathname === location.pathname && subjectOf(page) === subjectOf(document));
  const focusAgain = holdFocus();
  const writeAgain = stays ? holdTyping(sent) : undefined;
  const change = () => {
    for (const id of inParts ? [...ids, 'notices'] : ['page']) {
      const fresh = page.getElementById(id);
      if (fresh) byId(id)?.replaceWith(fresh);
    }
    if (!inParts) {
      document.title = page.title;
      root.lang = page.documentElement.lang;
      const account = page.documentElement.dataset.account;
      if (account) root.dataset.account = account;
      else delete root.dataset.account;
      Object.assign(words(), page.getElementById('live')?.dataset);
    }
    if (moves !== 'never') {
      history[`${moves}State`](null, '', at);
      here = addressOf(location);
    }
    writeAgain?.();
    const problems = byId('problems');
    if (problems) problems.focus();
    else if (stays) focusAgain();
    else {
      scrollTo(0, 0);
      byId('main')?.focus({ preventScroll: true });
    }
    // what was refused is not called saved, nor what was only looked up
    const done = sent || moves === 'never' ? words().sent : '';
    say(problems ? '' : byId('notices')?.innerText || (stays ? done : document.title));
    settle();
  };
  if (
    !inParts &&
    document.startViewTransition &&
    matchMedia('(prefers-reduced-motion: no-preference)').matches
  )
    document.startViewTransition(change).ready.catch(() => {}); // skipped when the next page is faster
  else change();
}

/* ── Forms: once, with the same key, until there is an answer ──────────────────────────────────────────────── */

let busy = new WeakSet<HTMLFormElement>();
const lastSent = new WeakMap<HTMLFormElement, string>();
const retries = new Map<HTMLFormElement, () => void>();

function deliver(form: HTMLFormElement, by: Presser, url: string, attempt = 0) {
  busy.add(form);
  form.setAttribute('aria-busy', 'true');
  retries.delete(form);
  // The same text again keeps its key, so that it counts once; another text is another request.
  const unkeyed = writtenOf(form, by);
  unkeyed.delete('key');
  const text = `${url} ${unkeyed.toString()}`;
  // also what was typed in the last moment: else a refusal brings an older draft back over it
  clearTimeout(draftTimer);
  if (form.dataset.draft) keepDraft(form);
  if ((lastSent.get(form) ?? text) !== text) renewKey(form);
  lastSent.set(form, text);
  const slow = setTimeout(() => say(words().sending), 900);

  ask('POST', url, bodyOf(form, by), (answer) => {
    clearTimeout(slow);
    busy.delete(form);
    form.removeAttribute('aria-busy');
    if (noConnection(answer.status)) {
      remark(form, words().offline);
      retries.set(form, () => form.isConnected && !busy.has(form) && deliver(form, by, url, attempt + 1));
      setTimeout(() => retries.get(form)?.(), Math.min(30, 4 * 2 ** attempt) * 1000);
    } else if (isSignedOut(answer)) remark(form, words().signedOut, wayIn(answer));
    else if (answer.status >= 500 || (answer.status >= 400 && !answer.page))
      remark(form, `${words().fault} ${answer.page?.getElementById('fault')?.textContent ?? ''}`);
    else {
      remark(form, '');
      lastSent.delete(form);
      if (answer.status < 400) dropDraft(form);
      const moved = answer.at.href !== new URL(url, location.href).href;
      show(
        answer,
        form.dataset.swap,
        url,
        answer.status < 400 && moved && addressOf(answer.at) !== here ? 'push' : 'never',
        form,
      );
      if (form.isConnected) renewKey(form);
    }
  });
}

const isSignedOut = ({ status, page }: Answer) =>
  status === 401 ||
  (!!page?.querySelector('[data-refused="sign-in"]') && !document.querySelector('[data-refused]'));
const wayIn = ({ page, at }: Answer) =>
  page?.querySelector<HTMLAnchorElement>('[data-refused] a')?.href ?? at.href;

/** A calm line at the foot of a form; an empty text takes it away. */
function remark(form: HTMLFormElement, text: string | undefined, way?: string) {
  form.querySelector('.waiting:not(.draft)')?.remove();
  if (!text) return;
  const line = document.createElement('p');
  line.className = 'waiting';
  line.append(text);
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

/* ── Ticks: shown at once, sent in order, kept on this device while there is no connection ─────────────────── */

const ticksKey = () => root.dataset.account && `leerkring.ticks.${root.dataset.account}`;
let ticks: Waiting[] = [];
let sendingTicks = false;

function kept(key: string | undefined): string | null {
  try {
    return key ? localStorage.getItem(key) : null;
  } catch {
    return null; // storage switched off: everything else goes on
  }
}
function keep(key: string | undefined, text: string | null) {
  try {
    if (key && text !== null) localStorage.setItem(key, text);
    else if (key) localStorage.removeItem(key);
  } catch {}
}

function tick(form: HTMLFormElement, by: HTMLButtonElement, url: string) {
  const body = writtenOf(form, by);
  body.set('key', crypto.randomUUID());
  body.set('at', new Date().toISOString());
  ticks.push({ url, body: body.toString(), swap: form.dataset.swap ?? by.closest('article')?.id ?? '' });
  const done = by.getAttribute('aria-pressed') !== 'true';
  by.setAttribute('aria-pressed', String(done));
  by.name = done ? 'open' : 'done';
  sendTicks();
}

function sendTicks() {
  keep(ticksKey(), ticks.length ? JSON.stringify(ticks) : null);
  const next = ticks[0];
  if (!next || sendingTicks) return;
  sendingTicks = true;
  const form = () =>
    document.querySelector<HTMLFormElement>(`form[data-queue][action="${CSS.escape(next.url)}"]`);
  ask('POST', next.url, new URLSearchParams(next.body), (answer) => {
    sendingTicks = false;
    const where = form();
    if (noConnection(answer.status)) {
      if (where) remark(where, words().queued);
      setTimeout(sendTicks, 15_000);
      return;
    }
    if (isSignedOut(answer)) {
      if (where) remark(where, words().signedOut, wayIn(answer));
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

/* ── Drafts: only forms that ask for it, only under the account that typed ─────────────────────────────────── */

type TextField = HTMLInputElement | HTMLTextAreaElement;
const typedIn = (form: HTMLFormElement) =>
  all<TextField>('textarea,input:not([type]),input[type="text"]', form).filter((field) => field.name);
const typed = (form: HTMLFormElement, shown = false): Typed =>
  Object.fromEntries(typedIn(form).map((field) => [field.name, shown ? field.defaultValue : field.value]));
const keyFor = (form: HTMLFormElement) =>
  root.dataset.account && form.dataset.draft ? draftKey(root.dataset.account, form.dataset.draft) : undefined;

function keepDraft(form: HTMLFormElement) {
  const now = typed(form);
  if (Object.keys(worthBringingBack(now, typed(form, true))).length > 0)
    keep(keyFor(form), writeDraft(now, Date.now()));
}

function dropDraft(form: HTMLFormElement) {
  clearTimeout(draftTimer);
  keep(keyFor(form), null);
  for (const field of typedIn(form)) field.defaultValue = field.value;
}

function bringBackDraft(form: HTMLFormElement) {
  if (form.dataset.settled) return;
  form.dataset.settled = '1';
  const draft = readDraft(kept(keyFor(form)), Date.now());
  const back = draft ? worthBringingBack(draft, typed(form)) : {};
  if (Object.keys(back).length === 0) return;
  for (const field of typedIn(form)) field.value = back[field.name] ?? field.value;
  const line = document.createElement('p');
  line.className = 'waiting draft';
  const discard = document.createElement('button');
  discard.type = 'button';
  discard.className = 'button small';
  discard.textContent = words().discard ?? '';
  discard.onclick = () => {
    for (const field of typedIn(form)) field.value = field.defaultValue;
    dropDraft(form);
    line.remove();
    typedIn(form)[0]?.focus();
  };
  line.append(words().draft ?? '', ' ', discard);
  form.prepend(line);
}

let forgetting = false;
/** Signing out leaves no text of anyone on this device. */
function forgetDrafts() {
  forgetting = true;
  try {
    for (const key of Object.keys(localStorage).filter(isDraftKey)) localStorage.removeItem(key);
  } catch {}
}

/* ── Saving by itself: what two write at once, and texts of staff, which no storage of the browser may hold ──── */

type Saving = { busy?: boolean; sent?: string; tries?: number; timer?: ReturnType<typeof setTimeout> };
const savings = new WeakMap<HTMLFormElement, Saving>();
const savingOf = (form: HTMLFormElement): Saving => {
  const saving = savings.get(form) ?? {};
  savings.set(form, saving);
  return saving;
};
const isUnsaved = (form: HTMLFormElement) =>
  typedIn(form).some((field) => field.value !== field.defaultValue);
const isChosen = (form: HTMLFormElement) =>
  all<HTMLInputElement>('input[type="radio"]', form).some((one) => one.checked !== one.defaultChecked);
/** Forms with words that are nowhere but here. Of two texts on one card a person makes one, never a clock. */
const saves = 'form[data-autosave]';
const unsaved = () => all<HTMLFormElement>(saves).filter(isUnsaved);
const asksBoth = (form: HTMLFormElement) => form.dataset.autosave === 'both';
let afterSaving: (() => void) | undefined;

function saveSoon(form: HTMLFormElement, wait: number) {
  const saving = savingOf(form);
  clearTimeout(saving.timer);
  if (!asksBoth(form)) saving.timer = setTimeout(() => save(form), wait);
}

function save(form: HTMLFormElement) {
  const saving = savingOf(form);
  clearTimeout(saving.timer);
  if (saving.busy || !form.isConnected) return;
  const unkeyed = writtenOf(form, null);
  unkeyed.delete('key');
  // the same words again keep their key, so that they count once
  if (saving.sent !== unkeyed.toString()) renewKey(form);
  saving.sent = unkeyed.toString();
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
    remark(form, words().signedOut, wayIn(answer));
    saveSoon(form, 20_000);
  } else if (answer.status === 409 && tries < 4) {
    // somebody began at the same moment: now both texts can be told apart
    saving.sent = '';
    saveSoon(form, 300);
  } else if (answer.status !== 204 && !(fresh && answer.status === 422)) remark(form, words().fault);
  else {
    saving.tries = 0;
    remark(form, '');
    if (fresh) showBoth(form, fresh);
    else tookQuietly(form, answer, sent);
    if (form.isConnected && isUnsaved(form)) saveSoon(form, 500);
    else if (unsaved().length === 0) {
      afterSaving?.();
      afterSaving = undefined;
    }
  }
}

/** What was sent is kept; what was typed meanwhile stays, and so does the cursor. */
function took(
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

/** Saved without a page: what is new about it stands in the address where it would be. */
function tookQuietly(form: HTMLFormElement, { to }: Answer, sent: Typed) {
  const { searchParams } = new URL(to ?? '', location.href);
  took(form, sent, (field) => searchParams.get(field), form.querySelector('output')?.dataset.said ?? '');
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

/* The other one writes, too: what they saved comes in by itself, except where this person is at work. */
let lastTouched = Date.now();
let asking = false;
const beat = 4000;
/** Who went away leaves no page that keeps the sign-in awake. */
const awake = 15 * 60_000;

setInterval(() => {
  const shared = document.querySelector<HTMLElement>('[data-refresh]');
  if (!shared || asking || document.hidden || Date.now() - lastTouched > awake) return;
  asking = true;
  ask('GET', shared.dataset.refresh ?? '', null, ({ page, status }) => {
    asking = false;
    if (status !== 200 || !shared.isConnected) return;
    for (const part of Array.from(shared.children)) {
      const fresh = page?.getElementById(part.id);
      const atWork = all<HTMLFormElement>('form', part).some(
        (form) => isUnsaved(form) || savingOf(form).busy,
      );
      const inside = part.contains(document.activeElement);
      if (!fresh || atWork || fresh.textContent === part.textContent) continue;
      if (!inside) part.replaceWith(fresh);
      else if (Date.now() - lastTouched > beat)
        for (const form of all<HTMLFormElement>(saves, part)) comeIn(form, page?.getElementById(form.id));
    }
  });
}, beat);

addEventListener('beforeunload', (event) => {
  if (unsaved().some((form) => asksBoth(form) || (savingOf(form).tries ?? 0) > 0)) event.preventDefault();
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

/* ── What happens ──────────────────────────────────────────────────────────────────────────────────────────── */

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
  if ('plain' in form.dataset || new URL(url, location.href).origin !== location.origin) {
    busy.add(form);
    setTimeout(() => busy.delete(form), 5000); // a file to keep leaves the page where it is
    return;
  }
  if (method === 'get' && !swap) return;
  event.preventDefault();
  if ('autosave' in form.dataset) return save(form);
  const first = unsaved().filter((other) => !asksBoth(other));
  if (method !== 'get' && first.length > 0) {
    // what is still on its way goes first: closing a talk closes it with its last words
    afterSaving = () => form.isConnected && form.requestSubmit(by);
    return first.forEach(save);
  }
  const chosen = all<HTMLFormElement>('form[data-first]').find((other) => other !== form && isChosen(other));
  if (method !== 'get' && chosen) {
    const refused = ({ status }: Answer) => noConnection(status) || status >= 400;
    const then = (answer: Answer) => {
      if (refused(answer)) return chosen.requestSubmit(); // says what is wrong, or tries again
      for (const one of all<HTMLInputElement>('input', chosen)) one.defaultChecked = one.checked;
      if (form.isConnected) form.requestSubmit(by);
    };
    return ask('POST', chosen.action, writtenOf(chosen, null), then, true);
  }
  try {
    // the server narrows the list now: the next letters are its to answer, not those of what is left
    for (const field of all<TextField>('[data-filter]', form)) field.defaultValue = field.value;
    if (method === 'get') visit(`${url.split('?')[0]}?${writtenOf(form, by).toString()}`, swap, 'replace');
    else if ('queue' in form.dataset && by instanceof HTMLButtonElement) tick(form, by, url);
    else deliver(form, by, url);
  } catch {
    form.dataset.plain = '';
    busy.delete(form);
    form.requestSubmit(by);
  }
});

function visit(url: string, swap: string | undefined, moves: 'push' | 'replace') {
  ask('GET', url, null, (answer) => {
    if (answer.status !== 200) location.assign(url);
    else show(answer, swap, url, moves);
  });
}

/** A button that says how many boxes of its form are ticked. */
function countTicked(button: HTMLButtonElement | null | undefined) {
  if (!button?.form) return;
  button.dataset.none ??= button.textContent ?? '';
  const ticked = all('input[type="checkbox"]:checked', button.form).length;
  const { none = '', one = '', many = '' } = button.dataset;
  button.textContent = ticked === 0 ? none : (ticked === 1 ? one : many).replace('#', String(ticked));
}
const counting = 'button[data-many]';
document.addEventListener('change', ({ target }) =>
  countTicked((target as HTMLInputElement).form?.querySelector<HTMLButtonElement>(counting)),
);

document.addEventListener('focusout', ({ target }) => {
  const form = (target as TextField).form;
  if (form && 'autosave' in form.dataset && isUnsaved(form)) saveSoon(form, 0);
});

document.addEventListener('click', (event) => {
  lastTouched = Date.now();
  const target = event.target as Element;
  for (const menu of all<HTMLDetailsElement>('details.menu[open]'))
    if (!menu.contains(target)) menu.open = false;
  if (target.closest('[data-print]')) print();
  const shower = target.closest<HTMLElement>('[data-show]');
  if (shower) {
    const field = byId(shower.dataset.show ?? '') as HTMLInputElement;
    const hidden = field.type === 'password';
    const said = shower.textContent;
    field.type = hidden ? 'text' : 'password';
    shower.setAttribute('aria-pressed', String(hidden));
    shower.textContent = shower.dataset.hide ?? '';
    shower.dataset.hide = said ?? '';
  }
  const link = target.closest<HTMLAnchorElement>('a[data-swap]');
  if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    visit(link.href, link.dataset.swap, 'push');
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === ' ' && nextCard(event.target as Element)) event.preventDefault();
  const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]');
  if (event.key !== 'Escape' || !menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});

let draftTimer: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('input', (event) => {
  const field = event.target as TextField;
  lastTouched = Date.now();
  if (field.dataset.most) count(field);
  if (field.form && 'autosave' in field.form.dataset) saveSoon(field.form, 900);
  if (field.dataset.filter) narrow(field);
  const form = field.form;
  if (form?.dataset.draft) {
    clearTimeout(draftTimer);
    draftTimer = setTimeout(() => keepDraft(form), 300);
  }
});

/** Silent until four fifths are full; spoken when it changes from room to none. */
function count(field: TextField) {
  const line = byId(`${field.id}-length`);
  const most = Number(field.dataset.most);
  if (!line) return;
  line.dataset.said ??= line.textContent ?? '';
  const left = most - field.value.length;
  const pattern = left < 0 ? line.dataset.over : left <= most / 5 ? line.dataset.left : line.dataset.said;
  line.textContent = (pattern ?? '').replace('#', String(Math.abs(left)));
  if (left === 0) say(line.textContent);
}

let narrowTimer: ReturnType<typeof setTimeout> | undefined;
/** Hides what does not match; a list the server already narrowed is asked again instead. */
function narrow(field: TextField) {
  const list = byId(field.dataset.filter ?? '');
  clearTimeout(narrowTimer);
  const line = field.form?.querySelector('output');
  if (!list || field.defaultValue || 'asks' in field.dataset) {
    if (line) line.textContent = '';
    narrowTimer = setTimeout(() => field.form?.requestSubmit(), 300);
    return;
  }
  let found = 0;
  for (const item of Array.from(list.children) as HTMLElement[]) {
    item.hidden = !isFoundBy(field.value, item.dataset.find ?? item.textContent ?? '');
    if (!item.hidden) found++;
  }
  if (line)
    line.textContent = !field.value
      ? ''
      : found === 0
        ? (field.dataset.none ?? '')
        : (field.dataset.found ?? '').replace('#', String(found));
}

/** What was just done fades by itself, but never under a pointer or with the focus in it. */
function fade(notice: HTMLElement) {
  if (notice.dataset.fading) return;
  notice.dataset.fading = '1';
  let seconds = Number(notice.dataset.brief) || 6;
  const beat = setInterval(() => {
    if (notice.matches(':hover,:focus-within') || document.hidden || --seconds > 0) return;
    clearInterval(beat);
    notice.classList.add('gone');
  }, 1000);
}

/** After loading and after every swap. */
function settle() {
  all<HTMLFormElement>('form[data-draft]').forEach(bringBackDraft);
  all<HTMLElement>('[data-brief]').forEach(fade);
  all<HTMLButtonElement>(counting).forEach(countTicked);
  for (const today of all<HTMLElement>('.day.now')) {
    const strip = today.parentElement as HTMLElement;
    strip.scrollLeft = today.offsetLeft - (strip.firstElementChild as HTMLElement).offsetLeft;
  }
}

addEventListener('online', () => {
  for (const retry of [...retries.values()]) retry();
  for (const form of unsaved()) saveSoon(form, 0);
  sendTicks();
});
// Also what was typed in the last moment; never after pressing "sign out".
addEventListener('pagehide', () => {
  if (!forgetting) all<HTMLFormElement>('form[data-draft]').forEach(keepDraft);
  for (const form of unsaved())
    if (!asksBoth(form) && !forgetting)
      navigator.sendBeacon(form.getAttribute('action') ?? '', writtenOf(form, null));
});
// A page out of the browser's memory may belong to someone who has signed out since.
addEventListener('pageshow', (event) => {
  busy = new WeakSet();
  if (event.persisted) location.reload();
});
addEventListener('popstate', () => {
  if (addressOf(location) !== here) location.reload();
});

try {
  ticks = JSON.parse(kept(ticksKey()) ?? '[]') as Waiting[];
} catch {}
if (addressOf(location) !== here) history.replaceState(null, '', here + location.hash);
byId('problems')?.focus();
settle();
sendTicks();
