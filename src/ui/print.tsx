import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { Logo } from './ring.tsx';
import { useWords } from './words.ts';

type SheetProps = {
  size?: 'A4' | 'A5' | undefined;
  /** At the head, beside the ring: the school. */
  from?: string | undefined;
  /** At the head, at the right: the date. */
  date?: string | undefined;
  children: ComponentChildren;
};

/** One sheet of paper: a letter on A4, a week on A5; each begins a new page. */
export function Sheet({ size = 'A4', from, date, children }: SheetProps) {
  return (
    <article class={`sheet ${size}`}>
      {(from || date) && (
        <div class="sheet-head">
          <Logo size={30} />
          <b>{from}</b>
          <span class="soft">{date}</span>
        </div>
      )}
      {children}
    </article>
  );
}

/** Opens the browser's print window; only there when there is a script. */
export function PrintButton({ label }: { label?: string | undefined }) {
  return (
    <button type="button" class="button first scripted" data-print>
      {label ?? useWords().print}
    </button>
  );
}

/** Whatever is only for the screen: buttons above a sheet. */
export function ScreenOnly({ children }: { children: ComponentChildren }) {
  return <div class="screen-only">{children}</div>;
}

/** Room to write with a pen, on paper only: lines under each heading, where on the screen a form stands. */
export function PenRoom({ heads, lines = 2 }: { heads: readonly string[]; lines?: number | undefined }) {
  return (
    <div class="pen-room">
      {heads.map((head) => (
        <div>
          <b>{head}</b>
          {Array.from({ length: lines }, () => (
            <i />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Who can see this, said where it matters: beside a note, under a card. */
export function Sees({ children }: { children: ComponentChildren }) {
  return (
    <p class="sees">
      <Icon of="eye" size={18} />
      <span>{children}</span>
    </p>
  );
}
