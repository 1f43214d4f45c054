import { int, list, maybe, oneOf, small, text, uuid } from '#platform/column';
import { sqlFor } from '#platform/statement';
import type { AssetKind } from '../model.ts';
import { form, shownHere } from '../store.ts';

const school = sqlFor('member', 'school');

/** All that one step asks, apart from its levels, tasks and sources. */
export const stepShown = school.maybe(
  'courses.step_shown',
  `select version_step.goal, version_step.target, version_step.criteria, version_step.demonstrate,
     version_step.demonstrate_text, version_step.curriculum, version_block.title
   from shared.version_step
   join shared.version_block on version_block.version_id = version_step.version_id
     and version_block.number = version_step.block
   where version_step.version_id = ${shownHere} and version_step.step_id = $step`,
  {
    in: { course: uuid, step: uuid },
    out: {
      goal: text,
      target: text,
      criteria: list(text),
      form,
      shows: text,
      curriculum: list(text),
      block: text,
    },
  },
);

export const criteriaShown = school.many(
  'courses.criteria_shown',
  `select step_level.level, step_level.criteria from shared.step_level
   where step_level.version_id = ${shownHere} and step_level.step_id = $step`,
  { in: { course: uuid, step: uuid }, out: { level: text, criteria: list(text) } },
);

/** With what a step can be learned: its tasks, and then its sources. */
export const materialShown = school.many(
  'courses.material_shown',
  `select task.id, 'task' as kind, task.title, null as body, null as url, task.minutes, task.levels, '' as licence,
     task.number as place
   from shared.task where task.version_id = ${shownHere} and task.step_id = $step
   union all
   select asset.id, asset.kind, asset.title, asset.body, asset.url, asset.minutes, asset.levels, asset.licence,
     asset.number + 1000
   from shared.asset where asset.version_id = ${shownHere} and asset.step_id = $step
   order by place`,
  {
    in: { course: uuid, step: uuid },
    out: {
      id: uuid,
      kind: oneOf<AssetKind | 'task'>('task', 'text', 'video', 'exercise', 'lab', 'book', 'person', 'place'),
      title: text,
      body: maybe(text),
      url: maybe(text),
      minutes: maybe(small),
      levels: list(text),
      licence: text,
      place: int,
    },
  },
);
