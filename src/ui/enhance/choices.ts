import { type Answer, ask, noConnection } from './answer.ts';
import { writtenOf } from './forms.ts';
import { all } from './page.ts';

const isChosen = (form: HTMLFormElement) =>
  all<HTMLInputElement>('input[type="radio"]', form).some((one) => one.checked !== one.defaultChecked);

/** A choice made elsewhere on the page, which goes before whatever is sent. */
export const chosenBeside = (form: HTMLFormElement) =>
  all<HTMLFormElement>('form[data-first]').find((other) => other !== form && isChosen(other));

export function sendChoice(chosen: HTMLFormElement, then: () => void) {
  const answered = ({ status }: Answer) => {
    if (noConnection(status) || status >= 400) return chosen.requestSubmit(); // says what is wrong, or tries again
    for (const one of all<HTMLInputElement>('input', chosen)) one.defaultChecked = one.checked;
    then();
  };
  ask('POST', chosen.action, writtenOf(chosen, null), answered, true);
}
