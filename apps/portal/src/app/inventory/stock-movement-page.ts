import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStockMovements } from '@tributary/api-client';
import { Button, Cell, CodePipe, DataList, EmptyState, FilterBar, formatNumber, LocalNamePipe, PageHeader, Time, UnitPipe } from '@tributary/ui';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { tableColumns } from '../shared/table-columns';

/** Every movement of stock and the document that caused it; nothing here is ever changed. */
@Component({
  selector: 'app-stock-movement-page',
  imports: [Button, Cell, CodePipe, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, RouterLink, Time, TranslocoPipe, UnitPipe],
  templateUrl: './stock-movement-page.html',
})
export class StockMovementPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('sku', 'location');
  protected readonly movements = pagedList({
    query: () => ({ skuId: Number(this.filters.values().sku) || undefined, locationId: Number(this.filters.values().location) || undefined }),
    load: (query, cursor) => this.api.invoke(listStockMovements, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('stockMovement.column', () => [
    { key: 'at', card: 'aside' },
    { key: 'product', card: 'title' },
    { key: 'kind' },
    { key: 'onHand', align: 'end' },
    { key: 'reserved', align: 'end' },
    { key: 'document' },
    { key: 'actor' },
  ]);

  protected signed(change: string): string {
    return change.startsWith('-') ? formatNumber(change) : change === '0' ? '–' : `+${formatNumber(change)}`;
  }
}
