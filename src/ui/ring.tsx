import { useWords } from './words.ts';

export type StepState = 'done' | 'due' | 'later';
/** The four steps that return on every level: set, follow up, evaluate, act. */
export type Taken = Readonly<Record<'set' | 'followUp' | 'evaluate' | 'act', StepState>>;

const order = ['set', 'followUp', 'evaluate', 'act'] as const;

// Quarter bands clockwise from noon, between radius 7 and 11 with a small gap; turned by hand, so that
// the page needs no transform and no <use>.
const bands = [
  'M12.9 1.04A11 11 0 0 1 22.96 11.1H18.94A7 7 0 0 0 12.9 5.06Z',
  'M22.96 12.9A11 11 0 0 1 12.9 22.96V18.94A7 7 0 0 0 18.94 12.9Z',
  'M11.1 22.96A11 11 0 0 1 1.04 12.9H5.06A7 7 0 0 0 11.1 18.94Z',
  'M1.04 11.1A11 11 0 0 1 11.1 1.04V5.06A7 7 0 0 0 5.06 11.1Z',
] as const;

type RingProps = {
  taken: Taken;
  size?: number | undefined;
  /** What the ring belongs to, when the text around it does not say so. */
  label?: string | undefined;
};

/** Four arcs, clockwise from noon: filled is done, outlined is due, thin is later; always with the words. */
export function Ring({ taken, size = 28, label }: RingProps) {
  const say = useWords();
  const spoken = order.map((step) => `${say[step]} ${say[taken[step]]}`).join(', ');
  return (
    <svg
      class="ring"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={`${label ?? say.circle}: ${spoken}`}
    >
      {order.map((step, i) => (
        <path class={`${step} ${taken[step]}`} d={bands[i]} />
      ))}
    </svg>
  );
}

/** The ring as the mark of the house; decoration beside its name, so it says nothing. */
export function Logo({ size = 28 }: { size?: number | undefined }) {
  return (
    <svg class="ring" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {order.map((step, i) => (
        <path class={`${step} done`} d={bands[i]} />
      ))}
    </svg>
  );
}
