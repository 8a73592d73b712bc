import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, downloadPriceList, getPriceList, listPriceItems, type PriceItemDto, type PriceListDto } from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, SearchBox, shanghaiDay, Skeleton, StatusTag, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { download } from '../../shared/download';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { ItemPrices } from '../item/item-prices';
import { PriceDialog, type PriceQuestion } from '../item/price-dialog';
import { WorkbookDialog } from '../workbook/workbook-dialog';
import { PriceListBuyers } from './price-list-buyers';
import { PriceListDialog } from './price-list-dialog';
import { phaseOf, phaseTone } from './price-list-facts';

/** One price list: when it counts, who may buy at it, and its prices. */
@Component({
  selector: 'app-price-list-page',
  imports: [
    Button, Cell, DataList, EmptyState, FilterBar, Icon, ItemPrices, LocalNamePipe, PageHeader, PriceListBuyers, ProblemState, RouterLink, SearchBox, Skeleton,
    StatusTag, Time, TranslocoPipe,
  ],
  templateUrl: './price-list-page.html',
  styleUrl: './price-list-page.less',
})
export class PriceListPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly mayManage = inject(Session).may('pricing.manage');

  protected readonly filters = queryFilters('search', 'on');
  protected readonly list = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getPriceList, params) });
  protected readonly mayChange = computed(() => this.mayManage && this.list.hasValue() && this.list.value().own);
  protected readonly items = pagedList({
    query: () => ({ id: this.id(), search: this.filters.values().search, on: this.filters.values().on }),
    load: (query, cursor) => this.api.invoke(listPriceItems, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('price.column', () => [
    { key: 'sku', card: 'title' },
    { key: 'prices', card: 'wide' },
    ...(this.mayChange() ? [{ key: 'actions', card: 'aside' as const }] : []),
  ]);
  protected readonly today = shanghaiDay(new Date());
  protected readonly phase = phaseOf;
  protected readonly tone = phaseTone;

  protected async edit(list: PriceListDto): Promise<void> {
    const changed = await this.dialogs.open<PriceListDto, PriceListDto | undefined>(PriceListDialog, list);
    if (changed) this.list.set(changed);
  }

  /** Without an item: the price of a product that the list does not have yet. */
  protected async price(list: PriceListDto, item?: PriceItemDto): Promise<void> {
    const question: PriceQuestion = { list, item };
    const changed = await this.dialogs.open<PriceItemDto, PriceQuestion>(PriceDialog, question);
    if (!changed) return;
    if (item) this.items.patch((items) => items.map((other) => (other.skuId === changed.skuId ? changed : other)));
    else this.items.reload();
  }

  protected async upload(list: PriceListDto): Promise<void> {
    const changed = await this.dialogs.open<number, PriceListDto>(WorkbookDialog, list, 'wide');
    if (changed) this.items.reload();
  }

  protected async save({ id, code }: PriceListDto): Promise<void> {
    download(`${code}-${this.today}.xlsx`, await this.api.invoke(downloadPriceList, { id }));
  }
}
