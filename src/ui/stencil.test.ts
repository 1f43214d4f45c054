import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stencil } from './stencil.ts';

test('what a person is called can never become markup, wherever it stands in the frame', () => {
  const frame = stencil((hole) => `<p title="${hole('name')}">${hole('name')}<b>${hole('body')}</b></p>`);
  fc.assert(
    fc.property(fc.string(), (name) => {
      const text = frame({ name, body: { markup: '<i>x</i>' } });
      expect(text.endsWith('<b><i>x</i></b></p>')).toBe(true);
      const inside = text.slice(0, -'<b><i>x</i></b></p>'.length);
      expect(inside.match(/</g)).toHaveLength(1);
      expect(inside.match(/"/g)).toHaveLength(2);
    }),
  );
});

test('a hole that nobody fills is a fault, not an empty place', () => {
  expect(() => stencil((hole) => hole('name'))({})).toThrow('name');
});

test('text that looks like a hole stays text', () => {
  const frame = stencil((hole) => `${hole('a')}-${hole('b')}`);
  expect(frame({ a: '\u2983b\u2984', b: 'x' })).toBe('\u2983b\u2984-x');
});
