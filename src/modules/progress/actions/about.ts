import { id, maybeNumber } from '#platform/input';

/** Which step on which way. */
export const ofStep = { enrolment: id, step: id };
/** Which version of the record the form showed; empty: there was none. */
export const shown = { version: maybeNumber(1, 999_999) };
