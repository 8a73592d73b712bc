import { Component, inject, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Api, getBasket, listOrders, listSuppliers, reorderOrder, type OrderSummaryDto } from '@tributary/api-client';
import { Button, EmptyState, Icon, LocalNamePipe, MoneyPipe, percentOf, Skeleton, Toasts } from '@tributary/ui';
import { ProblemState } from '../shared/problem-state';
import { OrderRows } from './order-rows';

const LAST_ORDERS = 5;

/** A buyer's desk: from whom, what is in the basket, credit left, and the last order to repeat. */
@Component({
  selector: 'app-buyer-home',
  imports: [Button, EmptyState, Icon, LocalNamePipe, MoneyPipe, OrderRows, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './buyer-home.html',
  styleUrl: './buyer-home.less',
})
export class BuyerHome {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly transloco = inject(TranslocoService);
  protected readonly share = percentOf;

  protected readonly suppliers = resource({
    loader: async () => {
      const suppliers = await this.api.invoke(listSuppliers);
      return Promise.all(suppliers.map(async (supplier) => ({ supplier, basket: await this.api.invoke(getBasket, { sellerId: supplier.id }) })));
    },
  });
  protected readonly orders = resource({
    loader: async () => (await this.api.invoke(listOrders, { side: 'buyer', limit: LAST_ORDERS })).items,
  });

  protected async repeat(order: OrderSummaryDto): Promise<void> {
    const basket = await this.api.invoke(reorderOrder, { id: order.id });
    this.toasts.success(this.transloco.translate('orderPage.done.reorder', { count: basket.lines.length }));
    await this.router.navigate(['/orders/new'], { queryParams: { seller: basket.seller.id } });
  }
}
