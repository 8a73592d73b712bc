import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listPriceLists, type PriceListDto } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, NumberPipe, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { PriceListBuyers } from './price-list-buyers';
import { PriceListDialog } from './price-list-dialog';
import { phaseOf, phaseTone } from './price-list-facts';

type Kind = 'all' | 'list' | 'contract';
const kinds: readonly Kind[] = ['all', 'list', 'contract'];
const sources = ['own', 'recommended', 'dealers'] as const;

/** The price lists that one may look after, and for head office those of its dealers too. */
@Component({
  selector: 'app-price-list-list-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, NumberPipe, NzSelectModule, PageHeader, PriceListBuyers,
    RouterLink, SearchBox, StatusTag, Time, TranslocoPipe,
  ],
  templateUrl: './price-list-list-page.html',
})
export class PriceListListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly mayManage = this.session.may('pricing.manage');
  protected readonly atHeadOffice = computed(() => this.session.organisation()?.kind === 'head_office');
  protected readonly filters = queryFilters('search', 'kind', 'source', 'validOn');
  protected readonly sources = sources;
  protected readonly kind = computed(() => kinds.find((kind) => kind === this.filters.values().kind) ?? 'all');
  private readonly source = computed(() => sources.find((source) => source === this.filters.values().source));
  protected readonly lists = pagedList({
    query: () => {
      const { search, validOn } = this.filters.values();
      const kind = this.kind();
      return { search, validOn, kind: kind === 'all' ? undefined : kind, source: this.source() };
    },
    load: (query, cursor) => this.api.invoke(listPriceLists, { ...query, cursor }),
  });
  protected readonly kindChoices = choices<Kind>('priceList.kind', () => kinds);
  protected readonly columns = tableColumns('priceList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'buyers', card: 'wide' },
    { key: 'valid' },
    { key: 'priority', align: 'end' },
    { key: 'skus', align: 'end' },
    { key: 'phase', card: 'aside' },
  ]);
  protected readonly phase = phaseOf;
  protected readonly tone = phaseTone;

  protected async create(): Promise<void> {
    const created = await this.dialogs.open<PriceListDto, PriceListDto | undefined>(PriceListDialog, undefined);
    if (created) await this.router.navigate(['/price-lists', created.id]);
  }
}
