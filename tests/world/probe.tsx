import { z } from 'zod';
import { day, maybe, text, uuid } from '#platform/column';
import { line, prose } from '#platform/input';
import { action, hats, page, type Route } from '#platform/route';
import { sqlFor } from '#platform/statement';

/*
 * A small room of our own behind the real door: what a test asks of the platform should not change when a module
 * does. A pupil reads and adds own goals here, everybody sees who they are, and one page breaks.
 */

const member = sqlFor('member');

const titlesOf = member.many(
  'probe.titles',
  `select goal.id, goal.title from school.goal where goal.school_id = app.school_id() order by goal.id`,
  { out: { id: uuid, title: text } },
);

const add = member.change(
  'probe.add',
  `insert into school.goal (school_id, id, pupil_id, reach, kind, title, due, state, set_by, set_at)
   select app.school_id(), $id, app.actor(), reach.id, 'personal', $title, $due, 'idea', app.actor(), app.now()
   from school.reach
   where reach.school_id = app.school_id() and reach.pupil_id = app.actor() and reach.sort = 'week'
     and reach.enrolment_id is null`,
  { in: { id: uuid, title: text, due: maybe(day) } },
);

const fails = member.change('probe.fails', `select 'Sam de Vries'::text, $typed::integer`, {
  in: { typed: text },
});

const list = page({
  path: '/probe',
  hats: ['pupil', 'staff'],
  queries: () => [titlesOf()],
  view: ({ rows: [goals], kept, key, who }) => ({
    title: 'Probe',
    body: (
      <>
        <p id="who">{who.name}</p>
        <ul>
          {goals.map((goal) => (
            <li>{goal.title}</li>
          ))}
        </ul>
        <form method="post" action="/probe">
          <input type="hidden" name="key" value={key()} />
          <input name="title" value={kept?.values['title'] ?? ''} />
          <textarea name="why">{kept?.values['why'] ?? ''}</textarea>
          {kept !== undefined && <p id="problems">{Object.entries(kept.problems).join(' ')}</p>}
          <button>Add</button>
        </form>
      </>
    ),
  }),
});

const addOne = action({
  name: 'probe.add',
  path: '/probe',
  hats: ['pupil'],
  input: z.object({ title: line(60), why: prose(500) }),
  about: () => [titlesOf()],
  may: ({ who }) => who.hat === 'pupil',
  run: ({ input, newId }) => {
    if (input.title === 'refuse') return { refused: 'conflict', reason: 'probe' };
    if (input.title === 'mind') return { problems: { title: 'mind' } };
    const id = newId();
    return {
      changes: [add({ id, title: input.title, due: null })],
      journal: [{ verb: 'probe.add', object: id, to: 'idea' }],
      to: '/probe',
      undo: true,
    };
  },
});

const broken = page({
  path: '/probe/broken/:typed',
  hats: ['pupil'],
  input: z.object({ typed: z.string() }),
  queries: ({ typed }) => [fails({ typed })],
  view: () => ({ title: 'Never shown', body: null }),
});

const forStaff = page({
  path: '/probe/staff',
  hats: ['staff'],
  queries: () => [titlesOf()],
  view: ({ who }) => ({ title: 'For staff', body: <p>{who.name}</p> }),
});

const me = page({
  path: '/probe/me',
  hats,
  queries: () => [],
  view: ({ who }) => ({ title: 'Me', body: <p id="me">{`${who.hat} ${who.name}`}</p> }),
});

export const probe: readonly Route[] = [list, addOne, broken, forStaff, me];
