import { attribute, drawn } from './markup.ts';
import { useWords } from './words.ts';

export type StepState = 'done' | 'due' | 'later';
/** The four steps that return on every level: set, follow up, evaluate, act. */
export type Taken = Readonly<Record<'set' | 'followUp' | 'evaluate' | 'act', StepState>>;

const order = ['set', 'followUp', 'evaluate', 'act'] as const;

// Quarter arcs clockwise from noon on a circle of radius 9.4, seven degrees short at both ends.
const arcs = [
  'M13.15 2.67A9.4 9.4 0 0 1 21.33 10.85',
  'M21.33 13.15A9.4 9.4 0 0 1 13.15 21.33',
  'M10.85 21.33A9.4 9.4 0 0 1 2.67 13.15',
  'M2.67 10.85A9.4 9.4 0 0 1 10.85 2.67',
] as const;

// The white inside of a quarter that is due: narrower, and closed at both ends.
const insides = [
  'M14.03 2.82A9.4 9.4 0 0 1 21.18 9.97',
  'M21.18 14.03A9.4 9.4 0 0 1 14.03 21.18',
  'M9.97 21.18A9.4 9.4 0 0 1 2.82 14.03',
  'M2.82 9.97A9.4 9.4 0 0 1 9.97 2.82',
] as const;

const arc = (step: keyof Taken, state: StepState) => {
  const i = order.indexOf(step);
  const inside = state === 'due' ? `<path class="hollow" d="${insides[i]}"/>` : '';
  return `<path class="${step} ${state}" d="${arcs[i]}"/>${inside}`;
};
const svgText = (size: number, spoken: string, inside: string): string =>
  `<svg class="ring" width="${size}" height="${size}" viewBox="0 0 24 24" ${spoken}>${inside}</svg>`;
const svg = (size: number, spoken: string, inside: string) => drawn(svgText(size, spoken, inside));
const silent = 'aria-hidden="true"';

type RingProps = {
  taken: Taken;
  size?: number | undefined;
  /** What the ring belongs to, when the text around it does not say so. */
  label?: string | undefined;
};

/** Four arcs, clockwise from noon: filled is done, hollow is due, thin is later; always with the words. */
export function Ring({ taken, size = 28, label }: RingProps) {
  return drawn(ringText(taken, size, useWords(), label));
}

/** The same as text, for what stands on a page by the dozen. */
export function ringText(
  taken: Taken,
  size: number,
  say: ReturnType<typeof useWords>,
  label?: string,
): string {
  const states = order.map((step) => taken[step]).join(' ');
  const name = `${say.circle} ${states}`;
  let ring = ringOf.get(name);
  if (ring === undefined) {
    ring = {
      spoken: order.map((step) => `${say[step]} ${say[taken[step]]}`).join(', '),
      inside: order.map((step) => arc(step, taken[step])).join(''),
    };
    ringOf.set(name, ring);
  }
  const { spoken, inside } = ring;
  return svgText(size, `role="img"${attribute('aria-label', `${label ?? say.circle}: ${spoken}`)}`, inside);
}

/** There are only 81 rings, each in three tongues. */
const ringOf = new Map<string, { readonly spoken: string; readonly inside: string }>();

/** One quarter of the ring, beside the name of its step. */
export function Quarter({ step }: { step: keyof Taken }) {
  return svg(22, silent, order.map((each) => arc(each, each === step ? 'done' : 'later')).join(''));
}

const whole = order.map((step) => arc(step, 'done')).join('');

/** The ring as the mark of the house; decoration beside its name, so it says nothing. */
export function Logo({ size = 28 }: { size?: number | undefined }) {
  return svg(size, silent, whole);
}

/** A ring that has not begun: for pages where nothing is yet. */
export function Beginning() {
  return svg(40, silent, '<circle class="start" cx="12" cy="12" r="9"/>');
}
