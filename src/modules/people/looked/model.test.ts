import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDay, type Look, shownTo } from './model.ts';

const look = (wish: Partial<Look>): Look => ({
  day: '2026-11-20',
  hour: '10:00',
  reader: 'marit',
  relation: 'coach',
  name: 'Marit Jansma',
  ...wish,
});
const someLooks = fc.array(
  fc.record({
    day: fc.constantFrom('2026-11-18', '2026-11-19', '2026-11-20'),
    hour: fc.constantFrom('08:00', '10:00', '14:00'),
    reader: fc.constantFrom('marit', 'fatma', 'joris'),
    relation: fc.constantFrom('coach', 'guardianUnder16', 'subjectTeacher'),
    name: fc.constant(null),
  }),
);

describe('who looked', () => {
  it('is told once a day per person, with the hours, the newest day first', () =>
    expect(
      byDay([look({ hour: '14:00' }), look({}), look({ reader: 'joris' }), look({ day: '2026-11-21' })]),
    ).toEqual([
      { day: '2026-11-21', lines: [expect.objectContaining({ reader: 'marit', hours: ['10:00'] })] },
      {
        day: '2026-11-20',
        lines: [
          expect.objectContaining({ reader: 'marit', hours: ['10:00', '14:00'] }),
          expect.objectContaining({ reader: 'joris', hours: ['10:00'] }),
        ],
      },
    ]));

  it('loses no look by being told shortly', () =>
    fc.assert(
      fc.property(someLooks, (looks) => {
        const told = byDay(looks).flatMap(({ day, lines }) =>
          lines.flatMap(({ reader, hours }) => hours.map((hour) => `${day} ${reader} ${hour}`)),
        );
        const all = new Set(looks.map(({ day, reader, hour }) => `${day} ${reader} ${hour}`));
        expect(new Set(told)).toEqual(all);
        expect(told).toHaveLength(all.size);
      }),
    ));

  it('never tells one guardian when another one looked', () =>
    fc.assert(
      fc.property(someLooks, (looks) => {
        const shown = shownTo({ person: 'fatma', isGuardian: true }, looks);
        const guardians = shown.filter(({ relation }) => relation === 'guardianUnder16');
        expect(guardians.every(({ reader }) => reader === 'fatma')).toBe(true);
        expect(shownTo({ person: 'noor', isGuardian: false }, looks)).toEqual(looks);
      }),
    ));
});
