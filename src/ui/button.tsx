import type { ComponentChildren } from 'preact';

/** `first` is the one thing to do here, `plain` another thing, `quiet` a thing on the side. */
export type Rank = 'first' | 'plain' | 'quiet';

type ButtonProps = {
  rank?: Rank | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
  /** Another address than the form's own. */
  action?: string | undefined;
  /** Says more than the visible words, and contains them. */
  label?: string | undefined;
  small?: boolean | undefined;
  wide?: boolean | undefined;
  /** Says how many boxes of its form are ticked, once some are: `#` stands for the number. */
  counts?: { one: string; many: string } | undefined;
  children: ComponentChildren;
};

const shape = (rank: Rank | undefined, small?: boolean, wide?: boolean) =>
  `button${rank && rank !== 'plain' ? ` ${rank}` : ''}${small ? ' small' : ''}${wide ? ' wide' : ''}`;

/** Does something: always inside a form, always sends it. */
export function Button(props: ButtonProps) {
  const { rank, name, value, id, action, label, small, wide, counts, children } = props;
  return (
    <button
      class={shape(rank, small, wide)}
      id={id}
      name={name}
      value={value}
      formaction={action}
      aria-label={label}
      data-one={counts?.one}
      data-many={counts?.many}
    >
      {children}
    </button>
  );
}

type LinkButtonProps = {
  href: string;
  rank?: Rank | undefined;
  label?: string | undefined;
  small?: boolean | undefined;
  wide?: boolean | undefined;
  /** A file to keep: the browser saves it instead of showing it. */
  download?: boolean | undefined;
  children: ComponentChildren;
};

/** Goes somewhere, with the weight of a button. */
export function LinkButton({ href, rank, label, small, wide, download, children }: LinkButtonProps) {
  return (
    <a class={shape(rank, small, wide)} href={href} aria-label={label} download={download}>
      {children}
    </a>
  );
}

/** Buttons side by side, the first one first in reading order. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}

/** A value that travels with the form without being seen. */
export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

type PostFormProps = {
  action: string;
  /** The idempotency key: the same key twice has one effect. */
  requestKey: string;
  id?: string | undefined;
  label?: string | undefined;
  /** Ids of what the answer replaces, e.g. `goals notices`; without it the whole page is replaced. */
  swap?: string | undefined;
  /** A name under which typing survives; only for forms of pupils and guardians, never of staff. */
  draft?: string | undefined;
  /** Ticks: sent in order, kept on this device while there is no connection. */
  queue?: boolean | undefined;
  /**
   * Saves itself while somebody types, for texts of staff, too: they are kept in the open page and sent again until they
   * arrived, never in the browser's storage. The words say that it was saved; they are shown once it was.
   */
  autosave?: { readonly said: string; readonly isSaved: boolean } | undefined;
  /** What was chosen here and not sent yet goes first when another form of the page is sent. */
  goesFirst?: boolean | undefined;
  /** What it is about: when the answer asks the same of something else, its reader begins at the top. */
  about?: string | undefined;
  /** Leave it to the browser: signing in and out, files to keep. */
  plain?: boolean | undefined;
  /** Sends files. */
  files?: boolean | undefined;
  class?: string | undefined;
  children: ComponentChildren;
};

/** Every form that changes something; works before any script and is sent quietly once there is one. */
export function PostForm(props: PostFormProps) {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      class={props.class ?? 'form'}
      aria-label={props.label}
      enctype={props.files ? 'multipart/form-data' : undefined}
      data-swap={props.swap}
      data-draft={props.draft}
      data-queue={props.queue}
      data-first={props.goesFirst}
      data-about={props.about}
      data-plain={props.plain}
      data-autosave={props.autosave === undefined ? undefined : ''}
      novalidate
    >
      <input type="hidden" name="key" value={props.requestKey} />
      {props.children}
      {props.autosave !== undefined && (
        <output class="soft small" data-said={props.autosave.said}>
          {props.autosave.isSaved && props.autosave.said}
        </output>
      )}
    </form>
  );
}
