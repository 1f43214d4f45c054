import { createHash } from 'node:crypto';
import type { Course } from '../model.ts';

/** An id that follows from what it stands for, so that the same course brought in again is the same course. */
const following = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** `owner` is the school whose own course it is; null for one of the community. */
export const courseId = (owner: string | null, handle: string): string =>
  following('course', owner ?? '', handle);
export const versionId = (course: string, number: number): string =>
  following('version', course, String(number));
/** What a record of a pupil points at, over all versions. */
export const stepId = (course: string, key: string): string => following('step', course, key);
export const taskId = (step: string, key: string): string => following('task', step, key);
export const assetId = (step: string, key: string): string => following('asset', step, key);

/** The sum of what a course says, however its file was set: by it the same file twice is known. */
export const sumOf = (course: Course): Buffer => createHash('sha256').update(plainly(course)).digest();

const plainly = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
