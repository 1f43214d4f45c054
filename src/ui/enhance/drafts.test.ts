import { expect, test } from 'vitest';
import { draftKey, isDraftKey, readDraft, worthBringingBack, writeDraft } from './drafts.ts';

const day = 24 * 3600 * 1000;
const now = Date.UTC(2026, 10, 21);

test('two people on one computer never get each other’s words', () => {
  expect(draftKey('noor', 'goal')).not.toBe(draftKey('sem', 'goal'));
  expect(draftKey('noor', 'goal')).not.toBe(draftKey('noor', 'look-back'));
});

test('signing out finds every draft, whoever wrote it, and nothing else', () => {
  expect(isDraftKey(draftKey('noor', 'goal'))).toBe(true);
  expect(isDraftKey('leerkring.ticks.noor')).toBe(false);
});

test('what was typed comes back as it was, for two weeks', () => {
  const kept = writeDraft({ title: 'Ik kan "breuken"\noptellen' }, now);
  expect(readDraft(kept, now + 13 * day)).toEqual({ title: 'Ik kan "breuken"\noptellen' });
  expect(readDraft(kept, now + 15 * day)).toBeNull();
});

test('a damaged draft is no draft', () => {
  for (const kept of [null, '', 'null', '{', '{"at":"x"}', '[]']) expect(readDraft(kept, now)).toBeNull();
});

test('only what the page does not show already is brought back', () => {
  expect(
    worthBringingBack({ same: 'a', other: 'b', gone: 'c', empty: '  ' }, { same: 'a', other: '', empty: '' }),
  ).toEqual({ other: 'b' });
});
