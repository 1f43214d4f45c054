import { drawn } from './markup.ts';

const circle = 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z';
const drawings = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M6 9.5l6 6 6-6',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  note: `${circle}M12 11.5v4.8M12 7.6v.1`,
  mind: `${circle}M12 7.6v4.8M12 16.3v.1`,
} as const;

/** A line drawing beside a word, never instead of one. */
export function Icon({ of, size = 20 }: { of: keyof typeof drawings; size?: number | undefined }) {
  return drawn(
    `<svg class="icon" width="${size}" height="${size}" viewBox="0 0 24 24" aria-hidden="true"><path d="${drawings[of]}"/></svg>`,
  );
}
