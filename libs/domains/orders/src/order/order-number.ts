import { shanghaiToday } from '@tributary/kernel';

/** The number people quote: month of submission in Shanghai and a running number, `SO-202611-000123`. */
export function orderNumber(at: Date, sequence: number): string {
  return `SO-${shanghaiToday(at).slice(0, 7).replace('-', '')}-${String(sequence).padStart(6, '0')}`;
}
