import { Injectable } from '@nestjs/common';
import { daysBetween, type Period } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { insightErrors } from '../insight.errors';
import type { SellThrough } from './sell-through';
import { type SellThroughFilter, SellThroughRepository } from './sell-through.repository';

/** Long enough for a year against the year before, short enough to answer at once. */
export const LONGEST_PERIOD_DAYS = 400;

/** What the channel really sold (C8, C11). */
@Injectable()
export class SellThroughReader {
  constructor(private readonly repository: SellThroughRepository) {}

  /** @throws insight.period-too-long */
  async sales(tx: TxCtx, period: Period, filter: SellThroughFilter): Promise<SellThrough> {
    if (daysBetween(period.from, period.to) >= LONGEST_PERIOD_DAYS) throw insightErrors.periodTooLong({ days: LONGEST_PERIOD_DAYS });
    return { ...period, ...(await this.repository.sales(tx, period, filter)) };
  }
}
