import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export type PathStep = {
  href: string;
  /** The number the reader knows it by; stands in the little block. */
  place: string;
  text: string;
  /** How it stands: a filled block is behind the reader, an outlined one is where they are. */
  look?: 'done' | 'here' | undefined;
  /** The same in words, and whatever else is short. */
  mark?: ComponentChildren;
};

/** The steps of a block under each other, each with its little block; the way to walk on. */
export function Path({ label, steps }: { label: string; steps: readonly PathStep[] }) {
  return (
    <ol class="path" aria-label={label}>
      {steps.map(({ href, place, text, look, mark }) => (
        <li class={look}>
          <a href={href} aria-current={look === 'here' ? 'step' : undefined}>
            <span class="brick num">{place}</span>
            <span>{text}</span>
          </a>
          {mark && <span class="noted">{mark}</span>}
        </li>
      ))}
    </ol>
  );
}

type FoldProps = {
  /** Stays in view: what is inside. */
  title: ComponentChildren;
  aside?: ComponentChildren;
  open?: boolean | undefined;
  id?: string | undefined;
  children: ComponentChildren;
};

/** Something that can be opened and closed; the browser does it by itself. */
export function Fold({ title, aside, open, id, children }: FoldProps) {
  return (
    <details class="fold" open={open} id={id}>
      <summary>
        <Icon of="right" />
        <span>{title}</span>
        {aside}
      </summary>
      <div>{children}</div>
    </details>
  );
}
