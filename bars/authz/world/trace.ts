import { now } from '../../../tests/world/cluster.ts';
import type { Ground } from './ground.ts';
import { confirmed } from './time.ts';

export function trace(
  ground: Ground,
  actors: readonly string[],
  pupils: readonly string[],
  staff: readonly string[],
): void {
  for (const who of actors) {
    const key = ground.id(`key ${who}`);
    ground.add('school.request_key', {
      actor: who,
      key,
      action: 'x',
      input_hash: '\\x00',
      answer: '/',
      at: confirmed,
    });
    journal(ground, `journal of ${who}`, who, ground.id('year'), null, null);
    for (const minutes of [9, 10])
      journal(ground, `talk ${minutes} ${who}`, who, ground.id('year'), pupils[0] as string, null, minutes);
  }
  for (const who of pupils)
    ground.add('school.access_log', {
      pupil_id: who,
      hour: '2026-11-20T10:00:00Z',
      reader: ground.lot.one(staff),
      class: 'K3',
      relation: 'coach',
    });
  const family = ground.rows['school.relation'].filter(
    (row) => row['school_id'] === ground.organisation && row['kind'] === 'guardian',
  );
  for (const { subject, object } of family)
    if (!staff.includes(subject as string))
      ground.add('school.access_log', {
        pupil_id: object as string,
        hour: '2026-11-20T11:00:00Z',
        reader: subject as string,
        class: 'K3',
        relation: 'guardianUnder16',
      });
  ground.add('school.external_id', {
    kind: 'person',
    system: 'som',
    value: '17',
    object_id: pupils[0] as string,
  });
  ground.add('school.second_word', {
    id: ground.id('second word'),
    what: 'x',
    object: ground.organisation,
    asked_by: actors.at(-1) as string,
    asked_at: confirmed,
    until: 'infinity',
    answer_from: 'either',
  });
  const [guarded] = family;
  if (guarded !== undefined)
    ground.add('school.authority_change', {
      id: ground.id('authority change'),
      relation_id: guarded['id'] as string,
      at: confirmed,
      before: 'full',
      after: 'blocked',
      why: 'x',
      asked_by: actors.at(-1) as string,
    });
  ground.add('school.settled', {
    question: 'births',
    object_id: pupils[0] as string,
    answered: false,
    said_by: actors.at(-1) as string,
    said_at: confirmed,
  });
  ground.add('school.import', {
    id: ground.id('import'),
    at: confirmed,
    actor: actors.at(-1) as string,
    format: 'oneroster',
    file_name: 'x.zip',
    file_hash: '\\x00',
    added: 1,
    changed: 0,
    ended: 0,
    same: 0,
  });
  ground.add('school.import_undo', { import_id: ground.id('import'), before: '{}' });
  ground.add('school.upload', {
    id: ground.id('upload'),
    at: confirmed,
    actor: actors.at(-1) as string,
    format: 'oneroster',
    file_name: 'x.zip',
    state: 'read',
  });
  ground.add('school.upload_part', { upload_id: ground.id('upload'), n: 0, bytes: '\\x00' });
  ground.add('school.upload_page', {
    upload_id: ground.id('upload'),
    sort: 'pupil',
    change: 'added',
    n: 0,
    lines: '[]',
  });
  ground.add('school.sheet_column', { list: 'pupils', head: 'klas', field: 'group' });
  ground.add('school.import_row', {
    import_id: ground.id('import'),
    n: 1,
    what: 'user',
    external: '17',
    change: 'added',
  });
}

/** Something of a goal long ago, or of a talk some minutes ago. */
export function journal(
  ground: Ground,
  label: string,
  by: string,
  object: string,
  pupil: string | null,
  reach: string | null,
  minutes?: number,
): void {
  ground.add('school.journal', {
    id: ground.id(label),
    at: minutes === undefined ? confirmed : new Date(now.getTime() - minutes * 60_000).toISOString(),
    actor: by,
    verb: minutes === undefined ? 'goal.set' : 'coaching.kept',
    object,
    pupil_id: pupil,
    reach,
  });
  ground.add('school.journal_text', { journal_id: ground.id(label), reach, before: 'was', after: 'is' });
}
