import { expect } from 'vitest';
import type { Person } from './browser.ts';

/* The cards of a talk, as two people at two screens see them. */

export const textOn = (person: Person, card: string) => person.page.inputValue(`#text-${card}`);
/** What was typed has arrived, and the card says so: that alone it may still say of earlier words. */
export async function isSaved(person: Person, card: string): Promise<void> {
  const field = person.page.locator(`#text-${card}`);
  const arrived = () => field.evaluate((one: HTMLTextAreaElement) => one.value === one.defaultValue);
  await expect.poll(arrived).toBe(true);
  await expect.poll(() => person.page.innerText(`#write-${card}`)).toContain('bewaard');
}
/** What stands on a card, for somebody who looks anew. */
export async function keptOn(person: Person, card: string): Promise<string> {
  const other = await person.page.context().newPage();
  await other.goto(person.page.url());
  const text = await other.inputValue(`#text-${card}`);
  await other.close();
  return text;
}
