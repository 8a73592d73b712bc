import { Component, computed, inject, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listBatchRows, type BatchDetailDto } from '@tributary/api-client';
import { ActiveLocale, Cell, ChoiceRow, DataList, EmptyState, FilterBar, MoneyPipe, Quantity, StatusTag, Time } from '@tributary/ui';
import { NzPopoverModule } from 'ng-zorro-antd/popover';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';

type RowState = 'posted' | 'fault';

/** The rows of a batch; faults first, because they are what a person can do something about. */
@Component({
  selector: 'app-batch-rows',
  imports: [
    Cell,
    ChoiceRow,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    MoneyPipe,
    NzPopoverModule,
    NzSelectModule,
    Quantity,
    RouterLink,
    StatusTag,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './batch-rows.html',
  styleUrl: './batch-rows.less',
})
export class BatchRows {
  readonly batch = input.required<BatchDetailDto>();

  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale);
  protected readonly filters = queryFilters('rows', 'reason');
  protected readonly state = computed<RowState>(() => {
    const { rows } = this.filters.values();
    return rows === 'posted' || rows === 'fault' ? rows : this.batch().faults > 0 ? 'fault' : 'posted';
  });
  protected readonly rows = pagedList({
    query: () => ({
      id: this.batch().id,
      state: this.state(),
      reason: this.state() === 'fault' ? this.filters.values().reason : undefined,
      locale: this.locale.code(),
    }),
    load: ({ id, state, reason }, cursor) => this.api.invoke(listBatchRows, { id, state, reason, cursor }),
  });
  private readonly stateNames = choices<RowState>('batchRow.state', () => ['fault', 'posted']);
  protected readonly stateChoices = computed(() =>
    this.stateNames().map((choice) => ({ ...choice, count: choice.value === 'fault' ? this.batch().faults : this.batch().posted })),
  );
  protected readonly columns = tableColumns('batchRow.column', () => [
    { key: 'place', card: 'aside' },
    { key: 'date' },
    { key: 'product', card: 'title' },
    { key: 'terminal' },
    { key: 'quantity', align: 'end' },
    { key: 'amount', align: 'end' },
    ...(this.state() === 'fault' ? [{ key: 'reason', card: 'wide' } as const] : []),
    { key: 'cells' },
  ]);
}
