import { addDays, type LocalDate } from '@tributary/kernel';
import { Random } from '../random';
import type { SkuPlan } from './catalogue';
import type { Company } from './company';

/** Goods that were made together. */
export interface Batch {
  readonly number: string;
  /** The last day on which they may be used. */
  readonly expiry: LocalDate;
}

const BATCHES = 3;
const MOST_DAYS_OLD = 500;

/** The batches of a product that are on the market at the company's last day, none of them over; none where nobody tells of them. */
export function batchesOf({ industry: { channel }, seed, until }: Company, { id }: SkuPlan): Batch[] {
  const { shelfLife } = channel;
  if (!shelfLife) return [];
  const random = new Random(seed, 'batch', id);
  const months = random.pick(shelfLife);
  return Array.from({ length: BATCHES }, () => {
    const made = addDays(until, -random.between(30, MOST_DAYS_OLD));
    const number = `${made.replaceAll('-', '').slice(2)}${String(random.between(1, 6)).padStart(2, '0')}`;
    return { number, expiry: addDays(monthsAfter(made, months), -1) };
  });
}

function monthsAfter(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-${day.endsWith('-29') || day.endsWith('-30') || day.endsWith('-31') ? '28' : day.slice(8)}`;
}
