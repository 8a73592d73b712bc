import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import type { Draft, PricedLine } from './basket';
import { demandOf, priceLine } from './basket-pricing';
import { BasketRepository } from './basket.repository';

/** A basket at the prices and rules of one moment. */
export interface PricedBasket {
  readonly at: Date;
  readonly lines: readonly PricedLine[];
}

/** Prices and checks whole baskets: two statements, whatever the number of lines. */
@Injectable()
export class BasketPricer {
  constructor(
    private readonly baskets: BasketRepository,
    private readonly prices: PriceResolver,
    private readonly clock: Clock,
  ) {}

  async price(tx: TxCtx, draft: Draft): Promise<PricedBasket> {
    const at = this.clock.now();
    const date = shanghaiToday(at);
    const lines = await this.baskets.lines(tx, draft, date);
    if (lines.length === 0) return { at, lines: [] };
    const decisions = await this.prices.resolve(tx, { sellerId: draft.sellerId, date, wanted: demandOf(lines) });
    return { at, lines: lines.map((line) => priceLine(line, decisions.get(line.skuId))) };
  }
}
