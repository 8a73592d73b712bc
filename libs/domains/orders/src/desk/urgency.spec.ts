import { afterWorkingHours, urgencyOf } from './urgency';

const shanghai = (text: string): Date => new Date(`${text}:00+08:00`);

describe('four working hours', () => {
  it.each([
    ['within a morning', '2026-03-02T09:30', '2026-03-02T13:30'],
    ['to the minute of closing', '2026-03-02T14:00', '2026-03-02T18:00'],
    ['over an evening', '2026-03-02T16:30', '2026-03-03T11:30'],
    ['from before the opening', '2026-03-02T06:00', '2026-03-02T13:00'],
    ['from an evening', '2026-03-02T21:00', '2026-03-03T13:00'],
    ['over a weekend', '2026-03-06T17:00', '2026-03-09T12:00'],
    ['from a Saturday', '2026-03-07T10:00', '2026-03-09T13:00'],
    ['from a Friday evening', '2026-03-06T18:00', '2026-03-09T13:00'],
    ['from a Sunday night', '2026-03-08T23:59', '2026-03-09T13:00'],
  ])('%s', (_, from, until) => expect(afterWorkingHours(shanghai(from), 4)).toEqual(shanghai(until)));
});

describe('urgencyOf', () => {
  const submittedAt = shanghai('2026-03-02T09:30');

  it('counts a decision from the submission, whatever is promised', () => {
    expect(urgencyOf({ work: 'decide', submittedAt, promisedOn: '2026-04-01' }, shanghai('2026-03-02T13:31'))).toEqual({ due: shanghai('2026-03-02T13:30'), overdue: true });
  });

  it('counts everything else to the close of the day on which the goods are promised to leave', () => {
    for (const work of ['accept', 'allocate', 'release', 'ship'] as const) {
      expect(urgencyOf({ work, submittedAt, promisedOn: '2026-03-05' }, shanghai('2026-03-05T18:00'))).toEqual({ due: shanghai('2026-03-05T18:00'), overdue: false });
    }
  });

  it('does not wait for a promise that nobody made', () => {
    expect(urgencyOf({ work: 'release', submittedAt, promisedOn: null }, submittedAt).due).toEqual(shanghai('2026-03-02T13:30'));
  });
});
