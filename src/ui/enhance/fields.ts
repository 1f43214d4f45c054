import type { TextField } from './forms.ts';
import { all, byId, counted, say } from './page.ts';

/** Silent until four fifths are full; spoken when it changes from room to none. */
export function countRoom(field: TextField) {
  const line = byId(`${field.id}-length`);
  const most = Number(field.dataset.most);
  if (!line) return;
  line.dataset.said ??= line.textContent ?? '';
  const left = most - field.value.length;
  const pattern = left < 0 ? line.dataset.over : left <= most / 5 ? line.dataset.left : line.dataset.said;
  line.textContent = counted(pattern, Math.abs(left));
  if (left === 0) say(line.textContent);
}

/** A file that is too large is let go before it is sent: the server hangs up on it, which a browser tells as a fault of ours. */
export function weigh(field: HTMLInputElement) {
  const most = Number(field.dataset.megabytes) * 2 ** 20;
  const over = [...(field.files ?? [])].some(({ size }) => size > most);
  field.setCustomValidity(over ? (field.dataset.over ?? '') : '');
  if (!over) return;
  field.value = '';
  field.reportValidity();
}

export const counting = 'button[data-many]';
/** A button that says how many boxes of its form are ticked. */
export function countTicked(button: HTMLButtonElement | null | undefined) {
  if (!button?.form) return;
  button.dataset.none ??= button.textContent ?? '';
  const ticked = all('input[type="checkbox"]:checked', button.form).length;
  const { none = '', one = '', many = '' } = button.dataset;
  button.textContent = ticked === 0 ? none : counted(ticked === 1 ? one : many, ticked);
}

/** A password is shown and hidden again by the same button. */
export function turnPassword(shower: HTMLElement) {
  const field = byId(shower.dataset.show ?? '') as HTMLInputElement;
  const hidden = field.type === 'password';
  const said = shower.textContent;
  field.type = hidden ? 'text' : 'password';
  shower.setAttribute('aria-pressed', String(hidden));
  shower.textContent = shower.dataset.hide ?? '';
  shower.dataset.hide = said ?? '';
}
