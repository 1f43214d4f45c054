import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./10-tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  Array.from(css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g), ([, name, light, dark]) => [
    name as string,
    { light: light as string, dark: dark as string },
  ]),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const text: [string, readonly string[]][] = [
  ['ink', ['paper', 'sheet', 'sunk', 'leaf-wash', 'mind-wash']],
  ['ink-soft', ['paper', 'sheet', 'sunk', 'mind-wash', 'leaf-wash']],
  ['leaf', ['paper', 'sheet', 'sunk', 'leaf-wash', 'mind-wash']],
  ['leaf-deep', ['paper', 'sheet', 'sunk', 'leaf-wash']],
  ['on-leaf', ['leaf', 'leaf-deep']],
  ['set', ['paper', 'sheet']],
  ['evaluate', ['paper', 'sheet', 'mind-wash']],
  ['act', ['paper', 'sheet']],
  ['paper', ['ink']],
];

describe.each(['light', 'dark'] as const)('everyone can read in %s', (scheme) => {
  const colour = (name: string) => pairs.get(name)?.[scheme] ?? `no such token: ${name}`;

  test.each(text.flatMap(([front, backs]) => backs.map((back) => [front, back] as const)))(
    'words in %s on %s',
    (front, back) => expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5),
  );

  test.each(['paper', 'sheet'])('the edge of what can be filled in on %s', (back) =>
    expect(contrast(colour('edge'), colour(back))).toBeGreaterThanOrEqual(3),
  );
});
