const DAY_MS = 86_400_000;
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** Day 0 for all days after a 29 February 1900 that the calendar counts and that never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const LEAP_DAY = 60;

/** The instant (milliseconds, UTC) that a number means in one of the two calendars of spreadsheets. */
export function instantOf(number: number, date1904: boolean): number {
  if (date1904) return EPOCH_1904 + Math.round(number * DAY_MS);
  return EPOCH_1900 + Math.round((number < LEAP_DAY ? number + 1 : number) * DAY_MS);
}
