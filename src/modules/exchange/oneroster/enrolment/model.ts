import type { SchoolClass } from '../class/model.ts';
import type { Place } from '../../roster/model.ts';
import { daysOf, yesNoOf } from '../cell/model.ts';
import type { Register } from '../register/model.ts';
import { type Progress, readSheet, type Sheets } from '../sheet/model.ts';
import { type Known, meaningOf, seatIn } from '../seat/model.ts';
import type { Units } from '../organisation/model.ts';

/** Who learns and who teaches in each class. By far the longest file: nothing is kept of a row but its place. */
export function* readEnrolments(
  sheets: Sheets,
  units: Units,
  classes: Register<SchoolClass>,
  people: Register<Known>,
): Generator<Progress, void> {
  // a file goes class by class, and a list that is made at once takes half of one that grows
  const run: Place[] = [];
  let of: SchoolClass | undefined;
  const next = (one?: SchoolClass) => {
    if (of !== undefined) of.group.places = grown(of.group.places, run);
    run.length = 0;
    of = one;
  };
  yield* readSheet(sheets, {
    name: 'enrollments',
    fields: [
      ...(['sourcedId', 'classSourcedId', 'userSourcedId', 'schoolSourcedId', 'role', 'primary'] as const),
      ...(['beginDate', 'endDate'] as const),
    ],
    required: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'],
    unread: [],
    // by number: taken apart as a list, each of a million rows would make an iterator
    row({ 1: classId, 2: userId, 3: schoolId, 4: role, 5: primary, 6: begin, 7: end }, at) {
      const found = classes.find(classId, at, 'classSourcedId');
      const user = people.find(userId, at, 'userSourcedId');
      const meaning = meaningOf(role);
      if (meaning === undefined && role !== '') at.note('roleUnknown', 'role', role);
      const { from, until } =
        begin === '' && end === '' ? noDays : daysOf(['beginDate', begin], ['endDate', end], at);
      const isPrimary = yesNoOf(primary, 'primary', at) ?? false;
      if (found === undefined || user === undefined || meaning === undefined) return;
      const { group, school } = found;
      if (schoolId !== '' && schoolId !== school.id) {
        const unit = units.register.find(schoolId, at, 'schoolSourcedId');
        if (unit === undefined) return;
        if (units.schoolOf(unit) !== school) {
          return at.note('enrolmentOfOtherSchool', 'schoolSourcedId', schoolId, school.id);
        }
      }
      const seat = seatIn(user, school);
      if (meaning === 'pupil') {
        if (seat?.pupil === undefined) return at.note('enrolledWithoutRole', 'role', role, userId);
        // who has the same days in each group has the same place in each
        let { place } = seat;
        if (place === undefined || place.from !== from || place.until !== until) {
          place = { pupil: seat.pupil, from, until };
          seat.place = place;
        }
        if (found !== of) next(found);
        run.push(place);
        return;
      }
      if (meaning !== 'teacher') return at.note('roleLeftOut', 'role', role, userId);
      if (seat?.staff === undefined) return at.note('enrolledWithoutRole', 'role', role, userId);
      group.posts = grown(group.posts, [{ staff: seat.staff, primary: isPrimary, from, until }]);
    },
  });
  next();
}

const noDays = { from: undefined, until: undefined };

/** The same list, longer; what comes first begins a list of its own. */
function grown<T>(list: readonly T[], more: readonly T[]): readonly T[] {
  if (list.length === 0) return more.slice();
  for (const one of more) (list as T[]).push(one);
  return list;
}
