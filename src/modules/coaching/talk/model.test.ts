import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, mondayOf } from '#platform/dates';
import {
  briefOf,
  closing,
  isHeld,
  isMissed,
  minutesOf,
  moved,
  nextTalk,
  quietOf,
  type Signal,
  talkStates,
  type TalkVerb,
  talkWeekOf,
  weeksOf,
  weeksWithout,
  written,
} from './model.ts';

const days = fc.integer({ min: 0, max: 720 }).map((n) => addDays('2026-01-01', n));
const verbs: readonly TalkVerb[] = ['hold', 'replace', 'move', 'miss_pupil', 'miss_coach', 'let_go'];

describe('the states of a talk', () => {
  it('end when it was held or let go: nothing follows on that but taking it back', () => {
    const over = talkStates.filter((state) => isHeld(state) || state === 'let_go');
    for (const state of over) expect(verbs.filter((verb) => moved(state, verb))).toEqual([]);
  });

  it('let one that was missed be held after all or let go, and nothing else', () => {
    for (const state of talkStates.filter(isMissed))
      expect(verbs.filter((verb) => moved(state, verb))).toEqual(['replace', 'let_go']);
    expect(moved('missed_coach', 'replace')).toBe('replaced');
  });

  it('come to held by one press from everywhere but the end', () => {
    const closed = talkStates.map((state) => {
      const verb = closing(state);
      return verb === undefined ? state : moved(state, verb);
    });
    expect(closed.every((state) => state === 'let_go' || (state !== undefined && isHeld(state)))).toBe(true);
  });
});

describe('the weeks of a talk', () => {
  it('are this one, and in the weekend the one that comes', () => {
    expect(talkWeekOf('2026-11-20')).toBe('2026-11-16');
    expect(talkWeekOf('2026-11-21')).toBe('2026-11-23');
    expect(talkWeekOf('2026-11-23')).toBe('2026-11-23');
  });

  it('look back and ahead at two weeks that follow on each other, whatever the day', () => {
    fc.assert(
      fc.property(days, (today) => {
        const { back, ahead } = weeksOf(talkWeekOf(today), today);
        expect(addDays(back, 7)).toBe(ahead);
        expect(mondayOf(ahead)).toBe(ahead);
      }),
    );
  });

  it('leave no week out and take none twice, with a talk on the same day of every week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), (weekday) => {
        const behind = Array.from({ length: 10 }, (_, n) => {
          const monday = addDays('2026-09-07', 7 * n);
          return weeksOf(monday, addDays(monday, weekday)).back;
        });
        expect(new Set(behind).size).toBe(10);
        expect(behind).toEqual(behind.map((_, n) => addDays(behind[0] as string, 7 * n)));
      }),
    );
  });

  it('pass over a holiday, in which no week holds anything', () => {
    const filled = ['2026-10-12', '2026-10-26'];
    expect(weeksOf('2026-10-26', '2026-10-26', filled)).toEqual({ back: '2026-10-12', ahead: '2026-10-26' });
    expect(weeksOf('2026-10-12', '2026-10-16', filled)).toEqual({ back: '2026-10-12', ahead: '2026-10-26' });
  });
});

describe('a talk that stays away', () => {
  const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];

  it('counts whole school weeks since the last one; the running week may still have one', () => {
    expect(weeksWithout(weeks, ['2026-11-02'], '2026-08-24', '2026-11-18')).toBe(1);
    expect(weeksWithout(weeks, ['2026-10-26'], '2026-08-24', '2026-11-18')).toBe(2);
    expect(weeksWithout(weeks, ['2026-10-26', '2026-11-16'], '2026-08-24', '2026-11-18')).toBe(0);
    // held on Friday for the week ahead
    expect(weeksWithout(weeks, ['2026-11-23'], '2026-08-24', '2026-11-20')).toBe(0);
  });

  it('is seen by coach and team lead after two weeks, and counted for the leader after four', () => {
    expect([1, 2, 3, 4].map(quietOf)).toEqual([undefined, 'near', 'near', 'far']);
  });

  it('never counts weeks before somebody became the coach, nor a holiday', () => {
    fc.assert(
      fc.property(days, days, (since, today) => {
        const known = weeksWithout(weeks, [], since, today);
        expect(known).toBeLessThanOrEqual(weeks.filter((monday) => monday >= mondayOf(since)).length);
        expect(weeksWithout([], [], since, today)).toBe(0);
      }),
    );
  });
});

