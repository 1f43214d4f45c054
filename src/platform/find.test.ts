import { expect, test } from 'vitest';
import { isFoundBy } from './find.ts';

test('a part of each name finds a person, in any order and without accents', () => {
  expect(isFoundBy('jan de', 'Janneke de Groot')).toBe(true);
  expect(isFoundBy('groot jan', 'Janneke de Groot')).toBe(true);
  expect(isFoundBy('ELODIE', 'Élodie Çelik')).toBe(true);
  expect(isFoundBy('celik', 'Élodie Çelik')).toBe(true);
  expect(isFoundBy('lukasz aydin', 'Łukasz Aydın')).toBe(true);
  expect(isFoundBy('', 'iedereen')).toBe(true);
  expect(isFoundBy('jan bos', 'Janneke de Groot')).toBe(false);
});
