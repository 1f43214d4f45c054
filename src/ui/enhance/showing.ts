import { moveTo, urlOf } from './address.ts';
import { type Answer, ask } from './answer.ts';
import { handOver, type TextField } from './forms.ts';
import { isOvertaken, isShown } from './order.ts';
import { all, byId, root, say } from './page.ts';
import { words } from './words.ts';
import { settle } from './settling.ts';

type Moves = 'push' | 'replace' | 'never';

export function visit(url: string, swap: string | undefined, moves: Moves, sent?: HTMLFormElement) {
  ask('GET', url, null, (answer) => {
    if (answer.status !== 200) location.assign(url);
    else show(answer, swap, url, moves, sent);
  });
}

/** Replaces the parts that are asked for; without them, or on another page, everything inside `#page`. */
export function show(
  answer: Answer,
  swap: string | undefined,
  asked: string,
  moves: Moves,
  sent?: HTMLFormElement,
) {
  const { method, number, page, at, url, status } = answer;
  if (!page?.body) return location.assign(at.href);
  const samePage = at.pathname === location.pathname || at.pathname === urlOf(asked).pathname;
  const ids = swap && samePage ? swap.split(' ') : [];
  const inParts = ids.length > 0 && ids.every((id) => byId(id) && page.getElementById(id));
  if (!inParts && (!page.getElementById('page') || scriptOf(page) !== scriptOf(document)))
    return location.assign(at.href);
  const parts = inParts ? ids : ['page'];
  if (method === 'GET') {
    if (isOvertaken(number, parts)) return;
  } else if (status < 400 && url !== urlOf(asked).href && isOvertaken(number, inParts ? ids : undefined))
    return visit(url, swap, moves, sent); // what was done has to be seen, as it is by now
  isShown(number, parts);

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
    }
    if (moves !== 'never') moveTo(at, moves);
    writeAgain?.();
    const problems = byId('problems');
    if (problems) problems.focus();
    else if (stays) focusAgain();
    else {
      scrollTo(0, 0);
      byId('main')?.focus({ preventScroll: true });
    }
    // what was refused is not called saved, nor what was only looked up; the title says that it was refused
    const done = sent || moves === 'never' ? words().sent : '';
    const stood = stays && status < 400;
    say(problems ? '' : byId('notices')?.innerText || (stood ? done : document.title));
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

const scriptOf = (page: Document) => page.querySelector('script[src]')?.getAttribute('src');

/** What the one form of a page is about: the next in a queue stands at the same address. */
const subjectOf = (page: Document) => page.querySelector<HTMLElement>('form[data-about]')?.dataset.about;

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
    .map(({ id, value, form }) => ({ id, value, form }));
  return () => {
    for (const { id, value, form } of typed) {
      const field = byId(id) as TextField | null;
      if (!field) continue;
      field.value = value;
      handOver(form, field.form);
    }
  };
}
