import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getPriceItem, getPriceList, listPriceChanges } from '@tributary/api-client';
import { Cell, DataList, EmptyState, isZero, LocalNamePipe, MoneyPipe, NumberPipe, PageHeader, shanghaiDay, Skeleton, Time, UnitPipe } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';

/** Every price that a product had, has and will have in one list, and who changed it. */
@Component({
  selector: 'app-price-item-page',
  imports: [Cell, DataList, EmptyState, LocalNamePipe, MoneyPipe, NumberPipe, PageHeader, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe, UnitPipe],
  templateUrl: './price-item-page.html',
  styleUrl: './price-item-page.less',
})
export class PriceItemPage {
  readonly id = input.required({ transform: numberAttribute });
  readonly skuId = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);

  protected readonly list = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getPriceList, params) });
  protected readonly item = resource({
    params: () => ({ id: this.id(), skuId: this.skuId() }),
    loader: ({ params }) => this.api.invoke(getPriceItem, params),
  });
  protected readonly changes = pagedList({
    query: () => ({ id: this.id(), skuId: this.skuId() }),
    load: (query, cursor) => this.api.invoke(listPriceChanges, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('price.change', () => [
    { key: 'at', card: 'title' },
    { key: 'days', card: 'wide' },
    { key: 'quantity' },
    { key: 'old', align: 'end' },
    { key: 'new', align: 'end' },
    { key: 'by' },
  ]);
  protected readonly today = shanghaiDay(new Date());
  protected readonly zero = isZero;
}
