import { Injectable } from '@nestjs/common';
import { ProductionLedger, StockLedger } from '@tributary/inventory';
import { decimal, shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import type { OrderableLine } from '../basket/basket';
import type { LockedOrder } from '../order/order';
import { standingBase, toOrderedQuantity } from '../order/order-quantity';
import { LineSupplier, type SuppliedLine } from '../supply/line-supplier';
import type { ChangedLine, LineMove } from './order-change';

/** The lines with their goods, and what is still to be set aside of them. */
export interface PlacedChange {
  readonly lines: readonly ChangedLine[];
  readonly taken: readonly SuppliedLine[];
}

/** What a change does to the goods that are bound for an order. Plans and stock come after everything else, as for everybody. */
@Injectable()
export class ChangeGoods {
  constructor(
    private readonly supplier: LineSupplier,
    private readonly plans: ProductionLedger,
    private readonly stock: StockLedger,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives back what is no longer wanted and finds the rest. Everything that moves is locked beforehand, because goods are
   * given back and taken in one go.
   * @throws inventory.production-short, inventory.insufficient-stock, orders.no-single-location, with a problem per line
   */
  async place(tx: TxCtx, order: LockedOrder, moves: readonly LineMove[]): Promise<PlacedChange> {
    await this.lock(tx, order, moves.filter(isMoving));
    const less = moves.flatMap(({ line, remaining }) => (line && decimal(remaining).lt(standingBase(line)) ? [{ line, remaining }] : []));
    await this.supplier.release(tx, order, less);
    const taken = await this.supplier.place(tx, order, moves.filter(wantsMore).map(placedMore), shanghaiToday(this.clock.now()));
    const byLine = new Map(taken.map((line) => [line.line.id, line]));
    return { lines: moves.map((move) => suppliedAfter(move, byLine.get(move.after.id))), taken };
  }

  /** Sets the goods aside, last of all. @throws as `place` */
  reserve(tx: TxCtx, order: LockedOrder, { taken }: PlacedChange): Promise<void> {
    return this.supplier.reserve(tx, order, taken);
  }

  private async lock(tx: TxCtx, order: LockedOrder, moves: readonly LineMove[]): Promise<void> {
    const { sellerId, buyerId } = order;
    const planIds = moves.flatMap(({ line }) => line?.productionPlanId ?? []);
    const later = moves.filter((move) => wantsMore(move) && move.source.supply !== 'stock');
    await this.supplier.openDemand(tx, order, later.filter(({ source }) => source.supply === 'plannable').map(({ after }) => after.skuId));
    await this.plans.lockAll(tx, sellerId, { planIds: [...new Set(planIds)], skuIds: [...new Set(later.map(({ after }) => after.skuId))] });
    await this.stock.lockAvailable(tx, sellerId, buyerId, [...new Set(moves.map(({ after }) => after.skuId))]);
  }
}

function wantsMore({ more }: LineMove): boolean {
  return !decimal(more).isZero();
}

function isMoving(move: LineMove): boolean {
  return wantsMore(move) || !move.line || decimal(move.remaining).lt(standingBase(move.line));
}

/** What is more of a line, as if it were ordered by itself. */
function placedMore({ after, more, source }: LineMove): OrderableLine {
  const { id, lineNo, skuId, skuCode, unit } = after;
  const quantity = toOrderedQuantity(after, more);
  const line = { id, lineNo, skuId, skuCode, skuName: '', skuNameEn: '', quantity, unit, ...source, requestedPrice: null, sku: null };
  return { line, base: more, price: { unitPrice: after.unitPrice, amount: after.amount, priceListId: null } };
}

function suppliedAfter({ after, remaining }: LineMove, taken: SuppliedLine | undefined): ChangedLine {
  if (!taken) return after;
  const allocatedBase = decimal(after.allocatedBase).plus(taken.allocatedBase).toFixed();
  const promisedOn = after.promisedOn !== null && after.promisedOn > taken.promisedOn ? after.promisedOn : taken.promisedOn;
  // goods that were bound already stay where they are
  if (!decimal(remaining).isZero()) return { ...after, allocatedBase, promisedOn };
  return { ...after, allocatedBase, promisedOn: taken.promisedOn, locationId: taken.locationId, planId: taken.planId };
}
