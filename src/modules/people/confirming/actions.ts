import { z } from 'zod';
import { maybeId } from '#platform/input';
import { type Action, action } from '#platform/route';
import { confirmGuardians, waitingOf } from './store.ts';

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
  about: ({ group }) => [waitingOf({ group })],
  may: ({ who }) => who.duties.includes('leads_school'),
  run: ({ who, input, rows: [waiting] }) => {
    const relations = waiting.map(({ id }) => id).filter((id) => input.yes.has(id));
    if (relations.length === 0) return { problems: { yes: 'none-ticked' } };
    return {
      changes: [confirmGuardians({ relations })],
      journal: [
        {
          verb: 'people.guardians_confirmed',
          object: input.group ?? who.school ?? who.person,
          to: String(relations.length),
        },
      ],
      to: '/people/confirm',
    };
  },
});

export const actions: readonly Action[] = [confirm];
