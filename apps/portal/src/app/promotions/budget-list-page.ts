import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type ExpenseBudgetDto, listExpenseBudgets } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, percentOf, SearchBox, Time } from '@tributary/ui';
import { pagedList } from '../core/list/paged-list';
import { queryFilters } from '../core/list/query-filters';
import { choices } from '../shared/choices';
import { tableColumns } from '../shared/table-columns';
import { BudgetDialog } from './budget-dialog';

type Kind = ExpenseBudgetDto['kind'];
const kinds: readonly Kind[] = ['market-development', 'promotion'];

/** Market-development and promotion expense: how much there is, and how much is used. */
@Component({
  selector: 'app-budget-list-page',
  imports: [Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, Icon, LocalNamePipe, MoneyPipe, PageHeader, RouterLink, SearchBox, Time, TranslocoPipe],
  templateUrl: './budget-list-page.html',
  styleUrl: './budget-use.less',
})
export class BudgetListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  protected readonly filters = queryFilters('search', 'kind');
  protected readonly kind = computed<Kind | 'all'>(() => kinds.find((kind) => kind === this.filters.values().kind) ?? 'all');
  protected readonly budgets = pagedList({
    query: () => {
      const kind = this.kind();
      return { search: this.filters.values().search, kind: kind === 'all' ? undefined : kind };
    },
    load: (query, cursor) => this.api.invoke(listExpenseBudgets, { ...query, cursor }),
  });
  protected readonly kindChoices = choices<Kind | 'all'>('budgetKind', () => ['all', ...kinds]);
  protected readonly share = percentOf;
  protected readonly columns = tableColumns('budgetList.column', () => [
    { key: 'name', card: 'title' },
    { key: 'kind' },
    { key: 'for' },
    { key: 'period' },
    { key: 'amount', align: 'end' },
    { key: 'used', align: 'end' },
    { key: 'left', align: 'end', card: 'aside' },
  ]);

  protected async create(): Promise<void> {
    const created = await this.dialogs.open(BudgetDialog, undefined);
    if (created) await this.router.navigate(['/expense-budgets', created.id]);
  }
}
