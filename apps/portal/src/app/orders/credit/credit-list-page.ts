import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, exportCreditAccounts, listCreditAccounts } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, SearchBox, shanghaiDay, StatusTag } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';
import { tableColumns } from '../../shared/table-columns';
import { creditFilterKeys, creditLevels, creditQuery, creditSides, creditSorts } from './credit-filters';
import { creditStanding, creditTone, usedShare } from './credit-level';

type Level = 'all' | (typeof creditLevels)[number];

/** Credit accounts: of a seller its customers', of a buyer its own with each supplier. */
@Component({
  selector: 'app-credit-list-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, MoneyPipe, NzSelectModule, PageHeader, RouterLink, SearchBox, StatusTag,
    TranslocoPipe,
  ],
  templateUrl: './credit-list-page.html',
  styleUrl: './credit-use.less',
})
export class CreditListPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly filters = queryFilters(...creditFilterKeys);
  protected readonly sides = computed(() => creditSides(this.session));
  protected readonly side = computed(() => this.sides().find((side) => side === this.filters.values().side) ?? this.sides()[0] ?? 'buyer');
  protected readonly query = computed(() => creditQuery(this.side(), this.filters.values()));
  protected readonly level = computed<Level>(() => this.query().level ?? 'all');
  protected readonly narrowed = computed(() => this.level() !== 'all' || !!this.filters.values().search);
  protected readonly sorts = creditSorts;
  protected readonly accounts = pagedList({
    query: () => this.query(),
    load: (query, cursor) => this.api.invoke(listCreditAccounts, { ...query, cursor }),
  });
  protected readonly sideChoices = choices('credit.sides', this.sides);
  protected readonly levelChoices = choices<Level>('credit.levels', () => ['all', ...creditLevels]);
  protected readonly standing = creditStanding;
  protected readonly tone = creditTone;
  protected readonly share = usedShare;
  protected readonly columns = tableColumns('credit.column', () => [
    { key: 'party', label: this.side() === 'buyer' ? 'seller' : 'buyer', card: 'title' },
    { key: 'limit', align: 'end' },
    { key: 'used', align: 'end' },
    { key: 'available', align: 'end' },
    { key: 'state', card: 'aside' },
  ]);
  protected readonly busy = signal(false);

  protected async save(): Promise<void> {
    this.busy.set(true);
    try {
      download(`credit-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportCreditAccounts, this.query()));
    } finally {
      this.busy.set(false);
    }
  }
}
