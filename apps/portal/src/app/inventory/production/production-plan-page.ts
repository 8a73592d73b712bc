import { Component, inject, input, numberAttribute, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getProductionPlan, listProductionMovements, type ProductionPlanDto } from '@tributary/api-client';
import { Button, Cell, CodePipe, DataList, Dialogs, EmptyState, isZero, LocalNamePipe, NumberPipe, PageHeader, Quantity, Skeleton, Time } from '@tributary/ui';
import { pagedList } from '../../core/list/paged-list';
import { ProblemState } from '../../shared/problem-state';
import { tableColumns } from '../../shared/table-columns';
import { PlanDialog } from './plan-dialog';
import { PlanTag } from './plan-tag';
import { ReportDialog } from './report-dialog';

/** One plan, and how it came to be what it is: every movement with its document. */
@Component({
  selector: 'app-production-plan-page',
  imports: [Button, Cell, CodePipe, DataList, EmptyState, LocalNamePipe, NumberPipe, PageHeader, PlanTag, ProblemState, Quantity, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './production-plan-page.html',
})
export class ProductionPlanPage {
  readonly id = input.required({ transform: numberAttribute });
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);

  protected readonly plan = resource({ params: () => ({ id: this.id() }), loader: ({ params }) => this.api.invoke(getProductionPlan, params) });
  protected readonly movements = pagedList({ query: () => ({ id: this.id() }), load: (query, cursor) => this.api.invoke(listProductionMovements, { ...query, cursor }) });
  protected readonly columns = tableColumns('plan.movement', () => [
    { key: 'at' },
    { key: 'kind', card: 'title' },
    { key: 'quantity', align: 'end' },
    { key: 'document' },
    { key: 'reason', card: 'wide' },
    { key: 'actor' },
  ]);
  protected readonly isZero = isZero;

  protected async change(plan: ProductionPlanDto): Promise<void> {
    this.changed(await this.dialogs.open<ProductionPlanDto, ProductionPlanDto | undefined>(PlanDialog, plan));
  }

  protected async report(plan: ProductionPlanDto): Promise<void> {
    this.changed(await this.dialogs.open<ProductionPlanDto, ProductionPlanDto>(ReportDialog, plan));
  }

  protected signed(change: string): string {
    return change.startsWith('-') ? change : `+${change}`;
  }

  private changed(plan: ProductionPlanDto | undefined): void {
    if (!plan) return;
    this.plan.set(plan);
    this.movements.reload();
  }
}
