import { Component, computed, inject, input, output, resource } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listSuppliers } from '@tributary/api-client';
import { Field, LocalNamePipe } from '@tributary/ui';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Session } from '../../core/session/session';
import { DealerSelect } from '../../shared/dealer-select';
import { dayOf, localDate } from '../../shared/period/calendar-date';
import { SkuSelect } from '../../shared/sku-select';
import type { OrderFilterKey, OrderFilters } from './order-filters';
import type { OrderSide } from './order-sides';

type Change = Partial<Record<OrderFilterKey, string | null>>;

/** The filters that are wanted now and then. */
@Component({
  selector: 'app-order-more-filters',
  imports: [DealerSelect, Field, FormsModule, LocalNamePipe, NzDatePickerModule, NzSelectModule, SkuSelect, TranslocoPipe],
  templateUrl: './order-more-filters.html',
  styleUrl: './order-more-filters.less',
})
export class OrderMoreFilters {
  readonly side = input.required<OrderSide>();
  readonly values = input.required<OrderFilters>();
  readonly changed = output<Change>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly seesPrices = this.session.seesPrices;
  protected readonly seesDealers = computed(() => this.session.may('dealers.read'));
  protected readonly seesProducts = computed(() => this.session.may('catalogue.read'));
  protected readonly suppliers = resource({
    params: () => (this.side() === 'buyer' && this.session.buys() ? {} : undefined),
    loader: () => this.api.invoke(listSuppliers),
  });
  protected readonly promised = computed(() => localDate(this.values().promised ?? null));
  protected readonly day = dayOf;
}
