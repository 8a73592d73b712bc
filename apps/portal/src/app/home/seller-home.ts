import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listOrders } from '@tributary/api-client';
import { EmptyState, Skeleton } from '@tributary/ui';
import { ProblemState } from '../shared/problem-state';
import { OrderRows } from './order-rows';

const ROWS = 8;

/** A seller's desk: what waits for a decision, and what is ready to leave. */
@Component({
  selector: 'app-seller-home',
  imports: [EmptyState, OrderRows, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  template: `
    @for (list of lists; track list.state) {
      <section class="card">
        <div class="split head">
          <h2>{{ 'home.seller.' + list.state | transloco }}</h2>
          <a class="small" routerLink="/orders" [queryParams]="{ side: 'seller', state: list.state }">{{ 'home.all' | transloco }}</a>
        </div>
        @if (list.orders.hasValue()) {
          @if (list.orders.value().length) {
            <app-order-rows party="buyer" [orders]="list.orders.value()" />
          } @else {
            <tb-empty-state icon="check" [heading]="'home.sellerEmpty.' + list.state | transloco" />
          }
        } @else if (list.orders.error(); as error) {
          <app-problem-state [error]="error" (retry)="list.orders.reload()" />
        } @else {
          <tb-skeleton [lines]="4" />
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-4);
    }
    .head {
      margin-bottom: var(--space-2);
    }
  `,
})
export class SellerHome {
  private readonly api = inject(Api);
  protected readonly lists = (['submitted', 'allocated'] as const).map((state) => ({
    state,
    orders: resource({ loader: async () => (await this.api.invoke(listOrders, { side: 'seller', state: [state], limit: ROWS })).items }),
  }));
}
