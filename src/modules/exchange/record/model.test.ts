import { expect, it } from 'vitest';
import { told } from './model.ts';

it('tells the reader of a record when, what, and from where before to where', () => {
  const row = { by: 'Marit', verb: 'began', to_state: 'busy', from_state: 'an idea', at: 'Monday' };
  expect(told([row], new Map(), String)).toEqual({
    columns: ['at', 'verb', 'from_state', 'to_state', 'by'],
    rows: [['Monday', 'began', 'an idea', 'busy', 'Marit']],
  });
});
