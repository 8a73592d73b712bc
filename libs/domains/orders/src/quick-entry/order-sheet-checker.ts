import { Injectable } from '@nestjs/common';
import { SupplyReader } from '@tributary/inventory';
import { type Ctx, UnitOfWork } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import { demandOf } from '../basket/basket-pricing';
import type { EntryRow } from './asked-row';
import type { JudgedRow } from './judged-row';
import { nearestSkus } from './nearest-skus';
import type { SheetTrade } from './order-sheet-trade';
import { askedLines, RowJudge } from './row-judge';
import { resolveRow } from './row-resolution';

/** Judges the rows of an order sheet as a submission would: two statements, whatever the number of rows. */
@Injectable()
export class OrderSheetChecker {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly prices: PriceResolver,
    private readonly supply: SupplyReader,
  ) {}

  async check(ctx: Ctx, trade: SheetTrade, rows: readonly EntryRow[]): Promise<JudgedRow[]> {
    const { buyerId, sellerId, businessLineIds, date } = trade;
    const resolved = rows.map((row) => resolveRow(row, trade.found, trade.words));
    const asked = askedLines(resolved, businessLineIds);
    const skuIds = [...new Set(asked.map(({ basket }) => basket.skuId))];
    // neither waits for the other, and nobody holds one connection while waiting for a second
    const asking = Promise.all([
      this.uow.read(ctx, (tx) => this.prices.resolve(tx, { sellerId, date, wanted: demandOf(asked.map(({ basket }) => basket)) })),
      this.uow.read(ctx, (tx) => this.supply.of(tx, { ownerId: sellerId, buyerId, skuIds, today: date })),
    ]);
    const near = nearestSkus(resolved, trade.skus, businessLineIds);
    const [prices, supply] = await asking;
    return new RowJudge({ businessLineIds, prices, supply, today: date, skus: trade.skus, near }).judge(resolved, asked);
  }
}
