import { Component, computed, inject, input, output, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api, getOrderDifference, type OrderDto } from '@tributary/api-client';
import { Button, Icon, Skeleton } from '@tributary/ui';
import { ProblemState } from '../../shared/problem-state';
import { OrderDifference } from '../versions/order-difference';

/** What the seller offers in place of what was ordered, and below it the buyer's answer. */
@Component({
  selector: 'app-offer-answer',
  imports: [Button, Icon, OrderDifference, ProblemState, RouterLink, Skeleton, TranslocoPipe],
  template: `
    <section class="card" data-testid="offer-answer">
      <h2>{{ 'orderVersions.offered' | transloco }}</h2>
      @if (difference.hasValue()) {
        @let found = difference.value();
        @if (found.to.reason) {
          <p class="reason">{{ 'orderVersions.reason' | transloco }} {{ found.to.reason }}</p>
        }
        <app-order-difference [difference]="found" />
      } @else if (difference.error(); as error) {
        <app-problem-state [error]="error" (retry)="difference.reload()" />
      } @else {
        <tb-skeleton [lines]="4" />
      }
      <div class="form-actions">
        <a tbButton="quiet" [routerLink]="['/orders', order().id, 'versions']">{{ 'orderVersions.all' | transloco }}</a>
        @if (may('decline')) {
          <button type="button" tbButton="danger" (click)="answered.emit('decline')" data-testid="decline">{{ 'orderLife.action.decline' | transloco }}</button>
        }
        @if (may('accept')) {
          <button type="button" tbButton="primary" (click)="answered.emit('accept')" data-testid="accept">
            <tb-icon name="check" [size]="16" />{{ 'orderLife.action.accept' | transloco }}
          </button>
        }
      </div>
    </section>
  `,
  styles: `
    .reason {
      margin-bottom: var(--space-3);
    }
    .form-actions {
      margin-top: var(--space-4);
    }
  `,
})
export class OfferAnswer {
  readonly order = input.required<OrderDto>();
  readonly answered = output<'accept' | 'decline'>();

  private readonly api = inject(Api);
  private readonly offer = computed(() => ({ id: this.order().id, to: this.order().version }), { equal: (a, b) => a.id === b.id && a.to === b.to });
  protected readonly difference = resource({ params: () => this.offer(), loader: ({ params }) => this.api.invoke(getOrderDifference, params) });

  protected may(action: string): boolean {
    return this.order().availableActions.includes(action);
  }
}
