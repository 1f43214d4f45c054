import type { Language } from '#platform/words';
import { Back } from '#ui';
import { words } from '../words.ts';

const lists = { coach: '/coaching/group', teacher: '/people/taught', other: '/' } as const;

/** The list on which the reader finds a pupil: the own group before the classes; a parent begins with the child. */
const cameFrom = (held: readonly string[]): keyof typeof lists =>
  held.includes('coach')
    ? 'coach'
    : held.some((relation) => relation.startsWith('subjectTeacher'))
      ? 'teacher'
      : 'other';

/** One step back from what is about one pupil, for whoever is not that pupil. */
export function BackFromPupil({ held, language }: { held: readonly string[]; language: Language }) {
  const from = cameFrom(held);
  return <Back href={lists[from]}>{words(language).of.back[from]}</Back>;
}
