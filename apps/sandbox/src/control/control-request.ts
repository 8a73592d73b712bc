import { localDate, shanghaiToday } from '@tributary/kernel';
import { DROP_VARIANTS, type DropVariant } from '../files/dealer-drop';

export interface DropRequest {
  readonly ftpUser: string;
  readonly date: string;
  readonly variant: DropVariant;
}

/** Reads the body of POST /control/drop; today and the normal file when it does not say. Throws a sentence for the caller. */
export function parseDropRequest(body: string, now: Date): DropRequest {
  const fields = JSON.parse(body || '{}') as Partial<Record<keyof DropRequest, unknown>>;
  const variant = DROP_VARIANTS.find((known) => known === (fields.variant ?? 'normal'));
  if (!variant) throw new Error(`variant must be one of ${DROP_VARIANTS.join(', ')}.`);
  if (typeof fields.ftpUser !== 'string') throw new Error('ftpUser must be a text.');
  const date = fields.date ?? shanghaiToday(now);
  if (typeof date !== 'string') throw new Error('date must be a text, YYYY-MM-DD.');
  return { ftpUser: fields.ftpUser, date: localDate(date), variant };
}
