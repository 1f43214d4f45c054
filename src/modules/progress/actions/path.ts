/** The pupil's own page, at one course. */
export const pathOf = (enrolment: string): string => `/progress#way-${enrolment}`;
/** One item of the queue. */
export const itemPath = (item: { pupil: string; enrolment: string; step: string }): string =>
  `/progress/queue?pupil=${item.pupil}&enrolment=${item.enrolment}&step=${item.step}`;
