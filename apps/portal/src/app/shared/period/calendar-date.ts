/** The picker thinks in local midnights, the product in calendar days: these two translate. */

export function localDate(day: string | null): Date | null {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date) : null;
}

export function dayOf(date: Date | null): string | null {
  if (!date) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
