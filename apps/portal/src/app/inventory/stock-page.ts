import { Component, inject, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listStock, listStockLocations } from '@tributary/api-client';
import { Button, Cell, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, percentOf, Quantity, SearchBox, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { tableColumns } from '../shared/table-columns';

/** Our own stock: on hand, reserved by orders, and what is left to sell. */
@Component({
  selector: 'app-stock-page',
  imports: [
    Button,
    Cell,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    Icon,
    LocalNamePipe,
    NzSelectModule,
    PageHeader,
    Quantity,
    RouterLink,
    SearchBox,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './stock-page.html',
  styleUrl: './stock-page.less',
})
export class StockPage {
  private readonly api = inject(Api);
  protected readonly filters = queryFilters('search', 'location');
  protected readonly locations = resource({ loader: () => this.api.invoke(listStockLocations) });
  protected readonly stock = pagedList({
    query: () => ({ search: this.filters.values().search, locationId: Number(this.filters.values().location) || undefined }),
    load: (query, cursor) => this.api.invoke(listStock, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('stock.column', () => [
    { key: 'product', card: 'title' },
    { key: 'location' },
    { key: 'onHand', align: 'end' },
    { key: 'reserved', align: 'end' },
    { key: 'available', align: 'end' },
    { key: 'updated' },
  ]);
  protected readonly share = percentOf;
}
