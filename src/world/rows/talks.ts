import type { Here, One, Put } from './here.ts';

/** When a pupil speaks with the coach, how that went, and what they agreed. */
export function putTalks({ id: school, who, world }: Here, one: One, put: Put): void {
  const { idOf, calendar } = world;
  const { id: pupil, year } = one;
  const of = { school_id: school, pupil_id: pupil };
  const { slot } = year;
  if (slot !== undefined) {
    const { weekday, at, minutes } = slot;
    put('school.talk_slot', { ...of, coach: who(slot.coach), weekday, at, minutes });
  }
  const talkId = (week: number) => idOf(`talk ${pupil} ${week}`);
  for (const { week, coach, state, plannedAt, heldAt, minutes, cards } of year.talks) {
    const id = talkId(week);
    put('school.talk', {
      ...of,
      ...{ id, monday: calendar.dayOf(week, 1), coach: who(coach), planned_at: plannedAt, state, minutes },
      opened_at: heldAt === null ? null : new Date(heldAt.getTime() - (minutes ?? 0) * 60_000),
      held_at: heldAt,
      version: 2,
    });
    for (const { card, text, by, at } of cards)
      put('school.talk_card', { ...of, talk_id: id, card, text, by: who(by), at });
  }
  year.agreements.forEach(({ week, side, owner, text, due, doneAt, by, at }, i) =>
    put('school.agreement', {
      ...of,
      id: idOf(`agreement ${pupil} ${i}`, at),
      talk_id: week === null ? null : talkId(week),
      ...{ side, owner: who(owner), text, due, done_at: doneAt, made_by: who(by), made_at: at },
      version: doneAt === null ? 1 : 2,
    }),
  );
  year.autonomy.forEach(({ level, reason, at, agreedAt }, i) =>
    put('school.autonomy', {
      ...of,
      id: idOf(`autonomy ${pupil} ${i}`, at),
      ...{ level, reason, set_by: who(one.pupil.coach), set_at: at, agreed_at: agreedAt },
    }),
  );
}
