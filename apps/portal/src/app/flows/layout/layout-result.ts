import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TriedLayoutDto } from '@tributary/api-client';
import { Cell, DataTable, MoneyPipe, Notice, NumberPipe, Time } from '@tributary/ui';
import { tableColumns } from '../../shared/table-columns';

/** What a file would give if it were read so: how many rows, the first of them in our words, and what is wrong. */
@Component({
  selector: 'app-layout-result',
  imports: [Cell, DataTable, MoneyPipe, Notice, NumberPipe, Time, TranslocoPipe],
  templateUrl: './layout-result.html',
  styleUrl: './layout-result.less',
})
export class LayoutResult {
  readonly result = input.required<TriedLayoutDto>();
  protected readonly columns = tableColumns('layouts.record', () => [
    { key: 'place', card: 'aside' },
    { key: 'kind' },
    { key: 'date' },
    { key: 'product', card: 'title' },
    { key: 'customer' },
    { key: 'quantity', align: 'end' },
    { key: 'amount', align: 'end' },
  ]);
  protected readonly rows = computed(() => this.result().counts.reduce((sum, { rows }) => sum + rows, 0));
}
