/** A date-and-time field has no time zone of its own; ours always shows Shanghai's clock (UTC+8, no summer time). */

const OFFSET_MS = 8 * 3_600_000;

/** The value of a `datetime-local` field for a moment. */
export function toShanghaiField(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 16);
}

/** The moment that a filled field means; undefined when it is empty. */
export function fromShanghaiField(text: string): string | undefined {
  return text ? new Date(`${text}:00+08:00`).toISOString() : undefined;
}

export function inHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}
