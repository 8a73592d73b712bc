import { retryDelayMs } from './retry-delay';

it('waits longer after each failure, never more than an hour, and gives up in the end', () => {
  const delays = Array.from({ length: 16 }, (_, index) => retryDelayMs(index + 1));
  expect(delays.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
  expect(delays.slice(7, 15)).toEqual(Array.from({ length: 8 }, () => 3_600_000));
  expect(delays[15]).toBeUndefined();
});
