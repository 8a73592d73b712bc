import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, exportReturns, listReturns } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, isZero, LocalNamePipe, MoneyPipe, PageHeader, SearchBox, shanghaiDay, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { orderSides, type OrderSide } from '../../orders/list/order-sides';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';
import { PeriodPicker } from '../../shared/period/period-picker';
import { tableColumns } from '../../shared/table-columns';
import { returnStates } from '../return-state';
import { ReturnStateTag } from '../return-state-tag';
import { returnFilterKeys, returnQuery, returnStatesOf } from './return-filters';

/** What we give back, and what comes back to us. */
@Component({
  selector: 'app-return-list-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, MoneyPipe, NzSelectModule, PageHeader, PeriodPicker, ReturnStateTag,
    RouterLink, SearchBox, Time, TranslocoPipe,
  ],
  templateUrl: './return-list-page.html',
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
export class ReturnListPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  protected readonly isZero = isZero;
  protected readonly filters = queryFilters(...returnFilterKeys);
  protected readonly sides = computed(() => orderSides(this.session));
  protected readonly side = computed<OrderSide>(() => this.sides().find((side) => side === this.filters.values().side) ?? this.sides()[0] ?? 'buyer');
  protected readonly sideChoices = choices('returns.side', this.sides);
  protected readonly states = returnStates;
  protected readonly chosenStates = computed(() => returnStatesOf(this.filters.values()));
  protected readonly narrowed = computed(() => Object.keys(this.filters.values()).some((key) => key !== 'side'));
  protected readonly nothing = { state: null, search: null, from: null, to: null, waiting: null };
  protected readonly busy = signal(false);

  private readonly query = computed(() => returnQuery(this.side(), this.filters.values()));
  protected readonly returns = pagedList({ query: () => this.query(), load: (query, cursor) => this.api.invoke(listReturns, { ...query, cursor }) });
  protected readonly columns = tableColumns('returns.column', () => [
    { key: 'number', card: 'title' },
    { key: 'party', label: this.side() === 'buyer' ? 'seller' : 'buyer', card: 'wide' },
    { key: 'content', card: 'wide' },
    { key: 'reason' },
    ...(this.session.seesPrices() ? [{ key: 'credit', align: 'end' } as const] : []),
    { key: 'requested' },
    { key: 'state', card: 'aside' },
  ]);

  protected async save(): Promise<void> {
    this.busy.set(true);
    try {
      download(`returns-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportReturns, this.query()));
    } finally {
      this.busy.set(false);
    }
  }
}
