import { Injectable } from '@nestjs/common';
import { decimal, Decimal } from '@tributary/kernel';
import { platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { type DeskLine, type DeskLockedOrder, openOf } from './desk-line';
import { DeskLineRepository } from './desk-line.repository';
import { type Gift, GoodsGiver } from './goods-giver';
import { shareGoods, type Share, type SharingRule } from './goods-sharing';
import { type FreePlace, type FreePlan, type ShortSku, type WaitingGoods, WaitingGoodsRepository } from './waiting-goods.repository';

export interface AllocationQuestion {
  readonly rule: SharingRule;
  /** Where the goods lie; the place with the most unless told. */
  readonly locationId?: number;
}

/** Who waits for an SKU, and who would get how much of what lies free at one place. */
export interface AllocationPreview {
  readonly sku: ShortSku;
  readonly places: readonly FreePlace[];
  readonly plans: readonly FreePlan[];
  readonly locationId: number | null;
  readonly waiting: readonly (WaitingGoods & { readonly share: string })[];
}

/** Hands free goods to lines that wait: by a rule where they are short. */
@Injectable()
export class GoodsAllocator {
  constructor(
    private readonly waiting: WaitingGoodsRepository,
    private readonly desk: DeskLineRepository,
    private readonly giver: GoodsGiver,
  ) {}

  /** Four statements. @throws platform.not-found for an SKU out of sight */
  async preview(tx: TxCtx, skuId: number, { rule, locationId }: AllocationQuestion): Promise<AllocationPreview> {
    const sellerId = userOf(tx).organisationId;
    const sku = await this.waiting.sku(tx, skuId);
    if (!sku) throw platformErrors.notFound();
    const places = await this.waiting.places(tx, sellerId, skuId);
    const place = places.find((each) => each.locationId === locationId) ?? (locationId === undefined ? places[0] : undefined);
    const waiting = await this.waiting.waiting(tx, sellerId, skuId, place?.locationId ?? null);
    const shares = new Map(shareGoods(rule, waiting, place?.free ?? '0', sku.pack).map(({ lineId, base }) => [lineId, base]));
    const plans = await this.waiting.plans(tx, sellerId, skuId);
    return { sku, places, plans, locationId: place?.locationId ?? null, waiting: waiting.map((line) => ({ ...line, share: shares.get(line.lineId) ?? '0' })) };
  }

  /**
   * Sets aside what the person saw in the preview. Everything is looked at again under lock: all of it is done, or nothing.
   * @throws orders.allocation-changed when a line waits for less by now, inventory.insufficient-stock when others took the goods
   */
  async apply(tx: TxCtx, skuId: number, locationId: number, shares: readonly Share[]): Promise<void> {
    const sellerId = userOf(tx).organisationId;
    const known = await this.waiting.waiting(tx, sellerId, skuId, locationId);
    const orderOf = new Map(known.map((line) => [line.lineId, line.orderId]));
    const ids = shares.map(({ lineId }) => orderOf.get(lineId));
    if (ids.includes(undefined)) throw ordersErrors.allocationChanged();
    const { orders, lines } = await this.lock(tx, ids.filter((id) => id !== undefined));
    await this.giver.give(tx, orders, lines, shares.map((share) => ({ ...share, locationId })));
  }

  /** What an order waits for, as far as it lies free: at its own place first, else where one place has it all. Gives how many lines got something. */
  async allocateOrder(tx: TxCtx, orderId: number): Promise<number> {
    const { orders, lines } = await this.lock(tx, [orderId]);
    const waiting = lines.filter((line) => openOf(line).gt(0));
    const free = await this.waiting.free(tx, userOf(tx).organisationId, [...new Set(waiting.map(({ skuId }) => skuId))]);
    const gifts = giftsFrom(waiting, free);
    if (gifts.length > 0) await this.giver.give(tx, orders, lines, gifts);
    return gifts.length;
  }

  private async lock(tx: TxCtx, ids: readonly number[]): Promise<{ orders: DeskLockedOrder[]; lines: DeskLine[] }> {
    const wanted = [...new Set(ids)];
    const orders = await this.desk.lockOrders(tx, userOf(tx).organisationId, wanted);
    if (orders.length !== wanted.length) throw platformErrors.notFound();
    const waiting = orders.every(({ state }) => state === 'confirmed' || state === 'in-production' || state === 'shipping');
    if (!waiting) throw ordersErrors.allocationChanged();
    return { orders, lines: await this.desk.lines(tx, wanted) };
  }
}

/** In the order of the lines; what one takes the next one does not find. */
function giftsFrom(lines: readonly DeskLine[], free: readonly { skuId: number; locationId: number; free: string }[]): Gift[] {
  const left = new Map(free.map((place) => [`${place.skuId}@${place.locationId}`, decimal(place.free)]));
  const at = (line: DeskLine, locationId: number): Decimal => left.get(`${line.skuId}@${locationId}`) ?? new Decimal(0);
  return lines.flatMap((line): Gift[] => {
    const open = openOf(line);
    const whole = free.find((place) => place.skuId === line.skuId && at(line, place.locationId).gte(open))?.locationId;
    const locationId = at(line, line.locationId).gte(open) || whole === undefined ? line.locationId : whole;
    const base = Decimal.min(open, at(line, locationId));
    if (base.isZero()) return [];
    left.set(`${line.skuId}@${locationId}`, at(line, locationId).minus(base));
    return [{ lineId: line.id, locationId, base: base.toFixed() }];
  });
}
