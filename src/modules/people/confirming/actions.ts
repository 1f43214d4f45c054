import { z } from 'zod';
import { id, maybeId } from '#platform/input';
import { type Action, action, told } from '#platform/route';
import { isInDoubt } from '../second/model.ts';
import { doubts } from '../second/store.ts';
import { confirmGuardians, unconfirmGuardians, waitingOf } from './store.ts';

/** The fields of the form: the group it is about and a tick for each guardian that is right. */
const ticked = z.record(z.string(), z.unknown()).transform((fields, context) => {
  const group = maybeId.safeParse(fields['group'] === 'none' ? '' : fields['group']);
  if (!group.success) context.addIssue({ code: 'custom', message: 'unknown', path: ['group'] });
  const yes = Object.keys(fields).flatMap((field) => (field.startsWith('yes-') ? [field.slice(4)] : []));
  return { group: group.data ?? null, yes: new Set(yes) };
});

/** The second person's word on an import: only from here on do these guardians see anything. */
const confirm = action({
  name: 'people.confirm_guardians',
  path: '/people/confirm',
  hats: ['staff'],
  input: ticked,
  about: ({ group }) => [waitingOf({ group }), doubts()],
  may: ({ who }) => who.duties.includes('leads_school'),
  run: ({ who, input, rows: [waiting, codes] }) => {
    if (isInDoubt(codes)) return { refused: 'not-allowed', reason: 'in-doubt' };
    const relations = waiting.map((one) => one.id).filter((one) => input.yes.has(one));
    if (relations.length === 0) return { problems: { yes: 'none-ticked' } };
    return {
      told: [
        told(confirmGuardians({ relations }), ({ confirmed }) =>
          confirmed === 0
            ? undefined
            : [
                {
                  verb: 'people.guardians_confirmed',
                  object: input.group ?? who.school ?? who.person,
                  to: String(confirmed),
                },
              ],
        ),
      ],
      changes: [],
      journal: [],
      to: '/people/confirm',
      undo: true,
    };
  },
});

/** Not confirmed after all, within a minute: stricter, so nobody else has to agree. */
const undo = action({
  name: 'people.undo',
  path: '/people/undo',
  hats: ['staff'],
  input: z.object({ undo: id }),
  about: () => [],
  may: ({ who }) => who.duties.includes('leads_school'),
  run: ({ input: { undo: line }, who }) => ({
    changes: [unconfirmGuardians({ line })],
    journal: [{ verb: 'people.guardians_unconfirmed', object: who.school ?? who.person }],
    to: '/people/confirm',
  }),
});

export const actions: readonly Action[] = [confirm, undo];
