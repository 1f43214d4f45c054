import { expect, it } from 'vitest';
import { written } from './words.ts';

it('a number is written as each tongue writes it', () => {
  expect([written(26, 'nl'), written(4541, 'nl'), written(14.5, 'nl')]).toEqual(['26', '4.541', '14,5']);
  expect([written(4541, 'en'), written(14.5, 'en')]).toEqual(['4,541', '14.5']);
  expect([written(4541, 'sv'), written(14.5, 'sv')]).toEqual(['4\u{a0}541', '14,5']);
});
