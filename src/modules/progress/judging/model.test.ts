import { describe, expect, it } from 'vitest';
import { now } from '../../../../tests/world/way.ts';
import { judgeProblems, mayTakeBack } from './model.ts';

describe('judging', () => {
  it('asks for words when it is not there yet, and for nothing else', () => {
    expect(judgeProblems('passed', 'havo', ['havo', 'vwo'], '')).toEqual({});
    expect(judgeProblems('passed', '', [], '')).toEqual({});
    expect(judgeProblems('talk', 'havo', ['havo'], '')).toEqual({});
    expect(judgeProblems('again', 'havo', ['havo'], '')).toEqual({ feedback: 'feedback-missing' });
    expect(judgeProblems(null, 'gym', ['havo'], '')).toEqual({
      outcome: 'outcome-missing',
      level: 'level-unknown',
    });
  });

  it('can be taken back for a minute, by whoever judged, while nobody has read it', () => {
    const judgement = { judgedBy: 'j', judgedAt: now, openedAt: null };
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(mayTakeBack(judgement, 'j', after(60))).toBe(true);
    expect(mayTakeBack(judgement, 'j', after(61))).toBe(false);
    expect(mayTakeBack(judgement, 'k', after(1))).toBe(false);
    expect(mayTakeBack({ ...judgement, openedAt: after(2) }, 'j', after(3))).toBe(false);
  });
});
