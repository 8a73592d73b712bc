import { Injectable } from '@nestjs/common';
import { ProductionLedger, StockLedger } from '@tributary/inventory';
import { decimal, Decimal } from '@tributary/kernel';
import { platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { type DeskLine, type DeskLockedOrder, type LinePart, openOf, partOf } from './desk-line';
import { DeskLineRepository } from './desk-line.repository';
import { DeskSteps } from './desk-steps';
import { LineParts } from './line-parts';

/** Where the part comes from: another place's free stock, or a plan with its date. */
export interface LineSplit {
  /** In the unit of the line. */
  readonly quantity: string;
  readonly locationId?: number;
  readonly planId?: number;
}

/** Where the goods of the part are to come from. */
interface Source {
  readonly locationId: number;
  readonly planId: number | null;
  readonly promisedOn: string;
}

const SPLITTABLE = ['confirmed', 'allocated', 'in-production', 'shipping'];

/** Splits a line: a part of it comes from elsewhere or later, at the same price, discount and history. */
@Injectable()
export class LineSplitter {
  constructor(
    private readonly desk: DeskLineRepository,
    private readonly stock: StockLedger,
    private readonly plans: ProductionLedger,
    private readonly parts: LineParts,
    private readonly steps: DeskSteps,
  ) {}

  /**
   * What the line still waits for goes first; then goods that are set aside and have not left, which are free again.
   * @throws platform.not-found, orders.split-impossible, orders.quantity-too-fine, inventory.insufficient-stock, inventory.production-short
   */
  async split(tx: TxCtx, orderId: number, lineId: number, wish: LineSplit): Promise<void> {
    const [order] = await this.desk.lockOrders(tx, userOf(tx).organisationId, [orderId]);
    const line = order && (await this.desk.lines(tx, [orderId])).find(({ id }) => id === lineId);
    if (!order || !line) throw platformErrors.notFound();
    const part = splitOff(order, line, wish.quantity);
    const source = await this.source(tx, order, line, wish);
    const givenUpBase = Decimal.max(0, decimal(part.base).minus(openOf(line)));
    await this.rebind(tx, order, line, { part, source, givenUp: givenUpBase });
    const allocatedBase = source.planId === null ? part.base : '0';
    await this.parts.split(tx, [order.id], [{ ...part, ...source, lineId, allocatedBase, givenUpBase: givenUpBase.toFixed() }]);
    await this.steps.settle(tx, [order], await this.desk.lines(tx, [orderId]), 'split');
  }

  private async source(tx: TxCtx, { sellerId }: DeskLockedOrder, line: DeskLine, { locationId, planId }: LineSplit): Promise<Source> {
    if (planId !== undefined) {
      const plan = await this.desk.plan(tx, sellerId, line.skuId, planId);
      if (!plan) throw platformErrors.notFound();
      return { locationId: plan.locationId, planId: plan.id, promisedOn: plan.readyOn };
    }
    if (locationId === undefined || locationId === line.locationId) throw ordersErrors.splitImpossible({ sku: line.skuCode });
    return { locationId, planId: null, promisedOn: this.steps.today() };
  }

  /** Old promise and stock back, new promise or stock taken. Plans first, all of them held before one is moved. */
  private async rebind(tx: TxCtx, order: DeskLockedOrder, line: DeskLine, { part, source, givenUp }: { part: LinePart; source: Source; givenUp: Decimal }): Promise<void> {
    const document = { kind: 'order', id: order.id, number: order.number } as const;
    const unpromised = decimal(part.base).minus(givenUp).toFixed();
    await this.plans.lock(tx, [line.planId, source.planId].flatMap((id) => id ?? []));
    if (line.planId !== null) await this.plans.release(tx, [{ planId: line.planId, quantity: unpromised }], document);
    if (source.planId !== null) await this.plans.promise(tx, [{ planId: source.planId, quantity: part.base }], document);
    const at = (locationId: number, quantity: string) => [{ ownerId: order.sellerId, locationId, skuId: line.skuId, quantity }];
    await this.stock.release(tx, at(line.locationId, givenUp.toFixed()), document);
    if (source.planId === null) await this.stock.reserve(tx, at(source.locationId, part.base), document);
  }
}

function splitOff(order: DeskLockedOrder, line: DeskLine, quantity: string): LinePart {
  const base = decimal(quantity).times(line.baseQuantity).dividedBy(line.quantity);
  const left = decimal(line.agreedBase).minus(line.shippedBase);
  // something must stay, or it is no split but a move
  if (!SPLITTABLE.includes(order.state) || base.gt(left) || base.gte(line.agreedBase) || base.isZero()) throw ordersErrors.splitImpossible({ sku: line.skuCode });
  const part = base.decimalPlaces() <= 3 ? partOf(line, base) : undefined;
  if (!part) throw ordersErrors.quantityTooFine({ sku: line.skuCode, quantity, unit: line.unit });
  return part;
}
