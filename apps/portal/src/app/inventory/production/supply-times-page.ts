import { Component, inject, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listDivisions, listProductionLeads, listStockLocations, listTransitTimes, setProductionLead, setTransitTime, type ProductionLeadDto, type TransitTimeDto } from '@tributary/api-client';
import { Button, Cell, DataList, EmptyState, Field, FilterBar, LocalNamePipe, Notice, PageHeader } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { failureOf } from '../../core/http/problem';
import { handled } from '../../core/http/request-options';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { tableColumns } from '../../shared/table-columns';

/** How long goods are on the road, and how long production takes: what "by when" is counted from. Every field saves itself. */
@Component({
  selector: 'app-supply-times-page',
  imports: [Button, Cell, DataList, EmptyState, Field, FilterBar, FormsModule, LocalNamePipe, Notice, NzSelectModule, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './supply-times-page.html',
  styles: `
    .days {
      width: 84px;
    }
    .most {
      width: 96px;
    }
  `,
})
export class SupplyTimesPage {
  private readonly api = inject(Api);

  protected readonly filters = queryFilters('location');
  protected readonly locations = resource({ loader: () => this.api.invoke(listStockLocations) });
  protected readonly provinces = resource({ loader: () => this.api.invoke(listDivisions) });
  protected readonly leads = resource({ loader: () => this.api.invoke(listProductionLeads) });
  protected readonly times = pagedList({
    query: () => ({ locationId: Number(this.filters.values().location) || undefined }),
    load: (query, cursor) => this.api.invoke(listTransitTimes, { ...query, cursor }),
  });
  protected readonly columns = tableColumns('plan.times', () => [
    { key: 'location', card: 'title' },
    { key: 'division' },
    { key: 'days', align: 'end' },
  ]);
  protected readonly refusal = signal<string | null>(null);
  protected readonly locationId = signal<number | null>(null);
  protected readonly divisionCode = signal<string | null>(null);

  /** Blank forgets it. */
  protected async setTime({ locationId, divisionCode }: Pick<TransitTimeDto, 'locationId' | 'divisionCode'>, text: string): Promise<void> {
    const days = daysOf(text);
    if (await this.saved(() => this.api.invoke(setTransitTime, { body: { locationId, divisionCode, days } }, handled()))) this.times.reload();
  }

  protected async add(text: string): Promise<void> {
    const [locationId, divisionCode] = [this.locationId(), this.divisionCode()];
    if (locationId === null || divisionCode === null || text.trim() === '') return;
    await this.setTime({ locationId, divisionCode }, text);
  }

  /** Days blank: both are forgotten; the quantity blank: a planner must be asked for any. */
  protected async setLead({ productLineId }: ProductionLeadDto, days: string, most: string): Promise<void> {
    const body = { days: daysOf(days), mostOnDemand: most.trim() || null };
    if (await this.saved(() => this.api.invoke(setProductionLead, { productLineId, body }, handled()))) this.leads.reload();
  }

  private async saved(save: () => Promise<unknown>): Promise<boolean> {
    this.refusal.set(null);
    try {
      await save();
      return true;
    } catch (error) {
      this.refusal.set(failureOf(error).message);
      return false;
    }
  }
}

function daysOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
