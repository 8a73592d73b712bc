import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOrder, getOrderDifference, listOrderVersions, type OrderVersionDto } from '@tributary/api-client';
import { Button, Cell, DataTable, Icon, LocalNamePipe, MoneyPipe, PageHeader, Skeleton, Time } from '@tributary/ui';
import { allPages } from '../../core/list/all-pages';
import { queryFilters } from '../../core/list/query-filters';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { OrderDifference } from './order-difference';

/** Every version of an order, and what differs between any two; the two are in the address, and it prints. */
@Component({
  selector: 'app-versions-page',
  imports: [Button, Cell, DataTable, Icon, LocalNamePipe, MoneyPipe, OrderDifference, PageHeader, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './versions-page.html',
  styleUrl: './versions-page.less',
})
export class VersionsPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  protected readonly filters = queryFilters('from', 'to');
  protected readonly order = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getOrder, params) });
  protected readonly versions = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.all(params.id) });
  private readonly latest = computed(() => (this.order.hasValue() ? this.order.value().version : null));
  /** There is nothing to compare. */
  protected readonly isUnchanged = computed(() => this.latest() === 1);
  protected readonly heading = computed(() => (this.isUnchanged() ? 'orderVersions.title' : 'orderVersions.choose'));
  protected readonly to = computed(() => numberOf(this.filters.values().to) ?? this.latest());
  protected readonly from = computed(() => numberOf(this.filters.values().from) ?? Math.max(1, (this.to() ?? 1) - 1));
  protected readonly difference = resource({
    params: () => {
      const to = this.to();
      return to === null || this.isUnchanged() ? undefined : { id: this.id(), from: this.from(), to };
    },
    loader: ({ params }) => this.api.invoke(getOrderDifference, params),
  });
  private readonly priced = computed(() => this.versions.hasValue() && this.versions.value().every(({ total }) => total !== null));
  protected readonly columns = tableColumns('orderVersions.list', () => [
    ...(this.isUnchanged() ? [] : [{ key: 'from', width: '60px' }, { key: 'to', width: '60px' }]),
    { key: 'version', card: 'title' },
    { key: 'at' },
    { key: 'who' },
    { key: 'why', card: 'wide' },
    ...(this.priced() ? [{ key: 'total', align: 'end', card: 'aside' } as const] : []),
  ]);

  protected choose(side: 'from' | 'to', version: number): void {
    this.filters.set({ from: String(this.from()), to: String(this.to()), [side]: String(version) });
  }

  protected print(): void {
    window.print();
  }

  private async all(id: number): Promise<OrderVersionDto[]> {
    return (await allPages((cursor) => this.api.invoke(listOrderVersions, { id, limit: 100, cursor }))).items;
  }
}

function numberOf(text: string | undefined): number | null {
  return text && /^\d+$/.test(text) ? Number(text) : null;
}
