import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listOrders } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, SearchBox, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { PeriodPicker } from '../../shared/period/period-picker';
import { tableColumns } from '../../shared/table-columns';
import { OrderStateTag } from '../order-state-tag';
import { orderStates } from '../order-state';
import { OrderExport } from './order-export';
import { moreCount, narrows, NOTHING_NARROWED, orderFilterKeys, orderQuery, orderSorts, statesOf } from './order-filters';
import { OrderMoreFilters } from './order-more-filters';
import { orderSides, type OrderSide } from './order-sides';

/** Orders that we placed, and orders placed with us. */
@Component({
  selector: 'app-order-list-page',
  imports: [
    Button,
    Cell,
    ChoiceRow,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    Icon,
    LocalNamePipe,
    MoneyPipe,
    NzSelectModule,
    OrderExport,
    OrderMoreFilters,
    OrderStateTag,
    PageHeader,
    PeriodPicker,
    RouterLink,
    SearchBox,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './order-list-page.html',
  styles: `
    .on {
      border-color: var(--river-500);
      background: var(--river-50);
      color: var(--river-700);
    }
    .states {
      width: 240px;
    }
  `,
})
export class OrderListPage {
  private readonly api = inject(Api);
  protected readonly session = inject(Session);
  protected readonly filters = queryFilters(...orderFilterKeys);

  protected readonly sides = computed(() => orderSides(this.session));
  protected readonly side = computed<OrderSide>(() => {
    const wanted = this.sides().find((side) => side === this.filters.values().side);
    return wanted ?? this.sides()[0] ?? 'buyer';
  });
  protected readonly query = computed(() => orderQuery(this.side(), this.filters.values()));
  protected readonly chosenStates = computed(() => statesOf(this.filters.values()));
  protected readonly narrowed = computed(() => narrows(this.filters.values()));
  protected readonly hidden = computed(() => moreCount(this.filters.values()));
  /** Null: as it is needed. */
  protected readonly more = signal<boolean | null>(null);
  protected readonly showMore = computed(() => this.more() ?? this.hidden() > 0);
  protected readonly nothing = NOTHING_NARROWED;
  protected readonly sorts = computed(() => orderSorts.filter((sort) => sort !== 'total' || this.session.seesPrices()));
  protected readonly states = orderStates.filter((state) => state !== 'draft');
  protected readonly orders = pagedList({
    query: () => this.query(),
    load: (query, cursor) => this.api.invoke(listOrders, { ...query, cursor }),
  });

  protected readonly sideChoices = choices('orderList.side', this.sides);
  protected readonly columns = tableColumns('orderList.column', () => [
    { key: 'number', card: 'title' },
    { key: 'party', label: this.side() === 'buyer' ? 'seller' : 'buyer', card: 'wide' },
    { key: 'content', card: 'wide' },
    ...(this.session.seesPrices() ? [{ key: 'total', align: 'end' } as const] : []),
    { key: 'submitted' },
    { key: 'promised', card: 'hide' },
    { key: 'state', card: 'aside' },
  ]);
}
