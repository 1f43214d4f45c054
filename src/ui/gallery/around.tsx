import type { ComponentChildren } from 'preact';
import type { Language } from '#platform/words';
import { Section } from '../layout.tsx';
import { samples } from './samples.ts';

export type In = { language: Language };

export const address = (screen: string) => `/ui?screen=${screen}`;

/** Somebody invented, as the frame of a page names who is signed in. */
export const who = (person: { name: string; role: string; hats?: readonly string[] | undefined }) => ({
  name: person.name,
  role: person.role,
  hats: person.hats && {
    action: '/ui',
    others: person.hats.map((label) => ({ label, name: 'hat', value: label })),
  },
  signOutHref: '/ui',
  languageHref: '/ui',
  requestKey: samples.key,
});

export const nav = (labels: readonly string[], current: number) =>
  labels.map((label, i) => ({
    label,
    href: address(['today', 'mine', 'group', 'circle'][i] ?? ''),
    current: i === current,
  }));

/** One group of components under their names. */
export function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <Section title={name} id={`part-${name.toLowerCase().replace(/\W+/g, '-')}`}>
      {children}
    </Section>
  );
}
