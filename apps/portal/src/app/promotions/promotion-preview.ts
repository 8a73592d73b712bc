import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, previewPromotion } from '@tributary/api-client';
import { Button, Icon, LocalNamePipe, MoneyPipe, Notice, parseDecimal, Quantity } from '@tributary/ui';
import { failureOf } from '../core/http/problem';
import { PromotionWords } from '../shared/promotion-words';
import { SkuSelect } from '../shared/sku-select';
import type { PromotionDraft } from './promotion-draft';

interface BasketEntry {
  readonly skuId: string | null;
  readonly quantity: string;
  readonly unitPrice: string;
}

const blank: BasketEntry = { skuId: null, quantity: '10', unitPrice: '' };

/** What the promotion, as it is typed, does to a basket: "for a basket of …". */
@Component({
  selector: 'app-promotion-preview',
  imports: [Button, Icon, LocalNamePipe, MoneyPipe, Notice, Quantity, SkuSelect, TranslocoPipe],
  templateUrl: './promotion-preview.html',
  styleUrl: './promotion-preview.less',
  host: { class: 'card stack' },
})
export class PromotionPreview {
  readonly draft = input.required<PromotionDraft>();

  private readonly api = inject(Api);
  protected readonly words = inject(PromotionWords);
  protected readonly entries = signal<readonly BasketEntry[]>([blank]);
  private readonly lines = computed(() =>
    this.entries().flatMap(({ skuId, quantity, unitPrice }) => {
      const [amount, price] = [parseDecimal(quantity), parseDecimal(unitPrice)];
      return skuId && amount ? [{ skuId: Number(skuId), quantity: amount, ...(price ? { unitPrice: price } : {}) }] : [];
    }),
  );
  private readonly request = computed(() => {
    const [promotion, lines] = [this.bodyForPreview(), this.lines()];
    return promotion && lines.length > 0 ? { promotion, lines } : undefined;
  });
  protected readonly preview = resource({
    params: () => this.request(),
    loader: ({ params }) => this.api.invoke(previewPromotion, { body: params }),
  });
  protected readonly failure = computed(() => {
    const error = this.preview.error();
    return error ? failureOf(error).message : null;
  });

  protected change(index: number, change: Partial<BasketEntry>): void {
    this.entries.update((entries) => entries.map((entry, place) => (place === index ? { ...entry, ...change } : entry)));
  }

  protected add(): void {
    this.entries.update((entries) => [...entries, blank]);
  }

  /** The rule is enough for a preview: names and days may still be missing. */
  private bodyForPreview() {
    const own = this.draft();
    const rule = own.rule();
    if (!rule) return null;
    const today = '2000-01-01';
    const ids = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id);
    return {
      name: own.name() || '-', nameEn: own.nameEn() || '-', rule, productLineIds: ids(own.productLines()), skuIds: ids(own.skus()), branchIds: [], grades: [], dealerIds: [],
      from: own.from() || today, to: null, priority: 0, stacking: own.stacking(), ordersPerDealer: null, budgetId: own.budgetId(),
    };
  }
}
