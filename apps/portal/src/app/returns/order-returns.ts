import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, listReturnsOfOrder, type OrderDto } from '@tributary/api-client';
import { isZero, MoneyPipe, Time } from '@tributary/ui';
import { ReturnStateTag } from './return-state-tag';

const MOST = 50;

/** What of an order goes back; nothing where nothing was received or nothing was asked back. */
@Component({
  selector: 'app-order-returns',
  imports: [MoneyPipe, ReturnStateTag, RouterLink, Time, TranslocoPipe],
  template: `
    @if (returns.hasValue() && returns.value().length) {
      <section class="card">
        <h2>{{ 'returns.title' | transloco }}</h2>
        @for (back of returns.value(); track back.id) {
          <a [routerLink]="['/returns', back.id]">
            <span class="split">
              <span class="strong num">{{ back.number }}</span>
              <app-return-state-tag [state]="back.state" />
            </span>
            <span class="small quiet">
              {{ back.reason }} · <tb-time [at]="back.requestedAt" />
              @if (back.credit !== null && !isZero(back.credit)) {
                · {{ 'returns.column.credit' | transloco }} <span class="num">{{ back.credit | tbMoney }}</span>
              }
            </span>
          </a>
        }
      </section>
    }
  `,
  styles: `
    a {
      display: grid;
      gap: 2px;
      padding: var(--space-3) 0;
      border-top: 1px solid var(--slate-100);
      color: inherit;
    }
    h2 + a {
      border-top: 0;
    }
    a:last-child {
      padding-bottom: 0;
    }
  `,
})
export class OrderReturns {
  readonly order = input.required<OrderDto>();

  private readonly api = inject(Api);
  protected readonly isZero = isZero;
  /** Read again with every reading of the order. */
  private readonly wanted = computed(() => (this.order().lines.some(({ receivedQuantity }) => !isZero(receivedQuantity)) ? { order: this.order() } : undefined));
  protected readonly returns = resource({
    params: () => this.wanted(),
    loader: async ({ params }) => (await this.api.invoke(listReturnsOfOrder, { id: params.order.id, limit: MOST })).items,
  });
}
