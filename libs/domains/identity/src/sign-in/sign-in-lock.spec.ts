import { afterFailure, lockedForMs, NO_FAILURES, type SignInFailures } from './sign-in-lock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = new Date('2026-03-02T09:00:00+08:00');
const later = (ms: number, from = start) => new Date(from.getTime() + ms);
const fail = (times: number, now = start, failures: SignInFailures = NO_FAILURES) =>
  Array.from({ length: times }).reduce<SignInFailures>((state) => afterFailure(state, now), failures);

describe('lock-out', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [8, 120],
    [11, 960],
    [12, 1440],
    [60, 1440],
  ])('after %i failures lasts %i minutes', (times, minutes) => expect(lockedForMs(fail(times), start)).toBe(minutes * MINUTE));

  it('ends to the millisecond', () => {
    const locked = fail(5);
    expect(lockedForMs(locked, later(15 * MINUTE - 1))).toBe(1);
    expect(lockedForMs(locked, later(15 * MINUTE))).toBe(0);
  });

  it('is forgotten a day after it ended, or after the last failure', () => {
    expect(fail(1, later(DAY + 15 * MINUTE), fail(5)).count).toBe(6);
    expect(fail(1, later(DAY + 15 * MINUTE + 1), fail(5))).toEqual({ count: 1, until: later(DAY + 15 * MINUTE + 1) });
    expect(fail(1, later(DAY), fail(4)).count).toBe(5);
    expect(fail(1, later(DAY + 1), fail(4)).count).toBe(1);
  });
});
