export const root = document.documentElement;
export const byId = (id: string) => document.getElementById(id);
export const all = <E extends Element>(selector: string, within: ParentNode = document) =>
  Array.from(within.querySelectorAll<E>(selector));

export const counted = (pattern: string | undefined, count: number) =>
  (pattern ?? '').replace('#', String(count));

export function say(text: string | undefined) {
  const live = byId('live');
  if (live) live.textContent = text ?? '';
}