describe('the brief', () => {
  const agreed = { text: 'Fatma vragen', due: '2026-11-18', done: true, dropped: false, made: '2026-11-10' };
  const signal = (what: Signal['what'], times = 1): Signal => ({ what, title: what, times });

  it('is two lines: what stands out most, and the agreement that was made last', () => {
    const brief = briefOf(
      [signal('proposed'), signal('again', 2), signal('quiet', 3)],
      [],
      [agreed],
      '2026-11-21',
    );
    expect(brief.first).toEqual([signal('quiet', 3), signal('again', 2)]);
    expect(brief.second).toMatchObject({ text: 'Fatma vragen', kept: 'done' });
  });

  it('tells of the goals when nothing stands out, and never of an agreement that was let go', () => {
    const brief = briefOf([], ['Breuken', 'Dijken', 'Meer'], [{ ...agreed, dropped: true }], '2026-11-21');
    expect(brief).toEqual({ first: ['Breuken', 'Dijken'], second: undefined });
  });

  it('calls an agreement late only after its day', () => {
    const open = { ...agreed, done: false };
    expect(briefOf([], [], [open], '2026-11-18').second?.kept).toBe('open');
    expect(briefOf([], [], [open], '2026-11-19').second?.kept).toBe('late');
  });
});

describe('a card that two people write', () => {
  it('never loses a text: whoever did not see the last one is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), fc.nat(9), (there, sent, version, seen) => {
        const what = written({ text: there, version }, { text: sent, version: seen });
        const mayBeLost = there !== sent && seen !== version;
        expect(what === 'both').toBe(mayBeLost);
      }),
    );
    expect(written(undefined, { text: 'eerste', version: 0 })).toBe('write');
  });
});

describe('how long it took', () => {
  it('is counted from opening, and what cannot be true is the planned time', () => {
    const at = (minutes: number) => new Date(minutes * 60_000);
    expect(minutesOf(at(0), at(14), 15)).toBe(14);
    expect(minutesOf(at(0), at(0), 15)).toBe(1);
    expect(minutesOf(at(0), at(240), 15)).toBe(15);
    expect(minutesOf(null, at(3), 20)).toBe(20);
  });
});

const slot = { weekday: 2, at: '10:45', minutes: 15 };
const allDays = (monday: string) => [0, 1, 2, 3, 4].map((days) => addDays(monday, days));
const next = (day: string, time = '09:00', more: Partial<Parameters<typeof nextTalk>[0]> = {}) =>
  nextTalk({ slot, talks: [], now: { day, time }, schoolDays: allDays, ...more });

describe('the next talk', () => {
  it('is at the standing moment, as long as that is not over', () => {
    expect(next('2026-11-23')).toEqual({ day: '2026-11-24', time: '10:45' });
    expect(next('2026-11-24', '10:59')).toEqual({ day: '2026-11-24', time: '10:45' });
    expect(next('2026-11-24', '11:00')).toEqual({ day: '2026-12-01', time: '10:45' });
    expect(next('2026-11-21')).toEqual({ day: '2026-11-24', time: '10:45' });
  });

  it('is where it was moved to, and a week later when it was held or missed', () => {
    const to = { day: '2026-11-26', time: '13:20' };
    expect(next('2026-11-25', '09:00', { talks: [{ monday: '2026-11-23', state: 'moved', to }] })).toEqual(
      to,
    );
    for (const state of ['held', 'missed_coach', 'let_go'] as const)
      expect(next('2026-11-23', '09:00', { talks: [{ monday: '2026-11-23', state }] })?.day).toBe(
        '2026-12-01',
      );
  });

  it('is not on a free day, and is not there without a moment', () => {
    const schoolDays = (monday: string) => (monday === '2026-11-23' ? [] : allDays(monday));
    expect(next('2026-11-23', '09:00', { schoolDays })?.day).toBe('2026-12-01');
    expect(next('2026-11-23', '09:00', { slot: undefined })).toBeUndefined();
  });
});
