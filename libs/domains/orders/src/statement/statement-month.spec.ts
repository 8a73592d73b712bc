import { currentMonth, isOver, spanOf } from './statement-month';

describe('a month of a statement', () => {
  it('goes from midnight to midnight in Shanghai', () => {
    expect(spanOf('2026-02')).toEqual({ first: '2026-02-01', from: new Date('2026-01-31T16:00:00Z'), until: new Date('2026-02-28T16:00:00Z') });
    expect(spanOf('2026-12').until).toEqual(new Date('2026-12-31T16:00:00Z'));
    expect(spanOf('2026-03').from).toEqual(spanOf('2026-02').until);
  });

  it('is over when nothing that began in it can still be written', () => {
    expect(isOver('2026-02', new Date('2026-02-28T16:14:59Z'))).toBe(false);
    expect(isOver('2026-02', new Date('2026-02-28T16:15:00Z'))).toBe(true);
  });

  it('is the one of the clock in Shanghai', () => expect([currentMonth(new Date('2026-02-28T15:59:59Z')), currentMonth(new Date('2026-02-28T16:00:00Z'))]).toEqual(['2026-02', '2026-03']));
});
