import { Component, computed, inject, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, exportProductionPlans, listProductionPlans, listStockLocations, type ProductionPlanDto } from '@tributary/api-client';
import { Button, Cell, ChoiceRow, DataList, Dialogs, EmptyState, FilterBar, Icon, LocalNamePipe, PageHeader, Quantity, SearchBox, shanghaiDay, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { choices } from '../../shared/choices';
import { download } from '../../shared/download';
import { tableColumns } from '../../shared/table-columns';
import { PlanDialog } from './plan-dialog';
import { PlanTag } from './plan-tag';
import { PlanWorkbookDialog } from './plan-workbook-dialog';
import { ReportDialog } from './report-dialog';

type Show = 'all' | 'open' | 'short' | 'late' | 'closed';
const shows: readonly Show[] = ['all', 'open', 'short', 'late', 'closed'];

type Origin = 'all' | 'planned' | 'demand';
const origins: readonly Origin[] = ['all', 'planned', 'demand'];

/** What is going to be made, what of it is promised and what is free; reports and changes from the row. */
@Component({
  selector: 'app-production-plan-list-page',
  imports: [
    Button, Cell, ChoiceRow, DataList, EmptyState, FilterBar, FormsModule, Icon, LocalNamePipe, NzSelectModule, PageHeader, PlanTag, Quantity, RouterLink,
    SearchBox, Time, TranslocoPipe,
  ],
  templateUrl: './production-plan-list-page.html',
})
export class ProductionPlanListPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);

  protected readonly filters = queryFilters('search', 'location', 'from', 'to', 'show', 'origin');
  protected readonly locations = resource({ loader: () => this.api.invoke(listStockLocations) });
  protected readonly show = computed(() => shows.find((show) => show === this.filters.values().show) ?? 'all');
  protected readonly showChoices = choices<Show>('plan.show', () => shows);
  protected readonly origin = computed(() => origins.find((origin) => origin === this.filters.values().origin) ?? 'all');
  protected readonly originChoices = choices<Origin>('demandPlan.origin', () => origins);
  private readonly query = computed(() => {
    const { search, location, from, to } = this.filters.values();
    const [show, origin] = [this.show(), this.origin()];
    return { search, locationId: Number(location) || undefined, from, to, show: show === 'all' ? undefined : show, origin: origin === 'all' ? undefined : origin };
  });
  protected readonly plans = pagedList({ query: () => this.query(), load: (query, cursor) => this.api.invoke(listProductionPlans, { ...query, cursor }) });
  protected readonly columns = tableColumns('plan.column', () => [
    { key: 'sku', card: 'title' },
    { key: 'location' },
    { key: 'readyOn' },
    { key: 'planned', align: 'end' },
    { key: 'promised', align: 'end' },
    { key: 'produced', align: 'end' },
    { key: 'free', align: 'end' },
    { key: 'actions', card: 'aside' },
  ]);

  protected async create(): Promise<void> {
    const created = await this.dialogs.open<ProductionPlanDto, ProductionPlanDto | undefined>(PlanDialog, undefined);
    if (created) this.plans.reload();
  }

  protected async change(plan: ProductionPlanDto): Promise<void> {
    this.patch(await this.dialogs.open<ProductionPlanDto, ProductionPlanDto | undefined>(PlanDialog, plan));
  }

  protected async report(plan: ProductionPlanDto): Promise<void> {
    this.patch(await this.dialogs.open<ProductionPlanDto, ProductionPlanDto>(ReportDialog, plan));
  }

  protected async upload(): Promise<void> {
    const changed = await this.dialogs.open<number, undefined>(PlanWorkbookDialog, undefined, 'wide');
    if (changed) this.plans.reload();
  }

  protected async save(): Promise<void> {
    download(`plans-${shanghaiDay(new Date())}.xlsx`, await this.api.invoke(exportProductionPlans, this.query()));
  }

  private patch(changed: ProductionPlanDto | undefined): void {
    if (changed) this.plans.patch((plans) => plans.map((plan) => (plan.id === changed.id ? changed : plan)));
  }
}
