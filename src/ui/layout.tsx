import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { useWords } from './words.ts';

type PageHeadProps = {
  title: ComponentChildren;
  /** A quiet line above: week, group, subject. */
  over?: ComponentChildren;
  /** One sentence below. */
  under?: ComponentChildren;
  /** Buttons at the right, the first one first. */
  children?: ComponentChildren;
};

/** The top of a page: where you are, what it is, what you can do here. */
export function PageHead({ title, over, under, children }: PageHeadProps) {
  return (
    <div class="head">
      <div>
        {over && <p class="over">{over}</p>}
        <h1>{title}</h1>
        {under && <p class="under">{under}</p>}
      </div>
      {children && <div class="actions">{children}</div>}
    </div>
  );
}

type SectionProps = {
  title: string;
  id?: string | undefined;
  /** What belongs at the right of the heading: a link, ways to look. */
  aside?: ComponentChildren;
  /** The heading is spoken only: the picture says it. */
  quiet?: boolean | undefined;
  children: ComponentChildren;
};

/** A part of a page under a heading of its own. */
export function Section({ title, id, aside, quiet, children }: SectionProps) {
  return (
    <section class="part" id={id}>
      <div class={quiet ? 'unseen' : 'part-head'}>
        <h2>{title}</h2>
        {!quiet && aside}
      </div>
      {children}
    </section>
  );
}

/** The main thing, with something beside it; under it on a phone. */
export function Split({ aside, children }: { aside: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="split">
      <div class="stack">{children}</div>
      <div class="stack">{aside}</div>
    </div>
  );
}

/** Things under each other, an even distance apart. */
export function Stack({ id, children }: { id?: string | undefined; children: ComponentChildren }) {
  return (
    <div class="stack" id={id}>
      {children}
    </div>
  );
}

/** Cards beside each other as far as they fit; the first may be wide. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="cards">{children}</div>;
}

/** Running text at a width that reads well. */
export function Prose({ children }: { children: ComponentChildren }) {
  return <div class="prose">{children}</div>;
}

/** One step back, by the name of where it leads. */
export function Back({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="back" href={href}>
      <Icon of="left" />
      {children}
    </a>
  );
}

/** Where this page lies, from the outside in; the last one is here. */
export function Breadcrumb({ trail }: { trail: readonly { label: string; href?: string | undefined }[] }) {
  return (
    <nav class="trail" aria-label={useWords().path}>
      <ol>
        {trail.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}
