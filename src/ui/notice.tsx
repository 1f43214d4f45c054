import type { ComponentChildren } from 'preact';
import type { Language } from '#platform/words';
import { Button, LinkButton, PostForm } from './button.tsx';
import { Icon } from './icon.tsx';
import { Logo } from './ring.tsx';
import { useWords, words } from './words.ts';

type NoticeProps = {
  kind?: 'info' | 'done' | 'warn' | undefined;
  id?: string | undefined;
  /** Goes by itself: stands at the foot of the screen and moves nothing. */
  brief?: boolean | undefined;
  children: ComponentChildren;
};

const drawing = { info: 'note', done: 'check', warn: 'mind' } as const;

/** A calm sentence about what happened or what to know. */
export function Notice({ kind = 'info', id, brief, children }: NoticeProps) {
  const say = useWords();
  return (
    <div class={`notice ${kind}${brief ? ' brief' : ''}`} id={id} data-brief={brief}>
      <Icon of={drawing[kind]} />
      <div>
        <span class="unseen">{say.notice[kind]}: </span>
        {children}
      </div>
    </div>
  );
}

type UndoProps = {
  action: string;
  requestKey: string;
  label?: string | undefined;
  /** After this it fades; the server accepts it longer. */
  seconds?: number | undefined;
  /** What happened, before the button. */
  children: ComponentChildren;
};

/** What was just done, with the way back: instead of "are you sure". */
export function Undo({ action, requestKey, label, seconds = 10, children }: UndoProps) {
  const say = useWords();
  return (
    <div class="notice done brief" data-brief={seconds}>
      <Icon of="check" />
      <div>{children}</div>
      <PostForm action={action} requestKey={requestKey} class="inline">
        <Button small>{label ?? say.undo}</Button>
      </PostForm>
    </div>
  );
}

export type RefusedKind = 'not-found' | 'not-allowed' | 'invalid' | 'conflict' | 'sign-in' | 'fault';

type RefusedProps = {
  kind: RefusedKind;
  /** A sentence that fits better than the general one. */
  reason?: string | undefined;
  /** Only when we are to blame: what the reader can pass on. */
  faultId?: string | undefined;
  /** The one way on. */
  href: string;
  /** Its name, when the general one does not fit. */
  label?: string | undefined;
  /** It is the page's own heading, except where several stand together. */
  headingLevel?: 1 | 3 | undefined;
};

const pages = {
  'not-found': ['notFound', 'goHome'],
  'not-allowed': ['notAllowed', 'goHome'],
  invalid: ['invalid', 'goBack'],
  conflict: ['conflict', 'goNow'],
  'sign-in': ['signIn', 'goSignIn'],
  fault: ['fault', 'goAgain'],
} as const;

/** What it says on the tab: which of many open ones it is that was refused. */
export const refusedTitle = (kind: RefusedKind, language: Language): string =>
  words(language).refused[pages[kind][0]].title;

/** The page that says no, or sorry: what happened, nothing lost, one way on. */
export function Refused({ kind, reason, faultId, href, label, headingLevel = 1 }: RefusedProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h3';
  const say = useWords();
  const [page, way] = pages[kind];
  return (
    <div class="refused" data-refused={kind}>
      <Logo size={56} />
      <Heading>{say.refused[page].title}</Heading>
      <p>{reason ?? say.refused[page].text}</p>
      {faultId && (
        <p>
          <code id="fault">{faultId}</code>
        </p>
      )}
      <LinkButton href={href} rank="first">
        {label ?? say[way]}
      </LinkButton>
    </div>
  );
}
