import { Injectable } from '@nestjs/common';
import { SupplyReader } from '@tributary/inventory';
import { shanghaiToday } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { CreditLedger, type CreditStanding } from '../credit/credit-ledger';
import { buyerOf, type Party } from '../order/order-party';
import { orderTotal } from '../order/order-totals';
import { judgeLines, type LineJudgement } from '../supply/line-judgement';
import { type BasketGift } from '../promotion/basket-promotions';
import { giftBasketLine } from '../promotion/gift-line';
import type { PricedLine } from './basket';
import { BasketPricer } from './basket-pricer';
import { type BasketDelivery, deliveriesOf, type DeliveredLine } from './basket-delivery';
import { type BasketLabel, BasketRepository } from './basket.repository';

/** A line with everything that would stop it from being submitted now. */
export interface BasketViewLine extends LineJudgement {
  readonly priced: PricedLine;
  readonly label: BasketLabel | undefined;
}

/** Goods that come along for nothing, and whether they are there. */
export interface BasketViewGift extends LineJudgement {
  readonly gift: BasketGift;
}

export interface BasketView {
  readonly orderId: number | null;
  readonly seller: Party;
  readonly lines: readonly BasketViewLine[];
  readonly gifts: readonly BasketViewGift[];
  readonly deliveries: readonly BasketDelivery[];
  readonly total: string;
  readonly credit: CreditStanding | null;
  readonly updatedAt: Date | null;
}

/** The buyer's basket with one seller, judged as a submission would judge it: the same number of statements, whatever its size. */
@Injectable()
export class BasketReader {
  constructor(
    private readonly baskets: BasketRepository,
    private readonly pricer: BasketPricer,
    private readonly supply: SupplyReader,
    private readonly credit: CreditLedger,
  ) {}

  /** @throws platform.not-found for a seller out of sight */
  async read(tx: TxCtx, sellerId: number): Promise<BasketView> {
    const buyerId = buyerOf(tx);
    const head = await this.baskets.head(tx, buyerId, sellerId);
    if (!head) throw platformErrors.notFound();
    const { lines, gifts } = head.draftId === null ? EMPTY : await this.content(tx, { id: head.draftId, buyerId, sellerId });
    return {
      orderId: head.draftId,
      seller: head.seller,
      lines,
      gifts,
      deliveries: deliveriesOf(lines.map(deliveredLine)),
      total: orderTotal(lines.flatMap(({ priced }) => priced.price?.amount ?? [])).toString(),
      credit: await this.credit.standing(tx, sellerId, buyerId),
      updatedAt: head.updatedAt,
    };
  }

  private async content(tx: TxCtx, draft: { id: number; buyerId: number; sellerId: number }): Promise<Pick<BasketView, 'lines' | 'gifts'>> {
    const { at, lines, gifts } = await this.pricer.price(tx, draft);
    const given = gifts.map((gift, index): PricedLine => ({ line: giftBasketLine(gift, { id: -1 - index, lineNo: 0 }), base: gift.base }));
    const named = new Map((await this.baskets.labels(tx, draft.id)).map((label) => [label.lineId, label]));
    const today = shanghaiToday(at);
    const skuIds = [...new Set([...lines, ...given].map(({ line }) => line.skuId))];
    const supply = await this.supply.of(tx, { ownerId: draft.sellerId, buyerId: draft.buyerId, skuIds, today });
    const judgements = judgeLines(tx, [...lines, ...given], supply, today);
    return {
      lines: lines.map((priced) => ({ ...NOTHING, ...judgements.get(priced.line.id), priced, label: named.get(priced.line.id) })),
      gifts: gifts.map((gift, index) => ({ ...NOTHING, ...judgements.get(-1 - index), gift })),
    };
  }
}

const EMPTY: Pick<BasketView, 'lines' | 'gifts'> = { lines: [], gifts: [] };
const NOTHING: LineJudgement = { available: '0', promisedOn: null, problems: [], options: [], fixes: [] };

function deliveredLine({ priced: { line, price }, promisedOn }: BasketViewLine): DeliveredLine {
  return { id: line.id, promisedOn, amount: price?.amount ?? null };
}
