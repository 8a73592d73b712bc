import { kernelErrors } from './kernel.errors';

/** A calendar day in Shanghai, `YYYY-MM-DD`; such strings sort and compare as days do. */
export type LocalDate = string;

/** From one day to another, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const dayLength = 86_400_000;
// China has kept UTC+8 without summer time since 1991; the product knows no earlier instants.
const shanghaiOffset = 8 * 3_600_000;

/** Checks a calendar day. @throws kernel.date-invalid for any other form and for days that do not exist */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw kernelErrors.dateInvalid({ value: text.slice(0, 60) });
  return text;
}

export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && isoDay(instant) === text;
}

/** The day it is in Shanghai at an instant. */
export function shanghaiToday(now: Date): LocalDate {
  return isoDay(now.getTime() + shanghaiOffset);
}

/** The instant at which a day begins in Shanghai; the day ends where the next one begins. */
export function shanghaiMidnight(date: LocalDate): Date {
  return new Date(utcMidnight(date) - shanghaiOffset);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return isoDay(utcMidnight(date) + days * dayLength);
}

/** The days from one date to another: 0 for the same day, negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (utcMidnight(to) - utcMidnight(from)) / dayLength;
}

/** @throws kernel.period-invalid when it ends before it begins, kernel.date-invalid */
export function period(from: string, to: string): Period {
  if (localDate(to) < localDate(from)) throw kernelErrors.periodInvalid({ from, to });
  return { from, to };
}

/** Each day of a period in order. */
export function eachDay({ from, to }: Period): LocalDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** The calendar month that holds a day, from its first to its last. */
export function monthOf(date: LocalDate): Period {
  const first = `${localDate(date).slice(0, 7)}-01`;
  const nextMonth = `${addDays(first, 31).slice(0, 7)}-01`;
  return { from: first, to: addDays(nextMonth, -1) };
}

export function contains({ from, to }: Period, date: LocalDate): boolean {
  return from <= date && date <= to;
}

/** Whether two periods share a day. */
export function overlaps(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${localDate(date)}T00:00:00Z`);
}

function isoDay(instant: number): LocalDate {
  return new Date(instant).toISOString().slice(0, 10);
}
