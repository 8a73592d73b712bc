import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { decimal, DomainError, errorMessage, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { BasketEditRepository, type DraftLine } from './basket-edit.repository';
import { measure } from './basket-line-check';

/** So much of an SKU, from stock unless told: on top of what the basket holds of it (unless told otherwise), or in its place. */
export interface FillLine {
  readonly skuId: number;
  readonly quantity: string;
  readonly unit: string;
  /** Absent or null: from wherever there is enough. */
  readonly locationId?: number | null;
  /** The plan that a pre-order waits for; absent or null: from stock. */
  readonly planId?: number | null;
  /** A plan is to be made for it. */
  readonly plannable?: boolean;
  readonly mode?: 'add' | 'set';
}

type Wish = Required<FillLine>;

/** Puts many lines into a basket at once, all of them or none: a fixed number of statements, whatever their number. */
@Injectable()
export class BasketFiller {
  constructor(
    private readonly baskets: BasketEditRepository,
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /**
   * Lines about one SKU in one unit from one location or plan are one.
   * @throws platform.not-found for a seller, location or plan out of sight
   * @throws orders.lines-refused with a problem for each line that cannot be measured or is out of the catalogue
   */
  async fill(tx: TxCtx, sellerId: number, lines: readonly FillLine[]): Promise<void> {
    const buyerId = buyerOf(tx);
    const supplied = await this.supply.mayBuy(tx, buyerId, sellerId, shanghaiToday(this.clock.now()));
    if (supplied.length === 0) throw platformErrors.notFound();
    const wishes = mergeLines(lines);
    await this.assertInSight(tx, sellerId, wishes);
    const measured = await this.measured(tx, wishes);
    const draft = await this.baskets.ensureDraft(tx, buyerId, sellerId, this.clock.now());
    for (const mode of ['set', 'add'] as const) {
      const own = measured.filter((_, index) => wishes[index]?.mode === mode);
      if (own.length > 0) await this.baskets.putLines(tx, draft, own, mode);
    }
  }

  private async assertInSight(tx: TxCtx, sellerId: number, wishes: readonly Wish[]): Promise<void> {
    const named = [...new Set(wishes.flatMap(({ locationId }) => locationId ?? []))];
    if (named.length > 0 && (await this.baskets.countLocations(tx, sellerId, named)) < named.length) throw platformErrors.notFound();
    const skus = new Map(wishes.flatMap(({ planId, skuId }) => (planId === null ? [] : [[planId, skuId] as const])));
    if (skus.size > 0 && (await this.baskets.countPlans(tx, sellerId, skus)) < skus.size) throw platformErrors.notFound();
  }

  private async measured(tx: TxCtx, wishes: readonly Wish[]): Promise<DraftLine[]> {
    const skus = await this.skus.byIds(tx, wishes.map(({ skuId }) => skuId));
    const refused: { skuId: number; code: string; message: string; params: unknown }[] = [];
    const measured = wishes.flatMap(({ skuId, quantity, unit, ...source }): DraftLine[] => {
      const sku = skus.get(skuId);
      const base = sku ? measure({ skuCode: sku.code, quantity, unit }, sku) : ordersErrors.lineNotInCatalogue({ sku: String(skuId) });
      if (sku && !(base instanceof DomainError)) {
        const { code: skuCode, name: skuName, nameEn: skuNameEn, baseUnit } = sku;
        return [{ skuId, skuCode, skuName, skuNameEn, baseUnit, quantity, unit, base, ...sourceOf(source), requestedPrice: null }];
      }
      if (base instanceof DomainError) refused.push({ skuId, code: base.code, message: errorMessage(base.code, tx.locale, base.params), params: base.params });
      return [];
    });
    if (refused.length > 0) throw ordersErrors.linesRefused({ count: refused.length }, refused);
    return measured;
  }
}

function sourceOf({ locationId, planId, plannable }: Pick<Wish, 'locationId' | 'planId' | 'plannable'>): Pick<DraftLine, 'supply' | 'locationId' | 'planId'> {
  if (plannable) return { supply: 'plannable', locationId: null, planId: null };
  return planId === null ? { supply: 'stock', locationId, planId } : { supply: 'preorder', locationId: null, planId };
}

/** One line per SKU, unit and source; where they differ about the mode, the basket's own quantity is replaced. */
function mergeLines(lines: readonly FillLine[]): Wish[] {
  const groups = Map.groupBy(lines, ({ skuId, unit, locationId, planId, plannable = false }) => `${skuId} ${unit} ${locationId ?? ''} ${planId ?? ''} ${plannable}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const quantity = others.reduce((sum, other) => sum.plus(other.quantity), decimal(first.quantity)).toFixed();
    const mode = [first, ...others].some((line) => line.mode === 'set') ? 'set' : 'add';
    return [{ ...first, quantity, locationId: first.locationId ?? null, planId: first.planId ?? null, plannable: first.plannable ?? false, mode }];
  });
}
