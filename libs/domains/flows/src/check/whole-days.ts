import { daysBetween, type LocalDate, period, type Period } from '@tributary/kernel';
import { flowsErrors } from '../flows.errors';
import { LONGEST_SILENCE } from './coverage';

/** The days that somebody says an arrival tells of whole. @throws kernel.period-invalid, kernel.date-invalid, flows.days-too-many */
export function wholeDays(from: string, to: string, latest: LocalDate): Period {
  const days = period(from, to);
  if (days.to > latest || daysBetween(days.from, days.to) >= LONGEST_SILENCE) throw flowsErrors.daysTooMany({ most: LONGEST_SILENCE, latest });
  return days;
}
