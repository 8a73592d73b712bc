import { Injectable } from '@nestjs/common';
import { Supply } from '@tributary/dealers';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { type PriceCandidate, PriceResolver } from '@tributary/pricing';
import { type Offer, offerOf } from './offer';
import { type OfferPage, OfferRepository, type Trade } from './offer.repository';

/** Why an offer costs what it costs. */
export interface PriceExplanation {
  readonly skuId: number;
  readonly salesUnit: string;
  readonly candidates: readonly (PriceCandidate & { readonly groupName: string | null })[];
}

/** What the actor may order from a seller: own price, own available stock. */
@Injectable()
export class OfferReader {
  constructor(
    private readonly offers: OfferRepository,
    private readonly supply: Supply,
    private readonly prices: PriceResolver,
    private readonly clock: Clock,
  ) {}

  /** One page: three statements, whatever its size. @throws platform.not-found when the seller does not supply the actor */
  async list(tx: TxCtx, sellerId: number, page: OfferPage): Promise<Offer[]> {
    const date = this.today();
    const rows = await this.offers.list(tx, await this.trade(tx, sellerId, date), { ...page, articlesOf: userOf(tx).organisationId });
    const prices = await this.prices.resolve(tx, { sellerId, date, skuIds: rows.map((row) => row.skuId) });
    return rows.map((row) => offerOf(row, prices.get(row.skuId)));
  }

  /** Every price that was considered. @throws platform.not-found when the actor cannot order this SKU from this seller */
  async explain(tx: TxCtx, sellerId: number, skuId: number): Promise<PriceExplanation> {
    const date = this.today();
    const row = await this.offers.find(tx, await this.trade(tx, sellerId, date), skuId);
    if (!row) throw platformErrors.notFound();
    const candidates = await this.prices.explain(tx, { sellerId, date, skuId });
    const groups = await this.offers.groupNames(tx, candidates.map((candidate) => candidate.priceListId));
    const names = new Map(groups.map(({ priceListId, name }) => [priceListId, name]));
    const named = candidates.map((candidate) => ({ ...candidate, groupName: names.get(candidate.priceListId) ?? null }));
    return { skuId, salesUnit: row.salesUnit, candidates: named };
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
