import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getBuyerHome, type HomeTaskDto } from '@tributary/api-client';
import { ActiveLocale, Button, ChoiceRow, EmptyState, Icon, localName, LocalNamePipe, MoneyPipe, Notice, percentOf, Skeleton, Time } from '@tributary/ui';
import { queryFilters } from '../core/list/query-filters';
import { LinePicker } from '../orders/lines/line-picker';
import { ProblemState } from '../shared/problem-state';
import { OrderRows } from './order-rows';

/** A buyer's desk: credit left, the basket, what needs an answer, the last order to repeat, the usual basket, templates. */
@Component({
  selector: 'app-buyer-home',
  imports: [Button, ChoiceRow, EmptyState, Icon, LinePicker, LocalNamePipe, MoneyPipe, Notice, OrderRows, ProblemState, RouterLink, Skeleton, Time, TranslocoPipe],
  templateUrl: './buyer-home.html',
  styleUrl: './buyer-home.less',
})
export class BuyerHome {
  private readonly api = inject(Api);
  private readonly locale = inject(ActiveLocale).code;
  protected readonly filters = queryFilters('seller');
  protected readonly share = percentOf;

  protected readonly home = resource({
    params: () => ({ seller: this.filters.values().seller, locale: this.locale() }),
    loader: ({ params: { seller } }) => this.api.invoke(getBuyerHome, { sellerId: seller ? Number(seller) : undefined }),
  });
  protected readonly supplier = computed(() => {
    const home = this.home.hasValue() ? this.home.value() : null;
    return home?.suppliers.find(({ seller }) => seller.id === home.sellerId) ?? null;
  });
  protected readonly choices = computed(() => {
    const suppliers = this.home.hasValue() ? this.home.value().suppliers : [];
    return suppliers.map(({ seller, basketLines }) => ({
      value: String(seller.id),
      label: localName(seller, this.locale()),
      ...(basketLines > 0 ? { count: basketLines } : {}),
    }));
  });

  protected linkOf({ kind, orderId, shipmentId }: HomeTaskDto): unknown[] {
    return kind === 'arrival' && shipmentId !== null ? ['/shipments', shipmentId] : ['/orders', orderId];
  }
}
