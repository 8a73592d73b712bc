import { Injectable } from '@nestjs/common';
import { ProductionLedger, StockLedger } from '@tributary/inventory';
import { decimal } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { type DeskLine, type DeskLockedOrder, openOf, partOf } from './desk-line';
import { DeskLineRepository, type LineGain, type NewPart } from './desk-line.repository';
import { DeskSteps } from './desk-steps';
import { LineParts } from './line-parts';

/** Goods for a line, from free stock at a location. */
export interface Gift {
  readonly lineId: number;
  readonly locationId: number;
  readonly base: string;
}

/** Gives waiting lines goods from free stock. Plans are locked before stock, and both after their orders. */
@Injectable()
export class GoodsGiver {
  constructor(
    private readonly desk: DeskLineRepository,
    private readonly stock: StockLedger,
    private readonly plans: ProductionLedger,
    private readonly parts: LineParts,
    private readonly steps: DeskSteps,
  ) {}

  /**
   * `orders` are locked and `lines` are all of theirs. A line that gets all it waits for at another place moves there; one
   * that gets a part of it is split, the rest staying with its plan. Promises of plans are given back for what is set aside.
   * @throws orders.allocation-changed when a line waits for less, inventory.insufficient-stock when others took the goods
   */
  async give(tx: TxCtx, orders: readonly DeskLockedOrder[], lines: readonly DeskLine[], gifts: readonly Gift[]): Promise<void> {
    const today = this.steps.today();
    const byId = new Map(lines.map((line) => [line.id, line]));
    const given = gifts.map((gift) => ({ ...gift, line: waiting(byId.get(gift.lineId), gift.base) }));
    // all plans before any stock, in order of their ids: whoever else needs both does the same
    await this.plans.lock(tx, given.flatMap(({ line }) => line.planId ?? []));
    for (const order of orders) await this.bind(tx, order, given.filter(({ line }) => line.orderId === order.id));
    const split = given.filter((gift) => !fits(gift));
    await this.desk.gain(tx, given.filter(fits).map(({ lineId, base, locationId }): LineGain => ({ lineId, base, locationId })), today);
    await this.parts.split(tx, split.map(({ line }) => line.orderId), split.map((gift) => newPart(gift, today)));
    await this.steps.settle(tx, orders, await this.desk.lines(tx, orders.map(({ id }) => id)));
  }

  /** Promises back, stock set aside: in the name of the order. */
  private async bind(tx: TxCtx, { id, number, sellerId }: DeskLockedOrder, gifts: readonly (Gift & { readonly line: DeskLine })[]): Promise<void> {
    const document = { kind: 'order', id, number } as const;
    await this.plans.release(tx, gifts.flatMap(({ line, base }) => (line.planId === null ? [] : [{ planId: line.planId, quantity: base }])), document);
    await this.stock.reserve(tx, gifts.map(({ line, locationId, base }) => ({ ownerId: sellerId, locationId, skuId: line.skuId, quantity: base })), document);
  }
}

function waiting(line: DeskLine | undefined, base: string): DeskLine {
  if (!line || openOf(line).lt(base)) throw ordersErrors.allocationChanged();
  return line;
}

/** Whether the line itself takes the goods: they lie where its others do, or are all that it wants. */
function fits({ line, locationId, base }: Gift & { readonly line: DeskLine }): boolean {
  return locationId === line.locationId || (decimal(line.allocatedBase).isZero() && openOf(line).eq(base));
}

function newPart({ line, locationId, base }: Gift & { readonly line: DeskLine }, today: string): NewPart {
  const part = partOf(line, decimal(base));
  if (!part) throw ordersErrors.quantityTooFine({ sku: line.skuCode, quantity: base, unit: line.unit });
  return { ...part, lineId: line.id, locationId, allocatedBase: part.base, givenUpBase: '0', planId: null, promisedOn: today };
}
