import { Injectable } from '@nestjs/common';
import { unitOf } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { SupplyReader } from '@tributary/inventory';
import { type LocalDate, Quantity, shanghaiToday, toBase } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { type PriceCandidate, PriceResolver } from '@tributary/pricing';
import { type Offer, offerOf } from './offer';
import { type OfferPage, OfferRepository, type Trade } from './offer.repository';

/** Why an offer costs what it costs. */
export interface PriceExplanation {
  readonly skuId: number;
  readonly quantity: string;
  readonly unit: string;
  readonly candidates: readonly (PriceCandidate & { readonly groupName: string | null })[];
}

/** How much is wanted altogether: 1, in the sales unit, unless told. */
export interface AskedQuantity {
  readonly quantity?: string;
  readonly unit?: string;
}

/** What the actor may order from a seller: own price, own available stock. */
@Injectable()
export class OfferReader {
  constructor(
    private readonly offers: OfferRepository,
    private readonly supply: Supply,
    private readonly prices: PriceResolver,
    private readonly stock: SupplyReader,
    private readonly clock: Clock,
  ) {}

  /** One page: four statements, whatever its size. @throws platform.not-found when the seller does not supply the actor */
  async list(tx: TxCtx, sellerId: number, page: OfferPage): Promise<Offer[]> {
    const date = this.today();
    const rows = await this.offers.list(tx, await this.trade(tx, sellerId, date), { ...page, articlesOf: userOf(tx).organisationId });
    const skuIds = rows.map((row) => row.skuId);
    const prices = await this.prices.ladders(tx, { sellerId, date }, skuIds);
    const supply = await this.stock.of(tx, { ownerId: sellerId, buyerId: userOf(tx).organisationId, skuIds, today: date });
    return rows.map((row) => offerOf(row, { ladder: prices.get(row.skuId), supply: supply.get(row.skuId), today: date }));
  }

  /**
   * Every price that was considered for that quantity.
   * @throws platform.not-found when the actor cannot order this SKU from this seller, kernel.unit-unknown
   */
  async explain(tx: TxCtx, sellerId: number, skuId: number, { quantity = '1', unit }: AskedQuantity = {}): Promise<PriceExplanation> {
    const date = this.today();
    const row = await this.offers.find(tx, await this.trade(tx, sellerId, date), skuId);
    if (!row) throw platformErrors.notFound();
    const asked = Quantity.of(quantity, unit ?? row.salesUnit);
    const base = toBase(asked, row.units.map(unitOf)).toString();
    const candidates = await this.prices.explain(tx, { sellerId, date, skuId, base });
    const groups = await this.offers.groupNames(tx, candidates.map((candidate) => candidate.priceListId));
    const names = new Map(groups.map(({ priceListId, name }) => [priceListId, name]));
    const named = candidates.map((candidate) => ({ ...candidate, groupName: names.get(candidate.priceListId) ?? null }));
    return { skuId, quantity: asked.toString(), unit: asked.unit, candidates: named };
  }

  private today(): LocalDate {
    return shanghaiToday(this.clock.now());
  }

  private async trade(tx: TxCtx, sellerId: number, date: LocalDate): Promise<Trade> {
    const businessLineIds = await this.supply.mayBuy(tx, userOf(tx).organisationId, sellerId, date);
    if (businessLineIds.length === 0) throw platformErrors.notFound();
    return { sellerId, businessLineIds };
  }
}
