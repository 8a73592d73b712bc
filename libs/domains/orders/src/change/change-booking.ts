import { Injectable } from '@nestjs/common';
import { decimal, Money } from '@tributary/kernel';
import { ProductionLedger, StockLedger } from '@tributary/inventory';
import type { TxCtx } from '@tributary/platform';
import { OrderAllocator } from '../allocation/order-allocator';
import { CreditLedger } from '../credit/credit-ledger';
import type { LockedOrder } from '../order/order';
import { toOrderedQuantity } from '../order/order-quantity';
import { LineSupplier } from '../supply/line-supplier';
import type { LineMove } from './order-change';

/** What a change does to what the order holds: credit first, then plans, then stock, as everybody takes their locks. */
@Injectable()
export class ChangeBooking {
  constructor(
    private readonly credit: CreditLedger,
    private readonly supplier: LineSupplier,
    private readonly allocator: OrderAllocator,
    private readonly plans: ProductionLedger,
    private readonly stock: StockLedger,
  ) {}

  /** Takes or gives back the difference. Gives by how much the limit is exceeded now. @throws orders.credit-exceeded */
  async credits(tx: TxCtx, order: LockedOrder, total: Money): Promise<string> {
    const more = total.minus(Money.of(order.total));
    const move = { ...order, orderId: order.id };
    if (more.compare(Money.zero) > 0) return this.credit.reserve(tx, { ...move, amount: more.toString() });
    await this.credit.release(tx, { ...move, amount: more.negated().toString() });
    return '0.00';
  }

  /**
   * Everything that moves is locked beforehand, because goods are given back and taken in one go.
   * @throws inventory.insufficient-stock, inventory.production-short, with a problem per line or plan
   */
  async goods(tx: TxCtx, order: LockedOrder, moves: readonly LineMove[]): Promise<void> {
    const { id, number, sellerId, buyerId } = order;
    const planIds = moves.flatMap(({ line }) => line.productionPlanId ?? []);
    if (planIds.length > 0) await this.plans.lock(tx, [...new Set(planIds)]);
    await this.stock.lockAvailable(tx, sellerId, buyerId, [...new Set(moves.map(({ line }) => line.skuId))]);
    await this.supplier.release(tx, order, moves.filter(({ more }) => decimal(more).isZero()));
    const grown = moves.filter(({ more }) => !decimal(more).isZero());
    const promised = grown.flatMap(({ line, more }) => (line.productionPlanId === null ? [] : [{ planId: line.productionPlanId, quantity: more }]));
    await this.plans.promise(tx, promised, { kind: 'order', id, number });
    const wanted = grown.filter(({ line }) => line.productionPlanId === null).map(placedMore);
    await this.allocator.reserve(tx, sellerId, wanted, { kind: 'order', id, number });
  }
}

/** What is more of a line, as if it were ordered by itself. */
function placedMore({ line, after, more }: LineMove) {
  const { id, lineNo, skuId, skuCode, unit, locationId } = line;
  const quantity = toOrderedQuantity(after, more);
  const asked = { id, lineNo, skuId, skuCode, skuName: '', skuNameEn: '', quantity, unit, supply: 'stock', locationId, planId: null, requestedPrice: null, sku: null } as const;
  return { line: asked, base: more, locationId, price: { unitPrice: after.unitPrice, amount: after.amount, priceListId: 0 } };
}
