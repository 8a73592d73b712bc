import { Component, computed, inject, input, linkedSignal, numberAttribute, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { allocateGoods, Api, previewAllocation, type ShareDto, type WaitingGoodsDto } from '@tributary/api-client';
import { ActiveLocale, addDecimals, Button, ChoiceRow, EmptyState, isZero, LocalNamePipe, localName, Notice, PageHeader, Quantity, Skeleton, Time, Toasts } from '@tributary/ui';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { ProblemState } from '../../shared/problem-state';
import { QuantityBox } from '../../shared/quantity-box';

const RULES = ['oldest', 'nearest', 'fair'] as const;

/** One SKU that is short: who waits, and who gets how much of what lies free; looked at first, then set aside. */
@Component({
  selector: 'app-allocation-page',
  imports: [Button, ChoiceRow, EmptyState, LocalNamePipe, Notice, PageHeader, ProblemState, Quantity, QuantityBox, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './allocation-page.html',
  styleUrl: './allocation-page.less',
})
export class AllocationPage {
  readonly skuId = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly filters = queryFilters('rule', 'location');
  protected readonly rules = choices('allocation.rule', () => RULES);
  protected readonly rule = computed(() => RULES.find((rule) => rule === this.filters.values().rule) ?? 'oldest');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected readonly preview = resource({
    params: () => ({ skuId: this.skuId(), rule: this.rule(), locationId: this.filters.values().location }),
    loader: ({ params: { locationId, ...params } }) => this.api.invoke(previewAllocation, { ...params, locationId: locationId ? Number(locationId) : undefined }),
  });
  /** By line, as the rule says or as it was changed by hand. */
  protected readonly shares = linkedSignal<ReadonlyMap<number, string>>(() => new Map(this.preview.hasValue() ? this.preview.value().waiting.map(({ lineId, share }) => [lineId, share]) : []));
  protected readonly given = computed(() => [...this.shares().values()].reduce(addDecimals, '0'));
  protected readonly places = computed(() => {
    const places = this.preview.hasValue() ? this.preview.value().places : [];
    return places.map((place) => ({ value: String(place.locationId), label: `${localName(place, this.locale())} · ${place.free}` }));
  });

  protected set({ lineId }: WaitingGoodsDto, share: string): void {
    this.shares.set(new Map(this.shares()).set(lineId, share));
  }

  protected async apply(locationId: number): Promise<void> {
    const shares = [...this.shares()].flatMap(([lineId, base]): ShareDto[] => (isZero(base) ? [] : [{ lineId, base }]));
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { lines } = await this.api.invoke(allocateGoods, { skuId: this.skuId(), body: { locationId, shares } }, handled());
      this.toasts.success(this.transloco.translate('allocation.done', { count: lines }));
    } catch (error) {
      this.refusal.set(failureOf(error).message);
    } finally {
      this.busy.set(false);
      this.preview.reload();
    }
  }
}
