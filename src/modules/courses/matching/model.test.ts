import { expect, test } from 'vitest';
import { type Candidate, proposals, unmatched } from './model.ts';

const course = (title: string, names: readonly string[], more: Partial<Candidate> = {}): Candidate => ({
  id: title,
  kind: 'steps',
  title,
  names,
  used: false,
  own: false,
  ...more,
});
const group = (name: string, subject: string, more: { code?: string; walks?: boolean } = {}) => ({
  id: name,
  name,
  subject,
  code: more.code ?? '',
  walks: more.walks ?? false,
});
const shelf = [
  course('Engels', ['Engels', 'English']),
  course('Engels onderbouw', ['Engels', 'English']),
  course('Wiskunde onderbouw', ['Wiskunde', 'Mathematics']),
  course('Water', [], { kind: 'theme' }),
];

test('a group is given the course that is called like its subject, before one of the same subject', () => {
  expect([...proposals([group('H3a engels', 'Engels')], shelf)]).toEqual([['H3a engels', 'Engels']]);
});

test('names of rosters are understood: codes, other languages, more words behind the subject', () => {
  const found = proposals(
    [group('2a', 'ENTL'), group('2b', 'English'), group('2c', 'Wiskunde A'), group('2d', '', { code: 'wi' })],
    shelf,
  );
  expect([...found.values()]).toEqual(['Engels', 'Engels', 'Wiskunde onderbouw', 'Wiskunde onderbouw']);
});

test('what the school uses already wins from what lies on the shelf', () => {
  const used = shelf.map((one) =>
    one.title === 'Engels onderbouw' ? { ...one, used: true, own: true } : one,
  );
  expect(proposals([group('2a', 'Engelse taal'), group('2b', 'English')], used).get('2b')).toBe(
    'Engels onderbouw',
  );
});

test('a group of the fifth year is given no course of the first three', () => {
  expect([
    ...proposals([group('H5a wiskunde', 'Wiskunde'), group('V2 wiskunde', 'Wiskunde')], shelf).keys(),
  ]).toEqual(['V2 wiskunde']);
});

test('a group that follows a course of steps is left alone', () => {
  const groups = [group('2a', 'Engels', { walks: true }), group('2b', 'Engels')];
  expect(unmatched(groups).map(({ id }) => id)).toEqual(['2b']);
  expect([...proposals(groups, shelf).keys()]).toEqual(['2b']);
});

test('what nobody recognises is left to a person', () => {
  expect(proposals([group('2a', 'Mentorles'), group('2b', '')], shelf).size).toBe(0);
});
