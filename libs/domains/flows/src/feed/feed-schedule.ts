import { CronExpressionParser } from 'cron-parser';
import { flowsErrors } from '../flows.errors';

export const SCHEDULE_ZONE = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A file that is usually there in the morning is not late at noon. */
const GRACE_MS = 12 * HOUR_MS;
const FIELDS = 5;

/** When a feed is looked at next; the cron text is read in Shanghai's time. Throws when it is none. */
export function nextDue(schedule: string, after: Date): Date {
  return CronExpressionParser.parse(schedule, { currentDate: after, tz: SCHEDULE_ZONE }).next().toDate();
}

/** The next times, for people who choose a schedule. @throws flows.schedule-invalid */
export function nextTimes(schedule: string, after: Date, count: number): Date[] {
  if (schedule.trim().split(/\s+/).length !== FIELDS) throw flowsErrors.scheduleInvalid({ schedule });
  try {
    const cron = CronExpressionParser.parse(schedule, { currentDate: after, tz: SCHEDULE_ZONE });
    return Array.from({ length: count }, () => cron.next().toDate());
  } catch {
    throw flowsErrors.scheduleInvalid({ schedule });
  }
}

/** From when on the silence of a feed is news: its rhythm, at least a day, and some grace after the last arrival. */
export function lateAfter(schedule: string, lastArrival: Date): Date {
  const cron = CronExpressionParser.parse(schedule, { currentDate: lastArrival, tz: SCHEDULE_ZONE });
  const first = cron.next().getTime();
  const rhythm = Math.max(DAY_MS, cron.next().getTime() - first);
  return new Date(lastArrival.getTime() + rhythm + GRACE_MS);
}
