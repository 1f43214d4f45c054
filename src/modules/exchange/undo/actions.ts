import { z } from 'zod';
import { id } from '#platform/input';
import { type Action, action } from '#platform/route';
import { forgetPages, forgetParts } from '../incoming/store.ts';
import { beginUndo, leaveOpen, undoable } from './store.ts';

/** Asks for what taking back an import would do: it is shown first, with the list of what stays. */
export const undo: Action = action({
  name: 'exchange.undo',
  path: '/exchange/import/:import/undo',
  hats: ['administrator'],
  input: z.object({ import: id }),
  about: ({ import: one }) => [undoable({ import: one })],
  may: () => true,
  run: ({ rows: [found], newId }) => {
    const upload = newId();
    return {
      changes: [
        leaveOpen(),
        forgetParts(),
        forgetPages(),
        beginUndo({ id: upload, import: found.id, fileName: found.fileName }),
      ],
      journal: [{ verb: 'exchange.undo', object: found.id }],
      to: `/exchange/incoming/${upload}`,
      wakes: true,
    };
  },
});
