import { computed, inject, Injectable, resource, signal } from '@angular/core';
import { Api, listOfferedPromotions, type OfferDto, type OfferedPromotionDto } from '@tributary/api-client';

/** The promotions that one seller runs for us today, and on which offers. */
@Injectable()
export class OfferedPromotions {
  private readonly api = inject(Api);
  readonly sellerId = signal<number | undefined>(undefined);
  private readonly loaded = resource({
    params: () => (this.sellerId() === undefined ? undefined : { sellerId: this.sellerId() ?? 0 }),
    loader: ({ params }) => this.api.invoke(listOfferedPromotions, params),
  });
  private readonly all = computed(() => (this.loaded.hasValue() ? this.loaded.value() : []));

  of({ skuId, productLineId }: Pick<OfferDto, 'skuId' | 'productLineId'>): OfferedPromotionDto[] {
    return this.all().filter(({ skuIds, productLineIds, usedUp }) => {
      if (usedUp) return false;
      return (skuIds.length === 0 && productLineIds.length === 0) || skuIds.includes(skuId) || productLineIds.includes(productLineId);
    });
  }
}
