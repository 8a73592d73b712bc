import { Component, computed, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listShipments } from '@tributary/api-client';
import { Cell, ChoiceRow, DataList, EmptyState, FilterBar, LocalNamePipe, PageHeader, SearchBox, StatusTag, Time } from '@tributary/ui';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { pagedList } from '../../core/list/paged-list';
import { queryFilters } from '../../core/list/query-filters';
import { Session } from '../../core/session/session';
import { choices } from '../../shared/choices';
import { tableColumns } from '../../shared/table-columns';
import { shipmentStates, shipmentTone, type ShipmentState } from './shipment-state';

/** What is on the road, to us or from us. */
@Component({
  selector: 'app-shipment-list-page',
  imports: [
    Cell,
    ChoiceRow,
    DataList,
    EmptyState,
    FilterBar,
    FormsModule,
    LocalNamePipe,
    NzSelectModule,
    PageHeader,
    RouterLink,
    SearchBox,
    StatusTag,
    Time,
    TranslocoPipe,
  ],
  templateUrl: './shipment-list-page.html',
})
export class ShipmentListPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly filters = queryFilters('side', 'state', 'search');
  protected readonly states = shipmentStates;
  protected readonly tone = shipmentTone;

  /** Head office only sends; a dealer of the first tier does both, one of the second only receives. */
  protected readonly sides = computed<('buyer' | 'seller')[]>(() => {
    const organisation = this.session.organisation();
    if (organisation?.kind === 'head_office') return ['seller'];
    return organisation?.tier === 2 ? ['buyer'] : ['buyer', 'seller'];
  });
  protected readonly side = computed(() => this.sides().find((side) => side === this.filters.values().side) ?? this.sides()[0] ?? 'buyer');
  protected readonly shipments = pagedList({
    query: () => ({ side: this.side(), state: this.filters.values().state as ShipmentState | undefined, search: this.filters.values().search }),
    load: (query, cursor) => this.api.invoke(listShipments, { ...query, cursor }),
  });
  protected readonly sideChoices = choices('shipmentList.side', this.sides);
  protected readonly columns = tableColumns('shipmentList.column', () => [
    { key: 'number', card: 'title' },
    { key: 'order' },
    { key: 'party', label: this.side() === 'buyer' ? 'seller' : 'buyer', card: 'wide' },
    { key: 'vehicle' },
    { key: 'arrival' },
    { key: 'last' },
    { key: 'state', card: 'aside' },
  ]);
}
