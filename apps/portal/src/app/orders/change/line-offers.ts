import { inject, Injectable } from '@angular/core';
import { Api, listOffers, type OfferDto, type OrderDto } from '@tributary/api-client';

/** So many are asked for at once. */
const MANY = 100;

/** What the seller offers of the products of an order today: packs, and where they can come from. */
@Injectable({ providedIn: 'root' })
export class LineOffers {
  private readonly api = inject(Api);

  /** `added`: products that somebody wants besides. */
  async of({ seller, lines }: OrderDto, added: readonly number[]): Promise<ReadonlyMap<number, OfferDto>> {
    const skuIds = [...new Set([...lines.filter(({ gift }) => !gift).map(({ skuId }) => skuId), ...added])];
    const parts = Array.from({ length: Math.ceil(skuIds.length / MANY) }, (_, place) => skuIds.slice(place * MANY, (place + 1) * MANY));
    const pages = await Promise.all(parts.map((part) => this.api.invoke(listOffers, { sellerId: seller.id, skuIds: part, limit: MANY })));
    return new Map(pages.flatMap(({ items }) => items).map((offer) => [offer.skuId, offer]));
  }
}
