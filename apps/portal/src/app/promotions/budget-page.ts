import { Component, computed, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, type ExpenseBudgetDto, getExpenseBudget, listExpenseMovements } from '@tributary/api-client';
import { Button, Cell, DataList, Dialogs, EmptyState, formatMoney, Icon, LocalNamePipe, MoneyPipe, PageHeader, percentOf, Skeleton, Time } from '@tributary/ui';
import { pagedList } from '../core/list/paged-list';
import { ProblemState } from '../shared/problem-state';
import { tableColumns } from '../shared/table-columns';
import { BudgetDialog } from './budget-dialog';

/** One budget: what there is, what is used, and every order that took from it or gave back. */
@Component({
  selector: 'app-budget-page',
  imports: [Button, Cell, DataList, EmptyState, Icon, LocalNamePipe, MoneyPipe, PageHeader, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './budget-page.html',
  styleUrl: './budget-use.less',
})
export class BudgetPage {
  readonly id = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  protected readonly budget = resource({
    params: () => ({ id: this.id() }),
    loader: ({ params }) => this.api.invoke(getExpenseBudget, params),
  });
  protected readonly shown = computed(() => (this.budget.hasValue() ? this.budget.value() : undefined));
  protected readonly movements = pagedList({
    query: () => ({ id: this.id() }),
    load: (query, cursor) => this.api.invoke(listExpenseMovements, { ...query, cursor }),
  });
  protected readonly share = percentOf;
  protected readonly columns = tableColumns('budgetPage.column', () => [
    { key: 'at', card: 'aside' },
    { key: 'dealer', card: 'title' },
    { key: 'kind' },
    { key: 'amount', align: 'end' },
    { key: 'document' },
    { key: 'actor' },
  ]);

  protected signed(amount: string): string {
    return amount.startsWith('-') ? formatMoney(amount) : `+${formatMoney(amount)}`;
  }

  protected async edit(budget: ExpenseBudgetDto): Promise<void> {
    const changed = await this.dialogs.open(BudgetDialog, budget);
    if (changed) this.budget.set(changed);
  }
}
